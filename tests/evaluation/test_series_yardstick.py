from __future__ import annotations

import pytest
import yaml

from crossread.model.sketches import Sketch
from evaluation import series
from evaluation.series import HELD_OUT, LOOKED_AT, Told, judge_pairs, read_series
from evaluation.sets import Choice, Part

FAMILY = """
- family: tides
  texts:
    - title: "High water in {port}"
      body: "The water in {port} will rise to {height} metres on {weekday}, the office said."
    - title: "Harbour office: {height} metres"
      body: "Ships leave {port} early on {weekday}. The tide reaches {height} metres."
  events:
    - {day: 2031-03-04, port: Selm, height: 4.1, weekday: Tuesday}
    - {again: true, day: 2031-03-05, port: Selm, height: 4.4, weekday: Tuesday}
    - {day: 2031-03-11, port: Marn, height: 3.2, weekday: Tuesday}
"""


@pytest.fixture
def tides(tmp_path):
    path = tmp_path / "series.yaml"
    path.write_text(FAMILY, encoding="utf-8")
    return path


def test_a_row_that_comes_again_is_the_event_before(tides, annotator):
    reports = read_series(tides, annotator)["tides"]
    assert [told.event for told in reports] == ["tides-0"] * 4 + ["tides-2"] * 2
    assert [told.template for told in reports] == [0, 1] * 3
    assert len({told.sketch.id for told in reports}) == 6


def told(id_, event, template, word, day=9):
    words = {f"{word}{number}": 2 for number in range(12)}
    return Told(Sketch(id_, "", day, words, names=(word,)), event, template)


def test_pairs_are_right_where_they_join_as_their_events_do():
    family = [
        told("a", "x", 0, "selmar"),
        told("b", "x", 1, "selmar"),
        told("c", "x", 0, "torvik"),
        told("d", "y", 0, "torvik"),
        told("e", "z", 1, "brenna"),
    ]
    found = {ids: (kind, right) for kind, right, ids in judge_pairs(family)}
    assert len(found) == 10
    assert found["a b"] == ("together.other_words", True)
    assert found["a c"] == ("together.later_figures", False)
    assert found["c d"] == ("apart.one_template", False)
    assert found["a e"] == ("apart.two_templates", True)


def test_the_figures_of_a_small_file(tides, monkeypatch, tmp_path):
    monkeypatch.setattr(series, "LOOKED_AT", tides)
    values = series.measure(tmp_path, Choice(Part.DEV))
    assert (values["apart.pairs"], values["together.pairs"]) == (8, 7)
    assert values["families"] == 1
    assert 0 <= values["families.f1"] <= 1


def test_the_halves_share_no_family_and_each_holds_as_much():
    halves = [yaml.safe_load(path.read_text(encoding="utf-8")) for path in (LOOKED_AT, HELD_OUT)]
    names = [{family["family"] for family in half} for half in halves]
    assert not names[0] & names[1]
    assert all(len(half) == len(own) > 12 for half, own in zip(halves, names, strict=True))
