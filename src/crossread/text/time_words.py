"""Words of the calendar as lookups and pieces of patterns, and the maker of expressions."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable
from dataclasses import fields
from functools import cache
from operator import attrgetter
from typing import Any

from crossread.model.spans import Span
from crossread.model.times import TimeExpression, TimeForm
from crossread.text.resources import load

Reader = Callable[[str, int], TimeExpression | None]
"""Reads the expression that begins at an offset of a shaded text, or None."""

DAY = (
    r"(?P<{0}>3[01]|[12][0-9]|0?[1-9])(?:st|nd|rd|th)?(?![a-z0-9%]|[.,:][0-9]| (?:percent|million))"
)
YEAR = r"(?P<{0}>(?:1[0-9]|20)[0-9]{{2}})(?![a-z0-9%]|,[0-9]{{3}}|\.[0-9]|-[a-z])"
SPACE = r" {1,2}"
_GAP = 3  # spaces, brackets and hyphens between a word and what it governs
_LONGEST_WORD = 24  # characters before an offset: the longest governing word with its gap
# The full stop belongs to an abbreviation only; after "May" it ends the sentence.
_STOP_AFTER_MONTH = r"(?:(?<=jan|feb|mar|apr|jun|jul|aug|sep|oct|nov|dec)\.|(?<=sept)\.)?"
_STOP_AFTER_WEEKDAY = r"(?:(?<=mon|tue|wed|thu|fri|sat|sun)\.|(?<=tues|thur)\.|(?<=thurs)\.)?"
JOINT = r" ?(?:-|to|through|until|till) ?"


@cache
def table(name: str) -> Any:
    """Return one table of resources/times.yaml."""
    return load("times.yaml")[name]


@cache
def unit_of() -> dict[str, str]:
    """Return the unit of time for each way to write it."""
    return {form: unit for unit, forms in table("units").items() for form in forms}


def one_of(words: Iterable[str]) -> str:
    """Return a pattern for any of the words, the longest first."""
    return "|".join(re.escape(word) for word in sorted(words, key=lambda word: (-len(word), word)))


@cache
def names(of: str) -> str:
    """Return a pattern for any entry of one table."""
    return one_of(table(of))


@cache
def month(name: str = "month") -> str:
    """Return the pattern of a month's name with an optional full stop."""
    return rf"(?P<{name}>{names('months')})(?![a-z0-9]){_STOP_AFTER_MONTH}"


@cache
def weekday() -> str:
    """Return the pattern of a weekday's name with an optional full stop."""
    return rf"(?P<weekday>{names('weekdays')})(?![a-z0-9]){_STOP_AFTER_WEEKDAY}"


@cache
def unit() -> str:
    """Return the pattern of a unit of time, singular or plural."""
    return rf"(?P<unit>{one_of(unit_of())})(?![a-z0-9])"


@cache
def compiled(pattern: str) -> re.Pattern[str]:
    """Return the compiled pattern, with ``<month>``, ``<weekday>`` and ``<unit>`` filled in."""
    for name, piece in (("month", month), ("weekday", weekday), ("unit", unit)):
        if f"<<{name}>>" in pattern:
            pattern = pattern.replace(f"<<{name}>>", piece())
    return re.compile(pattern.replace("<<month2>>", month("month2")))


def make(start: int, end: int, form: TimeForm, **fields: Any) -> TimeExpression:
    """Make an expression of the text between two offsets."""
    return TimeExpression(Span(start, end), form, **fields)


# Before an offset nothing is looked at that is farther than this, in characters: a governing phrase
# and the words after it take half. After it: a number in words up to another with its unit.
BEHIND, AHEAD = 64, 320
# A text that has tried a word so often is a row, a list or a table, and says the same again and
# again: only then is it worth the time to keep what was read. No report comes near it.
OFTEN = 64
READINGS_KEPT = 1024  # stretches of a text
_REST = attrgetter(*(field.name for field in fields(TimeExpression) if field.name != "span"))


def stretch(shadow: str, start: int) -> tuple[str, int]:
    """Return the stretch of a text that a reader at an offset looks at, and where it begins.

    What is read there depends on the stretch alone, so it can be kept for texts that repeat it.
    """
    first = max(0, start - BEHIND)
    return shadow[first : start + AHEAD], first


def saying(expression: TimeExpression) -> tuple[Any, ...]:
    """Return all that an expression says, without its place in the text."""
    return _REST(expression)


def moved(expression: TimeExpression, by: int) -> TimeExpression:
    """Return the expression so many characters farther on."""
    if not by:
        return expression
    span = expression.span
    return TimeExpression(Span(span.start + by, span.end + by), *_REST(expression))


def longest(readers: Iterable[Reader], shadow: str, start: int) -> TimeExpression | None:
    """Return the longest expression that one of the readers finds at an offset."""
    best: TimeExpression | None = None
    for reader in readers:
        found = reader(shadow, start)
        if found is not None and (best is None or found.span.end > best.span.end):
            best = found
    return best


def word_before(shadow: str, start: int) -> str:
    """Return the word (letters only) that stands directly before an offset, or ""."""
    end = start
    while end > max(0, start - _GAP) and shadow[end - 1] in " (-":
        end -= 1
    first = end
    while first > max(0, start - _LONGEST_WORD) and "a" <= shadow[first - 1] <= "z":
        first -= 1
    return shadow[first:end]
