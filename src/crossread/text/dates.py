"""Times in text, usable alone: find them, say what they mean from a day, compare them.

>>> from datetime import date
>>> [(time.words, time.edtf) for time in find("It sank in late May.", date(2024, 6, 20))]
[('late May', '2024-05-21/2024-05-31')]
"""

from __future__ import annotations

from dataclasses import dataclass, fields
from datetime import date
from operator import attrgetter

from crossread.model.quantities import Quantity
from crossread.model.spans import Span
from crossread.model.times import ResolvedTime, TimeExpression, TimeForm
from crossread.text import edtf
from crossread.text.time_compare import compare, earlier_event
from crossread.text.time_context import in_context
from crossread.text.time_durations import duration_quantity
from crossread.text.time_reading import parse
from crossread.text.time_resolve import resolve, resolve_from, resolve_point
from crossread.text.time_words import saying

__all__ = [
    "Dated",
    "compare",
    "duration_quantity",
    "earlier_event",
    "find",
    "granularity",
    "in_context",
    "parse",
    "resolve",
    "resolve_from",
    "resolve_point",
]

_Meaning = tuple[ResolvedTime | None, Quantity | None]
_LENGTH = attrgetter(*(field.name for field in fields(Quantity) if field.name != "span"))
_PARTS_OF_YEAR = ((edtf.SEASONS, "season"), (edtf.QUARTERS, "quarter"), (edtf.HALVES, "half"))


@dataclass(frozen=True, slots=True)
class Dated:
    """A time expression of a text: its words, what they say, and what they mean from a day.

    ``time`` is None for lengths, repeated times, vague words, and what needs a day that is not
    known; ``length`` is the interval of a length that is given in numbers.
    """

    words: str
    expression: TimeExpression
    time: ResolvedTime | None
    length: Quantity | None

    @property
    def span(self) -> Span:
        """Return where the words stand, in code points."""
        return self.expression.span

    @property
    def edtf(self) -> str:
        """Return the interval in EDTF, "" where there is none."""
        return self.time.edtf if self.time else ""

    @property
    def granularity(self) -> str:
        """Return the unit in which the words name the time, "" where they name none."""
        return granularity(self.expression) if self.time else ""


def granularity(expression: TimeExpression) -> str:
    """Return the unit in which an expression names a time, "minute" to "century", "" if none.

    "The end of May" is told by the month, "last week" by the week.
    """
    if expression.clock or expression.part:
        return "minute" if expression.clock else "part of day"
    if expression.day or expression.form is TimeForm.WEEKDAY:
        return "day"
    if expression.month:
        parts = (unit for codes, unit in _PARTS_OF_YEAR if expression.month in codes)
        return next(parts, "month")
    return expression.unit or ("year" if expression.year else "")


def find(text: str, day: date | None = None) -> tuple[Dated, ...]:
    """Find the times of a text that was written on a day, in text order and without overlap.

    Without a day only full dates have a place in the calendar. Any string is accepted.
    """
    meanings: dict[tuple[object, ...], _Meaning] = {}
    found = []
    for time in in_context(parse(text), text):
        said = saying(time)
        if said not in meanings:
            meanings[said] = resolve(time, day), duration_quantity(time)
        found.append(_dated(text, time, *meanings[said]))
    return tuple(found)


def _dated(
    text: str, expression: TimeExpression, time: ResolvedTime | None, length: Quantity | None
) -> Dated:
    """Return an expression with what the same words mean elsewhere in the text."""
    span = expression.span
    if time is not None:
        time = ResolvedTime(
            time.edtf, time.first, time.last, time.basis, span, time.modifier, time.note
        )
    if length is not None:
        length = Quantity(span, *_LENGTH(length))
    return Dated(span.of(text), expression, time, length)
