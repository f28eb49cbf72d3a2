"""Who did what to whom: PropBank arguments of given predicates, and the predicates found.

Data: ``treebanks/propbank-ewt-*.jsonl.gz`` on the words of ``treebanks/ewt-*.conllu.gz``. Every
sentence is read alone; auxiliaries that the data marks (be.03, have.01) stay in.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from pathlib import Path

from crossread.language import Annotator, load_annotator
from crossread.language.annotator import Parse
from evaluation.given_words import Given, parse_given
from evaluation.role_spans import subtree_span
from evaluation.scores import Tally
from evaluation.sets import ALL_TESTS, Choice, documents_of, present
from training.corpora import Predicate, read_propbank, read_treebank

NAME = "roles"
SOURCE = (
    "micro F1 of (predicate, head word, label) as in CoNLL-2009 and of exact spans as in CoNLL-2012"
    " with gold predicates; gold trees and gold heads give 91.9 % of the spans of EWT dev"
)

_CORE = re.compile(r"ARG[0-5]\Z")


@dataclass(frozen=True, slots=True)
class RoleSentence:
    """The words of a sentence and its predicates."""

    words: tuple[str, ...]
    predicates: tuple[Predicate, ...]


@dataclass(slots=True)
class RoleScore:
    """Arguments by label, as head words and as spans; predicates; and both found together."""

    heads: Tally = field(default_factory=Tally)
    spans: Tally = field(default_factory=Tally)
    predicates: Tally = field(default_factory=Tally)
    unaided: Tally = field(default_factory=Tally)  # arguments of the predicates that were found

    def add(self, sentence: RoleSentence, given: Parse, unaided: Parse) -> None:
        """Count a sentence, read with its predicates given and read without."""
        marked = [(p.word, one) for p in sentence.predicates for one in p.arguments]
        heads = {(word, one.head, one.label) for word, one in marked}
        found = _arguments(given)
        _add_by_label(self.heads, found, heads)
        _add_by_label(self.unaided, _arguments(unaided), heads)
        spans = {
            (word, *subtree_span(given.heads, given.upos, head, word), label)
            for word, head, label in found
        }
        _add_by_label(self.spans, spans, {(w, one.start, one.end, one.label) for w, one in marked})
        words = {predicate.word for predicate in sentence.predicates}
        self.predicates.add({frame.predicate for frame in unaided.frames}, words)


def _arguments(parse: Parse) -> set[tuple[int, int, str]]:
    """Return the arguments of a parse: predicate, head word, label."""
    return {(f.predicate, head, label) for f in parse.frames for head, label in f.arguments}


def _add_by_label(
    tally: Tally, found: Iterable[tuple[object, ...]], marked: Iterable[tuple[object, ...]]
) -> None:
    left, right = set(found), set(marked)
    for label in sorted({str(one[-1]) for one in left | right}):
        own = [{one for one in side if one[-1] == label} for side in (left, right)]
        tally.add(own[0], own[1], label)


def read_sentences(data: Path, choice: Choice) -> list[RoleSentence]:
    """Return the sentences of a part that have PropBank annotation, in order.

    Raises:
        FileNotFoundError: the treebank or the roles are absent.
    """
    folder, part = data / "treebanks", choice.file_part("ewt")
    predicates = read_propbank(present(folder / f"propbank-ewt-{part}.jsonl.gz"))
    documents = documents_of(read_treebank(present(folder / f"ewt-{part}.conllu.gz")))
    return [
        RoleSentence(tuple(word.form for word in sentence.words), predicates[sentence.id])
        for document in choice.sample(documents)
        for sentence in document
        if sentence.id in predicates
    ]


def score_sentences(sentences: Sequence[RoleSentence], annotator: Annotator) -> RoleScore:
    """Read every sentence with its predicates and without, and count what is right."""
    given = [
        Given(one.words, tuple(predicate.word for predicate in one.predicates), whole=True)
        for one in sentences
    ]
    told = parse_given(given, annotator)
    unaided = parse_given([Given(one.words, whole=True) for one in sentences], annotator)
    score = RoleScore()
    for sentence, with_them, without in zip(sentences, told, unaided, strict=True):
        score.add(sentence, with_them, without)
    return score


def _figures(tally: Tally, *, details: bool) -> dict[str, float]:
    labels = sorted(tally.marked | tally.found)
    core = [label for label in labels if _CORE.match(label)]
    values = {
        "precision": tally.precision(),
        "recall": tally.recall(),
        "f1": tally.f1(),
        "core_f1": tally.f1(*core) if core else 0.0,
    }
    if details:
        values |= {f"label.{label}_f1": tally.f1(label) for label in labels}
    return values


def measure(data: Path, choice: Choice = ALL_TESTS) -> dict[str, float]:
    """Return the figures of head words, of spans, of predicates and of all found unaided.

    Raises:
        FileNotFoundError: the data is absent.
        InputError: a chosen set is not known.
    """
    choice.pick(["ewt"])
    sentences = read_sentences(data, choice)
    score = score_sentences(sentences, load_annotator())
    values: dict[str, float] = {"arguments": score.heads.marked.total()}
    values |= _figures(score.heads, details=choice.details)
    spans = _figures(score.spans, details=False)
    values |= {f"span.{name}": value for name, value in spans.items()}
    values["predicate.precision"] = score.predicates.precision()
    values["predicate.recall"] = score.predicates.recall()
    values["predicate.f1"] = score.predicates.f1()
    values["unaided.f1"] = score.unaided.f1()
    return values
