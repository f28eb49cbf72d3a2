"""Names of persons, bodies and places: what the model sees, and what the product shows.

Data: ``treebanks/ner/``, ``ner-worldwide/``; words are given, sentences are found by the model.
"""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from crossread.language import Annotator, load_annotator
from crossread.language.annotator import Parse
from crossread.language.gazetteer import Name
from crossread.language.lines import join_parses
from crossread.language.names import find_names
from crossread.model.annotation import EntityKind
from evaluation.given_words import Given, group_sentences, lay_out, parse_given
from evaluation.ner_sets import (
    CLASSES,
    MODEL_CLASSES,
    NamedDocument,
    NameSpan,
    known_sets,
    read_set,
)
from evaluation.scores import Tally
from evaluation.sets import ALL_TESTS, Choice

NAME = "ner"
SOURCE = (
    "exact entity F1 (CoNLL-2003 scorer) on UNER English EWT, GUM mapped, CrossNER politics and the"
    " WorldWide news set, where models trained on CoNLL or OntoNotes lose more than 10 points"
)

_SHOWN_CLASSES = {
    EntityKind.PERSON: "PER",
    EntityKind.ORGANISATION: "ORG",
    EntityKind.STATE: "LOC",
    EntityKind.PLACE: "LOC",
}


def model_names(parse: Parse) -> list[NameSpan]:
    """Return the model's own names of the three classes."""
    return [
        (first, last, MODEL_CLASSES[label])
        for first, last, label in parse.names
        if label in MODEL_CLASSES
    ]


def _shown_class(name: Name) -> str | None:
    """Return the class of a name of the product; demonyms are none, as the sets mark none."""
    return None if name.demonym or name.people else _SHOWN_CLASSES.get(name.kind)


def shown_names(words: Sequence[str], parse: Parse) -> list[NameSpan]:
    """Return the names after lists and repairs have settled them over the document."""
    sentences, tokens = lay_out(words, parse)
    names = find_names(sentences, tokens, parse.names)
    classes = [(name, _shown_class(name)) for name in names]
    return [(name.first, name.last, label) for name, label in classes if label is not None]


def _parse_documents(documents: Sequence[NamedDocument], annotator: Annotator) -> list[Parse]:
    """Return one parse a document, paragraph by paragraph; all are read in one call."""
    given: list[Given] = []
    counts = []
    for document in documents:
        groups = group_sentences(document.sentences, document.opens, annotator)
        counts.append(len(groups))
        for first, last in groups:
            words = (word for sentence in document.sentences[first:last] for word in sentence)
            given.append(Given(tuple(words)))
    parses = iter(parse_given(given, annotator))
    return [join_parses([next(parses) for _ in range(count)]) for count in counts]


def score_documents(
    documents: Sequence[NamedDocument], annotator: Annotator
) -> tuple[Tally, Tally]:
    """Return the tallies by class of the model's own names and of those that are shown."""
    own, shown = Tally(), Tally()
    parses = _parse_documents(documents, annotator)
    for document, parse in zip(documents, parses, strict=True):
        words = [word for sentence in document.sentences for word in sentence]
        for tally, found in ((own, model_names(parse)), (shown, shown_names(words, parse))):
            for label in CLASSES:
                tally.add(
                    [name for name in found if name[2] == label],
                    [name for name in document.names if name[2] == label],
                    label,
                )
    return own, shown


def _figures(prefix: str, tally: Tally, *, details: bool) -> dict[str, float]:
    values = {f"{prefix}.f1": tally.f1()}
    values |= {f"{prefix}.{label.lower()}_f1": tally.f1(label) for label in CLASSES}
    if details:
        values |= {f"{prefix}.precision": tally.precision(), f"{prefix}.recall": tally.recall()}
        for label in CLASSES:
            values[f"{prefix}.{label.lower()}_precision"] = tally.precision(label)
            values[f"{prefix}.{label.lower()}_recall"] = tally.recall(label)
    return values


def measure(data: Path, choice: Choice = ALL_TESTS) -> dict[str, float]:
    """Return entity F1 of each set, for the model's own names and for those that are shown.

    Raises:
        FileNotFoundError: a set is absent.
        InputError: a chosen set is not known.
    """
    annotator = load_annotator()
    values: dict[str, float] = {}
    for name in choice.pick(known_sets(choice.part)):
        documents = read_set(data, name, choice)
        own, shown = score_documents(documents, annotator)
        values[f"{name}.names"] = sum(len(document.names) for document in documents)
        values |= _figures(f"{name}.model", own, details=choice.details)
        values |= _figures(f"{name}.shown", shown, details=choice.details)
    return values
