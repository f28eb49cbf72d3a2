"""Find every time expression of a text: which reader begins at which word, prefixes, suffixes."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace
from functools import cache, lru_cache
from typing import NamedTuple

from crossread.model.spans import Span
from crossread.model.times import TimeExpression, TimeForm
from crossread.text.numbers import may_follow
from crossread.text.shadow import shade
from crossread.text.time_offsets import read_period, shifted
from crossread.text.time_readers import FIRST_WORD, read_at, read_word, readers, words_after
from crossread.text.time_words import (
    OFTEN,
    READINGS_KEPT,
    compiled,
    moved,
    names,
    one_of,
    stretch,
    table,
)

_PREFIX = re.compile(
    r"(?P<start>early(?: on| in)?|beginning of|start of|opening (?:days|weeks|months) of|outset of)"
    r"|(?P<mid>mid-|mid(?![a-z])|middle of)"
    r"|(?P<end>late(?![a-z])(?: on| in)?|end of|close of"
    r"|(?:final|last|closing) (?:days|weeks|months) of|latter part of)"
    r"|(?P<approx>about|around|circa|approximately|roughly)"
    r"|(?P<earlier>earlier(?: on| in)?|so far)|(?P<later>later(?: on| in)?)"
)
_PREFIX_MODIFIERS = {"start": "START", "mid": "MID", "end": "END", "approx": "APPROX"}
_PREFIX_WORDS = frozenset(
    (
        "early",
        "beginning",
        "start",
        "opening",
        "outset",
        "mid",
        "middle",
        "late",
        "end",
        "close",
        "final",
        "last",
        "closing",
        "latter",
        "about",
        "around",
        "circa",
        "approximately",
        "roughly",
        "earlier",
        "later",
        "so",
    )
)
_PART_WORDS = frozenset(
    ("morning", "afternoon", "evening", "night", "dawn", "eve", "noon", "midnight", "midday")
)
_WITH_PREFIX = _PREFIX_WORDS | _PART_WORDS
_AHEAD = re.compile(
    r"(?:as (?:early|soon) as|no later than|scheduled for|due|slated for|effective(?: on)?) ?\Z"
)
_DATES_FROM = re.compile(r"(?<![a-z])dat(?:e|es|ed|ing) from(?: the)?(?: early| late| mid)? ?\Z")
_DATED = frozenset((TimeForm.DATE, TimeForm.PARTIAL, TimeForm.WEEKDAY, TimeForm.OFFSET))
_PART_BEFORE = (
    r"(?P<part>(?:morning|afternoon|evening|night|dawn|eve)(?= (?:of|on))|noon|midnight|midday)"
    r" (?:of |on )?(?:the )?"
)
_PART_AFTER = (
    r"(?: (?:in the )?|, in the | at )"
    r"(?P<part>morning|afternoon|evening|night|noon|midnight|midday|dawn|dusk)(?![a-z])"
)
_CLOCK = (
    r"(?P<hour>2[0-3]|1[0-9]|0?[0-9])(?:[:.](?P<minute>[0-5][0-9])(?![0-9]))?"
    r" ?(?P<half>[ap]\.? ?m\.?)?(?:,? \(?(?P<zone><<zones>>)(?![a-z]))?(?![a-z0-9:])"
)
_GOVERNED = (
    r"(?:\A|[^a-z])(?P<relation>{0})"
    r"(?: (?:the|at|about|around|nearly|almost|over|at least|early|late|mid))? ?\Z"
)
_LOOK_BACK = 32  # characters: the longest relation with the words that may follow it


def _read_prefixed(shadow: str, start: int) -> TimeExpression | None:
    """Read "early", "the end of", "mid-", "earlier" before a date."""
    match = _PREFIX.match(shadow, start)
    if match is None:
        return None
    gap = compiled(r" {0,2}(?:the )?").match(shadow, match.end())
    base = gap.end() if gap else match.end()
    name = str(match.lastgroup)
    found = read_at(shadow, base)
    if found is None and name in ("start", "mid", "end"):
        found = read_period(shadow, base)
    if found is None or found.form not in _DATED or found.modifier not in ("", "APPROX"):
        return None
    if name == "approx" and (found.day or found.form not in (TimeForm.DATE, TimeForm.PARTIAL)):
        return None
    if name in ("earlier", "later"):
        period = found.form is TimeForm.OFFSET and found.count == 0 and found.unit != "day"
        return replace(shifted(found, start, ""), relation=name if period else found.relation)
    return shifted(found, start, _PREFIX_MODIFIERS[name])


def _read_clock_prefix(shadow: str, start: int) -> TimeExpression | None:
    """Read a clock time before a day: "10 p.m. on Wednesday", "noon Thursday"."""
    match = _clock_pattern().match(shadow, start)
    if match is None or not _is_clock(match):
        return None
    gap = compiled(r",?(?: on)?(?: the)? {1,2}").match(shadow, match.end())
    found = read_at(shadow, gap.end()) if gap else None
    if found is None or not _has_day(found) or found.form is TimeForm.RANGE:
        return None
    return replace(shifted(found, start, ""), clock=_clock(match))


def _read_part_prefix(shadow: str, start: int) -> TimeExpression | None:
    match = compiled(_PART_BEFORE).match(shadow, start)
    found = read_at(shadow, match.end()) if match else None
    if match is None or found is None or found.form not in _DATED:
        return None
    return replace(shifted(found, start, ""), part=match["part"])


@cache
def _clock_pattern() -> re.Pattern[str]:
    return re.compile(_CLOCK.replace("<<zones>>", names("zones")))


def _is_clock(match: re.Match[str]) -> bool:
    """Tell "6:43" and "6.43 p.m." from a bare hour and from "6.43", which is a number."""
    return bool(match["half"]) or ":" in match[0]


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
    if match is not None:
        span = Span(expression.span.start, match.end())
        expression = replace(expression, span=span, part=match["part"])
    gap = compiled(r",? {1,2}(?:at )?").match(shadow, expression.span.end)
    match = _clock_pattern().match(shadow, gap.end()) if gap else None
    if match is not None and _is_clock(match):
        span = Span(expression.span.start, match.end())
        expression = replace(expression, span=span, clock=_clock(match))
    return expression


@cache
def _relation_pattern() -> re.Pattern[str]:
    return re.compile(_GOVERNED.format(one_of(table("relations"))))


def _with_relation(expression: TimeExpression, shadow: str) -> TimeExpression:
    start = expression.span.start
    before = shadow[max(0, start - _LOOK_BACK) : start]
    if _AHEAD.search(before):
        expression = replace(expression, future=True)
    match = None if expression.relation else _relation_pattern().search(before)
    if match is None or _DATES_FROM.search(before):
        return expression
    return replace(expression, relation=table("relations")[match["relation"]])


def _names_in(shadow: str, start: int, end: int) -> tuple[int, ...]:
    """Return where months and weekdays begin that are also words ("May", "Sun").

    "fall", "second" and "may" in lower case are no names.
    """
    words = FIRST_WORD.finditer(shadow, start, end)
    return tuple(word.start() for word in words if word[0] in _capital_only())


@cache
def _capital_only() -> frozenset[str]:
    return frozenset(table("capital_only"))


def _read_first(shadow: str, start: int, first: str) -> TimeExpression | None:
    """Read the expression that begins with a word or number, with the prefix that it may be."""
    found = None
    if first in _PREFIX_WORDS:
        found = _read_prefixed(shadow, start)
    elif first in _PART_WORDS:
        found = _read_part_prefix(shadow, start)
    elif first[0] <= "9":
        found = _read_clock_prefix(shadow, start)
    return found or read_word(shadow, start, first)


@cache
def _beginnings() -> frozenset[str]:
    """Return every word that can begin an expression, with its prefix."""
    return _WITH_PREFIX | readers().keys()


class _Read(NamedTuple):
    """An expression of a stretch, the end of its first part, and where its names begin."""

    expression: TimeExpression
    end: int
    names: tuple[int, ...]


def _read_in(shadow: str, start: int, first: str) -> _Read | None:
    """Read the expression that begins with a word, in a text or in a stretch of it."""
    found = _read_first(shadow, start, first)
    if found is None:
        return None
    names = _names_in(shadow, found.span.start, found.span.end)
    whole = _with_relation(_with_suffix(found, shadow), shadow)
    return _Read(whole, found.span.end, names)


_read_kept = lru_cache(maxsize=READINGS_KEPT)(_read_in)


def _candidates(shadow: str) -> Iterator[tuple[_Read, int]]:
    """Give the expressions in text order, each with the start of the stretch that it is told in."""
    consumed, beginnings, after = 0, _beginnings(), words_after()
    tries: dict[str, int] = {}
    for match in FIRST_WORD.finditer(shadow):
        word = match[0]
        if word > ":" and word not in beginnings:
            continue
        start = match.start()
        if start < consumed or (word > ":" and start and shadow[start - 1].isalnum()):
            continue
        if word not in _WITH_PREFIX and not may_follow(after.get(word), shadow, match.end()):
            continue
        tries[word] = times = tries.get(word, 0) + 1
        if times > OFTEN:
            near, first = stretch(shadow, start)
            read = _read_kept(near, start - first, word)
        else:
            first, read = 0, _read_in(shadow, start, word)
        if read is not None:
            consumed = first + read.end
            yield read, first


def parse(text: str) -> tuple[TimeExpression, ...]:
    """Find the time expressions of a text, in text order and without overlap.

    ``future`` is set only where the words alone tell ("next week"); the language stage adds the
    tense of the governing verb. Any string is accepted.
    """
    found: list[TimeExpression] = []
    for read, first in _candidates(shade(text)):
        if found and first + read.expression.span.start < found[-1].span.end:
            continue
        if all(text[first + name].isupper() for name in read.names):
            found.append(moved(read.expression, first))
    return tuple(found)
