"""Quantities as intervals with a unit and a counted thing."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from crossread.model.spans import Span


class Measure(StrEnum):
    """What kind of quantity it is."""

    COUNT = "count"
    DURATION = "duration"
    MONEY = "money"
    PERCENT = "percent"
    MEASURE = "measure"  # tonnes, kilometres, barrels
    ORDINAL = "ordinal"


@dataclass(frozen=True, slots=True)
class Quantity:
    """A number in the text. ``low`` and ``high`` bound it; ``value`` is the number as written.

    ``unit`` is the counted noun's lemma or the unit ("container", "year", "USD"), ``thing`` what
    is counted when the unit is a container for it ("ammunition"), ``approximator`` the words that
    widen it ("about", "nearly", "dozens of"; "" when none). ``per`` makes it a rate ("day" in "40 a
    day"), ``since`` a sum or rank that counts from a time, as written ("May 2019").
    """

    span: Span
    measure: Measure
    value: float
    low: float
    high: float
    unit: str
    thing: str = ""
    approximator: str = ""
    low_open: bool = False  # the lower bound itself is excluded: "more than 20"
    high_open: bool = False  # the upper bound itself is excluded: "nearly 25"
    per: str = ""
    since: str = ""


class QuantityRelation(StrEnum):
    """How two comparable quantities stand to each other."""

    EQUAL = "equal"
    CONTAINED = "contained"
    OVERLAPS = "overlaps"
    DISJOINT = "disjoint"
    NOT_COMPARABLE = "not_comparable"
