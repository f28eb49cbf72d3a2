"""Find quantities: numbers with what they measure or count, and the interval they stand for."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import fields, replace
from functools import cache, lru_cache, partial
from operator import attrgetter

from crossread.model.quantities import Measure, Quantity
from crossread.model.spans import Span
from crossread.model.times import TimeExpression
from crossread.text import counted, measures
from crossread.text.approximations import (
    Approximator,
    approximator_words,
    next_words,
    read_after_number,
    read_approximator,
    widen,
)
from crossread.text.numbers import (
    Number,
    article_words,
    may_follow,
    number_words,
    read_amount,
    read_number,
    spanned,
)
from crossread.text.quantity_masks import masked
from crossread.text.quantity_scope import with_scope
from crossread.text.resources import load
from crossread.text.shadow import shade
from crossread.text.time_reading import parse
from crossread.text.time_words import OFTEN, READINGS_KEPT, stretch, word_before

_TRIGGER = re.compile(r"[a-z]+|[0-9]+|[$€£¥₩₽₴₹₪₺₦]")
# What directly follows a number that is a score, a clock time, a ratio or part of a name.
_JOINED = re.compile(r"[:/.,-][0-9a-z]|[a-z_@&]|'")
_MONEY_RANGE = re.compile(r" ?(?:-|to|and) ?(?:[a-z]{0,2}[$€£¥₩₽₴₹₪₺₦])")
_UNIT_RANGE = re.compile(r" ?(?:-|to|and) ?")
_ORDINAL_DIGITS = re.compile(r"(?P<number>[0-9]{1,4})(?:st|nd|rd|th)(?![a-z0-9])")
_DETERMINERS = frozenset(
    ("the", "his", "her", "its", "their", "a", "s", "this", "our", "my", "that")
)
_AMOUNT = re.compile(r"[$€£¥₩₽₴₹₪₺₦] ?[0-9]")
_LISTED = re.compile(r"[0-9][.,][0-9]|[0-9] [0-9]{1,15} [0-9]")
_LETTERS = re.compile(r"(?<![a-z])[a-z]{1,2}\Z")
_AGE = re.compile(r"[ -](?:year|month|week|day)s?[ -](?:olds?|of[ -]age)(?![a-z])")
_REST = attrgetter(*(field.name for field in fields(Quantity) if field.name != "span"))
_PRONOUN_ONE = re.compile(r"one(?: another| of | by | or another| more time)")


@cache
def _starts() -> frozenset[str]:
    units = load("units.yaml")
    codes = units["currencies"]["codes"]
    return frozenset((*number_words(), *approximator_words(), *units["ordinals"], *codes))


@cache
def _next_words() -> dict[str, frozenset[str]]:
    """Return what must follow the words that alone are no number: approximators, "a", "an"."""
    following = {**next_words()}
    following |= {a: article_words() | following.get(a, frozenset()) for a in ("a", "an")}
    ordinals = load("units.yaml")["ordinals"]
    numbers = number_words() - {"a", "an"}
    return {w: after for w, after in following.items() if w not in numbers and w not in ordinals}


def _is_part_of_name(shadow: str, text: str, start: int, digits: bool) -> bool:
    """Tell whether a number belongs to a name or label: "F-16", "Article 5", "Apollo 11"."""
    mark = shadow[start - 1] if start else " "
    if (
        mark in "#/:."
        or mark.isalnum()
        or (mark == "-" and start > 1 and shadow[start - 2].isalnum())
    ):
        return True
    labelled = digits and counted.is_label(word_before(shadow, start))
    return labelled and "," not in shadow[start - 2 : start]


def _follows_name(text: str, shadow: str, start: int) -> bool:
    """Tell whether a capitalised word that does not begin the sentence stands before a number."""
    before = word_before(shadow, start)
    first = start - 1 - len(before)
    if not before or first < 2 or shadow[start - 1] != " " or shadow[first : start - 1] != before:
        return False
    return text[first].isupper() and text[first - 2] not in '.!?:\n"”“'


def _quantity(
    number: Number,
    approximator: Approximator | None,
    span: Span,
    measure: Measure,
    unit: str = "",
    thing: str = "",
) -> Quantity:
    kind = approximator.kind if approximator else ""
    bounds = widen(number, kind, counted=measure is not Measure.PERCENT)
    words = approximator.words if approximator else number.words
    low, high = round(bounds.low, 6), round(bounds.high, 6)
    return Quantity(
        span,
        measure,
        number.value,
        low,
        high,
        unit,
        thing,
        words,
        bounds.low_open,
        bounds.high_open,
    )


def _scaled(number: Number, times: float) -> Number:
    if times == 1.0:
        return number
    return replace(
        number, value=number.value * times, low=number.low * times, high=number.high * times
    )


def _read_money(
    shadow: str, start: int, first: int, approximator: Approximator | None
) -> Quantity | None:
    """Read an amount with its currency before it: "$3.5 billion", "€10-15 million"."""
    currency = measures.read_currency(shadow, first)
    number = read_amount(shadow, currency.end) if currency else None
    if currency is None or number is None:
        return None
    joint = _MONEY_RANGE.match(shadow, number.end)
    upper = read_number(shadow, joint.end()) if joint else None
    if upper is not None:
        number = spanned(number, upper, shadow, upper.end) or number
    after = read_after_number(shadow, number.end) if approximator is None else None
    end = after.end if after else number.end
    span = Span(start, end)
    return _quantity(number, approximator or after, span, Measure.MONEY, currency.name)


def _until(
    number: Number, end: int, shadow: str, read: Callable[[int], tuple[str, int]]
) -> Number | None:
    """Join an amount to one that repeats its unit: "10% to 15%", "30 beds to 50 beds".

    ``read`` returns the unit after an offset and its end. "From 10% to 15%" is mostly a change.
    """
    joint = _UNIT_RANGE.match(shadow, end)
    if joint is None or number.low != number.high or word_before(shadow, number.start) == "from":
        return None
    if "and" in joint[0] and word_before(shadow, number.start) != "between":
        return None
    upper = read_number(shadow, joint.end())
    unit, unit_end = read(upper.end) if upper else ("", 0)
    if upper is None or not unit or unit != read(number.end)[0]:
        return None
    return spanned(number, upper, shadow, unit_end)


def _with_unit(
    number: Number, approximator: Approximator | None, shadow: str, text: str, start: int
) -> Quantity | None:
    """Add the unit or the counted noun after a number; None where the number counts nothing."""
    after = read_after_number(shadow, number.end)
    end = after.end if after else number.end
    approximator = approximator or after
    noun_at = counted.skip_of(shadow, end)
    if number.vague is False and noun_at > end and shadow[end:noun_at].endswith("of"):
        noun_at = end if number.step != 4.0 else noun_at
    unit = measures.read_unit(shadow, noun_at)
    if unit is not None:
        number = _until(number, unit.end, shadow, partial(_unit_after, shadow)) or number
        thing, last = "", max(unit.end, number.end)
        if unit.measure is Measure.MEASURE:
            thing, last = counted.read_thing(shadow, text, last)
        number = _scaled(number, unit.times)
        return _quantity(number, approximator, Span(start, last), unit.measure, unit.name, thing)
    noun = counted.read_counted(shadow, text, noun_at, one=number.value == 1)
    if noun is None:
        return _quantity(number, approximator, Span(start, end), Measure.COUNT)
    number = _until(number, noun.end, shadow, partial(_noun_after, shadow, text)) or number
    span = Span(start, max(noun.end, number.end))
    return _quantity(number, approximator, span, Measure.COUNT, noun.unit, noun.thing)


def _unit_after(shadow: str, end: int) -> tuple[str, int]:
    unit = measures.read_unit(shadow, end)
    return (unit.name, unit.end) if unit else ("", end)


def _noun_after(shadow: str, text: str, end: int) -> tuple[str, int]:
    noun = counted.read_counted(shadow, text, end)
    return (noun.unit, noun.end) if noun else ("", end)


def _is_bare_number(quantity: Quantity, shadow: str, text: str, number: Number) -> bool:
    """Tell whether a number without noun is no quantity: an age, a name's number, a pronoun."""
    after = shadow[number.end : number.end + 1]
    before = shadow[max(0, number.start - 2) : number.start]
    if before == ", " and after == ",":
        return True
    digits = "0" <= shadow[number.start] <= "9"
    return _follows_name(text, shadow, number.start) or (not digits and number.value <= 1)


