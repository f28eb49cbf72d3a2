"""Compare all pairs of a few articles by their sketches."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Collection, Hashable, Iterable, Mapping, Sequence
from dataclasses import dataclass, fields
from functools import cache
from itertools import chain
from math import log, sqrt
from typing import TypeVar

import numpy as np
import numpy.typing as npt

from crossread.model.sketches import Sketch
from crossread.stories.slots import FRAME_SHIFT, OTHERWISE, TEMPLATE, TOGETHER
from crossread.text.tfidf import load_background

Matrix = npt.NDArray[np.float64]
Table = npt.NDArray[np.float32]
Counts = npt.NDArray[np.int32]
_Item = TypeVar("_Item", bound=Hashable)
Weigh = Callable[[Iterable[str]], list[float]]  # the weights of terms

_LOGS = np.array([0.0, *(1 + log(count) for count in range(1, 1000))])  # what counts weigh

# Two articles of one story share at least so many distinctive words: such as at most 2 % of the
# background's documents hold. A guard for short texts; on data/clusters it changes nothing.
DISTINCTIVE = 0.02
SHARED_DISTINCTIVE = 3

# Names, figures and days of title and lead differ only where both articles give so many. With one
# name in the lead, 1 in 10 pairs of one event in data/clusters would differ, with two 1 in 20.
NAMES = 2
# The cosine of names in title and lead below which two articles have few in common, where their
# titles name others. Of .2, .25 and .3 B-cubed F1 in data/clusters is .965, .960 and .960, which is
# one event in two parts; of the pairs of evaluation/series.yaml in the words of two papers .964,
# .976 and 1.000 are kept apart.
FEW_NAMES = 0.3
FIGURES = 2  # a single small figure of a lead is often of something else

# Two articles that fill one template otherwise count as two pairs that differ: of two events in two
# papers each, the pairs of one template are half of all, and need not more to keep them apart.
SURE = 2.0


@dataclass(frozen=True, slots=True)
class Pairs:
    """What every pair of n articles has in common: n x n matrices, symmetric.

    ``words``, ``titles`` and ``names`` are cosines. The others are 1 where it holds of a pair:
    ``figures_shared`` and ``dates_shared``: they print a figure or state a day in common;
    ``dates_apart``: both state days and none in common; ``series``: names, figures and days differ
    as they do between two reports written by one template, SURE where that is seen. ``gap`` is the
    log of one more than the days between their publication, 0 where one is unknown.
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


def tf(counts: Counts) -> Matrix:
    """Return what counts, from 1 on, weigh: one more than the log of each."""
    weights: Matrix = 1 + np.log(counts) if counts.max(initial=0) >= len(_LOGS) else _LOGS[counts]
    return weights


def normalise(values: Mapping[str, float]) -> dict[str, float]:
    """Return a vector of length 1, empty where it has no length."""
    norm = sqrt(sum([value * value for value in values.values()]))
    return {t: value / norm for t, value in values.items()} if norm else {}


def _places(sets: Sequence[Collection[_Item]]) -> dict[_Item, int]:
    """Return a column for each item of some sets, in the order in which they come."""
    distinct = dict.fromkeys(chain.from_iterable(sets))
    return dict(zip(distinct, range(len(distinct)), strict=True))


def _table(
    sets: Sequence[Collection[_Item]],
    places: Mapping[_Item, int],
    values: Matrix | None = None,
) -> Table:
    """Return a row for each set: 1, or the next of the values, in the columns of its items."""
    table = np.zeros((len(sets), len(places)), dtype=np.float32)
    lengths = [len(items) for items in sets]
    rows = np.repeat(np.arange(len(sets)), lengths)
    columns = np.fromiter(map(places.__getitem__, chain.from_iterable(sets)), np.intp, len(rows))
    table[rows, columns] = 1.0 if values is None else values
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


def compare_words(table: Table, weights: Table, rare: npt.NDArray[np.bool_]) -> Matrix:
    """Return the cosines of words, 0 for pairs that share too few distinctive ones.

    A row of the table holds what the counts of an article's words weigh; each column, a word, has
    its weight, and whether it is distinctive.
    """
    held = (table[:, rare] > 0).astype(np.float32)
    cosines = _cosines(table * weights)
    cosines[held @ held.T < SHARED_DISTINCTIVE] = 0.0
    return cosines


def _words(sketches: Sequence[Sketch], weigh: Weigh) -> Matrix:
    sets = [sketch.words for sketch in sketches]
    places = _places(sets)
    weights = np.array(weigh(places), dtype=np.float32)
    counts = np.fromiter(chain.from_iterable(words.values() for words in sets), np.int32)
    table = _table(sets, places, tf(counts))
    common = np.fromiter(map(common_terms().__contains__, places), bool, len(places))
    return compare_words(table, weights, ~common)


