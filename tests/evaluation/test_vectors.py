"""Sentence vectors against reference vectors, on vectors of our own."""

from __future__ import annotations

import json
from dataclasses import replace

import numpy as np
import pytest

from crossread.errors import InputError
from evaluation import vectors
from evaluation.paraphrases import load_pairs
from evaluation.vectors import mark_of, mean_cosine, read_pair_reference, read_reference
from tests.evaluation.scripted import Scripted, flat_parse, two_sentences, write_gzip

ROW = {"sha256": "x", "cosines": [0.5, 0.25]}


def directed(stretch):
    """A parse whose words point along the first axis, but for "left" along the second."""
    rows = [[0.0, 2.0] if word == "left" else [2.0, 0.0] for word in stretch.words]
    return flat_parse(stretch.words, vectors=np.array(rows, np.float32))


def test_a_span_has_length_one():
    parse = flat_parse(("a", "b"), vectors=np.array([[3, 0], [0, 3]], np.float32))
    assert vectors.span_vector(parse, 0, 2) == pytest.approx([0.5**0.5] * 2)
    assert vectors.span_vector(parse, 1, 2) == pytest.approx([0, 1])


def test_a_model_without_vectors_scores_nothing():
    own = [vectors.span_vector(flat_parse(("a",)), 0, 1)]
    assert mean_cosine(own, np.ones((1, 2), np.float32)) == 0


COSINES = [
    ([[1, 0], [0, 1]], [[2, 0], [0, 5]], 1.0),
    ([[1, 0], [0, 1]], [[2, 0], [1, 0]], 0.5),
    ([[1, 0]], [[-1, 0]], -1.0),
]


@pytest.mark.parametrize("own, reference, expected", COSINES)
def test_mean_cosine(own, reference, expected):
    rows = [np.array(row, np.float32) for row in own]
    assert mean_cosine(rows, np.array(reference, np.float32)) == pytest.approx(expected)


@pytest.fixture
def data(tmp_path, monkeypatch):
    monkeypatch.setattr(vectors, "load_annotator", lambda: Scripted(directed))
    write_gzip(tmp_path / "treebanks" / "pud-test.conllu.gz", two_sentences("d"))
    return tmp_path


def test_sentences_are_read_alone_and_in_their_paragraph(data):
    sentences = [[1, 0], [2 / 5**0.5, 1 / 5**0.5]]  # of "Orla left ." one word in three is aside
    np.savez(data / "own.npz", **{"pud-test": np.array(sentences, np.float16)})
    values = vectors.measure(data, data / "own.npz")
    assert values["pud-test.cosine"] == pytest.approx(1, abs=1e-3)
    assert values["pud-test.cosine_in_paragraph"] == pytest.approx(1, abs=1e-3)
    assert "ewt-test.cosine" not in values


def test_without_reference_the_pairs_are_measured(data):
    assert set(vectors.measure(data)) == {
        "pairs", "pairs.spearman", "pairs.reference_spearman",
    }  # fmt: skip


def test_a_reference_of_other_sentences_is_refused(data):
    np.savez(data / "own.npz", **{"pud-test": np.ones((3, 2), np.float16)})
    with pytest.raises(InputError, match="other sentences"):
        vectors.measure(data, data / "own.npz")


@pytest.mark.parametrize("content", [None, b"", b"no archive", b"PK\x03\x04 cut short"])
def test_a_bad_reference_is_named(tmp_path, content):
    path = tmp_path / "own.npz"
    if content is not None:
        path.write_bytes(content)
    with pytest.raises(InputError, match="not a file of reference vectors"):
        read_reference(path)


def test_the_shipped_reference_fits_the_pairs():
    reference = read_pair_reference()
    assert reference.sha256 == mark_of(load_pairs())
    assert len(reference.cosines) == len(load_pairs())
    assert all(-1 <= cosine <= 1 for cosine in reference.cosines)


def test_a_reference_of_other_pairs_is_refused(tmp_path, monkeypatch):
    path = tmp_path / "own.json"
    path.write_text(json.dumps(ROW))
    monkeypatch.setattr(vectors, "read_pair_reference", lambda: read_pair_reference(path))
    with pytest.raises(InputError, match="made for other pairs"):
        vectors.measure_pairs(Scripted(directed))


@pytest.mark.parametrize("row", [[], {}, {"sha256": "x"}, {"sha256": "x", "cosines": ["a"]}])
def test_a_malformed_pair_reference_is_an_input_error(tmp_path, row):
    path = tmp_path / "own.json"
    path.write_text(json.dumps(row))
    with pytest.raises(InputError, match="not a file of reference cosines"):
        read_pair_reference(path)


def test_grades_may_change_without_new_vectors():
    pairs = load_pairs()
    assert mark_of([replace(pair, grade=0) for pair in pairs]) == mark_of(pairs)
    assert mark_of(pairs[1:]) != mark_of(pairs)
