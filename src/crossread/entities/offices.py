"""Chains that speak of one office or body of one State: "the Xan defence ministry"."""

from __future__ import annotations

import re
from collections.abc import Hashable, Iterator
from functools import lru_cache

from crossread.entities.profiles import Profile
from crossread.model.annotation import EntityKind
from crossread.text.countries import CountryBasis, find_country
from crossread.text.polities import is_polity_code, polity_of
from crossread.text.roles import has_single_holder, is_past, role_classes, roles_compatible
from crossread.text.similarity import name_words

_OF_STATES = frozenset({CountryBasis.NAME, CountryBasis.DEMONYM})  # a capital has its own police


def same_office(left: Profile, right: Profile) -> str:
    """Return why two nameless profiles speak of one office or body of one State, or "".

    Groups are one only where the same words tell them: "police of Selm" are not those of the State.
    """
    if left.names or right.names or left.plural is not right.plural or left.kind is not right.kind:
        return ""
    if not left.countries or left.countries != right.countries:
        return ""
    if tells_which(left) or tells_which(right):
        return ""
    if not left.plural and not (left.definite and right.definite):
        return ""  # "a Xan official" of two reports may be two
    if not set(left.roles) & set(right.roles) - {""}:
        return ""
    one, other = _modifiers(left), _modifiers(right)
    more = one ^ other  # "the Xan moon mission", "the Xan mission"; but "Selm police", "Xan police"
    within = one <= other or other <= one
    if not more or (within and not left.plural and not more & _proper_words(left, right)):
        return "same office of one State"
    return ""


def tells_which(profile: Profile) -> bool:
    """Tell whether the words for a nameless one pick it out of its kind: "the next", a clause.

    Of the same words without them another may be meant.
    """
    return profile.traits.restricted or "next" in profile.traits.adjectives


def _proper_words(*profiles: Profile) -> frozenset[str]:
    """Return the folded words that the nominals of profiles print with a capital."""
    nouns = {noun for profile in profiles for noun in profile.nouns}
    words = {word for noun in nouns for word in noun.split() if word[:1].isupper()}
    return frozenset(part for word in words for part in name_words(word))


def _modifiers(profile: Profile) -> frozenset[str]:
    """Return the words that its nominals have beside the role and the State."""
    roles = {word for role in profile.roles for word in name_words(role)}
    (code,) = profile.countries if len(profile.countries) == 1 else ("",)
    return frozenset(
        word
        for noun in set(profile.nouns)
        for word in _own_words(noun, code)
        if word not in roles and word.removesuffix("s") not in roles
    )


@lru_cache(maxsize=1 << 14)
def _own_words(phrase: str, code: str) -> frozenset[str]:
    """Return the folded words of a phrase but for the State of a code and words such as "its"."""
    words = re.sub(r"^(?:an?|our|his|her|their|its|my)\s", "", phrase).split()
    for size in (2, 1):
        for start in range(len(words) - size + 1):
            if _is_state(" ".join(words[start : start + size]), code):
                words = words[:start] + words[start + size :]
                break
    return frozenset(name_words(" ".join(words)))


def _is_state(words: str, code: str) -> bool:
    country = polity_of(words, code) if is_polity_code(code) else find_country(words)
    return country is not None and country.code == code and country.basis in _OF_STATES


def same_body(left: Profile, right: Profile) -> str:
    """Return why a nameless profile speaks of a body of one State that another names, or ""."""
    if bool(left.names) is bool(right.names) or left.plural or right.plural:
        return ""
    nameless = right if left.names else left
    if not nameless.definite or tells_which(nameless):
        return ""
    if set(bodies_of_states(left)).isdisjoint(bodies_of_states(right)):
        return ""
    return "one body of the State, by the same words"


def bodies_of_states(profile: Profile) -> Iterator[Hashable]:
    """Yield what a body of one State is called, the State left out: "navy" and its code."""
    if profile.kind is EntityKind.ORGANISATION and len(profile.countries) == 1:
        (code,) = profile.countries
        for text in {*profile.names, *profile.nouns}:
            words = _own_words(text, code)
            if words:
                yield code, words


# Whoever leads one of these leads no State: "the Xan opposition leader".
_SIDES = frozenset(
    {"catholic", "christian", "church", "communist", "conservative", "democratic", "far", "green"}
    | {"islamic", "islamist", "jewish", "labor", "labour", "left", "liberal", "militia", "muslim"}
    | {"nationalist", "opposition", "party", "protest", "rebel", "religious", "republican", "right"}
    | {"separatist", "socialist", "spiritual", "student", "tribal", "union", "wing", "youth"}
)


def _leads_a_side(nominal: Profile) -> bool:
    """Tell whether the words for an office name a party, a faith or another side of a State."""
    return any(_SIDES & set(name_words(noun)) for noun in nominal.nouns)


def _holds_two(holder: Profile) -> bool:
    """Tell whether a person is told under offices of two classes: one of them is another's."""
    told = [role_classes(role) for role in holder.roles if not is_past(role)]
    return any(one and other and not one & other for one in told for other in told)


def holds_office(nominal: Profile, holder: Profile) -> bool:
    """Tell whether a nameless profile ("the Xan president") names the office of a named one."""
    if nominal.names or nominal.plural or holder.plural or not holder.names:
        return False
    if nominal.kind is not EntityKind.PERSON:
        return False
    if not nominal.definite or _leads_a_side(nominal):  # "a Xan leader" may be any of them
        return False
    if not nominal.countries or not nominal.countries <= holder.countries:
        return False
    roles = [role for role in nominal.roles if has_single_holder(role)]
    if _holds_two(holder):
        return False
    return any(
        roles_compatible(role, other)
        for role in roles
        for other in holder.roles
        if not is_past(other)
    )
