"""Whether two chains of different articles can be one entity, and why."""

from __future__ import annotations

from collections.abc import Set as AbstractSet
from functools import lru_cache

from rapidfuzz.distance import DamerauLevenshtein

from crossread.entities.own_names import full_names
from crossread.entities.profiles import Profile
from crossread.model.annotation import EntityKind
from crossread.text.name_forms import share_last_word_only
from crossread.text.person_names import parse_name, same_person
from crossread.text.roles import roles_compatible
from crossread.text.similarity import (
    ONE_SLIP,
    acronym,
    compact_name,
    name_words,
    near_spelling,
    spelling_key,
)

NAMED_THINGS = frozenset({EntityKind.THING, EntityKind.UNKNOWN, EntityKind.ORGANISATION})


_PIECES = frozenset({EntityKind.THING, EntityKind.UNKNOWN})
_SIGHTS = frozenset({EntityKind.PLACE, EntityKind.THING})
_MISREAD_AS_NONE = frozenset({EntityKind.PERSON, EntityKind.UNKNOWN})


def kinds_agree(left: Profile, right: Profile) -> bool:
    """Tell whether two kinds can be one; a person is never a body, place or State."""
    if left.kind is right.kind or EntityKind.UNKNOWN in (left.kind, right.kind):
        return True
    return {left.kind, right.kind} <= NAMED_THINGS


def is_piece(left: Profile, right: Profile) -> bool:
    """Tell whether one is a thing that somebody has, by the name of the body that made it.

    "His Brell" is no firm.
    """
    kinds = {left.kind, right.kind}
    if EntityKind.ORGANISATION not in kinds or not kinds & _PIECES:
        return False
    thing = right if left.kind is EntityKind.ORGANISATION else left
    return bool(thing.names) and bool(thing.traits.owners)


def countries_agree(left: Profile, right: Profile) -> bool:
    """Tell whether two profiles name no different countries."""
    one, other = left.countries, right.countries
    return not one or not other or bool(one & other)


@lru_cache(maxsize=1 << 14)
def _compact(names: tuple[str, ...]) -> frozenset[str]:
    return frozenset(map(compact_name, names)) - {""}


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
    elif shared and share_last_word_only(left.names, right.names):
        return ""
    if shared and (_is_misread_person(left, right) or _is_misread_person(right, left)):
        return "same name"
    built = {left.kind, right.kind} <= NAMED_THINGS | {EntityKind.PLACE}
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


def called_by_surname(
    short: Profile, full: Profile, places: AbstractSet[str] = frozenset()
) -> bool:
    """Tell whether a profile that has surnames only can be the person of the full name.

    A name that the story gives to one of its ``places`` too is a person's only beside the full one.
    """
    if short.kind not in {EntityKind.PERSON, EntityKind.UNKNOWN} or full_names(short):
        return False
    if full.kind is not EntityKind.PERSON or not short.names or not countries_agree(short, full):
        return False
    if not places.isdisjoint(short.names) and not share_article(short, full):
        return False
    fits = all(
        any(same_person(name, whole).same for whole in full_names(full))
        for name in set(short.names)
    )
    return fits and not is_one_of_the_other(short, full)


def is_one_of_the_other(left: Profile, right: Profile) -> bool:
    """Tell whether one is told to be the other's: nobody is his own brother or driver."""
    one, other = left.traits, right.traits
    return bool(one.owners & other.chains or other.owners & one.chains)


def called_by_given(short: Profile, full: Profile) -> bool:
    """Tell whether a profile of one given name can be a person of whom its article speaks."""
    if short.kind is not EntityKind.PERSON or short.roles or not short.names:
        return False
    if full.kind is not EntityKind.PERSON or not countries_agree(short, full):
        return False
    if not share_article(short, full):
        return False
    given = {spelling_key(parse_name(name).given[0]) for name in full_names(full)}
    return {spelling_key(name) for name in short.names} <= given


def share_article(left: Profile, right: Profile) -> bool:
    """Tell whether one article speaks of both."""
    return not left.articles.isdisjoint(right.articles)


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
        if len(different) == 1 and _is_rare_slip(left, right, *different[0]):
            return "names one slip apart"
        if len(different) == 1 and _is_adjective_of(*sorted(different[0], key=len)):
            return "same name, with an adjective for the place"
    slip = len(words) == len(others) == 1 and near_spelling(words[0], others[0])
    if slip and left.kind in NAMED_THINGS and share_last_word_only(left.names, right.names):
        return ""
    short, long = sorted((words[0], others[0]), key=len)
    if slip and len(short) < len(long) and long.startswith(short):
        return ""  # a letter more at the end makes another word: "Space", "SpaceX"
    bound = offices_meet(left, right) or left.kind in NAMED_THINGS
    if not (slip and bound):
        return ""
    return "same name" if words == others else "names one slip apart"


_OF_PLACES = ("n", "an", "ian")
_PLACE = 4  # letters: of shorter words, such ends make others ("Mar", "Marian")


def _is_adjective_of(place: str, adjective: str) -> bool:
    """Tell whether a word is the adjective of a place: "Norvani Bank", "Norvanian Bank"."""
    return len(place) >= _PLACE and adjective in [place + end for end in _OF_PLACES]


# So many times as often is the right spelling printed: in data/clusters a name of several words
# that is one letter of a short word off a far commoner one is a misprint of it.
_OFTENER = 5


def _is_rare_slip(left: Profile, right: Profile, one: str, other: str) -> bool:
    """Tell whether a word of five letters is one slip from that of a name printed far oftener."""
    if min(len(one), len(other)) < ONE_SLIP - 1 or not (one + other).isalpha():
        return False
    if DamerauLevenshtein.distance(one, other, score_cutoff=1) > 1:
        return False
    rare, common = sorted((len(left.names), len(right.names)))
    return common >= _OFTENER * rare
