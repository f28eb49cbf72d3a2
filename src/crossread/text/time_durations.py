"""Read lengths of time ("nearly 25 years", "two-hour") and distances ("three weeks ago")."""

from __future__ import annotations

import re
from dataclasses import replace

from crossread.model.quantities import Measure, Quantity
from crossread.model.spans import Span
from crossread.model.times import TimeExpression, TimeForm
from crossread.text.approximations import read_after_number, read_approximator, widen
from crossread.text.numbers import Number, read_amount
from crossread.text.time_words import compiled, make, unit_of, word_before

_BETWEEN = (
    r"(?:[ -]{1,2}(?:full|straight|consecutive|long|whole|solid|more|additional|other|of))?"
    r"[ -]{1,2}"
)
_UNIT = rf"{_BETWEEN}<<unit>>(?P<half> and a half(?![a-z]))?"
_SINGLE = r"(?P<article>an?|one|half an?|half)[ -]<<unit>>(?P<half> and a half(?![a-z]))?"
_BARE = r"(?P<unit>minutes|hours|days|weeks|months|years|decades|centuries)(?![a-z-])"
_AWAY = re.compile(
    r",? {1,2}(?P<word>ago|earlier|previously|beforehand|later|afterwards?"
    r"|from now|hence|from today"
    r"|before|after|prior|prior to|following|into)(?![a-z])"
)
_OLD = re.compile(r"[ -]olds?(?![a-z])|[ -]of[ -]age")
LONG_UNITS = ("hour", "day", "week", "month", "year", "decade")
_UNIT_LONG = rf"(?P<unit>{'|'.join(LONG_UNITS)})(?P<many>s?)-?long(?![a-z])"
_QUARTER = re.compile(r"(?:\ba|-)[ -]?quarters?\Z|-quarters\Z")  # a share, not three months
_ONE_UNIT = re.compile(r" (?:quarter|month|week|season)\Z")
_FIRST_YEAR, _LAST_YEAR = 1900, 2099
_LONG = re.compile(r"[ -]long(?![a-z])")
_SHARE = re.compile(r"(?<=quarters) of (?:the|an?|all|its|his|her|their|our|these|those)(?![a-z])")
# Words before "a year" that make it a length and not a rate ("5 euros a year").
_LENGTH_WORDS = frozenset(
    (
        "for",
        "in",
        "after",
        "within",
        "than",
        "about",
        "nearly",
        "almost",
        "over",
        "under",
        "just",
        "only",
        "around",
        "lasted",
        "last",
        "took",
        "take",
        "takes",
        "spent",
        "spend",
        "served",
        "every",
        "at",
        "exactly",
        "by",
    )
)
_MODIFIERS = {
    "near": "APPROX",
    "below": "LESS_THAN",
    "less": "LESS_THAN",
    "above": "MORE_THAN",
    "from": "EQUAL_OR_MORE",
    "to": "EQUAL_OR_LESS",
}
_KINDS = {
    "APPROX": "near",
    "LESS_THAN": "below",
    "MORE_THAN": "above",
    "EQUAL_OR_MORE": "from",
    "EQUAL_OR_LESS": "to",
}
_EVENT_WORDS = {
    "earlier": -1,
    "previously": -1,
    "beforehand": -1,
    "before": -1,
    "prior": -1,
    "prior to": -1,
}
_NOW_WORDS = {"ago": -1, "from now": 1, "hence": 1, "from today": 1}


def _amount_and_unit(shadow: str, start: int) -> tuple[Number, str, int, int] | None:
    """Read a number and a unit of time: the number, the unit, and the ends of both."""
    amount = read_amount(shadow, start)
    if amount is not None:
        after = read_after_number(shadow, amount.end)
        match = compiled(_UNIT).match(shadow, after.end if after else amount.end)
        if match is None:
            return None
        if match["half"] and amount.low == amount.high:
            half = amount.value + 0.5
            amount = replace(amount, value=half, low=half, high=half)
        return amount, unit_of()[match["unit"]], amount.end, match.end()
    match = compiled(_SINGLE).match(shadow, start)
    if match is None or match["unit"].endswith("s"):
        return None
    value = 0.5 if match["article"].startswith("half") else 1.0
    value += 0.5 if match["half"] else 0.0
    end = match.start("unit")
    return Number(start, end, value, value, value, 1.0), unit_of()[match["unit"]], end, match.end()


