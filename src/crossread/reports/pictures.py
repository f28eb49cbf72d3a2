"""Positions of the page's two small pictures: when things happened, and who depends on whom."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date

from crossread.model.evidence import Dossier
from crossread.model.stories import LineageKind
from crossread.reports.desk import Desk
from crossread.reports.sections.timeline import day_words
from crossread.reports.words import guarded

_COLUMN = 104  # width of a day: its label of ten digits in 11 px type, and air
_DOT = 14  # distance of two dots on one day
_DOTS = 6  # dots on one day; more are counted
_COLUMNS = 12  # days on the line, the latest; earlier ones stand in the list only
_WIDEST = 31  # days; a happening of a wider time has no place on a line of days
_GAP = 31  # days; the line is dashed over a longer silence
_ROW = 34  # height of a row of the lineage picture
_LABEL = 30  # characters of a name in a picture


@dataclass(frozen=True, slots=True)
class Dot:
    """A happening on the time line. ``line`` is the id of its line in the list below."""

    x: int
    y: int
    line: str
    title: str
    exact: bool  # False: some day of a stretch that begins here


@dataclass(frozen=True, slots=True)
class Day:
    """A day on the time line, with the articles published on it."""

    x: int
    label: str
    gap: bool  # a long time lies between it and the day before
    published: tuple[str, ...]
    more: int  # happenings without a dot


@dataclass(frozen=True, slots=True)
class TimePicture:
    """The time line as positions in a box of ``width`` by ``height``."""

    width: int
    height: int
    axis: int
    days: tuple[Day, ...]
    dots: tuple[Dot, ...]
    unplaced: int  # happenings that stand in the list only


def _placed(desk: Desk, lines: Sequence[str]) -> dict[date, list[Dot]]:
    """Return the happenings that can stand on a line of days, not yet at their height."""
    events: dict[date, list[Dot]] = {}
    for entry, line in zip(desk.dossier.timeline, lines, strict=True):
        first, last = entry.time.first, entry.time.last
        if first is not None and last is not None and (last - first).days <= _WIDEST:
            dot = Dot(0, 0, line, day_words(entry.time), first == last)
            events.setdefault(first, []).append(dot)
    return events


def time_picture(desk: Desk, lines: Sequence[str]) -> TimePicture | None:
    """Place the timeline's entries, whose lines on the page are ``lines``; None without dates."""
    events, published = _placed(desk, lines), _published(desk.dossier)
    if not events:
        return None
    shown = sorted({*events, *published})[-_COLUMNS:]
    axis = 20 + _DOT * min(_DOTS, max(map(len, events.values())))
    days, dots = [], []
    for number, day in enumerate(shown):
        x = number * _COLUMN + _COLUMN // 2
        gap = number > 0 and (day - shown[number - 1]).days > _GAP
        found, articles = events.get(day, []), tuple(published.get(day, ()))
        days.append(Day(x, day.isoformat(), gap, articles, max(0, len(found) - _DOTS)))
        for place, dot in enumerate(found[:_DOTS]):
            dots.append(replace(dot, x=x, y=axis - 12 - place * _DOT))
    deepest = max((len(day.published) for day in days), default=0)
    height = axis + 26 + 14 * deepest + 6
    placed = sum(len(events.get(day, ())) for day in shown)
    width = len(shown) * _COLUMN
    return TimePicture(width, height, axis, tuple(days), tuple(dots), len(lines) - placed)


def _published(dossier: Dossier) -> dict[date, list[str]]:
    """Return which articles were published on which day, their own dates only."""
    found: dict[date, list[str]] = {}
    for anchor in dossier.story.anchors:
        if anchor.day is not None and anchor.kind.value == "article":
            found.setdefault(anchor.day, []).append(anchor.article)
    return found


@dataclass(frozen=True, slots=True)
class Node:
    """A name in the lineage picture. ``href`` is "" for a medium that is not among the inputs."""

    y: int
    label: str
    href: str
    altered: bool = False


@dataclass(frozen=True, slots=True)
class Edge:
    """A line between two rows; ``style`` is the CSS class that tells its kind."""

    start: int
    end: int
    style: str
    depth: int = 0  # how far an arc between articles swings out
    arrow: bool = False  # it points from the dependent article to what it depends on


@dataclass(frozen=True, slots=True)
class LineagePicture:
    """Cited media on the left, articles on the right, their relations as lines."""

    height: int
    media: tuple[Node, ...]
    articles: tuple[Node, ...]
    citing: tuple[Edge, ...]
    relations: tuple[Edge, ...]


_STYLES: Mapping[LineageKind, str] = {
    LineageKind.DUPLICATE: "copied",
    LineageKind.DERIVED: "copied",
    LineageKind.PARTIAL: "partial",
    LineageKind.SPUN: "partial",
    LineageKind.COMMON_SOURCE: "common",
}


def short_name(text: str) -> str:
    """Return a name that fits into a picture; one in quotation marks keeps both."""
    if len(text) <= _LABEL:
        return text
    cut = text[: _LABEL - 2] + "…"
    return cut + "”" if cut.startswith("“") else cut


def _relations(desk: Desk, rows: Mapping[str, int]) -> tuple[Edge, ...]:
    """Return the arcs between articles, the arrow at the article that the other depends on."""
    edges = []
    for lineage in desk.dossier.trace.lineages:
        dependent = lineage.direction
        ends = (lineage.left, lineage.right)
        start, end = ends[::-1] if dependent == lineage.right else ends
        depth = abs(rows[start] - rows[end]) // _ROW
        arrow = dependent != "unknown"
        edges.append(Edge(rows[start], rows[end], _STYLES[lineage.kind], depth, arrow))
    return tuple(edges)


def lineage_picture(desk: Desk, anchors: Mapping[str, str]) -> LineagePicture | None:
    """Place the articles and the media they name; ``anchors`` are the articles' ids on the page."""
    trace = desk.dossier.trace
    if not trace.lineages and not trace.cited:
        return None
    rows = {article.id: _ROW * n + _ROW // 2 for n, article in enumerate(desk.dossier.articles)}
    names = sorted({cited.name for cited in trace.cited})
    lefts = {name: _ROW * n + _ROW // 2 for n, name in enumerate(names)}
    citing = sorted({(cited.name, cited.article) for cited in trace.cited})
    return LineagePicture(
        height=_ROW * max(len(rows), len(lefts)),
        media=tuple(Node(lefts[name], short_name(guarded(name)), "") for name in names),
        articles=tuple(
            Node(y, short_name(desk.outlet(a).text), anchors[a], a in desk.spun)
            for a, y in rows.items()
        ),
        citing=tuple(Edge(lefts[name], rows[article], "cites") for name, article in citing),
        relations=_relations(desk, rows),
    )
