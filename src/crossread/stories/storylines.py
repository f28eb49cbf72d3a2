"""Hang stories together that are chapters of one storyline: alike in words, whenever they come."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import numpy as np

from crossread.stories.comparing import common_terms, normalise
from crossread.stories.live import Index, weightiest
from crossread.stories.sums import Sums
from crossread.text.tfidf import Stream as Frequencies

DIGEST = 40  # of a story's words, the weightiest
RANKED = 8  # storylines that are considered for a story
# Two stories hang together from this mean cosine of their digests on. In data/clusters the two
# pairs of events of one matter lie at .50 and .72, all other pairs of events at .21 and below.
ALIKE = 0.35
SHARED = 3  # distinctive words, at least


@dataclass(frozen=True, slots=True)
class Chapter:
    """A story on its way into a storyline: its weightiest words as a vector of length 1."""

    id: int
    digest: Mapping[str, float]


def digest(sums: Sums, frequencies: Frequencies) -> dict[str, float]:
    """Return the weightiest words of a story as a vector of length 1."""
    weights = sums.values * frequencies.weights_of(sums.places)
    rows = np.argsort(-weights, kind="stable")
    if len(rows) > DIGEST:  # and those that weigh as much as the last of them
        rows = np.flatnonzero(weights >= weights[rows[DIGEST - 1]])
    terms, weights = frequencies.terms_of(sums.places[rows]), weights[rows]
    return normalise(dict(sorted(weightiest(terms, weights, DIGEST).items())))


class _Line:
    """A storyline so far: its chapters and the sum of their digests."""

    def __init__(self) -> None:
        self.chapters: list[Chapter] = []
        self.sums: dict[str, float] = {}

    def add(self, chapter: Chapter) -> None:
        self.chapters.append(chapter)
        for term, value in chapter.digest.items():
            self.sums[term] = self.sums.get(term, 0.0) + value

    def likeness(self, chapter: Chapter) -> float:
        """Return the mean cosine of a chapter with the line's, 0 for too few shared words."""
        shared = chapter.digest.keys() & self.sums.keys()
        if len(shared - common_terms()) < SHARED:
            return 0.0
        product = sum(chapter.digest[term] * self.sums[term] for term in sorted(shared))
        return product / len(self.chapters)


def storylines(chapters: Sequence[Chapter]) -> list[list[int]]:
    """Return the stories of each storyline of two or more, in the order in which they are given."""
    lines: list[_Line] = []
    index = Index()
    for chapter in chapters:
        keys = sorted(chapter.digest.items(), key=lambda each: (-each[1], each[0]))
        ranked = index.rank(keys, RANKED)
        found = max(((lines[n].likeness(chapter), -n) for n in ranked), default=(0.0, 0))
        if found[0] >= ALIKE:
            number = -found[1]
        else:
            number = len(lines)
            lines.append(_Line())
        lines[number].add(chapter)
        index.add(number, chapter.digest)
    return [[chapter.id for chapter in line.chapters] for line in lines if len(line.chapters) > 1]
