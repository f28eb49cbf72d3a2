"""The texts of a page's articles, cut where cited spans begin and end, linked both ways."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from crossread.model.articles import PARSED_KINDS, Article, Line, LineKind
from crossread.model.spans import Citation, Span
from crossread.reports.words import visible

_UNSAFE = re.compile(r"[^A-Za-z0-9_-]")

# Kinds whose look differs from running text.
_STYLED = frozenset(LineKind) - {LineKind.BODY, LineKind.CAPTION}


@dataclass(frozen=True, slots=True)
class Backlink:
    """A way back from a cited span to a line that cites it."""

    line: str  # id of the line on the page
    label: str  # title of its section


@dataclass(frozen=True, slots=True)
class Anchor:
    """The place where a cited span begins. ``number`` ties it to its segments and backlinks."""

    id: str
    number: int


@dataclass(frozen=True, slots=True)
class Segment:
    """A stretch of text over which the set of cited spans does not change."""

    text: str
    spans: tuple[int, ...]  # numbers of the cited spans over it
    kind: str  # "" for running text
    anchors: tuple[Anchor, ...]  # that begin here
    backlinks: tuple[tuple[int, tuple[Backlink, ...]], ...]  # of the spans that end here


@dataclass(frozen=True, slots=True)
class Source:
    """One article as the page shows it."""

    article: Article
    anchor: str
    url: str  # "" unless it is a web address
    segments: tuple[Segment, ...]
    altered: bool


def slug(text: str) -> str:
    """Return an id fit for HTML and CSS, different for different texts.

    >>> slug("000"), slug("a b")
    ('000', 'a_20_b')
    """
    return _UNSAFE.sub(lambda match: f"_{ord(match[0]):x}_", text)


def anchor_id(citation: Citation) -> str:
    """Return the page's anchor for a cited span."""
    return f"src-{slug(citation.article)}-{citation.span.start}-{citation.span.end}"


def web_address(url: str) -> str:
    """Return ``url`` if it is a plain web address that can be linked, else ""."""
    return url if re.match(r"https?://[^\s\"'<>]+\Z", url) else ""


def _clamped(span: Span, length: int) -> Span:
    return Span(min(span.start, length), min(span.end, length))


def _kind_at(lines: Sequence[Line], start: int) -> str:
    for line in lines:
        if line.span.start <= start < line.span.end:
            return line.kind.value if line.kind in _STYLED else ""
    return ""


def _boundaries(article: Article, spans: Iterable[Span]) -> list[int]:
    """Return every place where the look of the text may change, in order."""
    plain = [line.span for line in article.lines if line.kind not in PARSED_KINDS]
    titles = [line.span for line in article.lines if line.kind is LineKind.TITLE]
    points = {0, len(article.text)}
    for span in (*spans, *plain, *titles):
        inside = _clamped(span, len(article.text))
        points |= {inside.start, inside.end}
    return sorted(points)


def _segments(article: Article, cited: Mapping[Span, tuple[Backlink, ...]]) -> Iterator[Segment]:
    """Cut the text at all boundaries. Overlapping spans share segments, so none must nest."""
    length = len(article.text)
    numbered = [(n, span, _clamped(span, length)) for n, span in enumerate(sorted(cited))]
    points = _boundaries(article, cited)
    styled = [line for line in article.lines if line.kind in _STYLED]
    open_now: list[tuple[int, Span]] = []
    waiting = list(reversed(numbered))
    for start, end in zip(points, [*points[1:], length], strict=True):
        anchors = []
        while waiting and waiting[-1][2].start <= start:
            number, span, inside = waiting.pop()
            anchors.append(Anchor(anchor_id(Citation(article.id, span)), number))
            open_now.append((number, inside))
        over = tuple(n for n, inside in open_now if inside.start < end and start < inside.end)
        ended = [n for n, inside in open_now if inside.end <= end]
        open_now = [(n, inside) for n, inside in open_now if inside.end > end]
        backlinks = tuple((n, cited[numbered[n][1]]) for n in ended)
        text = visible(article.text[start:end])
        yield Segment(text, over, _kind_at(styled, start), tuple(anchors), backlinks)


def source(
    article: Article, cited: Mapping[Span, tuple[Backlink, ...]], *, altered: bool
) -> Source:
    """Return an article for the page; ``cited`` are its spans with the lines that cite them."""
    return Source(
        article=article,
        anchor=f"src-{slug(article.id)}",
        url=web_address(article.url),
        segments=tuple(_segments(article, cited)),
        altered=altered,
    )
