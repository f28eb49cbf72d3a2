from __future__ import annotations

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from crossread.text.resources import load
from crossread.text.spun import _openings, signals, unspin

MAPPED = [
    ("Kingdom media praised it.", "State media praised it."),
    ("The overseas minister stated it.", "The foreign minister said it."),
    ("Heads of kingdom met the attorney standard.", "Heads of state met the attorney general."),
    ("It’s miles a turning factor.", "It is a turning point."),
    ("Ten humans were killed.", "Ten people were killed."),
    ("The first go to to Selm took area in June.", "The first visit to Selm took place in June."),
    ("Nothing here.", "Nothing here."),
]


@pytest.mark.parametrize("text, expected", MAPPED)
def test_spun_phrases_are_mapped_back(text, expected):
    assert unspin(text) == expected


def test_signals_do_not_overlap_and_are_in_order():
    found = signals(
        "The overseas minister's unwavering assist for kingdom media took area in Selm."
    )
    assert len(found) >= 3
    assert all(one.end <= two.start for one, two in pairwise(found))


@given(st.text(max_size=200))
def test_any_text_is_read(text):
    for phrase in signals(text):
        assert 0 <= phrase.start < phrase.end <= len(text)
    assert isinstance(unspin(text), str)


@given(
    st.lists(st.sampled_from(["overseas minister", "took area in", "İstanbul", "ﬁre", "é", "."]))
)
def test_offsets_hold_in_texts_whose_lower_case_is_longer(parts):
    text = " ".join(parts)
    for phrase in signals(text):
        assert text[phrase.start : phrase.end] in ("overseas minister", "took area")


@pytest.mark.parametrize(
    "pattern, openings",
    [("a b", ["a b"]), ("(?:a|b) c|d", ["a c", "b c", "d"]), ("(x|y) z", ["(x|y) z"])],
)
def test_openings(pattern, openings):
    assert _openings(pattern) == openings


def test_no_strong_entry_maps_to_itself():
    for found, expected in load("spin.yaml")["strong"].items():
        assert found != expected
