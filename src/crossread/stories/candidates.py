"""Choose the pairs of a story's articles that are worth comparing."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from itertools import combinations

from crossread.stories.lineage import Studied
from crossread.stories.precedence import published_first

# Up to so many articles each pair is compared: then no dependence can be missed.
EVERY_PAIR = 40
# In a larger story each article is held against those that share most with it. The article that it
# was made of is among them; a copy of a copy is found by way of the copy.
NEAREST = 8
# Of the articles that hold a shingle or a rare word only the earliest are looked up: a word that
# hundreds have tells nothing apart, and the first to print it is what the others depend on.
EARLIEST = 24
SHINGLE, RARE_WORD = 2, 1  # what one in common counts for


def _keys(article: Studied) -> Iterator[tuple[str, int]]:
    """Yield what an article can have in common with others, and what it counts for."""
    for shingle in article.wording.positions:
        yield shingle, SHINGLE
    for word in sorted({word for p in article.phrasings for word in p.rare}):
        yield word, RARE_WORD


def _index(studied: Sequence[Studied], order: Sequence[int]) -> dict[str, list[int]]:
    """Return the earliest articles that hold each shingle and rare word, by their numbers."""
    postings: dict[str, list[int]] = {}
    for number in order:
        for key, _ in _keys(studied[number]):
            row = postings.setdefault(key, [])
            if len(row) < EARLIEST:
                row.append(number)
    return postings


def _nearest(
    article: Studied, own: int, postings: dict[str, list[int]], place: list[int]
) -> list[int]:
    """Return the numbers of the articles that share most with one, the earliest of equals."""
    shared: Counter[int] = Counter()
    for key, weight in _keys(article):
        row = postings[key]
        shared.update(row)
        if weight > 1:
            shared.update(row)
    shared.pop(own, None)
    return sorted(shared, key=lambda other: (-shared[other], place[other]))[:NEAREST]


def list_candidates(studied: Sequence[Studied]) -> list[tuple[Studied, Studied]]:
    """Return the pairs to compare, left before right by id; in large stories not every pair."""
    if len(studied) <= EVERY_PAIR:
        return list(combinations(studied, 2))
    order = sorted(range(len(studied)), key=lambda n: published_first(studied[n].reading.article))
    place = [0] * len(order)
    for rank, number in enumerate(order):
        place[number] = rank
    postings = _index(studied, order)
    pairs = {
        (min(own, other), max(own, other))
        for own, article in enumerate(studied)
        for other in _nearest(article, own, postings, place)
    }
    return [(studied[left], studied[right]) for left, right in sorted(pairs)]
