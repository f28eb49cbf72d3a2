"""Which readers to try at which first word of a time expression."""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import cache

from crossread.model.times import TimeExpression
from crossread.text.approximations import approximator_words, next_words
from crossread.text.numbers import article_words, may_follow, number_words, spelled
from crossread.text.time_dates import (
    read_day_first,
    read_month_first,
    read_numeric,
    read_weekday_first,
)
from crossread.text.time_durations import LONG_UNITS, read_bare_units, read_length, read_long
from crossread.text.time_fiscal import read_coded, read_fiscal, read_fiscal_year_named
from crossread.text.time_offsets import (
    read_day_of_event,
    read_day_word,
    read_weekday,
    read_weekend,
    read_which,
)
from crossread.text.time_vague import read_set, read_vague
from crossread.text.time_words import Reader, longest, table, unit_of
from crossread.text.time_years import (
    CENTURY_WORDS,
    read_century,
    read_decade,
    read_decade_words,
    read_fixed_day,
    read_part_of_year,
    read_season,
    read_year,
    read_year_and_part,
    read_year_words,
)

FIRST_WORD = re.compile(r"[a-z]+|[0-9]+")
# Digits can begin a time only as a year, before a word, or as part of "19/06/2024".
_DIGIT_GUARD = re.compile(
    r"[0-9]{4}(?![0-9]|,[0-9])|[1-4][qh](?![a-z])"
    r"|[0-9]{1,3}(?:,[0-9]{3}){0,2}(?: [1-9]/[0-9]{1,2})?"
    r"(?:\.[0-9]{1,3})?(?:st|nd|rd|th|'?s(?![a-z]))?"
    r"(?: ?(?:-|to|and|or) ?[0-9]{1,4}(?:st|nd|rd|th)?)?(?:[ -]{1,2}[a-z]|(?<=s)(?![a-z0-9]))"
    r"|[0-9]{1,2}(?P<mark>[/.])[0-9]{1,2}(?P=mark)[0-9]{2}"
)

_WHICH = {
    *("last", "past", "previous", "preceding", "this", "that", "same", "current"),
    *("next", "coming", "upcoming", "following", "ensuing", "subsequent"),
}
_ADJECTIVES = ("calendar", "fiscal", "financial", "very")  # "this fiscal year"
_BARE_UNITS = ("minutes", "hours", "days", "weeks", "months", "years", "decades", "centuries")
_CENTURIES = ("nineteen", "eighteen", "twenty")
_SETS = {
    *("every", "each", "per", "once", "twice", "two", "three", "four", "five", "several"),
    *("daily", "weekly", "monthly", "quarterly", "yearly", "annually"),
}
_BEFORE_UNIT = {
    *("full", "straight", "consecutive", "long", "whole", "solid", "more", "additional", "other"),
    *("of", "and", "upon", "or", "to", "times", "odd", "plus", "dozen", "first", "century"),
}
# Everyday words that begin a time only as the first of a phrase: two words tell.
_WEAK = frozenset(
    ("the", "in", "as", "at", "up", "not", "no", "new", "these", "long", "close", "well")
)


@cache
def readers() -> dict[str, tuple[Reader, ...]]:
    """Return the readers to try at each first word."""
    starts: dict[str, list[Reader]] = {}

    def register(words: Iterable[str], *readers: Reader) -> None:
        for word in sorted(words):
            starts.setdefault(word, []).extend(readers)

    register(_first_words("months"), read_month_first)
    register(_first_words("weekdays"), read_weekday_first, read_weekday)
    register(("yesterday", "today", "tomorrow", "tonight", "overnight", "day"), read_day_word)
    register(_WHICH, read_which)
    register(("day",), read_day_of_event)
    register(("weekend",), read_weekend)
    register(_BARE_UNITS, read_bare_units)
    register(number_words() | approximator_words(), read_length)
    register((word for unit in LONG_UNITS for word in (unit, f"{unit}long")), read_long)
    register((word for unit in LONG_UNITS for word in (f"{unit}s", f"{unit}slong")), read_long)
    register(("first", "second", "third", "fourth", "final", "last"), read_part_of_year)
    register(("q", "h"), read_coded)
    register(("last", "this", "next", "year"), read_year_and_part)
    register(_first_words("seasons"), read_season)
    register(_first_words("fixed_days"), read_fixed_day)
    register(_first_words("decades") | set(_CENTURIES), read_decade_words)
    register(_CENTURIES, read_year_words)
    register({word.split("-")[0] for word in CENTURY_WORDS}, read_century)
    register(("fiscal", "financial", "fy"), read_fiscal)
    register(_SETS, read_set)
    register(_first_words("vague"), read_vague)
    return {word: tuple(readers) for word, readers in starts.items()}


