"""From any span back to the bytes it was read from."""

from __future__ import annotations

import json
from random import Random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from crossread.articles import locate_raw, read_bytes
from crossread.errors import InputError
from crossread.model.articles import Article
from crossread.model.spans import Span

WORDS = st.text(st.characters(exclude_categories=["Cs", "Cc"]), min_size=1).filter(str.strip)
TEXTS = st.lists(WORDS, min_size=1, max_size=6).map("\n".join)
ENCODINGS = ["utf-8", "utf-8-sig", "utf-16", "utf-16-le-bom", "utf-32"]


def encode(text: str, encoding: str) -> bytes:
    if encoding == "utf-16-le-bom":
        return b"\xff\xfe" + text.encode("utf-16-le")
    return text.encode(encoding)


def assert_round_trip(article: Article, raw: bytes) -> None:
    position = 0
    for segment in article.raw_map:
        assert segment.span.start >= position
        position = segment.span.end
        start, end = locate_raw(article, segment.span)
        assert (start, end) == (segment.raw_start, segment.raw_end)
        if segment.exact:
            assert raw[start:end].decode(article.encoding) == segment.span.of(article.text)


@given(TEXTS, st.sampled_from(ENCODINGS), st.data())
def test_plain_text_comes_back(text: str, encoding: str, data: st.DataObject) -> None:
    text = text.lstrip("\ufeff")
    raw = encode(text, encoding)
    if not text.strip():
        return
    article = read_bytes(raw, "story.txt", "a")
    assert article.text == text
    start = data.draw(st.integers(0, len(text)))
    end = data.draw(st.integers(start, len(text)))
    first, last = locate_raw(article, Span(start, end))
    assert raw[first:last].decode(article.encoding) == text[start:end]
    assert_round_trip(article, raw)


@given(TEXTS, WORDS, WORDS, st.booleans(), st.randoms(use_true_random=False))
def test_json_comes_back(
    text: str, title: str, description: str, ascii_only: bool, random: Random
) -> None:
    fields = [("text", text), ("title", title), ("description", description)]
    random.shuffle(fields)
    raw = json.dumps(dict(fields), ensure_ascii=ascii_only).encode()
    article = read_bytes(raw, "story.json", "a")
    assert text in article.text
    assert_round_trip(article, raw)
    at = article.text.rindex(text)
    first, last = locate_raw(article, Span(at, at + len(text)))
    assert json.loads(b'"' + raw[first:last] + b'"') == text


@given(st.binary(max_size=200), st.sampled_from(["a.txt", "a.html", "a.json", "a.jsonl", "-"]))
def test_any_bytes_give_an_article_or_our_error(raw: bytes, source: str) -> None:
    failed = None
    try:
        article = read_bytes(raw, source, "a")
    except InputError as error:
        failed = error
    if failed is not None:
        assert failed.source == source
        assert failed.reason
        return
    assert_round_trip(article, raw)
    article.text.encode("utf-8")


PAGE = (
    "<!doctype html><html><head><title>Pact &amp; peace in Strelsau</title></head><body><article>"
    "<h1>Pact &amp; peace in Strelsau</h1>\n<p>The  two <b>States</b> signed&nbsp;a pact on Monday,"
    "<br>the minister&rsquo;s office said &mdash; at\n last.</p><p>Her colleague (&quot;no friend"
    "&quot; of hers) had left the town before, as officials of both sides had said in the week "
    "before the talks began.</p></article></body></html>"
)


def test_html_comes_back() -> None:
    raw = PAGE.encode()
    article = read_bytes(raw, "page.html", "a")
    assert article.title == "Pact & peace in Strelsau"
    assert_round_trip(article, raw)
    for words, source in (
        ("States", b"States"),
        ("& peace", b"&amp; peace"),
        ("two States signed", b"two <b>States</b> signed"),
        ("office said", b"office said"),
        ("colleague", b"colleague"),
    ):
        at = article.text.index(words)
        first, last = locate_raw(article, Span(at, at + len(words)))
        assert raw[first:last] == source


def test_damaged_bytes_are_replaced_and_mapped() -> None:
    raw = "Le café était fermé à côté, a déjà été noté.".encode() + b" Bad \xff byte."
    article = read_bytes(raw, "story.txt", "a")
    assert article.text.endswith("Bad \ufffd byte.")
    assert "not UTF-8" in article.notes[0]
    at = article.text.index("\ufffd")
    first, last = locate_raw(article, Span(at, at + 1))
    assert raw[first:last] == b"\xff"
    assert_round_trip(article, raw)


def test_text_between_the_parts_has_no_bytes() -> None:
    raw = b'{"title": "A pact", "text": "He left."}'
    article = read_bytes(raw, "story.json", "a")
    assert article.text == "A pact\n\nHe left."
    assert locate_raw(article, Span(6, 8)) == (17, 17)


CHARSETS = [
    (b"\xef\xbb\xbfIt was na\xc3\xafve.", "utf-8", "It was naïve."),
    (b"It was na\xefve, the minister said on Monday.", "cp1252", "It was naïve"),
    ("Министр уехал в понедельник, сообщили в правительстве страны. ".encode("cp1251") * 9,
     "cp1251", "Министр уехал"),
]  # fmt: skip


@pytest.mark.parametrize("raw, encoding, start", CHARSETS)
def test_encodings_are_told(raw: bytes, encoding: str, start: str) -> None:
    article = read_bytes(raw, "story.txt", "a")
    assert (article.encoding, article.text[: len(start)]) == (encoding, start)


def test_newlines_and_spaces_stay() -> None:
    text = "A pact in Strelsau\r\n\r\nThe\u00a0minister left.\r\n"
    assert read_bytes(text.encode(), "story.txt", "a").text == text
