"""Reports that are written by one template are about as many events as they report."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import numpy as np
import pytest
import yaml

from crossread.model.sketches import Sketch
from crossread.stories.comparing import SURE, compare
from crossread.stories.facts import facts, series
from crossread.stories.grouping import stream_of
from crossread.stories.slots import MOST, find_slots, is_template, pack, unpack
from evaluation.clusters import b_cubed
from evaluation.series import HELD_OUT, LOOKED_AT, read_series
from tests.stories.newsroom import report

OWN = Path(__file__).resolve().parent / "series.yaml"


def names_of(path):
    return [family["family"] for family in yaml.safe_load(path.read_text(encoding="utf-8"))]


@pytest.fixture(scope="module")
def families(annotator):
    return {
        name: reports
        for path in (OWN, LOOKED_AT, HELD_OUT)
        for name, reports in read_series(path, annotator).items()
    }


def scores(reports):
    stories = list(stream_of(each.sketch for each in reports).groups().values())
    return b_cubed(stories, {each.sketch.id: each.event for each in reports})


@pytest.mark.parametrize("name", names_of(OWN))
def test_series_that_no_rule_was_made_on_stay_apart(families, name):
    assert scores(families[name]) == (1.0, 1.0, 1.0)


@pytest.mark.parametrize("name", names_of(LOOKED_AT))
def test_series_that_rules_were_made_on_stay_apart(families, name):
    assert scores(families[name]) == (1.0, 1.0, 1.0)


def test_series_held_out_stay_apart(families):
    found = [scores(families[name])[2] for name in names_of(HELD_OUT)]
    assert sum(found) / len(found) > 0.97


def test_all_series_together_stay_apart(families):
    precision, recall, _ = scores([each for family in families.values() for each in family])
    assert precision > 0.95
    assert recall > 0.97


SLOTS = dict.fromkeys(range(10), 1)


def filled(id_, changed, slots=SLOTS):
    """An article by a template, with so many of its slots filled in its own way."""
    own = {frame: hash(id_) % 1000 + 2 if frame < changed else v for frame, v in slots.items()}
    return Sketch(id_, "", None, {"word": 1}, slots=pack(own))


def weigh(terms):
    return [1.0 for _ in terms]


SERIES = [
    (filled("a", 5), filled("b", 0), SURE),
    (filled("a", 4), filled("b", 0), 0.0),
    (filled("a", 0), filled("b", 0), 0.0),
    (filled("a", 10, {1: 1, 2: 1, 3: 1}), filled("b", 0), 0.0),  # three slots tell nothing
]


@pytest.mark.parametrize("left, right, expected", SERIES)
def test_half_of_the_slots_filled_otherwise_make_a_series(left, right, expected):
    assert series(facts(left, weigh), facts(right, weigh), 0.0) == expected
    assert compare([left, right], weigh).series[0, 1] == expected


def test_a_template_decides_before_names_and_figures_do():
    # The toll of one storm: figures and days differ, and little else.
    slots = pack(SLOTS)
    left = Sketch("a", "", 9, {"storm": 1}, names=("agda",), numbers=("12", "40"), stated=(5,))
    right = Sketch("b", "", 9, {"storm": 1}, names=("agda",), numbers=("15", "70"), stated=(6,))
    assert compare([left, right], weigh).series[0, 1] == 1.0
    alike = [Sketch(s.id, "", 9, s.words, (), s.names, s.numbers, s.stated, (), slots)
             for s in (left, right)]  # fmt: skip
    assert np.array_equal(compare(alike, weigh).series, np.zeros((2, 2)))


BODY = "The Karnia cup match between {home} and {away} ended before {crowd} people at the harbour."


def sport(id_, **words):
    return report(id_, "A match report", BODY.format(**words))


def test_what_stands_between_the_same_words_fills_one_slot():
    one = unpack(find_slots(sport("a", home="Selm", away="Marn", crowd="2300"), None))
    two = unpack(find_slots(sport("b", home="Selm", away="Port Ilan", crowd="410"), None))
    assert one.keys() == two.keys()
    assert sum(one[frame] != two[frame] for frame in one) == 2
    other = unpack(find_slots(report("c", "Rain", "Nobody in Marn saw Selm win."), None))
    assert not one.keys() & other.keys()


def test_slots_are_few_and_the_same_each_time():
    long = report(
        "a", "Many places", *(f"In town {n} the mayor met Ada{n} here." for n in range(90))
    )
    found = find_slots(long, date(2031, 4, 10))
    assert found == find_slots(long, date(2031, 4, 10))
    assert 0 < len(found) <= MOST
    assert find_slots(report("b", "", "..."), None) == ()


LAST = 2**32 - 1  # the largest hash


@pytest.mark.parametrize("slots", [{}, {0: 0}, {LAST: LAST, 0: LAST}, {5: 2, LAST: 0, 1: 7}])
def test_packed_slots_are_the_same_when_unpacked(slots):
    assert unpack(pack(slots)) == slots
    assert list(pack(slots)) == sorted(pack(slots))


@pytest.mark.parametrize("shared, fewer, expected", [(4, 10, True), (3, 4, False), (5, 20, False)])
def test_a_template_shares_several_slots_and_a_good_part(shared, fewer, expected):
    assert is_template(shared, fewer) is expected
