"""Which nouns can mean one person or group of a story, and which set two apart."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from functools import cache

from crossread.text.resources import load


@cache
def _words(name: str) -> frozenset[str]:
    return frozenset(load("persons.yaml")[name].split())


@cache
def _parts() -> Mapping[str, frozenset[str]]:
    found: dict[str, set[str]] = {}
    for part, nouns in load("persons.yaml")["parts"].items():
        for noun in nouns.split():
            found.setdefault(noun, set()).add(part)
    return {noun: frozenset(parts) for noun, parts in found.items()}


@cache
def _meanings() -> Mapping[str, tuple[str, ...]]:
    found: dict[str, list[str]] = {}
    for group in load("persons.yaml")["same"]:
        for noun in group.split():
            found.setdefault(noun, []).append(group)
    return {noun: tuple(groups) for noun, groups in found.items()}


def _parts_of(nouns: Iterable[str]) -> frozenset[str]:
    return frozenset(part for noun in nouns for part in _parts().get(noun, ()))


def parts_differ(left: Iterable[str], right: Iterable[str]) -> bool:
    """Tell whether the nouns of two play parts in a story that have none in common.

    >>> parts_differ(["gunman"], ["detective"]), parts_differ(["gunman"], ["man"])
    (True, False)
    """
    one, other = _parts_of(left), _parts_of(right)
    return bool(one and other and not one & other)


def meanings_of(noun: str) -> tuple[str, ...]:
    """Return the groups of words of one meaning in which a noun stands.

    >>> meanings_of("barrister") == meanings_of("shoe") == ()
    True
    """
    return _meanings().get(noun, ())


def is_open(nouns: Iterable[str]) -> bool:
    """Tell whether nouns say too little to mean the same ones in two reports: "officials"."""
    return _words("open").issuperset(nouns)


def is_collective(nouns: Iterable[str]) -> bool:
    """Tell whether a noun means several though it has no plural: "police", "crew"."""
    return not _words("collective").isdisjoint(nouns)


def is_everyday(predicate: str) -> bool:
    """Tell whether a predicate is one of which anybody may be part: "say", "have"."""
    return predicate in _words("everyday")
