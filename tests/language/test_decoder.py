from __future__ import annotations

from itertools import product

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from crossread.language.decoder import (
    NameDecoder,
    RelationDecoder,
    RoleDecoder,
    Roles,
    number_sentences,
)
from crossread.language.model import Scores

LABELS = ["<unk>", "root", "nsubj", "obj", "iobj", "obl"]
NAMES = ["O", "B-PER", "I-PER", "B-ORG", "I-ORG"]
ROLES = ["", "ARG0", "ARG1", "ARGM-TMP"]
WIDTH = 81


def scores_of(count: int) -> Scores:
    """Return scores of nothing."""
    none = np.zeros(count, np.int64)
    flat = np.zeros(count, np.float32)
    return Scores(
        upos=none,
        xpos=none,
        feats=none,
        edits=none,
        starts=flat,
        names=np.zeros((count, len(NAMES)), np.float32),
        arcs=np.zeros((count, count + 1), np.float32),
        relations=np.zeros((count, len(LABELS), WIDTH), np.float32),
        heads=np.zeros((count + 1, WIDTH - 1), np.float32),
        predicate=np.zeros(count, np.float32),
        happened=flat,
        roles=np.zeros((count, len(ROLES), WIDTH), np.float32),
        arguments=np.zeros((count, WIDTH - 1), np.float32),
        vectors=np.zeros((count, 384), np.float32),
    )


def decode(preferences: list[dict[str, float]], heads: list[int]) -> list[str]:
    """Return the relations where words have the given label scores, whatever their head."""
    scores = scores_of(len(preferences))
    for word, wanted in enumerate(preferences):
        for label, value in wanted.items():
            scores.relations[word, LABELS.index(label), -1] = value
    return RelationDecoder(LABELS).decode(scores, np.array(heads))


def test_a_relation_depends_on_its_head() -> None:
    scores = scores_of(2)
    scores.relations[1, LABELS.index("obl"), 0] = 1.0
    scores.relations[1, LABELS.index("nsubj"), 1] = 1.0
    scores.heads[1, 1] = 1.0
    assert RelationDecoder(LABELS).decode(scores, np.array([0, 1])) == ["root", "nsubj"]


def test_the_promise_of_a_head_is_the_chance_of_the_best_relation_to_it() -> None:
    scores = scores_of(2)
    scores.relations[1, LABELS.index("nsubj"), 0] = 1.0
    scores.heads[1, 0] = 3.0
    found = RelationDecoder(LABELS).promise(scores, np.array([1]), np.array([[0, 1, 2]]))
    sure = 3.0 - np.log(np.exp(3.0) + 3)  # beside three others; a root's relation is certain
    assert np.allclose(found, [[0.0, sure, -np.log(4)]])


def test_a_head_keeps_one_subject_the_surer_one() -> None:
    got = decode([{"nsubj": 9, "obl": 1}, {}, {"nsubj": 5, "obl": 4}], [2, 0, 2])
    assert got == ["nsubj", "root", "obl"]


def test_two_heads_may_have_a_subject_each() -> None:
    got = decode([{"nsubj": 9}, {}, {"nsubj": 5, "obl": 4}, {"obl": 1}], [2, 0, 4, 2])
    assert got == ["nsubj", "root", "nsubj", "obl"]


def test_two_objects_become_indirect_and_direct() -> None:
    got = decode([{}, {"obj": 5, "iobj": 4}, {"obj": 6, "iobj": 1}], [0, 1, 1])
    assert got == ["root", "iobj", "obj"]


def test_a_true_indirect_object_is_left_alone() -> None:
    got = decode([{}, {"iobj": 5, "obj": 4}, {"obj": 6, "obl": 5}], [0, 1, 1])
    assert got == ["root", "iobj", "obj"]


def test_a_second_object_that_suits_neither_place_is_given_up() -> None:
    got = decode([{}, {"obj": 9}, {"obj": 5, "obl": 4.9}], [0, 1, 1])
    assert got == ["root", "obj", "obl"]


def names_of(preferred: list[dict[str, float]]) -> list[tuple[int, int, str]]:
    chances = np.full((len(preferred), len(NAMES)), -5.0, np.float32)
    for word, wanted in enumerate(preferred):
        for label, value in wanted.items():
            chances[word, NAMES.index(label)] = value
    return NameDecoder(NAMES).find(chances, ["Word"] * len(preferred))


