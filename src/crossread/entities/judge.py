"""Whether two chains of different articles can be one entity, and why."""

from __future__ import annotations

from functools import lru_cache

from crossread.entities.profiles import Profile
from crossread.model.annotation import EntityKind
from crossread.text.person_names import parse_name, same_person
from crossread.text.roles import has_single_holder, is_past, roles_compatible
from crossread.text.similarity import (
    acronym,
    compact_name,
    is_short_name,
    name_words,
    near_spelling,
    spelling_key,
)

_NAMED_THINGS = frozenset({EntityKind.THING, EntityKind.UNKNOWN, EntityKind.ORGANISATION})


_SIGHTS = frozenset({EntityKind.PLACE, EntityKind.THING})
_MISREAD_AS_NONE = frozenset({EntityKind.PERSON, EntityKind.UNKNOWN})


def kinds_agree(left: Profile, right: Profile) -> bool:
    """Tell whether two kinds can be one; a person is never a body, place or State."""
    if left.kind is right.kind or EntityKind.UNKNOWN in (left.kind, right.kind):
        return True
    return {left.kind, right.kind} <= _NAMED_THINGS


def countries_agree(left: Profile, right: Profile) -> bool:
    """Tell whether two profiles name no different countries."""
    one, other = left.countries, right.countries
    return not one or not other or bool(one & other)


@lru_cache(maxsize=1 << 14)  # clusters of a story, each compared with many others
def _full(names: tuple[str, ...]) -> tuple[str, ...]:
    return tuple(sorted({name for name in names if parse_name(name).full}))


@lru_cache(maxsize=1 << 14)
def _compact(names: tuple[str, ...]) -> frozenset[str]:
    return frozenset(map(compact_name, names)) - {""}


def full_names(profile: Profile) -> tuple[str, ...]:
    """Return the names of a person with given and family name, sorted, each once."""
    return _full(profile.names)


def names_clash(left: Profile, right: Profile) -> bool:
    """Tell whether two profiles of persons bear full names that cannot be one person's."""
    if EntityKind.PERSON not in (left.kind, right.kind):
        return False
    if not {left.kind, right.kind} <= {EntityKind.PERSON, EntityKind.UNKNOWN}:
        return False
    if len(left.genders | right.genders) > 1:
        return True
    return any(
        not same_person(one, other).same for one in full_names(left) for other in full_names(right)
    )


def same_name(left: Profile, right: Profile) -> str:
    """Return why two profiles share the very same name, or "".

    A person's bare surname is not enough here: another may bear it (see called_by_surname).
    """
    if not countries_agree(left, right):
        return ""
    shared = _shared_names(left, right)
    if EntityKind.PERSON in (left.kind, right.kind):
        shared = [name for name in shared if parse_name(name).full]
    if shared and (_is_misread_person(left, right) or _is_misread_person(right, left)):
        return "same name"
    built = {left.kind, right.kind} <= _NAMED_THINGS | {EntityKind.PLACE}
    if built and any(len(name_words(name)) > 1 for name in shared):
        return "same name"  # a house is read as a place or as a body, a craft as either
    if shared and {left.kind, right.kind} == _SIGHTS:
        return "same name"  # a planet or a car; but a town and its team have one name
    return "same name" if shared and kinds_agree(left, right) else ""


def _is_misread_person(other: Profile, person: Profile) -> bool:
    """Tell whether a full name read as a place or body is that of a person known as one."""
    known = person.kind is EntityKind.PERSON and bool(person.roles or person.genders)
    bare = other.kind is not EntityKind.PERSON and not (other.roles or other.countries)
    return known and bare and not other.nouns and bool(full_names(other))


def _shared_names(left: Profile, right: Profile) -> list[str]:
    """Return the names of the left profile that the right one has too, spaces aside."""
    shared = _compact(left.names) & _compact(right.names)
    return sorted({name for name in left.names if compact_name(name) in shared}) if shared else []


def same_surname(left: Profile, right: Profile) -> str:
    """Return why two persons known by one word only share it, or ""."""
    if EntityKind.PERSON not in (left.kind, right.kind) or not kinds_agree(left, right):
        return ""
    if full_names(left) or full_names(right) or not countries_agree(left, right):
        return ""
    return "same name" if _shared_names(left, right) else ""


def same_full_name(left: Profile, right: Profile) -> str:
    """Return why two persons' full names are one, or ""."""
    if left.kind is not EntityKind.PERSON or right.kind is not EntityKind.PERSON:
        return ""
    for one in full_names(left):
        for other in full_names(right):
            match = same_person(one, other)
            if match.same:
                return match.reason
    return ""


