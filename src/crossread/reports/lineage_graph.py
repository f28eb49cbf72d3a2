"""Positions of the picture of who depends on whom: sources left, what comes from them right."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field

from crossread.model.stories import LineageKind
from crossread.model.times import AnchorKind
from crossread.reports import wording
from crossread.reports.desk import Desk
from crossread.reports.lineage_tree import Link, Place, draw, parents_of
from crossread.reports.sections.lineage import relation_words
from crossread.reports.sources import anchor_id
from crossread.reports.words import counted, guarded

_ROW = 36  # height of a row
_BOX = 190  # width of a node: 28 characters of 12 px type
_GAP = 150  # between columns: room for the word on a line
_SIDE = 96  # beside the last column: room for a line that swings out, and its word
_MARGIN = 2  # beside the last column where no line swings out
_BOW = 40  # how far a line between two nodes of one column swings out
_LABEL = 28  # characters of a name
_COPIES = 5  # copies of one article that are drawn; the others are counted
_ALONE = 12  # articles without a relation that are drawn; the others are counted


@dataclass(frozen=True, slots=True)
class Node:
    """A box. ``href`` is "" for what has no place on the page: a medium that is no input."""

    x: int
    y: int
    label: str
    href: str
    style: str  # CSS class: article, medium or fold
    altered: bool = False
    day: str = ""


@dataclass(frozen=True, slots=True)
class Edge:
    """A line. ``path`` is SVG; ``word`` tells the kind at ``x``, ``y``; ``href`` what shows it."""

    path: str
    style: str  # CSS class that tells its kind
    arrow: bool  # it points at the article that depends on the other end
    word: str
    x: int
    y: int
    href: str
    title: str


@dataclass(frozen=True, slots=True)
class LineageGraph:
    """The picture as positions in a box of ``width`` by ``height``."""

    width: int
    height: int
    box: int  # width of a node
    nodes: tuple[Node, ...]
    edges: tuple[Edge, ...]


_STYLES: Mapping[LineageKind, str] = {
    LineageKind.DUPLICATE: "copied",
    LineageKind.DERIVED: "copied",
    LineageKind.PARTIAL: "partial",
    LineageKind.SPUN: "spun",
    LineageKind.COMMON_SOURCE: "common",
}


def pair_id(story: str, left: str, right: str) -> str:
    """Return the page's id of the passages that two articles share."""
    return f"{story}-pair-{left}-{right}"


def short_name(text: str, limit: int = _LABEL) -> str:
    """Return a name that fits into a box; one in quotation marks keeps both."""
    if len(text) <= limit:
        return text
    cut = text[: limit - 2] + "…"
    return cut + "”" if cut.startswith("“") else cut


def _copies(links: Sequence[Link]) -> set[Place]:
    return {
        link.dependent
        for link in links
        if link.directed and link.lineage and link.lineage.kind is LineageKind.DUPLICATE
    }


@dataclass(slots=True)
class _Layout:
    """Rows and columns, children right of what they come from; ``folds`` count what is not drawn.

    Rows are counted in halves, so that a parent can stand between two children.
    """

    children: dict[Place, list[Place]]
    folds: dict[Place, int]
    rows: dict[Place, int] = field(default_factory=dict)
    columns: dict[Place, int] = field(default_factory=dict)

    def put(self, roots: Sequence[Place]) -> None:
        """Place trees: leaves from top to bottom, a parent in the middle of its children."""
        waiting, seen = [(root, 0) for root in reversed(roots)], []
        while waiting:
            place, column = waiting.pop()
            seen.append(place)
            self.columns[place] = column
            below = self.children.get(place, [])
            if not below:
                self.rows[place] = 2 * len(self.rows)
            waiting += [(child, column + 1) for child in reversed(below)]
        for place in reversed(seen):
            below = self.children.get(place, [])
            if below:
                self.rows[place] = (self.rows[below[0]] + self.rows[below[-1]]) // 2


def _fold(places: list[Place], limit: int, name: str, folds: dict[Place, int]) -> list[Place]:
    """Return the first few places, and one that stands for the others."""
    if len(places) <= limit + 1:
        return places
    rest = Place(False, f"{name}+")
    folds[rest] = len(places) - limit
    return [*places[:limit], rest]


def _order(desk: Desk) -> Callable[[Place], tuple[bool, str, str]]:
    """Return the sort key of places: media first, then articles by day, the undated last."""
    days = _days(desk)
    return lambda place: (not place.medium, days.get(place.name) or "9999", place.name)


