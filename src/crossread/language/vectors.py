"""The vectors of sentences and clauses, made of those of their words."""

from __future__ import annotations

import numpy as np
import numpy.typing as npt

from crossread.language.annotator import Parse

Halves = npt.NDArray[np.float16]
Places = npt.NDArray[np.int64]
Flags = npt.NDArray[np.bool_]


def _normed(sums: npt.NDArray[np.float32]) -> Halves:
    """Return the rows at length 1; a mean and a sum have the same direction."""
    lengths = np.maximum(np.linalg.norm(sums, axis=1, keepdims=True), 1e-12)
    rows: Halves = (sums / lengths).astype(np.float16)
    return rows


def sentence_vectors(parse: Parse) -> Halves:
    """Return a row for each sentence of a parse that has vectors."""
    assert parse.vectors is not None
    return _normed(np.add.reduceat(parse.vectors, parse.starts, axis=0))


def find_clauses(
    heads: npt.NDArray[np.int64], words: npt.NDArray[np.int64]
) -> npt.NDArray[np.bool_]:
    """Return, for each of the words, which words of the stretch hang on it, itself included.

    >>> find_clauses(np.array([1, -1, 1, 2]), np.array([2])).tolist()
    [[False, False, True, True]]
    """
    up = np.append(np.where(heads < 0, len(heads), heads), len(heads))  # the root's head is its own
    inside: Flags = np.arange(len(up)) == words[:, None]
    while True:
        wider: Flags = inside | inside[:, up]
        if bool((wider == inside).all()):
            found: Flags = inside[:, :-1]
            return found
        inside = wider


def clause_vectors(parse: Parse) -> Halves:
    """Return a row for each frame of a parse that has vectors: of the predicate's subtree."""
    assert parse.vectors is not None
    words = np.array([frame.predicate for frame in parse.frames], np.int64)
    inside = find_clauses(np.array(parse.heads, np.int64), words)
    return _normed(inside.astype(np.float32) @ parse.vectors)