def same_acronym(left: Profile, right: Profile) -> str:
    """Return why one body's name is the other's initials, or ""."""
    if EntityKind.PERSON in (left.kind, right.kind) or not countries_agree(left, right):
        return ""
    for short, long in ((left, right), (right, left)):
        letters = {
            name.replace(".", "")
            for name in short.names
            if name.replace(".", "").isupper() and len(name.replace(".", "")) > 2
        }
        if letters & {acronym(name) for name in long.names}:
            return "acronym of the name"
    return ""


def called_by_surname(short: Profile, full: Profile) -> bool:
    """Tell whether a profile that has surnames only can be the person of the full name."""
    if short.kind not in {EntityKind.PERSON, EntityKind.UNKNOWN} or full_names(short):
        return False
    if full.kind is not EntityKind.PERSON or not short.names or not countries_agree(short, full):
        return False
    return all(
        any(same_person(name, whole).same for whole in full_names(full))
        for name in set(short.names)
    )


def called_by_given(short: Profile, full: Profile) -> bool:
    """Tell whether a profile of one given name can be a person of whom its article speaks."""
    if short.kind is not EntityKind.PERSON or short.roles or not short.names:
        return False
    if full.kind is not EntityKind.PERSON or not countries_agree(short, full):
        return False
    articles = {citation.article for _, citation in full.variants}
    if not all(citation.article in articles for _, citation in short.variants):
        return False
    given = {spelling_key(parse_name(name).given[0]) for name in full_names(full)}
    return {spelling_key(name) for name in short.names} <= given


def offices_meet(left: Profile, right: Profile) -> bool:
    """Tell whether two profiles hold an office or a country in common."""
    roles = any(roles_compatible(one, other) for one in left.roles for other in right.roles)
    return roles or bool(left.countries & right.countries)


def misread_kind(left: Profile, right: Profile) -> str:
    """Return why a single word read as a person is a place or body of that name, or "".

    Only where nothing else speaks for a person: no role, no gender, no full name.
    """
    for person, other in ((left, right), (right, left)):
        bare = not (person.roles or person.genders or full_names(person) or person.spoken_of)
        if person.kind is not EntityKind.PERSON or not bare or other.kind in _MISREAD_AS_NONE:
            continue
        if set(person.names) & set(other.names):
            return "same name"
    return ""


def near_name(left: Profile, right: Profile) -> str:
    """Return why two names are one but for a slip of the pen, or ""."""
    if not kinds_agree(left, right) or not countries_agree(left, right):
        return ""
    if left.kind is EntityKind.PERSON and full_names(left) and full_names(right):
        return ""
    for one in sorted(set(left.names)):
        for other in sorted(set(right.names)):
            reason = _near(left, right, one, other)
            if reason:
                return reason
    return ""


def _near(left: Profile, right: Profile, one: str, other: str) -> str:
    words, others = name_words(one), name_words(other)
    if not words or not others:
        return ""
    if len(words) == len(others) > 1 and left.kind is not EntityKind.PERSON:
        different = [(a, b) for a, b in zip(words, others, strict=True) if a != b]
        if len(different) == 1 and near_spelling(*different[0]):
            return "names one slip apart"
    slip = len(words) == len(others) == 1 and near_spelling(words[0], others[0])
    short, long = sorted((words[0], others[0]), key=len)
    if slip and len(short) < len(long) and long.startswith(short):
        return ""  # a letter more at the end makes another word: "Space", "SpaceX"
    bound = offices_meet(left, right) or left.kind in _NAMED_THINGS
    if not (slip and bound):
        return ""
    return "same name" if words == others else "names one slip apart"


def is_short_for(short: Profile, long: Profile) -> bool:
    """Tell whether a body's name is another's without some of its words."""
    if short.kind is not EntityKind.ORGANISATION or long.kind is not EntityKind.ORGANISATION:
        return False
    if not countries_agree(short, long):
        return False
    telling = _stands_for_longer(short, long)
    names = [(one, other) for one in set(short.names) for other in set(long.names)]
    return any(
        is_short_name(one, other) and (telling or _keeps_first_word(one, other))
        for one, other in names
    )


def _keeps_first_word(short: str, long: str) -> bool:
    """Tell whether a shorter name has the longer one's first word, or two of its words at least."""
    words = name_words(short)
    return len(words) > 1 or words[0] == name_words(long)[0]


def _stands_for_longer(short: Profile, long: Profile) -> bool:
    """Tell whether a last word alone is used as a name: "the Times", or the longer one beside it.

    "People" is a magazine of its own, not short for "Little People".
    """
    articles = {citation.article for _, citation in long.variants}
    return any(
        text[:4].casefold() == "the " or citation.article in articles
        for text, citation in short.variants
    )


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
    return any(
        roles_compatible(role, other)
        for role in roles
        for other in holder.roles
        if not is_past(other)
    )
