from __future__ import annotations

import gzip
import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from evaluation.clusters import b_cubed, measure, read_rows

SCORES = [
    ([["a", "b"], ["c", "d"]], (1.0, 1.0, 1.0)),
    ([["a", "b", "c", "d"]], (0.5, 1.0, 2 / 3)),
    ([["a"], ["b"], ["c"], ["d"]], (1.0, 0.5, 2 / 3)),
    ([["a", "c"], ["b", "d"]], (0.5, 0.5, 0.5)),
]
TRUTH = {"a": "x", "b": "x", "c": "y", "d": "y"}


@pytest.mark.parametrize("found, scores", SCORES)
def test_b_cubed(found, scores):
    assert b_cubed(found, TRUTH) == pytest.approx(scores)


@given(st.lists(st.integers(0, 3), min_size=1, max_size=12))
def test_the_truth_scores_one(labels):
    truth = {str(number): str(label) for number, label in enumerate(labels)}
    clusters = [[i for i in truth if truth[i] == label] for label in sorted(set(truth.values()))]
    assert b_cubed(clusters, truth) == pytest.approx((1.0, 1.0, 1.0))


def write(folder, rows):
    path = folder / "clusters" / "articles.jsonl.gz"
    path.parent.mkdir()
    path.write_bytes(gzip.compress("\n".join(map(json.dumps, rows)).encode()))
    return path


def row(event, title, text):
    return {"title": title, "text": text, "event": event, "date_publish": "2031-04-10T08:00:00",
            "source_domain": "selm.example", "url": "https://selm.example/a"}  # fmt: skip


def test_an_unreadable_row_is_kept_as_a_story_of_its_own(tmp_path):
    path = write(tmp_path, [row("x", "", ""), row("y", "A dam breaks", "The dam broke at noon.")])
    assert [(article is None, event) for article, event in read_rows(path)] == [
        (True, "x"),
        (False, "y"),
    ]
    assert measure(tmp_path)["f1"] == pytest.approx(1.0)


def test_absent_data_is_named(tmp_path):
    with pytest.raises(FileNotFoundError) as error:
        measure(tmp_path)
    assert "articles.jsonl.gz" in str(error.value.filename)
