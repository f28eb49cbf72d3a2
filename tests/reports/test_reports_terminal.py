"""The terminal and Markdown reports: width, colour, escapes."""

from __future__ import annotations

import re
from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from rich.cells import cell_len

from crossread.errors import CitationError
from crossread.model.spans import Citation, Span
from crossread.reports import RENDERERS, Report, Screen, render, render_terminal
from crossread.reports.markdown import escape
from crossread.reports.passage import passage
from tests.reports import factory

PLAIN = Screen(colour=False, capped=False)


@pytest.mark.parametrize("width", [40, 60, 80, 100])
def test_no_line_is_wider_than_the_screen(width):
    text = render_terminal(factory.report(), Screen(width))
    assert max(cell_len(line) for line in text.split("\n")) <= width


def test_long_lines_stop_where_the_eye_loses_them():
    text = render_terminal(factory.report(), Screen(300))
    assert max(map(len, text.split("\n"))) <= 100


def test_colour_adds_escapes_and_changes_no_word():
    coloured = render_terminal(factory.report(), Screen(colour=True))
    assert "\x1b[" in coloured
    stripped = re.sub(r"\x1b\[[0-9;]*m", "", coloured)
    assert stripped == render_terminal(factory.report(), Screen())


def test_a_long_section_is_capped_and_says_so():
    dossier = factory.dossier()
    many = replace(dossier, omissions=dossier.omissions[1:2] * 50)
    text = render_terminal(Report((many,)), Screen())
    assert "(+34 more, see --html)" in text
    whole = render_terminal(Report((many,)), PLAIN)
    assert "more, see --html" not in whole
    assert whole.count("left out by quick-wire.example and The Quay") == 50


def test_a_line_and_what_belongs_to_it_are_never_parted():
    dossier = factory.dossier()
    many = replace(dossier, conflicts=dossier.conflicts[1:2] * 9)
    text = render_terminal(Report((many,)), Screen(100))
    assert text.count("≠ slight conflict") == text.count("why: made by hand") > 1


def test_several_stories_are_counted():
    text = render_terminal(Report((factory.lone_dossier(), factory.lone_dossier())), PLAIN)
    assert text.startswith("2 stories\n")


def test_an_article_without_title_has_a_headline():
    assert "“(no title)”" in render_terminal(Report((factory.lone_dossier("\nx\n"),)), PLAIN)


ANY = st.text(st.characters(exclude_categories=()), min_size=1, max_size=40)


@settings(max_examples=40, deadline=None)
@given(ANY, ANY)
def test_no_text_of_a_source_can_steer_the_terminal(text, outlet):
    report = Report((factory.lone_dossier(f"{text}\nNews.\n", outlet),))
    shown = render_terminal(report, PLAIN)
    assert not re.search("[\x00-\x09\x0b-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069]", shown)


@settings(max_examples=30, deadline=None)
@given(ANY, ANY)
def test_every_renderer_takes_any_text(text, outlet):
    report = Report((factory.lone_dossier(f"{text}\n{text}\n", outlet),))
    for renderer in RENDERERS:
        written = render(report, renderer.name).encode("utf-8")
        assert written.endswith(b"\n") or renderer.name == "html"


@pytest.mark.parametrize(
    "text, expected",
    [
        ("a|b", "a\\|b"),
        ("[x](javascript:y)", "\\[x\\](javascript:y)"),
        ("<b>&amp;", "\\<b\\>\\&amp;"),
        ("https://evil.example", "https\\://evil.example"),
        ("www.evil.example", "www\\.evil.example"),
        ("`code` # not a heading", "\\`code\\` \\# not a heading"),
    ],
)
def test_markdown_of_a_source_is_shown_and_not_used(text, expected):
    assert escape(text) == expected


def test_an_unknown_format_is_refused():
    with pytest.raises(ValueError, match="no format 'pdf': terminal, html, markdown, json"):
        render(factory.report(), "pdf")


def test_a_passage_marks_its_words_without_colour():
    article = factory.articles()[0]
    shown = passage(article, factory.where("000.c1"), Screen(120))
    assert "⟦Arvania gave two patrol boats to Belmark on 3 May⟧, President Ilan Varo said." in shown
    assert "reports/000.txt, line 3" in shown
    assert "crew" not in shown


def test_a_passage_of_one_endless_line_is_cut():
    article = factory.article("000", "x" * 100_000)
    shown = passage(article, Citation("000", Span(50_000, 50_010)), Screen())
    assert len(shown) < 1_500
    assert "⟦xxxxxxxxxx⟧" in shown.replace("\n", "")


def test_a_citation_outside_its_article_is_refused():
    with pytest.raises(CitationError, match="the article ends at"):
        passage(factory.articles()[0], Citation("000", Span(0, 10_000)), Screen())
