"""Choose the pairs of a story's articles that are worth comparing."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from itertools import combinations

from crossread.stories.copying import DUPLICATE
from crossread.stories.lineage import Studied
from crossread.stories.precedence import published_first

# Up to so many articles each pair is compared: then no dependence can be missed.
EVERY_PAIR = 40
# In a larger story copies of one text are held against the first of them, and the texts against
# those that share most with them: so many by runs of words and so many by rare words, in which a
# text told anew still shows. In two generated cascades of 200 reports of the dev half, of 195
# dependent ones each, 12 leave 2 and 3 without a directed relation that comparing every pair
# finds; 8 leave 8 and 3.
NEAREST = 12
# Texts from which most others take something; every text is held against them. Without them a
# text that a machine altered is only held against others of the same machine.
HUBS = 8
# Of the texts that hold a run or a rare word only the earliest are looked up: a word that
# hundreds have tells nothing apart, and the first to print it is what the others depend on.
EARLIEST = 24
TAKES = 5  # runs in common from which on a text may have taken a sentence from another

Number = int  # the place of an article among those of its story
Keys = Callable[[Studied], Iterable[str]]


def _runs(article: Studied) -> Iterable[str]:
    return article.wording.positions


def _rare_words(article: Studied) -> Iterable[str]:
    return sorted({word for p in article.phrasings for word in p.rare})


@dataclass(slots=True)
class _Index:
    """The earliest texts that hold each of an article's keys."""

    keys: Keys
    postings: dict[str, list[Number]]

    def add(self, number: Number, article: Studied) -> None:
        for key in self.keys(article):
            row = self.postings.setdefault(key, [])
            if len(row) < EARLIEST:
                row.append(number)

    def shared(self, own: Number, article: Studied) -> Counter[Number]:
        """Return how many keys each text has in common with an article, itself left out."""
        found: Counter[Number] = Counter()
        for key in self.keys(article):
            found.update(self.postings.get(key, ()))
        found.pop(own, None)
        return found


def _most(shared: Counter[Number], place: Sequence[int], number: int) -> list[Number]:
    """Return the texts that share most, the earliest of equals."""
    return sorted(shared, key=lambda other: (-shared[other], place[other]))[:number]


def _group_copies(
    studied: Sequence[Studied], order: Sequence[Number], place: Sequence[int]
) -> tuple[dict[Number, list[Number]], _Index]:
    """Return the articles of each text by its first, and an index of the first ones by their runs.

    An article belongs to the text that holds nearly all of its runs of words.
    """
    texts: dict[Number, list[Number]] = {}
    index = _Index(_runs, {})
    for number in order:
        article = studied[number]
        shared = index.shared(number, article)
        first = _most(shared, place, 1)
        if first and shared[first[0]] >= DUPLICATE * len(article.wording.positions):
            texts[first[0]].append(number)
        else:
            texts[number] = [number]
            index.add(number, article)
    return texts, index


def _find_hubs(
    texts: Mapping[Number, Sequence[Number]], shared: Mapping[Number, Counter[Number]]
) -> list[Number]:
    """Return the texts that most others take from: each next one for those not yet reached."""
    takers: dict[Number, set[Number]] = {first: {first} for first in texts}
    for first, others in shared.items():
        for other, runs in others.items():
            if runs >= TAKES:
                takers[other].add(first)
    hubs: list[Number] = []
    reached: set[Number] = set()
    while len(hubs) < min(HUBS, len(texts)):
        best = max(
            (first for first in takers if first not in hubs),
            key=lambda first: (len(takers[first] - reached), len(takers[first]), -first),
        )
        hubs.append(best)
        reached |= takers[best]
    return hubs


def _pair_texts(
    studied: Sequence[Studied], texts: Mapping[Number, Sequence[Number]], runs: _Index,
    place: Sequence[int],
) -> Iterable[tuple[Number, Number]]:  # fmt: skip
    """Yield the pairs of texts to compare: the nearest by runs and by rare words, and the hubs."""
    rare = _Index(_rare_words, {})
    for first in texts:
        rare.add(first, studied[first])
    shared = {first: runs.shared(first, studied[first]) for first in texts}
    hubs = _find_hubs(texts, shared)
    for first, others in shared.items():
        alike = _most(rare.shared(first, studied[first]), place, NEAREST)
        for other in (*_most(others, place, NEAREST), *alike, *hubs):
            yield first, other


def _pair_copies(texts: Mapping[Number, Sequence[Number]]) -> Iterable[tuple[Number, Number]]:
    """Yield each copy with the first ones of its text."""
    for copies in texts.values():
        for n, copy in enumerate(copies):
            for other in copies[: min(n, NEAREST)]:
                yield copy, other


def _pair_named(studied: Sequence[Studied]) -> Iterable[tuple[Number, Number]]:
    """Yield each article with those whose outlets it names as its source."""
    numbers = {article.id: number for number, article in enumerate(studied)}
    for number, article in enumerate(studied):
        for name in sorted(article.names)[:NEAREST]:
            yield number, numbers[name]


def list_candidates(studied: Sequence[Studied]) -> list[tuple[Studied, Studied]]:
    """Return the pairs to compare, left before right by id; in large stories not every pair."""
    if len(studied) <= EVERY_PAIR:
        return list(combinations(studied, 2))
    order = sorted(range(len(studied)), key=lambda n: published_first(studied[n].reading.article))
    place = [0] * len(order)
    for rank, number in enumerate(order):
        place[number] = rank
    texts, runs = _group_copies(studied, order, place)
    found = {
        (min(pair), max(pair))
        for pairs in (
            _pair_texts(studied, texts, runs, place),
            _pair_copies(texts),
            _pair_named(studied),
        )
        for pair in pairs
        if pair[0] != pair[1]
    }
    return [(studied[left], studied[right]) for left, right in sorted(found)]