def _read_ordinal(shadow: str, text: str, start: int, word: str) -> Quantity | None:
    """Read an ordinal with its noun after a determiner: "his second visit", "the 21st ship"."""
    match = _ORDINAL_DIGITS.match(shadow, start)
    value = int(match["number"]) if match else load("units.yaml")["ordinals"].get(word, 0)
    end = match.end() if match else start + len(word)
    if not value or (
        word_before(shadow, start) not in _DETERMINERS
        and word_before(shadow, start - 1) not in _DETERMINERS
    ):
        return None
    if shadow[end : end + 1] != " ":
        return None
    noun = counted.read_counted(shadow, text, end, one=True)
    if noun is None:
        return None
    number = Number(start, end, float(value), float(value), float(value), 1.0)
    exact = Approximator("exact", "", end)
    return _quantity(number, exact, Span(start, noun.end), Measure.ORDINAL, noun.unit)


def _read_at(shadow: str, text: str, start: int, word: str) -> Quantity | None:
    """Read the quantity that begins at an offset."""
    approximator = read_approximator(shadow, start)
    first = approximator.end if approximator else start
    if _is_part_of_name(shadow, text, start, digits=word[0] <= "9" and approximator is None):
        return None
    if shadow[first] in "$€£¥₩₽₴₹₪₺₦" or "a" <= shadow[first] <= "z":
        money = _read_money(shadow, start, first, approximator)
        if money is not None:
            return money
    number = read_amount(shadow, first)
    if number is None or _PRONOUN_ONE.match(shadow, first):
        return _read_ordinal(shadow, text, start, word)
    if _AGE.match(shadow, number.end):
        return None
    quantity = _with_unit(number, approximator, shadow, text, start)
    if quantity is None or quantity.unit:
        return quantity
    if _JOINED.match(shadow, number.end) or (approximator and approximator.kind == ""):
        return _read_ordinal(shadow, text, start, word)
    return None if _is_bare_number(quantity, shadow, text, number) else quantity


