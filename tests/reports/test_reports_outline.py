"""What stands in which section, in which words."""

from __future__ import annotations

from dataclasses import replace

import pytest

from crossread.model.claims import Status
from crossread.model.evidence import (
    Grade,
    Modifier,
    OmissionKind,
    OriginKind,
    Verdict,
)
from crossread.model.stories import LineageKind
from crossread.model.watch import HitStatus, Verification
from crossread.reports import RENDERERS, Report, render, wording
from crossread.reports.desk import carriers, lay_out
from crossread.reports.lines import Outline
from crossread.reports.markdown import render as to_markdown
from crossread.reports.outline import outline
from crossread.reports.page import section_lines
from crossread.text.resources import load
from tests.reports import factory

WORDING_TABLES = [
    ("statuses", Status),
    ("grades", Grade),
    ("grade_legend", Grade),
    ("modifiers", Modifier),
    ("verdicts", Verdict),
    ("lineages", LineageKind),
    ("origins", OriginKind),
    ("omissions", OmissionKind),
    ("hits", HitStatus),
    ("verification", Verification),
]


@pytest.mark.parametrize("table, enum", WORDING_TABLES)
def test_every_word_of_the_model_has_its_wording(table, enum):
    assert set(load("wording.yaml")[table]) == {member.value for member in enum}


def test_statuses_differ_by_word_and_by_icon():
    marks = wording.status_legend()
    assert len({mark.icon for mark in marks}) == len({mark.word for mark in marks}) == len(Status)


def full_outline(**changes) -> Outline:
    return outline(replace(factory.dossier(), **changes), ("un-dprk",))


def lines_of(story: Outline, key: str, heading: str = "") -> str:
    section = next(section for section in story.sections if section.key == key)
    blocks = tuple(b for b in section.blocks if not heading or b.heading == heading)
    return to_text(replace(section, blocks=blocks))


def to_text(section) -> str:
    from crossread.reports.terminal import Screen, _section_texts

    screen = Screen(width=10_000, capped=False)
    return "\n".join(row.plain for row in _section_texts(section, screen))


def test_sections_come_in_the_order_of_the_report():
    keys = [section.key for section in full_outline().sections]
    assert keys == [
        "brief", "agree", "differ", "says", "timeline", "lineage", "framing", "omissions",
        "screening",
    ]  # fmt: skip


def test_repetition_is_told_with_its_one_origin():
    text = lines_of(full_outline(), "says")
    assert (
        "reported by 3 outlets (1 of them rewritten by a machine), all tracing to Ilan Varo" in text
    )


def test_an_agreement_needs_two_articles_and_no_denial():
    text = lines_of(full_outline(), "agree")
    assert "About 120 crew members" in text
    assert "strongman" not in text
    assert "Two grey boats" not in text


def test_a_denied_group_is_never_an_agreement_even_without_a_conflict():
    text = lines_of(full_outline(conflicts=()), "agree")
    assert "strongman" not in text
    assert "denied by kestral-news.example → “Arvania”" in lines_of(
        full_outline(conflicts=()), "differ", "Denials"
    )


def test_conflicts_stand_before_differences_that_are_none():
    section = next(s for s in full_outline().sections if s.key == "differ")
    headings = [block.heading for block in section.blocks]
    last_conflict = max(headings.index(h) for h in ("Conflicts", "Slight conflicts"))
    first_other = min(n for n, h in enumerate(headings) if h.startswith("Not a conflict"))
    assert last_conflict < first_other
    assert len(headings) == len(set(headings))


def test_both_sides_of_a_conflict_are_quoted_and_cited():
    text = lines_of(full_outline(), "differ", "Slight conflicts")
    for words, ref in (("on 3 May”", "000:76-125"), ("on 4 May”", "001:42-97")):
        assert words in text
        assert ref in text


def test_a_denial_left_out_comes_first_among_omissions():
    section = next(s for s in full_outline().sections if s.key == "omissions")
    assert section.blocks[0].heading == wording.omission_word(OmissionKind.DENIAL).word
    assert "denial left out by The Quay" in to_text(section)


def test_screening_always_ends_with_its_notices():
    for hits in (factory.HITS, ()):
        text = lines_of(full_outline(hits=hits), "screening")
        assert "No hit is not clearance." in text
        assert "this tool does not." in text
    assert "Screened with un-dprk: no hit in this story." in text


def test_without_a_rulebook_there_is_no_screening():
    keys = [s.key for s in outline(replace(factory.dossier(), hits=())).sections]
    assert "screening" not in keys


def test_open_elements_of_a_hit_are_listed():
    assert "left open by the reports: value" in lines_of(full_outline(), "screening")


@pytest.mark.parametrize(
    "name", [renderer.name for renderer in RENDERERS if renderer.name != "json"]
)
def test_one_article_alone_has_nothing_to_compare(name):
    text = render(Report((factory.lone_dossier(),)), name)
    assert text.count("nothing to compare yet") == 1
    assert "What is disputed" not in text


def test_articles_of_one_outlet_are_told_apart():
    dossier = factory.dossier()
    twins = tuple(replace(a, outlet="same.example") for a in dossier.articles)
    desk = lay_out(replace(dossier, articles=twins))
    assert desk.outlet("000").text == "same.example (000)"
    assert carriers(desk, factory.GROUPS[0]).startswith("1 outlet in 3 articles")


def test_every_line_of_a_story_is_cited():
    story = full_outline()
    told = {"agree", "differ", "says", "timeline", "framing", "omissions", "brief", "lineage"}
    for section in story.sections:
        for line in section_lines(section):
            assert line.citations or section.key not in told, line


def test_citations_point_at_the_quoted_words():
    dossier = factory.dossier()
    desk = lay_out(dossier)
    for group in dossier.groups:
        assert desk.quote(group.headline).text in factory.TEXTS[group.headline.article]


def test_words_of_a_spun_article_are_always_marked():
    spun = [line for line in to_markdown(factory.report()).split("\n") if "watch vessels" in line]
    assert len(spun) > 3
    assert all("wording altered by machine rewriting" in line for line in spun)


def test_spun_words_quoted_in_the_brief_are_marked():
    assert "(wording altered by machine rewriting)" in lines_of(full_outline(), "brief")
