"""Place a bare day, month, season or quarter in the year that it means."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import date, timedelta

from crossread.model.times import ResolvedTime, TimeExpression
from crossread.text import edtf
from crossread.text.time_points import ANCHORED, of_code, of_days, weekday_note

# "Will visit on 1 June", written on 20 June, may be a late report.
_NEAR_FUTURE = timedelta(days=30)
# A day three months ahead ties with one nine months back: set on TimeBank 1.2, where announced
# dates lie within weeks and reported ones anywhere in the year before.
_AHEAD_WEIGHT = 3
# Listed companies of the United States report a quarter within 45 days of its end (Form 10-Q).
_REPORTING = timedelta(days=45)
TERMS = frozenset(("by", "until", "through"))  # a term may lie ahead as well as back


def _day_of_years(expression: TimeExpression, anchor: date) -> list[date]:
    days = []
    for year in range(anchor.year - 4, anchor.year + 5):  # 29 February comes every fourth year
        try:
            days.append(date(year, expression.month or 1, expression.day or 1))
        except ValueError:
            continue
    return days


def _distance_of_day(day: date, anchor: date, weight: int) -> int:
    """Return how far a day is; days ahead count as farther, since news tells what has happened."""
    return (anchor - day).days if day <= anchor else weight * (day - anchor).days


def _partial_day(expression: TimeExpression, anchor: date) -> ResolvedTime | None:
    days = _day_of_years(expression, anchor)
    if expression.future:
        days = [day for day in days if day >= anchor - _NEAR_FUTURE]
    if not days:
        return None
    weight = 1 if expression.relation in TERMS else _AHEAD_WEIGHT
    day = min(days, key=lambda day: (_distance_of_day(day, anchor, weight), day))
    return of_days(expression, day, day, ANCHORED, weekday_note(expression, day))


def _is_nearer_ahead(
    expression: TimeExpression, spans: Sequence[tuple[int, date, date]], anchor: date
) -> bool:
    """Tell whether a term ("until November") is nearer ahead than back."""
    if expression.relation not in TERMS or expression.count is not None:
        return False
    back = min((anchor - last for _, _, last in spans if last < anchor), default=timedelta.max)
    ahead = min((first - anchor for _, first, _ in spans if first > anchor), default=timedelta.max)
    running = any(first <= anchor <= last for _, first, last in spans)
    return not running and ahead < back


def _is_reported(month: int, spans: Sequence[tuple[int, date, date]], anchor: date) -> bool:
    """Tell whether a quarter has just ended: what "will be reported" of it is its result."""
    ended = [last for _, _, last in spans if last < anchor]
    return month in edtf.QUARTERS and bool(ended) and anchor - ended[-1] <= _REPORTING


def _partial_month(expression: TimeExpression, anchor: date) -> ResolvedTime | None:
    """Resolve a bare month, season, quarter or half: the latest that has begun, or the next."""
    if expression.unit == "year":  # "a year ago" of a quarter: the quarter, a year before
        return _years_from(expression, anchor)
    month = expression.month or 1
    years = range(anchor.year - 2, anchor.year + 3)
    spans = [(year, *edtf.bounds_of(year, month)) for year in years]
    ahead = [year for year, _, last in spans if last >= anchor]
    begun = [year for year, first, _ in spans if first <= anchor]
    if expression.count is not None and expression.count < 0:
        begun = [year for year, _, last in spans if last < anchor]
    if expression.count is not None and expression.count > 0:
        ahead = [year for year, first, _ in spans if first > anchor]
    # "by May" is a date that is set, so it lies ahead where the month has not begun.
    set_ahead = expression.relation == "by" and anchor.year in ahead
    to_come = expression.future or set_ahead or _is_nearer_ahead(expression, spans, anchor)
    to_come = to_come and not _is_reported(month, spans, anchor)
    nearest = ahead[0] if to_come else begun[-1]
    year = anchor.year if expression.count == 0 else nearest
    return of_code(expression, edtf.write(year, month), ANCHORED)


def _years_from(expression: TimeExpression, anchor: date) -> ResolvedTime | None:
    plain = _partial_month(replace(expression, count=None, unit="", future=False), anchor)
    if plain is None or plain.first is None:
        return None
    year = plain.first.year + int(expression.count or 0)
    return of_code(expression, edtf.write(year, expression.month), ANCHORED)


def resolve_partial(expression: TimeExpression, anchor: date | None) -> ResolvedTime | None:
    """Return the day or period of the year nearest to the anchor, None without an anchor."""
    if anchor is None or not expression.month:
        return None
    return (
        _partial_day(expression, anchor) if expression.day else _partial_month(expression, anchor)
    )
