"""An annotator made of an installed spaCy pipeline, in the place of the shipped model."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from crossread.errors import ModelError
from crossread.language.annotator import Annotator, Bounds, Parse, Stretch
from crossread.language.tokenizer import shadow
from crossread.language.ud_conversion import Tagged, confine, convert_clear, speaks_clear

if TYPE_CHECKING:
    from spacy.language import Language
    from spacy.tokens import Doc

# Kinds of names, of OntoNotes (English spaCy models) and of the treebanks with three or four
# kinds. Others have no place in a parse; peoples (NORP) are found by crossread's own lists.
_KINDS = {
    "PERSON": "PER",
    "PER": "PER",
    "ORG": "ORG",
    "GPE": "LOC",
    "LOC": "LOC",
    "FAC": "LOC",
}
# What a pipeline must set, and the components of spaCy that set it.
_NEEDED = (
    ("TAG", "tags", "a tagger"),
    ("POS", "parts of speech", "an attribute_ruler or a morphologizer"),
    ("LEMMA", "lemmas", "a lemmatizer"),
    ("DEP", "dependencies", "a parser"),
    ("ENT_IOB", "names", "an ner component or an entity_ruler"),
)
_PROBE = ("The", "envoy", "arrived", "in", "Paris", ".")
_ROOM = 500  # words; pipelines have no fixed limit, and sentences of news are far shorter


def _sentence_marks(length: int, bounds: Bounds) -> list[bool | int | None]:
    """Return for each word whether it must (True) or must not (False) start a sentence."""
    marks: list[bool | int | None] = [None] * length
    for place in bounds.must_not:
        marks[place] = False
    for place in bounds.must | {0}:
        marks[place] = True
    return marks


def _starts(doc: Doc, bounds: Bounds) -> tuple[int, ...]:
    """Return where sentences start; the bounds hold even if a component left them aside."""
    found = {token.i for token in doc if token.is_sent_start}
    return tuple(sorted((found - bounds.must_not) | bounds.must | {0}))


def _names(doc: Doc) -> tuple[tuple[int, int, str], ...]:
    """Return the names without the article before and the possessive mark after them."""
    names = []
    for entity in doc.ents:
        first, last = entity.start, entity.end
        while first < last and doc[first].pos_ == "DET":
            first += 1
        while first < last and doc[last - 1].tag_ == "POS":
            last -= 1
        if entity.label_ in _KINDS and first < last:
            names.append((first, last, _KINDS[entity.label_]))
    return tuple(names)


class SpacyAnnotator:
    """The annotator of a spaCy pipeline; it reads crossread's words, never its own."""

    def __init__(self, pipeline: Language) -> None:
        self._pipeline = pipeline
        labels = {label for found in pipeline.pipe_labels.values() for label in found}
        self._clear = speaks_clear(labels)
        probe = self._read(Stretch(_PROBE))
        for attribute, what, component in _NEEDED:
            if not probe.has_annotation(attribute):
                raise ModelError(
                    f"the spaCy pipeline sets no {what}: crossread needs {component} in it "
                    f"(its components: {', '.join(pipeline.pipe_names) or 'none'})"
                )

    @property
    def room(self) -> int:
        """The most words of one stretch."""
        return _ROOM

    def pieces(self, words: Sequence[str]) -> list[int]:
        """Return 1 for each word: a pipeline counts words."""
        return [1] * len(words)

    def parse(self, stretches: Sequence[Stretch]) -> list[Parse]:
        """Return the parse of every stretch, in order; each is read alone."""
        return [self._parse_one(stretch) for stretch in stretches]

    def _read(self, stretch: Stretch) -> Doc:
        """Run the components of the pipeline on the words of a stretch."""
        from spacy.tokens import Doc

        words = [shadow(word) for word in stretch.words]
        marks = _sentence_marks(len(words), stretch.bounds)
        try:
            return self._pipeline(Doc(self._pipeline.vocab, words=words, sent_starts=marks))
        except Exception as error:  # a component may raise anything
            raise ModelError(f"the spaCy pipeline fails: {error}") from error

    def _parse_one(self, stretch: Stretch) -> Parse:
        doc = self._read(stretch)
        names = _names(doc)
        tagged = Tagged(
            words=tuple(token.text for token in doc),
            lemmas=tuple(
                token.lemma_ if token.pos_ == "PROPN" else token.lemma_.lower() for token in doc
            ),
            upos=tuple(token.pos_ or "X" for token in doc),
            xpos=tuple(token.tag_ for token in doc),
        )
        heads = tuple(-1 if token.head.i == token.i else token.head.i for token in doc)
        relations = tuple(token.dep_ for token in doc)
        if self._clear or speaks_clear(relations):
            persons = [(first, last) for first, last, kind in names if kind == "PER"]
            heads, relations = convert_clear(tagged, heads, relations, persons)
        starts = _starts(doc, stretch.bounds)
        heads, relations = confine(heads, relations, starts)
        return Parse(
            upos=tagged.upos,
            xpos=tagged.xpos,
            feats=tuple(str(token.morph) for token in doc),
            lemmas=tagged.lemmas,
            heads=heads,
            relations=relations,
            starts=starts,
            names=names,
        )


def load_spacy_annotator(pipeline: str | Language) -> Annotator:
    """Load an installed spaCy pipeline by its name or folder, or take one that is loaded.

    It needs a tagger, a parser, a lemmatizer and a component for names. Its labels may be those of
    English spaCy models, which are converted, or of Universal Dependencies.

    Raises:
        ModelError: spaCy or the pipeline is not installed, or the pipeline lacks a component.
    """
    try:
        import spacy
    except ImportError as error:
        raise ModelError(
            "spaCy is not installed; install crossread[spacy], or use the shipped model"
        ) from error
    if not isinstance(pipeline, str):
        return SpacyAnnotator(pipeline)
    try:
        loaded = spacy.load(pipeline)
    except (OSError, ValueError, ImportError) as error:
        raise ModelError(
            f"the spaCy pipeline {pipeline!r} cannot be loaded: {error} "
            f"(install it, for instance with `python -m spacy download {pipeline}`)"
        ) from error
    return SpacyAnnotator(loaded)
