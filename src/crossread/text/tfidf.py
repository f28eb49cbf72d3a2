"""Weights of terms, sane for a handful of documents and for thousands."""

from __future__ import annotations

import gzip
import json
import math
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from importlib import resources


@dataclass(frozen=True, slots=True)
class Background:
    """In how many of ``documents`` open documents each lemma occurs (see training/)."""

    documents: int
    frequencies: Mapping[str, int]


@cache
def load_background() -> Background:
    """Return the document frequencies that ship with the package."""
    file = resources.files("crossread") / "resources" / "background_df.json.gz"
    content = json.loads(gzip.decompress(file.read_bytes()))
    return Background(content["documents"], content["frequencies"])


@dataclass(frozen=True, slots=True)
class Weights:
    """Inverse document frequencies of an input, with the background as a prior.

    With few documents of one story the input alone would call every shared word worthless; the
    background's documents count like documents of the input and keep such words apart from
    common ones.
    """

    documents: int
    frequencies: Mapping[str, int]

    def of(self, term: str) -> float:
        """Return the weight of a term: the log of documents over documents that hold it."""
        background = load_background()
        total = self.documents + background.documents + 1
        holding = self.frequencies.get(term, 0) + background.frequencies.get(term, 0) + 1
        return math.log(total / holding)

    def rare(self, term: str, share: float) -> bool:
        """Tell whether at most this share of the background's documents holds the term."""
        background = load_background()
        return background.frequencies.get(term, 0) <= share * background.documents


def weigh(documents: Sequence[Iterable[str]]) -> Weights:
    """Count in how many of the documents each term occurs."""
    counts: Counter[str] = Counter()
    for terms in documents:
        counts.update(set(terms))
    return Weights(len(documents), dict(counts))


def vector(counts: Mapping[str, float], weights: Weights) -> dict[str, float]:
    """Return the normalised vector of log term frequency times weight, terms sorted."""
    raw = {t: (1 + math.log(n)) * weights.of(t) for t, n in sorted(counts.items()) if n > 0}
    norm = math.sqrt(sum(value * value for value in raw.values()))
    return {t: value / norm for t, value in raw.items()} if norm else {}


def cosine(left: Mapping[str, float], right: Mapping[str, float]) -> float:
    """Return the cosine of two normalised vectors, 0 where one is empty."""
    short, long = (left, right) if len(left) <= len(right) else (right, left)
    return sum(value * long.get(term, 0.0) for term, value in short.items())
