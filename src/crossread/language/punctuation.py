"""Which word a punctuation mark hangs on, once the tree of the other words is known.

Universal Dependencies: a mark that sets off a subordinate unit hangs on that unit's head, one of a
pair on the head of what the pair encloses, and any other on the highest word that makes no arcs
cross.
"""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np

from crossread.language.model import Floats, Places

_CLOSER_OF = {"(": ")", "[": "]", "{": "}", "“": "”", "‘": "’", "``": "''", "«": "»"}
_QUOTES = frozenset({'"', "'"})
# What the guidelines' word is worth in natural logarithms against the network's: LAS on EWT dev and
# GUM dev 89.09 and 89.51 without it, 89.17 and 89.55 at 1, 89.19 and 89.52 at 2.
_GUIDELINES = 1.5


def _find_pairs(words: Sequence[str], first: int, last: int) -> list[tuple[int, int]]:
    """Return the places of the quotation marks and brackets of a sentence that belong together."""
    pairs: list[tuple[int, int]] = []
    brackets: list[tuple[str, int]] = []
    quotes: dict[str, int] = {}
    for place in range(first, last):
        word = words[place]
        if word in _CLOSER_OF:
            brackets.append((_CLOSER_OF[word], place))
        elif word in _QUOTES:
            opener = quotes.pop(word, None)
            if opener is None:
                quotes[word] = place
            else:
                pairs.append((opener, place))
        else:
            at = next((n for n in reversed(range(len(brackets))) if brackets[n][0] == word), None)
            if at is not None:
                pairs.append((brackets[at][1], place))
                del brackets[at:]
    return pairs


class _Tree:
    """The heads of a sentence as places of words, -1 for the root, and which words are marks."""

    def __init__(self, heads: list[int], marks: Sequence[int], first: int, last: int) -> None:
        self._heads, self._marks = heads, frozenset(marks)
        self._first, self._last = first, last

    def _depth(self, word: int) -> int:
        depth = 0
        while word >= 0:
            word = self._heads[word]
            depth += 1
        return depth

    def enclosed(self, opener: int, closer: int) -> int | None:
        """Return the highest word between the two marks of a pair, the first of several."""
        tops = [
            word
            for word in range(opener + 1, closer)
            if word not in self._marks and not opener < self._heads[word] < closer
        ]
        return min(tops, key=self._depth, default=None)

    def bordering(self, mark: int) -> int | None:
        """Return the head of the subordinate of the two units on whose border a mark stands."""
        left, right = self._climb(mark, -1), self._climb(mark, 1)
        if left is None or right is None:
            return right if left is None else left
        word = right
        while word >= 0 and word != left:
            word = self._heads[word]
        return right if word == left else left

    def _climb(self, mark: int, step: int) -> int | None:
        """Return the highest word above the mark's neighbour on the same side of the mark."""
        word = mark + step
        while word in self._marks:
            word += step
        if not self._first <= word < self._last:
            return None
        while self._heads[word] >= 0 and (self._heads[word] - mark) * step > 0:
            word = self._heads[word]
        return word


def _wanted(
    words: Sequence[str], tree: _Tree, marks: Sequence[int], first: int, last: int
) -> dict[int, int]:
    """Return the words that the marks of a sentence should hang on."""
    own = set(marks)
    found: dict[int, int] = {}
    for opener, closer in _find_pairs(words, first, last):
        word = tree.enclosed(opener, closer) if {opener, closer} <= own else None
        if word is not None:
            found[opener] = found[closer] = word
    for mark in marks:
        if mark not in found:
            word = tree.bordering(mark)
            if word is not None:
                found[mark] = word
    return found


def attach_marks(
    words: Sequence[str],
    heads: Places,
    marks: Sequence[int],
    arcs: Floats,
    starts: Sequence[int],
) -> Places:
    """Return the heads with every mark on the guidelines' word, unless the network is surer.

    ``heads`` are 1-based, 0 for roots; ``arcs`` are n x (n + 1) log probabilities; ``marks`` are
    places of words that are no roots. Marks that other words hang on stay where they are.
    """
    attached = heads.copy()
    places = (heads - 1).tolist()
    bare = np.array(sorted(set(marks).difference(places)), np.int64)
    borders = np.searchsorted(bare, [*starts, len(words)]).tolist()
    for number, (first, last) in enumerate(zip(starts, [*starts[1:], len(words)], strict=True)):
        own = bare[borders[number] : borders[number + 1]].tolist()
        tree = _Tree(places, own, first, last)
        for mark, word in _wanted(words, tree, own, first, last).items():
            if arcs[mark, word + 1] + _GUIDELINES >= arcs[mark, heads[mark]]:
                attached[mark] = word + 1
    return attached
