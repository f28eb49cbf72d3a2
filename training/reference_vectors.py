"""Vectors of the sentence model that ours learns from (all-MiniLM-L6-v2), to measure against.

    python -m training.reference_vectors --write vectors.npz --pairs

``--write`` takes the vectors of PUD and EWT test; ``--pairs`` writes the cosines of our own graded
pairs into ``evaluation/``. It needs the packages of ``training/requirements.txt``.
"""

from __future__ import annotations

import argparse
import json
from collections.abc import Sequence
from pathlib import Path

import numpy as np

from evaluation.paraphrases import load_pairs
from evaluation.vectors import PAIR_REFERENCE, SETS, mark_of
from training.base import find_base
from training.corpora import read_treebank
from training.reference import embed


def write_pairs(base: Path, path: Path) -> None:
    """Write the model's cosine of each of our graded pairs."""
    pairs = load_pairs()
    left = embed([pair.first for pair in pairs], base, "cpu")
    right = embed([pair.second for pair in pairs], base, "cpu")
    row = {
        "model": "all-MiniLM-L6-v2",
        "sha256": mark_of(pairs),
        "cosines": [round(float(cosine), 4) for cosine in (left * right).sum(axis=1)],
    }
    path.write_text(json.dumps(row) + "\n", encoding="utf-8")


def write_vectors(base: Path, data: Path, path: Path) -> None:
    """Write the vectors of the sentences of each treebank, in 16 bits."""
    arrays = {}
    for name in SETS:
        sentences = read_treebank(data / "treebanks" / f"{name}.conllu.gz")
        arrays[name] = embed([one.text for one in sentences], base, "cpu").astype(np.float16)
    np.savez_compressed(path, **arrays)  # type: ignore[arg-type]  # its stub wants a bool


def main(arguments: Sequence[str] | None = None) -> None:
    """Write what the arguments ask for."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0] if __doc__ else "")
    parser.add_argument("--base", type=Path, help="folder or wheel of all-MiniLM-L6-v2")
    parser.add_argument("--data", type=Path, default=Path("../shared/data"))
    parser.add_argument("--write", type=Path)
    parser.add_argument("--pairs", action="store_true")
    options = parser.parse_args(arguments)
    base = options.base or find_base()
    if options.pairs:
        write_pairs(base, PAIR_REFERENCE)
    if options.write:
        write_vectors(base, options.data, options.write)


if __name__ == "__main__":
    main()
