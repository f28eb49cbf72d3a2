"""The reader of words: tags, lemmas, sentence starts, trees and names by the shipped model."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Protocol

import numpy as np
from numpy.typing import NDArray

from crossread.errors import ModelError
from crossread.language.decoder import NameDecoder, RoleDecoder, number_sentences
from crossread.language.lemmas import load_lemmatizer, settle_clitics
from crossread.language.model import Floats, Network, Scores
from crossread.language.name_spans import opening_costs, settle_spans
from crossread.language.tokenizer import shadow
from crossread.language.tree_decoder import TreeDecoder, Trees
from crossread.language.word_classes import CLASSES, word_classes
from crossread.language.word_pieces import MAX_PIECES
from crossread.model.annotation import Frame as Frame

_CACHE_LIMIT = 200_000  # words whose lemmas are remembered
# The model was trained on stretches of up to 70 words. A doubtful sentence of a longer one than
# this is read better alone: LAS on EWT dev and GUM dev rises from 89.18 and 89.56 to 89.35 and
# 89.78; from 60 or 70 words on it is the same, from 100 on 89.36 and 89.66. 9% of news is so read.
_LONG = 80
_HAPPENED = 3.0  # factuality goes from minus this to this


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
class Parse:
    """What the model reads in a stretch, one value a word.

    ``heads`` are places of words, -1 for a root; ``starts`` the places where sentences start;
    ``names`` are (first word, last word exclusive, label: PER, ORG, GPE, LOC, FAC, NORP, VEH, WEA
    or EVT; models with fewer call all places LOC). ``vectors`` is one row a
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
    vectors: NDArray[np.float32] | None = field(default=None, compare=False)


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
    """The annotator of a model of this project."""

    def __init__(self, threads: int, folder: Path | None = None) -> None:
        self._network = Network(threads, folder)
        if self._network.shapes["classes"][1] != len(CLASSES):
            raise ModelError("the language model was trained with other lists of words")
        vocabulary = self._network.vocabulary
        self._upos = _table(vocabulary["upos"], {"<unk>": "X"})
        self._xpos = _table(vocabulary["xpos"], {"<unk>": ""})
        self._feats = _table(vocabulary["feats"], {"<unk>": "", "_": ""})
        self._edits = _table(vocabulary["edits"], {})
        self._trees = TreeDecoder(vocabulary["relations"])
        self._names = NameDecoder(vocabulary["names"])
        self._name_costs = opening_costs(vocabulary["names"])
        self._roles = RoleDecoder(vocabulary["roles"])
        self._lemmatizer = load_lemmatizer(folder)
        self._lemmas: dict[tuple[str, str, str, str], str] = {}

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
        classes = word_classes(words)
        scores = self._network.score(words, classes)
        starts = _find_starts(scores.starts, stretch.bounds)
        trees = self._trees.decode(words, scores, starts)
        if len(starts) > 1 and len(words) > _LONG:
            trees = self._read_again(words, classes, trees)
        upos = self._upos[scores.upos].tolist()
        xpos = self._xpos[scores.xpos].tolist()
        edits = self._edits[scores.edits].tolist()
        names = self._names.find(scores.names + self._name_costs, words)
        governors = (trees.heads - 1).tolist()
        lemmas = list(map(self._lemma, zip(stretch.words, upos, xpos, edits, strict=True)))
        return Parse(
            upos=tuple(upos),
            xpos=tuple(xpos),
            feats=tuple(self._feats[scores.feats].tolist()),
            lemmas=tuple(settle_clitics(stretch.words, lemmas, xpos, governors, trees.relations)),
            heads=tuple(governors),
            relations=tuple(trees.relations),
            starts=tuple(starts),
            names=tuple(settle_spans(names, words, starts)),
            frames=self._frames(scores, starts, stretch.predicates),
            vectors=scores.vectors,
        )

    def _read_again(self, words: Sequence[str], classes: Floats, trees: Trees) -> Trees:
        """Return the trees with those that doubtful sentences have when each is read alone."""
        for first, last in trees.doubtful:
            own = words[first:last]
            alone = self._network.score(own, classes[first:last])
            trees = trees.replaced(first, last, self._trees.decode(own, alone, [0]))
        return trees

    def _lemma(self, word: tuple[str, str, str, str]) -> str:
        """Return the lemma of a form with its tags and edit, remembered."""
        lemma = self._lemmas.get(word)
        if lemma is None:
            lemma = self._lemmatizer.lemmatize(*word)
            if len(self._lemmas) < _CACHE_LIMIT:
                self._lemmas[word] = lemma
        return lemma

    def _frames(
        self, scores: Scores, starts: Sequence[int], predicates: Sequence[int] | None
    ) -> tuple[Frame, ...]:
        sentence = number_sentences(starts, len(scores.upos))
        happened = np.clip(_HAPPENED * scores.happened, -_HAPPENED, _HAPPENED).tolist()
        return tuple(
            Frame(one.predicate, one.arguments, happened[one.predicate])
            for one in self._roles.decode(scores, sentence, predicates)
        )


def _table(labels: Sequence[str], changed: Mapping[str, str]) -> NDArray[np.object_]:
    """Return labels to be looked up by many places at once."""
    return np.array([changed.get(label, label) for label in labels], dtype=object)


def load_annotator(threads: int = 1, folder: Path | None = None) -> Annotator:
    """Load the shipped model (some 0.3 s), or one made by ``training`` from its folder.

    ``threads`` is the number of CPU threads of a call. The annotator may be shared by threads.

    Raises:
        ModelError: its files are missing or do not belong together.
    """
    return ModelAnnotator(threads, folder)
