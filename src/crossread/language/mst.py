"""The best single-root dependency tree without crossing arcs from arc scores (Eisner 1996).

Spans grow by one word at a time. A span that is open is an arc and what its ends have between
them; a whole one is a word and what it has on one side. Those that begin at a word are held by
their first word, those that end at one by their last, each by width, so that all splits of all
spans of a width are slices of the tables.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

Scores = NDArray[np.float64]
Splits = NDArray[np.int64]


@dataclass(frozen=True, slots=True)
class _Chart:
    """The best parts of every span; splits are counted from its first word.

    All tables but ``left`` go by the first word and the width of a span, ``left`` by the last word.
    """

    left: Scores  # of whole spans that their last word heads
    right: Scores  # of whole spans that their first word heads
    open_at: Splits  # the last word of the first part of an open span
    left_at: Splits  # the word where the first part of a whole span to the left ends
    right_at: Splits  # the same to the right


def _grow(arcs: Scores) -> _Chart:
    """Return the best spans; ``arcs`` is heads x dependents."""
    count = len(arcs)
    left, left_first, right, right_last, open_left, open_right = np.zeros((6, count, count))
    open_at, left_at, right_at = np.zeros((3, count, count), np.int64)
    for width in range(1, count):
        inner = right[:-width, :width] + left[width:, width - 1 :: -1]
        open_at[:-width, width] = inner.argmax(axis=1)
        best = inner.max(axis=1)
        open_right[:-width, width] = best + arcs.diagonal(width)
        open_left[width:, width] = best + arcs.diagonal(-width)
        whole = open_right[:-width, 1 : width + 1] + right_last[width:, width - 1 :: -1]
        right_at[:-width, width] = whole.argmax(axis=1) + 1
        right[:-width, width] = right_last[width:, width] = whole.max(axis=1)
        whole = left_first[:-width, :width] + open_left[width:, width:0:-1]
        left_at[:-width, width] = whole.argmax(axis=1)
        left[width:, width] = left_first[:-width, width] = whole.max(axis=1)
    return _Chart(left, right, open_at, left_at, right_at)


def _read(chart: _Chart, root: int) -> list[int]:
    """Return the heads, 1-based, of the tree with this root."""
    count = len(chart.left)
    heads = [0] * count
    whole = [(0, root, True), (root, count - 1, False)]  # first, last, and whether the last heads
    while whole:
        first, last, leftwards = whole.pop()
        if first == last:
            continue
        table = chart.left_at if leftwards else chart.right_at
        taken = first + int(table[first, last - first])
        heads[taken] = (last if leftwards else first) + 1
        low, high = (taken, last) if leftwards else (first, taken)
        middle = low + int(chart.open_at[low, high - low])
        whole += [(low, middle, False), (middle + 1, high, True)]
        whole.append((first, taken, True) if leftwards else (taken, last, False))
    return heads


def best_tree(scores: NDArray[np.floating]) -> list[int]:
    """Return the head of each of n words: 0 for the root, else 1 to n.

    ``scores`` is n x (n + 1): row i scores the heads of word i, column 0 scores being the root.
    Exactly one word is the root, no arcs cross, and no other such tree scores higher.
    """
    count = len(scores)
    arcs = np.ascontiguousarray(scores[:, 1:].T, np.float64)
    chart = _grow(arcs)
    places = np.arange(count)
    totals = scores[:, 0] + chart.left[places, places] + chart.right[places, count - 1 - places]
    return _read(chart, int(totals.argmax()))
