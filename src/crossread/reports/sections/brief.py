"""In short: the ten lines that the evidence stage wrote."""

from __future__ import annotations

from crossread.model.evidence import BriefLine
from crossread.reports import wording
from crossread.reports.desk import Desk
from crossread.reports.lines import Block, Line, Section
from crossread.reports.words import Part, guarded, split_quotations

_ABOUT_ARTICLES = frozenset({"spun", "common"})  # templates that quote nobody


def _line(desk: Desk, line: BriefLine) -> Line:
    parts: tuple[Part, ...] = split_quotations(guarded(line.text, limit=None))
    altered = any(citation.article in desk.spun for citation in line.citations)
    if altered and line.template not in _ABOUT_ARTICLES:
        parts = (*parts, f" ({wording.phrase('altered')})")
    return Line(parts, "▪", 0, line.citations)


def brief(desk: Desk) -> Section | None:
    """Return the brief, or None where the evidence stage wrote none."""
    lines = tuple(_line(desk, line) for line in desk.dossier.brief)
    return Section("brief", wording.section_title("brief"), (Block(lines),)) if lines else None
