"""The noun after a number: what is counted, in the singular."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache, lru_cache
from typing import Any

from crossread.text.numbers import spelled
from crossread.text.resources import load

_WORD = re.compile(r"(?P<gap> {1,2}|-)(?P<word>[a-z][a-z]*(?:[-'][a-z]+)*)")
_OF = re.compile(r" {1,2}of(?= )(?: (?:the|its|his|her|their|our|these|those|all|such))?")
_NOUNS_KEPT = 4096  # an article counts some dozens of different nouns
_MOST_WORDS = 5  # a counted noun with its modifiers; longer runs are no noun phrase


@dataclass(frozen=True, slots=True)
class Counted:
    """A counted noun: ``unit`` with its modifiers, ``thing`` inside a container, end offset."""

    unit: str
    thing: str
    end: int


@cache
def _words(name: str) -> Any:
    words = load("units.yaml")[name]
    return words if isinstance(words, dict) else frozenset(str(word) for word in words)


@lru_cache(maxsize=_NOUNS_KEPT)
def singular(noun: str) -> str:
    """Return the singular of a lower-case noun, by list and rule.

    >>> singular("people"), singular("missiles"), singular("boxes"), singular("bodies")
    ('person', 'missile', 'box', 'body')
    """
    irregular = _words("irregular_plurals")
    if noun in irregular:
        return str(irregular[noun])
    if noun.endswith("ies") and len(noun) > 4:
        return noun[:-3] + "y"
    if noun.endswith(("sses", "shes", "ches", "xes", "zzes")):
        return noun[:-2]
    if noun.endswith("s") and not noun.endswith(("ss", "us", "is")) and len(noun) > 3:
        return noun[:-1]
    return noun


def is_plural(noun: str) -> bool:
    """Tell whether a lower-case noun can be counted in twos."""
    return (
        noun in _words("plural_nouns")
        or noun in _words("irregular_plurals")
        or singular(noun) != noun
    )


def is_light(adjective: str) -> bool:
    """Tell whether an adjective says nothing about what is counted ("new", "other")."""
    return adjective in _words("light_adjectives")


def is_container(noun: str) -> bool:
    """Tell whether the noun holds what is counted ("container", "tonne")."""
    return noun in _words("containers")


def is_label(word: str) -> bool:
    """Tell whether a number after the word names something ("Article 5")."""
    return word in _words("labels")


def skip_of(shadow: str, end: int) -> int:
    """Return the end of "of", "of the" after an offset, or the offset itself."""
    match = _OF.match(shadow, end)
    return match.end() if match else end


def _phrase(shadow: str, text: str, end: int) -> list[re.Match[str]]:
    """Return the words that may be the noun phrase at an offset."""
    words: list[re.Match[str]] = []
    while len(words) < _MOST_WORDS:
        match = _WORD.match(shadow, end)
        word = match["word"] if match else ""
        if match is None or word in _words("stops") or (word in spelled() and word != "one"):
            break
        words.append(match)
        end = match.end()
    return words


def _named(words: list[re.Match[str]], text: str) -> str:
    """Write a phrase as a unit: lower-case modifiers that matter, and the head in the singular."""
    *modifiers, head = words
    kept = [
        word["word"]
        for word in modifiers
        if text[word.start("word")].islower()
        and not is_light(word["word"])
        and "'" not in word["word"]
    ]
    return " ".join([*kept, singular(head["word"])])


def _plural_head(words: list[re.Match[str]], text: str) -> int | None:
    """Return the index of the first plural, or of the last of several in a row ("police officers").

    A plural noun is followed by a verb without -s, so a second plural is the head of a compound.
    A capitalised word ("Mercedes models") is the head only where no plural in lower case follows.
    """
    plurals = [index for index, word in enumerate(words) if is_plural(word["word"])]
    small = [index for index in plurals if text[words[index].start("word")].islower()]
    if not plurals:
        return None
    last = (small or plurals)[0]
    while last + 1 in plurals:
        last += 1
    return last


def _single_head(words: list[re.Match[str]]) -> int | None:
    """Return the index of the first word that is not a light adjective."""
    heads = (index for index, word in enumerate(words) if not is_light(word["word"]))
    return next(heads, None)


def read_counted(shadow: str, text: str, end: int, *, one: bool = False) -> Counted | None:
    """Read the noun phrase after a number that ends at an offset; ``one`` wants a singular."""
    words = _phrase(shadow, text, end)
    if words and words[0]["gap"] == "-":
        noun = re.split("[-']", words[0]["word"])[0]
        if noun in _words("uncounted_compounds"):
            return None
        return Counted(singular(noun), "", words[0].start("word") + len(noun))
    if not words:
        return None
    last = _single_head(words) if one else _plural_head(words, text)
    if last is None:
        return None
    head = words[last]
    unit = _named(words[: last + 1], text)
    return _with_thing(Counted(unit, "", head.end()), shadow, text)


def _with_thing(counted: Counted, shadow: str, text: str) -> Counted:
    thing, end = read_thing(shadow, text, counted.end)
    if thing and is_container(counted.unit.rsplit(" ", 1)[-1]):
        return Counted(counted.unit, thing, end)
    return counted


def read_thing(shadow: str, text: str, end: int) -> tuple[str, int]:
    """Read "of ammunition" after a container: the thing and its end, or "" and the offset."""
    after = skip_of(shadow, end)
    words = _phrase(shadow, text, after) if after > end else []
    if not words:
        return "", end
    last = _plural_head(words, text) or 0
    return _named(words[: last + 1], text), words[last].end()
