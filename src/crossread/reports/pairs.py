"""The passages that two articles share, side by side, as the page opens them from the picture."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from crossread.model.spans import Citation
from crossread.model.stories import Lineage, Passage
from crossread.reports import wording
from crossread.reports.desk import Desk
from crossread.reports.lineage_graph import pair_id
from crossread.reports.lineage_tree import draw
from crossread.reports.sections.lineage import relation_words
from crossread.reports.words import Quote, counted

_ROWS = 40  # passages of one pair; the JSON has all


@dataclass(frozen=True, slots=True)
class Row:
    """One passage in both articles, in text order of the left one. ``id`` is its row's."""

    id: str
    how: str  # "word for word, 31 words"
    left: Quote
    right: Quote
    citations: tuple[Citation, Citation]


@dataclass(frozen=True, slots=True)
class Pair:
    """Two articles with what they share; ``more`` passages are not shown."""

    id: str
    title: str
    names: tuple[str, str]
    rows: tuple[Row, ...]
    more: int


def _row(desk: Desk, passage: Passage, row_id: str) -> Row:
    return Row(
        id=row_id,
        how=f"{wording.passage_words(passage.kind)}, {counted(passage.tokens, 'word')}",
        left=desk.quote(passage.left),
        right=desk.quote(passage.right),
        citations=(passage.left, passage.right),
    )


def _pair(desk: Desk, lineage: Lineage, name: str) -> Pair:
    passages = sorted(lineage.passages, key=lambda each: (each.left.span, each.right.span))
    rows = enumerate(passages[:_ROWS], start=1)
    return Pair(
        id=name,
        title=relation_words(desk, lineage),
        names=(desk.outlet(lineage.left).text, desk.outlet(lineage.right).text),
        rows=tuple(_row(desk, passage, f"{name}-{number}") for number, passage in rows),
        more=max(0, len(passages) - _ROWS),
    )


def pairs(desk: Desk, anchor: str) -> Iterator[Pair]:
    """Yield the pairs that the picture draws and that share passages; ``anchor`` as there."""
    for link in draw(desk.dossier.trace, desk.dossier.articles):
        if link.lineage and link.lineage.passages:
            found = link.lineage
            yield _pair(desk, found, pair_id(anchor, found.left, found.right))
