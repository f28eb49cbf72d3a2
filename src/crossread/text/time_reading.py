"""Find every time expression of a text: which reader begins at which word, prefixes, suffixes."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace
from functools import cache

from crossread.model.spans import Span
from crossread.model.times import TimeExpression, TimeForm
from crossread.text.approximations import approximator_words
from crossread.text.numbers import number_words
from crossread.text.shadow import shade
from crossread.text.time_dates import (
    read_day_first,
    read_month_first,
    read_numeric,
    read_weekday_first,
)
from crossread.text.time_durations import read_bare_units, read_length
from crossread.text.time_offsets import (
    read_day_of_event,
    read_day_word,
    read_period,
    read_weekday,
    read_weekend,
    read_which,
    shifted,
)
from crossread.text.time_vague import read_set, read_vague
from crossread.text.time_words import Reader, compiled, longest, names, one_of, table
from crossread.text.time_years import (
    read_century,
    read_decade,
    read_decade_words,
    read_fiscal,
    read_fixed_day,
    read_part_of_year,
    read_season,
    read_year,
)

_WORD = re.compile(r"[a-z]+|[0-9]+")
# A run of digits can begin a time only if it is short and something of a date or unit follows.
_DIGIT_GUARD = re.compile(r"[0-9]{1,4}(?![0-9])(?!,[0-9])(?![.:][0-9]{3})|[0-9]{1,3}(?:,[0-9]{3}){1,2}(?![0-9,])")
_PREFIX = re.compile(
    r"(?P<start>early(?: on| in| next| last)?|beginning of|start of|opening (?:days|weeks|months) of|outset of)"
    r"|(?P<mid>mid-?|middle of)"
    r"|(?P<end>late(?: on| in)?|end of|close of|(?:final|last|closing) (?:days|weeks|months) of|latter part of)"
    r"|(?P<approx>about|around|circa|approximately|roughly)"
    r"|(?P<earlier>earlier(?: on| in)?|so far)|(?P<later>later(?: on| in)?)"
)
_PREFIX_MODIFIERS = {"start": "START", "mid": "MID", "end": "END", "approx": "APPROX"}
_PREFIX_WORDS = frozenset(
    ("early", "beginning", "start", "opening", "outset", "mid", "middle", "late", "end", "close", "final",
     "last", "closing", "latter", "about", "around", "circa", "approximately", "roughly", "earlier",
     "later", "so")
)
_DATED = frozenset((TimeForm.DATE, TimeForm.PARTIAL, TimeForm.WEEKDAY, TimeForm.OFFSET))
_PART_BEFORE = r"(?P<part>morning|afternoon|evening|night|dawn|eve) (?:of|on) (?:the )?"
_PART_AFTER = r"(?:,? (?:in the )?| at )(?P<part>morning|afternoon|evening|night|noon|midnight|midday|dawn|dusk)(?![a-z])"
_CLOCK = (
    r",? {1,2}(?:at )?(?P<hour>2[0-3]|1[0-9]|0?[0-9])(?:[:.](?P<minute>[0-5][0-9])(?![0-9]))?"
    r" ?(?P<half>[ap]\.? ?m\.?)?(?:,? \(?(?P<zone><<zones>>)(?![a-z]))?(?![a-z0-9:])"
)
_GOVERNED = r"(?:\A|[^a-z])(?P<relation>{0})(?: (?:the|at|about|around|nearly|almost|over|at least|early|late|mid))? ?\Z"
_LOOK_BACK = 32  # characters: the longest relation with the words that may follow it


@cache
def _readers() -> dict[str, tuple[Reader, ...]]:
    """Return the readers to try at each first word; "#" stands for digits."""
    starts: dict[str, list[Reader]] = {}

    def register(words: set[str] | frozenset[str], *readers: Reader) -> None:
        for word in sorted(words):
            starts.setdefault(word, []).extend(readers)

    def first_words(of: str) -> set[str]:
        return {str(phrase).split()[0].split("'")[0] for phrase in table(of)}

    register({"#"}, read_numeric, read_day_first, read_year, read_decade, read_century)
    register({"#"}, read_part_of_year, read_length, read_set)
    register(first_words("months"), read_month_first)
    register(first_words("weekdays"), read_weekday_first, read_weekday)
    register({"yesterday", "today", "tomorrow", "tonight", "overnight", "day"}, read_day_word)
    which = "last past previous next coming upcoming this current following preceding same that"
    register(set(which.split()) | {"ensuing", "subsequent"}, read_which)
    register({"day"}, read_day_of_event)
    register({"weekend"}, read_weekend)
    register(set("minutes hours days weeks months years decades centuries".split()), read_bare_units)
    register(set(number_words()) | approximator_words(), read_length)
    register(set("first second third fourth final last q h".split()), read_part_of_year)
    register(first_words("seasons"), read_season)
    register(first_words("fixed_days"), read_fixed_day)
    register(first_words("decades") | {"nineteen", "eighteen", "twenty"}, read_decade_words)
    register({"fiscal"}, read_fiscal)
    register({"every", "each", "per", "once", "twice", "two", "three", "four", "five", "several"}, read_set)
    register({"daily", "weekly", "monthly", "quarterly", "yearly", "annually"}, read_set)
    register(first_words("vague"), read_vague)
    return {word: tuple(readers) for word, readers in starts.items()}


def _read_bare(shadow: str, start: int, word: str) -> TimeExpression | None:
    if word[0] <= "9":
        if _DIGIT_GUARD.match(shadow, start) is None or shadow[start - 1 : start] in (",", "."):
            return None
        word = "#"
    return longest(_readers().get(word, ()), shadow, start)


def _read_at(shadow: str, start: int) -> TimeExpression | None:
    word = _WORD.match(shadow, start)
    return _read_bare(shadow, start, word[0]) if word else None


def _read_prefixed(shadow: str, start: int) -> TimeExpression | None:
    """Read "early", "the end of", "mid-", "earlier" before a date."""
    match = _PREFIX.match(shadow, start)
    if match is None:
        return None
    gap = compiled(r" {0,2}(?:the )?").match(shadow, match.end())
    base = gap.end() if gap else match.end()
    name = str(match.lastgroup)
    found = _read_at(shadow, base)
    if found is None and name in ("start", "mid", "end"):
        found = read_period(shadow, base)
    if found is None or found.form not in _DATED or found.modifier not in ("", "APPROX"):
        return None
    if name == "approx" and found.day:
        return None
    if name in ("earlier", "later"):
        period = found.form is TimeForm.OFFSET and found.count == 0 and found.unit != "day"
        return replace(shifted(found, start, ""), relation=name if period else found.relation)
    return shifted(found, start, _PREFIX_MODIFIERS[name])


def _read_part_prefix(shadow: str, start: int) -> TimeExpression | None:
    match = compiled(_PART_BEFORE).match(shadow, start)
    found = _read_at(shadow, match.end()) if match else None
    if match is None or found is None or found.form not in _DATED:
        return None
    return replace(shifted(found, start, ""), part=match["part"])


@cache
def _clock_pattern() -> re.Pattern[str]:
    return re.compile(_CLOCK.replace("<<zones>>", names("zones")))


def _clock(match: re.Match[str]) -> str:
    hour, minute = int(match["hour"]), match["minute"] or "00"
    half = (match["half"] or "")[:1]
    if half and hour <= 12:
        hour = hour % 12 + (12 if half == "p" else 0)
    zone = table("zones")[match["zone"]] if match["zone"] else ""
    return f"{hour:02d}:{minute}{zone}"


def _has_day(expression: TimeExpression) -> bool:
    if expression.form is TimeForm.OFFSET:
        return expression.unit == "day"
    return expression.form is TimeForm.WEEKDAY or bool(expression.day)


def _with_suffix(expression: TimeExpression, shadow: str) -> TimeExpression:
    """Add the part of the day or the clock time that follows a day."""
    if not _has_day(expression) or expression.form is TimeForm.RANGE:
        return expression
    match = compiled(_PART_AFTER).match(shadow, expression.span.end)
    if match is not None and not (match.group()[0] == "," and "in the" not in match.group()):
        span = Span(expression.span.start, match.end())
        expression = replace(expression, span=span, part=match["part"])
    match = _clock_pattern().match(shadow, expression.span.end)
    if match is not None and (match["minute"] or match["half"]):
        span = Span(expression.span.start, match.end())
        expression = replace(expression, span=span, clock=_clock(match))
    return expression


@cache
def _relation_pattern() -> re.Pattern[str]:
    return re.compile(_GOVERNED.format(one_of(table("relations"))))


def _with_relation(expression: TimeExpression, shadow: str) -> TimeExpression:
    if expression.relation:
        return expression
    start = expression.span.start
    match = _relation_pattern().search(shadow[max(0, start - _LOOK_BACK) : start])
    if match is None:
        return expression
    return replace(expression, relation=table("relations")[match["relation"]])


def _is_written_as_name(expression: TimeExpression, text: str, shadow: str) -> bool:
    """Tell whether months and weekdays that are also words have their capital ("May", "Sun")."""
    start, end = expression.span.start, expression.span.end
    capital_only = _capital_only()
    for word in _WORD.finditer(shadow, start, end):
        if word[0] in capital_only and not text[word.start()].isupper():
            # "fall", "second" and "may" in lower case are no names.
            return False
    return True


@cache
def _capital_only() -> frozenset[str]:
    return frozenset(table("capital_only"))


def _candidates(shadow: str) -> Iterator[TimeExpression]:
    """Give the expressions in text order, none inside another."""
    consumed = 0
    readers = _readers()
    for word in _WORD.finditer(shadow):
        start, first = word.start(), word[0]
        if start < consumed or (first[0] > "9" and start and shadow[start - 1].isalnum()):
            continue
        found = None
        if first in _PREFIX_WORDS:
            found = _read_prefixed(shadow, start)
        elif first in ("morning", "afternoon", "evening", "night", "dawn", "eve"):
            found = _read_part_prefix(shadow, start)
        if found is None and (first[0] <= "9" or first in readers):
            found = _read_bare(shadow, start, first)
        if found is not None:
            consumed = found.span.end
            yield found


def parse(text: str) -> tuple[TimeExpression, ...]:
    """Find the time expressions of a text, in text order and without overlap.

    ``future`` is set only where the words alone tell ("next week"); the language stage adds the
    tense of the governing verb. Any string is accepted.
    """
    shadow = shade(text)
    found: list[TimeExpression] = []
    for candidate in _candidates(shadow):
        if not _is_written_as_name(candidate, text, shadow):
            continue
        expression = _with_suffix(candidate, shadow)
        if found and expression.span.start < found[-1].span.end:
            continue
        found.append(_with_relation(expression, shadow))
    return tuple(found)
