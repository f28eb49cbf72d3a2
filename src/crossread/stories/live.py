"""Stories that still grow, and the index that finds the few which an article may belong to."""

from __future__ import annotations

from array import array
from collections import deque
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from math import sqrt

import numpy as np

from crossread.model.sketches import Sketch
from crossread.stories.comparing import Counts, tf
from crossread.stories.facts import Facts, facts
from crossread.stories.sums import Board, Sums
from crossread.text.tfidf import Places, Stream, Values

# An article is looked up by so many of its weightiest words, and a word leads to so many of the
# newest stories that hold it: both bound the cost of an article, whatever came before it.
KEYS = 24
POSTINGS = 200
LATEST = 8  # members of a story whose names, figures and days an article is held against


@dataclass(frozen=True, slots=True)
class Card:
    """An article in the window: its sketch, its keys, and the length of its vector of words."""

    sketch: Sketch  # without its words, which the next two hold in a tenth of the memory
    places: Places  # of its words, in their order
    counts: Counts
    keys: tuple[str, ...]  # its weightiest words, the weightiest first
    norm: float
    facts: Facts

    def scaled(self) -> Values:
        """Return what its words weigh without their inverse document frequency, by its norm."""
        return tf(self.counts) / self.norm


@dataclass(slots=True)
class Live:
    """A story that still grows.

    ``sums`` adds up what the words of its members weigh without their inverse document frequency,
    each member scaled by its norm: the frequencies may change without a new sum.
    """

    id: int
    touched: int  # number of the arrival that joined last
    members: list[str] = field(default_factory=list)
    sums: Sums = field(default_factory=Sums)
    latest: deque[Facts] = field(default_factory=lambda: deque(maxlen=LATEST))
    last: int | None = None  # latest day of publication
    settled: int = 0  # number of members when it was last grouped anew

    def add(self, card: Card, board: Board) -> None:
        """Take an article in."""
        self.members.append(card.sketch.id)
        self.sums.add(card.places, card.scaled(), board)
        self.latest.append(card.facts)
        day = card.sketch.day
        if day is not None and (self.last is None or day > self.last):
            self.last = day


def counts_of(sketch: Sketch) -> Counts:
    """Return the counts of a sketch's words, in their order."""
    return np.fromiter(sketch.words.values(), np.int32, len(sketch.words))


@dataclass(frozen=True, slots=True)
class Coming:
    """An article that comes: its card, and what its words weigh now."""

    card: Card
    keys: Mapping[str, float]  # with their weights
    weights: Values  # of its words, of length 1

    @classmethod
    def of(cls, sketch: Sketch, frequencies: Stream) -> Coming:
        """Weigh the words of a sketch."""
        places = frequencies.places_of(sketch.words)
        counts = counts_of(sketch)
        weights = tf(counts) * frequencies.weights_of(places)
        norm = sqrt(float(weights @ weights)) or 1.0
        keys = weightiest(list(sketch.words), weights, KEYS)
        kept, own = replace(sketch, words={}), facts(sketch, frequencies.all_of)
        card = Card(kept, places, counts, tuple(keys), norm, own)
        return cls(card, keys, weights / norm)


def weightiest(terms: Sequence[str], weights: Values, most: int) -> dict[str, float]:
    """Return so many terms at most, the weightiest first, equal ones in the alphabet's order."""
    least = np.partition(weights, -most)[-most] if len(terms) > most else -np.inf
    rows = np.flatnonzero(weights >= least).tolist()
    ordered = sorted([(-float(weights[row]), terms[row]) for row in rows])[:most]
    return {term: -weight for weight, term in ordered}


class Index:
    """From a term to the newest stories that have it among the keys of a member.

    Stories sit in numbered seats, which are given again: what a look-up costs depends on how many
    stories are open, not on how many there ever were.
    """

    def __init__(self) -> None:
        self._postings: dict[str, array[int]] = {}  # the seats of stories, the oldest first
        self._keys: list[set[str]] = []  # by seat: the keys under which it stands
        self._stories: list[int] = []  # by seat
        self._seats: dict[int, int] = {}  # by story
        self._free: list[int] = []

    def add(self, story: int, keys: Iterable[str]) -> None:
        """Note the keys of a member of a story."""
        seat = self._seat(story)
        own, postings = self._keys[seat], self._postings
        for key in keys:
            if key in own:
                continue
            own.add(key)
            posting = postings.get(key)
            if posting is None:
                postings[key] = array("q", (seat,))
                continue
            posting.append(seat)
            if len(posting) > POSTINGS:
                self._keys[posting.pop(0)].discard(key)

    def _seat(self, story: int) -> int:
        """Return the seat of a story, one that is free where it has none."""
        seat = self._seats.get(story)
        if seat is not None:
            return seat
        if self._free:
            seat = self._free.pop()
            self._stories[seat] = story
        else:
            seat = len(self._stories)
            self._stories.append(story)
            self._keys.append(set())
        self._seats[story] = seat
        return seat

    def remove(self, story: int) -> None:
        """Forget a story."""
        seat = self._seats.pop(story)
        for key in self._keys[seat]:
            posting = self._postings[key]
            posting.remove(seat)
            if not posting:
                del self._postings[key]
        self._keys[seat].clear()
        self._free.append(seat)

    def rank(self, keys: Iterable[tuple[str, float]], count: int) -> list[int]:
        """Return the stories that share the weightiest keys, so many at most, the best first."""
        get = self._postings.get
        found = [(posting, weight) for key, weight in keys if (posting := get(key)) is not None]
        if not found:
            return []
        seats = np.frombuffer(b"".join([posting for posting, _ in found]), np.int64)
        lengths = [len(posting) for posting, _ in found]
        shared = np.bincount(seats, np.repeat([weight for _, weight in found], lengths))
        held = np.flatnonzero(shared > 0.0)
        values = shared[held]
        if len(held) > count:
            best = values >= np.partition(values, -count)[-count]
            held, values = held[best], values[best]
        stories = [self._stories[seat] for seat in held.tolist()]
        ranked = sorted(zip((-values).tolist(), stories, strict=True))
        return [story for _, story in ranked[:count]]

    def postings(self) -> dict[str, list[int]]:
        """Return the stories of each key, the oldest first."""
        return {k: [self._stories[seat] for seat in p] for k, p in self._postings.items()}

    def take(self, postings: Mapping[str, Iterable[int]]) -> None:
        """Put into an empty index what :meth:`postings` returned."""
        for key, stories in postings.items():
            for story in stories:
                self.add(story, (key,))
