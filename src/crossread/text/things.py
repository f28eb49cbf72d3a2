"""Tell which nouns name the same sort of thing."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache
from itertools import pairwise

from crossread.text import resources


@cache
def _classes() -> dict[str, str]:
    table: dict[str, list[str]] = resources.load("things.yaml")
    return {noun: name for name, nouns in table.items() for noun in nouns}


def thing_class(lemma: str) -> str:
    """Return the class of a noun ("car" for "limousine"), or "" if it is in none.

    >>> thing_class("limousine")
    'car'
    """
    return _classes().get(lemma.lower(), "")


def thing_classes(lemmas: Sequence[str]) -> frozenset[str]:
    """Return the classes named by a noun phrase's lemmas, two-word entries included.

    >>> sorted(thing_classes(["ceremonial", "tea", "set"]))
    ['tableware']
    """
    pairs = [f"{left} {right}" for left, right in pairwise(lemmas)]
    found = {thing_class(noun) for noun in [*lemmas, *pairs]}
    return frozenset(found - {""})
