"""The graded pairs of sentences, and the rank correlation."""

from __future__ import annotations

from collections import Counter

import pytest
from hypothesis import given
from hypothesis import strategies as st

from crossread.errors import InputError
from evaluation.paraphrases import GRADES, Pair, load_pairs, spearman


def test_there_are_two_hundred_pairs_about_equally_many_of_each_grade():
    counts = Counter(pair.grade for pair in load_pairs())
    assert sum(counts.values()) == 200
    assert set(counts) == set(GRADES)
    assert max(counts.values()) - min(counts.values()) <= 2


def test_no_pair_stands_twice_and_none_pairs_a_sentence_with_itself():
    pairs = load_pairs()
    assert len({frozenset((pair.first, pair.second)) for pair in pairs}) == len(pairs)
    assert all(pair.first != pair.second and pair.first and pair.second for pair in pairs)


def test_shared_words_alone_do_not_give_the_grade():
    def overlap(pair):
        one, two = (set(text.lower().rstrip(".").split()) for text in (pair.first, pair.second))
        return len(one & two) / len(one | two)

    pairs = load_pairs()
    by_words = spearman([overlap(pair) for pair in pairs], [pair.grade for pair in pairs])
    assert 0 < by_words < 0.6


RANKED = [
    ([1, 2, 3, 4], [1, 2, 3, 4], 1.0),
    ([1, 2, 3, 4], [8, 4, 2, 1], -1.0),
    ([1, 2, 3, 4, 5], [5, 6, 7, 8, 7], 0.8207826817),  # the tie: ranks 1, 2, 3.5, 5, 3.5
    ([1, 1, 1], [1, 2, 3], 0.0),
]


@pytest.mark.parametrize("x, y, expected", RANKED)
def test_rank_correlation(x, y, expected):
    assert spearman(x, y) == pytest.approx(expected)


@pytest.mark.parametrize("x, y", [([], []), ([1], [1]), ([1, 2], [1])])
def test_rows_that_cannot_be_compared(x, y):
    with pytest.raises(ValueError, match="two equal rows"):
        spearman(x, y)


ROWS = st.lists(st.tuples(st.integers(-9, 9), st.integers(-9, 9)), min_size=2, max_size=30)


@given(ROWS)
def test_rank_correlation_is_symmetric_and_sees_order_only(rows):
    x, y = zip(*rows, strict=True)
    value = spearman(x, y)
    assert -1 <= value <= 1
    assert spearman(y, x) == value
    assert spearman([v**3 for v in x], y) == value
    assert spearman([-v for v in x], y) == pytest.approx(-value)


BAD = ["- [6, a, b]", "- [5, a]", "- [4.5, a, b]", "- [3, a, 7]", "7", "[", "- [true, a, b]"]


@pytest.mark.parametrize("text", BAD)
def test_a_malformed_file_is_an_input_error(tmp_path, text):
    path = tmp_path / "pairs.yaml"
    path.write_text(text)
    with pytest.raises(InputError, match="not a file of graded pairs"):
        load_pairs(path)


def test_a_file_of_pairs(tmp_path):
    path = tmp_path / "pairs.yaml"
    path.write_text("- [3, one, two]\n")
    assert load_pairs(path) == [Pair(3, "one", "two")]
