"""The report on a terminal: readable in 80 columns, with and without colour."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from functools import cache
from io import StringIO

from rich.cells import cell_len
from rich.console import Console
from rich.text import Text

from crossread.model.spans import Citation
from crossread.reports import wording
from crossread.reports.lines import Block, Line, Outline, Report, Section, Table
from crossread.reports.outline import outline, rejected_section
from crossread.reports.words import Aside, Name, Part, Quote, counted, quoted

_NARROWEST = 40  # columns; below, words would stand alone on their lines
_WIDEST = 100  # columns; longer lines are hard to follow by eye
_CITATIONS_SHOWN = 3  # of one line; the HTML page has all
_QUOTE_SHOWN = 160  # characters of one quotation: two lines of 80 columns
_CLAIMS_SHOWN = 3  # of one group among "who says what"
_LINES_SHOWN = {"says": 32, "screening": 32}  # lines of a section; others:
_LINES_OTHERWISE = 16
_LINES_ALONE = 400  # of a section that is all that was asked for: a story of a hundred articles


@dataclass(frozen=True, slots=True)
class Screen:
    """What the terminal can show. ``capped`` shortens long sections."""

    width: int = 80
    colour: bool = False
    capped: bool = True


def _short(text: str) -> str:
    if len(text) <= _QUOTE_SHOWN:
        return text
    return text[: _QUOTE_SHOWN - 1].rpartition(" ")[0].rstrip("…") + "…"


def _part_text(part: Part, screen: Screen) -> Text:
    match part:
        case Quote(text, altered):
            words = Text(quoted(_short(text) if screen.capped else text), style="italic")
            return words.append(f" ({wording.phrase('altered')})", "yellow") if altered else words
        case Name(text):
            return Text(text)
        case Aside(badge, text):
            return Text(" (").append(badge, "bold").append(f": {text})")
        case _:
            return Text(part)


def _citation_text(citations: Sequence[Citation], screen: Screen) -> Text:
    shown = citations[:_CITATIONS_SHOWN] if screen.capped else citations
    words = " ".join(str(citation) for citation in shown)
    extra = len(citations) - len(shown)
    return Text(f" [{words}{f' +{extra}' if extra else ''}]", style="dim")


@cache
def _ruler() -> Console:
    """Return the console that wrapping asks for defaults; nothing is printed on it."""
    return Console(file=StringIO())


def _wrapped(body: Text, lead: str, screen: Screen) -> Iterator[Text]:
    """Yield ``body`` in rows of the screen's width, all under the first, which follows ``lead``."""
    room = max(screen.width, _NARROWEST) - cell_len(lead)
    for number, row in enumerate(body.wrap(_ruler(), max(room, 20))):
        row.rstrip()
        yield Text(lead if number == 0 else " " * cell_len(lead)).append_text(row)


def layer(line: Line, screen: Screen) -> Iterator[Text]:
    """Yield one outline line wrapped under its icon."""
    body = Text()
    for part in line.parts:
        body.append_text(_part_text(part, screen))
    citations = tuple(dict.fromkeys(line.citations))
    if citations:
        body.append_text(_citation_text(citations, screen))
    indent = "  " + "    " * line.level
    yield from _wrapped(body, f"{indent}{line.icon} " if line.icon else indent, screen)


def _table_lines(table: Table) -> Iterator[Line]:
    """Yield a table as its caption with one line a row, which any width can hold."""
    yield table.caption
    for name, *cells in table.rows:
        parts = [part for cell in cells for part in (": ", *cell.parts)]
        citations = tuple(citation for cell in cells for citation in cell.citations)
        yield Line((*name.parts, *parts), "▸", 1, citations)


def _block_lines(block: Block) -> tuple[Line, ...]:
    return (*block.lines, *(_table_lines(block.table) if block.table else ()))


def _thinned(lines: tuple[Line, ...]) -> Iterator[Line]:
    """Yield each line with the first few of those that belong to it, and count the others."""
    starts = [number for number, line in enumerate(lines) if line.level == 0]
    for start, end in zip(starts, [*starts[1:], len(lines)], strict=True):
        shown = lines[start : min(end, start + 1 + _CLAIMS_SHOWN)]
        yield from shown
        if extra := end - start - len(shown):
            yield Line((f"(+{extra} more)",), "", 1)


