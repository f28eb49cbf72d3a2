"""The reader of words: tags, lemmas, sentence starts, trees and names by the shipped model."""

from __future__ import annotations

import io
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Protocol

import numpy as np

from crossread.language.decoder import (
    RelationDecoder,
    find_heads,
    find_starts,
    make_name_decoder,
)
from crossread.language.lemmas import lemmatize, load_dictionary
from crossread.language.model import MAX_PIECES, Network, read_model_file
from crossread.language.tokenizer import shadow


@dataclass(frozen=True, slots=True)
class Stretch:
    """Words that are read together: some sentences of one line, in order.

    ``must`` and ``must_not`` are places of words that start a sentence, or never do.
    """

    words: tuple[str, ...]
    must: frozenset[int] = frozenset()
    must_not: frozenset[int] = frozenset()


@dataclass(frozen=True, slots=True)
class Parse:
    """What the model reads in a stretch, one value a word.

    ``heads`` are places of words, -1 for a root; ``starts`` the places where sentences start;
    ``names`` are (first word, last word exclusive, PER, ORG or LOC).
    """

    upos: tuple[str, ...]
    xpos: tuple[str, ...]
    feats: tuple[str, ...]
    lemmas: tuple[str, ...]
    heads: tuple[int, ...]
    relations: tuple[str, ...]
    starts: tuple[int, ...]
    names: tuple[tuple[int, int, str], ...]


class Annotator(Protocol):
    """Port of the language model. A stretch's parse depends on that stretch alone."""

    def parse(self, stretches: Sequence[Stretch]) -> list[Parse]:
        """Return the parse of every stretch, in order."""
        ...

    def pieces(self, words: Sequence[str]) -> list[int]:
        """Return how much of the reader's room each word takes."""
        ...

    @property
    def room(self) -> int:
        """The most that the pieces of one stretch may sum to."""
        ...


class ModelAnnotator:
    """The annotator of the shipped model."""

    def __init__(self, threads: int) -> None:
        self._network = Network(threads)
        vocabulary = self._network.vocabulary
        self._tags = vocabulary
        with np.load(io.BytesIO(read_model_file("rel.npz"))) as weights:
            self._relations = RelationDecoder(vocabulary["rel"], weights["R"])
        self._find_names = make_name_decoder(vocabulary["ner"])
        self._lemmas = load_dictionary()

    @property
    def room(self) -> int:
        """The most that the pieces of one stretch may sum to."""
        return MAX_PIECES

    def pieces(self, words: Sequence[str]) -> list[int]:
        """Return the number of word pieces of each word."""
        return [len(self._network.pieces(word)) for word in words]

    def parse(self, stretches: Sequence[Stretch]) -> list[Parse]:
        """Return the parse of every stretch, in order; each is read alone."""
        return [self._parse_one(stretch) for stretch in stretches]

    def _parse_one(self, stretch: Stretch) -> Parse:
        words = [shadow(word) for word in stretch.words]
        scores = self._network.score(words)
        starts = find_starts(scores.starts, stretch.must, stretch.must_not)
        heads = find_heads(scores.arcs, starts)
        upos = [self._tags["upos"][tag].replace("<unk>", "X") for tag in scores.upos.tolist()]
        xpos = [self._tags["xpos"][tag] for tag in scores.xpos.tolist()]
        edits = [self._tags["lem"][tag] for tag in scores.edits.tolist()]
        feats = [self._tags["feat"][tag] for tag in scores.feats.tolist()]
        return Parse(
            upos=tuple(upos),
            xpos=tuple(xpos),
            feats=tuple("" if feat in ("_", "<unk>") else feat for feat in feats),
            lemmas=tuple(
                lemmatize(*word, dictionary=self._lemmas)
                for word in zip(words, upos, xpos, edits, strict=True)
            ),
            heads=tuple((heads - 1).tolist()),
            relations=tuple(self._relations.decode(scores, heads)),
            starts=tuple(starts),
            names=tuple(self._find_names(scores.names)),
        )


def load_annotator(threads: int = 1) -> Annotator:
    """Load the shipped model (some 0.3 s); ``threads`` is the number of CPU threads per call.

    Raises:
        ModelError: its files are missing or do not belong together.
    """
    return ModelAnnotator(threads)
