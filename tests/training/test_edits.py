from __future__ import annotations

import string

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from crossread.language.lemmas import apply_edit
from training.edits import edit_of

ASCII = st.text(alphabet=string.printable.strip(), max_size=12)
LETTERS = st.text(alphabet=string.ascii_letters + "'-.", min_size=1, max_size=10)


@pytest.mark.parametrize(
    "form, lemma, edit",
    [
        ("carries", "carry", "l|0||3|y"),
        ("Carries", "carry", "l|0||3|y"),
        ("CARRIES", "carry", "l|0||3|y"),
        ("boats", "boat", "l|0||1|"),
        ("boat", "boat", "l|0||0|"),
        ("Boat", "boat", "l|0||0|"),
        ("n't", "not", "l|0||2|ot"),
        ("Mira", "Mira", "K"),
        ("mira", "Mira", "C"),
        ("MIRA", "Mira", "C"),
        ("opk", "OPK", "U"),
        ("Norlanders", "Norlander", "k|0||1|"),
        ("McOrr", "McOrr", "K"),
        ("we", "us", "abs:us"),
        ("is", "be", "abs:be"),
        ("5", "5", "l|0||0|"),
        ("1990s", "1990s", "l|0||0|"),
        ("5th", "5", "l|0||2|"),
        ("|", "|", "l|0||0|"),
        ("", "sea", "abs:sea"),
        ("sea", "", "abs:"),
    ],
)
def test_edit_of_a_form(form: str, lemma: str, edit: str) -> None:
    assert edit_of(form, lemma) == edit
    assert apply_edit(form, edit) == lemma


@given(ASCII, ASCII)
@example("a", "a|b")
@example("a|b", "|b")
@example("K", "K|")
@example("abs:x", "abs:")
@settings(max_examples=400)
def test_the_edit_of_a_form_makes_its_lemma(form: str, lemma: str) -> None:
    assert apply_edit(form, edit_of(form, lemma)) == lemma


@given(st.text(max_size=8), st.text(max_size=8))
def test_no_alphabet_breaks_the_edit(form: str, lemma: str) -> None:
    assert apply_edit(form, edit_of(form, lemma)) == lemma


@given(LETTERS, st.text(alphabet=string.ascii_lowercase, min_size=1, max_size=10))
def test_capitals_of_the_form_do_not_change_the_edit_to_a_plain_lemma(
    form: str, lemma: str
) -> None:
    assert edit_of(form, lemma) == edit_of(form.lower(), lemma) == edit_of(form.upper(), lemma)


@pytest.mark.parametrize("ending, edit", [("s", "l|0||1|"), ("ing", "l|0||3|"), ("ed", "l|0||2|")])
@given(stem=st.text(alphabet="bcdfghjklmnpqrtvwxyz", min_size=2, max_size=9))
def test_one_edit_serves_every_regular_word(stem: str, ending: str, edit: str) -> None:
    assert edit_of(stem + ending, stem) == edit
