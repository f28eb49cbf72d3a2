"""Arithmetic on days: weeks, months, periods of the calendar and their thirds."""

from __future__ import annotations

from datetime import date, timedelta

from crossread.text.edtf import month_end


def week_of(day: date, weeks: int = 0) -> tuple[date, date]:
    """Return Monday and Sunday of the day's week, or of one some weeks away."""
    monday = day - timedelta(days=day.weekday()) + timedelta(weeks=weeks)
    return monday, monday + timedelta(days=6)


def add_months(day: date, months: int) -> date:
    """Return the same day of another month, or that month's last day where it has none.

    Raises:
        ValueError: the year is not between 1 and 9999.
    """
    year, month = divmod(day.year * 12 + day.month - 1 + months, 12)
    return date(year, month + 1, min(day.day, month_end(year, month + 1).day))


def period(day: date, unit: str) -> tuple[date, date]:
    """Return the first and last day of the month, quarter, year, decade or century of a day."""
    if unit == "month":
        return date(day.year, day.month, 1), month_end(day.year, day.month)
    if unit == "quarter":
        first = (day.month - 1) // 3 * 3 + 1
        return date(day.year, first, 1), month_end(day.year, first + 2)
    years = {"decade": 10, "century": 100}.get(unit, 1)
    first_year = day.year // years * years
    return date(first_year, 1, 1), date(first_year + years - 1, 12, 31)


def _thirds(first: date, last: date) -> tuple[date, date]:
    """Return the first days of the second and of the third part."""
    years = last.year - first.year + 1
    if first.day == first.month == 1 and last.month == 12 and last.day == 31:
        if years == 1:
            return date(first.year, 5, 1), date(first.year, 9, 1)
        if years >= 10:
            # Early, mid and late of a decade: years 0-3, 4-6, 7-9.
            return date(first.year + years * 4 // 10, 1, 1), date(
                first.year + years * 7 // 10, 1, 1
            )
    length = (last - first).days + 1
    if 28 <= length <= 31:
        return first + timedelta(days=10), first + timedelta(days=20)
    return first + timedelta(days=length // 3), first + timedelta(days=length * 2 // 3)


def third(first: date, last: date, modifier: str) -> tuple[date, date]:
    """Return the early (START), middle (MID) or late (END) third of an interval."""
    middle, end = _thirds(first, last)
    one = timedelta(days=1)
    parts = {"START": (first, middle - one), "MID": (middle, end - one), "END": (end, last)}
    low, high = parts[modifier]
    return (low, high) if low <= high else (first, last)
