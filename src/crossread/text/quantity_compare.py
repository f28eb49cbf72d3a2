"""Compare quantities: equal, contained, overlapping, disjoint, or not comparable, and why."""

from __future__ import annotations

from dataclasses import replace

from crossread.model.quantities import Measure, Quantity, QuantityRelation
from crossread.text.measures import base_factor
from crossread.text.time_reading import parse
from crossread.text.time_resolve import resolve


def _words_of(quantity: Quantity) -> str:
    low, high = (_plain(value) for value in (quantity.low, quantity.high))
    amount = low if low == high else f"{low} to {high}"
    unit = f"{quantity.unit} of {quantity.thing}" if quantity.thing else quantity.unit
    return f"{amount} {unit}".strip()


def _plain(value: float) -> str:
    return f"{value:,.0f}" if float(value).is_integer() else f"{value:,.6g}"


def _in_base_units(quantity: Quantity) -> tuple[str, Quantity]:
    """Return the dimension and the quantity in its base unit, or its own unit as dimension."""
    base = base_factor(quantity.measure, quantity.unit)
    if base is None:
        return quantity.unit.rsplit(" ", 1)[-1], quantity
    dimension, factor = base
    return dimension, replace(
        quantity,
        value=quantity.value * factor,
        low=quantity.low * factor,
        high=quantity.high * factor,
    )


def _modifiers(quantity: Quantity) -> frozenset[str]:
    return (
        frozenset(quantity.unit.split(" ")[:-1])
        if quantity.measure is Measure.COUNT
        else frozenset()
    )


def _why_not(left: Quantity, right: Quantity) -> str:
    """Return why two quantities cannot be compared, or ""."""
    if left.measure is not right.measure:
        return f"different measures: {left.measure.value} and {right.measure.value}"
    if _in_base_units(left)[0] != _in_base_units(right)[0] and left.unit and right.unit:
        return f"different units: {left.unit} and {right.unit}"
    if bool(left.unit) != bool(right.unit):
        return "the unit of one is not stated"
    one, other = _modifiers(left), _modifiers(right)
    if one and other and not (one <= other or other <= one):
        return f"different things counted: {left.unit} and {right.unit}"
    if left.per != right.per:
        return f"different rates: {_rate_words(left)} and {_rate_words(right)}"
    if left.since and right.since and _differ(left.since, right.since):
        return f"counted from different times: {left.since} and {right.since}"
    if left.thing and right.thing and left.thing.split()[-1] != right.thing.split()[-1]:
        return f"different things: {left.thing} and {right.thing}"
    return ""


def _rate_words(quantity: Quantity) -> str:
    return f"per {quantity.per}" if quantity.per else "no rate"


def _differ(since: str, other: str) -> bool:
    """Tell whether two times that sums count from exclude each other, as far as words alone say."""
    starts = [resolve(time, None) for words in (since, other) for time in parse(words)[:1]]
    bounds = [(start.first, start.last) for start in starts if start and start.first and start.last]
    if len(bounds) < len((since, other)):
        return False
    return bounds[0][1] < bounds[1][0] or bounds[1][1] < bounds[0][0]


def _apart(left: Quantity, right: Quantity) -> bool:
    """Tell whether the intervals have no number in common; a side that is open ends before it."""
    if left.high < right.low or right.high < left.low:
        return True
    if left.high == right.low and (left.high_open or right.low_open):
        return True
    return right.high == left.low and (right.high_open or left.low_open)


def _relate(left: Quantity, right: Quantity) -> QuantityRelation:
    if (left.low, left.high) == (right.low, right.high):
        return QuantityRelation.EQUAL
    if _apart(left, right):
        return QuantityRelation.DISJOINT
    inside = left.low >= right.low and left.high <= right.high
    around = left.low <= right.low and left.high >= right.high
    return QuantityRelation.CONTAINED if inside or around else QuantityRelation.OVERLAPS


_REASONS = {
    QuantityRelation.EQUAL: "the same amount",
    QuantityRelation.CONTAINED: "one amount lies within the other",
    QuantityRelation.OVERLAPS: "the amounts overlap",
    QuantityRelation.DISJOINT: "the amounts do not meet",
}


def compare(left: Quantity, right: Quantity) -> tuple[QuantityRelation, str]:
    """Return how two quantities stand to each other and the reason in words.

    Comparable are amounts of one measure and unit (converted where both belong to one dimension)
    whose counted things do not exclude each other, by the same rate and from the same start. The
    same event, source and time of count are for the caller to hold equal.
    """
    reason = _why_not(left, right)
    if reason:
        return QuantityRelation.NOT_COMPARABLE, reason
    relation = _relate(_in_base_units(left)[1], _in_base_units(right)[1])
    return relation, f"{_REASONS[relation]}: {_words_of(left)}; {_words_of(right)}"
