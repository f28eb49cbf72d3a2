"""Compare resolved times, and reckon back to the earlier event of "first in 24 years"."""

from __future__ import annotations

from datetime import date, timedelta

from crossread.model.times import ResolvedTime, TimeExpression, TimeForm, TimeRelation
from crossread.text import edtf
from crossread.text.time_arithmetic import add_months
from crossread.text.time_durations import duration_quantity
from crossread.text.time_resolve import resolve_point

_SLACK = timedelta(days=1)  # no two places are more than about a day apart by the clock
_SLACK_DAYS = 2  # the slack is for days; neighbouring months or years are disjoint
_MONTHS = {"month": 1, "quarter": 3, "year": 12, "decade": 120, "century": 1200}
_DAYS = {"day": 1, "week": 7}
# ALGORITHMS section 6 bounds "more than v" by 2 v; of years since an event nobody says "over
# twenty" of more than thirty, so half as much again is taken.
_ABOVE_FACTOR = 1.5


def _bounds(time: ResolvedTime) -> tuple[date, date]:
    return time.first or date.min, time.last or date.max


def _is_fine(time: ResolvedTime) -> bool:
    first, last = _bounds(time)
    return (last - first).days < _SLACK_DAYS


def compare(left: ResolvedTime, right: ResolvedTime) -> TimeRelation:
    """Return how two times stand to each other; adjacent days are kept apart from disjoint ones."""
    (first, last), (other_first, other_last) = _bounds(left), _bounds(right)
    if (first, last) == (other_first, other_last):
        return TimeRelation.EQUAL
    if first <= other_last and other_first <= last:
        inside = first >= other_first and last <= other_last
        around = first <= other_first and last >= other_last
        return TimeRelation.CONTAINED if inside or around else TimeRelation.OVERLAPS
    gap = max(first, other_first) - min(last, other_last)
    if gap <= _SLACK and (_is_fine(left) or _is_fine(right)):
        return TimeRelation.ADJACENT
    return TimeRelation.DISJOINT


def _back(anchor: date, count: float, unit: str) -> date:
    if unit in _MONTHS:
        return add_months(anchor, -round(count * _MONTHS[unit]))
    return anchor - timedelta(days=round(count * _DAYS[unit]))


def _length_back(expression: TimeExpression, anchor: date) -> ResolvedTime | None:
    length = duration_quantity(expression)
    unit = expression.unit
    if length is None or unit not in (*_MONTHS, *_DAYS):
        return None
    low, high = length.low, length.high
    if expression.modifier in ("MORE_THAN", "EQUAL_OR_MORE"):
        high = low * _ABOVE_FACTOR
    if low == high:
        # Speakers round to whole units: "in 24 years" is 23 to 25.
        low, high = max(0.0, low - 1), high + 1
    first, last = _back(anchor, high, unit), _back(anchor, low, unit)
    if unit in _MONTHS:
        code = edtf.interval(edtf.write(first.year, first.month), edtf.write(last.year, last.month))
        first, last = date(first.year, first.month, 1), edtf.month_end(last.year, last.month)
    else:
        code = edtf.days(first, last)
    return ResolvedTime(code, first, last, "anchored", expression.span, expression.modifier)


def earlier_event(expression: TimeExpression, anchor: date) -> ResolvedTime | None:
    """Return when the earlier event was that an expression of "first ... in" counts from.

    "in 24 years" (a length) is reckoned back from the anchor, to whole units on each side;
    "since 2000" and "in July 2000" name the time of the earlier event itself. Whether the
    sentence speaks of an earlier event is for the caller to know. None where no number is given.
    """
    try:
        if expression.form is TimeForm.DURATION or expression.relation in ("past", "ago"):
            return _length_back(expression, anchor)
        return resolve_point(expression, anchor)
    except (ValueError, OverflowError):
        return None
