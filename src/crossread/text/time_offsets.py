"""Read times that are counted from another: "yesterday", "last year", "the past three months"."""

from __future__ import annotations

from dataclasses import replace

from crossread.model.spans import Span
from crossread.model.times import TimeExpression, TimeForm
from crossread.text.numbers import read_amount
from crossread.text.time_words import compiled, make, table, unit_of, word_before

_DAYS = {
    "the day before yesterday": -2,
    "day before yesterday": -2,
    "day after tomorrow": 2,
    "yesterday": -1,
    "today": 0,
    "tomorrow": 1,
    "tonight": 0,
    "overnight": 0,
}
_DAY = (
    r"(?P<day>day before yesterday|day after tomorrow|yesterday|today|tomorrow|tonight|overnight)"
    r"(?![a-z])"
)
_WHICH = (
    r"(?P<which>last|past|previous|next|coming|upcoming|this|current|following|preceding|same|that"
    r"|ensuing|subsequent)"
)
_CALENDAR = rf"{_WHICH} (?:calendar |fiscal |financial |very )?<<unit>>"
_WEEKDAY = r"(?P<which>last|past|previous|next|coming|this|following|that|same) <<weekday>>"
_MONTH = r"(?P<which>last|past|next|coming|this) <<month>>(?!\.? [0-9]{1,2}(?![0-9]))"
_SEASON = (
    r"(?P<which>last|past|next|coming|this) (?P<season>spring|summer|autumn|fall|winter)(?![a-z])"
)
_PART = (
    r"(?P<which>last|this|that|same|previous|next|following) "
    r"(?P<part>morning|afternoon|evening|night)(?![a-z])"
)
_STRETCH = r"(?P<which>last|past|previous|preceding|next|coming|following) "
_BEFORE_AFTER = r"day (?P<which>before|after|earlier)(?![a-z])"
_ALONE = r"weekend(?![a-z])"
_BARE_WEEKDAY = r"<<weekday>>(?P<week> (?:of )?(?P<which>last|this|next) week(?![a-z]))?"
_PERIOD = r"(?:the |this )?(?P<unit>week|month|year|decade|century|quarter|day|season)(?![a-z-])"
_STEP = {
    "last": -1,
    "past": -1,
    "previous": -1,
    "preceding": -1,
    "next": 1,
    "coming": 1,
    "upcoming": 1,
    "following": 1,
    "ensuing": 1,
    "subsequent": 1,
}
_FROM_EVENT = frozenset(
    ("previous", "preceding", "following", "same", "that", "ensuing", "subsequent")
)
_CALENDAR_UNITS = frozenset(
    ("day", "week", "weekend", "month", "quarter", "year", "decade", "century")
)


def read_day_word(shadow: str, start: int) -> TimeExpression | None:
    """Read "yesterday", "today", "tomorrow", "tonight", "overnight"."""
    match = compiled(_DAY).match(shadow, start)
    if match is None:
        return None
    part = "night" if match["day"] in ("tonight", "overnight") else ""
    count = float(_DAYS[match["day"]])
    return make(start, match.end(), TimeForm.OFFSET, count=count, unit="day", part=part)


def _reference(which: str) -> str:
    return "event" if which in _FROM_EVENT else ""


def _read_unit(shadow: str, start: int) -> TimeExpression | None:
    match = compiled(_CALENDAR).match(shadow, start)
    if match is None:
        return None
    unit, which = unit_of()[match["unit"]], match["which"]
    if unit not in _CALENDAR_UNITS or match["unit"].endswith("s"):
        return None
    reference = _reference(which)
    if unit == "day":
        # "the next day" follows an event; "this day" and "last day" are no dates.
        reference = (
            "event" if which in ("next", "following", "previous", "same", "that") else "none"
        )
    if reference == "none":
        return None
    relation = "past" if which == "past" else ""
    fiscal = unit == "year" and ("fiscal" in match[0] or "financial" in match[0])
    return make(
        start,
        match.end(),
        TimeForm.OFFSET,
        count=float(_STEP.get(which, 0)),
        unit=unit,
        relation=relation,
        reference=reference,
        modifier="APPROX" if fiscal else "",  # it may begin in any month
    )


