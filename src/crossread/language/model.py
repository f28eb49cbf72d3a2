"""The shipped network: words in, scores out. Loaded once, onnxruntime and tokenizers inside."""

from __future__ import annotations

import json
from collections.abc import Sequence
from dataclasses import dataclass
from importlib import resources
from itertools import chain
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray

from crossread.errors import ModelError
from crossread.language.word_pieces import FIRST, LAST, MAX_PIECES, WordPieces, case_class

Floats = NDArray[np.float32]
Places = NDArray[np.int64]

NETWORK = "model.onnx"
FILES = (NETWORK, "vocab.json", "tokenizer.json", "lemmas.json.gz")
# This fusion of ONNX Runtime 1.31 takes four times as long as what it fuses.
_SLOW = ["SkipLayerNormFusion"]
_CACHE_LIMIT = 200_000  # words whose pieces and capitals are remembered


@dataclass(frozen=True, slots=True)
class Scores:
    """What the network says of n words.

    The tags are places of labels. ``starts`` and ``predicate`` are the probabilities that a word
    starts a sentence and is a predicate, ``names`` n x labels log probabilities, ``happened`` a
    third of the factuality. ``arcs`` is n x (n + 1) with the root in column 0. The score of a
    relation is the product of the dependent's row in ``relations`` (n x labels x width) and the
    head's in ``heads`` (n + 1 x width, the root first); that of a role the one of the predicate's
    row in ``roles`` and the argument's in ``arguments``; the rows of ``heads`` and ``arguments``
    take a last element of 1. ``vectors`` is n x 384.
    """

    upos: Places
    xpos: Places
    feats: Places
    edits: Places
    starts: Floats
    names: Floats
    arcs: Floats
    relations: Floats
    heads: Floats
    predicate: Floats
    happened: Floats
    roles: Floats
    arguments: Floats
    vectors: Floats


def read_model_file(name: str, folder: Path | None = None) -> bytes:
    """Return the bytes of a file of the model in a folder, or of the shipped model.

    Raises:
        ModelError: the file is not there.
    """
    path = (folder or resources.files("crossread") / "models") / name
    try:
        return path.read_bytes()
    except OSError as error:
        where, advice = "the crossread package", " (install the package again)"
        if folder is not None:
            where, advice = str(folder), ""
        raise ModelError(
            f"the language model is incomplete: {name} is missing from {where}; "
            f"it needs {', '.join(FILES)}{advice}"
        ) from error


class Network:
    """The encoder with its heads. One call reads one stretch of words, and nothing else.

    The weights and activations are int8. Every row of activations has a scale of its own, so the
    reading of a stretch depends on nothing but its words.
    """

    def __init__(self, threads: int, folder: Path | None = None) -> None:
        import onnxruntime

        options = onnxruntime.SessionOptions()
        options.intra_op_num_threads = threads
        options.inter_op_num_threads = 1
        # Waiting in a loop for the next sentence doubled the CPU time of two threads for no gain.
        options.add_session_config_entry("session.intra_op.allow_spinning", "0")
        try:
            self._session = onnxruntime.InferenceSession(
                read_model_file(NETWORK, folder),
                options,
                providers=["CPUExecutionProvider"],
                disabled_optimizers=_SLOW,
            )
            self._pieces = WordPieces(read_model_file("tokenizer.json", folder).decode("utf-8"))
            self.vocabulary: dict[str, list[str]] = json.loads(
                read_model_file("vocab.json", folder)
            )
        except ModelError:
            raise
        except Exception as error:
            raise ModelError(f"the language model cannot be loaded: {error}") from error
        self._known: dict[str, tuple[list[int], int]] = {}
        self._outputs = list(Scores.__slots__)
        self._check()

    @property
    def shapes(self) -> dict[str, list[int | str]]:
        """The shapes of the inputs and outputs, by name."""
        places = [*self._session.get_inputs(), *self._session.get_outputs()]
        return {one.name: one.shape for one in places}

    def _check(self) -> None:
        """Refuse a model whose files do not belong together."""
        shapes, labels = self.shapes, self.vocabulary
        wanted = {**dict.fromkeys(self._outputs, 0), "ids": 0, "cases": 0, "classes": 0, "first": 0}
        if wanted.keys() - shapes.keys():
            missing = ", ".join(sorted(wanted.keys() - shapes.keys()))
            raise ModelError(f"the language model is of another version: it lacks {missing}")
        for name in ("names", "relations", "roles"):
            if shapes[name][1] != len(labels.get(name, ())):
                raise ModelError(f"the files of the language model do not belong together: {name}")

    def pieces(self, word: str) -> list[int]:
        """Return the word-piece ids of a word, 1 to 8."""
        return self._look_up(word)[0]

    def _look_up(self, word: str) -> tuple[list[int], int]:
        """Return the pieces of a word and the class of its capitals."""
        known = self._known.get(word)
        if known is None:
            known = self._pieces.of(word), case_class(word)
            if len(self._known) < _CACHE_LIMIT:
                self._known[word] = known
        return known

    def feed(self, words: Sequence[str], classes: Floats) -> dict[str, NDArray[Any]]:
        """Return the inputs of the network for a stretch of words and their classes."""
        looked_up = [self._look_up(word) for word in words]
        counts = np.array([len(pieces) for pieces, _ in looked_up])
        total = int(counts.sum()) + 2
        if total > MAX_PIECES + 2:
            raise ModelError(f"a stretch of {total} word pieces is longer than {MAX_PIECES + 2}")
        ids = [FIRST, *chain.from_iterable(pieces for pieces, _ in looked_up), LAST]
        cases = np.zeros(total, np.int64)
        cases[1:-1] = np.repeat([case for _, case in looked_up], counts)
        listed = np.zeros((total, classes.shape[1]), np.float32)
        listed[1:-1] = np.repeat(classes, counts, axis=0)
        return {
            "ids": np.array(ids, np.int64),
            "cases": cases,
            "classes": listed,
            "first": np.cumsum(counts) - counts + 1,
        }

    def score(self, words: Sequence[str], classes: Floats) -> Scores:
        """Return the scores of a stretch of at most ``MAX_PIECES`` pieces, at least one word.

        ``classes`` has a row for each word (crossread.language.word_classes).
        """
        outputs: list[Any] = self._session.run(self._outputs, self.feed(words, classes))
        return Scores(*outputs)
