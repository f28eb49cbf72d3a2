from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from crossread.text.similarity import (
    acronym,
    compact_name,
    fold_name,
    is_short_name,
    name_words,
    near_spelling,
    spelling_key,
)


@pytest.mark.parametrize(
    "left, right, near",
    [
        ("zorvox", "zorvx", True),  # one slip, six letters in the longer
        ("kim", "kam", False),
        ("petrov", "pertov", True),  # two letters swapped are one slip
        ("constantine", "konstantyne", True),
        ("orlov", "orlok", False),
        ("marlow", "marrow", True),
        ("googleai", "googleapis", False),
    ],
)
def test_slips_of_the_pen(left: str, right: str, near: bool) -> None:
    assert near_spelling(left, right) is near


@pytest.mark.parametrize(
    "left, right",
    [
        ("Sergei", "Sergey"),
        ("Yuri", "Yuriy"),
        ("Khalid", "Halid"),
        ("Youssef", "Yusef"),
        ("Maxim", "Maksim"),
        ("Philip", "Filip"),
    ],
)
def test_transliterations_share_a_key(left: str, right: str) -> None:
    assert spelling_key(left) == spelling_key(right)


@pytest.mark.parametrize("left, right", [("Mario", "Maria"), ("Jong", "Jang"), ("Dan", "Dean")])
def test_vowels_keep_names_apart(left: str, right: str) -> None:
    assert spelling_key(left) != spelling_key(right)


def test_words_of_names() -> None:
    assert name_words("the Ministry of Fisheries’s") == ("ministry", "of", "fisheries")
    assert compact_name("Old Harbour Guest House") == compact_name("Old Harbour Guesthouse")
    assert acronym("Norland Central News Agency") == "NCNA"
    assert acronym("Fisheries") == ""
    assert is_short_name("Zorvex", "Zorvex Motors")
    assert is_short_name("Navy", "Norland Navy")
    assert not is_short_name("Navy", "Navy")
    assert not is_short_name("Zorvex", "Zorvex Museum")


def test_a_plus_sign_behind_a_word_makes_another_name() -> None:
    assert name_words("the Zorvex+’s") == ("zorvex", "+")
    assert compact_name("Brell 9+") != compact_name("Brell 9")
    assert name_words("Brell+Marn") == name_words("Brell + Marn") == ("brell", "marn")
    assert not is_short_name("Brell 9", "Brell 9+")
    assert is_short_name("S9+", "Brell S9+")
    assert not near_spelling("zorvex+", "zorvex")
    assert acronym("Brell Marn+") == "BM"


@given(st.text(max_size=30))
def test_folding_twice_changes_nothing(text: str) -> None:
    assert fold_name(fold_name(text)) == fold_name(text)
