"""Stories that still grow, and the index that finds the few which an article may belong to."""

from __future__ import annotations

from collections import deque
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from math import sqrt

from crossread.model.sketches import Sketch
from crossread.stories.comparing import tf
from crossread.stories.facts import Facts
from crossread.text.tfidf import Stream

# An article is looked up by so many of its weightiest words, and a word leads to so many of the
# newest stories that hold it: both bound the cost of an article, whatever came before it.
KEYS = 24
POSTINGS = 200
LATEST = 8  # members of a story whose names, figures and days an article is held against


@dataclass(frozen=True, slots=True)
class Card:
    """An article in the window: its sketch, its keys, and the length of its vector of words."""

    sketch: Sketch
    keys: tuple[str, ...]  # its weightiest words, the weightiest first
    norm: float
    facts: Facts


@dataclass(slots=True)
class Live:
    """A story that still grows.

    ``sums`` adds up what the words of its members weigh without their inverse document frequency,
    each member scaled by its norm: the frequencies may change without a new sum.
    """

    id: int
    touched: int  # number of the arrival that joined last
    members: list[str] = field(default_factory=list)
    sums: dict[str, float] = field(default_factory=dict)
    latest: deque[Facts] = field(default_factory=lambda: deque(maxlen=LATEST))
    last: int | None = None  # latest day of publication
    settled: int = 0  # number of members when it was last grouped anew

    def add(self, card: Card) -> None:
        """Take an article in."""
        self.members.append(card.sketch.id)
        sums, get, norm = self.sums, self.sums.get, card.norm
        for term, count in card.sketch.words.items():
            sums[term] = get(term, 0.0) + tf(count) / norm
        self.latest.append(card.facts)
        day = card.sketch.day
        if day is not None and (self.last is None or day > self.last):
            self.last = day


def weighed(sketch: Sketch, frequencies: Stream) -> dict[str, float]:
    """Return the weights of a sketch's words, not yet scaled to length 1."""
    idf = frequencies.all_of(sketch.words)
    return {t: tf(n) * weight for (t, n), weight in zip(sketch.words.items(), idf, strict=True)}


def norm_of(weights: Mapping[str, float]) -> float:
    """Return the length of a vector, 1 for an empty one."""
    return sqrt(sum(value * value for value in weights.values())) or 1.0


def keys_of(weights: Mapping[str, float]) -> tuple[str, ...]:
    """Return the weightiest terms, the weightiest first."""
    return tuple(sorted(weights, key=lambda term: (-weights[term], term))[:KEYS])


class Index:
    """From a term to the newest stories that have it among the keys of a member."""

    def __init__(self) -> None:
        self._postings: dict[str, dict[int, None]] = {}

    def add(self, story: int, keys: Iterable[str]) -> None:
        """Note the keys of a member of a story."""
        for key in keys:
            posting = self._postings.get(key)
            if posting is None:
                self._postings[key] = {story: None}
            elif story not in posting:
                if len(posting) == POSTINGS:
                    del posting[next(iter(posting))]
                posting[story] = None

    def rank(self, keys: Iterable[tuple[str, float]], count: int) -> list[int]:
        """Return the stories that share the weightiest keys, so many at most, the best first."""
        found: dict[int, float] = {}
        get = found.get
        for key, weight in keys:
            for story in self._postings.get(key, ()):
                found[story] = get(story, 0.0) + weight
        least = sorted(found.values())[-count] if len(found) > count else 0.0
        best = [(-value, story) for story, value in found.items() if value >= least]
        return [story for _, story in sorted(best)[:count]]

    def postings(self) -> dict[str, list[int]]:
        """Return the stories of each key, the oldest first."""
        return {key: list(posting) for key, posting in self._postings.items()}

    def take(self, postings: Mapping[str, Iterable[int]]) -> None:
        """Put back what :meth:`postings` returned."""
        self._postings = {key: dict.fromkeys(stories) for key, stories in postings.items()}
