"""Words of a source on display, and the words that only a source may use."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from crossread.reports.lint import lint, strip_quotations
from crossread.reports.words import (
    QUOTE_LIMIT,
    clip,
    guarded,
    quoted,
    split_quotations,
    visible,
)

ANY_TEXT = st.text(st.characters(exclude_categories=()))


@pytest.mark.parametrize(
    "text, expected",
    [
        ("It violated a rule", ["violated"]),
        ("VIOLATIONS and breaches", ["VIOLATIONS", "breaches"]),
        ("an illegal, unlawful act", ["illegal", "unlawful"]),
        ("found guilty, as proven", ["guilty", "proven"]),
        ("confirmed by two outlets", ["confirmed"]),
        ("which, if confirmed, would fall under", []),
        ("which, if\nconfirmed, would fall under", []),
        ("most likely; probably so", ["likely", "probably"]),
        ("almost  certainly", ["almost certainly"]),
        ("unlikely to be unconfirmed", []),
    ],
)
def test_verdict_words_are_found(text, expected):
    assert lint(text) == expected


@pytest.mark.parametrize(
    "text, expected",
    [
        ("plain words", "plain words"),
        ("bell\x07 and \x1b[2J", "bell␇ and ␛[2J"),
        ("\u202egnp.exe", "⟨right-to-left override⟩gnp.exe"),
        ("half \ud83d pair", "half \N{REPLACEMENT CHARACTER} pair"),
        ("soft\u00adhyphen, zero\u200bwidth", "softhyphen, zerowidth"),
        ("tab\tand\nnewline", "tab\tand\nnewline"),
        ("family 👨‍👩‍👧 and नमस्ते", "family 👨‍👩‍👧 and नमस्ते"),
    ],
)
def test_characters_that_act_on_a_display_are_shown(text, expected):
    assert visible(text) == expected


@given(ANY_TEXT)
def test_a_quotation_can_always_be_taken_out_whole(text):
    assert strip_quotations(quoted(clip(text))) == ""


@given(ANY_TEXT)
def test_a_quotation_never_exceeds_the_limit_by_more_than_pictures_of_characters(text):
    shown = clip(text)
    assert len(shown) <= QUOTE_LIMIT
    assert "\n" not in shown


def test_a_long_quotation_is_cut_at_a_word():
    shown = clip("word " * 100)
    assert shown.endswith("word…")
    assert 250 < len(shown) <= QUOTE_LIMIT


@given(ANY_TEXT)
def test_words_of_other_stages_pass_the_lint(text):
    assert lint(strip_quotations(guarded(text))) == []


@pytest.mark.parametrize(
    "text, expected",
    [
        ("Kestral News", "Kestral News"),
        ("Office of Proven Reserves", "“Office of Proven Reserves”"),
        ("called “illegal” by the League", "called “illegal” by the League"),
        ("called “illegal” and unlawful", "“called ‘illegal’ and unlawful”"),
        ("a stray ” mark", "“a stray ’ mark”"),
    ],
)
def test_a_verdict_word_outside_quotations_becomes_a_quotation(text, expected):
    assert guarded(text) == expected


@given(ANY_TEXT)
def test_taking_a_line_apart_loses_nothing(text):
    line = guarded(text, limit=None)
    parts = split_quotations(line)
    joined = "".join(
        f"“{part.text}”" if type(part).__name__ == "Quote" else part.text for part in parts
    )
    assert joined == line
