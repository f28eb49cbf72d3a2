"""Which State a name, a demonym, a capital or a seat of government stands for."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum
from functools import cache, lru_cache
from typing import Any

from crossread.text.resources import load

_EDGES = re.compile(r"^(?:the|The|THE)\s+|['\u2019]s?$")
_APOSTROPHES = str.maketrans({"\u2019": "'", "\u02bc": "'", "\u00a0": " "})


class CountryBasis(StrEnum):
    """What tied a phrase to a State."""

    NAME = "name"
    DEMONYM = "demonym"
    CAPITAL = "capital"
    SEAT = "seat"


@dataclass(frozen=True, slots=True)
class Country:
    """The State that a phrase stands for.

    ``code`` is ISO 3166-1 alpha-2, "" where the phrase fits several States ("Korea"). ``people``
    tells that it names persons ("Russians"); ``ambiguous`` that it is also a given name, a surname
    or a smaller place.
    """

    code: str
    basis: CountryBasis
    people: bool = False
    ambiguous: bool = False


def _peoples(entry: Mapping[str, Any]) -> list[str]:
    """Return the words for a State's people, the regular plurals of its adjectives included."""
    adjectives: list[str] = entry.get("adjectives", [])
    regular = [f"{word}s" for word in adjectives if word.endswith(("an", "i"))]
    return [*entry.get("people", []), *regular]


def _phrases_of(entry: Mapping[str, Any]) -> list[tuple[str, CountryBasis, bool]]:
    """Return the phrases of one State, those that win over later ones first."""
    names = [entry["name"], *entry.get("names", [])]
    capitals = [*([entry["capital"]] if "capital" in entry else []), *entry.get("capitals", [])]
    return [
        *((name, CountryBasis.NAME, False) for name in names),
        *((word, CountryBasis.DEMONYM, False) for word in entry.get("adjectives", [])),
        *((word, CountryBasis.DEMONYM, True) for word in _peoples(entry)),
        *((name, CountryBasis.CAPITAL, False) for name in capitals),
        *((name, CountryBasis.SEAT, False) for name in entry.get("seats", [])),
    ]


@cache
def country_phrases() -> Mapping[str, Country]:
    """Return every phrase that stands for a State, as it is printed, without "the"."""
    data = load("states.yaml")
    ambiguous = set(data["ambiguous"])
    found: dict[str, Country] = {}
    for code, entry in sorted(data["states"].items()):
        for phrase, basis, people in _phrases_of(entry):
            found.setdefault(phrase, Country(code, basis, people, phrase in ambiguous))
    for phrase in data["open"]["names"]:
        found.setdefault(phrase, Country("", CountryBasis.NAME))
    for phrase in data["open"]["adjectives"]:
        found.setdefault(phrase, Country("", CountryBasis.DEMONYM, phrase.endswith("s")))
    return found


@lru_cache(maxsize=1 << 16)  # the same few names in every stage
def find_country(phrase: str) -> Country | None:
    """Return the State that a whole phrase stands for, or None; "the" and "'s" do not count.

    >>> find_country("the North Korean's").code
    'KP'
    >>> find_country("Korea").code
    ''
    """
    plain = _EDGES.sub("", " ".join(phrase.translate(_APOSTROPHES).split()))
    phrases = country_phrases()
    return phrases.get(plain) or (phrases.get(plain.title()) if plain.isupper() else None)


def country_code(phrase: str) -> str:
    """Return the ISO code of the State that a phrase stands for, "" when none or open."""
    country = find_country(phrase)
    return country.code if country else ""


def country_name(code: str) -> str:
    """Return the usual English name of a State by its ISO code, or the code if it is unknown."""
    entry = load("states.yaml")["states"].get(code)
    return str(entry["name"]) if entry else code


def country_adjective(code: str) -> str:
    """Return the adjective of a State by its ISO code ("Russian"), or its name without one."""
    entry = load("states.yaml")["states"].get(code)
    return str(entry.get("adjectives", [entry["name"]])[0]) if entry else code
