"""Which listed names and kinds of nouns the words of a text belong to, as features of the model.

The lists are part of the model: they were there when it was trained and change only with it.
"""

from __future__ import annotations

import gzip
import json
import re
from collections.abc import Sequence
from dataclasses import dataclass, field
from functools import cache

import numpy as np
from numpy.typing import NDArray

from crossread.language.model import read_model_file
from crossread.text.normalise import shadow

# Columns of the features. A word is "begin" where a listed place or body starts.
CLASSES: tuple[str, ...] = (
    "country",
    "region_or_city",
    "demonym",
    "given_name",
    "surname",
    "body",
    "body_noun",
    "title",
    "place_noun",
    "conveyance",
    "designator",
    "month_or_day",
    "legal_form",
    "place_begin",
    "body_begin",
)
FILE = "word_classes.json.gz"

_BIT = {name: 1 << place for place, name in enumerate(CLASSES)}
_BEGINS = _BIT["place_begin"] | _BIT["body_begin"]
_OPENS = 1 << len(CLASSES)  # a phrase of several words may start here
_HYPHEN = _OPENS << 1
_DESIGNATOR = _BIT["designator"]
_CACHE_LIMIT = 200_000  # words whose classes are remembered, some 20 MB
# "F-16", "Su-35", "T72B3", "Hwasong-17": whole, or cut at the hyphen by the tokenizer.
_STEM = (
    r"(?:[A-FH-Z][A-Z]{0,2}|Su|MiG|Mig|Tu|Il|An|Ka|Mi|Yak|Be|Kh|Kub|Buk|Tor|Type|Mark|Mk|Akash|Agni|"
    r"Prithvi|Shaheen|Ghauri|Hwasong|Pukguksong|Taepodong|Nodong|Rodong|Musudan|Unha|Chollima|"
    r"Kwangmyongsong|Malligyong|Fateh|Shahab|Zolfaghar|Qiam|Emad|Khorramshahr|Shahed|Mohajer|Geran|"
    r"Orlan|Lancet|Iskander|Kinzhal|Long|Falcon|Soyuz|Proton|Angara|Ariane|Vega|Boeing|Airbus)"
)
_NUMBER = r"\d{1,4}[A-Za-z]{0,3}\d?"
_WHOLE = re.compile(rf"(?:[A-FH-Z]|{_STEM}-){_NUMBER}")
_FIRST = re.compile(_STEM)
_LAST = re.compile(_NUMBER)


@dataclass(frozen=True, slots=True)
class _Phrase:
    """A listed phrase; ``named`` classes ask for its capitals, ``plain`` ones do not."""

    words: tuple[str, ...]
    named: int
    plain: int


@dataclass(frozen=True, slots=True)
class _Lists:
    """The lists by the spelling they are looked up with.

    ``exact`` as printed, ``named`` by the lower case of a capitalised word, ``plain`` by lower
    case. ``phrases`` by their words in lower case; ``longest`` phrase by its first word.
    """

    exact: dict[str, int]
    named: dict[str, int]
    plain: dict[str, int]
    phrases: dict[tuple[str, ...], _Phrase]
    longest: dict[str, int]
    known: dict[str, int] = field(default_factory=dict)  # word -> its classes alone

    def alone(self, word: str) -> int:
        """Return the classes of a word that does not look at its neighbours."""
        classes = self.known.get(word)
        if classes is None:
            classes = self._read(shadow(word))
            if len(self.known) < _CACHE_LIMIT:
                self.known[word] = classes
        return classes

    def _read(self, word: str) -> int:
        folded = word.lower()
        classes = self.exact.get(word, 0) | self.plain.get(folded, 0)
        if word[:1].isupper():
            classes |= self.named.get(folded, 0)
        if _WHOLE.fullmatch(word):
            classes |= _DESIGNATOR
        if word == "-":
            classes |= _HYPHEN
        return classes | _OPENS if folded in self.longest else classes


def _mask(names: str) -> int:
    """Return the bits of classes, the beginning of a place or body included."""
    mask = sum(_BIT[name] for name in names.split())
    if mask & (_BIT["country"] | _BIT["region_or_city"]):
        mask |= _BIT["place_begin"]
    return mask | _BIT["body_begin"] if mask & _BIT["body"] else mask