@cache
def _digit_readers(digits: int, after: str) -> tuple[Reader, ...]:
    """Return the readers to try at some digits (5: five or more) before a character."""
    ordinal = after in ("s", "n", "r", "t")
    wanted = (
        (read_numeric, after in ("-", "/", ".")),
        (read_day_first, digits <= 2 and (ordinal or after in (" ", "-"))),
        (read_year, digits == 4),
        (read_year_and_part, digits == 4),
        (read_fiscal_year_named, digits == 4),
        (read_coded, digits == 1 and after in ("q", "h")),
        (read_decade, after in ("'", "s")),
        (read_century, digits <= 2 and ordinal),
        (read_part_of_year, digits == 1 and ordinal),
        (read_length, after in tuple(" -,.+mkbt")),
        (read_set, after == " "),
    )
    return tuple(reader for reader, possible in wanted if possible)


def _first_words(of: str) -> set[str]:
    """Return the first word of each phrase of a table, without what an apostrophe adds."""
    return {str(phrase).split()[0].split("'")[0] for phrase in table(of)}


@cache
def words_after() -> dict[str, frozenset[str]]:
    """Return what must follow the words that seldom begin a time: "the", "a", "in", "that"."""
    named = [str(name).split()[0] for of in ("months", "weekdays", "seasons") for name in table(of)]
    which = {*unit_of(), *named, *table("parts"), *number_words(), *_ADJECTIVES, "#"}
    following = {word: set(which) for word in ("this", "that", "same", "current")}
    following |= {article: {*unit_of(), *article_words()} for article in ("a", "an")}
    # A length goes on with its unit or the rest of its number, a set with "times".
    length = {*unit_of(), *spelled(), *number_words(), *table("decades"), *_BEFORE_UNIT, "#"}
    following |= dict.fromkeys(number_words() - {"a", "an", "half", "quarter"}, length)
    following |= {word: set(after) for word, after in next_words().items() if word in _WEAK}
    for phrase in (*table("vague"), *table("fixed_days")):
        first, _, rest = str(phrase).partition(" ")
        if first in _WEAK:
            following.setdefault(first, set()).add(re.split("[ ']", rest)[0])
    following |= {unit: {"long"} for unit in LONG_UNITS}
    following["day"] |= {"before", "after", "earlier"}
    following["year"] |= {"ago", "earlier"}
    following["financial"] = {
        "year",
        "years",
        "quarter",
        "half",
        "first",
        "second",
        "third",
        "fourth",
        "#",
    }
    for article in ("a", "an"):
        following[article] |= next_words()[article]
    return {word: frozenset(words) for word, words in following.items()}


def read_word(shadow: str, start: int, word: str) -> TimeExpression | None:
    """Read the longest expression that begins with a given word or number."""
    end = start + len(word)
    if word[0] <= "9":
        if _DIGIT_GUARD.match(shadow, start) is None or shadow[start - 1 : start] in (",", "."):
            return None
        return longest(_digit_readers(min(len(word), 5), shadow[end : end + 1]), shadow, start)
    if not may_follow(words_after().get(word), shadow, end):
        return None
    return longest(readers().get(word, ()), shadow, start)


def read_at(shadow: str, start: int) -> TimeExpression | None:
    """Read the longest expression that begins at an offset."""
    word = FIRST_WORD.match(shadow, start)
    return read_word(shadow, start, word[0]) if word else None
