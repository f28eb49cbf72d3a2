"""Whether the words for two persons or groups set them apart."""

from __future__ import annotations

from collections.abc import Set as AbstractSet

from crossread.entities.judge import (
    countries_agree,
    is_one_of_the_other,
    names_clash,
    share_article,
)
from crossread.entities.person_nouns import is_collective, parts_differ
from crossread.entities.profiles import Profile

_OTHERS = frozenset(
    {"another", "other", "second", "third", "fourth", "fifth", "fellow", "different", "next"}
)

# Words that say that somebody is dead, and deeds of which he dies.
_LATE = frozenset({"late", "deceased"})
_BEFORE_NAME = tuple(f"{start}{word} " for word in sorted(_LATE) for start in ("", "the "))
_DEATHS = frozenset({("die", "ARG0"), ("die", "ARG1")}) | {
    (verb, "ARG1") for verb in ("assassinate", "drown", "execute", "kill", "murder", "slay")
}


def is_plural(profile: Profile) -> bool:
    """Tell whether a profile is several; police are, though the word has no plural."""
    return profile.plural or is_collective(profile.traits.nouns)


def sex_of(profile: Profile) -> str:
    """Return what names, nouns or else most pronouns tell of a person's sex, "" for nothing."""
    if profile.genders:
        return min(profile.genders) if len(profile.genders) == 1 else ""
    male, female = profile.traits.he, profile.traits.she
    return "" if male == female else "male" if male > female else "female"


def are_apart(left: Profile, right: Profile) -> bool:
    """Tell whether number, sex, State, age, owner or a word such as "another" sets two apart."""
    if is_plural(left) is not is_plural(right) or not countries_agree(left, right):
        return True
    if names_clash(left, right) or len({sex_of(left), sex_of(right)} - {""}) > 1:
        return True
    one, other = left.traits, right.traits
    if _is_late(left) is not _is_late(right):
        late, living = (left, right) if _is_late(left) else (right, left)
        if not _has_died(living, late.traits.articles):
            return True
    if (one.adjectives | other.adjectives) & _OTHERS:
        return True
    if is_one_of_the_other(left, right):
        return True
    if one.counts and other.counts and not one.counts & other.counts:
        return True
    return _ages_differ(one.ages, other.ages)


def _ages_differ(left: AbstractSet[int], right: AbstractSet[int]) -> bool:
    """Tell whether no two of the ages told are one; a birthday between two reports is let pass."""
    return bool(left and right) and all(abs(one - two) > 1 for one in left for two in right)


def _is_late(profile: Profile) -> bool:
    """Tell whether words for a person say that he is dead: "the late singer"."""
    if not _LATE.isdisjoint(profile.traits.adjectives):
        return True
    return any(text.casefold().startswith(_BEFORE_NAME) for text, _ in profile.variants)


def _has_died(profile: Profile, articles: AbstractSet[str]) -> bool:
    """Tell whether somebody dies in the articles, in any where they do not speak of him."""
    return not _DEATHS.isdisjoint(profile.traits.within(articles).deeds)


def may_be_two(left: Profile, right: Profile) -> bool:
    """Tell whether two are set apart, be it only by the years of which they are told.

    "In 1996 a boy fell in" tells of another boy than the report of today's fall. Two groups of
    one report are two: "the couple" of a report on many couples.
    """
    if are_apart(left, right) or (is_plural(left) and share_article(left, right)):
        return True
    one, other = left.traits.years, right.traits.years
    return one != other and not one & other


def play_apart(left: Profile, right: Profile) -> bool:
    """Tell whether two are set apart, be it only by the parts they play in the story."""
    return are_apart(left, right) or parts_differ(left.traits.nouns, right.traits.nouns)
