"""TIMEX3 values of what Crossread reads, so that both can be compared as TimeML writes them."""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import date, timedelta

from crossread.model.times import ResolvedTime, TimeExpression, TimeForm
from crossread.text.dates import resolve_point

_LETTERS = {"minute": ("M", 1), "hour": ("H", 1), "day": ("D", 1), "week": ("W", 1),
            "month": ("M", 1), "quarter": ("Q", 1), "year": ("Y", 1), "decade": ("Y", 10),
            "century": ("Y", 100)}  # fmt: skip
# What else governs a time does not change its value; a term ("until Monday") may lie ahead.
_KEPT = frozenset(("ago", "by", "until", "through"))
_PARTS = {21: "SP", 22: "SU", 23: "FA", 24: "WI", 33: "Q1", 34: "Q2", 35: "Q3", 36: "Q4",
          40: "H1", 41: "H2"}  # fmt: skip
_OF_DAY = {"morning": "TMO", "afternoon": "TAF", "evening": "TEV", "night": "TNI"}
_PAST = re.compile(
    r"(?i)\b(recent|recently|past|formerly|once|previous|previously|ago|then|earlier)"
)
_FUTURE = re.compile(r"(?i)\b(soon|future|coming|later|shortly|upcoming|eventually)")
_SUNDAY = 6


def value_of(expression: TimeExpression, anchor: date, words: str) -> str:
    """Return the TIMEX3 value of an expression; "" where it has none that can be told.

    TimeML keeps "the end of" and "after" out of the value, and counts "a year earlier" from the
    date of creation where no other date is near.
    """
    if expression.form in (TimeForm.DURATION, TimeForm.SET):
        return _length(expression)
    relation = expression.relation if expression.relation in _KEPT else ""
    plain = replace(expression, modifier="", relation=relation)
    if expression.relation in ("past", "next") and _is_counted(words):
        return _length(expression)
    resolved = resolve_point(replace(plain, reference=""), anchor)
    if expression.form is TimeForm.VAGUE or resolved is None:
        return _reference(words)
    return _point(resolved) + _clock(expression)


def _is_counted(words: str) -> bool:
    """Tell "the past three years" from "the past year", which TimeML gives a place."""
    return (
        re.search(r"(?i)(?:past|last|next|coming|previous) (?!year|month|week)", words) is not None
    )


def _length(expression: TimeExpression) -> str:
    """Return a length: "P3Y", "PT2H", "PXM" for several months; a set is told by its period."""
    if expression.form is TimeForm.SET and expression.weekday is not None:
        return f"XXXX-WXX-{expression.weekday + 1}"
    if expression.form is TimeForm.SET and expression.month:
        return f"XXXX-{expression.month:02d}"
    letter, times = _LETTERS.get(expression.unit, ("", 1))
    if not letter:
        return ""
    number = "X"
    if expression.form is TimeForm.SET:
        number = f"{times}"
    elif expression.count is not None and expression.count_high is None:
        number = f"{abs(expression.count) * times:g}"
    return f"P{'T' if expression.unit in ('minute', 'hour') else ''}{number}{letter}"


def _reference(words: str) -> str:
    if _FUTURE.search(words):
        return "FUTURE_REF"
    return "PAST_REF" if _PAST.search(words) else "PRESENT_REF"


def _clock(expression: TimeExpression) -> str:
    if expression.clock:
        return f"T{expression.clock[:5]}"
    return _OF_DAY.get(expression.part, "")


def _point(resolved: ResolvedTime) -> str:
    code = resolved.edtf.rstrip("~?%").strip("./")
    if "/" in code:
        return _interval(resolved)
    if code.endswith("X"):
        return code.rstrip("X")
    year, _, rest = code.partition("-")
    if rest.isdigit() and int(rest) in _PARTS:
        return f"{year}-{_PARTS[int(rest)]}"
    return code


def _interval(resolved: ResolvedTime) -> str:
    """Weeks, weekends and quarters are intervals of days for us and have names in TimeML."""
    first, last = resolved.first, resolved.last
    if first is None or last is None:
        return ""
    length = (last - first) + timedelta(days=1)
    year, week, _ = first.isocalendar()
    if length.days == 7 and last.weekday() == _SUNDAY:
        return f"{year}-W{week:02d}"
    if length.days in (2, 3) and last.weekday() == _SUNDAY:
        return f"{year}-W{week:02d}-WE"
    return _longer(first, last)


def _longer(first: date, last: date) -> str:
    months = (last.year - first.year) * 12 + last.month - first.month + 1
    if first.day == 1 and (last + timedelta(days=1)).day == 1:
        if months == 3 and first.month % 3 == 1:
            return f"{first.year}-Q{first.month // 3 + 1}"
        if months == 6 and first.month % 6 == 1:
            return f"{first.year}-H{first.month // 6 + 1}"
    middle = first + (last - first) / 2
    return f"{middle.year}" if (last - first).days > 300 else f"{middle.year}-{middle.month:02d}"