def _lay_out(desk: Desk, links: Sequence[Link]) -> _Layout:
    parents, copies, order = parents_of(links), _copies(links), _order(desk)
    folds: dict[Place, int] = {}
    children: dict[Place, list[Place]] = {}
    for child in sorted(parents, key=order):
        children.setdefault(parents[child], []).append(child)
    for parent, below in children.items():
        plain = [child for child in below if child in copies and child not in children]
        rest = [child for child in below if child not in plain]
        children[parent] = [*rest, *_fold(plain, _COPIES, parent.name, folds)]
    linked = {end for link in links for end in (link.source, link.dependent)}
    articles = {Place(False, article.id) for article in desk.dossier.articles}
    roots = sorted((linked - parents.keys()), key=order)
    alone = _fold(sorted(articles - linked, key=order), _ALONE, "", folds)
    layout = _Layout(children, folds)
    layout.put([*roots, *alone])
    return layout


def _days(desk: Desk) -> Mapping[str, str]:
    """Return the day on which each article was published, by its own dates."""
    anchors = desk.dossier.story.anchors
    return {a.article: a.day.isoformat() for a in anchors if a.day and a.kind is AnchorKind.ARTICLE}


def _x(layout: _Layout, place: Place) -> int:
    return layout.columns[place] * (_BOX + _GAP)


def _y(layout: _Layout, place: Place) -> int:
    return layout.rows[place] * _ROW // 2 + _ROW // 2


def _node(desk: Desk, layout: _Layout, place: Place, anchors: Mapping[str, str]) -> Node:
    x, y = _x(layout, place), _y(layout, place)
    if place in layout.folds:
        what = "further copy" if place.name != "+" else "further article"
        return Node(x, y, f"+ {counted(layout.folds[place], what)}", "", "fold")
    if place.medium:
        return Node(x, y, short_name(guarded(place.name)), "", "medium")
    label = short_name(desk.outlet(place.name).text)
    day = _days(desk).get(place.name, "")
    return Node(x, y, label, anchors[place.name], "article", place.name in desk.spun, day)


def _path(layout: _Layout, link: Link) -> str:
    """Return a curve to the right, or a bow between two nodes of one column."""
    x1, y1 = _x(layout, link.source) + _BOX, _y(layout, link.source)
    x2, y2 = _x(layout, link.dependent), _y(layout, link.dependent)
    if x2 > x1:
        middle = x1 + _GAP // 3
        return f"M{x1} {y1} C {middle} {y1} {middle} {y2} {x2} {y2}"
    x2 += _BOX
    bow = max(x1, x2) + _BOW
    return f"M{x1} {y1} C {bow} {y1} {bow} {y2} {x2} {y2}"


def _edge(desk: Desk, layout: _Layout, link: Link, anchor: str) -> Edge:
    forward = layout.columns[link.dependent] > layout.columns[link.source]
    x, y = _x(layout, link.dependent), _y(layout, link.dependent)
    place = {"x": x - 10, "y": y - 5} if forward else {"x": x + _BOX + _SIDE, "y": y - 5}
    path = _path(layout, link)
    if link.lineage is None:
        href = anchor_id(link.citation) if link.citation else ""
        key = "credits" if link.cited and link.cited.credit else "cites"
        name = (
            guarded(link.source.name) if link.source.medium else desk.outlet(link.source.name).text
        )
        title = f"{name}: {desk.outlet(link.dependent.name).text} {wording.phrase(key)}"
        return Edge(path, "cites", True, "", **place, href=href, title=title)
    found = link.lineage
    href = pair_id(anchor, found.left, found.right) if found.passages else ""
    word, style = wording.lineage_word(found.kind, directed=link.directed), _STYLES[found.kind]
    title = relation_words(desk, found)
    return Edge(path, style, link.directed, word, **place, href=href, title=title)


def lineage_graph(desk: Desk, anchor: str, anchors: Mapping[str, str]) -> LineageGraph | None:
    """Place the articles and the media they name; None where nothing depends on anything.

    ``anchor`` is the story's id on the page, ``anchors`` those of its articles.
    """
    links = draw(desk.dossier.trace, desk.dossier.articles)
    if not links:
        return None
    layout = _lay_out(desk, links)
    places = sorted(layout.rows, key=lambda place: (layout.columns[place], layout.rows[place]))
    drawn = [each for each in links if {each.source, each.dependent} <= layout.rows.keys()]
    columns = layout.columns
    bows = any(columns[each.dependent] <= columns[each.source] for each in drawn)
    return LineageGraph(
        width=max(_x(layout, place) for place in places) + _BOX + (_SIDE if bows else _MARGIN),
        height=max(_y(layout, place) for place in places) + _ROW // 2,
        box=_BOX,
        nodes=tuple(_node(desk, layout, place, anchors) for place in places),
        edges=tuple(_edge(desk, layout, link, anchor) for link in drawn),
    )
