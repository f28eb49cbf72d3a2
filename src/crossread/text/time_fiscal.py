"""Read times of accounts: "fiscal 2024", "FY24", "Q3 FY2024", "the fiscal year ended March 31"."""

from __future__ import annotations

import re
from dataclasses import replace

from crossread.model.times import TimeExpression, TimeForm
from crossread.text.time_dates import read_day_first, read_month_first
from crossread.text.time_words import YEAR, compiled, longest, make, word_before
from crossread.text.time_years import OF_YEAR, part_of_year, read_part_of_year

_Y = YEAR.format("year")
# Two digits are a year only where they touch a letter or an apostrophe: "FY24", "Q3'24".
_SHORT = r"'?(?P<short>[0-9]{2})(?![0-9a-z%]|[.,:/-][0-9])"
# "2023-24" and "2023/24" with its end in two or four digits
_TWO_YEARS = rf"{YEAR.format('first')}[-/](?P<last>(?:20)?[0-9]{{2}})(?![0-9a-z]|[-/,.][0-9])"
_NAMED = (
    rf"(?:(?:fiscal|financial)[ -](?:years? )?|fy ?)(?:{_TWO_YEARS}|{_Y}|'(?P<short>[0-9]{{2}}))"
)
_FY_SHORT = rf"fy{_SHORT}"
_YEAR_NAMED = rf"(?:{_TWO_YEARS}|{_Y}) (?:fiscal|financial) year(?![a-z])"
_PART = r"(?:fiscal|financial) (?=first|second|third|fourth|final|last|q[1-4]|[1-4](?:st|nd|rd|th))"
_CODED = (
    r"(?:(?P<code>[qh])(?P<number>[1-4])|(?P<number2>[1-4])(?P<code2>[qh]))"
    rf"(?:{_SHORT}|,? fy(?:{YEAR.format('year2')}|{_SHORT.replace('short', 'short2')})"
    rf"|(?![0-9a-z]),?{OF_YEAR})"
)
_ENDED = (
    r"(?:fiscal|financial) (?P<unit>year|quarter|half)"
    r"(?: which| that)? (?P<verb>ended|ending|ends|to)(?: (?:on|in))?(?: the)? "
)
_BARE_HALF = ("in", "during", "for")  # words before "H1" that tell it from a label
_FISCAL = re.compile(r"(?:fiscal|financial|fy)(?![a-z])")
_NAMED_REACH = len("2023-2024 fi")
_CENTURY, _PIVOT = 100, 50  # '49 is 2049, '50 is 1950, as in dates


def _full(short: str) -> int:
    return int(short) + (2000 if int(short) < _PIVOT else 1900)


def _named_year(match: re.Match[str]) -> TimeExpression | None:
    """Make a year of accounts: its name says roughly when it is, whatever month it begins in."""
    words = match.groupdict()
    start, end = match.span()
    if words.get("first"):
        first, last = int(words["first"]), int(words["last"])
        last += first // _CENTURY * _CENTURY if last < _CENTURY else 0
        if last <= first:
            return None
        until = (last, 0, 0)
        return make(start, end, TimeForm.RANGE, year=first, until=until, modifier="APPROX")
    year = int(words["year"]) if words.get("year") else _full(words["short"])
    return make(start, end, TimeForm.DATE, year=year, modifier="APPROX")


def _read_ended(shadow: str, start: int) -> TimeExpression | None:
    """Read a fiscal year, quarter or half that is told by its end: "fiscal year ended June 30".

    Without "fiscal" both are times of their own, as TimeML marks them: "the year ended" June 30.
    """
    match = compiled(_ENDED).match(shadow, start)
    end = longest((read_month_first, read_day_first), shadow, match.end()) if match else None
    if match is None or end is None or end.form not in (TimeForm.DATE, TimeForm.PARTIAL):
        return None
    return make(
        start,
        end.span.end,
        TimeForm.RANGE,
        count=-1.0 if match["verb"] == "ended" else 1.0,
        unit=match["unit"],
        until=(end.year or 0, end.month or 0, end.day or 0),
    )


def read_fiscal(shadow: str, start: int) -> TimeExpression | None:
    """Read "fiscal 2024", "financial year 2023-24", "FY24", "the fiscal third quarter"."""
    for pattern in (_NAMED, _FY_SHORT):
        match = compiled(pattern).match(shadow, start)
        if match is not None:
            return _named_year(match)
    match = compiled(_PART).match(shadow, start)
    found = longest((read_part_of_year, read_coded), shadow, match.end()) if match else None
    if found is None:
        return _read_ended(shadow, start)
    return make(
        start,
        found.span.end,
        found.form,
        year=found.year,
        month=found.month,
        count=found.count,
        unit=found.unit,
        modifier="APPROX",
    )


def read_fiscal_year_named(shadow: str, start: int) -> TimeExpression | None:
    """Read "the 2024 fiscal year" and "the 2023/24 financial year"."""
    if " fi" not in shadow[start : start + _NAMED_REACH]:
        return None
    match = compiled(_YEAR_NAMED).match(shadow, start)
    return _named_year(match) if match else None


def read_coded(shadow: str, start: int) -> TimeExpression | None:
    """Read a coded quarter or half: "Q3 2023", "3Q24", "Q3'24", "H1 of 2023", "Q3 FY2024"."""
    match = compiled(_CODED).match(shadow, start)
    if match is None:
        return None
    words = match.groupdict()
    code, number = words["code"] or words["code2"], int(words["number"] or words["number2"])
    short = words["short"] or words["short2"]
    year = short or words["year"] or words["year2"] or words["which"]
    if code == "h" and (number > 2 or not (year or word_before(shadow, start) in _BARE_HALF)):
        return None
    found = part_of_year(match, (32 if code == "q" else 39) + number)
    if short or words["year2"]:
        given = _full(short) if short else int(words["year2"])
        found = replace(found, form=TimeForm.DATE, year=given, count=None, unit="")
    return replace(found, modifier="APPROX") if _FISCAL.search(match[0]) else found
