"""Read calendar dates: "June 19, 2024", "18-19 June", "Tuesday, June 18", "2024-06-19"."""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import date

from crossread.model.spans import Span
from crossread.model.times import TimeExpression, TimeForm
from crossread.text.time_words import (
    DAY,
    JOINT,
    SPACE,
    YEAR,
    compiled,
    longest,
    make,
    table,
    word_before,
)

_D, _D2, _Y, _Y1 = DAY.format("day"), DAY.format("day2"), YEAR.format("year"), YEAR.format("year1")
_SHORT_YEAR = r"'(?P<short>[0-9]{2})(?![0-9a-z])"
_COMMA_YEAR = rf"(?:,?{SPACE}(?:of |in )?(?:{_Y}|{_SHORT_YEAR}))?"
_MONTH_DAYS = (
    rf"<<month>>{SPACE}{_D}(?:,? {_Y1})?(?:{JOINT}| and )(?:<<month2>> )?{_D2}{_COMMA_YEAR}"
)
_MONTH_DAY = rf"<<month>>{SPACE}(?:the )?{_D}{_COMMA_YEAR}"
_MONTHS = rf"<<month>>(?:,? {_Y1})?{JOINT}<<month2>>{_COMMA_YEAR}"
_MONTH_YEAR = rf"<<month>>,?{SPACE}(?:of (?:the year )?)?(?:{_Y}|{_SHORT_YEAR})"
_MONTH_OFFSET = (
    rf"<<month>>,?{SPACE}(?:of )?(?P<which>last|this|next|the same|that|the previous) year(?![a-z])"
)
_MONTH = r"<<month>>"
_DAYS_MONTH = rf"{_D}(?:{JOINT}| and ){_D2}{SPACE}(?:of )?<<month>>{_COMMA_YEAR}"
_DAY_MONTHS = rf"{_D} (?:of )?<<month>>{JOINT}{_D2} (?:of )?<<month2>>{_COMMA_YEAR}"
_DAY_MONTH = (
    rf"{_D}[ -]{{1,2}}(?:day )?(?:of )?<<month>>"
    rf"(?:(?:-|,?{SPACE}(?:of |in )?)(?:{_Y}|{_SHORT_YEAR}))?"
)
_WEEKDAY = r"<<weekday>>(?:,? the |[,(]? ?\(?)"
_ISO = (
    r"(?P<year>[12][0-9]{3})[-/](?P<month>0[1-9]|1[0-2])"
    r"[-/](?P<day>3[01]|[12][0-9]|0[1-9])(?![0-9])"
)
_SLASHED = (
    r"(?P<one>[0-9]{1,2})(?P<sep>[/.])(?P<two>[0-9]{1,2})(?P=sep)"
    r"(?P<year>[0-9]{4}|[0-9]{2})(?![0-9/]|\.[0-9])"
)
_CENTURY_PIVOT = 50  # '49 is 2049, '50 is 1950


def _full_year(match: re.Match[str]) -> int | None:
    groups = match.groupdict()
    if groups.get("year"):
        return int(groups["year"])
    if groups.get("short"):
        short = int(groups["short"])
        return short + (1900 if short >= _CENTURY_PIVOT else 2000)
    return None


def day_exists(year: int | None, month: int, day: int) -> bool:
    """Tell whether there is such a day (in a leap year, where the year is unknown)."""
    try:
        date(year or 2000, month, day)
    except ValueError:
        return False
    return True


def _month(match: re.Match[str], name: str = "month") -> int:
    return int(table("months")[match[name]])


def _read_range(shadow: str, start: int, pattern: str) -> TimeExpression | None:
    match = compiled(pattern).match(shadow, start)
    if match is None:
        return None
    groups = match.groupdict()
    year, month = _full_year(match) or int(groups.get("year1") or 0) or None, _month(match)
    until_month = _month(match, "month2") if groups.get("month2") else month
    day, day2 = int(groups.get("day") or 0), int(groups.get("day2") or 0)
    first_year = int(groups.get("year1") or 0) or year
    if pattern == _MONTHS and until_month < month and year and not groups.get("year1"):
        first_year = year - 1
    if any(
        d and not day_exists(y, m, d)
        for y, m, d in ((first_year, month, day), (year, until_month, day2))
    ):
        return None
    if (first_year, month, day) == (year, until_month, day2) or (
        until_month == month and day2 < day
    ):
        return None
    return make(
        start,
        match.end(),
        TimeForm.RANGE,
        year=first_year,
        month=month,
        day=day or None,
        until=(year or 0, until_month, day2),
    )


