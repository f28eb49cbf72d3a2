"""Pairs of sentences graded by shared meaning, and the rank correlation of scores with grades."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path

import numpy as np
import yaml
from numpy.typing import NDArray

from crossread.errors import InputError

PAIRS = Path(__file__).with_name("paraphrase_pairs.yaml")
GRADES = range(6)  # 0 nothing in common, 5 the same meaning


@dataclass(frozen=True, slots=True)
class Pair:
    """Two sentences and how much of their meaning they share, 0 to 5."""

    grade: int
    first: str
    second: str


def _read_pair(row: Sequence[object]) -> Pair:
    grade, first, second = row
    if type(grade) is not int or grade not in GRADES:
        raise ValueError(f"grade {grade!r} is not one of 0 to 5")
    if not isinstance(first, str) or not isinstance(second, str):
        raise ValueError(f"{row!r} is not a grade and two sentences")
    return Pair(grade, first, second)


@cache
def _read_pairs(path: Path) -> tuple[Pair, ...]:
    try:
        return tuple(map(_read_pair, yaml.safe_load(path.read_text(encoding="utf-8"))))
    except (yaml.YAMLError, TypeError, ValueError) as error:
        raise InputError(str(path), f"not a file of graded pairs: {error}") from error


def load_pairs(path: Path = PAIRS) -> list[Pair]:
    """Return the graded pairs in the order of the file.

    Raises:
        InputError: the file is malformed.
    """
    return list(_read_pairs(path))


def _rank(values: Sequence[float]) -> NDArray[np.float64]:
    """Return the rank of every value from 1; equal values share the mean of their ranks."""
    _, places, counts = np.unique(
        np.asarray(values, dtype=np.float64), return_inverse=True, return_counts=True
    )
    ends = np.cumsum(counts)
    ranks: NDArray[np.float64] = (ends - (counts - 1) / 2)[places]
    return ranks


def spearman(x: Sequence[float], y: Sequence[float]) -> float:
    """Return the rank correlation of two rows of numbers, -1 to 1; ties share their mean rank.

    It is 0 where one row holds a single value only, since that orders nothing.

    Raises:
        ValueError: the rows differ in length or hold fewer than two numbers.

    >>> spearman([1, 2, 3], [10, 200, 3000])
    1.0
    """
    if len(x) != len(y) or len(x) < 2:
        raise ValueError(f"a rank correlation needs two equal rows, not {len(x)} and {len(y)}")
    one, two = _rank(x), _rank(y)
    one, two = one - one.mean(), two - two.mean()
    norm = float(np.sqrt((one @ one) * (two @ two)))
    return round(float(one @ two) / norm, 12) if norm else 0.0
