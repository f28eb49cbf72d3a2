"""The map from an article's text back to the bytes it was read from."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from crossread.model.articles import Article, RawSegment
from crossread.model.spans import Span

# What ``surrogateescape`` makes of a byte that is not text in the encoding: one code point a byte.
_UNDECODED = re.compile("[\udc80-\udcff]+")
REPLACEMENT = "\ufffd"


@dataclass(frozen=True, slots=True)
class Stretch:
    """A stretch of text and where it stood: code points ``start`` to ``end`` of the decoded input.

    Where ``exact``, the decoded input holds the very same text there. A ``start`` of -1 means that
    it stands nowhere in the input (a blank line between title and text).
    """

    text: str
    start: int
    end: int
    exact: bool


def nowhere(text: str) -> Stretch:
    """Return text that a reader puts between the parts of an article."""
    return Stretch(text, -1, -1, False)


def byte_offsets(decoded: str, encoding: str, first: int, points: Iterable[int]) -> dict[int, int]:
    """Return the byte offset of every code point offset in ``points``; ``first`` is that of 0."""
    offsets: dict[int, int] = {}
    done, offset = 0, first
    for point in sorted(set(points)):
        offset += len(decoded[done:point].encode(encoding, "surrogateescape"))
        done = point
        offsets[point] = offset
    return offsets


def split_undecoded(stretch: Stretch) -> Iterator[Stretch]:
    """Yield the stretch with every undecoded byte replaced and marked as not exact."""
    done = 0
    for match in _UNDECODED.finditer(stretch.text):
        if match.start() > done:
            before = stretch.text[done : match.start()]
            yield Stretch(before, stretch.start + done, stretch.start + match.start(), True)
        for point in range(match.start(), match.end()):
            start = stretch.start + point
            yield Stretch(REPLACEMENT, start, start + 1, False)
        done = match.end()
    if done == 0:
        yield stretch
    elif done < len(stretch.text):
        yield Stretch(stretch.text[done:], stretch.start + done, stretch.end, True)


def map_stretches(
    stretches: Iterable[Stretch], decoded: str, encoding: str, first: int
) -> tuple[str, tuple[RawSegment, ...]]:
    """Join stretches into an article's text and its raw map; ``first`` is the BOM's length."""
    parts = [
        part
        for stretch in stretches
        for part in (split_undecoded(stretch) if stretch.exact else (stretch,))
    ]
    points = (point for part in parts if part.start >= 0 for point in (part.start, part.end))
    offsets = byte_offsets(decoded, encoding, first, points)
    segments, position = [], 0
    for part in parts:
        span = Span(position, position + len(part.text))
        position = span.end
        if part.start >= 0 and part.text:
            where = offsets[part.start], offsets[part.end]
            segments.append(RawSegment(span, *where, part.exact))
    return "".join(part.text for part in parts), tuple(segments)


def _clip(article: Article, segment: RawSegment, span: Span) -> tuple[int, int]:
    """Return the bytes of the part of one segment that the span covers."""
    if not segment.exact:
        return segment.raw_start, segment.raw_end
    start, end = max(span.start, segment.span.start), min(span.end, segment.span.end)
    before = article.text[segment.span.start : start].encode(article.encoding)
    inside = article.text[start:end].encode(article.encoding)
    first = segment.raw_start + len(before)
    return first, first + len(inside)


def locate_raw(article: Article, span: Span) -> tuple[int, int]:
    """Return the byte range of the raw input that the words of the span were read from.

    Over exact segments the bytes decode to the very words; elsewhere they are the smallest range
    known to hold them. A span of nothing but text that the reader added gives an empty range at
    the end of what stands before it.
    """
    index = bisect_right(article.raw_map, span.start, key=lambda each: each.span.start) - 1
    ranges: list[tuple[int, int]] = []
    for segment in article.raw_map[max(index, 0) :]:
        if segment.span.start >= span.end:
            break
        if segment.span.overlaps(span):
            ranges.append(_clip(article, segment, span))
    if not ranges:
        before = article.raw_map[index].raw_end if index >= 0 else 0
        return before, before
    return min(start for start, _ in ranges), max(end for _, end in ranges)
