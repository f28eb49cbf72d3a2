"""Roles and factuality against marked ones, on sentences of our own."""

from __future__ import annotations

import pytest

from crossread.language.annotator import Frame
from evaluation.happened import measure as measure_happened
from evaluation.happened import read_judged
from evaluation.role_spans import subtree_span
from evaluation.roles import RoleSentence, measure, score_sentences
from tests.evaluation.scripted import (
    Scripted,
    flat_parse,
    two_sentences,
    write_gzip,
    write_rows,
)
from training.corpora import Argument, Predicate, read_treebank

# "The clerk who fled sold maps ." with fled under clerk
HEADS = (1, 4, 3, 1, -1, 4, 4)
UPOS = ("DET", "NOUN", "PRON", "VERB", "VERB", "NOUN", "PUNCT")
SPANS = [
    # head, predicate, span
    (1, 4, (0, 4)),  # the clerk who fled | sold
    (1, 3, (0, 2)),  # the clerk | fled: the branch that holds the predicate is cut out
    (5, 4, (5, 6)),
    (4, 3, (4, 6)),  # sold maps, the stop is no part of it
    (6, 4, (6, 7)),  # a stop that is the head stays
]


@pytest.mark.parametrize("head, predicate, span", SPANS)
def test_span_of_a_subtree(head, predicate, span):
    assert subtree_span(HEADS, UPOS, head, predicate) == span


def test_a_broken_subtree_keeps_the_run_around_its_head():
    assert subtree_span((2, 2, -1, 1, 2), ("X",) * 5, 1, 2) == (1, 2)


WORDS = ("Orla", "sold", "maps", "there")
SENTENCE = RoleSentence(
    WORDS,
    (
        Predicate(
            1,
            "sell.01",
            (Argument("ARG0", 0, 1, 0), Argument("ARG1", 2, 3, 2), Argument("ARGM-LOC", 3, 4, 3)),
        ),
    ),
)


def reader(given, unaided):
    """An annotator whose frames are the first where predicates are given, else the second."""

    def read(stretch):
        frames = unaided if stretch.predicates is None else given
        tree = {"heads": (1, -1, 1, 1), "upos": ("PROPN", "VERB", "NOUN", "ADV")}
        return flat_parse(stretch.words, frames=frames, **tree)

    return Scripted(read)


TRUE = Frame(1, ((0, "ARG0"), (2, "ARG1"), (3, "ARGM-LOC")), 3.0)


def test_the_truth_scores_one():
    score = score_sentences([SENTENCE], reader((TRUE,), (TRUE,)))
    for tally in (score.heads, score.spans, score.predicates, score.unaided):
        assert tally.f1() == 1


def test_labels_words_and_predicates_count():
    given = Frame(1, ((0, "ARG1"), (2, "ARG1")), 0.0)
    score = score_sentences([SENTENCE], reader((given,), (Frame(0, (), 0.0), TRUE)))
    assert score.heads.precision() == pytest.approx(1 / 2)
    assert score.heads.recall() == pytest.approx(1 / 3)
    assert score.heads.f1("ARG0") == 0
    assert score.predicates.precision() == pytest.approx(1 / 2)
    assert score.predicates.recall() == score.unaided.f1() == 1


def test_predicates_are_given_once_and_found_once():
    annotator = reader((TRUE,), ())
    score = score_sentences([SENTENCE], annotator)
    assert [stretch.predicates for stretch in annotator.seen] == [(1,), None]
    assert all(stretch.bounds.must_not == {1, 2, 3} for stretch in annotator.seen)
    assert score.predicates.f1() == score.unaided.f1() == 0


@pytest.fixture
def data(tmp_path):
    folder = tmp_path / "treebanks"
    write_gzip(folder / "ewt-test.conllu.gz", two_sentences("d"))
    argument = {"label": "ARG0", "start": 0, "end": 1, "head": 0}
    predicate = {"token": 1, "roleset": "deny.01", "args": [argument]}
    row = {"sent_id": "d-1", "predicates": [predicate]}
    write_rows(folder / "propbank-ewt-test.jsonl.gz", [row])
    event = {"token": 1, "score": 3.0, "align": "offset"}
    rows = [{"sent_id": "d-1", "predicates": [event]}, {"sent_id": "d-2", "predicates": []}]
    write_rows(folder / "uds-factuality-test.jsonl.gz", rows)
    return tmp_path


def test_the_shipped_model_is_measured(data):
    values = measure(data)
    assert values["arguments"] == 1
    assert 0 <= values["f1"] <= 1
    values = measure_happened(data)
    assert values["words"] == 1
    assert 0 <= values["mae"] <= 6


def test_a_word_that_is_not_read_counts_as_undecided(data):
    sentences = read_treebank(data / "treebanks" / "ewt-test.conllu.gz")
    scores = {"d-1": ((1, 3.0), (2, -1.0)), "d-2": ()}
    annotator = Scripted(lambda s: flat_parse(s.words, frames=(Frame(1, (), 2.5),)))
    assert read_judged(sentences, scores, annotator) == ([2.5, 0.0], [3.0, -1.0], 1)
    assert [stretch.predicates for stretch in annotator.seen] == [(1, 2)]
