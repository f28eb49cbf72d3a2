"""Whether two groups of articles are about one event: a logistic model on a few signs."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from math import sqrt
from operator import mul

import numpy as np

from crossread.stories.comparing import Matrix
from crossread.text.resources import load

# The rows of a table of sums over pairs, as ``Pairs.table`` stacks them.
WORDS, TITLES, NAMES, FIGURES_SHARED, DATES_SHARED, DATES_APART, SERIES, GAP = range(8)

SIGNS = (
    "likeness",
    "titles apart",
    "names",
    "figures shared",
    "dates shared",
    "dates apart",
    "series",
    "days between",
)
# Two groups of which most pairs fill one template otherwise count so much: at 1 the same names and
# words outweigh it where only the days and figures of evaluation/series.yaml differ.
MOST_SERIES = 1.5
LEAST = 0.01  # cosines below count as this one, so that logs stay finite


def _titles_apart(means: Matrix, left: Matrix, right: Matrix, confidence: Matrix) -> Matrix:
    """Return by how much the titles within two groups are more alike than across them.

    It is a log ratio that counts in full for large groups and not at all for single articles: what
    is typical of the titles of an event shows only in several of them.
    """
    across = np.log(np.maximum(means, LEAST))
    within = (np.log(np.maximum(left, LEAST)) + np.log(np.maximum(right, LEAST))) / 2
    apart: Matrix = confidence * np.maximum(within - across, 0.0)
    return apart


def signs(means: Matrix, titles: tuple[Matrix, Matrix], sizes: tuple[Matrix, Matrix]) -> Matrix:
    """Return the signs of pairs of groups, one row a pair, in the order of SIGNS.

    ``means`` holds for each row of a table of sums (see above) its mean over the articles of both
    groups; ``titles`` and ``sizes`` are the mean cosine of titles within each group and its number
    of articles.
    """
    confidence = (1 - 1 / sizes[0]) * (1 - 1 / sizes[1])
    # The rows of sums that are signs as they are have the numbers of their signs.
    columns = means.copy()
    columns[WORDS] = np.sqrt(np.maximum(means[WORDS], 0.0))
    columns[TITLES] = _titles_apart(means[TITLES], *titles, confidence)
    columns[NAMES] = np.sqrt(np.maximum(means[NAMES], 0.0))
    columns[SERIES] = np.minimum(np.maximum(2 * means[SERIES] - 1, 0.0), MOST_SERIES)
    return columns.transpose(*range(1, columns.ndim), 0)


@dataclass(frozen=True, slots=True)
class Joining:
    """The fitted model: log-odds that two groups are about one event, joined from ``bar`` on."""

    intercept: float
    weights: Matrix  # by sign
    bar: float

    def score(self, table: Matrix) -> Matrix:
        """Return the log-odds of each row of signs."""
        scores: Matrix = table @ self.weights + self.intercept
        return scores

    def of_article(self, means: Sequence[float]) -> float:
        """Return the log-odds that a single article is about the event of a group.

        It is what ``score`` gives for its signs, where titles tell nothing yet.
        """
        own = list(means)
        own[WORDS], own[NAMES] = sqrt(max(own[WORDS], 0.0)), sqrt(max(own[NAMES], 0.0))
        own[TITLES] = 0.0
        own[SERIES] = min(max(2 * own[SERIES] - 1, 0.0), MOST_SERIES)
        told: float = sum(map(mul, own, self.weights.tolist()))
        return self.intercept + told

    @classmethod
    def of(cls, content: Mapping[str, object]) -> Joining:
        """Return the model of a resource's content."""
        weights = content["signs"]
        assert isinstance(weights, dict)
        values = np.array([float(weights.get(sign, 0.0)) for sign in SIGNS])
        return cls(float(str(content["intercept"])), values, float(str(content["bar"])))


def share(score: float) -> float:
    """Return log-odds as a share from 0 to 1.

    >>> share(0.0)
    0.5
    """
    return float(1 / (1 + np.exp(-score)))


@cache
def load_joining() -> Joining:
    """Return the model that ships with the package."""
    return Joining.of(load("joining.yaml"))
