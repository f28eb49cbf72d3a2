from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from crossread.language import Annotator, tree_decoder
from crossread.language import annotator as annotator_module
from crossread.language.annotator import Stretch
from crossread.language.model import Floats, Scores
from crossread.language.mst import best_tree
from crossread.language.tree_decoder import TreeDecoder, Trees, find_heads

LABELS = ["<unk>", "root", "nsubj", "obj", "iobj", "obl", "punct"]
WIDTH = 4


def scores_of(arcs: Floats) -> Scores:
    """Return scores of arcs alone; all relations are as good."""
    count = len(arcs)
    none, flat = np.zeros(count, np.int64), np.zeros(count, np.float32)
    return Scores(
        upos=none,
        xpos=none,
        feats=none,
        edits=none,
        starts=flat,
        names=np.zeros((count, 1), np.float32),
        arcs=arcs,
        relations=np.zeros((count, len(LABELS), WIDTH + 1), np.float32),
        heads=np.zeros((count + 1, WIDTH), np.float32),
        predicate=flat,
        happened=flat,
        roles=np.zeros((count, 1, WIDTH + 1), np.float32),
        arguments=np.zeros((count, WIDTH), np.float32),
        vectors=np.zeros((count, 384), np.float32),
    )


def arcs_of(heads: list[int], surety: float = 9.0) -> Floats:
    """Return the scores of arcs where every word wants one head."""
    arcs = np.zeros((len(heads), len(heads) + 1), np.float32)
    arcs[np.arange(len(heads)), heads] = surety
    return arcs


def test_heads_stay_inside_their_sentence() -> None:
    arcs = np.zeros((4, 5), np.float32)
    arcs[0, 4] = arcs[3, 1] = 50.0  # both want a head in the other sentence
    arcs[0, 0] = arcs[2, 0] = 5.0
    arcs[1, 1] = arcs[3, 3] = 5.0
    assert find_heads(arcs, [0, 2]).tolist() == [0, 1, 0, 3]


@given(st.lists(st.integers(1, 7), min_size=1, max_size=5), st.integers(0, 10**6))
@settings(max_examples=100, deadline=None)
def test_heads_of_a_stretch_are_the_best_trees_of_its_sentences(
    lengths: list[int], seed: int
) -> None:
    starts = [sum(lengths[:place]) for place in range(len(lengths))]
    count = sum(lengths)
    arcs = np.random.default_rng(seed).normal(size=(count, count + 1)).astype(np.float32)
    found = find_heads(arcs, starts)
    for first, length in zip(starts, lengths, strict=True):
        part = arcs[first : first + length]
        own = np.concatenate([part[:, :1], part[:, first + 1 : first + length + 1]], axis=1)
        wanted = [head and head + first for head in best_tree(own)]
        assert found[first : first + length].tolist() == wanted


def test_arcs_that_cross_are_given_up_where_it_costs_least() -> None:
    arcs = arcs_of([3, 4, 0, 3])
    arcs[1, 3] = 5.0
    assert find_heads(arcs, [0]).tolist() == [3, 3, 0, 3]


def test_of_two_like_heads_the_one_with_the_surer_relation_is_taken() -> None:
    arcs = arcs_of([0, 1, 1])
    arcs[2, 2] = 9.5  # the second word is a little better than the first
    scores = scores_of(arcs)
    assert TreeDecoder(LABELS).decode(["a", "b", "c"], scores, [0]).heads.tolist() == [
        0,
        1,
        2,
    ]
    scores.relations[2, LABELS.index("obj"), 0] = 1.0
    scores.heads[1, 0] = 8.0
    trees = TreeDecoder(LABELS).decode(["a", "b", "c"], scores, [0])
    assert trees.heads.tolist() == [0, 1, 1]
    assert trees.relations[2] == "obj"


def test_a_relation_never_outweighs_a_sure_arc() -> None:
    scores = scores_of(arcs_of([0, 1, 2], surety=30.0))
    scores.relations[2, LABELS.index("obj"), 0] = 1.0
    scores.heads[1, 0] = 8.0
    assert TreeDecoder(LABELS).decode(["a", "b", "c"], scores, [0]).heads.tolist() == [
        0,
        1,
        2,
    ]


def test_an_arc_over_the_root_counts_as_crossing() -> None:
    arcs = arcs_of([2, 0, 1])
    arcs[2, 2] = 5.0
    assert find_heads(arcs, [0]).tolist() == [2, 0, 2]


def test_sentences_with_many_heads_in_doubt_are_told() -> None:
    arcs = arcs_of([2, 0, 2, 5, 0, 5], surety=20.0)
    arcs[3:] = 0.0
    trees = TreeDecoder(LABELS).decode(list("abcdef"), scores_of(arcs), [0, 3])
    assert trees.doubtful == [(3, 6)]


def test_another_reading_of_a_sentence_takes_the_place_of_the_first() -> None:
    trees = Trees(np.array([0, 1, 4, 0]), ["root", "obj", "nsubj", "root"], [(2, 4)])
    other = Trees(np.array([0, 1]), ["root", "obj"], [])
    found = trees.replaced(2, 4, other)
    assert found.heads.tolist() == [0, 1, 0, 3]
    assert found.relations == ["root", "obj", "root", "obj"]
    assert trees.heads.tolist() == [0, 1, 4, 0]


def test_doubtful_sentences_of_a_long_stretch_are_read_alone(
    annotator: Annotator, monkeypatch: pytest.MonkeyPatch
) -> None:
    lines = ("Talks were called off , said Mira Tolan .", "Two ships and a train came on Monday .")
    stretch = Stretch(tuple(" ".join(lines).split()))
    together = annotator.parse([stretch])[0]
    alone = annotator.parse([Stretch(tuple(line.split())) for line in lines])
    monkeypatch.setattr(annotator_module, "_LONG", 0)
    monkeypatch.setattr(tree_decoder, "_DOUBT", -1.0)
    again = annotator.parse([stretch])[0]
    first = len(lines[0].split())
    assert again.starts == (0, first)
    moved = [head if head < 0 else head + first for head in alone[1].heads]
    assert list(again.heads) == [*alone[0].heads, *moved]
    assert again.relations == alone[0].relations + alone[1].relations
    assert (again.upos, again.names, again.frames) == (
        together.upos,
        together.names,
        together.frames,
    )
