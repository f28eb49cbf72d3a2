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

    def all_of(self, terms: Iterable[str]) -> list[float]:
        """Return the weights of many terms."""
        return [self.of(term) for term in terms]

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


class Stream:
    """Document frequencies of a stream: counted as documents come, used from the next ``settle``.

    Between two calls of ``settle`` the weights stand still, so that documents which come close
    together are weighed alike. After ``half_life`` documents all counts are halved: a stream is
    weighed by what it told lately.
    """

    def __init__(self, half_life: int) -> None:
        self.half_life = half_life
        self.documents = 0
        self.frequencies: dict[str, int] = {}
        self.coming = 0
        self.pending: dict[str, int] = {}
        self._known: dict[str, float] = {}

    def count(self, terms: Iterable[str]) -> None:
        """Note the terms of one more document."""
        self.coming += 1
        pending = self.pending
        for term in terms:
            pending[term] = pending.get(term, 0) + 1

    def settle(self) -> None:
        """Let the documents since the last call count."""
        self.documents += self.coming
        for term, count in self.pending.items():
            self.frequencies[term] = self.frequencies.get(term, 0) + count
        self.coming, self.pending = 0, {}
        if self.documents >= 2 * self.half_life:
            self.documents //= 2
            self.frequencies = {t: n // 2 for t, n in self.frequencies.items() if n > 1}
        self._known = {}

    def all_of(self, terms: Iterable[str]) -> list[float]:
        """Return the weights of many terms."""
        known, of = self._known, self.of
        return [known[term] if term in known else of(term) for term in terms]

    def of(self, term: str) -> float:
        """Return the weight of a term, as :meth:`Weights.of` does."""
        known = self._known.get(term)
        if known is None:
            known = self._known[term] = Weights(self.documents, self.frequencies).of(term)
        return known


def vector(counts: Mapping[str, float], weights: Weights) -> dict[str, float]:
    """Return the normalised vector of log term frequency times weight, terms sorted."""
    raw = {t: (1 + math.log(n)) * weights.of(t) for t, n in sorted(counts.items()) if n > 0}
    norm = math.sqrt(sum(value * value for value in raw.values()))
    return {t: value / norm for t, value in raw.items()} if norm else {}


def cosine(left: Mapping[str, float], right: Mapping[str, float]) -> float:
    """Return the cosine of two normalised vectors, 0 where one is empty."""
    short, long = (left, right) if len(left) <= len(right) else (right, left)
    return sum(value * long.get(term, 0.0) for term, value in short.items())
