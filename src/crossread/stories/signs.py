"""Add to what two articles show by themselves what the other articles of the story show of them."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace

from crossread.model.stories import Lineage, LineageKind, Passage
from crossread.stories.direction import Side, weigh_direction
from crossread.stories.lineage import Compared, Studied
from crossread.stories.shared_errors import SharedError


def _side(article: Studied, contained: float) -> Side:
    return Side(article.reading, article.spun, article.cited, contained, names=article.names)


def _common(found: Compared) -> Lineage:
    """Return that two articles rest on one source: who took it from whom, a slip does not tell."""
    overlap = found.overlap
    left, right = (
        _side(found.left, overlap.left_in_right),
        _side(found.right, overlap.right_in_left),
    )
    kind = LineageKind.COMMON_SOURCE
    weights = weigh_direction(left, right, kind)
    return Lineage(
        left=found.left.id,
        right=found.right.id,
        kind=kind,
        left_from_right=weights.left_from_right,
        right_from_left=weights.right_from_left,
        common=weights.common,
        copied=False,
        passages=(),
        evidence=weights.evidence,
    )


def add_shared_errors(
    found: Compared, lineage: Lineage | None, errors: Iterable[SharedError]
) -> Lineage | None:
    """Return the lineage of two articles with the slips that both have as a reason for it.

    Two that show nothing else but sentences which say the same have a common source by it.
    """
    left, right = found.left.id, found.right.id
    shared = [error for error in errors if left in error.found and right in error.found]
    if not shared or (lineage is None and not found.own):
        return lineage
    passages = tuple(
        Passage(error.found[left].citation, error.found[right].citation, 1, "error")
        for error in shared
    )
    told = lineage or _common(found)
    reasons = tuple(error.reason() for error in shared)
    return replace(
        told,
        passages=(*told.passages, *passages),
        evidence=(*told.evidence, *reasons),
    )


def errors_by_article(errors: Sequence[SharedError]) -> dict[str, list[SharedError]]:
    """Return the shared slips that each article has."""
    found: dict[str, list[SharedError]] = {}
    for error in errors:
        for article in error.found:
            found.setdefault(article, []).append(error)
    return found