def _is_length(shadow: str, start: int, first: int, end: int, number: Number) -> bool:
    """Tell whether a number and unit are a length: not an age, not a rate, not a "second" thing."""
    if _OLD.match(shadow, end) or _SHARE.match(shadow, end) or _QUARTER.search(shadow, first, end):
        return False
    if _FIRST_YEAR <= number.value <= _LAST_YEAR and _ONE_UNIT.search(shadow, first, end):
        return False  # "the 1988 quarter"
    if shadow.startswith(("a ", "an "), first) and start == first and number.value <= 1:
        return word_before(shadow, start) in _LENGTH_WORDS or bool(_LONG.match(shadow, end))
    return True


def _length_end(shadow: str, end: int) -> int:
    """Return the end of a length with the "-long" that may belong to it."""
    match = _LONG.match(shadow, end)
    return match.end() if match and shadow[end] == "-" else end


def _distance(expression: TimeExpression, shadow: str, start: int) -> TimeExpression | None:
    """Turn a length into an offset where "ago", "later", "before" follows it."""
    match = _AWAY.match(shadow, expression.span.end)
    if match is None or match["word"] == "into":
        return None
    word = match["word"]
    sign = _NOW_WORDS.get(word) or _EVENT_WORDS.get(word, 1)
    if expression.count is None:
        return make(start, match.end(), TimeForm.VAGUE, unit=expression.unit)
    high = expression.count_high
    return replace(
        expression,
        span=Span(start, match.end()),
        form=TimeForm.OFFSET,
        count=sign * expression.count,
        count_high=sign * high if high is not None else None,
        relation="ago",
        reference="" if word in _NOW_WORDS else "event",
    )


def read_length(shadow: str, start: int) -> TimeExpression | None:
    """Read a length of time with its approximator, or the distance that it makes with "ago"."""
    approximator = read_approximator(shadow, start)
    first = approximator.end if approximator else start
    found = _amount_and_unit(shadow, first)
    if found is None:
        return None
    number, unit, number_end, end = found
    after = read_after_number(shadow, number_end) or read_after_number(shadow, end)
    kind = approximator.kind if approximator else after.kind if after else ""
    if number.vague and not kind:
        kind = "near"
    times = 2.0 if unit == "fortnight" else 1.0
    expression = make(
        start,
        _length_end(shadow, max(end, after.end if after else end)),
        TimeForm.DURATION,
        count=number.low * times,
        count_high=number.high * times if number.high != number.low else None,
        unit="week" if unit == "fortnight" else unit,
        modifier=_MODIFIERS.get(kind, ""),
    )
    away = _distance(expression, shadow, start)
    if away is not None:
        return away
    return expression if _is_length(shadow, start, first, end, number) else None


def read_bare_units(shadow: str, start: int) -> TimeExpression | None:
    """Read units without a number: "for decades", "years ago"."""
    match = compiled(_BARE).match(shadow, start)
    if match is None:
        return None
    expression = make(start, match.end(), TimeForm.DURATION, unit=unit_of()[match["unit"]])
    away = _distance(expression, shadow, start)
    if away is not None:
        return away
    return (
        expression
        if word_before(shadow, start) in ("for", "in", "over", "within", "after", "of")
        else None
    )


def read_long(shadow: str, start: int) -> TimeExpression | None:
    """Read a length that is one word: "weeklong", "month-long", "years-long"."""
    match = compiled(_UNIT_LONG).match(shadow, start)
    if match is None:
        return None
    count = None if match["many"] else 1.0
    return make(start, match.end(), TimeForm.DURATION, count=count, unit=match["unit"])


def duration_quantity(expression: TimeExpression) -> Quantity | None:
    """Return the length of a duration (or of a stretch such as "the past 24 years") in its unit.

    None where no number is given ("for decades") or the expression is no length.
    """
    stretch = expression.form is TimeForm.OFFSET and expression.relation in ("past", "next", "ago")
    if expression.count is None or not (expression.form is TimeForm.DURATION or stretch):
        return None
    low, high = abs(expression.count), abs(expression.count_high or expression.count)
    vague = low != high
    span = expression.span
    number = Number(span.start, span.end, low, low, high, 1.0, "several" if vague else "")
    kind = _KINDS.get(expression.modifier, "")
    bounds = widen(number, "" if vague and kind == "near" else kind)
    return Quantity(
        span=span,
        measure=Measure.DURATION,
        value=low,
        low=bounds.low,
        high=bounds.high,
        unit=expression.unit,
        approximator=kind,
        low_open=bounds.low_open,
        high_open=bounds.high_open,
    )
