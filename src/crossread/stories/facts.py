"""Compare single articles as they come: the same signs as ``comparing``, without matrices."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from math import log1p

from crossread.model.sketches import Sketch
from crossread.stories.comparing import FIGURES, NAMES, Weigh, large_figures, normalise


@dataclass(frozen=True, slots=True)
class Facts:
    """What an article's title and lead state, as sets; ``names`` with their weights."""

    id: str
    day: int | None
    names: Mapping[str, float]  # a vector of length 1
    title_names: frozenset[str]
    numbers: frozenset[str]
    large: frozenset[str]
    stated: frozenset[int]


def facts(sketch: Sketch, weigh: Weigh) -> Facts:
    """Return the facts of a sketch."""
    return Facts(
        id=sketch.id,
        day=sketch.day,
        names=normalise(dict(zip(sketch.names, weigh(sketch.names), strict=True))),
        title_names=frozenset(sketch.names) & frozenset(sketch.title),
        numbers=frozenset(sketch.numbers),
        large=large_figures(sketch),
        stated=frozenset(sketch.stated),
    )


def _differ(left: frozenset[str], right: frozenset[str], enough: int) -> bool:
    return len(left) >= enough and len(right) >= enough and left.isdisjoint(right)


def is_series(left: Facts, right: Facts) -> bool:
    """Tell whether two articles differ as two reports do that are written by one template."""
    names = _differ(left.title_names, right.title_names, 1) or (
        len(left.names) >= NAMES
        and len(right.names) >= NAMES
        and left.names.keys().isdisjoint(right.names.keys())
    )
    figures = _differ(left.numbers, right.numbers, FIGURES) or _differ(left.large, right.large, 1)
    dates = bool(left.stated and right.stated) and left.stated.isdisjoint(right.stated)
    return names + figures + dates >= 2


def days_between(left: Facts, right: Facts) -> int:
    """Return the days between two publications, 0 where one is unknown."""
    return 0 if left.day is None or right.day is None else abs(left.day - right.day)


def mean_signs(own: Facts, others: Iterable[Facts]) -> tuple[float, ...]:
    """Return the means over others of names, figures, dates, series and days between.

    They are the rows of a table of sums (see ``joining``) from NAMES on.
    """
    names = figures = shared = apart = series = gap = 0.0
    count = 0
    for other in others:
        count += 1
        short, long = own.names, other.names
        if len(short) > len(long):
            short, long = long, short
        names += sum(value * long[term] for term, value in short.items() if term in long)
        figures += not own.numbers.isdisjoint(other.numbers)
        if own.stated and other.stated:
            disjoint = own.stated.isdisjoint(other.stated)
            apart += disjoint
            shared += not disjoint
        series += is_series(own, other)
        gap += log1p(days_between(own, other))
    return tuple(value / max(count, 1) for value in (names, figures, shared, apart, series, gap))
