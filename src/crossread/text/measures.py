"""Units after or before a number: percent, money, mass, length, volume, time."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache
from typing import Any

from crossread.model.quantities import Measure
from crossread.text.resources import load
from crossread.text.time_words import one_of, unit_of


@dataclass(frozen=True, slots=True)
class Unit:
    """A unit as read: its measure, canonical name, and the offset at which it ends."""

    measure: Measure
    name: str
    end: int
    times: float = 1.0  # "fortnight" is two weeks


@cache
def _table(name: str) -> Any:
    return load("units.yaml")[name]


@cache
def _percent() -> re.Pattern[str]:
    return re.compile(rf"[ -]{{0,2}}(?P<form>{one_of(_table('percent'))})(?![a-z])")


@cache
def measure_forms() -> dict[str, str]:
    """Return the unit of measure for each way to write it."""
    return {form: name for name, (_, _, forms) in _table("measures").items() for form in forms}


@cache
def _measure_pattern() -> re.Pattern[str]:
    return re.compile(rf"(?:[ -]{{1,2}}|(?<=[0-9]))(?P<form>{one_of(measure_forms())})(?![a-z])")


@cache
def _money() -> dict[str, str]:
    names = {}
    for name, code in _table("currencies")["names"].items():
        names[name] = code
        names[name + "s"] = code
    return names | {code: code.upper() for code in _table("currencies")["codes"]}


@cache
def _money_pattern() -> re.Pattern[str]:
    return re.compile(rf"[ -]{{1,2}}(?P<form>{one_of(_money())})(?![a-z])")


@cache
def _symbol_pattern() -> re.Pattern[str]:
    currencies = _table("currencies")
    codes = one_of(currencies["codes"])
    symbols = one_of(currencies["symbols"])
    return re.compile(rf"(?P<symbol>{symbols}) ?|(?P<code>{codes}) ?(?=[0-9])")


@cache
def _duration_pattern() -> re.Pattern[str]:
    gap = r"(?:[ -]{1,2}(?:full|straight|consecutive|long|whole|more|additional))?[ -]{1,2}"
    return re.compile(rf"{gap}(?P<form>{one_of(unit_of())})(?![a-z])(?!-olds?)(?! old)")


def read_currency(shadow: str, start: int) -> Unit | None:
    """Read a currency symbol or code before its number: "$", "US$", "EUR "."""
    match = _symbol_pattern().match(shadow, start)
    if match is None:
        return None
    code = _table("currencies")["symbols"].get(match["symbol"]) or (match["code"] or "").upper()
    return Unit(Measure.MONEY, code, match.end())


def read_unit(shadow: str, end: int) -> Unit | None:
    """Read the unit that follows a number which ends at an offset."""
    match = _percent().match(shadow, end)
    if match is not None:
        name = "percentage point" if "point" in match["form"] else "percent"
        return Unit(Measure.PERCENT, name, match.end())
    match = _money_pattern().match(shadow, end)
    if match is not None:
        return Unit(Measure.MONEY, _money()[match["form"]], match.end())
    match = _duration_pattern().match(shadow, end)
    if match is not None:
        name = unit_of()[match["form"]]
        if name == "fortnight":
            return Unit(Measure.DURATION, "week", match.end(), 2.0)
        return Unit(Measure.DURATION, name, match.end())
    match = _measure_pattern().match(shadow, end)
    if match is not None:
        return Unit(Measure.MEASURE, measure_forms()[match["form"]], match.end())
    return None


def base_factor(measure: Measure, unit: str) -> tuple[str, float] | None:
    """Return the dimension of a unit and how many base units one of it holds, or None."""
    if measure is Measure.DURATION and unit in _table("durations"):
        return "time", float(_table("durations")[unit])
    if measure is Measure.MEASURE and unit in _table("measures"):
        dimension, factor, _ = _table("measures")[unit]
        return dimension, float(factor)
    return None
