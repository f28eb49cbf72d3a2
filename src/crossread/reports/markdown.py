"""The report as Markdown (CommonMark with tables)."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from crossread.model.spans import Citation
from crossread.reports import wording
from crossread.reports.lines import Block, Line, Outline, Report, Section, Table
from crossread.reports.outline import outline, rejected_section
from crossread.reports.words import Aside, Name, Part, Quote, quoted

_SPECIAL = re.compile(r"([\\`*_{}\[\]<>#|~&!$^=])")
_LINKING = re.compile(r"(?i)\b(https?|ftp)(:)//|\b(www)(\.)")  # GitHub makes links of these


def escape(text: str) -> str:
    r"""Return ``text`` so that Markdown shows it as it is.

    >>> escape("*a* [b](c) <script> http://d")
    '\\*a\\* \\[b\\](c) \\<script\\> http\\://d'
    """
    escaped = _SPECIAL.sub(r"\\\1", text)
    return _LINKING.sub(lambda m: m[0].replace(m[2] or m[4], "\\" + (m[2] or m[4]), 1), escaped)


def _part(part: Part) -> str:
    match part:
        case Quote(text, altered):
            mark = f" ({wording.phrase('altered')})" if altered else ""
            return escape(quoted(text)) + mark
        case Name(text):
            return escape(text)
        case Aside(badge, text):
            return f" (**{badge}**: {escape(text)})"
        case _:
            return escape(part)


def _citations(citations: Sequence[Citation]) -> str:
    unique = dict.fromkeys(citations)
    return "".join(f" `{str(citation).replace('`', '')}`" for citation in unique)


def _words(line: Line) -> str:
    return "".join(map(_part, line.parts)) + _citations(line.citations)


def _bullet(line: Line) -> str:
    icon = f"{escape(line.icon)} " if line.icon else ""
    return f"{'  ' * line.level}- {icon}{_words(line)}"


def _table(table: Table) -> Iterator[str]:
    yield f"**{_words(table.caption)}**"
    yield ""
    yield f"| {' | '.join(table.head)} |"
    yield "|" + " --- |" * len(table.head)
    for row in table.rows:
        yield f"| {' | '.join(_words(cell) for cell in row)} |"
    yield ""


def _block(block: Block) -> Iterator[str]:
    if block.heading:
        yield from (f"#### {escape(block.heading)}", "")
    yield from map(_bullet, block.lines)
    if block.lines:
        yield ""
    if block.table:
        yield from _table(block.table)


def _section(section: Section, level: str) -> Iterator[str]:
    yield from (f"{level} {escape(section.title)}", "")
    for block in section.blocks:
        yield from _block(block)
    for note in section.notes:
        yield from (_words(note), "")


def _story(story: Outline) -> Iterator[str]:
    yield from (f"## {_part(story.title)}", "")
    yield from (f"Title by {_part(story.credit)}{_citations([story.title_citation])}", "")
    for line in (*story.facts, *story.notes):
        yield f"- {_words(line)}"
    yield ""
    for section in story.sections:
        yield from _section(section, "###")


def _legend() -> Iterator[str]:
    statuses = (f"{escape(mark.icon)} {escape(mark.word)}" for mark in wording.status_legend())
    grades = (f"{grade} {escape(words)}" for grade, words in wording.grade_legend())
    yield from ("---", "", "Status: " + ", ".join(statuses) + ".", "")
    yield "Grades: " + "; ".join(grades) + "."


def render(report: Report) -> str:
    """Return the report as Markdown, ending in a newline."""
    rows = ["# Crossread dossier", ""]
    for dossier in report.dossiers:
        rows += _story(outline(dossier, report.rulebooks, report.only))
    rejected = rejected_section(report.rejected)
    if rejected:
        rows += _section(rejected, "##")
    rows += _legend()
    return "\n".join(rows) + "\n"