def _shared(sets: Sequence[Collection[Hashable]]) -> Table:
    """Return how many items each pair of sets has in common."""
    table = _table(sets, _places(sets))
    shared: Table = table @ table.T
    return shared


def _apart(sets: Sequence[Collection[Hashable]], shared: Table, enough: int) -> Matrix:
    """Return which pairs of sets have nothing in common though both hold enough."""
    full = np.array([float(len(items) >= enough) for items in sets])
    apart: Matrix = np.outer(full, full) * (shared == 0)
    return apart


def _titles_apart(sketches: Sequence[Sketch], alike: Matrix) -> Matrix:
    """Return which pairs name others in their titles.

    That is none that the other names at all, or none that its title names where leads and titles
    have few names in common (``alike``: the cosines of their names).
    """
    in_titles = [set(sketch.names) & set(sketch.title) for sketch in sketches]
    places = _places([sketch.names for sketch in sketches])
    named = _table(in_titles, places) @ _table([s.names for s in sketches], places).T
    full = np.array([float(bool(names)) for names in in_titles])
    nowhere = (named + named.T == 0) | ((_shared(in_titles) == 0) & (alike < FEW_NAMES))
    apart: Matrix = np.outer(full, full) * nowhere
    return apart


def _gaps(sketches: Sequence[Sketch]) -> Matrix:
    """Return the days between the publication of each pair, 0 where one is unknown."""
    known = np.array([sketch.day is not None for sketch in sketches])
    days = np.array([float(sketch.day or 0) for sketch in sketches])
    gaps: Matrix = np.abs(days[:, None] - days[None, :]) * np.outer(known, known)
    return gaps


def large_figures(sketch: Sketch) -> frozenset[str]:
    """Return the figures of at least two digits."""
    return frozenset([n for n in sketch.numbers if len(n) > 1 and sum(map(str.isdigit, n)) > 1])


def _templates(sketches: Sequence[Sketch]) -> tuple[Matrix, Matrix]:
    """Return which pairs are written by one template, and which of them fill it otherwise."""
    held = Counter([slot >> FRAME_SHIFT for sketch in sketches for slot in sketch.slots])
    if max(held.values(), default=0) < 2:
        return np.zeros((len(sketches), len(sketches))), np.zeros((len(sketches), len(sketches)))
    slots = [[slot for slot in s.slots if held[slot >> FRAME_SHIFT] > 1] for s in sketches]
    shared = _shared([[slot >> FRAME_SHIFT for slot in own] for own in slots])
    differ = shared - _shared(slots)
    lengths = np.array([len(sketch.slots) for sketch in sketches])
    enough = np.maximum(TOGETHER, TEMPLATE * np.minimum.outer(lengths, lengths))
    template = np.asarray(shared >= enough, dtype=np.float64)
    return template, template * (differ >= OTHERWISE * shared)


def _series(sketches: Sequence[Sketch], dates: Matrix, alike: Matrix, shared: Table) -> Matrix:
    """Return which pairs differ as two reports do that are written by one template.

    ``dates``: which state other days; ``alike``: the cosines of their names; ``shared``: how many
    figures they have in common.

    Two of three differ: the names, the figures, and the days that they state. In data/clusters it
    holds of 4 % of the pairs of one event and of 20 % of those of two events with many words in
    common; of the invented series in evaluation/series.yaml of nearly all. Where two articles are
    seen to be written by one template what fills it tells, and tells more surely.
    """
    own = [sketch.names for sketch in sketches]
    names = _apart(own, _shared(own), NAMES)
    titles = _titles_apart(sketches, alike)
    figures = _apart([sketch.numbers for sketch in sketches], shared, FIGURES)
    own_large = [large_figures(sketch) for sketch in sketches]
    large = _apart(own_large, _shared(own_large), 1)
    differ = np.maximum(names, titles) + np.maximum(figures, large) + dates
    template, otherwise = _templates(sketches)
    series: Matrix = np.where(template > 0, SURE * otherwise, differ >= 2)
    return series


def compare(sketches: Sequence[Sketch], weigh: Weigh, words: Matrix | None = None) -> Pairs:
    """Return what all pairs of the articles have in common.

    ``words`` are the cosines of their words where they are known (see ``compare_words``).
    """
    figures = _shared([sketch.numbers for sketch in sketches])
    days = [sketch.stated for sketch in sketches]
    dates = _shared(days)
    dates_apart = _apart(days, dates, 1)
    names = _alike([sketch.names for sketch in sketches], weigh)
    return Pairs(
        words=_words(sketches, weigh) if words is None else words,
        titles=_alike([sketch.title for sketch in sketches], weigh),
        names=names,
        figures_shared=np.asarray(figures > 0, dtype=np.float64),
        dates_shared=np.asarray(dates > 0, dtype=np.float64),
        dates_apart=dates_apart,
        series=_series(sketches, dates_apart, names, figures),
        gap=np.log1p(_gaps(sketches)),
    )
