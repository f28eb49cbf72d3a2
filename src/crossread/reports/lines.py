"""What every renderer lays out: an outline of sections, blocks and cited lines."""

from __future__ import annotations

from dataclasses import dataclass, field

from crossread.model.articles import Rejected
from crossread.model.evidence import Dossier
from crossread.model.spans import Citation
from crossread.reports.words import Name, Part, Quote


@dataclass(frozen=True, slots=True)
class Report:
    """What is to be printed: the dossiers, the inputs not read, the rulebooks screened with.

    ``only`` is the key of the one section to print, "" for all.
    """

    dossiers: tuple[Dossier, ...]
    rejected: tuple[Rejected, ...] = ()
    rulebooks: tuple[str, ...] = ()
    only: str = ""


@dataclass(frozen=True, slots=True)
class Line:
    """One line: an icon, words of ours and of sources, and the spans that it rests on.

    ``level`` 1 belongs to the line of level 0 above it.
    """

    parts: tuple[Part, ...]
    icon: str = ""
    level: int = 0
    citations: tuple[Citation, ...] = ()


@dataclass(frozen=True, slots=True)
class Table:
    """Lines that compare the same thing side by side; the first cell of a row names it."""

    caption: Line
    head: tuple[str, ...]
    rows: tuple[tuple[Line, ...], ...]


@dataclass(frozen=True, slots=True)
class Block:
    """Lines or a table under an optional heading."""

    lines: tuple[Line, ...] = ()
    heading: str = ""
    table: Table | None = None


@dataclass(frozen=True, slots=True)
class Section:
    """One part of the report. ``key`` is its id in wording.yaml."""

    key: str
    title: str
    blocks: tuple[Block, ...]
    notes: tuple[Line, ...] = ()


@dataclass(frozen=True, slots=True)
class Outline:
    """One story as every renderer prints it."""

    story: str
    title: Quote
    credit: Name
    title_citation: Citation
    facts: tuple[Line, ...]
    notes: tuple[Line, ...] = ()
    sections: tuple[Section, ...] = field(default=())