def _words(groups: dict[str, str]) -> dict[str, int]:
    found: dict[str, int] = {}
    for names, lines in groups.items():
        found.update(dict.fromkeys(lines.split("\n"), _mask(names)))
    return found


@cache
def _lists() -> _Lists:
    """Return the lists of the shipped file: ``{section: {classes: lines}}``."""
    data = json.loads(gzip.decompress(read_model_file(FILE)))
    phrases: dict[tuple[str, ...], _Phrase] = {}
    longest: dict[str, int] = {}
    plain = _words(data["plain_phrases"])
    named = _words(data["phrases"])
    for phrase in [*named, *plain]:
        words = tuple(phrase.split(" "))
        key = tuple(phrase.lower().split(" "))
        other = phrases.get(key, _Phrase(words, 0, 0))
        phrases[key] = _Phrase(
            other.words,
            other.named | named.get(phrase, 0),
            other.plain | plain.get(phrase, 0),
        )
        longest[key[0]] = max(longest.get(key[0], 0), len(key))
    return _Lists(
        _words(data["exact"]), _words(data["words"]), _words(data["plain"]), phrases, longest
    )


def _fits(words: Sequence[str], listed: Sequence[str]) -> bool:
    """Tell whether words have a capital wherever the listed phrase has one."""
    return all(
        word == other or word[:1].isupper() for word, other in zip(words, listed, strict=True)
    )


def _add_designators(words: Sequence[str], masks: list[int]) -> None:
    """Mark type designators that the tokenizer cut at their hyphen ("Su", "-", "35")."""
    for place in [place for place, mask in enumerate(masks) if mask & _HYPHEN]:
        if 0 < place < len(words) - 1 and (
            _LAST.fullmatch(words[place + 1]) and _FIRST.fullmatch(words[place - 1])
        ):
            for other in (place - 1, place, place + 1):
                masks[other] |= _DESIGNATOR


def _spread(masks: list[int], place: int, length: int, classes: int) -> None:
    """Give the classes to all words of a phrase; only the first one begins it."""
    masks[place] |= classes
    began = _BIT["place_begin"] * bool(classes & _BIT["place_begin"])
    began |= _BIT["body_begin"] * bool(classes & _BIT["body_begin"])
    for other in range(place + 1, place + length):
        masks[other] = (masks[other] | classes) & ~began


def _phrase_classes(words: Sequence[str], lists: _Lists) -> list[tuple[int, int]]:
    """Return (length, classes) of the listed phrases at the first word, longest first."""
    folded = tuple(word.lower() for word in words)
    found: list[tuple[int, int]] = []
    for length in range(min(lists.longest[folded[0]], len(words)), 1, -1):
        phrase = lists.phrases.get(folded[:length])
        if phrase is not None:
            named = phrase.named if _fits(words[:length], phrase.words) else 0
            found.append((length, named | phrase.plain))
    return found


def _add_phrases(words: Sequence[str], masks: list[int], lists: _Lists) -> None:
    """Add the classes of listed phrases of several words, the longest of each class from left."""
    until = dict.fromkeys(_BIT.values(), 0)  # the word up to which a class is taken
    for place in [place for place, mask in enumerate(masks) if mask & _OPENS]:
        stretch = [shadow(word) for word in words[place : place + 6]]
        for length, classes in _phrase_classes(stretch, lists):
            free = sum(bit for bit in _BIT.values() if classes & bit and until[bit] <= place)
            for bit in _BIT.values():
                if free & bit:
                    until[bit] = place + length
            if free:
                _spread(masks, place, length, free)


def word_classes(words: Sequence[str]) -> NDArray[np.float32]:
    """Return which classes each word belongs to, alone or as part of a listed phrase.

    One row a word, one column for each of ``CLASSES``, 1 where it belongs. Names count with their
    capitals, in capitals throughout or in title case; kinds of nouns count in any case.
    """
    lists = _lists()
    masks = [lists.alone(word) for word in words]
    _add_phrases(words, masks, lists)
    _add_designators(words, masks)
    bits = np.array(masks, dtype=np.int64).reshape(-1, 1) >> np.arange(len(CLASSES))
    return (bits & 1).astype(np.float32)
