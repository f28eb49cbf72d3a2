"""Tags, lemmas, trees and sentences of the shipped model against the English treebanks.

Data: ``treebanks/*.conllu.gz``. On given words sentences are found by the model alone, and once
more (``shipped``) by the model within the rules that users' texts are read by; on raw text words
and sentences are found by the code that users run.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from pathlib import Path

from crossread.language import Annotator, load_annotator
from evaluation.given_words import Given, group_sentences, parse_given, shipped_bounds
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


@dataclass(slots=True)
class Scores:
    """The scores on given words, by the model alone and as shipped, and the counts on raw text."""

    alone: TreeScore = field(default_factory=TreeScore)
    shipped: TreeScore = field(default_factory=TreeScore)
    raw_words: Tally = field(default_factory=Tally)
    raw_sentences: Tally = field(default_factory=Tally)


def _given(group: Sequence[TreeSentence], *, ruled: bool) -> Given:
    """Return the words of a group, with the bounds of the language stage if ``ruled``."""
    words = [word for sentence in group for word in sentence.words]
    forms = tuple(word.form for word in words)
    if not ruled:
        return Given(forms)
    ends = {id(sentence.words[-1]) for sentence in group}
    spaces = [word.space_after or id(word) in ends for word in words]
    return Given(forms, bounds=shipped_bounds(forms, spaces))


def score_documents(documents: Sequence[Sequence[TreeSentence]], annotator: Annotator) -> Scores:
    """Return what is read of given words and of raw text."""
    scores = Scores()
    groups: list[Sequence[TreeSentence]] = []
    for document in documents:
        forms = [[word.form for word in sentence.words] for sentence in document]
        opens = [sentence.opens_paragraph for sentence in document]
        cuts = group_sentences(forms, opens, annotator)
        groups.extend(document[first:last] for first, last in cuts)
        add_raw(document, annotator, scores.raw_words, scores.raw_sentences)
    for score, ruled in ((scores.alone, False), (scores.shipped, True)):
        given = [_given(group, ruled=ruled) for group in groups]
        for group, parse in zip(groups, parse_given(given, annotator), strict=True):
            score.add(group, parse)
    return scores


def _figures(name: str, scores: Scores, *, details: bool) -> dict[str, float]:
    alone, shipped = scores.alone, scores.shipped
    values: dict[str, float] = {f"{name}.words": alone.words}
    values |= {f"{name}.{tag}": alone.share(tag) for tag in _TAGS}
    relations = _CORE + _FURTHER if details else _CORE
    for prefix, score in ((name, alone), (f"{name}.shipped", shipped)):
        values |= {
            f"{prefix}.{relation}_f1": score.relations.f1(relation) for relation in relations
        }
        values[f"{prefix}.sentence_f1"] = score.sentences.f1()
    values |= {f"{name}.shipped.{tag}": shipped.share(tag) for tag in ("uas", "las")}
    values[f"{name}.raw.word_f1"] = scores.raw_words.f1()
    values[f"{name}.raw.sentence_f1"] = scores.raw_sentences.f1()
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
        values |= _figures(name, score_documents(documents, annotator), details=choice.details)
    return values
