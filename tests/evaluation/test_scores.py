"""Counting what was found against what is marked."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from evaluation.scores import Tally, correlation

TALLIES = [
    # found, marked, (precision, recall, f1)
    ([1, 2], [1, 2], (1, 1, 1)),
    ([1, 2, 3, 4], [1, 2], (0.5, 1, 2 / 3)),
    ([1, 1, 5], [1], (0.5, 1, 2 / 3)),
    ([], [1], (0, 0, 0)),
    ([], [], (0, 0, 0)),
]


@pytest.mark.parametrize("found, marked, expected", TALLIES)
def test_tally(found, marked, expected):
    tally = Tally()
    tally.add(found, marked, "x")
    assert (tally.precision(), tally.recall(), tally.f1()) == pytest.approx(expected)
    assert tally.f1("x") == tally.f1()
    assert tally.f1("y") == 0


def test_labels_are_summed_before_they_are_divided():
    tally = Tally()
    tally.add([1], [1], "a")
    tally.add([1, 2, 3], [4], "b")
    assert tally.precision() == pytest.approx(0.25)
    assert tally.recall() == pytest.approx(0.5)
    assert tally.f1("a") == 1


@given(st.lists(st.tuples(st.sets(st.integers(0, 9)), st.sets(st.integers(0, 9)))))
def test_f1_lies_between_precision_and_recall(rows):
    tally = Tally()
    for found, marked in rows:
        tally.add(found, marked)
    low, high = sorted((tally.precision(), tally.recall()))
    assert low - 1e-9 <= tally.f1() <= high + 1e-9


CORRELATIONS = [
    ([1, 2, 3], [10, 20, 30], 1.0),
    ([1, 2, 3], [3, 2, 1], -1.0),
    ([1, 2, 1, 2], [1, 1, 2, 2], 0.0),
    ([5, 5, 5], [1, 2, 3], 0.0),
    ([], [], 0.0),
]


@pytest.mark.parametrize("left, right, expected", CORRELATIONS)
def test_correlation(left, right, expected):
    assert correlation(left, right) == pytest.approx(expected)
