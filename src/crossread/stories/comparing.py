"""Compare all pairs of a few articles by their sketches."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, fields
from functools import cache
from math import log, sqrt

import numpy as np
import numpy.typing as npt

from crossread.model.sketches import Sketch
from crossread.text.tfidf import load_background

Matrix = npt.NDArray[np.float64]
Table = npt.NDArray[np.float32]
Weigh = Callable[[Iterable[str]], list[float]]  # the weights of terms

_LOGS = [0.0, *(1 + log(count) for count in range(1, 1000))]  # what counts weigh

# Two articles of one story share at least so many distinctive words: such as at most 2 % of the
# background's documents hold. A guard for short texts; on data/clusters it changes nothing.
DISTINCTIVE = 0.02
SHARED_DISTINCTIVE = 3

# Names, figures and days of title and lead differ only where both articles give so many. With one
# name in the lead, 1 in 10 pairs of one event in data/clusters would differ, with two 1 in 20.
NAMES = 2
FIGURES = 2  # a single small figure of a lead is often of something else


@dataclass(frozen=True, slots=True)
class Pairs:
    """What every pair of n articles has in common: n x n matrices, symmetric.

    ``words``, ``titles`` and ``names`` are cosines. The others are 1 where it holds of a pair:
    ``figures_shared`` and ``dates_shared``: they print a figure or state a day in common;
    ``dates_apart``: both state days and none in common; ``series``: names, figures and days differ
    as they do between two reports written by one template. ``gap`` is the log of one more than the
    days between their publication, 0 where one is unknown.
    """

    words: Matrix
    titles: Matrix
    names: Matrix
    figures_shared: Matrix
    dates_shared: Matrix
    dates_apart: Matrix
    series: Matrix
    gap: Matrix

    def table(self) -> Matrix:
        """Return all of it stacked, 0 for an article with itself: the sums over single pairs."""
        stacked = np.stack([getattr(self, field.name) for field in fields(self)])
        rows = np.arange(stacked.shape[1])
        stacked[:, rows, rows] = 0.0
        return stacked


@cache
def common_terms() -> frozenset[str]:
    """Return the terms that are not distinctive: too many documents of the background hold them."""
    background = load_background()
    most = DISTINCTIVE * background.documents
    return frozenset(term for term, count in background.frequencies.items() if count > most)


def tf(count: int) -> float:
    """Return what a count weighs: one more than its log."""
    return _LOGS[count] if count < len(_LOGS) else 1 + log(count)


def normalise(values: Mapping[str, float]) -> dict[str, float]:
    """Return a vector of length 1, empty where it has no length."""
    norm = sqrt(sum(value * value for value in values.values()))
    return {t: value / norm for t, value in values.items()} if norm else {}


def _places(sets: Sequence[Iterable[str]]) -> dict[str, int]:
    """Return a column for each item of some sets, in the order in which they come."""
    places: dict[str, int] = {}
    for items in sets:
        for item in items:
            if item not in places:
                places[item] = len(places)
    return places


def _table(sets: Sequence[Collection[str]], places: Mapping[str, int]) -> Table:
    """Return a row for each set, 1 in the columns of its items."""
    table = np.zeros((len(sets), len(places)), dtype=np.float32)
    for row, items in enumerate(sets):
        table[row, [places[item] for item in items]] = 1.0
    return table


def _cosines(table: Table) -> Matrix:
    """Return the cosines of all pairs of rows, 0 with an empty one."""
    lengths = np.sqrt(np.einsum("ij,ij->i", table, table))
    table /= np.maximum(lengths, 1e-9)[:, None]
    return np.asarray(table @ table.T, dtype=np.float64)


def _alike(sets: Sequence[Collection[str]], weigh: Weigh) -> Matrix:
    """Return the cosines of weighed sets of terms."""
    places = _places(sets)
    weights = np.array(weigh(places), dtype=np.float32)
    return _cosines(_table(sets, places) * weights)


def _words(sketches: Sequence[Sketch], weigh: Weigh) -> Matrix:
    """Return the cosines of the words, 0 for pairs that share too few distinctive ones."""
    places = _places([sketch.words for sketch in sketches])
    weights = np.array(weigh(places), dtype=np.float32)
    table = np.zeros((len(sketches), len(places)), dtype=np.float32)
    for row, sketch in enumerate(sketches):
        columns = [places[term] for term in sketch.words]
        table[row, columns] = [tf(count) for count in sketch.words.values()]
    common = common_terms()
    rare = (table[:, [term not in common for term in places]] > 0).astype(np.float32)
    cosines = _cosines(table * weights)
    cosines[rare @ rare.T < SHARED_DISTINCTIVE] = 0.0
    return cosines


def _shared(sets: Sequence[Collection[object]]) -> Table:
    """Return how many items each pair of sets has in common."""
    named = [[str(item) for item in items] for items in sets]
    table = _table(named, _places(named))
    shared: Table = table @ table.T
    return shared


def _apart(sets: Sequence[Collection[object]], enough: int) -> Matrix:
    """Return which pairs of sets have nothing in common though both hold enough."""
    full = np.array([float(len(items) >= enough) for items in sets])
    apart: Matrix = np.outer(full, full) * (_shared(sets) == 0)
    return apart


def _gaps(sketches: Sequence[Sketch]) -> Matrix:
    """Return the days between the publication of each pair, 0 where one is unknown."""
    known = np.array([sketch.day is not None for sketch in sketches])
    days = np.array([float(sketch.day or 0) for sketch in sketches])
    gaps: Matrix = np.abs(days[:, None] - days[None, :]) * np.outer(known, known)
    return gaps


def large_figures(sketch: Sketch) -> frozenset[str]:
    """Return the figures of at least two digits."""
    return frozenset(n for n in sketch.numbers if sum(c.isdigit() for c in n) > 1)


def _series(sketches: Sequence[Sketch], dates: Matrix) -> Matrix:
    """Return which pairs differ as two reports do that are written by one template.

    Two of three differ: the names, the figures, and the days that they state. In data/clusters it
    holds of 4 % of the pairs of one event and of 20 % of those of two events with many words in
    common; of the invented series in evaluation/series.yaml of nearly all.
    """
    names = _apart([sketch.names for sketch in sketches], NAMES)
    titles = _apart([set(s.names) & set(s.title) for s in sketches], 1)
    figures = _apart([sketch.numbers for sketch in sketches], FIGURES)
    large = _apart([large_figures(sketch) for sketch in sketches], 1)
    differ = np.maximum(names, titles) + np.maximum(figures, large) + dates
    return np.asarray(differ >= 2, dtype=np.float64)


def compare(sketches: Sequence[Sketch], weigh: Weigh) -> Pairs:
    """Return what all pairs of the articles have in common."""
    dates_apart = _apart([sketch.stated for sketch in sketches], 1)
    return Pairs(
        words=_words(sketches, weigh),
        titles=_alike([sketch.title for sketch in sketches], weigh),
        names=_alike([sketch.names for sketch in sketches], weigh),
        figures_shared=np.asarray(_shared([s.numbers for s in sketches]) > 0, dtype=np.float64),
        dates_shared=np.asarray(_shared([s.stated for s in sketches]) > 0, dtype=np.float64),
        dates_apart=dates_apart,
        series=_series(sketches, dates_apart),
        gap=np.log1p(_gaps(sketches)),
    )
