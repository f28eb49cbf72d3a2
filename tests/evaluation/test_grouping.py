from __future__ import annotations

from collections import Counter
from itertools import islice

import pytest

from evaluation import grouping
from evaluation.grouping_stream import A_DAY, FIRST_DAY, stream
from evaluation.sets import Choice, Part


def test_the_stream_is_the_same_for_the_same_seed():
    assert list(stream(50, seed=4)) == list(stream(50, seed=4))
    assert list(stream(50, seed=4)) != list(stream(50, seed=5))
    assert list(islice(stream(90), 50)) == list(stream(50))


def test_ids_differ_and_days_do_not_go_back():
    sketches = [sketch for sketch, _ in stream(A_DAY + 400)]
    assert len({sketch.id for sketch in sketches}) == len(sketches)
    days = [sketch.day for sketch in sketches]
    assert days == sorted(days)
    assert days[-1] > FIRST_DAY


def test_events_are_small_and_large_and_some_reports_are_reprints():
    articles = list(stream(1500))
    sizes = Counter(Counter(event for _, event in articles).values())
    assert sizes[1] > 20
    assert max(sizes) > 20
    printed = Counter(sketch.paragraphs for sketch, _ in articles)
    assert any(count > 1 for count in printed.values())


def test_the_figures_of_a_small_run(monkeypatch, tmp_path):
    monkeypatch.setattr(grouping, "SMALLER", {Part.SAMPLE: 400})
    monkeypatch.setattr(grouping, "CHUNK", 40)
    values = grouping.measure(tmp_path, Choice(Part.SAMPLE))
    assert values["articles"] == 400
    assert values["articles_per_second"] > 0
    assert values["memory_gib"] > 0
    assert values["last_tenth_to_first"] > 0
    assert values["f1"] == pytest.approx(1.0, abs=0.06)
