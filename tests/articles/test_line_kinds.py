"""What each line of a page is."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from crossread.articles import read, read_bytes
from crossread.model.articles import Article, LineKind

TITLE = "Jane Roe opens the new harbour of Strelsau in Ruritania"
LEAD = "The foreign minister opened the harbour on Monday, her office said."
BODY = "It took nine years to build, according to the port authority."


def page(*lines: str) -> Article:
    return read_bytes("\n\n".join(lines).encode(), "story.txt", "a")


def kinds(article: Article) -> list[tuple[str, str]]:
    return [(line.kind.value, line.span.of(article.text)) for line in article.lines]


LINES = [
    # the line between lead and body, and the kinds of its parts
    ("READ NEXT: A duke is seen in town", "furniture"),
    ("READ MORE:\u00a0A duke is seen in town, witnesses say\u00a0", "furniture"),
    ("Also Read: Rupert Hentzau", "furniture"),
    ("Related Articles", "furniture"),
    ("Related Post", "furniture"),
    ("Leave a Reply", "furniture"),
    ("Your email address will not be published. Required fields are marked *", "furniture"),
    ("Please enter your comment!", "furniture"),
    ("We use cookies to improve your experience.", "furniture"),
    ("Sign up for our newsletter and get the news every day", "furniture"),
    ("Follow us on Twitter", "furniture"),
    ("Facebook Twitter WhatsApp", "furniture"),
    ("Advertisement", "furniture"),
    ("© 2021 The Strelsau Post, All rights reserved.", "furniture"),
    ("Back to top", "furniture"),
    ("Join the Conversation", "furniture"),
    ("In short", "furniture"),
    ("Key takeaways", "furniture"),
    ("* * *", "furniture"),
    ("https://example.org/a-story", "furniture"),
    ("The long road to the harbour", "heading"),
    ("Will the Duke of Strelsau come to the feast?", "heading"),
    ("How the Port Authority Built the Deepest Harbour of All the States of the Region", "heading"),
    ("7 p.m.", "dateline"),
    ("June 18", "dateline"),
    ("(Photo : Jo Doe/POOL/AFP via Getty Images)", "caption"),
    ("A crane lifts the last stone of the harbour wall (Getty Images)", "caption"),
    ("FILE PHOTO: The minister at the harbour in May", "caption"),
    ("In this handout photograph the minister cuts a ribbon.", "caption"),
    ("The minister (left) and the duke at the harbour wall", "caption"),
    ("The cost was high.", "body"),
    ("The minister said:", "body"),
    ("“We built this harbour with our own hands”", "body"),
    ("Graustark is to build a harbour too.", "body"),
    ("Share prices fell on the news.", "body"),
    ("More ships are to come next year, she said.", "body"),
    ("Follow-up work begins in June.", "body"),
    ("the wall is long", "body"),
    ("The port authority had asked for the money three times before the ministry at last paid for"
     " the wall", "body"),
]  # fmt: skip


@pytest.mark.parametrize("line, expected", LINES, ids=[each[0][:30] for each in LINES])
def test_a_line_inside_the_body(line: str, expected: str) -> None:
    article = page(TITLE, LEAD, line, BODY)
    found = [kind for kind, words in kinds(article) if words not in (TITLE, LEAD, BODY)]
    assert found == [expected]


def test_the_head_of_a_page() -> None:
    article = page("back to top", "Mon. Jul 5th, 2021", TITLE, "By Jane Roe", LEAD, BODY)
    assert [kind for kind, _ in kinds(article)] == [
        "furniture",
        "dateline",
        "title",
        "byline",
        "body",
        "body",
    ]
    assert article.title == TITLE
    assert article.byline == "Jane Roe"


PARTS = [
    (LEAD + "Latest from The Strelsau Post", [("body", LEAD),
     ("furniture", "Latest from The Strelsau Post")]),
    (LEAD + " READ MORE: A duke is seen",
     [("body", LEAD), ("furniture", "READ MORE: A duke is seen")]),
    (LEAD + " Advertisement", [("body", LEAD), ("furniture", "Advertisement")]),
    ("  • " + LEAD, [("furniture", "•"), ("body", LEAD)]),
    (LEAD + "\u00a0 -Jane Roe", [("body", LEAD), ("furniture", "-Jane Roe")]),
    ("Jane Roe: The crowd cheered, and Roe waved back.",
     [("furniture", "Jane Roe:"), ("body", "The crowd cheered, and Roe waved back.")]),
    (TITLE[:37] + TITLE[:24], [("heading", TITLE[:37] + TITLE[:24])]),
    (TITLE, [("heading", TITLE)]),
    # a speaker's label, a signature and a city are no inserted keywords
    ("Jane Roe: I thank the people of Strelsau, said Roe.",
     [("body", "Jane Roe: I thank the people of Strelsau, said Roe.")]),
    ("“The harbour is ours.” -Jane Roe", [("body", "“The harbour is ours.” -Jane Roe")]),
    ("“The harbour is ours.” — Rupert Hentzau",
     [("body", "“The harbour is ours.” — Rupert Hentzau")]),
    ("The harbour is theirs. -Rupert Hentzau",
     [("body", "The harbour is theirs. -Rupert Hentzau")]),
    ("Strelsau: The harbour is open.", [("body", "Strelsau: The harbour is open.")]),
    ("He called. \"Follow us,\" she said.", [("body", "He called. \"Follow us,\" she said.")]),
]  # fmt: skip


@pytest.mark.parametrize("line, expected", PARTS, ids=[each[0][:30] for each in PARTS])
def test_parts_of_a_line(line: str, expected: list[tuple[str, str]]) -> None:
    article = page(TITLE, BODY, line, BODY)
    assert kinds(article)[2:-1] == expected


def test_labels_of_a_transcript_stay() -> None:
    turns = [f"Jane Roe: The harbour that Roe built is open, number {n}." for n in range(3)]
    assert [kind for kind, _ in kinds(page(TITLE, *turns))] == ["title", "body", "body", "body"]


TITLES = [
    (["Ruritania opens a harbour", LEAD], "Ruritania opens a harbour"),
    (["World", "Ruritania opens a harbour", LEAD], "Ruritania opens a harbour"),
    (["# Ruritania opens a harbour", LEAD], "Ruritania opens a harbour"),
    (["Ruritania opens a harbour.", LEAD, BODY], "Ruritania opens a harbour."),
    ([LEAD + " " + BODY, BODY], ""),
    ([LEAD], ""),
]


@pytest.mark.parametrize("lines, expected", TITLES)
def test_titles(lines: list[str], expected: str) -> None:
    assert page(*lines).title == expected


def test_a_wrapped_text_is_read_by_paragraph() -> None:
    text = (
        "Ruritania opens a harbour\n\n"
        "The foreign minister of Ruritania opened the new harbour of the\n"
        "capital on Monday, her office said, after nine years of work that\n"
        "had cost more than the whole of the railway. She did not say who\n"
        "had paid for it.\n\n"
        "The port authority said that ships of all States were welcome and\n"
        "that the first of them would come within the month.\n"
    )
    article = read_bytes(text.encode(), "story.txt", "a")
    assert [line.kind.value for line in article.lines] == ["title", "body", "body"]
    assert article.lines[1].span.of(text).endswith("paid for it.")


def test_a_text_without_full_stops_keeps_its_lines() -> None:
    lines = [f"The minister opened harbour number {n} of the capital" for n in range(5)]
    article = page(TITLE, *lines)
    assert {line.kind for line in article.lines[1:]} == {LineKind.BODY}


def test_a_caption_before_its_credit() -> None:
    photo = "The minister waves to the crowd.\n(Photo: Jo Doe/Reuters)"
    text = f"{TITLE}\n\n{LEAD}\n\n{photo}\n\n{BODY}\n"
    article = read_bytes(text.encode(), "story.txt", "a")
    assert [kind for kind, _ in kinds(article)] == ["title", "body", "caption", "caption", "body"]


def test_a_record_keeps_its_parts() -> None:
    raw = (
        b'{"title": "A pact", "description": "Two States make peace", "text": "A pact\\n'
        b'The minister left on Monday."}'
    )
    article = read_bytes(raw, "story.json", "a")
    assert kinds(article) == [
        ("title", "A pact"),
        ("body", "Two States make peace"),
        ("heading", "A pact"),
        ("body", "The minister left on Monday."),
    ]


@given(st.text(st.sampled_from("aB .!?:,-\n\r\u00a0\u2022'\"\u201d#By 12(/)")))
def test_lines_are_in_order_and_hold_all_but_white_space(text: str) -> None:
    if not text.strip():
        return
    article = read_bytes(text.encode(), "story.txt", "a")
    position = 0
    for line in article.lines:
        assert not text[position : line.span.start].strip()
        assert line.span.of(text).strip() == line.span.of(text) != ""
        assert line.reason
        position = line.span.end
    assert not text[position:].strip()


def test_the_sample_reports(shared: Path) -> None:
    """Furniture, other stories' headings and inserted keywords of the gold are not parsed."""
    import json

    gold = json.loads((shared / "gold" / "seeds.json").read_text(encoding="utf-8"))
    articles = {article.id: article for article in read([shared / "reports"]).articles}
    wanted = {"boilerplate": LineKind.FURNITURE, "heading": LineKind.HEADING}
    checked = 0
    for item in gold["items"]:
        for evidence in item["evidence"]:
            kind = wanted.get(item["category"]) or wanted.get(evidence.get("role", ""))
            if kind is None:
                continue
            lines = articles[evidence["file"]].lines
            line = next(each for each in lines if each.span.end > evidence["start"])
            assert line.kind is kind, evidence["quote"]
            checked += 1
    assert checked > 10
