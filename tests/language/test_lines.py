from __future__ import annotations

from collections.abc import Callable

import numpy as np
from hypothesis import given
from hypothesis import strategies as st

from crossread.language.annotator import Parse
from crossread.language.vectors import clause_vectors, find_clauses, sentence_vectors
from crossread.model.annotation import Annotation, Frame

Annotate = Callable[[str], Annotation]


def parse_of(heads: tuple[int, ...], starts: tuple[int, ...], frames: tuple[int, ...]) -> Parse:
    """Return a parse whose word n has the unit vector n."""
    none = ("",) * len(heads)
    return Parse(
        upos=none,
        xpos=none,
        feats=none,
        lemmas=none,
        heads=heads,
        relations=none,
        starts=starts,
        names=(),
        frames=tuple(Frame(word, (), 0.0) for word in frames),
        vectors=np.eye(len(heads), 384, dtype=np.float32),
    )


def test_a_sentence_means_what_its_words_mean_together() -> None:
    rows = sentence_vectors(parse_of((1, -1, -1, 2), (0, 2), ()))
    half = np.float16(np.sqrt(0.5))
    assert rows[:, :4].tolist() == [[half, half, 0, 0], [0, 0, half, half]]
    assert rows.dtype == np.float16


def test_a_clause_is_the_predicate_with_all_that_hangs_on_it() -> None:
    rows = clause_vectors(parse_of((1, -1, 1, 2), (0,), (2,)))
    half = np.float16(np.sqrt(0.5))
    assert rows[:, :4].tolist() == [[0, 0, half, half]]
    assert clause_vectors(parse_of((-1,), (0,), ())).shape == (0, 384)


@given(st.lists(st.integers(0, 10**6), min_size=1, max_size=30))
def test_a_word_is_in_the_clauses_of_those_above_it(numbers: list[int]) -> None:
    heads = [-1, *(number % place for place, number in enumerate(numbers, 1))]
    found = find_clauses(np.array(heads), np.arange(len(heads)))
    for word in range(len(heads)):
        above, at = set(), word
        while at >= 0:
            above.add(at)
            at = heads[at]
        assert set(np.flatnonzero(found[:, word]).tolist()) == above


def test_frames_and_vectors_of_an_article_count_its_tokens(annotate: Annotate) -> None:
    found = annotate("The king left the harbor.\n\nThe envoy denied the report. He stayed.")
    assert found.vectors is not None
    assert found.vectors.sentences.shape == (3, 384)
    assert found.vectors.clauses.shape == (len(found.frames), 384)
    assert np.allclose(np.linalg.norm(found.vectors.sentences.astype(float), axis=1), 1, atol=1e-2)
    denied = next(f for f in found.frames if found.tokens[f.predicate].text == "denied")
    told = {label: found.tokens[place].text for place, label in denied.arguments}
    assert told == {"ARG0": "envoy", "ARG1": "report"}
    assert all(round(frame.happened, 2) == frame.happened for frame in found.frames)
