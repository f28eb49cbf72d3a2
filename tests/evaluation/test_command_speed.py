"""The speed yardstick counts what it reads."""

from __future__ import annotations

import pytest

from crossread.errors import InputError
from evaluation.speed import STAGES, measure, time_stages


def test_every_stage_is_timed(examples):
    values = time_stages("example", examples / "patrol-boats")
    assert values["example.articles"] == 8
    assert values["example.stories"] == 1
    assert values["example.peak_mib"] > 1
    assert all(values[f"example.words_per_second.{stage}"] > 0 for stage in STAGES)


def test_who_when_and_how_many_together_are_slower_than_each(examples):
    values = time_stages("example", examples / "patrol-boats")
    prefix, suffix = "example.who_when_how_many.", "words_per_processor_second"
    parts = ("who.in_articles", "who.across", "when", "how_many")
    together = values[prefix + suffix]
    assert 0 < together < min(values[f"{prefix}{part}.{suffix}"] for part in parts)
    slowness = sum(1 / values[f"{prefix}{part}.{suffix}"] for part in parts)
    assert together == pytest.approx(1 / slowness)


def test_absent_data_is_an_input_error(tmp_path):
    with pytest.raises(InputError, match="neither reports nor"):
        measure(tmp_path / "data")
