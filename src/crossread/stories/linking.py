"""Cluster a few articles: the two groups that most surely are one event join, again and again."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
import numpy.typing as npt

from crossread.stories.comparing import Matrix, Pairs
from crossread.stories.joining import TITLES, Joining, signs

_NEVER = -np.inf


class _Groups:
    """The groups so far: sums over the pairs of articles between any two of them.

    A sum over the pairs of two joined groups is the sum of their sums, so that the means over all
    pairs of articles (average link) are known at every step without looking at the articles.
    """

    def __init__(self, sums: Matrix, sizes: Matrix, joining: Joining) -> None:
        self.sums = sums
        self.sizes = sizes
        self.joining = joining
        self.alive = np.ones(len(sizes), dtype=bool)
        rows = np.arange(len(sizes))
        self.within = self._within(rows)
        means = sums / (sizes[:, None] * sizes)
        titles = self.within[:, None], self.within
        self.scores = joining.score(signs(means, titles, (sizes[:, None], sizes)))
        np.fill_diagonal(self.scores, _NEVER)

    def _within(self, rows: npt.NDArray[np.intp] | int) -> Matrix:
        """Return the mean cosine of titles inside groups, 0 for a single article."""
        pairs = self.sizes[rows] * (self.sizes[rows] - 1)
        within: Matrix = self.sums[TITLES, rows, rows] / np.maximum(pairs, 1)
        return within

    def _scores(self, row: int) -> Matrix:
        """Return the log-odds of a group with each other, never with itself or one that is gone."""
        means = self.sums[:, row] / (self.sizes[row] * self.sizes)
        titles = self.within[row], self.within
        scores = self.joining.score(signs(means, titles, (self.sizes[row], self.sizes)))
        scores[~self.alive] = scores[row] = _NEVER
        return scores

    def best(self) -> tuple[int, int, float]:
        """Return the two groups that fit best, the lower first, and their log-odds."""
        one, other = divmod(int(self.scores.argmax()), len(self.sizes))
        return min(one, other), max(one, other), float(self.scores[one, other])

    def join(self, keep: int, gone: int) -> None:
        """Make one group of two."""
        self.sums[:, keep] += self.sums[:, gone]
        self.sums[:, :, keep] += self.sums[:, :, gone]
        self.sizes[keep] += self.sizes[gone]
        self.alive[gone] = False
        self.within[keep] = self._within(keep)
        self.scores[gone] = self.scores[:, gone] = _NEVER
        self.scores[keep] = self.scores[:, keep] = self._scores(keep)


def cluster(pairs: Pairs, joining: Joining) -> list[list[int]]:
    """Return the rows of each cluster, each sorted, in order of their first row."""
    sums = pairs.table()
    members = [[row] for row in range(sums.shape[1])]
    if len(members) > 1:
        groups = _Groups(sums, np.ones(len(members)), joining)
        while True:
            keep, gone, score = groups.best()
            if score < joining.bar:
                break
            groups.join(keep, gone)
            members[keep] += members[gone]
            members[gone] = []
    return sorted(sorted(rows) for rows in members if rows)


def group_signs(pairs: Pairs, left: Sequence[int], right: Sequence[int]) -> Matrix:
    """Return the signs of two groups of rows: what a join of them is judged by."""
    sums = pairs.table()
    block = sums[:, left][:, :, right]
    within = [
        sums[TITLES][np.ix_(rows, rows)].sum() / max(len(rows) * (len(rows) - 1), 1)
        for rows in (left, right)
    ]
    sizes = np.array(float(len(left))), np.array(float(len(right)))
    return signs(block.mean(axis=(1, 2)), (np.array(within[0]), np.array(within[1])), sizes)
