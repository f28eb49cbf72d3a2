"""Times: what the words say (a form), and what they mean from an anchor (an EDTF interval)."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from crossread.model.spans import Span


class TimeForm(StrEnum):
    """How a time expression points at time."""

    DATE = "date"  # year given: "June 19, 2024", "July 2000", "2022", "the 1990s"
    PARTIAL = "partial"  # month and/or day without year: "June 18", "February"
    WEEKDAY = "weekday"  # "on Tuesday", "last Monday"
    OFFSET = "offset"  # counted from the anchor: "yesterday", "two weeks ago", "last year"
    DURATION = "duration"  # "nearly 25 years", "two-hour"
    RANGE = "range"  # between two forms: "from May to July"
    VAGUE = "vague"  # "recently", "in recent years"
    SET = "set"  # repeated: "every Tuesday", "each year"


@dataclass(frozen=True, slots=True)
class TimeExpression:
    """A time expression of an article, before it is anchored.

    Field meaning depends on ``form``; unused fields are None or "". ``relation`` is the word that
    governs it (since, until, before, after, by, "" for at). ``modifier`` is a TimeML modifier:
    START, MID, END, APPROX, LESS_THAN, MORE_THAN, EQUAL_OR_LESS, EQUAL_OR_MORE or "".

    ``month`` may be an EDTF part of a year: 21-24 season, 33-36 quarter, 40-41 half. An OFFSET of
    years may name a month ("September last year"). The relation "ago" measures a distance ("two
    weeks ago", but "last week" is a week of the calendar); "past" and "next" make an OFFSET a
    stretch up to or from the anchor ("the past three years"), "earlier" and "later" the part of
    its period before or after the anchor ("earlier this year"). A WEEKDAY with ``count`` -1 or 1
    is the last or next one, never the anchor's own day; with unit "week" that of another week. A
    PARTIAL with unit "year" is that of other years ("the year-ago quarter"). A RANGE with ``count``
    is the year, half or quarter up to its end, -1 where it is over ("the year ended June 30"). A
    SET names what it repeats: its unit, weekday or month.
    """

    span: Span
    form: TimeForm
    year: int | None = None  # for a decade: its first year, with unit "decade"
    month: int | None = None
    day: int | None = None
    weekday: int | None = None  # Monday is 0
    count: float | None = None  # of units, signed for OFFSET (negative: before the anchor)
    unit: str = ""  # minute, hour, day, week, month, quarter, year, decade
    relation: str = ""
    modifier: str = ""
    future: bool = False  # the governing clause speaks of the future
    until: tuple[int, ...] = ()  # RANGE: (year, month, day) of its end, as far as given; 0: unknown
    count_high: float | None = None  # upper count of "two to three years"; None: as ``count``
    reference: str = ""  # "event": counted from another time ("two days later"); "": the anchor
    part: str = ""  # of the day: "morning", "night"
    clock: str = ""  # "10:21" or "10:21-04:00"


class AnchorKind(StrEnum):
    """What an article's times are counted from."""

    ARTICLE = "article"  # its own publication date
    STORY = "story"  # the story's median date, because its own is missing or overruled
    NONE = "none"


@dataclass(frozen=True, slots=True)
class Anchor:
    """The day from which an article's relative times are counted, and why that day."""

    article: str
    day: date | None
    kind: AnchorKind
    reason: str
    overruled: str = ""  # the date candidate that was not used, as printed; "" if none


@dataclass(frozen=True, slots=True)
class ResolvedTime:
    """An EDTF interval. ``first`` and ``last`` are its outer days (None: open on that side)."""

    edtf: str
    first: date | None
    last: date | None
    basis: str  # "stated", "anchored", "inherited"
    span: Span | None = None
    modifier: str = ""
    note: str = ""  # what a reader should know: "18 June 2024 is a Tuesday, not a Monday"


class TimeRelation(StrEnum):
    """How two resolved times stand to each other."""

    EQUAL = "equal"
    CONTAINED = "contained"  # one lies within the other
    OVERLAPS = "overlaps"
    ADJACENT = "adjacent"  # no common day, but days that touch: time zones may explain it
    DISJOINT = "disjoint"
