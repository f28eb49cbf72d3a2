"""Precision, recall and F1 of things found against things marked, and correlation."""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Hashable, Iterable, Sequence
from dataclasses import dataclass, field


@dataclass(slots=True)
class Tally:
    """How many things were found, were marked, and were both, by label."""

    hits: Counter[str] = field(default_factory=Counter)
    found: Counter[str] = field(default_factory=Counter)
    marked: Counter[str] = field(default_factory=Counter)

    def add(self, found: Iterable[Hashable], marked: Iterable[Hashable], label: str = "") -> None:
        """Count the things of one text; equal things of one side count once."""
        left, right = set(found), set(marked)
        self.hits[label] += len(left & right)
        self.found[label] += len(left)
        self.marked[label] += len(right)

    def precision(self, *labels: str) -> float:
        """Return the share of the found things that are marked; no labels: all of them."""
        return _share(_sum(self.hits, labels), _sum(self.found, labels))

    def recall(self, *labels: str) -> float:
        """Return the share of the marked things that are found; no labels: all of them."""
        return _share(_sum(self.hits, labels), _sum(self.marked, labels))

    def f1(self, *labels: str) -> float:
        """Return the harmonic mean of precision and recall; no labels: of all of them."""
        both = _sum(self.found, labels) + _sum(self.marked, labels)
        return _share(2 * _sum(self.hits, labels), both)


def _sum(counts: Counter[str], labels: Sequence[str]) -> int:
    return sum(counts[label] for label in labels) if labels else sum(counts.values())


def _share(part: int, whole: int) -> float:
    return part / whole if whole else 0.0


def correlation(left: Sequence[float], right: Sequence[float]) -> float:
    """Return Pearson's r, 0 where either side does not vary.

    >>> round(correlation([1, 2, 3], [2, 4, 6]), 6)
    1.0
    """
    if not left:
        return 0.0
    a, b = sum(left) / len(left), sum(right) / len(right)
    product = sum((x - a) * (y - b) for x, y in zip(left, right, strict=True))
    spread = math.sqrt(sum((x - a) ** 2 for x in left) * sum((y - b) ** 2 for y in right))
    return product / spread if spread else 0.0


def wilson(right: int, count: int) -> tuple[float, float]:
    """Return the 95 % interval of a share by Wilson's score.

    >>> tuple(round(end, 3) for end in wilson(80, 100))
    (0.711, 0.867)
    """
    if not count:
        return 0.0, 1.0
    z = 1.959964  # the normal deviate of 95 %
    share, square = right / count, z * z / count
    middle = share + square / 2
    reach = z * math.sqrt(share * (1 - share) / count + square / count / 4)
    return (middle - reach) / (1 + square), (middle + reach) / (1 + square)
