"""Approximators: what "about", "nearly", "more than" and round digits do to a number."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache

from crossread.text.numbers import Number, number_words
from crossread.text.resources import load

NEAR_SHARE = 0.05  # ALGORITHMS section 6: about, around, some, roughly: 5 % to each side
BELOW_SHARE = 0.92  # ALGORITHMS section 6: nearly and almost reach down to 92 %
ABOVE_FACTOR = 2.0  # ALGORITHMS section 6: "more than v" reaches up to 2 v
ROUNDED_FROM = 100.0  # below one hundred things are counted one by one, above they are rounded


@dataclass(frozen=True, slots=True)
class Approximator:
    """Words that widen a number: ``kind`` is near, below, above, from, to, less, exact or ""."""

    kind: str
    words: str
    end: int


@dataclass(frozen=True, slots=True)
class Bounds:
    """An interval; an open side excludes its own bound."""

    low: float
    high: float
    low_open: bool = False
    high_open: bool = False


@cache
def _pattern(table: str) -> re.Pattern[str]:
    phrases = sorted(load("units.yaml")[table], key=lambda phrase: (-len(phrase), phrase))
    body = "|".join(re.escape(phrase) for phrase in phrases)
    if table == "approximators":
        return re.compile(rf"(?P<words>{body}) {{1,2}}(?:the )?(?=[a-z0-9$€£¥₩₽₴₹₪₺₦])")
    return re.compile(rf" ?(?P<words>{body})(?![a-z0-9])")


@cache
def approximator_words() -> frozenset[str]:
    """Return every word that can begin an approximator."""
    return frozenset(phrase.split()[0] for phrase in load("units.yaml")["approximators"])


@cache
def next_words() -> dict[str, frozenset[str]]:
    """Return what may follow the first word of each approximator; "#" is a digit or money sign.

    A phrase goes on with its own words, one word alone with an amount.
    """
    units = load("units.yaml")
    symbols = [re.sub("[^a-z]", "", symbol) for symbol in units["currencies"]["symbols"]]
    amount = {*number_words(), *units["currencies"]["codes"], *symbols, "the", "#"}
    following: dict[str, set[str]] = {}
    for phrase in units["approximators"]:
        first, _, rest = phrase.partition(" ")
        following.setdefault(first, set()).update((rest.split(" ")[0],) if rest else amount)
    return {word: frozenset(words) for word, words in following.items()}


def read_approximator(shadow: str, start: int) -> Approximator | None:
    """Read the approximator before a number, at an offset of a shaded text."""
    match = _pattern("approximators").match(shadow, start)
    if match is None:
        return None
    words = match["words"]
    return Approximator(load("units.yaml")["approximators"][words], words, match.end())


def read_after_number(shadow: str, end: int) -> Approximator | None:
    """Read what stands after a number and widens it: "or more", "or so", "-plus"."""
    match = _pattern("after_number").match(shadow, end)
    if match is None:
        return None
    words = match["words"]
    return Approximator(load("units.yaml")["after_number"][words], words.strip(" -"), match.end())


def _near(number: Number) -> Bounds:
    slack = max(NEAR_SHARE * number.value, number.step / 2)
    return Bounds(max(0.0, number.low - slack), number.high + slack)


def _plain(number: Number) -> Bounds:
    rounded = (number.value >= ROUNDED_FROM and number.step > 1) or 0 < number.step < 1
    # A dozen is the one small number that is a round one.
    slack = number.step / 2 if rounded or number.step == 4.0 else 0.0
    return Bounds(number.low - slack, number.high + slack)


def widen(number: Number, kind: str, *, counted: bool = True) -> Bounds:
    """Return the interval that a number with an approximator of that kind stands for.

    A plain round number from one hundred up is taken to half of its last significant digit's
    place (11,000: 10,500 to 11,500), other plain numbers as exact. ``counted`` is False for
    numbers that are not rounded to their zeros (100 percent).
    """
    low, high = number.low, number.high
    if kind == "near":
        return _near(number)
    if kind == "below":
        return Bounds(BELOW_SHARE * low, high, high_open=True)
    if kind in ("above", "from"):
        top = high if number.vague else ABOVE_FACTOR * high
        return Bounds(low, top, low_open=kind == "above")
    if kind in ("to", "less"):
        return Bounds(0.0, high, high_open=kind == "less")
    if kind == "exact" or number.vague or low != high or not (counted or number.step < 1):
        return Bounds(low, high)
    return _plain(number)
