"""Time expressions of our own table, strict: words, value, modifier and time of day."""

from __future__ import annotations

from pathlib import Path

from evaluation.sets import ALL_TESTS, Choice
from evaluation.tables import judge_time, load_times, tally

NAME = "times"
SOURCE = "our own table, evaluation/time_table.yaml; no published figure"


def measure(data: Path, choice: Choice = ALL_TESTS) -> dict[str, float]:
    """Return the share of rows whose only expression is read as the table says, by class."""
    return tally([judge_time(row) for row in choice.sample(load_times())], choice)
