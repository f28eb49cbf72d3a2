"""Every reader has a suffix, a row in the docs and a case here."""

from __future__ import annotations

from pathlib import Path

import pytest

from crossread.articles import READERS, Reader, read_bytes
from crossread.articles.readers import choose_reader

ROOT = Path(__file__).resolve().parents[2]
BODY = "The foreign minister opened the harbour on Monday, her office said."
CASES = {
    "plain text": BODY,
    "HTML": f"<!doctype html><html><body><article><p>{BODY}</p></article></body></html>",
    "JSON": f'{{"text": "{BODY}"}}',
    "JSON Lines": f'{{"text": "{BODY}"}}\n',
}


@pytest.mark.parametrize("reader", READERS, ids=lambda reader: reader.name)
def test_each_reader_reads_its_case(reader: Reader) -> None:
    for suffix in reader.suffixes:
        article = read_bytes(CASES[reader.name].encode(), f"story{suffix}", "a")
        assert article.text.strip() == BODY


@pytest.mark.parametrize("reader", READERS, ids=lambda reader: reader.name)
def test_each_reader_is_in_the_docs(reader: Reader) -> None:
    docs = (ROOT / "docs" / "adding-a-reader.md").read_text(encoding="utf-8")
    row = next(line for line in docs.splitlines() if line.startswith(f"| {reader.name} |"))
    for suffix in reader.suffixes:
        assert f"`{suffix}`" in row


def test_no_suffix_belongs_to_two_readers() -> None:
    suffixes = [suffix for reader in READERS for suffix in reader.suffixes]
    assert len(suffixes) == len(set(suffixes))


@pytest.mark.parametrize(
    "raw, expected",
    [
        (b"The minister left.", "plain text"),
        (b"  <!DOCTYPE html><p>He left.</p>", "HTML"),
        (b"\xef\xbb\xbf{}", "JSON"),
        (b'{"text": "a"}\n{"text": "b"}\n', "JSON Lines"),
        (b"", "plain text"),
    ],
)
def test_content_tells_the_reader(raw: bytes, expected: str) -> None:
    assert choose_reader(raw, "-").name == expected
