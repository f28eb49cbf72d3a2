"""The reader of words: tags, lemmas, sentence starts, trees and names by the shipped model."""

from __future__ import annotations

import io
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Protocol

import numpy as np
from numpy.typing import NDArray

from crossread.language.decoder import (
    RelationDecoder,
    find_heads,
    make_name_decoder,
)
from crossread.language.lemmas import load_lemmatizer
from crossread.language.model import Network, read_model_file
from crossread.language.tokenizer import shadow
from crossread.language.word_pieces import MAX_PIECES


@dataclass(frozen=True, slots=True)
class Bounds:
    """Places of words that must start a sentence, must not, or do so only if the model is sure."""

    must: frozenset[int] = frozenset()
    must_not: frozenset[int] = frozenset()
    doubtful: frozenset[int] = frozenset()

    def within(self, first: int, last: int) -> Bounds:
        """Return the bounds inside a stretch, counted from its first word."""
        return Bounds(
            *(
                frozenset(place - first for place in places if first < place < last)
                for places in (self.must, self.must_not, self.doubtful)
            )
        )

    def joined_at(self, joints: frozenset[int]) -> Bounds:
        """Return the bounds with no sentence starting at the joints."""
        return Bounds(self.must - joints, self.must_not | joints, self.doubtful - joints)


@dataclass(frozen=True, slots=True)
class Stretch:
    """Words that are read together: some sentences of one line, in order."""

    words: tuple[str, ...]
    bounds: Bounds = Bounds()
    predicates: tuple[int, ...] | None = None  # words to read as predicates; None: the model's own


@dataclass(frozen=True, slots=True)
class Frame:
    """A predicate with its PropBank arguments, each by its head word and label.

    ``happened`` is the model's factuality from -3 (did not happen) to 3 (happened).
    """

    predicate: int
    arguments: tuple[tuple[int, str], ...]
    happened: float


@dataclass(frozen=True, slots=True)
class Parse:
    """What the model reads in a stretch, one value a word.

    ``heads`` are places of words, -1 for a root; ``starts`` the places where sentences start;
    ``names`` are (first word, last word exclusive, PER, ORG or LOC). ``vectors`` is one row a
    word; the mean of the rows of a span, at length 1, is the vector of the span.
    """

    upos: tuple[str, ...]
    xpos: tuple[str, ...]
    feats: tuple[str, ...]
    lemmas: tuple[str, ...]
    heads: tuple[int, ...]
    relations: tuple[str, ...]
    starts: tuple[int, ...]
    names: tuple[tuple[int, int, str], ...]
    frames: tuple[Frame, ...] = ()
    vectors: NDArray[np.float32] | None = None


_BAR = 0.5  # of the two classes start and inside, the likelier
_SURE = 0.8  # without a stop before it; best sentence F1 on EWT dev and GUM dev of .5, .8, .9, .95


def _find_starts(probability: NDArray[np.float32], bounds: Bounds) -> list[int]:
    """Return the words that start a sentence, the first one always among them."""
    starts = probability > _BAR
    doubtful = sorted(bounds.doubtful)
    starts[doubtful] = probability[doubtful] > _SURE
    starts[sorted(bounds.must_not)] = False
    starts[sorted(bounds.must)] = True
    starts[0] = True
    return [int(place) for place in np.flatnonzero(starts)]


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
        self._lemmas = load_lemmatizer()

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
        starts = _find_starts(scores.starts, stretch.bounds)
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
                self._lemmas.lemmatize(*word) for word in zip(words, upos, xpos, edits, strict=True)
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
