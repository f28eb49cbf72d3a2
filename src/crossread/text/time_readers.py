"""Which readers to try at which first word of a time expression."""

from __future__ import annotations

import re
from functools import cache

from crossread.model.times import TimeExpression
from crossread.text.approximations import approximator_words
from crossread.text.numbers import number_words
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
    read_weekday,
    read_weekend,
    read_which,
)
from crossread.text.time_vague import read_set, read_vague
from crossread.text.time_words import Reader, longest, table
from crossread.text.time_years import (
    CENTURY_WORDS,
    read_century,
    read_decade,
    read_decade_words,
    read_fiscal,
    read_fixed_day,
    read_part_of_year,
    read_season,
    read_year,
    read_year_words,
)

FIRST_WORD = re.compile(r"[a-z]+|[0-9]+")
# Digits can begin a time only as a year, before a word, or as part of "19/06/2024".
_DIGIT_GUARD = re.compile(
    r"[0-9]{4}(?![0-9]|,[0-9])"
    r"|[0-9]{1,3}(?:,[0-9]{3}){0,2}(?:\.[0-9]{1,3})?(?:st|nd|rd|th|'?s(?![a-z]))?"
    r"(?: ?(?:-|to|and|or) ?[0-9]{1,4}(?:st|nd|rd|th)?)?(?:[ -]{1,2}[a-z]|(?<=s)(?![a-z0-9]))"
    r"|[0-9]{1,2}(?P<mark>[/.])[0-9]{1,2}(?P=mark)[0-9]{2}"
)


@cache
def readers() -> dict[str, tuple[Reader, ...]]:
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
    register(
        {"minutes", "hours", "days", "weeks", "months", "years", "decades", "centuries"},
        read_bare_units,
    )
    register(set(number_words()) | approximator_words(), read_length)
    ordinals = {"first", "second", "third", "fourth", "final", "last"}
    register(ordinals | {"q", "h"}, read_part_of_year)
    register(first_words("seasons"), read_season)
    register(first_words("fixed_days"), read_fixed_day)
    register(first_words("decades") | {"nineteen", "eighteen", "twenty"}, read_decade_words)
    register({"nineteen", "eighteen", "twenty"}, read_year_words)
    register({word.split("-")[0] for word in CENTURY_WORDS}, read_century)
    register({"fiscal"}, read_fiscal)
    register(
        {"every", "each", "per", "once", "twice", "two", "three", "four", "five", "several"},
        read_set,
    )
    register({"daily", "weekly", "monthly", "quarterly", "yearly", "annually"}, read_set)
    register(first_words("vague"), read_vague)
    return {word: tuple(readers) for word, readers in starts.items()}


def read_word(shadow: str, start: int, word: str) -> TimeExpression | None:
    """Read the longest expression that begins with a given word or number."""
    if word[0] <= "9":
        if _DIGIT_GUARD.match(shadow, start) is None or shadow[start - 1 : start] in (",", "."):
            return None
        word = "#"
    return longest(readers().get(word, ()), shadow, start)


def read_at(shadow: str, start: int) -> TimeExpression | None:
    """Read the longest expression that begins at an offset."""
    word = FIRST_WORD.match(shadow, start)
    return read_word(shadow, start, word[0]) if word else None
