"""Where the model's names begin and end: a higher price to begin one, and what it cuts wrongly."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from functools import cache

import numpy as np
from numpy.typing import NDArray

from crossread.text.countries import CountryBasis, find_country
from crossread.text.resources import load

Span = tuple[int, int, str]  # first word, last word exclusive, label

# Taken from the log probability of every label that begins a name, but for vehicles, which it
# rarely sees: the model, trained on texts full of names, begins too many. Best entity F1 on UNER
# EWT dev, GUM dev and CrossNER dev together of 0, .5, .7, 1 and 1.1, with vehicles and without.
_OPENING = 1.0
_FREE = frozenset({"B-VEH"})
_PLACES = frozenset({"GPE", "LOC", "FAC"})
_MARKS = frozenset({'"', ",", "'", "``", "''"})
# What stands behind the "'s" of a house that is called after its owner.
_NOTHING_OWNED = frozenset({".", ",", "!", "?", ";", ":", ")"}) | frozenset(
    {"for", "at", "in", "on", "to", "and", "or", "but", "with", "from"}
)
_MOST_WORDS = 4  # of a person's name


def opening_costs(labels: Sequence[str]) -> NDArray[np.float32]:
    """Return what is added to the log probabilities of the labels."""
    charged = [label[:2] == "B-" and label not in _FREE for label in labels]
    return np.where(charged, -_OPENING, 0.0).astype(np.float32)


@cache
def _listed(kind: str) -> frozenset[str]:
    """Return the words of a list of the gazetteer in small letters."""
    return frozenset(word.lower() for word in load("gazetteer.yaml")[kind])


def _cut_places(name: Span, words: Sequence[str]) -> list[Span]:
    """Cut a town and the province behind it into two names: "Springfield Illinois"."""
    first, last, label = name
    if (
        label not in _PLACES
        or last - first < 2
        or words[last - 1].lower() not in _listed("provinces")
    ):
        return [name]
    towns = [word.lower() for word in words[first : last - 1]]
    spelled = all(word.replace(".", "").isalpha() for word in towns)
    if not spelled or towns[-1] in _listed("part_of_province"):
        return [name]
    return [(first, last - 1, label), (last - 1, last, "GPE")]


def _with_owner(name: Span, words: Sequence[str]) -> Span:
    """Return the name of a house with the "'s" that nothing owned follows: "dine at Poe's"."""
    first, last, label = name
    clitic = words[last : last + 1] in (["'s"], ["\u2019s"])
    followed = words[last + 1].lower() if last + 1 < len(words) else "."
    if not clitic or label not in {"FAC", "GPE"} or followed not in _NOTHING_OWNED:
        return name
    return name if find_country(" ".join(words[first:last])) else (first, last + 1, label)


def _state_of_event(name: Span, words: Sequence[str]) -> Span:
    """Return the State that opens the name of an event, else the name: "Arland War"."""
    first, last, _ = name
    for end in range(last - 1, first, -1):
        country = find_country(" ".join(words[first:end]))
        if country is not None and country.basis is CountryBasis.NAME:
            return first, end, "GPE"
    return name


def _joins(left: Span, right: Span, words: Sequence[str], starts: Collection[int]) -> bool:
    """Tell whether two persons beside each other in a sentence are one: "R. E." and "Poe"."""
    beside = left[1] == right[0] and right[0] not in starts
    short = min(left[1] - left[0], right[1] - right[0]) == 1 and right[1] - left[0] <= _MOST_WORDS
    same = words[left[0] : left[1]] == words[right[0] : right[1]]
    return beside and short and not same


def _is_reversed(left: Span, right: Span, words: Sequence[str]) -> bool:
    """Tell whether two words are one name as mail programs quote it: "Poe, Ann"."""
    alone = left[1] - left[0] == 1 and right[1] - right[0] == 1
    comma = right[0] == left[1] + 1 and words[left[1]] == ","
    quoted = left[0] > 0 and words[left[0] - 1] == '"' and words[right[1] : right[1] + 1] == ['"']
    return alone and comma and quoted


def _is_one(left: Span, right: Span, words: Sequence[str], starts: Collection[int]) -> bool:
    """Tell whether a person's name goes on that began as another name."""
    joined = left[2] == "PER" and _joins(left, right, words, starts)
    return joined or _is_reversed(left, right, words)


def _trim(name: Span, words: Sequence[str]) -> Span:
    """Return a name without quotation marks and commas at its ends."""
    first, last, label = name
    while last - first > 1 and words[last - 1] in _MARKS:
        last -= 1
    while last - first > 1 and words[first] in _MARKS:
        first += 1
    return first, last, label


def settle_spans(
    names: Sequence[Span], words: Sequence[str], starts: Collection[int]
) -> list[Span]:
    """Return the names with their ends mended; ``starts`` are the words that start a sentence.

    >>> settle_spans([(0, 1, "PER"), (1, 2, "PER")], ["J.", "Poe"], [0])
    [(0, 2, 'PER')]
    """
    settled: list[Span] = []
    for found in names:
        name = _trim(found, words)
        label = name[2]
        if label == "EVT":
            name = _state_of_event(name, words)
        before = settled[-1] if settled else None
        if before is not None and label == "PER" and _is_one(before, name, words, starts):
            settled[-1] = (before[0], name[1], label)
        else:
            settled.extend(_cut_places(_with_owner(name, words), words))
    return settled
