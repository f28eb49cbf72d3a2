"""Weights of terms, sane for a handful of documents and for thousands."""

from __future__ import annotations

import gzip
import json
import math
from collections import Counter
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from importlib import resources
from itertools import repeat

import numpy as np
import numpy.typing as npt

Places = npt.NDArray[np.intp]
Values = npt.NDArray[np.float64]

ROOM = 1 << 14  # places to begin with; there are twice as many whenever they are all taken


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

    Each term has a place, a row of the tables, so that many are weighed at once. It keeps it while
    it is counted or a document that is held has it; then the place is given to another term.
    """

    def __init__(self, half_life: int) -> None:
        self.half_life = half_life
        self.documents = 0
        self.coming = 0
        self._places: dict[str, int] = {}
        self._terms: list[str] = []
        self._free: list[int] = []
        self._settled = np.zeros(ROOM, np.int64)  # documents by place
        self._pending = np.zeros(ROOM, np.int64)  # those since the last ``settle``
        self._held = np.zeros(ROOM, np.int64)  # documents that still need the place
        self._background = np.zeros(ROOM, np.int64)  # documents of the background
        self._weights = np.zeros(ROOM)

    @property
    def room(self) -> int:
        """Return how many places there are, taken or not."""
        return len(self._weights)

    def places_of(self, terms: Collection[str]) -> Places:
        """Return the places of terms; one that is new gets one."""
        places = np.fromiter(map(self._places.get, terms, repeat(-1)), np.intp, len(terms))
        if places.size and places.min() < 0:
            for term in terms:
                if term not in self._places:
                    self._give_place(term)
            return self.places_of(terms)
        return places

    def _give_place(self, term: str) -> None:
        if self._free:
            place = self._free.pop()
            self._terms[place] = term
        else:
            place = len(self._terms)
            self._terms.append(term)
            if place == self.room:
                self._make_room()
        background = load_background()
        self._places[term] = place
        self._background[place] = holding = background.frequencies.get(term, 0)
        self._weights[place] = np.log((self.documents + background.documents + 1) / (holding + 1))

    def _make_room(self) -> None:
        for name in ("_settled", "_pending", "_held", "_background", "_weights"):
            table = getattr(self, name)
            setattr(self, name, np.concatenate([table, np.zeros_like(table)]))

    def terms_of(self, places: Places) -> list[str]:
        """Return the terms of places."""
        return [self._terms[place] for place in places.tolist()]

    def weights_of(self, places: Places) -> Values:
        """Return the weights of the terms of places."""
        return self._weights[places]

    def rare(self, places: Places, share: float) -> npt.NDArray[np.bool_]:
        """Tell of which places at most this share of the background's documents holds the term."""
        return self._background[places] <= share * load_background().documents

    def hold(self, places: Places) -> None:
        """Keep the places of a document's terms, each once, until it is let go."""
        self._held[places] += 1

    def let_go(self, places: Places) -> None:
        """Need the places of a document that was held no more."""
        self._held[places] -= 1

    def count(self, places: Places) -> None:
        """Note the terms of one more document, each once."""
        self.coming += 1
        self._pending[places] += 1

    def settle(self) -> None:
        """Let the documents since the last call count."""
        self.documents += self.coming
        self._settled += self._pending
        self.coming = 0
        self._pending[:] = 0
        if self.documents >= 2 * self.half_life:
            self.documents //= 2
            self._settled //= 2
            self._forget()
        self._weigh()

    def _weigh(self) -> None:
        total = self.documents + load_background().documents + 1
        self._weights = np.log(total / (self._settled + self._background + 1))

    def _forget(self) -> None:
        """Free the places of terms that are neither counted nor held."""
        taken = np.zeros(self.room, dtype=bool)
        taken[list(self._places.values())] = True
        for place in np.flatnonzero(taken & (self._settled == 0) & (self._held == 0)).tolist():
            del self._places[self._terms[place]]
            self._free.append(place)

    def counts(self) -> tuple[dict[str, int], dict[str, int]]:
        """Return the counts that are used and those since the last ``settle``, terms sorted."""
        settled, pending = self._settled.tolist(), self._pending.tolist()
        known = sorted(self._places.items())
        return (
            {term: settled[place] for term, place in known if settled[place]},
            {term: pending[place] for term, place in known if pending[place]},
        )

    def take(self, settled: Mapping[str, int], pending: Mapping[str, int]) -> None:
        """Put back what :meth:`counts` returned, after the number of documents."""
        places, coming = self.places_of(settled), self.places_of(pending)
        self._settled[places] = list(settled.values())
        self._pending[coming] = list(pending.values())
        self._weigh()

    def all_of(self, terms: Iterable[str]) -> list[float]:
        """Return the weights of many terms."""
        places = self.places_of(list(terms))
        weights: list[float] = self._weights[places].tolist()
        return weights

    def of(self, term: str) -> float:
        """Return the weight of a term, as :meth:`Weights.of` does."""
        return self.all_of([term])[0]


def vector(counts: Mapping[str, float], weights: Weights) -> dict[str, float]:
    """Return the normalised vector of log term frequency times weight, terms sorted."""
    raw = {t: (1 + math.log(n)) * weights.of(t) for t, n in sorted(counts.items()) if n > 0}
    norm = math.sqrt(sum(value * value for value in raw.values()))
    return {t: value / norm for t, value in raw.items()} if norm else {}


def cosine(left: Mapping[str, float], right: Mapping[str, float]) -> float:
    """Return the cosine of two normalised vectors, 0 where one is empty."""
    short, long = (left, right) if len(left) <= len(right) else (right, left)
    return sum(value * long.get(term, 0.0) for term, value in short.items())
