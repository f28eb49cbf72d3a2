"""From annotated sentences to what the network is fed: stretches of words with their targets."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, field
from random import Random

import numpy as np
from numpy.typing import NDArray

from crossread.language.word_classes import CLASSES, word_classes
from crossread.language.word_pieces import FIRST, HIDDEN, LAST, MAX_PIECES, WordPieces, case_class
from training.annotated import Annotated
from training.edits import edit_of
from training.network import Sizes
from training.schemes import TAGS, allowed_sets

NONE = -100  # no target
COLUMNS = ("upos", "xpos", "feats", "edits", "starts", "heads", "relations", "names")
_LIST_DROPOUT = 0.25  # of the stretches are read without lists, so that unlisted names are learned
_HIDDEN = 0.08  # of the words are hidden in training, so that structure is read from the others too
_LONGEST = 180  # words; longer sentences are tables and lists


@dataclass(frozen=True, slots=True)
class Vocabulary:
    """The labels of every head; place 0 of all but the names is "<unk>", of the roles "" (none)."""

    upos: tuple[str, ...]
    xpos: tuple[str, ...]
    feats: tuple[str, ...]
    edits: tuple[str, ...]
    relations: tuple[str, ...]
    roles: tuple[str, ...]
    names: tuple[str, ...] = TAGS

    def sizes(self) -> Sizes:
        """Return the numbers of labels."""
        return Sizes(
            upos=len(self.upos),
            xpos=len(self.xpos),
            feats=len(self.feats),
            edits=len(self.edits),
            names=len(self.names),
            relations=len(self.relations),
            roles=len(self.roles),
            classes=len(CLASSES),
        )


def build_vocabulary(sentences: Sequence[Annotated]) -> Vocabulary:
    """Return the labels of the training sentences, the most frequent first.

    Features, edits and roles that occur once teach nothing and are left out.
    """
    counts: dict[str, Counter[str]] = {
        key: Counter() for key in ("upos", "xpos", "feats", "edits", "relations", "roles")
    }
    for one in sentences:
        counts["upos"].update(one.upos or ())
        counts["xpos"].update(one.xpos or ())
        counts["feats"].update(one.feats or ())
        counts["relations"].update(one.relations or ())
        counts["edits"].update(map(edit_of, one.words, one.lemmas or ()))
        for frame in one.frames or ():
            counts["roles"].update(argument.label for argument in frame.arguments)

    def ranked(key: str, least: int, first: str) -> tuple[str, ...]:
        kept = [(-n, label) for label, n in counts[key].items() if n >= least]
        return (first, *(label for _, label in sorted(kept)))

    return Vocabulary(
        upos=ranked("upos", 1, "<unk>"),
        xpos=ranked("xpos", 1, "<unk>"),
        feats=ranked("feats", 2, "<unk>"),
        edits=ranked("edits", 2, "<unk>"),
        relations=ranked("relations", 1, "<unk>"),
        roles=ranked("roles", 5, ""),
    )


@dataclass(slots=True)
class Item:
    """A stretch of words as the network sees it, with the targets of each word.

    ``targets`` holds ``COLUMNS``, ``NONE`` where nothing is known; ``sentence`` the number of each
    word's sentence. ``frames`` are (predicate word, arguments as word and role), of the sentences
    in ``framed``; ``happened`` words with their factuality, ``vectors`` spans with their row.
    """

    ids: list[int]
    cases: list[int]
    classes: NDArray[np.float32]
    first: list[int]
    targets: dict[str, list[int]]
    sentence: list[int]
    framed: set[int] = field(default_factory=set)
    frames: list[tuple[int, list[tuple[int, int]]]] = field(default_factory=list)
    happened: list[tuple[int, float]] = field(default_factory=list)
    vectors: list[tuple[int, int, int]] = field(default_factory=list)


class ItemMaker:
    """Makes items of sentences that stand one after the other."""

    def __init__(self, vocabulary: Vocabulary, pieces: WordPieces) -> None:
        self.vocabulary = vocabulary
        self._pieces = pieces
        self._index = {
            key: {label: place for place, label in enumerate(getattr(vocabulary, key))}
            for key in ("upos", "xpos", "feats", "edits", "relations", "roles")
        }

    def make(self, sentences: Sequence[Annotated], rng: Random | None) -> Item | None:
        """Return the item of a stretch; None if it is too long for the network.

        ``rng`` decides whether the lists are left out, in training; None keeps them.
        """
        words = [word for one in sentences for word in one.words]
        ids, cases, first = [FIRST], [0], []
        for word in words:
            pieces = self._pieces.of(word)
            first.append(len(ids))
            ids.extend(pieces)
            cases.extend([case_class(word)] * len(pieces))
        if len(ids) > MAX_PIECES + 1:
            return None
        ids.append(LAST)
        cases.append(0)
        classes = np.zeros((len(ids), len(CLASSES)), np.float32)
        if rng is None or rng.random() >= _LIST_DROPOUT:
            owner = np.repeat(np.arange(len(words)), np.diff([*first, len(ids) - 1]))
            classes[1:-1] = word_classes(words)[owner]
        item = Item(ids, cases, classes, first, {key: [] for key in COLUMNS}, [])
        for number, one in enumerate(sentences):
            self._add(item, one, number)
        if rng is not None:
            _hide(item, rng)
        return item

    def _labels(self, key: str, labels: Sequence[str] | None, count: int) -> list[int]:
        if labels is None:
            return [NONE] * count
        return [self._index[key].get(label, NONE) for label in labels]

    def _add(self, item: Item, one: Annotated, number: int) -> None:
        """Add the targets of a sentence to the item."""
        count, offset = len(one.words), len(item.sentence)
        targets = item.targets
        for key in ("upos", "xpos", "feats", "relations"):
            targets[key] += self._labels(key, getattr(one, key), count)
        edits = None if one.lemmas is None else list(map(edit_of, one.words, one.lemmas))
        targets["edits"] += self._labels("edits", edits, count)
        heads = one.heads
        targets["starts"] += [NONE] * count if heads is None else [1] + [0] * (count - 1)
        targets["heads"] += (
            [NONE] * count if heads is None else [head and head + offset for head in heads]
        )
        targets["names"] += (
            [NONE] * count if one.names is None else allowed_sets(count, one.names, one.scheme)
        )
        item.sentence += [number] * count
        if one.frames is not None:
            item.framed.add(number)
        for frame in one.frames or ():
            arguments = [
                (argument.head + offset, self._index["roles"].get(argument.label, 0))
                for argument in frame.arguments
                if argument.head < count
            ]
            item.frames.append((frame.word + offset, arguments))
        item.happened += [(word + offset, score) for word, score in one.happened]
        item.vectors += [(first + offset, last + offset, row) for first, last, row in one.vectors]


def _hide(item: Item, rng: Random) -> None:
    """Put the mask in the place of some words' pieces; nobody can tell the lemma of those."""
    ends = [*item.first[1:], len(item.ids) - 1]
    for word, (start, end) in enumerate(zip(item.first, ends, strict=True)):
        if rng.random() < _HIDDEN:
            item.ids[start:end] = [HIDDEN] * (end - start)
            item.targets["edits"][word] = NONE


def group(sentences: Sequence[Annotated], rng: Random | None) -> list[list[Annotated]]:
    """Return sentences in stretches, in order, none across documents.

    In training (``rng``) stretches have 1 to about 110 words, and mostly end with the paragraph,
    as the lines of an article do; else as many sentences of one paragraph as 150 words hold.
    """
    groups: list[list[Annotated]] = []
    size, most = 0, 0
    for one in sentences:
        count = len(one.words)
        if count > _LONGEST and rng is not None:
            continue
        last = groups[-1][-1] if groups and groups[-1] else None
        parts = one.opens_paragraph and (rng is None or rng.random() < 0.7)
        if last is None or parts or one.document != last.document or size + count > most:
            groups.append([])
            size = 0
            most = rng.choice((20, 50, 80, 110)) if rng is not None else 150
        groups[-1].append(one)
        size += count
    return groups
