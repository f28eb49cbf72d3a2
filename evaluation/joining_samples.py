"""Groups of articles that are one event or two, to fit the decision of joining on."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import combinations

import numpy as np

from crossread.model.sketches import Sketch
from crossread.stories.comparing import Matrix, Pairs, compare
from crossread.stories.linking import group_signs
from crossread.text.tfidf import weigh

NEAR_EVENTS = 6  # other events that an article or event is held against: the likest
NEAR_ARTICLES = 3


@dataclass(frozen=True, slots=True)
class Articles:
    """Articles in the order of their days, what all pairs have in common, and their events."""

    sketches: tuple[Sketch, ...]
    events: tuple[str, ...]
    pairs: Pairs

    def of_event(self, event: str) -> list[int]:
        """Return the rows of an event's articles."""
        return [row for row, own in enumerate(self.events) if own == event]


@dataclass(frozen=True, slots=True)
class Sample:
    """The signs of two groups, whether they are one event, and the events that they are of."""

    signs: Matrix
    same: bool
    events: tuple[str, str]


def prepare(marked: Sequence[tuple[Sketch, str]]) -> Articles:
    """Return marked articles ready for samples."""
    ordered = sorted(marked, key=lambda each: (each[0].day or 0, each[0].id))
    sketches = tuple(sketch for sketch, _ in ordered)
    weights = weigh([sketch.words for sketch in sketches])
    events = tuple(event for _, event in ordered)
    return Articles(sketches, events, compare(sketches, weights.all_of))


def _nearest(articles: Articles, rows: Sequence[int], count: int) -> list[list[int]]:
    """Return the articles of the likest other events."""
    own = articles.events[rows[0]]
    others = [articles.of_event(e) for e in sorted(set(articles.events) - {own})]
    return sorted(others, key=lambda m: -articles.pairs.words[np.ix_(rows, m)].mean())[:count]


def _of_articles(articles: Articles) -> Iterator[tuple[list[int], list[int]]]:
    """Yield each article against its event as it grew, other events, and single other articles."""
    for row, event in enumerate(articles.events):
        rest = [other for other in articles.of_event(event) if other != row]
        for size in sorted({1, 2, 4, len(rest)}):
            if 0 < size <= len(rest):
                yield [row], rest[:size]
        for other in _nearest(articles, [row], NEAR_EVENTS):
            yield [row], other
            if len(other) > 2:
                yield [row], other[:2]
        foreign = [n for n, other in enumerate(articles.events) if other != event]
        for near in sorted(foreign, key=lambda n: -articles.pairs.words[row, n])[:NEAR_ARTICLES]:
            yield [row], [near]


def _of_groups(articles: Articles) -> Iterator[tuple[list[int], list[int]]]:
    """Yield the parts of each event, cut in time or interleaved, and each event against others."""
    for event in sorted(set(articles.events)):
        own = articles.of_event(event)
        for cut in range(2, len(own) - 1):
            yield own[:cut], own[cut:]
        for step in (2, 3):
            if len(own) >= 2 * step:
                yield own[::step], [row for n, row in enumerate(own) if n % step]
        for other in _nearest(articles, own, NEAR_EVENTS):
            if len(own) > 1 and len(other) > 1:
                yield own, other
                yield own[:2], other
                yield own[:3], other[:3]


def samples(articles: Articles) -> list[Sample]:
    """Return groups of articles with whether they are one event."""
    found = []
    for left, right in (*_of_articles(articles), *_of_groups(articles)):
        events = articles.events[left[0]], articles.events[right[0]]
        signs = group_signs(articles.pairs, left, right)
        found.append(Sample(signs, events[0] == events[1], events))
    return found


def pairs_of_series(articles: Articles) -> list[Sample]:
    """Return the pairs of single articles."""
    return [
        Sample(
            group_signs(articles.pairs, [one], [other]),
            articles.events[one] == articles.events[other],
            (articles.events[one], articles.events[other]),
        )
        for one, other in combinations(range(len(articles.events)), 2)
    ]