def _fitting(lines: tuple[Line, ...], limit: int) -> int:
    """Return how many lines to show: a line and those that belong to it stay together."""
    if len(lines) <= limit:
        return len(lines)
    starts = [number for number, line in enumerate(lines) if line.level == 0 and number]
    return max([start for start in starts if start <= limit], default=min(starts, default=limit))


def _section_texts(section: Section, screen: Screen, *, alone: bool = False) -> Iterator[Text]:
    yield Text()
    yield from _wrapped(Text(section.title.upper(), style="bold cyan"), "", screen)
    left = _LINES_ALONE if alone else _LINES_SHOWN.get(section.key, _LINES_OTHERWISE)
    hidden = 0
    for block in section.blocks:
        lines = _block_lines(block)
        if screen.capped and section.key == "says":
            lines = tuple(_thinned(lines))
        count = _fitting(lines, left) if screen.capped and left > 0 else len(lines)
        count = 0 if screen.capped and left <= 0 else count
        hidden += sum(line.level == 0 for line in lines[count:])
        left -= count
        if count and block.heading:
            yield from _wrapped(Text(block.heading, style="bold"), "  ", screen)
        for line in lines[:count]:
            yield from layer(line, screen)
    if hidden:
        yield Text(f"  (+{hidden} more, see --html)", style="dim")
    for note in section.notes:
        yield from layer(note, screen)


def _story_texts(story: Outline, screen: Screen, *, alone: bool) -> Iterator[Text]:
    title: tuple[Part, ...] = (story.title, " — ", story.credit)
    for row in layer(Line(title, citations=(story.title_citation,)), screen):
        row.stylize("bold")
        yield row
    for line in (*story.facts, *story.notes):
        yield from layer(line, screen)
    for section in story.sections:
        yield from _section_texts(section, screen, alone=alone)


def _legend(screen: Screen) -> Iterator[Text]:
    """Yield what icons and grades mean, so that a first reader needs no manual."""
    statuses = "  ".join(f"{mark.icon} {mark.word}" for mark in wording.status_legend())
    yield from layer(Line((statuses,)), screen)
    grades = "; ".join(f"{grade} {words}" for grade, words in wording.grade_legend())
    yield from layer(Line((grades,)), screen)


def _report_texts(report: Report, screen: Screen) -> Iterator[Text]:
    if len(report.dossiers) > 1:
        yield Text(counted(len(report.dossiers), "story"), style="bold")
    for number, dossier in enumerate(report.dossiers):
        if number or len(report.dossiers) > 1:
            yield Text("─" * min(screen.width, _WIDEST), style="dim")
        story = outline(dossier, report.rulebooks, report.only)
        yield from _story_texts(story, screen, alone=bool(report.only))
    rejected = rejected_section(report.rejected)
    if rejected:
        yield from _section_texts(rejected, screen)
    if not report.only:
        yield Text()
        yield from _legend(screen)


def fitted(screen: Screen) -> Screen:
    """Return the screen with a width that can be read."""
    return replace(screen, width=max(_NARROWEST, min(screen.width, _WIDEST)))


def write_rows(rows: Iterable[Text], screen: Screen) -> str:
    """Return rows that are wrapped already, with escape codes only where ``screen.colour``."""
    file = StringIO()
    console = Console(
        file=file,
        width=screen.width + 1,  # every line is wrapped already; the console must not wrap again
        force_terminal=screen.colour,
        color_system="standard" if screen.colour else None,
        highlight=False,
        emoji=False,
        markup=False,
        soft_wrap=True,
        legacy_windows=False,
    )
    for row in rows:
        if screen.colour:
            console.print(row)
        else:  # every row is wrapped, so its words are what the console would print
            file.write(f"{row.plain}\n")
    return file.getvalue()


def render_terminal(report: Report, screen: Screen) -> str:
    """Return the report for a terminal, with escape codes only where ``screen.colour``."""
    return write_rows(_report_texts(report, fitted(screen)), fitted(screen))


def render(report: Report) -> str:
    """Return the report as plain text in 80 columns, nothing left out."""
    return render_terminal(report, Screen(capped=False))