def test_doubt_about_the_sort_of_a_place_is_no_doubt_about_the_place() -> None:
    labels = ["O", *(f"{part}-{sort}" for sort in ("GPE", "LOC", "FAC") for part in "BI")]
    shares = {"O": 0.4, "B-GPE": 0.1, "B-LOC": 0.3, "B-FAC": 0.2}
    chances = np.log([[shares.get(label, 1e-6) for label in labels]]).astype(np.float32)
    assert NameDecoder(labels).find(chances, ["Halder"]) == [(0, 1, "LOC")]


@pytest.mark.parametrize(
    "word", ["a.b@c.example", "https://c.example", "www.c.example", "plan.pdf"]
)
def test_addresses_and_files_name_nobody(word: str) -> None:
    chances = np.array([[-3.0, -0.1, -4.0, -5.0, -5.0]], np.float32)
    assert NameDecoder(NAMES).find(chances, ["Word"]) == [(0, 1, "PER")]
    assert NameDecoder(NAMES).find(chances, [word]) == []


def test_names_never_start_inside() -> None:
    likely = [{"I-PER": -0.1, "B-PER": -0.4}, {"I-PER": -0.1}, {"O": -0.1}]
    assert names_of(likely) == [(0, 2, "PER")]


def test_no_names_where_nothing_is_named() -> None:
    assert names_of([{"O": -0.1}, {"O": -0.1}]) == []


def test_names_may_follow_each_other() -> None:
    likely = [{"B-PER": 0.0}, {"B-PER": 0.0}, {"B-ORG": 0.0}, {"I-ORG": 0.0}]
    assert names_of(likely) == [(0, 1, "PER"), (1, 2, "PER"), (2, 4, "ORG")]


@given(st.integers(1, 5), st.integers(0, 10**6))
@settings(max_examples=100, deadline=None)
def test_no_sound_tags_are_likelier_than_the_names_found(count: int, seed: int) -> None:
    chances = np.random.default_rng(seed).normal(size=(count, len(NAMES))).astype(np.float32)

    def sound(tags: tuple[int, ...]) -> bool:
        before = ["O", *(NAMES[tag] for tag in tags)]
        return all(
            NAMES[tag][0] != "I" or last[2:] == NAMES[tag][2:]
            for last, tag in zip(before, tags, strict=False)
        )

    def spans(tags: tuple[int, ...]) -> list[tuple[int, int, str]]:
        named = [NAMES[tag] for tag in tags] + ["O"]
        opens = [place for place, tag in enumerate(named) if tag[0] == "B"]
        ends = [next(e for e in range(o + 1, len(named)) if named[e][0] != "I") for o in opens]
        return [(o, e, named[o][2:]) for o, e in zip(opens, ends, strict=True)]

    paths = filter(sound, product(range(len(NAMES)), repeat=count))
    best = max(paths, key=lambda tags: float(chances[range(count), tags].sum()))
    assert NameDecoder(NAMES).find(chances, ["Word"] * count) == spans(best)


def test_the_arguments_of_a_predicate_stand_in_its_sentence_one_of_each_core_role() -> None:
    scores = scores_of(6)
    scores.predicate[[1, 4]] = 0.9
    scores.arguments[:, 0] = [3, 9, 2, 8, 9, 7]
    scores.roles[1, ROLES.index("ARG0"), 0] = 1.0
    scores.roles[4, ROLES.index("ARGM-TMP"), 0] = 1.0
    sentence = number_sentences([0, 3], 6)
    assert RoleDecoder(ROLES).decode(scores, sentence, None) == [
        Roles(1, ((0, "ARG0"),)),
        Roles(4, ((3, "ARGM-TMP"), (5, "ARGM-TMP"))),
    ]
    assert RoleDecoder(ROLES).decode(scores, sentence, (1,)) == [Roles(1, ((0, "ARG0"),))]
    assert RoleDecoder(ROLES).decode(scores, sentence, ()) == []


def test_a_predicate_may_have_no_arguments() -> None:
    scores = scores_of(2)
    assert RoleDecoder(ROLES).decode(scores, np.array([0, 0]), (0,)) == [Roles(0, ())]
