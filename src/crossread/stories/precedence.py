"""Rank the articles of a story by how much each looks like the one that the others rest on."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from datetime import datetime

from crossread.model.articles import Article
from crossread.stories.direction import Side, explicit_source, may_name, published

# Points towards being the source. Each stronger sign outweighs the weaker ones together; they are
# the signs of direction.py seen for the whole story, in the same order.
NAMED, NAMES, SPUN = 1.0, 3.0, 20.0
EARLIEST = 1.5  # the first of the dated articles; the last has none of it
CENTRAL = 3.0  # every other article has sentences of it word for word
MOST_NAMED = 2  # more articles that name it add nothing


def _ages(sides: Sequence[Side]) -> dict[str, float]:
    """Return the place of each dated article in time, 1 for the first, 0 for the last."""
    dated: list[tuple[datetime, str]] = []
    for side in sides:
        when = published(side.article)
        if when is not None:
            dated.append((when[0], side.article.id))
    days = sorted({when for when, _ in dated})
    last = max(1, len(days) - 1)
    return {name: 1 - days.index(when) / last for when, name in dated} if days else {}


def published_first(article: Article) -> tuple[float, str]:
    """Return a key that sorts articles by their printed time, undated ones last, then by id."""
    when = published(article)
    return (when[0].timestamp() if when else float("inf"), article.id)


def list_named(sides: Sequence[Side]) -> dict[str, frozenset[str]]:
    """Return for each article the others whose outlets it names as its source."""
    of_outlet: dict[str, list[Side]] = {}
    for side in sides:
        of_outlet.setdefault(side.article.outlet, []).append(side)
    named: dict[str, frozenset[str]] = {}
    for side in sides:
        others = [
            other for outlet, own in of_outlet.items() if may_name(side, outlet) for other in own
        ]
        named[side.article.id] = frozenset(
            other.article.id
            for other in others
            if other is not side and explicit_source(side, other)
        )
    return named


def rank_sources(sides: Sequence[Side], shared: Mapping[str, int]) -> dict[str, float]:
    """Return a rank for every article, the lowest for what looks most like the source.

    ``shared`` tells with how many others each article has a sentence in common word for word.
    """
    named = Counter(name for side in sides for name in side.names)
    ages = _ages(sides)
    most = max(1, *shared.values()) if shared else 1
    return {
        side.article.id: -(
            NAMED * min(MOST_NAMED, named[side.article.id])
            - NAMES * bool(side.names)
            - SPUN * side.spun
            + EARLIEST * ages.get(side.article.id, 0.5)
            + CENTRAL * shared.get(side.article.id, 0) / most
        )
        for side in sides
    }
