"""Tags, lemmas, trees and sentences of the shipped model against the English treebanks.

Data: ``treebanks/*.conllu.gz``. On given words sentences are found by the model; on raw text
words and sentences are found by the code that users run.
"""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from crossread.language import Annotator, load_annotator
from evaluation.given_words import Given, group_sentences, parse_given
from evaluation.scores import Tally
from evaluation.sets import ALL_TESTS, Choice, Part, documents_of, present
from evaluation.tree_scores import TreeScore, add_raw
from training.corpora import TreeSentence, read_treebank

NAME = "treebank"
SOURCE = (
    "CoNLL-2018 measures (Zeman et al. 2018), relations with their subtypes, on the official test"
    " sets of EWT, GUM (free part) and PUD; a CNN tagger trained on the same data: LAS .822 / .833"
    " / .819"
)

_FILES = {"ewt": "ewt", "gum": "gum-free", "pud": "pud"}
_TAGS = ("upos", "xpos", "feats", "lemma", "lemma_any_case", "uas", "las")
_CORE = ("nsubj", "obj", "ccomp")
_FURTHER = (
    "nsubj:pass", "iobj", "obl", "xcomp", "advcl", "acl", "acl:relcl", "appos", "parataxis",
    "conj", "nmod", "csubj",
)  # fmt: skip


def score_documents(
    documents: Sequence[Sequence[TreeSentence]], annotator: Annotator
) -> tuple[TreeScore, Tally, Tally]:
    """Return the score on given words, and the words and sentences found in raw text."""
    score, words, sentences = TreeScore(), Tally(), Tally()
    groups: list[Sequence[TreeSentence]] = []
    for document in documents:
        forms = [[word.form for word in sentence.words] for sentence in document]
        opens = [sentence.opens_paragraph for sentence in document]
        cuts = group_sentences(forms, opens, annotator)
        groups.extend(document[first:last] for first, last in cuts)
        add_raw(document, annotator, words, sentences)
    given = [Given(tuple(w.form for s in group for w in s.words)) for group in groups]
    for group, parse in zip(groups, parse_given(given, annotator), strict=True):
        score.add(group, parse)
    return score, words, sentences


def _figures(
    name: str, score: TreeScore, words: Tally, whole: Tally, *, details: bool
) -> dict[str, float]:
    values: dict[str, float] = {f"{name}.words": score.words}
    values |= {f"{name}.{tag}": score.share(tag) for tag in _TAGS}
    relations = _CORE + _FURTHER if details else _CORE
    values |= {f"{name}.{relation}_f1": score.relations.f1(relation) for relation in relations}
    values[f"{name}.sentence_f1"] = score.sentences.f1()
    values[f"{name}.raw.word_f1"] = words.f1()
    values[f"{name}.raw.sentence_f1"] = whole.f1()
    return values


def measure(data: Path, choice: Choice = ALL_TESTS) -> dict[str, float]:
    """Return the figures of each treebank; PUD, all of which is test, has no dev part.

    Raises:
        FileNotFoundError: a treebank is absent.
        InputError: a chosen set is not known.
    """
    known = [name for name in _FILES if choice.part is not Part.DEV or name != "pud"]
    annotator = load_annotator()
    values: dict[str, float] = {}
    for name in choice.pick(known):
        file = f"{_FILES[name]}-{choice.file_part(name)}.conllu.gz"
        sentences = read_treebank(present(data / "treebanks" / file))
        documents = choice.sample(documents_of(sentences))
        values |= _figures(name, *score_documents(documents, annotator), details=choice.details)
    return values