def _symbol_start(shadow: str, start: int) -> int:
    """Return where a currency symbol begins with its letters: "us$"."""
    touches = start and "a" <= shadow[start - 1] <= "z"
    match = _LETTERS.search(shadow[max(0, start - 3) : start]) if touches else None
    if match and measures.read_currency(shadow, start - len(match[0])):
        return start - len(match[0])
    return start


def _may_count(shadow: str, start: int) -> bool:
    """Tell whether digits or a currency symbol can begin a quantity.

    Not in "1,2,3", and not inside a row of bare numbers, which is a table.
    """
    if shadow[start] > "9" or shadow[start] == "$":
        return _AMOUNT.match(shadow, start) is not None
    return start < 2 or _LISTED.match(shadow, start - 2) is None


_read_kept = lru_cache(maxsize=READINGS_KEPT)(_read_at)


def _read_again(shadow: str, text: str, start: int, word: str) -> Quantity | None:
    """Read the quantity at an offset of a text that repeats itself."""
    near, first = stretch(shadow, start)
    found = _read_kept(near, text[first : first + len(near)], start - first, word)
    return moved(found, first) if found else None


def moved(quantity: Quantity, by: int) -> Quantity:
    """Return the quantity so many characters farther on."""
    span = Span(quantity.span.start + by, quantity.span.end + by)
    return Quantity(span, *_REST(quantity))


def _candidates(shadow: str, text: str) -> Iterator[Quantity]:
    consumed, starts, following = 0, _starts(), _next_words()
    tries: dict[str, int] = {}
    for trigger in _TRIGGER.finditer(shadow):
        word = trigger[0]
        if word not in starts and "a" <= word[0] <= "z":
            continue
        start = trigger.start()
        if start < consumed:
            continue
        if word in starts:
            if not may_follow(following.get(word), shadow, trigger.end()):
                continue
        elif not _may_count(shadow, start):
            continue
        if word in "$€£¥₩₽₴₹₪₺₦":
            start = max(consumed, _symbol_start(shadow, start))
        tries[word] = times = tries.get(word, 0) + 1
        read = _read_again if times > OFTEN else _read_at
        quantity = read(shadow, text, start, word)
        if quantity is not None:
            consumed = quantity.span.end
            yield quantity


def find(text: str, times: tuple[TimeExpression, ...] | None = None) -> tuple[Quantity, ...]:
    """Find the quantities of a text, in text order and without overlap.

    Numbers of dates (``times``, found here when None), names, labels, addresses and telephone
    numbers are no quantities. Durations are quantities too. Any string is accepted.
    """
    dated = parse(text) if times is None else times
    shadow = shade(text)
    candidates = _candidates(masked(shadow, dated), text)
    return tuple(with_scope(candidates, dated, shadow, text))
