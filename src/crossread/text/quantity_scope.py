"""What a quantity counts for: the unit of a rate ("a day") and the start of a sum ("since May")."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from functools import cache

from crossread.model.quantities import Quantity
from crossread.model.spans import Span
from crossread.model.times import TimeExpression
from crossread.text.measures import measure_forms
from crossread.text.resources import load
from crossread.text.time_words import one_of, unit_of

# Characters between a quantity and the time it counts from: a clause of some twenty words.
_REACH = 120
# Between a sum and its "since" stands nothing, or the perfect of the same clause.
_PERFECT = re.compile(r"(?<![a-z])(?:has|have|had|been)(?![a-z])")
_CLAUSE_ENDS = re.compile(
    r"[.,;:!?()\"\n\u2014]|(?<![a-z])(?:who|which|that|when|where|while|and|but|as|because)(?![a-z])"
)
_SENTENCE_ENDS = re.compile(r"[.;:!?\n]")
_OPENING = re.compile(r"(?:\A|[.;:!?\n\"] {0,2})(?:ever )?since (?:the )?\Z")
_SINCE = re.compile(r"(?<![a-z])(?:ever )?since (?:the )?\Z")
_LONGEST_SINCE = len(". ever since the ")


@cache
def _rate() -> re.Pattern[str]:
    """Return the pattern of "per day", "a barrel", "each week" after a quantity."""
    forms = one_of({*_denominators()})
    times = one_of(unit_of())
    return re.compile(
        rf" {{1,2}}(?:per {{1,2}}(?P<per>{forms}|(?!cent)[a-z]{{2,24}})|an? (?P<one>{forms})"
        rf"|(?:each|every) (?P<each>{times}))(?![a-z]| (?:ago|earlier|later|before|after|and))"
    )


@cache
def _denominators() -> dict[str, str]:
    """Return the unit for each way to write what a rate is counted by."""
    nouns = {form: noun for noun, forms in load("units.yaml")["rates"].items() for form in forms}
    return {**measure_forms(), **unit_of(), **nouns}


def _rate_of(quantity: Quantity, shadow: str) -> tuple[str, int]:
    """Return the unit of a rate, "" for none, and where the words of the rate end."""
    match = _rate().match(shadow, quantity.span.end)
    if match is None:
        return "", quantity.span.end
    form = match["per"] or match["one"] or match["each"]
    return _denominators().get(form, form), match.end()


def _counts_from(start: int, end: int, time: Span, shadow: str) -> bool:
    """Tell whether the time after "since" is where a sum or rank in its clause begins."""
    low = max(0, time.start - _LONGEST_SINCE)
    if time.start >= end:
        mark = _SINCE.search(shadow, max(end, low), time.start)
        between = shadow[end : mark.start()].strip() if mark else "."
        perfect = not between or _PERFECT.search(between) is not None
        return perfect and _CLAUSE_ENDS.search(between) is None
    between = shadow[time.end : start]
    opens = _OPENING.search(shadow[low : time.start]) and _PERFECT.search(between)
    return opens is not None and _SENTENCE_ENDS.search(between) is None


def _since(start: int, end: int, times: Sequence[Span], shadow: str) -> Span | None:
    """Return the time that a quantity counts from: the next one, else the one before it."""
    place = bisect_left(times, Span(end, end))
    for time in (*times[place : place + 1], *times[max(0, place - 1) : place]):
        near = -_REACH <= time.start - end <= _REACH
        if near and _counts_from(start, end, time, shadow):
            return time
    return None


def with_scope(
    quantities: Iterable[Quantity], times: Iterable[TimeExpression], shadow: str, text: str
) -> Iterator[Quantity]:
    """Add to each quantity the unit of its rate and the time that it counts from."""
    starts = sorted(time.span for time in times if time.relation == "since")
    for quantity in quantities:
        per, end = _rate_of(quantity, shadow)
        since = _since(quantity.span.start, end, starts, shadow) if starts else None
        if per or since:
            words = since.of(text) if since else ""
            yield replace(quantity, per=per, since=words)
        else:
            yield quantity
