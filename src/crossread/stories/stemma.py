"""Put the wordings of each sentence of a story into a tree: which was made of which."""

from __future__ import annotations

import heapq
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from crossread.model.stories import Descent
from crossread.stories.rewording import Aligned, Phrasing, likeness

Place = tuple[str, int]  # article id and the position of one of its sentences

# What a pair of articles' mean likeness counts for beside the likeness of the two sentences: one
# sentence alone often stands nearer to a copy's wording by chance.
POOLED = 0.5
SAME = 0.9  # likeness from which on two wordings count as one: a word or two differ
EARLIER = 0.2  # what a wording nearer to the root is preferred by, where two are as near


SENTENCES = 2  # fewer show no descent: one sentence may come from a release


@dataclass(frozen=True, slots=True)
class Link:
    """Two sentences of two articles of which one is a wording of the other, or both of a third."""

    left: Place
    right: Place
    weight: float  # likeness, 0 to 1


@dataclass(frozen=True, slots=True)
class Shares:
    """What share of an article's own words is another's, by the way that it came there.

    ``same``: word for word; ``direct``: one's words are made of the other's; ``cousin``: both are
    made of a third wording. ``sentences`` are those that the two share in any way.
    """

    same: float = 0.0
    direct: float = 0.0
    cousin: float = 0.0
    sentences: int = 0

    @property
    def whole(self) -> float:
        """Return the share that is the other's in any way."""
        return self.same + self.direct + self.cousin


NOTHING = (Shares(), Shares())


def link_articles(left: str, right: str, pairs: Sequence[Aligned]) -> list[Link]:
    """Return the links of two articles' aligned sentences."""
    if not pairs:
        return []
    mean = sum(max(p.wording, p.similarity / 2) for p in pairs) / len(pairs)
    return [
        Link(
            (left, pair.left.position),
            (right, pair.right.position),
            (1 - POOLED) * max(pair.wording, pair.similarity / 2) + POOLED * mean,
        )
        for pair in pairs
    ]


def _families(links: Iterable[Link]) -> Iterator[list[Link]]:
    """Yield the links of each connected set of sentences."""
    near: defaultdict[Place, list[Link]] = defaultdict(list)
    for link in links:
        near[link.left].append(link)
        near[link.right].append(link)
    seen: set[Place] = set()
    for start in sorted(near):
        if start in seen:
            continue
        waiting, members = [start], set()
        while waiting:
            place = waiting.pop()
            if place not in members:
                members.add(place)
                waiting += [end for link in near[place] for end in (link.left, link.right)]
        seen |= members
        yield [link for place in sorted(members) for link in near[place] if link.left == place]


Wording = int  # the number of a wording: sentences with the same words have the same


def _number_wordings(articles: Mapping[str, Sequence[Phrasing]]) -> dict[Place, Wording]:
    """Return the wording of each sentence; the same words always have the same number."""
    numbers: dict[tuple[str, ...], Wording] = {}
    return {
        (name, p.position): numbers.setdefault(p.words, len(numbers))
        for name, phrasings in sorted(articles.items())
        for p in phrasings
    }


def _likenesses(
    links: Iterable[Link], wordings: Mapping[Place, Wording]
) -> dict[Wording, dict[Wording, float]]:
    """Return how near each two wordings stand, the best link of any articles that have them."""
    found: dict[Wording, dict[Wording, float]] = {}
    for link in links:
        one, two = wordings[link.left], wordings[link.right]
        for a, b in ((one, two), (two, one)):
            row = found.setdefault(a, {})
            if a != b:
                row[b] = max(row.get(b, 0.0), link.weight)
    return found


def _grow(
    near: Mapping[Wording, Mapping[Wording, float]], rank: Mapping[Wording, float]
) -> dict[Wording, Wording | None]:
    """Return the wording that each was made of: a tree of the nearest, from the first in rank."""
    root = min(near, key=lambda w: (rank[w], w))
    parents: dict[Wording, Wording | None] = {}
    edges: list[tuple[float, float, Wording, int, Wording | None]] = [(0.0, 0.0, root, 0, None)]
    while edges:
        _, _, wording, depth, parent = heapq.heappop(edges)
        if wording in parents:
            continue
        parents[wording] = parent
        for other, weight in near[wording].items():
            if other not in parents:
                cost = EARLIER * depth - weight
                heapq.heappush(edges, (cost, rank[wording], other, depth + 1, wording))
    return parents


def _line(wording: Wording, parents: Mapping[Wording, Wording | None]) -> list[Wording]:
    """Return a wording and all that it was made of, the nearest first."""
    found = []
    at: Wording | None = wording
    while at is not None:
        found.append(at)
        at = parents[at]
    return found


