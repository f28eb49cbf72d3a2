"""Known names among the words: States, capitals, seats, demonyms, agencies, regions."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache

from crossread.language.tokenizer import shadow, tokenize
from crossread.model.annotation import EntityKind, Token
from crossread.model.spans import Span
from crossread.text.countries import CountryBasis, country_phrases
from crossread.text.resources import load

Words = tuple[str, ...]  # a name as lists spell it
_BASIS_KIND = {
    CountryBasis.NAME: EntityKind.STATE,
    CountryBasis.DEMONYM: EntityKind.STATE,
    CountryBasis.CAPITAL: EntityKind.PLACE,
    CountryBasis.SEAT: EntityKind.ORGANISATION,
}
# Regions whose name is also a plain word: they count only with "the" and no name behind them.
_PLAIN_REGIONS = frozenset({"West", "Gulf", "Atlantic", "Pacific", "Arctic"})


@dataclass(frozen=True, slots=True)
class Name:
    """A name among the tokens ``first`` to ``last`` (exclusive).

    ``country`` is the State it is tied to, "" when none; ``basis`` what tied it, None for bodies
    and persons. ``people`` tells that it names persons ("Russians"), ``ambiguous`` that it may
    just as well be a personal name.
    """

    first: int
    last: int
    kind: EntityKind
    country: str = ""
    basis: CountryBasis | None = None
    people: bool = False
    ambiguous: bool = False
    known: bool = True  # from a list, not from the model

    def contains(self, other: Name) -> bool:
        """Tell whether the other name lies wholly inside this one."""
        return self.first <= other.first and other.last <= self.last

    @property
    def demonym(self) -> bool:
        """Tell whether it is an adjective of a State or region ("Russian")."""
        return self.basis is CountryBasis.DEMONYM and not self.people

    def overlaps(self, other: Name) -> bool:
        """Tell whether the two names share a token."""
        return self.first < other.last and other.first < self.last


def _words(phrase: str) -> Words:
    plain = shadow(phrase)
    return tuple(span.of(plain) for span in tokenize(plain, Span(0, len(plain))))


@cache
def _entries() -> Mapping[Words, Name]:
    """Return every listed name as a tuple of words; its first and last are meaningless."""
    found: dict[Words, Name] = {}
    for phrase, country in country_phrases().items():
        kind = EntityKind.PERSON if country.people else _BASIS_KIND[country.basis]
        if not country.code and country.basis is CountryBasis.NAME:
            kind = EntityKind.PLACE
        found[_words(phrase)] = Name(
            0, 0, kind, country.code, country.basis, country.people, country.ambiguous
        )
    lists = load("gazetteer.yaml")
    for code, phrases in lists["cities"].items():
        for phrase in phrases:
            personal = phrase in lists["ambiguous"]
            entry = Name(0, 0, EntityKind.PLACE, code, ambiguous=personal)
            found.setdefault(_words(phrase), entry)
    for code, phrases in lists["bodies"].items():
        for phrase in phrases:
            found.setdefault(_words(phrase), Name(0, 0, EntityKind.ORGANISATION, code))
    for phrase in [name for group in lists["regions"] for name in group]:
        found.setdefault(_words(phrase), Name(0, 0, EntityKind.PLACE))
    for phrase in lists["region_adjectives"]:
        entry = Name(
            0, 0, EntityKind.PLACE, basis=CountryBasis.DEMONYM, people=phrase.endswith("s")
        )
        found.setdefault(_words(phrase), entry)
    return found


@cache
def _longest() -> Mapping[str, int]:
    """Return the length of the longest entry by its first word."""
    longest: dict[str, int] = {}
    for words in _entries():
        longest[words[0]] = max(longest.get(words[0], 0), len(words))
    return longest


def _spelling(token: Token) -> str:
    """Return the word as lists spell it: plain quotes, no prefix, no shouting."""
    word = shadow(token.text)
    before, hyphen, after = word.partition("-")
    if hyphen and before.islower() and after[:1].isupper():
        word = after
    return word.title() if word.isupper() and word not in _longest() and len(word) > 3 else word


def _fits(entry: Name, tokens: Sequence[Token], first: int, last: int) -> bool:
    """Tell whether a listed name can be meant here."""
    word = shadow(tokens[first].text)
    if last - first > 1 or word not in _PLAIN_REGIONS:
        return True
    named_on = last < len(tokens) and tokens[last].upos == "PROPN"
    return first > 0 and tokens[first - 1].text.lower() == "the" and not named_on


def is_listed(words: Words) -> bool:
    """Tell whether a list names these words."""
    return words in _entries()


_NOTHING: Mapping[Words, Name] = {}


def find_listed(tokens: Sequence[Token], own: Mapping[Words, Name] = _NOTHING) -> list[Name]:
    """Return the listed names among the tokens of one sentence, the longest first at each place.

    ``own`` are entries that hold for the article only. ``first`` and ``last`` of the result count
    within the given tokens.
    """
    words = [_spelling(token) for token in tokens]
    entries, longest = _entries(), _longest()
    own_length = max(map(len, own), default=0)
    found: list[Name] = []
    place = 0
    while place < len(words):
        reach = max(longest.get(words[place], 0), own_length)
        for length in range(min(reach, len(words) - place), 0, -1):
            stretch = tuple(words[place : place + length])
            entry = entries.get(stretch) or own.get(stretch)
            if entry is not None and _fits(entry, tokens, place, place + length):
                found.append(
                    Name(
                        place,
                        place + length,
                        entry.kind,
                        entry.country,
                        entry.basis,
                        entry.people,
                        entry.ambiguous,
                    )
                )
                place += length
                break
        else:
            place += 1
    return found
