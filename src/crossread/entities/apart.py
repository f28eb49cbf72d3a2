"""Whether the words for two persons or groups set them apart."""

from __future__ import annotations

from crossread.entities.judge import countries_agree, names_clash
from crossread.entities.person_nouns import is_collective, parts_differ
from crossread.entities.profiles import Profile

_OTHERS = frozenset(
    {"another", "other", "second", "third", "fourth", "fifth", "fellow", "different"}
)


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
    if (one.adjectives | other.adjectives) & _OTHERS:
        return True
    if one.owners & other.chains or other.owners & one.chains:
        return True  # nobody is his own brother
    told = ((one.ages, other.ages), (one.counts, other.counts))
    return any(mine and yours and not mine & yours for mine, yours in told)


def play_apart(left: Profile, right: Profile) -> bool:
    """Tell whether two are set apart, be it only by the parts they play in the story."""
    return are_apart(left, right) or parts_differ(left.traits.nouns, right.traits.nouns)
