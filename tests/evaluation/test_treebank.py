"""The scores of a treebank, on trees of our own."""

from __future__ import annotations

from dataclasses import replace

import pytest

from crossread.errors import InputError
from evaluation.given_words import shipped_bounds
from evaluation.sets import Choice, Part, documents_of
from evaluation.tree_scores import TreeScore, gold_heads, raw_text
from evaluation.treebank import measure, score_documents
from tests.evaluation.scripted import Scripted, true_parse, two_sentences, write_gzip
from training.corpora import read_treebank


@pytest.fixture
def sentences(tmp_path):
    return read_treebank(write_gzip(tmp_path / "one.conllu.gz", two_sentences("d")))


def test_heads_count_from_the_start_of_the_group(sentences):
    assert gold_heads(sentences) == [1, -1, 1, 1, 5, -1, 5]


def test_the_truth_scores_one(sentences):
    score = TreeScore()
    score.add(sentences, true_parse())
    assert score.words == 7
    for name in ("upos", "xpos", "feats", "lemma", "lemma_any_case", "uas", "las"):
        assert score.share(name) == 1
    assert score.relations.f1("nsubj") == score.sentences.f1() == 1


CHANGES = [
    # field, changed value at word 2 ("it"), what is no longer right
    ("upos", "NOUN", {"upos"}),
    ("xpos", "NN", {"xpos"}),
    ("feats", "Person=3", {"feats"}),
    ("lemmas", "IT", {"lemma"}),
    ("lemmas", "its", {"lemma", "lemma_any_case"}),
    ("heads", 0, {"uas", "las"}),
    ("relations", "nsubj", {"las"}),
    ("relations", "obj:x", {"las"}),  # subtypes count
]


@pytest.mark.parametrize("field, value, wrong", CHANGES)
def test_one_wrong_word_of_seven(sentences, field, value, wrong):
    values = list(getattr(true_parse(), field))
    values[2] = value
    score = TreeScore()
    score.add(sentences, replace(true_parse(), **{field: tuple(values)}))
    tags = ("upos", "xpos", "feats", "lemma", "lemma_any_case", "uas", "las")
    assert {tag for tag in tags if score.share(tag) < 1} == wrong
    assert all(score.share(tag) == pytest.approx(6 / 7) for tag in wrong)
    assert score.relations.f1("obj") == (0 if "las" in wrong else 1)


def test_a_missed_sentence_start(sentences):
    score = TreeScore()
    score.add(sentences, replace(true_parse(), starts=(0,)))
    assert score.sentences.f1() == 0
    score.add(sentences, true_parse())
    assert score.sentences.f1() == pytest.approx(2 * 2 / (3 + 4))


def test_raw_text_keeps_spaces_and_paragraphs(sentences):
    text, words, whole = raw_text(sentences)
    assert text == "Selm denied it. Orla left. "
    assert [text[first:last] for first, last in words] == [
        "Selm",
        "denied",
        "it",
        ".",
        "Orla",
        "left",
        ".",
    ]
    assert [text[first:last] for first, last in whole] == ["Selm denied it.", "Orla left."]
    later = [sentences[0], replace(sentences[1], opens_paragraph=True)]
    assert raw_text(later)[0] == "Selm denied it.\nOrla left. "


def test_raw_text_is_read_as_users_texts_are(sentences):
    documents = documents_of(sentences)
    scores = score_documents(documents, Scripted(lambda stretch: true_parse()))
    assert scores.alone.share("las") == scores.shipped.share("las") == 1
    assert scores.raw_words.f1() == scores.raw_sentences.f1() == 1


def test_the_shipped_reading_keeps_the_rules_of_sentence_starts():
    bounds = shipped_bounds(("Selm", "saw", "Dr.", "Orla", "."), (True, True, True, False, True))
    assert 3 in bounds.must_not


def test_the_shipped_model_reads_a_sample(tmp_path):
    for name in ("ewt-dev", "gum-free-dev", "pud-test"):
        text = two_sentences("a") + two_sentences("b")
        write_gzip(tmp_path / "treebanks" / f"{name}.conllu.gz", text)
    values = measure(tmp_path, Choice(Part.SAMPLE))
    assert {name: values[f"{name}.words"] for name in ("ewt", "gum", "pud")} == {
        "ewt": 7, "gum": 7, "pud": 7,
    }  # fmt: skip
    assert values["pud.raw.word_f1"] == 1
    assert "ewt.appos_f1" not in values
    values = measure(tmp_path, Choice(Part.DEV, ("ewt",), details=True))
    assert values["ewt.words"] == 14
    assert "ewt.appos_f1" in values
    assert "gum.las" not in values


@pytest.mark.parametrize("name", ["pud", "nothing"])
def test_an_unknown_set_is_named(tmp_path, name):
    with pytest.raises(InputError, match=f"{name}: no such set in dev"):
        measure(tmp_path, Choice(Part.DEV, (name,)))


def test_absent_data_is_named(tmp_path):
    with pytest.raises(FileNotFoundError) as error:
        measure(tmp_path)
    assert "ewt-test.conllu.gz" in str(error.value.filename)
