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


def test_absent_data_is_an_input_error(tmp_path):
    with pytest.raises(InputError, match="neither reports nor"):
        measure(tmp_path / "data")
