"""Outlet, author, address and dates of publication."""

from __future__ import annotations

import json

import pytest

from crossread.articles import read_bytes
from crossread.model.articles import Article

BODY = "The foreign minister opened the harbour on Monday, her office said."


def record(**fields: object) -> Article:
    return read_bytes(json.dumps({"text": BODY, **fields}).encode(), "story.json", "a")


def page(*lines: str) -> Article:
    return read_bytes("\n\n".join(lines).encode(), "story.txt", "a")


def dates(article: Article) -> list[tuple[str, str]]:
    return [(each.value, each.kind.value) for each in article.dates]


OUTLETS = [
    ({"source_domain": "www.post.example"}, "post.example"),
    ({"source_domain": "www.bbc.co.uk"}, "BBC"),
    ({"url": "https://edition.cnn.com/2021/a"}, "CNN"),
    ({"outlet": "The Strelsau Post", "url": "https://post.example/a"}, "The Strelsau Post"),
    ({"publisher": "The  Strelsau Post"}, "The Strelsau Post"),
    ({"url": "http://m.post.example/a"}, "post.example"),
    ({}, ""),
]


@pytest.mark.parametrize("fields, expected", OUTLETS)
def test_outlet_of_a_record(fields: dict[str, str], expected: str) -> None:
    assert record(**fields).outlet == expected


COPYRIGHTS = [
    ("© 2021 STRELSAU POST, All rights reserved.", "STRELSAU POST"),
    ("Copyright 2021 The Strelsau Post. All rights reserved.", "The Strelsau Post"),
    ("Copyright © 2019-2021 Strelsau Media Ltd. All rights reserved.", "Strelsau Media"),
    ("© 2021 All rights reserved.", ""),
]


@pytest.mark.parametrize("line, expected", COPYRIGHTS)
def test_outlet_of_a_copyright_line(line: str, expected: str) -> None:
    assert page("Ruritania opens a harbour", BODY, line).outlet == expected


def test_an_unknown_outlet_is_called_by_its_id() -> None:
    assert page("Ruritania opens a harbour", BODY).label == "a"


def test_authors_of_a_record() -> None:
    assert record(authors=["Jane Roe", " ", "John Doe"]).byline == "Jane Roe, John Doe"
    assert record(author="Jane Roe").byline == "Jane Roe"


BYLINES = [
    ("By Jane Roe", "Jane Roe"),
    ("by JANE ROE and John van Doe, Staff Writers", "JANE ROE and John van Doe, Staff Writers"),
    ("By Jane Roe | The Strelsau Post", "Jane Roe"),
    ("By Monday it was over", ""),
    ("By June 3, 2021", ""),
    ("By the sea", ""),
]


@pytest.mark.parametrize("line, expected", BYLINES)
def test_author_lines(line: str, expected: str) -> None:
    assert page("Ruritania opens a harbour", line, BODY).byline == expected


def test_date_beside_the_author_line() -> None:
    article = page("Ruritania opens a harbour", "By Jane Roe", "Jul 5, 2021 10:21 AM EDT", BODY)
    assert dates(article) == [("2021-07-05T10:21-04:00", "byline")]
    span = article.dates[0].span
    assert span is not None
    assert span.of(article.text) == "Jul 5, 2021 10:21 AM EDT"


def test_bare_date_above_the_title_is_the_page_header() -> None:
    article = page("Mon. Jul 5th, 2021", "Ruritania opens a harbour", BODY)
    assert dates(article) == [("2021-07-05", "page_header")]


def test_dates_come_most_trustworthy_first() -> None:
    lead = "STRELSAU, July 3 (AP) - " + BODY
    url = "https://post.example/2021/07/05/harbour"
    article = record(text=lead, url=url, date_publish="2021-07-04T23:00:00Z")
    assert dates(article) == [
        ("2021-07-04T23:00+00:00", "metadata"),
        ("2021-07-03", "dateline"),
        ("2021-07-05", "url"),
    ]


LEADS = [
    ("STRELSAU, Ruritania (AP) - ", []),
    ("STRELSAU, July 3, 2021 - ", [("2021-07-03", "dateline")]),
    ("STRELSAU, Ruritania, 3 July 2021 (AP) -- ", [("2021-07-03", "dateline")]),
    ("Strelsau, July 3, 2021 (KCNA) -- ", [("2021-07-03", "dateline")]),
    ("STRELSAU, July 3, 2021. /TASS/. ", [("2021-07-03", "dateline")]),
    ("On Monday, July 3, 2021 - ", []),
    ("STRELSAU, July 3 (AP) - ", []),  # no year, and no other date to tell it by
    ("On July 3, 2021 - ", []),
]


@pytest.mark.parametrize("head, expected", LEADS)
def test_datelines_of_leads(head: str, expected: list[tuple[str, str]]) -> None:
    assert dates(page("Ruritania opens a harbour", head + BODY)) == expected


def test_a_date_in_the_body_is_no_date_of_publication() -> None:
    assert dates(page("Ruritania opens a harbour", BODY, "It began on July 3, 2011.")) == []


def test_a_useless_metadata_date_is_left_out() -> None:
    assert dates(record(date="yesterday")) == []


def test_metadata_of_a_page() -> None:
    raw = (
        "<!doctype html><html><head><title>Ruritania opens a harbour</title>"
        '<link rel="canonical" href="https://post.example/2021/07/05/harbour">'
        '<meta property="og:site_name" content="The Strelsau Post">'
        '<meta name="author" content="Jane Roe">'
        '<script type="application/ld+json">{"@type": "NewsArticle",'
        ' "datePublished": "2021-07-05T10:21:00+02:00"}</script></head><body><article>'
        f"<h1>Ruritania opens a harbour</h1><p>{BODY}</p><p>{BODY.replace('Monday', 'Sunday')}</p>"
        "</article></body></html>"
    )
    article = read_bytes(raw.encode(), "page.html", "a")
    assert (article.title, article.byline, article.outlet) == (
        "Ruritania opens a harbour",
        "Jane Roe",
        "The Strelsau Post",
    )
    assert article.url == "https://post.example/2021/07/05/harbour"
    assert dates(article) == [("2021-07-05T10:21+02:00", "metadata"), ("2021-07-05", "url")]


def test_an_address_above_the_text() -> None:
    article = page("https://www.reuters.com/world/a-2021-07-05/", "Ruritania opens a harbour", BODY)
    assert (article.outlet, dates(article)) == ("Reuters", [("2021-07-05", "url")])
