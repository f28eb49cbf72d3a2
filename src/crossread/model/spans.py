"""Spans and citations: every line that Crossread prints rests on these."""

from __future__ import annotations

import re
from dataclasses import dataclass

from crossread.errors import CitationError

_CITATION = re.compile(r"(?P<article>[^\s:]+):(?P<start>\d+)-(?P<end>\d+)\Z")


@dataclass(frozen=True, slots=True, order=True)
class Span:
    """Half-open range of Unicode code points in one article's text."""

    start: int
    end: int

    def __post_init__(self) -> None:
        if not 0 <= self.start <= self.end:
            raise ValueError(f"not a span: {self.start}-{self.end}")

    def __len__(self) -> int:
        return self.end - self.start

    def overlaps(self, other: Span) -> bool:
        """Tell whether the two spans share at least one code point."""
        return self.start < other.end and other.start < self.end

    def contains(self, other: Span) -> bool:
        """Tell whether ``other`` lies wholly inside this span."""
        return self.start <= other.start and other.end <= self.end

    def cover(self, other: Span) -> Span:
        """Return the smallest span that holds both."""
        return Span(min(self.start, other.start), max(self.end, other.end))

    def of(self, text: str) -> str:
        """Return the words that the span covers."""
        return text[self.start : self.end]


@dataclass(frozen=True, slots=True, order=True)
class Citation:
    """A span of a named article, written ``000:317-408``."""

    article: str
    span: Span

    def __str__(self) -> str:
        return f"{self.article}:{self.span.start}-{self.span.end}"

    @classmethod
    def parse(cls, text: str) -> Citation:
        """Read ``000:317-408``.

        Raises:
            CitationError: the text has another form, or its end lies before its start.
        """
        match = _CITATION.match(text.strip())
        if match is None:
            raise CitationError(text, "not of the form ARTICLE:START-END")
        start, end = int(match["start"]), int(match["end"])
        if end < start:
            raise CitationError(text, "the end lies before the start")
        return cls(match["article"], Span(start, end))
