"""Make resolved times: of days, of an EDTF code, with the note of a weekday that does not fit."""

from __future__ import annotations

from calendar import day_name
from datetime import date

from crossread.model.times import ResolvedTime, TimeExpression
from crossread.text import edtf

ANCHORED, STATED = "anchored", "stated"


def of_days(
    expression: TimeExpression, first: date, last: date, basis: str, note: str = ""
) -> ResolvedTime:
    """Return the interval between two days."""
    return ResolvedTime(edtf.days(first, last), first, last, basis, expression.span, note=note)


def of_code(expression: TimeExpression, code: str, basis: str, note: str = "") -> ResolvedTime:
    """Return the interval of an EDTF code.

    Raises:
        ValueError: there is no such day.
    """
    first, last = edtf.bounds(code)
    return ResolvedTime(code, first, last, basis, expression.span, note=note)


def weekday_note(expression: TimeExpression, day: date) -> str:
    """Return what to tell of a weekday that does not fit its day, "" where it fits."""
    if expression.weekday is None or expression.weekday == day.weekday():
        return ""
    said = day_name[expression.weekday]
    return f"{day.isoformat()} is a {day_name[day.weekday()]}, not a {said}"
