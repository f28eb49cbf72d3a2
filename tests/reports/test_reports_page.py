"""The HTML page: self-contained, safe, linked both ways, reachable by keyboard."""

from __future__ import annotations

import re
from collections import Counter
from itertools import pairwise

import lxml.html
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from crossread.model.spans import Span
from crossread.reports import Report
from crossread.reports.page import render
from crossread.reports.sources import Backlink, source, web_address
from crossread.reports.words import visible
from tests.reports import factory

PAGE = render(factory.report())
TREE = lxml.html.fromstring(PAGE)


def test_every_link_inside_the_page_has_its_target():
    ids = set(TREE.xpath("//@id"))
    inner = [href[1:] for href in TREE.xpath("//@href") if href.startswith("#")]
    assert len(inner) > 100
    assert set(inner) <= ids


def test_ids_are_unique():
    repeated = [name for name, count in Counter(TREE.xpath("//@id")).items() if count > 1]
    assert repeated == []


def test_every_citation_leads_to_its_words_and_back():
    for link in TREE.xpath("//a[@class='cite']"):
        anchor = TREE.get_element_by_id(link.get("href")[1:])
        number = re.search(r"\ba(\d+)\b", anchor.get("class"))[1]
        text = anchor.getparent()
        marks = text.xpath(f"mark[contains(concat(' ', @class, ' '), ' t{number} ')]")
        article_id, _, span = link.text_content().partition(":")
        start, end = map(int, span.split("-"))
        words = "".join(mark.text_content() for mark in marks)
        assert words == factory.TEXTS[article_id][start:end]
        assert text.xpath(f"a[contains(concat(' ', @class, ' '), ' b{number} ')]")


def test_a_cited_span_leads_back_to_a_line_that_cites_it():
    for link in TREE.xpath("//a[starts-with(@class, 'back')]"):
        number = re.search(r"\bb(\d+)\b", link.get("class"))[1]
        anchor = link.getparent().xpath(f"span[contains(@class, 'a{number}')]/@id")[0]
        line = TREE.get_element_by_id(link.get("href")[1:])
        around = line if line.tag != "h2" else line.getparent()
        assert around.xpath(f".//a[@href='#{anchor}']")


def test_the_page_asks_no_host_for_anything():
    assert not TREE.xpath("//script | //link | //img | //iframe | //object | //@src | //@srcset")
    assert "@import" not in PAGE
    assert "url(" not in re.sub(r"url\(#s\d+-arrow\)", "", PAGE)
    policy = TREE.xpath("//meta[@http-equiv='Content-Security-Policy']/@content")[0]
    assert policy.startswith("default-src 'none'")


def test_headings_never_skip_a_level():
    levels = [int(node.tag[1]) for node in TREE.xpath("//h1|//h2|//h3|//h4|//h5")]
    assert levels[0] == 1
    assert levels.count(1) == 1
    assert all(after - before <= 1 for before, after in pairwise(levels))


def test_tables_and_landmarks_are_named():
    assert all(cell.get("scope") for cell in TREE.xpath("//th"))
    assert TREE.xpath("//table/caption")
    assert TREE.xpath("//body/a[@class='skip']/@href") == ["#main"]
    assert TREE.xpath("count(//main)") == 1
    assert all(s.get("aria-label") or s.get("aria-labelledby") for s in TREE.xpath("//section"))
    assert all(region.get("tabindex") == "0" for region in TREE.xpath("//*[@role='region']"))


def test_status_is_told_by_words_beside_the_icon():
    for icon in TREE.xpath("//span[@class='icon']"):
        assert icon.get("aria-hidden") == "true"
        assert icon.getnext().text_content().strip()


def luminance(colour: str) -> float:
    """Return the relative luminance of "#rrggbb" by WCAG 2.2."""
    channels = [int(colour[n : n + 2], 16) / 255 for n in (1, 3, 5)]
    linear = [c / 12.92 if c <= 0.04045 else ((c + 0.055) / 1.055) ** 2.4 for c in channels]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]


SCHEMES = [
    dict(re.findall(r"--(\w+): (#[0-9a-f]{6})", block))
    for block in re.findall(r":root \{([^}]*)\}", PAGE)[:2]
]


@pytest.mark.parametrize("scheme", SCHEMES, ids=["light", "dark"])
@pytest.mark.parametrize("front", ["ink", "soft", "accent", "quote", "warn"])
@pytest.mark.parametrize("back", ["paper", "sheet", "mark"])
def test_every_colour_of_words_keeps_contrast_aa(scheme, front, back):
    low, high = sorted((luminance(scheme[front]), luminance(scheme[back])))
    assert (high + 0.05) / (low + 0.05) >= 4.5


@pytest.mark.parametrize("scheme", SCHEMES, ids=["light", "dark"])
def test_an_opened_span_keeps_contrast_aa(scheme):
    low, high = sorted((luminance(scheme["ink"]), luminance(scheme["target"])))
    assert (high + 0.05) / (low + 0.05) >= 4.5


HOSTILE = [
    "<script>alert(1)</script>",
    '"><img src=x onerror=alert(1)>',
    "'; </style></title><b>",
    "{{ 7 * 7 }} {% raw %}",
    "\u202egnp.exe \x00\x1b[2J \ud800",
    "]]>-->&lt;&#60;",
]


@pytest.mark.parametrize("title", HOSTILE)
def test_a_hostile_title_stays_text(title):
    dossier = factory.lone_dossier(f"{title}\nNews of {title}.\n", outlet=f"{title}.example")
    page = render(Report((dossier,), ()))
    tree = lxml.html.fromstring(page.encode("utf-8"))
    assert not tree.xpath("//script | //img | //b[not(@class)][not(ancestor::footer)]")
    assert not tree.xpath("//@onerror")
    assert tree.xpath("//article[@class='source']//div/mark")[0].text_content() == visible(title)
    assert "\u202e" not in page


@pytest.mark.parametrize(
    "url, expected",
    [
        ("https://a.example/b?c=d&e=1", "https://a.example/b?c=d&e=1"),
        ("javascript:alert(1)", ""),
        ("data:text/html,x", ""),
        ('https://a.example/" onclick="x', ""),
        ("", ""),
    ],
)
def test_only_web_addresses_are_linked(url, expected):
    assert web_address(url) == expected


@settings(max_examples=60)
@given(
    st.text(st.characters(exclude_categories=()), min_size=1, max_size=60),
    st.lists(st.tuples(st.integers(0, 70), st.integers(0, 70)), max_size=8),
)
def test_cutting_at_spans_keeps_the_text_and_every_span(text, bounds):
    article = factory.article("000", text)
    spans = {Span(min(pair), max(pair)): (Backlink("s1", "x"),) for pair in bounds}
    found = source(article, spans, altered=False)
    assert "".join(segment.text for segment in found.segments) == visible(text)
    for number, span in enumerate(sorted(spans)):
        covered = "".join(s.text for s in found.segments if number in s.spans)
        assert covered == visible(span.of(text))
    anchors = [anchor.number for segment in found.segments for anchor in segment.anchors]
    backs = [number for segment in found.segments for number, _ in segment.backlinks]
    assert sorted(anchors) == sorted(backs) == list(range(len(spans)))


def test_a_page_without_stories_is_still_a_page():
    page = render(Report((), factory.REJECTED))
    assert "Inputs that were not read" in page
    assert "the file is empty" in page
