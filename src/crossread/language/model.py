"""The shipped network: words in, scores out. Loaded once, onnxruntime and tokenizers inside."""

from __future__ import annotations

import json
from collections.abc import Sequence
from dataclasses import dataclass
from importlib import resources
from typing import Any

import numpy as np
from numpy.typing import NDArray

from crossread.errors import ModelError
from crossread.language.word_pieces import FIRST, LAST, MAX_PIECES, WordPieces, case_class

Floats = NDArray[np.float32]

_FILES = ("int8.onnx", "vocab.json", "rel.npz", "tokenizer.json", "lemmas.json.gz")


@dataclass(frozen=True, slots=True)
class Scores:
    """What the network says of n words.

    ``starts`` is the probability that a word starts a sentence, ``names`` n x 7 log probabilities,
    ``arcs`` n x (n + 1) with the root in column 0, ``dependents`` n x 96 and ``heads``
    (n + 1) x 96 are the two sides of the relation scores.
    """

    upos: NDArray[np.int64]
    xpos: NDArray[np.int64]
    feats: NDArray[np.int64]
    edits: NDArray[np.int64]
    starts: Floats
    names: Floats
    arcs: Floats
    dependents: Floats
    heads: Floats


def read_model_file(name: str) -> bytes:
    """Return the bytes of a file of the shipped model.

    Raises:
        ModelError: the file is not there.
    """
    path = resources.files("crossread") / "models" / name
    try:
        return path.read_bytes()
    except OSError as error:
        raise ModelError(
            f"the language model is incomplete: {name} is missing from the crossread package; "
            f"it needs {', '.join(_FILES)} (install the package again)"
        ) from error


class Network:
    """The encoder with its heads. One call reads one stretch of words, and nothing else.

    The weights are int8 and the activations are scaled by the largest of a whole call, so a batch
    would let one sentence change another; a stretch alone gives the same result everywhere.
    """

    def __init__(self, threads: int) -> None:
        import onnxruntime

        options = onnxruntime.SessionOptions()
        options.intra_op_num_threads = threads
        options.inter_op_num_threads = 1
        # Waiting in a loop for the next sentence doubled the CPU time of two threads for no gain.
        options.add_session_config_entry("session.intra_op.allow_spinning", "0")
        try:
            self._session = onnxruntime.InferenceSession(
                read_model_file("int8.onnx"), options, providers=["CPUExecutionProvider"]
            )
            self._pieces = WordPieces(read_model_file("tokenizer.json").decode("utf-8"))
            self.vocabulary: dict[str, list[str]] = json.loads(read_model_file("vocab.json"))
        except ModelError:
            raise
        except Exception as error:
            raise ModelError(f"the language model cannot be loaded: {error}") from error

    def pieces(self, word: str) -> list[int]:
        """Return the word-piece ids of a word, 1 to 8."""
        return self._pieces.of(word)

    def score(self, words: Sequence[str]) -> Scores:
        """Return the scores of a stretch of at most ``MAX_PIECES`` pieces, at least one word."""
        ids, case, first = [FIRST], [0], []
        for word in words:
            pieces = self.pieces(word)
            first.append(len(ids))
            ids.extend(pieces)
            case.extend([case_class(word)] * len(pieces))
        ids.append(LAST)
        case.append(0)
        if len(ids) > MAX_PIECES + 2:
            raise ModelError(f"a stretch of {len(ids)} word pieces is longer than {MAX_PIECES}")
        feed = {
            "ids": np.array([ids], dtype=np.int64),
            "case": np.array([case], dtype=np.int64),
            "mask": np.ones((1, len(ids)), dtype=np.int64),
            "widx": np.array([first], dtype=np.int64),
        }
        outputs: list[Any] = self._session.run(None, feed)
        return Scores(*(output[0] for output in outputs))
