"""The formats that are read, and how a reader's draft becomes an article."""

from __future__ import annotations

import hashlib
import re
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import PurePath

from crossread.articles.bylines import find_byline
from crossread.articles.dating import collect_dates
from crossread.articles.drafts import Draft
from crossread.articles.html_page import read_html
from crossread.articles.json_article import read_json
from crossread.articles.json_lines import looks_like_json_lines
from crossread.articles.line_kinds import classify_lines, lay_out
from crossread.articles.outlets import label_outlet
from crossread.articles.plain_text import read_plain_text
from crossread.articles.raw_map import Stretch, map_stretches, nowhere
from crossread.errors import InputError
from crossread.model.articles import Article, Line, LineKind
from crossread.model.spans import Span
from crossread.text.normalise import collapse_spaces
from crossread.text.urls import is_url

# The longest articles of the world's press have some hundred thousand characters.
MAX_BYTES = 5_000_000
MAX_LINE = 200_000  # code points; a paragraph of data/clusters has 3,000 at most
_PARAGRAPH = "\n\n"
_SNIFFED = 4096
_HEAD_LINES = 4  # where copied articles bear their address


@dataclass(frozen=True, slots=True)
class Reader:
    """A format: the suffixes that name it, how its content shows it, and what reads it.

    Where ``per_line``, a file holds one article a line and ``read`` gets the bytes of one line.
    """

    name: str
    suffixes: tuple[str, ...]
    recognises: Callable[[bytes], bool]
    read: Callable[[bytes, str], Draft]
    per_line: bool = False


def _looks_like_json(raw: bytes) -> bool:
    return raw.removeprefix(b"\xef\xbb\xbf").lstrip()[:1] in (b"{", b"[")


_HTML = re.compile(rb"<!doctype html|<html\b|<head\b|<body\b|<article\b|<(?:div|p)\b[^>]*>", re.I)


def _looks_like_html(raw: bytes) -> bool:
    return _HTML.match(raw[:_SNIFFED].removeprefix(b"\xef\xbb\xbf").lstrip()) is not None


def _looks_like_anything(raw: bytes) -> bool:
    return True


READERS: tuple[Reader, ...] = (
    Reader("JSON Lines", (".jsonl", ".ndjson"), looks_like_json_lines, read_json, per_line=True),
    Reader("JSON", (".json",), _looks_like_json, read_json),
    Reader("HTML", (".html", ".htm"), _looks_like_html, read_html),
    Reader("plain text", (".txt", ".md"), _looks_like_anything, read_plain_text),
)
SUFFIXES = tuple(suffix for reader in READERS for suffix in reader.suffixes)


def choose_reader(raw: bytes, source: str) -> Reader:
    """Return the reader by the suffix of the name, else by the content.

    A ``.json`` file of several objects, one a line, is read as JSON Lines.
    """
    suffix = PurePath(source).suffix.lower()
    named = next((reader for reader in READERS if suffix in reader.suffixes), None)
    if named is not None and not (named.name == "JSON" and looks_like_json_lines(raw)):
        return named
    return next(reader for reader in READERS if reader.recognises(raw))


def _refuse_huge(raw: bytes, source: str) -> None:
    if len(raw) > MAX_BYTES:
        megabytes = f"{len(raw) / 1e6:.1f} MB, over {MAX_BYTES / 1e6:.0f} MB for one article"
        raise InputError(source, megabytes, "split it into articles")


def _refuse_endless_lines(draft: Draft, source: str) -> None:
    text = "".join(stretch.text for stretch in draft.body)
    longest = max(map(len, text.splitlines()), default=0)
    if longest > MAX_LINE:
        reason = f"a single line of {longest:,} characters, over {MAX_LINE:,} for a paragraph"
        raise InputError(source, reason, "give it with its line breaks")


def _assemble(draft: Draft) -> tuple[list[Stretch], list[tuple[Span, LineKind, str]]]:
    """Put the parts before the body, blank lines between; tell the spans of the parts."""
    stretches: list[Stretch] = []
    known = []
    position = 0
    for part in draft.parts:
        length = sum(len(stretch.text) for stretch in part.stretches)
        known.append((Span(position, position + length), part.kind, part.reason))
        stretches += [*part.stretches, nowhere(_PARAGRAPH)]
        position += length + len(_PARAGRAPH)
    return [*stretches, *draft.body], known


def _title_of(draft: Draft, text: str, lines: tuple[Line, ...]) -> str:
    title = next((line.span.of(text) for line in lines if line.kind is LineKind.TITLE), "")
    return collapse_spaces(draft.title or title)


def _of_kind(text: str, lines: tuple[Line, ...], kind: LineKind) -> tuple[str, ...]:
    return tuple(line.span.of(text) for line in lines if line.kind is kind)


def _printed_url(text: str, lines: tuple[Line, ...]) -> str:
    """Return the address that stands alone among the first lines, "" without one."""
    head = (line.span.of(text) for line in lines[:_HEAD_LINES])
    return next((line for line in head if is_url(line)), "")


def finish(draft: Draft, raw: bytes, source: str, article_id: str) -> Article:
    """Make the article of a draft: its text and raw map, lines, outlet, author and dates."""
    stretches, known = _assemble(draft)
    decoded = draft.decoded
    text, raw_map = map_stretches(stretches, decoded.text, decoded.encoding, decoded.start)
    lines = classify_lines(lay_out(text, draft.title, known))
    furniture = _of_kind(text, lines, LineKind.FURNITURE)
    url = draft.url or _printed_url(text, lines)
    bylines = (find_byline(line) for line in _of_kind(text, lines, LineKind.BYLINE))
    return Article(
        id=article_id,
        source=source,
        outlet=label_outlet(draft.outlet, url, furniture),
        title=_title_of(draft, text, lines),
        byline=draft.byline or next((names for names in bylines if names), ""),
        url=url,
        text=text,
        sha256=hashlib.sha256(raw).hexdigest(),
        encoding=decoded.encoding,
        dates=collect_dates(text, lines, draft.dates, url),
        lines=lines,
        raw_map=raw_map,
        notes=draft.notes,
    )


def read_bytes(
    raw: bytes, source: str, article_id: str, *, reader: Reader | None = None
) -> Article:
    """Read the one article that the bytes hold; ``source`` is what errors and the article name.

    Without a ``reader`` it is chosen by name and content.

    Raises:
        InputError: the bytes hold no article, several, or one that cannot be read.
    """
    _refuse_huge(raw, source)
    draft = (reader or choose_reader(raw, source)).read(raw, source)
    _refuse_endless_lines(draft, source)
    return finish(draft, raw, source, article_id)
