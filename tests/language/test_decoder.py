from __future__ import annotations

import numpy as np

from crossread.language.decoder import RelationDecoder, find_heads, make_name_decoder
from crossread.language.model import Scores

LABELS = ["<unk>", "root", "nsubj", "obj", "iobj", "obl"]
NAMES = ["O", "B-PER", "I-PER", "B-ORG", "I-ORG", "B-LOC", "I-LOC"]


def scores_of(preferences: list[dict[str, float]]) -> Scores:
    """Return scores under which word w has exactly the given label logits, whatever its head."""
    count = len(preferences)
    dependents = np.zeros((count, 96), np.float32)
    for word in range(count):
        dependents[word, word] = 1.0
    none = np.zeros(count, np.int64)
    empty = np.zeros((count, 7), np.float32)
    arcs = np.zeros((count, count + 1), np.float32)
    heads = np.zeros((count + 1, 96), np.float32)
    return Scores(none, none, none, none, empty[:, 0], empty, arcs, dependents, heads)


def decoder_for(preferences: list[dict[str, float]]) -> RelationDecoder:
    weights = np.zeros((len(LABELS), 97, 97), np.float32)
    for word, wanted in enumerate(preferences):
        for label, value in wanted.items():
            weights[LABELS.index(label), word, 96] = value
    return RelationDecoder(LABELS, weights)


def decode(preferences: list[dict[str, float]], heads: list[int]) -> list[str]:
    decoder = decoder_for(preferences)
    return decoder.decode(scores_of(preferences), np.array(heads))


def test_a_head_keeps_one_subject_the_surer_one() -> None:
    got = decode([{"nsubj": 9, "obl": 1}, {}, {"nsubj": 5, "obl": 4}], [2, 0, 2])
    assert got == ["nsubj", "root", "obl"]


def test_two_objects_become_indirect_and_direct() -> None:
    got = decode([{}, {"obj": 5, "iobj": 4}, {"obj": 6, "iobj": 1}], [0, 1, 1])
    assert got == ["root", "iobj", "obj"]


def test_a_true_indirect_object_is_left_alone() -> None:
    got = decode([{}, {"iobj": 5, "obj": 4}, {"obj": 6, "obl": 5}], [0, 1, 1])
    assert got == ["root", "iobj", "obj"]


def test_a_second_object_that_suits_neither_place_is_given_up() -> None:
    got = decode([{}, {"obj": 9}, {"obj": 5, "obl": 4.9}], [0, 1, 1])
    assert got == ["root", "obj", "obl"]


def test_heads_stay_inside_their_sentence() -> None:
    arcs = np.zeros((4, 5), np.float32)
    arcs[0, 4] = arcs[3, 1] = 50.0  # both want a head in the other sentence
    arcs[0, 0] = arcs[2, 0] = 5.0
    arcs[1, 1] = arcs[3, 3] = 5.0
    assert find_heads(arcs, [0, 2]).tolist() == [0, 1, 0, 3]


def test_names_never_start_inside() -> None:
    find = make_name_decoder(NAMES)
    chances = np.full((3, 7), -5.0, np.float32)
    chances[0, NAMES.index("I-PER")] = -0.1
    chances[0, NAMES.index("B-PER")] = -0.4
    chances[1, NAMES.index("I-PER")] = -0.1
    chances[2, NAMES.index("O")] = -0.1
    assert find(chances) == [(0, 2, "PER")]


def test_no_names_where_nothing_is_named() -> None:
    chances = np.full((2, 7), -5.0, np.float32)
    chances[:, 0] = -0.1
    assert make_name_decoder(NAMES)(chances) == []
