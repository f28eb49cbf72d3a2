"""An article as it was published, and what its lines are."""

from __future__ import annotations

from dataclasses import dataclass, field
from enum import StrEnum

from crossread.model.spans import Span


class LineKind(StrEnum):
    """What a line of an article is; only TITLE, BODY and CAPTION are parsed for claims."""

    TITLE = "title"
    BYLINE = "byline"
    DATELINE = "dateline"
    BODY = "body"
    CAPTION = "caption"
    HEADING = "heading"
    FURNITURE = "furniture"


PARSED_KINDS = frozenset({LineKind.TITLE, LineKind.BODY, LineKind.CAPTION})


@dataclass(frozen=True, slots=True)
class Line:
    """One line (or a part of one) of the text, without its newline, and why it has its kind."""

    span: Span
    kind: LineKind
    reason: str


class DateKind(StrEnum):
    """Where a publication date candidate was found, the most trustworthy first."""

    BYLINE = "byline"
    METADATA = "metadata"
    DATELINE = "dateline"
    URL = "url"
    PAGE_HEADER = "page_header"


@dataclass(frozen=True, slots=True)
class DateCandidate:
    """A possible publication date: ISO 8601 (``2024-06-20`` or ``2024-06-20T10:21-04:00``)."""

    value: str
    kind: DateKind
    span: Span | None = None  # None when it stands outside the text (metadata, URL)


@dataclass(frozen=True, slots=True)
class RawSegment:
    """A stretch of the text and the bytes that it was read from.

    ``text[span]`` came from ``raw[raw_start:raw_end]``. Where ``exact``, encoding the text with
    ``Article.encoding`` gives those bytes again; elsewhere (entities, escapes) they are the bytes
    that were decoded into it.
    """

    span: Span
    raw_start: int
    raw_end: int
    exact: bool


@dataclass(frozen=True, slots=True)
class Article:
    """One published report. ``text`` is never altered after reading."""

    id: str  # short and unique within one run: "000"
    source: str  # what the user named: a path, "-", or "file.jsonl:12"
    outlet: str  # publisher's domain or name; "" when unknown
    title: str
    byline: str  # author line as printed; "" when unknown
    url: str
    text: str
    sha256: str  # of the raw bytes of the article
    encoding: str
    dates: tuple[DateCandidate, ...] = ()
    lines: tuple[Line, ...] = ()
    raw_map: tuple[RawSegment, ...] = ()
    notes: tuple[str, ...] = ()  # what a reader should know: replaced bytes, cut text

    @property
    def label(self) -> str:
        """Name to print for the publisher: the outlet, or the article's id when it is unknown."""
        return self.outlet or self.id


@dataclass(frozen=True, slots=True)
class Rejected:
    """An input that could not be read, kept so that nothing is lost silently."""

    source: str
    stage: str
    reason: str
    remedy: str = ""
    sha256: str = ""


@dataclass(frozen=True, slots=True)
class Batch:
    """What reading a set of inputs gave: articles sorted by id, and what was rejected."""

    articles: tuple[Article, ...] = ()
    rejected: tuple[Rejected, ...] = field(default=())
