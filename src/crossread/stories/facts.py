"""Compare single articles as they come: the same signs as ``comparing``, without matrices."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from dataclasses import dataclass
from math import log1p

from crossread.model.sketches import Sketch
from crossread.stories.comparing import (
    FEW_NAMES,
    FIGURES,
    NAMES,
    SURE,
    Weigh,
    large_figures,
    normalise,
)
from crossread.stories.slots import OTHERWISE, is_template, unpack


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
    slots: Mapping[int, int]  # what fills each frame


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
        slots=unpack(sketch.slots),
    )


def _differ(left: frozenset[object], right: frozenset[object], enough: int) -> bool:
    return len(left) >= enough and len(right) >= enough and left.isdisjoint(right)


def _titles_differ(left: Facts, right: Facts, alike: float) -> bool:
    """Tell whether two titles name others, as ``comparing`` tells it of all pairs."""
    if not _differ(left.title_names, right.title_names, 1):
        return False
    if left.title_names.isdisjoint(right.names) and right.title_names.isdisjoint(left.names):
        return True
    return alike < FEW_NAMES


def _names_differ(left: Facts, right: Facts, alike: float) -> bool:
    """Tell whether two articles name others, or their titles do."""
    several = len(left.names) >= NAMES and len(right.names) >= NAMES
    apart = several and left.names.keys().isdisjoint(right.names)
    return apart or _titles_differ(left, right, alike)


def _filled_otherwise(left: Facts, right: Facts) -> bool | None:
    """Tell whether two articles fill one template otherwise, None where they have none."""
    if left.slots.keys().isdisjoint(right.slots):  # as most are
        return None
    shared = left.slots.keys() & right.slots.keys()
    if not is_template(len(shared), min(len(left.slots), len(right.slots))):
        return None
    differ = sum(left.slots[frame] != right.slots[frame] for frame in shared)
    return differ >= OTHERWISE * len(shared)


def series(left: Facts, right: Facts, alike: float) -> float:
    """Return whether two articles differ as two of a series do, as ``Pairs.series`` counts it.

    ``alike`` is the cosine of their names.
    """
    otherwise = _filled_otherwise(left, right)
    if otherwise is not None:
        return SURE * otherwise
    figures = _differ(left.numbers, right.numbers, FIGURES) or _differ(left.large, right.large, 1)
    differ = figures + _differ(left.stated, right.stated, 1)
    return float(differ == 2 or (differ == 1 and _names_differ(left, right, alike)))


def days_between(left: Facts, right: Facts) -> int:
    """Return the days between two publications, 0 where one is unknown."""
    return 0 if left.day is None or right.day is None else abs(left.day - right.day)


def _names_alike(one: Facts, other: Facts) -> float:
    """Return the cosine of the names of two articles."""
    short, long = one.names, other.names
    if short.keys().isdisjoint(long):
        return 0.0
    if len(short) > len(long):
        short, long = long, short
    return sum([value * long[term] for term, value in short.items() if term in long])


def mean_signs(own: Facts, others: Collection[Facts]) -> tuple[float, ...]:
    """Return the means over others of names, figures and dates, 0 for series, and days between.

    They are the rows of a table of sums (see ``joining``) from NAMES on; ``mean_series`` fills the
    one that is left out, as it costs the most and is rarely asked for.
    """
    numbers, stated = own.numbers, own.stated
    names = figures = shared = apart = gap = 0.0
    for other in others:
        names += _names_alike(own, other)
        figures += not numbers.isdisjoint(other.numbers)
        if stated and other.stated:
            if stated.isdisjoint(other.stated):
                apart += 1
            else:
                shared += 1
        if other.day != own.day:
            gap += log1p(days_between(own, other))
    sums = (names, figures, shared, apart, 0.0, gap)
    return tuple([value / max(len(others), 1) for value in sums])


def mean_series(own: Facts, others: Collection[Facts]) -> float:
    """Return the mean over others of whether two articles differ as two of a series do."""
    found = [series(own, other, _names_alike(own, other)) for other in others]
    return sum(found) / max(len(found), 1)
