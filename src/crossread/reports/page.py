"""The report as one HTML file that needs no script, no host and no other file."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from importlib import resources

from jinja2 import Environment, StrictUndefined, Template
from markupsafe import Markup

from crossread.model.evidence import Dossier
from crossread.model.spans import Citation, Span
from crossread.reports import wording
from crossread.reports.desk import Desk, lay_out
from crossread.reports.lineage_graph import LineageGraph, lineage_graph
from crossread.reports.lines import Block, Line, Outline, Report, Section
from crossread.reports.outline import outline, rejected_section
from crossread.reports.pairs import Pair, pairs
from crossread.reports.pictures import TimePicture, time_picture
from crossread.reports.sources import Backlink, Source, anchor_id, slug, source
from crossread.reports.words import Aside, Name, Quote, counted, quoted, visible


@dataclass(frozen=True, slots=True)
class Story:
    """One story as the template lays it out. ``ids`` are the lines' ids by line object."""

    outline: Outline
    anchor: str
    sources: tuple[Source, ...]
    time: TimePicture | None
    lineage: LineageGraph | None
    pairs: tuple[Pair, ...]
    outlets: dict[str, str]


def line_id(story: str, section: str, number: int) -> str:
    """Return the id of a section's line, counted over its blocks from 1."""
    return f"{slug(story)}-{section}-{number}"


def section_lines(section: Section) -> Iterator[Line]:
    """Yield the lines of a section that have an id, tables by their rows, in page order."""
    for block in section.blocks:
        yield from block.lines
        yield from _row_lines(block)


def _row_lines(block: Block) -> Iterator[Line]:
    for row in block.table.rows if block.table else ():
        parts = tuple(part for cell in row for part in cell.parts)
        yield Line(parts, citations=tuple(c for cell in row for c in cell.citations))


def _backlinks(story: Outline, shared: tuple[Pair, ...]) -> dict[Citation, tuple[Backlink, ...]]:
    """Return for each cited span the lines that cite it, one for each section."""
    found: dict[Citation, dict[str, Backlink]] = {}
    title = Backlink(slug(story.story), "Headline")
    found.setdefault(story.title_citation, {})["headline"] = title
    for section in story.sections:
        for number, line in enumerate(section_lines(section), start=1):
            link = Backlink(line_id(story.story, section.key, number), section.title)
            for citation in line.citations:
                found.setdefault(citation, {}).setdefault(section.key, link)
    for row in (row for pair in shared for row in pair.rows):
        for citation in row.citations:
            link = Backlink(row.id, wording.section_title("lineage"))
            found.setdefault(citation, {}).setdefault("lineage", link)
    return {citation: tuple(links.values()) for citation, links in found.items()}


def _sources(desk: Desk, story: Outline, shared: tuple[Pair, ...]) -> tuple[Source, ...]:
    by_article: dict[str, dict[Span, tuple[Backlink, ...]]] = {}
    for citation, links in _backlinks(story, shared).items():
        by_article.setdefault(citation.article, {})[citation.span] = links
    return tuple(
        source(article, by_article.get(article.id, {}), altered=article.id in desk.spun)
        for article in desk.dossier.articles
    )


def _lay_out_story(dossier: Dossier, report: Report) -> Story:
    desk = lay_out(dossier)
    story = outline(dossier, report.rulebooks, report.only)
    shared = tuple(pairs(desk, slug(story.story)))
    sources = _sources(desk, story, shared)
    lines = [line_id(story.story, "timeline", n + 1) for n in range(len(dossier.timeline))]
    return Story(
        outline=story,
        anchor=slug(story.story),
        sources=sources,
        time=time_picture(desk, lines),
        lineage=lineage_graph(
            desk, slug(story.story), {found.article.id: found.anchor for found in sources}
        ),
        pairs=shared,
        outlets=dict(desk.outlets),
    )


def _read(name: str) -> str:
    return (resources.files("crossread.reports") / name).read_text(encoding="utf-8")


@cache
def _template() -> Template:
    """Return the page's template; every value is escaped unless the template says otherwise."""
    environment = Environment(
        autoescape=True, undefined=StrictUndefined, trim_blocks=True, lstrip_blocks=True
    )
    environment.tests["quote"] = lambda part: isinstance(part, Quote)
    environment.tests["aside"] = lambda part: isinstance(part, Aside)
    environment.tests["name"] = lambda part: isinstance(part, Name)
    environment.filters.update(
        quoted=quoted,
        visible=visible,
        anchor=anchor_id,
        unique=lambda items: list(dict.fromkeys(items)),
    )
    environment.globals.update(
        counted=counted, line_id=line_id, row_lines=_row_lines, phrase=wording.phrase
    )
    return environment.from_string(_read("page.html.j2"))


def render(report: Report) -> str:
    """Return the report as a self-contained HTML page."""
    stories = tuple(_lay_out_story(d, report) for d in report.dossiers)
    cited = [a.number for st in stories for s in st.sources for g in s.segments for a in g.anchors]
    return _template().render(
        stories=stories,
        rejected=rejected_section(report.rejected),
        articles=sum(len(story.sources) for story in stories),
        css=Markup(_read("page.css")),
        spans=max(cited, default=-1) + 1,
        statuses=() if report.only else wording.status_legend(),
        grades=() if report.only else wording.grade_legend(),
    )
