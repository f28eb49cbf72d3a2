from __future__ import annotations

from random import Random

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from crossread.language.punctuation import attach_marks

MARKS = frozenset('.,()"')


def attached(text: str, heads: list[int], sure: dict[int, int] | None = None) -> list[int]:
    """Return the heads with all marks attached; ``sure`` are arcs that the network is sure of."""
    words = text.split()
    arcs = np.full((len(words), len(words) + 1), -1.0, np.float32)
    for place, head in (sure or {}).items():
        arcs[place] = -9.0
        arcs[place, head] = 0.0
    marks = [place for place, word in enumerate(words) if word in MARKS]
    found: list[int] = attach_marks(words, np.array(heads), marks, arcs, [0]).tolist()
    return found


@pytest.mark.parametrize(
    ("text", "heads", "wanted"),
    [
        # The stop of a sentence hangs on its root.
        ("Ships left the harbor .", [2, 0, 4, 2, 4], {4: 2}),
        # A comma hangs on the subordinate clause, before it and after it.
        ("Nobody knew , as they slept .", [2, 0, 2, 6, 6, 2, 6], {2: 6, 6: 2}),
        ("As they slept , nobody knew .", [3, 3, 6, 6, 6, 0, 3], {3: 3, 6: 6}),
        # Commas between conjuncts hang on the next one.
        ("Tea , milk , bread", [0, 1, 1, 1, 1], {1: 3, 3: 5}),
        # Marks of a pair hang on the head of what they enclose.
        ("Orr ( their envoy ) left", [6, 6, 4, 1, 6, 0], {1: 4, 4: 4}),
        ('He said " we agree " today', [2, 0, 2, 5, 2, 2, 2], {2: 5, 5: 5}),
        # A mark at the very start has no word before it.
        (", they left", [3, 3, 0], {0: 3}),
    ],
)
def test_marks_hang_on_what_they_set_off(
    text: str, heads: list[int], wanted: dict[int, int]
) -> None:
    found = attached(text, heads)
    assert {place: found[place] for place in wanted} == wanted
    others = set(range(len(heads))) - wanted.keys()
    assert [found[place] for place in others] == [heads[place] for place in others]


def test_a_mark_that_the_network_is_sure_of_stays() -> None:
    text, heads = "Ships left the harbor .", [2, 0, 4, 2, 4]
    assert attached(text, heads, {4: 4}) == heads


def test_a_mark_that_bears_words_stays() -> None:
    assert attached("Ships left the , .", [2, 0, 4, 2, 4]) == [2, 0, 4, 2, 2]


def test_marks_of_one_sentence_take_no_word_of_another() -> None:
    words = ["They", "left", ".", "Ships", "came", "."]
    arcs = np.full((6, 7), -1.0, np.float32)
    found = attach_marks(words, np.array([2, 0, 1, 5, 0, 4]), [2, 5], arcs, [0, 3])
    assert found.tolist() == [2, 0, 2, 5, 0, 5]


@given(st.lists(st.sampled_from(["a", *sorted(MARKS)]), min_size=1, max_size=12), st.randoms())
@settings(max_examples=100, deadline=None)
def test_a_tree_stays_a_tree(words: list[str], random: Random) -> None:
    words = ["a", *words]
    order = random.sample(range(1, len(words) + 1), len(words))
    heads = [0] * len(words)
    for place, word in enumerate(order[1:], start=1):
        heads[word - 1] = random.choice(order[:place])
    marks = [place for place, word in enumerate(words) if word in MARKS and heads[place]]
    arcs = np.zeros((len(words), len(words) + 1), np.float32)
    found = attach_marks(words, np.array(heads), marks, arcs, [0]).tolist()
    for word in range(1, len(words) + 1):
        steps = 0
        while word:
            word, steps = found[word - 1], steps + 1
            assert steps <= len(words)
