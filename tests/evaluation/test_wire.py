from __future__ import annotations

import gzip
import json

import pytest

from evaluation.wire import measure

ROWS = [
    {"wire": "AP", "text": "OSLO (AP) — It rained."},
    {"wire": "reuters", "text": "Dec 29 (Reuters) - It rained."},
    {"wire": "UPI", "text": "It rained."},  # missed
    {"wire": "AFP", "text": "OSLO (AP) — It rained."},  # another agency
    {"wire": "None", "text": "It rained, the AP reported."},
    {"wire": "None", "text": "OSLO (AFP) – It rained."},  # false hit
    {"wire": "NA", "text": "It rained."},
]


def test_counts(tmp_path):
    folder = tmp_path / "polnear"
    folder.mkdir()
    text = "\n".join(map(json.dumps, ROWS))
    (folder / "dev.jsonl.gz").write_bytes(gzip.compress(text.encode()))
    values = measure(tmp_path)
    assert values["wires"] == 4
    assert values["found"] == 2
    assert values["false_hits"] == 1
    assert values["recall"] == pytest.approx(0.5)
    assert values["precision"] == pytest.approx(2 / 3)


def test_absent_data_is_named(tmp_path):
    with pytest.raises(FileNotFoundError):
        measure(tmp_path)
