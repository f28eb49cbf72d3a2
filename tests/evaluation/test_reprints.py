"""Marked pairs of reprints: the score, the record without text, the draw."""

from __future__ import annotations

import json

import pytest

from crossread.errors import InputError
from evaluation import reprints


def pair(left: str, right: str) -> frozenset[str]:
    return frozenset((left, right))


def test_macro_f1_is_the_mean_of_three_verdicts():
    truth = {
        pair("a", "b"): "copied",
        pair("a", "c"): "derived",
        pair("b", "c"): "independent",
        pair("c", "d"): "independent",
    }
    found = {pair("a", "b"): "copied", pair("a", "c"): "copied", pair("c", "d"): "derived"}
    values = reprints.score(truth, found)
    assert values["pairs"] == 4
    assert values["f1.copied"] == pytest.approx(2 / 3)
    assert values["f1.derived"] == 0
    assert values["f1.independent"] == pytest.approx(2 / 3)
    assert values["macro_f1"] == pytest.approx(4 / 9)


def test_marks_are_kept_without_texts_and_read_again(tmp_path):
    path = tmp_path / "marks.jsonl"
    row = {"n": 1, "left": "b", "right": "a", "verdict": "derived", "left_text": "secret words"}
    assert reprints.record([row], path) == 1
    assert "secret" not in path.read_text(encoding="utf-8")
    assert reprints.read_marks(path) == {pair("a", "b"): "derived"}
    assert reprints.record([{"left": "b", "right": "c", "verdict": "copied"}], path) == 2
    assert reprints.read_marks(path) == {pair("a", "b"): "derived", pair("b", "c"): "copied"}


@pytest.mark.parametrize(
    "line", ["x", "[]", '{"left": "a"}', '{"left":"a","right":"b","verdict":"so"}']
)
def test_a_malformed_mark_is_refused_with_its_line(tmp_path, line):
    path = tmp_path / "marks.jsonl"
    path.write_text(f"{line}\n", encoding="utf-8")
    with pytest.raises(InputError, match=r"marks\.jsonl:1"):
        reprints.read_marks(path)
    with pytest.raises(InputError, match="pair 3"):
        reprints.record([{"n": 3, "verdict": "perhaps"}], path)


def test_a_draw_is_the_same_for_a_seed_and_mixes_the_bands(shared):
    rows = reprints.draw(shared / "data", 9, 4)
    assert rows == reprints.draw(shared / "data", 9, 4)
    assert [row["n"] for row in rows] == list(range(1, 10))
    assert len({json.dumps(sorted((row["left"], row["right"]))) for row in rows}) == 9


def test_marked_pairs_are_not_drawn_again(shared):
    first = {pair(row["left"], row["right"]) for row in reprints.draw(shared / "data", 9, 4)}
    again = reprints.draw(shared / "data", 9, 4, first)
    assert len(again) == 9
    assert first.isdisjoint(pair(row["left"], row["right"]) for row in again)


def test_what_a_band_of_overlap_lacks_the_next_one_gives(shared):
    every = reprints.draw(shared / "data", 150, 4)  # more than the uppermost band holds a third of
    assert len(every) == 150
