"""Names of bodies and things that a shorter one abbreviates: "SR Courier", "AP", "Courier"."""

from __future__ import annotations

from collections.abc import Iterator
from functools import lru_cache

from crossread.entities.profiles import Profile
from crossread.model.annotation import EntityKind
from crossread.text.similarity import acronym, name_words

_THINGS = frozenset({EntityKind.ORGANISATION, EntityKind.THING, EntityKind.UNKNOWN})
_LONGEST = 4  # letters of a word that may be initials: "SADC Bank"


@lru_cache(maxsize=1 << 14)
def _spelled_out(name: str) -> tuple[tuple[str, ...], ...]:
    """Return the words of a name as runs: a word, or each letter of a word of initials."""
    words = (word.strip(".,'’") for word in name.replace(".", "").split())
    return tuple(
        tuple(word.casefold()) if word.isupper() and 1 < len(word) <= _LONGEST else name_words(word)
        for word in words
        if name_words(word) and word.casefold() != "the"
    )


@lru_cache(maxsize=1 << 14)
def _letters(name: str) -> str:
    """Return the first letter of every word of a name, those of initials one by one."""
    return "".join(word[0] for run in _spelled_out(name) for word in run)


def _abbreviates(short: str, long: str) -> bool:
    """Tell whether a name is another's with some words put as initials."""
    runs, whole = _spelled_out(short), name_words(long)
    words = [word for run in runs for word in run]
    if len(words) != len(whole) or len(runs) == len(words) or len(runs) < 2:
        return False
    return all(
        one == other or (len(one) == 1 and other[0] == one)
        for one, other in zip(words, whole, strict=True)
    )


def abbreviated_words(left: Profile, right: Profile) -> str:
    """Return why one name is the other's with words put as initials, or ""."""
    if {left.kind, right.kind} - _THINGS or _foreign(left, right):
        return ""
    for one in set(left.names):
        for other in set(right.names):
            if _abbreviates(one, other) or _abbreviates(other, one):
                return "initials of words of the name"
    return ""


def word_initials(profile: Profile) -> Iterator[str]:
    """Yield the key that a name shares with those whose words it puts as initials."""
    if profile.kind in _THINGS and not (profile.state or profile.government):
        for name in set(profile.names):
            if len(name.split()) > 1:
                yield _letters(name)


def _foreign(left: Profile, right: Profile) -> bool:
    one, other = left.countries, right.countries
    return bool(one and other and not one & other)


def is_two_letters_of(short: Profile, long: Profile) -> bool:
    """Tell whether a body's name is the two initials of another's: sure only of a single one."""
    if short.kind is not EntityKind.ORGANISATION or long.kind is not EntityKind.ORGANISATION:
        return False
    return not _foreign(short, long) and bool(set(two_letters(short)) & set(two_initials(long)))


def two_letters(profile: Profile) -> Iterator[str]:
    """Yield the names of a body that are two capitals."""
    for letters in {name.replace(".", "") for name in profile.names}:
        if letters.isupper() and len(letters) == 2 and profile.kind is EntityKind.ORGANISATION:
            yield letters


def two_initials(profile: Profile) -> Iterator[str]:
    """Yield the two initials of the names of a body that have two words of weight."""
    if profile.kind is EntityKind.ORGANISATION:
        yield from {letters for letters in map(acronym, profile.names) if len(letters) == 2}
