"""Cluster articles by their terms and their dates: average link over sparse similarities."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

import numpy as np
import numpy.typing as npt

from crossread.text.tfidf import Weights

Matrix = npt.NDArray[np.float32]

# Articles join a story while their mean similarity to it is at least this. Best of .08 to .24 in
# steps of .02 on data/clusters, and the same in all five folds of events.
THRESHOLD = 0.14

# Similarity is multiplied by FLOOR + (1 - FLOOR) * exp(-days^2 / (2 * SPREAD^2)). Of spreads of 3,
# 7 and 14 days and floors of .3, .5 and .7 the best on data/clusters (five folds of events: .958).
# Without time it is .961 there, but then what recurs every year would be one story.
SPREAD = 3.0
FLOOR = 0.7

# Two articles of one story share at least so many distinctive words: such as at most 2 % of the
# background's documents hold. A guard for short texts; on data/clusters it changes nothing.
DISTINCTIVE = 0.02
SHARED_DISTINCTIVE = 3


def _postings(
    vectors: Sequence[Mapping[str, float]],
) -> list[tuple[str, npt.NDArray[np.int64], Matrix]]:
    """Return (term, articles, values) of every term that at least two articles hold."""
    lists: dict[str, list[tuple[int, float]]] = {}
    for row, vector in enumerate(vectors):
        for term, value in vector.items():
            lists.setdefault(term, []).append((row, value))
    return [
        (
            term,
            np.array([row for row, _ in entries], dtype=np.int64),
            np.array([value for _, value in entries], dtype=np.float32),
        )
        for term, entries in sorted(lists.items())
        if len(entries) > 1
    ]


def similarities(vectors: Sequence[Mapping[str, float]], weights: Weights) -> Matrix:
    """Return the cosines of all pairs, 0 where a pair shares too few distinctive words."""
    size = len(vectors)
    cosines = np.zeros((size, size), dtype=np.float32)
    shared = np.zeros((size, size), dtype=np.int16)
    for term, rows, values in _postings(vectors):
        corner = np.ix_(rows, rows)
        cosines[corner] += np.outer(values, values)
        if weights.rare(term, DISTINCTIVE):
            shared[corner] += 1
    cosines[shared < SHARED_DISTINCTIVE] = 0
    return cosines


def dampen_by_time(cosines: Matrix, days: Sequence[float | None]) -> Matrix:
    """Return the similarities with distant pairs made smaller; unknown days change nothing."""
    known = np.array([day is not None for day in days])
    values = np.array([0.0 if day is None else day for day in days])
    gaps = np.abs(values[:, None] - values[None, :])
    factor = FLOOR + (1 - FLOOR) * np.exp(-(gaps**2) / (2 * SPREAD**2))
    factor[~(known[:, None] & known[None, :])] = 1.0
    dampened: Matrix = (cosines * factor).astype(np.float32)
    return dampened


def _components(similar: Matrix, threshold: float) -> list[list[int]]:
    """Return the connected parts of the graph of pairs at or over the threshold.

    The mean of a merge is never above its largest pair, so average link cannot join two parts.
    """
    left = set(range(len(similar)))
    parts = []
    while left:
        seed = min(left)
        part, queue = {seed}, [seed]
        left.discard(seed)
        while queue:
            near = np.flatnonzero(similar[queue.pop()] >= threshold)
            fresh = left.intersection(near.tolist())
            left -= fresh
            part |= fresh
            queue.extend(sorted(fresh))
        parts.append(sorted(part))
    return parts


def _average_link(similar: Matrix, threshold: float) -> list[list[int]]:
    """Merge the two nearest clusters while their mean similarity reaches the threshold."""
    means = similar.astype(np.float64)
    np.fill_diagonal(means, -1.0)
    members = [[row] for row in range(len(means))]
    while len(means) > 1:
        best, other = divmod(int(means.argmax()), len(means))
        if means[best, other] < threshold:
            break
        one, two = len(members[best]), len(members[other])
        row = (one * means[best] + two * means[other]) / (one + two)
        means[best], means[:, best] = row, row
        means[best, best] = means[other, :] = means[:, other] = -1.0
        members[best] += members[other]
        members[other] = []
    return [sorted(rows) for rows in members if rows]


def cluster(similar: Matrix, threshold: float = THRESHOLD) -> list[list[int]]:
    """Return the rows of each cluster, each sorted, in order of their first row."""
    found = []
    for part in _components(similar, threshold):
        for rows in _average_link(similar[np.ix_(part, part)], threshold):
            found.append([part[row] for row in rows])
    return sorted(found)