def _read_day(shadow: str, start: int, pattern: str) -> TimeExpression | None:
    match = compiled(pattern).match(shadow, start)
    if match is None:
        return None
    year, month, day = _full_year(match), _month(match), int(match["day"])
    if not day_exists(year, month, day):
        return None
    form = TimeForm.DATE if year else TimeForm.PARTIAL
    return make(start, match.end(), form, year=year, month=month, day=day)


def _read_month(shadow: str, start: int) -> TimeExpression | None:
    match = compiled(_MONTH_YEAR).match(shadow, start)
    if match is not None:
        year, month = _full_year(match), _month(match)
        return make(start, match.end(), TimeForm.DATE, year=year, month=month)
    match = compiled(_MONTH_OFFSET).match(shadow, start)
    if match is not None:
        count = {"last": -1.0, "this": 0.0, "next": 1.0, "the previous": -1.0}.get(
            match["which"], 0.0
        )
        reference = "" if match["which"] in ("last", "this", "next") else "event"
        return make(
            start,
            match.end(),
            TimeForm.OFFSET,
            count=count,
            unit="year",
            month=_month(match),
            reference=reference,
        )
    match = compiled(_MONTH).match(shadow, start)
    if match is None:
        return None
    name = match["month"]
    if name in table("governed_only") and word_before(shadow, start) not in table("before_month"):
        return None
    return make(start, match.end(), TimeForm.PARTIAL, month=_month(match))


def read_month_first(shadow: str, start: int) -> TimeExpression | None:
    """Read what begins with a month: a day, a range, a month of a year, a month alone."""
    for pattern in (_MONTH_DAYS, _MONTHS):
        found = _read_range(shadow, start, pattern)
        if found is not None:
            return found
    return _read_day(shadow, start, _MONTH_DAY) or _read_month(shadow, start)


def read_day_first(shadow: str, start: int) -> TimeExpression | None:
    """Read what begins with a day: "19 June 2024", "18-19 June", "19th of June"."""
    for pattern in (_DAY_MONTHS, _DAYS_MONTH):
        found = _read_range(shadow, start, pattern)
        if found is not None:
            return found
    return _read_day(shadow, start, _DAY_MONTH)


def _slashed_date(match: re.Match[str]) -> tuple[int, int, int] | None:
    """Return year, month, day; month and day are 0 where their order is open (05/06/2024)."""
    year = int(match["year"])
    if year < 100:
        year += 1900 if year >= _CENTURY_PIVOT else 2000
    one, two = int(match["one"]), int(match["two"])
    if match["sep"] == "." or one > 12:
        month, day = two, one
    elif two > 12 or one == two:
        month, day = one, two
    else:
        return (year, 0, 0) if one and two else None
    if 1 <= month <= 12 and day and day_exists(year, month, day):
        return year, month, day
    return None


def read_numeric(shadow: str, start: int) -> TimeExpression | None:
    """Read an ISO date, or one with slashes or dots whose order is certain."""
    match = compiled(_ISO).match(shadow, start)
    if match is not None:
        year, month, day = int(match["year"]), int(match["month"]), int(match["day"])
        if day_exists(year, month, day):
            return make(start, match.end(), TimeForm.DATE, year=year, month=month, day=day)
        return None
    match = compiled(_SLASHED).match(shadow, start)
    found = _slashed_date(match) if match else None
    if match is None or found is None:
        return None
    year, month, day = found
    return make(start, match.end(), TimeForm.DATE, year=year, month=month or None, day=day or None)


def read_weekday_first(shadow: str, start: int) -> TimeExpression | None:
    """Read a weekday with the date that follows it ("Tuesday, June 18"), not a weekday alone."""
    match = compiled(_WEEKDAY).match(shadow, start)
    if match is None:
        return None
    found = longest((read_month_first, read_day_first), shadow, match.end())
    if found is None or found.form is TimeForm.RANGE or not found.day:
        return None
    day = int(table("weekdays")[match["weekday"]])
    return replace(found, span=Span(start, found.span.end), weekday=day)
