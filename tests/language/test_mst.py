from __future__ import annotations

from itertools import product

import numpy as np
from hypothesis import given, settings
from hypothesis import strategies as st

from crossread.language.mst import best_tree


def is_tree(heads: tuple[int, ...]) -> bool:
    if heads.count(0) != 1:
        return False
    for word in range(1, len(heads) + 1):
        seen = set()
        while word:
            if word in seen:
                return False
            seen.add(word)
            word = heads[word - 1]
    return True


def total(scores: np.ndarray, heads: tuple[int, ...]) -> float:
    return float(sum(scores[word, head] for word, head in enumerate(heads)))


@given(st.integers(1, 5), st.integers(0, 10**6))
@settings(max_examples=150, deadline=None)
def test_no_tree_with_one_root_scores_higher(count: int, seed: int) -> None:
    scores = np.random.default_rng(seed).normal(size=(count, count + 1))
    found = tuple(best_tree(scores))
    trees = [heads for heads in product(range(count + 1), repeat=count) if is_tree(heads)]
    assert is_tree(found)
    assert np.isclose(total(scores, found), max(total(scores, heads) for heads in trees))


@given(st.integers(2, 40), st.integers(0, 10**6))
@settings(max_examples=60, deadline=None)
def test_long_sentences_give_trees_even_where_all_want_the_root(count: int, seed: int) -> None:
    scores = np.random.default_rng(seed).normal(size=(count, count + 1))
    scores[:, 0] += 10.0
    assert is_tree(tuple(best_tree(scores)))


def test_cycle_is_broken_where_it_costs_least() -> None:
    scores = np.array([[1.0, 0.0, 9.0], [5.0, 9.0, 0.0]])
    assert best_tree(scores) == [2, 0]
