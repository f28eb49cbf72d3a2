"""Turn a time expression into an EDTF interval, from the day on which it was written."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import date, timedelta
from math import ceil

from crossread.model.times import ResolvedTime, TimeExpression, TimeForm
from crossread.text import edtf
from crossread.text.time_arithmetic import add_months, period, third, week_of
from crossread.text.time_partial import TERMS, resolve_partial
from crossread.text.time_points import ANCHORED, STATED, of_code, of_days, weekday_note

_UNIT_MONTHS = {"month": 1, "quarter": 3, "half": 6, "year": 12, "decade": 120, "century": 1200}


def _date(expression: TimeExpression, anchor: date | None) -> ResolvedTime | None:
    year = expression.year
    if year is None:
        return None
    if expression.unit == "decade":
        return of_code(expression, f"{year // 10:03d}X", STATED)
    if expression.unit == "century":
        return of_code(expression, f"{year // 100:02d}XX", STATED)
    code = edtf.write(year, expression.month, expression.day)
    resolved = of_code(expression, code, STATED)
    if expression.day and resolved.first:
        resolved = replace(resolved, note=weekday_note(expression, resolved.first))
    return resolved


def _weekday(expression: TimeExpression, anchor: date | None) -> ResolvedTime | None:
    if anchor is None or expression.weekday is None:
        return None
    if expression.unit == "week":
        monday = week_of(anchor, int(expression.count or 0))[0]
        day = monday + timedelta(days=expression.weekday)
    else:
        back = (anchor.weekday() - expression.weekday) % 7
        ahead = -back % 7
        near = expression.relation in TERMS and not expression.count and ahead < back
        if expression.future or near:
            # "will meet on Tuesday", written on a Tuesday, is today; "next Tuesday" never is.
            day = anchor + timedelta(days=ahead or (7 if expression.count else 0))
        else:
            day = anchor - timedelta(days=back or (7 if expression.count else 0))
    return of_days(expression, day, day, ANCHORED)


def _distance(expression: TimeExpression, anchor: date) -> ResolvedTime | None:
    """Resolve "three weeks ago": as fine as its unit, a week to half a week on each side."""
    ends = sorted((expression.count or 0.0, expression.count_high or expression.count or 0.0))
    unit = expression.unit
    if unit in ("second", "minute", "hour"):
        days = max(1, ceil(abs(ends[0]) / 24)) if unit == "hour" else 0
        first = anchor - timedelta(days=days) if ends[0] < 0 else anchor
        return of_days(
            expression, first, max(anchor, anchor + timedelta(days=ceil(ends[1] / 24))), ANCHORED
        )
    if unit in ("day", "week"):
        length = 7 if unit == "week" else 1
        slack = 3 if unit == "week" else 0
        first = anchor + timedelta(days=round(ends[0] * length) - slack)
        last = anchor + timedelta(days=round(ends[1] * length) + slack)
        return of_days(expression, first, last, ANCHORED)
    months = _UNIT_MONTHS.get(unit)
    if months is None:
        return None
    whole = all(float(end).is_integer() for end in ends)
    unit = ("year" if unit in ("decade", "century") else unit) if whole else "month"
    first = period(add_months(anchor, round(ends[0] * months)), unit)[0]
    last = period(add_months(anchor, round(ends[1] * months)), unit)[1]
    return of_days(expression, first, last, ANCHORED)


def _stretch(expression: TimeExpression, anchor: date) -> ResolvedTime | None:
    """Resolve "the past three years" and "the next two weeks": from or to the anchor."""
    count = expression.count_high or expression.count or 0.0
    unit = expression.unit
    if unit in _UNIT_MONTHS:
        other = add_months(anchor, round(count * _UNIT_MONTHS[unit]))
    else:
        length = {"week": 7.0, "day": 1.0, "weekend": 7.0}.get(unit, 1 / 24)
        days = count * length
        other = anchor + timedelta(days=ceil(days) if days > 0 else -ceil(-days))
    return of_days(expression, min(anchor, other), max(anchor, other), ANCHORED)


def _calendar(expression: TimeExpression, anchor: date) -> ResolvedTime | None:
    """Resolve "last week", "this month", "September last year"."""
    count, unit = int(expression.count or 0), expression.unit
    if unit == "day":
        day = anchor + timedelta(days=count)
        return of_days(expression, day, day, ANCHORED)
    if unit in ("week", "weekend"):
        first, last = week_of(anchor, count)
        if unit == "weekend":
            return _weekend(expression, anchor, count)
        return of_days(expression, first, last, ANCHORED)
    if unit == "year" and expression.month:
        code = edtf.write(anchor.year + count, expression.month, expression.day)
        return of_code(expression, code, ANCHORED)
    if unit not in _UNIT_MONTHS:
        return None
    first, last = period(add_months(anchor, count * _UNIT_MONTHS[unit]), unit)
    return of_days(expression, first, last, ANCHORED)


def _weekend(expression: TimeExpression, anchor: date, count: int) -> ResolvedTime:
    saturday = week_of(anchor, count)[0] + timedelta(days=5)
    if count == 0 and not expression.future and saturday > anchor and anchor.weekday() < 3:
        # "over the weekend", written early in the week, is the one that is past.
        saturday -= timedelta(days=7)
    return of_days(expression, saturday, saturday + timedelta(days=1), ANCHORED)


def _offset(expression: TimeExpression, anchor: date | None) -> ResolvedTime | None:
    if anchor is None or expression.reference:
        return None
    if expression.relation in ("past", "next"):
        return _stretch(expression, anchor)
    if expression.relation == "ago":
        return _distance(expression, anchor)
    resolved = _calendar(expression, anchor)
    if resolved is None or resolved.first is None or resolved.last is None:
        return resolved
    if expression.relation == "earlier":
        return of_days(expression, min(resolved.first, anchor), anchor, ANCHORED)
    if expression.relation == "later":
        return of_days(expression, anchor, max(resolved.last, anchor), ANCHORED)
    return resolved


def _up_to_end(expression: TimeExpression, anchor: date | None) -> ResolvedTime | None:
    """Resolve a stretch that is told by its end: "the fiscal year ended June 30"."""
    year, month, day = expression.until
    form = TimeForm.DATE if year else TimeForm.PARTIAL
    plain = replace(expression, form=form, year=year or None, month=month, day=day or None)
    end = resolve_point(replace(plain, count=None, unit="", until=(), relation=""), anchor)
    if end is None or end.last is None:
        return None
    months, last = _UNIT_MONTHS[expression.unit], end.last
    ended = (expression.count or 0) < 0
    if ended and anchor is not None and not year and last > anchor:
        last = add_months(last, -12)
    if last == edtf.month_end(last.year, last.month):  # February has no 31st
        first = add_months(last.replace(day=1), 1 - months)
    else:
        first = add_months(last, -months) + timedelta(days=1)
    return of_days(expression, first, last, end.basis)


def _range(expression: TimeExpression, anchor: date | None) -> ResolvedTime | None:
    if expression.count is not None:
        return _up_to_end(expression, anchor)
    until_year, until_month, until_day = (*expression.until, 0, 0, 0)[:3]
    basis = STATED
    first_year = expression.year
    if not until_year:
        if anchor is None:
            return None
        basis = ANCHORED
        resolved = resolve_partial(replace(expression, form=TimeForm.PARTIAL), anchor)
        if resolved is None or resolved.first is None:
            return None
        first_year = resolved.first.year
        until_year = first_year + (until_month < (expression.month or 1))
    left = edtf.write(first_year or until_year, expression.month, expression.day)
    right = edtf.write(until_year, until_month, until_day)
    return of_code(expression, edtf.interval(left, right), basis)


_FORMS: dict[TimeForm, Callable[[TimeExpression, date | None], ResolvedTime | None]] = {
    TimeForm.DATE: _date,
    TimeForm.PARTIAL: resolve_partial,
    TimeForm.WEEKDAY: _weekday,
    TimeForm.OFFSET: _offset,
    TimeForm.RANGE: _range,
}


def _narrowed(resolved: ResolvedTime, modifier: str) -> ResolvedTime:
    """Apply START, MID or END (the thirds of an interval) or APPROX (``~``)."""
    if resolved.first is None or resolved.last is None or not modifier:
        return resolved
    if modifier in ("START", "MID", "END") and resolved.first != resolved.last:
        first, last = third(resolved.first, resolved.last, modifier)
        return replace(
            resolved, edtf=edtf.days(first, last), first=first, last=last, modifier=modifier
        )
    marked = resolved.edtf + "~"
    if modifier == "APPROX" and "/" not in resolved.edtf and edtf.is_valid(marked):
        return replace(resolved, edtf=marked, modifier=modifier)
    return replace(resolved, modifier=modifier)


def _opened(resolved: ResolvedTime, relation: str, form: TimeForm) -> ResolvedTime:
    """Open the interval to one side after since, from, until, by, before, after."""
    if form is TimeForm.RANGE:
        return resolved
    point = resolved.edtf
    first, last = point.split("/") if "/" in point else (point, point)
    if relation in ("since", "from"):
        return replace(resolved, edtf=edtf.interval(first, ""), last=None)
    if relation in ("until", "by", "before", "through") and resolved.last:
        end = resolved.last
        if relation == "before" and resolved.first:
            end = resolved.first - timedelta(days=1)
            last = end.isoformat()
        return replace(resolved, edtf=edtf.interval("", last), first=None, last=end)
    if relation == "after" and resolved.last:
        start = resolved.last + timedelta(days=1)
        return replace(resolved, edtf=edtf.interval(start.isoformat(), ""), first=start, last=None)
    return resolved


def resolve_point(expression: TimeExpression, anchor: date | None) -> ResolvedTime | None:
    """Return the interval that the expression names, whatever relation governs it."""
    reader = _FORMS.get(expression.form)
    try:
        resolved = reader(expression, anchor) if reader else None
        return _narrowed(resolved, expression.modifier) if resolved else None
    except (ValueError, OverflowError):  # before the year 1 or after 9999
        return None


def resolve(expression: TimeExpression, anchor: date | None) -> ResolvedTime | None:
    """Return what the expression means when written on the anchor day, as an EDTF interval.

    Durations, sets and vague words are no points in time: None. So is what needs an anchor that
    is not known, and what is counted from an event ("two days later", see resolve_from).
    """
    resolved = resolve_point(expression, anchor)
    try:
        return _opened(resolved, expression.relation, expression.form) if resolved else None
    except (ValueError, OverflowError):
        return None


def resolve_from(expression: TimeExpression, day: date) -> ResolvedTime | None:
    """Resolve an expression that is counted from an event ("two days later") from its day."""
    return resolve(replace(expression, reference=""), day)
