"""EDTF (ISO 8601-2): write, check and bound the forms that Crossread needs.

Forms: ``2024``, ``2024-06``, ``2024-06-19``, decades ``199X``, centuries ``19XX``, seasons
``2024-22``, quarters ``2024-33``, halves ``2024-40``, each with ``~`` or ``?`` where the standard
allows it; intervals ``A/B`` and open ones ``A/..`` and ``../B``.
"""

from __future__ import annotations

import re
from calendar import monthrange
from datetime import date

_POINT = re.compile(
    r"(?:(?P<year>[0-9]{4})(?:-(?P<month>[0-9]{2})(?:-(?P<day>[0-9]{2}))?)?"
    r"|(?P<decade>[0-9]{3})X|(?P<century>[0-9]{2})XX)(?P<mark>[~?%]?)\Z"
)
# Seasons of the northern half, by their first month and length; winter ends in the next year.
_PARTS = {
    21: (3, 3),
    22: (6, 3),
    23: (9, 3),
    24: (12, 3),
    33: (1, 3),
    34: (4, 3),
    35: (7, 3),
    36: (10, 3),
    40: (1, 6),
    41: (7, 6),
}
SEASONS = range(21, 25)
QUARTERS = range(33, 37)
HALVES = range(40, 42)


def write(
    year: int, month: int | None = None, day: int | None = None, *, approx: bool = False
) -> str:
    """Write a year, month, part of a year or day; ``approx`` adds ``~`` where EDTF allows it.

    >>> write(2024, 6, 19), write(2024, 6, approx=True), write(2024, 22, approx=True)
    ('2024-06-19', '2024-06~', '2024-22')
    """
    text = f"{year:04d}"
    if month:
        text += f"-{month:02d}"
        if day:
            text += f"-{day:02d}"
    return text + ("~" if approx and (month or 0) <= 12 else "")


def interval(first: str, last: str) -> str:
    """Write an interval; "" is an open side, and two equal sides are one point."""
    return first if first == last else f"{first or '..'}/{last or '..'}"


def days(first: date, last: date) -> str:
    """Write the interval between two days, as month or year where it is exactly one."""
    if first.day == 1 and last == month_end(last.year, last.month):
        if (first.year, first.month) == (last.year, last.month):
            return write(first.year, first.month)
        if first.month == 1 and last.month == 12:
            return interval(write(first.year), write(last.year))
    return interval(first.isoformat(), last.isoformat())


def month_end(year: int, month: int) -> date:
    """Return the last day of a month."""
    return date(year, month, monthrange(year, month)[1])


def bounds_of(year: int, month: int | None = None, day: int | None = None) -> tuple[date, date]:
    """Return the first and last day of a year, month (or its EDTF code) or day.

    Raises:
        ValueError: there is no such day.
    """
    if not month:
        return date(year, 1, 1), date(year, 12, 31)
    if month in _PARTS:
        start, length = _PARTS[month]
        end = start + length - 1
        return date(year, start, 1), month_end(year + (end - 1) // 12, (end - 1) % 12 + 1)
    if not day:
        return date(year, month, 1), month_end(year, month)
    return date(year, month, day), date(year, month, day)


def _point_bounds(text: str) -> tuple[date, date]:
    match = _POINT.match(text)
    if match is None:
        raise ValueError(f"not an EDTF date: {text!r}")
    if match["decade"] or match["century"]:
        years = 10 if match["decade"] else 100
        first = int(match["decade"] or match["century"]) * years
        return date(first, 1, 1), date(first + years - 1, 12, 31)
    month, day = int(match["month"] or 0), int(match["day"] or 0)
    if match["month"] == "00" or match["day"] == "00":
        raise ValueError(f"no such month or day: {text!r}")
    if month > 12 and (match["mark"] or day):
        raise ValueError(f"a part of a year takes no mark and no day: {text!r}")
    return bounds_of(int(match["year"]), month, day)


def bounds(text: str) -> tuple[date | None, date | None]:
    """Return the outer days of an EDTF string, None on an open side.

    Raises:
        ValueError: the string is not one of the forms that Crossread writes.

    >>> bounds("2023-09/..")
    (datetime.date(2023, 9, 1), None)
    """
    left, slash, right = text.partition("/")
    if not slash:
        return _point_bounds(text)
    first = None if left == ".." else _point_bounds(left)[0]
    last = None if right == ".." else _point_bounds(right)[1]
    if first is None and last is None:
        raise ValueError("an interval is open on one side only")
    if first and last and last < first:
        raise ValueError(f"the interval ends before it starts: {text!r}")
    return first, last


def is_valid(text: str) -> bool:
    """Tell whether the string is one of the EDTF forms that Crossread writes."""
    try:
        bounds(text)
    except ValueError:
        return False
    return True