def _read_named(shadow: str, start: int) -> TimeExpression | None:
    """Read "last Tuesday", "next March", "this summer"."""
    match = compiled(_WEEKDAY).match(shadow, start)
    if match is not None:
        which = match["which"]
        count = float(_STEP.get(which, 0))
        day = int(table("weekdays")[match["weekday"]])
        return make(
            start,
            match.end(),
            TimeForm.WEEKDAY,
            weekday=day,
            count=count or None,
            future=count > 0,
            reference=_reference(which),
        )
    match = compiled(_MONTH).match(shadow, start)
    if match is not None:
        month = int(table("months")[match["month"]])
    else:
        match = compiled(_SEASON).match(shadow, start)
        if match is None:
            return None
        month = int(table("seasons")[match["season"]])
    count = float(_STEP.get(match["which"], 0))
    return make(start, match.end(), TimeForm.PARTIAL, month=month, count=count, future=count > 0)


def _read_part(shadow: str, start: int) -> TimeExpression | None:
    match = compiled(_PART).match(shadow, start)
    if match is None:
        return None
    which = match["which"]
    reference = "event" if which in ("that", "same", "previous", "next", "following") else ""
    if which == "last" and match["part"] != "night":
        return None
    count = float(_STEP.get(which, 0))
    return make(
        start,
        match.end(),
        TimeForm.OFFSET,
        count=count,
        unit="day",
        part=match["part"],
        reference=reference,
    )


def _read_stretch(shadow: str, start: int) -> TimeExpression | None:
    """Read "past three years", "next two weeks": a stretch that touches the anchor."""
    match = compiled(_STRETCH).match(shadow, start)
    if match is None:
        return None
    amount = read_amount(shadow, match.end())
    unit = compiled(r"(?: or so)?[ -]{1,2}<<unit>>").match(shadow, amount.end) if amount else None
    if amount is None or unit is None:
        return None
    ahead = _STEP[match["which"]] > 0
    sign = 1 if ahead else -1
    return make(
        start,
        unit.end(),
        TimeForm.OFFSET,
        count=sign * amount.low,
        count_high=sign * amount.high if amount.high != amount.low else None,
        unit=unit_of()[unit["unit"]],
        relation="next" if ahead else "past",
        reference="event" if match["which"] in ("following", "preceding", "previous") else "",
    )


def read_which(shadow: str, start: int) -> TimeExpression | None:
    """Read what begins with last, past, next, this, following ..."""
    for reader in (_read_stretch, _read_named, _read_part, _read_unit):
        found = reader(shadow, start)
        if found is not None:
            return found
    return None


def read_weekday(shadow: str, start: int) -> TimeExpression | None:
    """Read a weekday alone or of a week counted from the anchor ("Tuesday of last week")."""
    match = compiled(_BARE_WEEKDAY).match(shadow, start)
    if match is None:
        return None
    day = int(table("weekdays")[match["weekday"]])
    if match["which"]:
        count = float(_STEP.get(match["which"], 0))
        return make(start, match.end(), TimeForm.WEEKDAY, weekday=day, count=count, unit="week")
    end = match.end()
    marked = shadow[end - 1] == "." or shadow[end : end + 1] in (",", ")", "")
    if not match["weekday"].endswith("day") and not marked:
        return None  # "sat" and "sun" without a mark are words
    return make(start, end, TimeForm.WEEKDAY, weekday=day)


def read_day_of_event(shadow: str, start: int) -> TimeExpression | None:
    """Read "the day before" and "the day after": days counted from an event."""
    match = compiled(_BEFORE_AFTER).match(shadow, start)
    if match is None or word_before(shadow, start) != "the":
        return None
    count = 1.0 if match["which"] == "after" else -1.0
    return make(start, match.end(), TimeForm.OFFSET, count=count, unit="day", reference="event")


def read_weekend(shadow: str, start: int) -> TimeExpression | None:
    """Read "the weekend", "at the weekend"."""
    match = compiled(_ALONE).match(shadow, start)
    if match is None or word_before(shadow, start) != "the":
        return None
    return make(start, match.end(), TimeForm.OFFSET, count=0.0, unit="weekend", relation="")


def read_period(shadow: str, start: int) -> TimeExpression | None:
    """Read "the year" as it stands after "the end of": the anchor's own year, month or week."""
    match = compiled(_PERIOD).match(shadow, start)
    if match is None or match["unit"] == "season":
        return None
    return make(start, match.end(), TimeForm.OFFSET, count=0.0, unit=match["unit"])


def shifted(expression: TimeExpression, start: int, modifier: str) -> TimeExpression:
    """Return the expression begun earlier, at its prefix, with the prefix's modifier."""
    span = Span(start, expression.span.end)
    return replace(expression, span=span, modifier=modifier or expression.modifier)
