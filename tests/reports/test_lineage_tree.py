"""Which relations the picture draws, where it puts them, and what the page opens."""

from __future__ import annotations

from dataclasses import replace

import lxml.html
import pytest

from crossread.model.spans import Citation, Span
from crossread.model.stories import CitedOutlet, Lineage, LineageKind, Passage, Trace
from crossread.reports import Report
from crossread.reports.desk import lay_out
from crossread.reports.lineage_graph import lineage_graph, short_name
from crossread.reports.lineage_tree import Place, draw, parents_of
from crossread.reports.page import render
from tests.reports import factory

DOSSIER = factory.report().dossiers[0]
ARTICLES = DOSSIER.articles
IDS = tuple(article.id for article in ARTICLES)


def relation(left: str, right: str, kind: LineageKind, toward: float = 0.9) -> Lineage:
    """A relation in which ``right`` depends on ``left`` with the weight ``toward``."""
    passage = Passage(Citation(left, Span(0, 9)), Citation(right, Span(0, 9)), 3, "exact")
    return Lineage(left, right, kind, 0.0, toward, 1 - toward, False, (passage,), ())


def names(article: str, medium: str) -> CitedOutlet:
    return CitedOutlet(article, medium, medium, Citation(article, Span(0, 5)), False)


def test_copies_of_copies_are_drawn_as_a_tree_and_not_as_every_pair():
    one, two, three = IDS[:3]
    kind = LineageKind.DUPLICATE
    every = (relation(one, two, kind), relation(one, three, kind), relation(two, three, kind, 0.7))
    links = draw(Trace(lineages=every), ARTICLES)
    assert [(e.source.name, e.dependent.name) for e in links] == [(one, two), (one, three)]


def test_an_article_has_one_text_above_it_and_none_stands_above_itself():
    one, two, three = IDS[:3]
    derived, partial = LineageKind.DERIVED, LineageKind.PARTIAL
    back = Lineage(one, three, partial, 0.9, 0.0, 0.1, False, (), ())  # one from three: a circle
    every = (relation(one, two, derived), relation(two, three, partial), back)
    links = draw(Trace(lineages=every), ARTICLES)
    parents = parents_of(links)
    assert parents == {Place(False, two): Place(False, one), Place(False, three): Place(False, two)}


def test_an_unknown_direction_joins_only_what_is_not_joined_yet():
    one, two, three = IDS[:3]
    every = (
        relation(one, two, LineageKind.DUPLICATE),
        relation(one, three, LineageKind.PARTIAL, 0.4),
        relation(two, three, LineageKind.PARTIAL, 0.4),
    )
    links = draw(Trace(lineages=every), ARTICLES)
    assert [link.directed for link in links] == [True, False]


def test_a_common_source_that_both_name_is_not_drawn_twice():
    one, two = IDS[:2]
    shared = relation(one, two, LineageKind.COMMON_SOURCE, 0.1)
    both = (names(one, "Harbour Wire"), names(two, "Harbour Wire"))
    assert len(draw(Trace(lineages=(shared,)), ARTICLES)) == 1
    links = draw(Trace(lineages=(shared,), cited=both), ARTICLES)
    assert all(link.source == Place(True, "Harbour Wire") for link in links)
    assert len(links) == 2


def test_a_named_outlet_that_is_an_input_is_no_medium_of_its_own():
    named = names(IDS[1], ARTICLES[0].outlet)
    (link,) = draw(Trace(cited=(named,)), ARTICLES)
    assert link.source == Place(False, IDS[0])
    assert draw(Trace(cited=(names(IDS[0], ARTICLES[0].outlet),)), ARTICLES) == ()


def test_sources_stand_left_of_what_comes_from_them_and_boxes_never_overlap():
    trace = Trace(
        lineages=(relation(IDS[0], IDS[1], LineageKind.DERIVED),),
        cited=(names(IDS[0], "Harbour Wire"), names(IDS[2], "Harbour Wire")),
    )
    desk = lay_out(replace(DOSSIER, trace=trace))
    graph = lineage_graph(desk, "s1", {article: f"src-{article}" for article in IDS})
    assert graph is not None
    x = {node.label: node.x for node in graph.nodes}
    wire, first, second = "Harbour Wire", desk.outlet(IDS[0]).text, desk.outlet(IDS[1]).text
    assert x[wire] < x[first] < x[second]
    places = [(node.x, node.y) for node in graph.nodes]
    assert len(set(places)) == len(places) == len(IDS) + 1
    assert all(0 <= node.x <= graph.width - graph.box for node in graph.nodes)
    assert all(0 < node.y < graph.height for node in graph.nodes)


def test_nothing_related_has_no_picture():
    desk = lay_out(replace(DOSSIER, trace=Trace()))
    assert lineage_graph(desk, "s1", {}) is None


@pytest.mark.parametrize("text", ["a" * 60, "“" + "b" * 60 + "”"])
def test_a_long_name_is_cut_to_fit_its_box(text):
    short = short_name(text)
    assert len(short) <= 29
    assert ("”" in short) == ("”" in text)


def test_a_line_of_the_picture_opens_the_passages_side_by_side():
    page = lxml.html.fromstring(render(Report((DOSSIER,), only="lineage")))
    (target,) = page.xpath("//svg//a[starts-with(@href, '#s1-pair-')][1]/@href")[:1]
    opened = page.get_element_by_id(target[1:])
    assert opened.getparent().tag == "details"
    heads = opened.xpath(".//th/text()")
    cells = opened.xpath(".//tr[@id][1]/td")
    assert len(heads) == len(cells) == 2
    assert all(cell.xpath(".//a[@class='cite']") for cell in cells)
    assert not page.xpath("//section[contains(@class, 'part-timeline')]")
