"""Dates of publication as pages print them and metadata give them, as ISO 8601."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date, datetime, timedelta, timezone
from email.utils import parsedate_to_datetime

from crossread.text.normalise import shadow

_MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
MONTH = (
    r"(?P<month>jan(?:uary|\.)?|feb(?:ruary|\.)?|mar(?:ch|\.)?|apr(?:il|\.)?|may|june?\.?|july?\.?"
    r"|aug(?:ust|\.)?|sept?(?:ember|\.)?|oct(?:ober|\.)?|nov(?:ember|\.)?|dec(?:ember|\.)?)"
)
_WEEKDAY = r"(?:(?:mon|tues?|wed(?:nes)?|thu(?:rs?)?|fri|sat(?:ur)?|sun)(?:day)?\.?,?\s+)?"
_DAY = r"(?P<day>\d{1,2})(?:st|nd|rd|th)?"
_YEAR = r"(?P<year>(?:19|20)\d{2})(?!\d)"
_PUBLISHING = range(1900, 2100)  # the years that _YEAR reads
_DATES = tuple(
    re.compile(pattern, re.IGNORECASE)
    for pattern in (
        rf"\b{_WEEKDAY}{MONTH}\s+{_DAY}\s*,?\s+{_YEAR}",
        rf"\b{_WEEKDAY}(?<!\d){_DAY}(?:\s+of)?[\s-]+{MONTH}[\s,-]+{_YEAR}",
        rf"(?<![\d-]){_YEAR}[-/.](?P<month>\d\d)[-/.](?P<day>\d\d)(?!\d)",
        r"(?<![\d./])(?P<first>\d{1,2})(?P<mark>[/.-])(?P<second>\d{1,2})(?P=mark)" + _YEAR,
    )
)
_PARTIAL = re.compile(
    rf"\b{_WEEKDAY}(?:{MONTH}\s+{_DAY}|(?P<day2>\d{{1,2}})(?:st|nd|rd|th)?\s+"
    rf"{MONTH.replace('<month>', '<month2>')})(?!\w)",
    re.IGNORECASE,
)
_CLOCK = (
    r"(?P<hour>\d{1,2})(?:[:.h](?P<minute>\d\d)(?::\d\d)?\s*(?P<half>[ap]\.?m\b\.?)?"
    r"|\s*(?P<whole>[ap]\.?m\b\.?))"
    r"(?:\s*\(?(?P<zone>(?-i:Z\b|(?:UTC|GMT)?[+-]\d{1,2}(?::?\d\d)?|[A-Z]{2,4}T\b|UTC|WIB|ET|CT|MT|PT))"
    r"\)?)?"
)
_CLOCK_AFTER = re.compile(rf"[\s,|;T\u2022\u00b7-]*(?:at\s+|@\s*)?{_CLOCK}(?![\w:])", re.IGNORECASE)
_CLOCK_BEFORE = re.compile(rf"(?<![\w:.]){_CLOCK}[\s,|;-]*(?:on\s+)?\Z", re.IGNORECASE)
_CLOCK_ALONE = re.compile(_CLOCK, re.IGNORECASE)
# How far before a date its time may start: "10:21 a.m. EDT, " and a little slack.
_CLOCK_REACH = 30

_AMBIGUOUS = re.compile(r"(?<![\w/.-])\d{1,2}([/.-])\d{1,2}\1(?:19|20)\d\d(?![\w/-])")
_AGO = re.compile(r"\b\d{1,3} ?(?:min|minute|hour|hr|day|week|month|year)s? (?:ago|read)\b", re.I)
# "First published on ... Last updated on ... 5 min read" in full has about 120 characters.
_MAX_DATE_LINE = 160

# Abbreviations that mean one zone wherever they are printed; CST and IST mean several.
_ZONES = {
    "GMT": 0, "UTC": 0, "Z": 0, "WET": 0, "WEST": 60, "BST": 60, "CET": 60, "CEST": 120,
    "EET": 120, "EEST": 180, "MSK": 180, "SAST": 120, "EAT": 180, "PKT": 300, "WIB": 420,
    "SGT": 480, "HKT": 480, "AWST": 480, "JST": 540, "KST": 540, "AEST": 600, "AEDT": 660,
    "NZST": 720, "NZDT": 780, "EST": -300, "EDT": -240, "CDT": -300, "MST": -420, "MDT": -360,
    "PST": -480, "PDT": -420, "AKST": -540, "AKDT": -480, "HST": -600,
}  # fmt: skip
_UNITED_STATES_ZONES = {"ET": -300, "CT": -360, "MT": -420, "PT": -480}
_NUMERIC_ZONE = re.compile(r"(?:UTC|GMT)?([+-])(\d{1,2})(?::?(\d\d))?\Z")

_LABELS = re.compile(
    r"(?:[\s,|:;()\u2022\u00b7/@-]|\b(?:first|last|originally|date|published|publication|updated?"
    r"|posted|modified|edited|created|released|issued|added|on|at|of|by|time|local|online|and"
    r"|read|ist|cst)\b)*\Z",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class PrintedDate:
    """A date as printed, at ``start`` to ``end`` of the text that was searched.

    ``value`` is ISO 8601: a day, or a day with minutes, with an offset where a zone is printed.
    """

    value: str
    start: int
    end: int


def _month_number(word: str) -> int:
    return int(word) if word.isdigit() else _MONTHS.index(word[:3].lower()) + 1


def _numeric_day(match: re.Match[str]) -> date | None:
    """Read ``20.06.2024``; with slashes or hyphens only where one of the numbers is no month."""
    first, second, year = int(match["first"]), int(match["second"]), int(match["year"])
    if match["mark"] == "." or first > 12 or first == second:
        return _day(year, second, first)
    return _day(year, first, second) if second > 12 else None


def _day(year: int, month: int, day: int) -> date | None:
    try:
        return date(year, month, day)
    except ValueError:
        return None


def _matched_day(match: re.Match[str]) -> date | None:
    if "first" in match.groupdict():
        return _numeric_day(match)
    return _day(int(match["year"]), _month_number(match["month"]), int(match["day"]))


def _summer_time(day: date) -> bool:
    """Tell whether the United States kept summer time (its rule since 2007)."""
    march = date(day.year, 3, 8)
    november = date(day.year, 11, 1)
    first = march + timedelta(days=(6 - march.weekday()) % 7)
    last = november + timedelta(days=(6 - november.weekday()) % 7)
    return first <= day < last


def _offset(zone: str, day: date) -> timezone | None:
    if match := _NUMERIC_ZONE.match(zone):
        minutes = int(match[2]) * 60 + int(match[3] or 0)
        if minutes > 14 * 60:  # no zone of the world is further from UTC
            return None
        return timezone(timedelta(minutes=-minutes if match[1] == "-" else minutes))
    if zone in _UNITED_STATES_ZONES:
        hour = 60 if _summer_time(day) else 0
        return timezone(timedelta(minutes=_UNITED_STATES_ZONES[zone] + hour))
    return timezone(timedelta(minutes=_ZONES[zone])) if zone in _ZONES else None


def _moment(day: date, clock: re.Match[str]) -> str | None:
    """Return the day at the printed time; None where the numbers are no time of day."""
    hour, minute = int(clock["hour"]), int(clock["minute"] or 0)
    half = (clock["half"] or clock["whole"] or "").lower()
    if half and not 1 <= hour <= 12:
        return None
    if half:
        hour = hour % 12 + (12 if half.startswith("p") else 0)
    if hour > 23 or minute > 59:
        return None
    zone = _offset(clock["zone"], day) if clock["zone"] else None
    moment = datetime(day.year, day.month, day.day, hour, minute, tzinfo=zone)
    return moment.isoformat(timespec="minutes")


def _with_clock(text: str, day: date, start: int, end: int) -> PrintedDate:
    if after := _CLOCK_AFTER.match(text, end):
        value = _moment(day, after)
        if value:
            return PrintedDate(value, start, after.end())
    reach = max(0, start - _CLOCK_REACH)
    if before := _CLOCK_BEFORE.search(text[reach:start]):
        value = _moment(day, before)
        if value:
            return PrintedDate(value, reach + before.start(), end)
    return PrintedDate(day.isoformat(), start, end)


def find_dates(text: str) -> tuple[PrintedDate, ...]:
    """Return the full dates printed in a short text, with their times of day, in order.

    >>> [found.value for found in find_dates("Updated Jun 2, 2021 10:05 AM EDT")]
    ['2021-06-02T10:05-04:00']
    """
    plain = shadow(text)
    found: list[PrintedDate] = []
    for pattern in _DATES:
        for match in pattern.finditer(plain):
            day = _matched_day(match)
            if day is None or any(match.start() < f.end and f.start < match.end() for f in found):
                continue
            found.append(_with_clock(plain, day, match.start(), match.end()))
    return tuple(sorted(found, key=lambda each: each.start))


def find_partial(text: str) -> tuple[int, int, int, int] | None:
    """Return (month, day, start, end) of the first date printed without a year, or None."""
    match = _PARTIAL.search(shadow(text))
    if match is None:
        return None
    month, day = match["month"] or match["month2"], match["day"] or match["day2"]
    return _month_number(month), int(day), match.start(), match.end()


def nearest_year(month: int, day: int, near: date) -> date | None:
    """Return that day of the year which puts it nearest to ``near``; None for no such day."""
    days = (_day(year, month, day) for year in (near.year - 1, near.year, near.year + 1))
    return min((d for d in days if d), key=lambda d: (abs(d - near), d), default=None)


def is_date_line(text: str) -> bool:
    """Tell whether a line holds nothing but dates, times and words such as "Published on".

    >>> is_date_line("Published: 3 May 2021, 10.05 BST"), is_date_line("He left on 3 May 2021.")
    (True, False)
    """
    if len(text) > _MAX_DATE_LINE or not any(char.isdigit() for char in text):
        return False
    rest = shadow(text)
    for found in reversed(find_dates(rest)):
        rest = rest[: found.start] + " " + rest[found.end :]
    if partial := find_partial(rest):
        rest = rest[: partial[2]] + " " + rest[partial[3] :]
    for pattern in (_AMBIGUOUS, _CLOCK_ALONE, _AGO):
        rest = pattern.sub(" ", rest)
    return rest != shadow(text) and _LABELS.match(rest) is not None


def parse_metadata_date(text: str) -> str:
    """Return a date of page metadata as ISO 8601 to the minute; "" when it is none.

    As in print, only a year of the 20th or 21st century is one; "0001-01-01" marks an empty field.

    >>> parse_metadata_date("Sun, 02 May 2021 10:05:00 GMT"), parse_metadata_date("soon")
    ('2021-05-02T10:05+00:00', '')
    >>> parse_metadata_date("0001-01-01T00:00:00Z"), parse_metadata_date("9999-12-31")
    ('', '')
    """
    stripped = text.strip()
    if re.fullmatch(r"\d{4}-\d\d-\d\d", stripped):
        day = _day(*(int(part) for part in stripped.split("-")))
        return day.isoformat() if day and day.year in _PUBLISHING else ""
    for parse in (datetime.fromisoformat, parsedate_to_datetime):
        try:
            moment = parse(stripped)
        except (ValueError, TypeError, IndexError, OverflowError):
            continue
        return moment.isoformat(timespec="minutes") if moment.year in _PUBLISHING else ""
    found = find_dates(stripped)
    return found[0].value if found else ""
