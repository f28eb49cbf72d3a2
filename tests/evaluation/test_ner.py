"""Names of the sets, their classes, and the score of what is found."""

from __future__ import annotations

from dataclasses import replace

import pytest

from evaluation.ner import model_names, score_documents, shown_names
from evaluation.ner_sets import CLASSES, LABELS, MODEL_CLASSES, NamedDocument, known_sets, read_set
from evaluation.sets import Choice, Part
from tests.evaluation.scripted import (
    WORDS,
    Scripted,
    flat_parse,
    true_parse,
    two_sentences,
    write_gzip,
    write_rows,
)


def test_only_the_three_classes_are_counted():
    assert set(MODEL_CLASSES.values()) == set(CLASSES)
    for labels in LABELS.values():
        assert set(labels.values()) == set(CLASSES)


def test_labels_of_the_model_are_mapped():
    labels = ("PER", "ORG", "GPE", "LOC", "FAC", "NORP", "VEH", "WEA", "EVT")
    names = tuple((place, place + 1, label) for place, label in enumerate(labels))
    parse = flat_parse(["a", "b", "c", "d", "e", "f", "g", "h", "i"], names=names)
    assert [label for _, _, label in model_names(parse)] == ["PER", "ORG", "LOC", "LOC", "LOC"]


def test_demonyms_are_no_names_of_the_sets():
    words = ["Ukrainian", "troops", "left", "Ukraine"]
    parse = flat_parse(words, upos=("ADJ", "NOUN", "VERB", "PROPN"))
    assert shown_names(words, parse) == [(3, 4, "LOC")]


def test_a_name_counts_once_with_its_class():
    document = NamedDocument((tuple(WORDS),), (True,), ((0, 1, "ORG"), (4, 5, "PER")))
    parse = replace(true_parse(), names=((0, 1, "LOC"), (4, 5, "PER")))
    own, _ = score_documents([document], Scripted(lambda stretch: parse))
    assert own.f1("PER") == 1
    assert own.f1("ORG") == own.f1("LOC") == 0
    assert own.f1() == pytest.approx(0.5)


def test_sentences_of_a_document_are_read_together(tmp_path):
    rows = [
        {"id": "d-1", "tokens": WORDS[:4], "ents": [[0, 1, "LOC"], [2, 3, "OTH"]]},
        {"id": "d-2", "tokens": WORDS[4:], "ents": [[0, 1, "PER"]]},
        {"id": "e-1", "tokens": ["Bo"], "ents": []},
    ]
    write_rows(tmp_path / "treebanks" / "ner" / "uner-ewt-dev.jsonl.gz", rows)
    write_gzip(tmp_path / "treebanks" / "ewt-dev.conllu.gz", two_sentences("d"))
    first, second = read_set(tmp_path, "uner", Choice(Part.DEV))
    assert first.names == ((0, 1, "LOC"), (4, 5, "PER"))
    assert first.opens == (True, False)
    assert second.sentences == (("Bo",),)
    assert len(read_set(tmp_path, "uner", Choice(Part.SAMPLE))) == 1


def test_sentences_of_crossner_stand_alone(tmp_path):
    rows = [{"id": f"x-{n}", "tokens": ["Orla"], "ents": [[0, 1, "politician"]]} for n in range(2)]
    write_rows(tmp_path / "treebanks" / "ner" / "crossner-politics-test.jsonl.gz", rows)
    documents = read_set(tmp_path, "crossner", Choice())
    assert [document.names for document in documents] == [((0, 1, "PER"),)] * 2


LINES = [
    # tagged words, names
    ("Orla/B-Person Brack/I-Person left/O", ((0, 2, "PER"),)),
    ("Orla/B-Person Selm/B-Location", ((0, 1, "PER"), (1, 2, "LOC"))),
    ("Orla/I-Person Selm/I-Location ./O", ((0, 1, "PER"), (1, 2, "LOC"))),
    ("He/O left/O ./O Selm/B-Facility Hall/I-Facility", ((3, 5, "LOC"),)),
    ("Vale/B-Organization ./I-Organization Co/I-Organization", ((0, 3, "ORG"),)),
    ("Selmian/B-NORP May/B-Date", ()),
    ("./O", ()),
]


@pytest.mark.parametrize("line, names", LINES)
def test_bio_tags(tmp_path, line, names):
    row = [pair.split("/") for pair in line.split()]
    write_rows(tmp_path / "ner-worldwide" / "half.jsonl.gz", [{"doc": "d", "sentences": [row]}])
    (document,) = read_set(tmp_path, "worldwide", Choice())
    assert document.names == names
    assert document.opens[0]
    assert not any(document.opens[1:])
    assert [word for own in document.sentences for word in own] == [pair[0] for pair in row]


def test_inner_tags_and_rows_without_a_tab(tmp_path):
    row = [["Selm", "B-Organization", "B-Location"], ["Bank    I-Organization"], ["won", "O"]]
    write_rows(tmp_path / "ner-worldwide" / "half.jsonl.gz", [{"doc": "d", "sentences": [row]}])
    (document,) = read_set(tmp_path, "worldwide", Choice())
    assert document.names == ((0, 2, "ORG"),)


def test_nothing_is_chosen_on_the_set_that_is_only_measured():
    assert "worldwide" in known_sets(Part.TEST)
    assert "worldwide" not in known_sets(Part.DEV)
    assert "worldwide" not in known_sets(Part.SAMPLE)