@dataclass(frozen=True, slots=True)
class Family:
    """The wordings of one sentence.

    ``places`` tells which wording stands where, ``lines`` the wordings behind each, itself first,
    ``first`` the article with each wording that looks most like its source, ``words`` the words.
    """

    places: Mapping[Place, Wording]
    lines: Mapping[Wording, Sequence[Wording]]
    first: Mapping[Wording, str]
    words: Mapping[Wording, tuple[str, ...]]

    def relation(self, one: Wording, two: Wording) -> str:
        """Return how two wordings hang together: "same", "direct" or "cousin"."""
        if one == two or likeness(self.words[one], self.words[two]) >= SAME:
            return "same"
        return "direct" if one in self.lines[two] or two in self.lines[one] else "cousin"

    def source(self, place: Place) -> str:
        """Return the article that a sentence stands nearest to on the way to its root, or ""."""
        wording = self.places[place]
        own = self.first[wording]
        if own != place[0]:
            return own
        behind = self.lines[wording][1:]
        return self.first[behind[0]] if behind else ""

    def above(self, one: Wording, two: Wording) -> str:
        """Return the article that has the nearest wording behind two, "" where there is none."""
        behind = set(self.lines[two])
        return next((self.first[w] for w in self.lines[one] if w in behind), "")


def build_families(
    links: Sequence[Link], articles: Mapping[str, Sequence[Phrasing]], order: Mapping[str, float]
) -> list[Family]:
    """Return the trees of wordings of all sentences that several articles have.

    ``order`` ranks the articles, the one that looks most like a source first.
    """
    wordings = _number_wordings(articles)
    texts = {(name, p.position): p.words for name, own in articles.items() for p in own}
    found = []
    for own in _families(links):
        near = _likenesses(own, wordings)
        places = {p: wordings[p] for link in own for p in (link.left, link.right)}
        first: dict[Wording, str] = {}
        for place in sorted(places, key=lambda p: (order[p[0]], p)):
            first.setdefault(places[place], place[0])
        parents = _grow(near, {wording: order[name] for wording, name in first.items()})
        lines = {wording: _line(wording, parents) for wording in parents}
        words = {wording: texts[place] for place, wording in places.items()}
        found.append(Family(places, lines, first, words))
    return found


@dataclass(frozen=True, slots=True)
class Stemma:
    """All families of a story's sentences, to look up what two articles share."""

    families: Sequence[Family]
    at: Mapping[Place, int]
    articles: Mapping[str, Sequence[Phrasing]]

    def shares(self, left: str, right: str) -> tuple[Shares, Shares]:
        """Return what of each of two articles is the other's."""
        theirs: dict[int, Phrasing] = {}
        for p in self.articles[right]:
            if (right, p.position) in self.at:
                theirs.setdefault(self.at[right, p.position], p)
        ours = {"same": 0, "direct": 0, "cousin": 0}
        others = dict(ours)
        sentences = 0
        for p in self.articles[left]:
            number = self.at.get((left, p.position))
            match = theirs.get(number) if number is not None else None
            if match is not None and number is not None:
                family = self.families[number]
                one, two = (left, p.position), (right, match.position)
                kind = family.relation(family.places[one], family.places[two])
                ours[kind] += len(p.words)
                others[kind] += len(match.words)
                sentences += 1
        return self._share(left, ours, sentences), self._share(right, others, sentences)

    def between(self, left: str, right: str) -> str:
        """Return the article whose wordings most of what two others share was made of, or ""."""
        votes: Counter[str] = Counter()
        theirs = {self.at[p]: p for p in self._places(right)}
        for place in self._places(left):
            number = self.at[place]
            if number in theirs:
                family = self.families[number]
                votes[family.above(family.places[place], family.places[theirs[number]])] += 1
        for name in (left, right, ""):
            del votes[name]
        return min(votes, key=lambda name: (-votes[name], name), default="")

    def descents(self) -> Iterator[Descent]:
        """Yield the best sources of each article's sentences, those of most words first."""
        for name in sorted(self.articles):
            words: Counter[str] = Counter()
            sentences: Counter[str] = Counter()
            for p in self.articles[name]:
                number = self.at.get((name, p.position))
                source = (
                    self.families[number].source((name, p.position)) if number is not None else ""
                )
                words[source] += len(p.words)
                sentences[source] += 1
            own = sum(len(p.words) for p in self.articles[name] if not p.quoted) or 1
            for source in sorted(words, key=lambda source: (-words[source], source)):
                if source and sentences[source] >= SENTENCES:
                    share = min(1.0, words[source] / own)
                    yield Descent(name, source, sentences[source], round(share, 3))

    def _places(self, name: str) -> list[Place]:
        every = ((name, p.position) for p in self.articles[name])
        return [place for place in every if place in self.at]

    def _share(self, name: str, counts: Mapping[str, int], sentences: int) -> Shares:
        own = sum(len(p.words) for p in self.articles[name] if not p.quoted) or 1
        same, direct, cousin = (min(1.0, counts[k] / own) for k in ("same", "direct", "cousin"))
        return Shares(same, direct, cousin, sentences)


def build_stemma(
    links: Sequence[Link], articles: Mapping[str, Sequence[Phrasing]], order: Mapping[str, float]
) -> Stemma:
    """Return the trees of a story's sentences by the place of each sentence."""
    families = build_families(links, articles, order)
    at = {place: n for n, family in enumerate(families) for place in family.places}
    return Stemma(families, at, articles)
