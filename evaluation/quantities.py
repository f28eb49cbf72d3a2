"""Quantities of our own table, strict: words, measure, value, interval, unit and noun."""

from __future__ import annotations

from pathlib import Path

from evaluation.sets import ALL_TESTS, Choice
from evaluation.tables import judge_quantity, load_quantities, tally

NAME = "quantities"
SOURCE = "our own table, evaluation/quantity_table.yaml; no published figure"


def measure(data: Path, choice: Choice = ALL_TESTS) -> dict[str, float]:
    """Return the share of rows whose only quantity is read as the table says, by class."""
    return tally([judge_quantity(row) for row in choice.sample(load_quantities())], choice)
