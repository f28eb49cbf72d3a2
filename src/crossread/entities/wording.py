"""Names of bodies and things with the same words: small words, numerals, a middle word aside."""

from __future__ import annotations

from collections.abc import Iterator
from functools import lru_cache

from crossread.entities.judge import countries_agree, kinds_agree
from crossread.entities.profiles import Profile
from crossread.model.annotation import EntityKind
from crossread.text.name_forms import share_last_word_only
from crossread.text.similarity import name_words

_SMALL = frozenset({"and", "at", "for", "in", "of", "on", "the"})
# What a place is; not "city", "town", "county" or "state", which tell two places of one name apart.
_LANDS = frozenset({"governorate", "oblast", "prefecture", "province", "village"})
_NUMERALS = {
    "ii": "2",
    "iii": "3",
    "iv": "4",
    "v": "5",
    "vi": "6",
    "vii": "7",
    "viii": "8",
    "ix": "9",
}


# What a thing is; a name is told as well without it: "Norvane" for "Norvane rocket".
_KINDS = frozenset(
    {"aircraft", "airplane", "app", "magazine", "missile", "newspaper", "plane", "rocket"}
    | {"satellite", "smartphone", "spacecraft", "spaceship"}
)
# Letters of a word that may lose its plural "s": in a name of several words, and alone, where a
# shorter one is another's name ("Giants", "Giant").
_STEM, _LONE_STEM = 3, 6


@lru_cache(maxsize=1 << 14)
def plain_words(name: str) -> tuple[str, ...]:
    """Return the words of a name in lower case that tell it from others, numerals as digits.

    Words that a report itself prints small before the name describe it: "dark green Norvane".

    >>> plain_words("Norvane III"), plain_words("Council for Fisheries")
    (('norvane', '3'), ('council', 'fisheries'))
    """
    printed = name.split()
    while len(printed) > 1 and printed[0].islower() and printed[0].isalpha():
        del printed[0]
    words = name_words(" ".join(printed))
    if words[-1] in _KINDS and len(words) > 1:
        words = words[:-1]
    plain = tuple(_NUMERALS.get(word, word) for word in words[1:] if word not in _SMALL)
    return tuple(_singular(word, len(plain)) for word in (*words[:1], *plain))


def _singular(word: str, others: int) -> str:
    """Return a word of a name without the "s" of a plural: "Brells 9", "9s".

    A name of one short word is left as it is: "the Times" is not "Time".
    """
    stem = word[:-1]
    if not word.endswith("s") or word.endswith(("ss", "us", "is")):
        return word
    return stem if stem.isdigit() or len(stem) >= (_STEM if others else _LONE_STEM) else word


def _plain_names(profile: Profile) -> set[tuple[str, ...]]:
    """Return the names of a body, place or thing as plain words."""
    return set() if profile.kind is EntityKind.PERSON else set(map(plain_words, profile.names))


def wordings(profile: Profile) -> Iterator[tuple[str, ...]]:
    """Yield what names of the same words share; of places also what they share but for "village".

    The latter begin with an empty word, so that only places share them.
    """
    for words in _plain_names(profile):
        yield words
        if profile.kind is EntityKind.PLACE:
            yield "", *(words[:-1] if len(words) > 1 and words[-1] in _LANDS else words)


def same_wording(left: Profile, right: Profile) -> str:
    """Return why two names of bodies or things have the same plain words, or ""."""
    if not kinds_agree(left, right) or not countries_agree(left, right):
        return ""
    shared = set(wordings(left)) & set(wordings(right))
    if max(map(len, shared), default=0) == 1 and share_last_word_only(left.names, right.names):
        return ""
    return "same name, small words and numerals aside" if any(shared) else ""


def without_middle_word(profile: Profile) -> Iterator[tuple[str, ...]]:
    """Yield the names of a body or thing without a word that is neither the first nor the last."""
    for words in _plain_names(profile):
        yield from (words[:at] + words[at + 1 :] for at in range(1, len(words) - 1))


def lacks_middle_word(short: Profile, long: Profile) -> bool:
    """Tell whether a name is another's without a middle word: sure only of a single one."""
    if EntityKind.PERSON in (short.kind, long.kind) or not kinds_agree(short, long):
        return False
    shared = set(wordings(short)) & set(without_middle_word(long))
    return countries_agree(short, long) and bool(shared)
