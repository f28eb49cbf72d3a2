from __future__ import annotations

from functools import cache
from itertools import product

import numpy as np
from hypothesis import given, settings
from hypothesis import strategies as st

from crossread.language.mst import best_tree


def crosses(heads: tuple[int, ...]) -> bool:
    """Tell whether arcs cross, the root's from the left among them."""
    arcs = [sorted((word, head)) for word, head in enumerate(heads, start=1)]
    return any(a < c < b < d for a, b in arcs for c, d in arcs)


def is_tree(heads: tuple[int, ...]) -> bool:
    if heads.count(0) != 1 or crosses(heads):
        return False
    for word in range(1, len(heads) + 1):
        seen = set()
        while word:
            if word in seen:
                return False
            seen.add(word)
            word = heads[word - 1]
    return True


@cache
def trees_of(count: int) -> np.ndarray:
    """Return the heads of all trees without crossing arcs of some words, one tree a row."""
    return np.array([h for h in product(range(count + 1), repeat=count) if is_tree(h)])


def totals(scores: np.ndarray, trees: np.ndarray) -> np.ndarray:
    return np.asarray(scores[np.arange(len(scores)), trees].sum(axis=1))


@given(st.integers(1, 6), st.integers(0, 10**6), st.sampled_from([-10.0, 0.0, 10.0]))
@settings(max_examples=200, deadline=None)
def test_no_tree_with_one_root_and_no_crossing_arcs_scores_higher(
    count: int, seed: int, root: float
) -> None:
    scores = np.random.default_rng(seed).normal(size=(count, count + 1))
    scores[:, 0] += root  # all words want to be the root, or none
    found = tuple(best_tree(scores))
    assert is_tree(found)
    assert np.isclose(totals(scores, np.array([found]))[0], totals(scores, trees_of(count)).max())


@given(st.integers(2, 40), st.integers(0, 10**6))
@settings(max_examples=60, deadline=None)
def test_long_sentences_give_trees_even_where_all_want_the_root(count: int, seed: int) -> None:
    scores = np.random.default_rng(seed).normal(size=(count, count + 1))
    scores[:, 0] += 10.0
    assert is_tree(tuple(best_tree(scores)))


def test_cycle_is_broken_where_it_costs_least() -> None:
    scores = np.array([[1.0, 0.0, 9.0], [5.0, 9.0, 0.0]])
    assert best_tree(scores) == [2, 0]


def test_a_tree_whose_arcs_cross_gives_way_to_the_best_of_the_others() -> None:
    scores = np.zeros((4, 5))
    scores[0, 3] = scores[1, 4] = scores[2, 0] = scores[3, 3] = 9.0  # 1 to 3 crosses 2 to 4
    scores[1, 3] = 5.0
    assert best_tree(scores) == [3, 3, 0, 3]


def test_a_word_alone_is_the_root() -> None:
    assert best_tree(np.array([[-3.0, 7.0]])) == [0]
