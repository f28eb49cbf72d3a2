"""Group articles as they come: one pass, a window, and a replay that merges and splits."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

import numpy as np

from crossread.model.sketches import Sketch
from crossread.stories.comparing import DISTINCTIVE, SHARED_DISTINCTIVE
from crossread.stories.facts import mean_series, mean_signs
from crossread.stories.joining import SERIES, Joining, load_joining
from crossread.stories.live import Card, Coming, Index, Live
from crossread.stories.replay import regroup
from crossread.stories.storylines import Chapter, digest
from crossread.stories.sums import Board
from crossread.text.tfidf import Stream as Frequencies

RANKED = 6  # stories that the index names, of which the likest are judged by all signs
JUDGED = 3
# A replay comes when a tenth of the window is new: small streams are looked at often, and the share
# of the work that replays take stays the same. Not before so many arrivals, nor after so many.
REPLAY_SHARE = 10
REPLAY_LEAST = 20
REPLAY_MOST = 2_000
HALF_LIFE = 20_000  # articles after which old document frequencies count half

# A story is closed when the newest article is so many days younger than its last and so many
# articles came since it grew: late articles and shuffled input find their story still open.
WINDOW = 14
PATIENCE = 5_000


@dataclass(frozen=True, slots=True)
class Closed:
    """A story that no article joins any more."""

    id: int
    members: tuple[str, ...]
    digest: Mapping[str, float]  # its weightiest words, see ``storylines``


class Stream:
    """The state of a grouping: all that is needed to go on after a pause (see ``saving``)."""

    def __init__(self, joining: Joining | None = None) -> None:
        self.joining = joining or load_joining()
        self.frequencies = Frequencies(HALF_LIFE)
        self.cards: dict[str, Card] = {}
        self.stories: dict[int, Live] = {}
        self.home: dict[str, int] = {}  # the story of each article in the window
        self.closed: list[Closed] = []
        self.index = Index()
        self.board = Board()
        self.paragraphs: dict[int, str] = {}  # the first article in the window with a paragraph
        self.dirty: set[int] = set()  # stories that grew since the last replay
        self.arrived = 0
        self.replayed = 0  # arrivals before the last replay
        self.clock: int | None = None
        self.next_id = 1

    def add(self, sketch: Sketch) -> int:
        """Take an article in and return the story that it joins or opens for now."""
        coming = Coming.of(sketch, self.frequencies)
        self.board.fit(self.frequencies.room)
        chosen = self._reprinted(sketch)
        if chosen is None:
            chosen = self._choose(coming)
        self.arrived += 1
        if sketch.day is not None:
            self.clock = sketch.day if self.clock is None else max(self.clock, sketch.day)
        story = self.stories[chosen] if chosen is not None else self._open()
        self._enter(coming.card, story)
        due = min(max(len(self.cards) // REPLAY_SHARE, REPLAY_LEAST), REPLAY_MOST)
        if self.arrived - self.replayed >= due:
            self.replay()
        return story.id

    def _reprinted(self, sketch: Sketch) -> int | None:
        """Return the story of an article that has half of the paragraphs of this one."""
        found: dict[str, int] = {}
        for paragraph in sketch.paragraphs:
            other = self.paragraphs.get(paragraph)
            if other is not None:
                found[other] = found.get(other, 0) + 1
        if not found:
            return None
        best = min(found, key=lambda id_: (-found[id_], id_))
        return self.home[best] if 2 * found[best] >= len(sketch.paragraphs) else None

    def _open(self) -> Live:
        story = self.stories[self.next_id] = Live(self.next_id, self.arrived)
        self.next_id += 1
        return story

    def _enter(self, card: Card, story: Live) -> None:
        """Put an article into a story and into the indexes."""
        story.add(card, self.board)
        story.touched = self.arrived
        self.cards[card.sketch.id] = card
        self.home[card.sketch.id] = story.id
        self.index.add(story.id, card.keys)
        for paragraph in card.sketch.paragraphs:
            self.paragraphs.setdefault(paragraph, card.sketch.id)
        self.frequencies.count(card.places)
        self.frequencies.hold(card.places)
        self.dirty.add(story.id)

    def _choose(self, coming: Coming) -> int | None:
        """Return the story that an article fits best, None where it fits none well enough."""
        alike = self._alike(coming)
        if not alike:
            return None
        scores = [(self._score(coming.card, likeness, id_), -id_) for likeness, id_ in alike]
        best, id_ = max(scores)
        return -id_ if best >= self.joining.bar else None

    def _score(self, card: Card, likeness: float, id_: int) -> float:
        """Return the log-odds that an article is about the event of a story."""
        own, latest = card.facts, self.stories[id_].latest
        means = [likeness, 0.0, *mean_signs(own, latest)]
        score = self.joining.of_article(means)
        # A series speaks against a join: it is looked for only where all else is for one.
        if score >= self.joining.bar:
            means[SERIES] = mean_series(own, latest)
            score = self.joining.of_article(means)
        return score

    def _alike(self, coming: Coming) -> list[tuple[float, int]]:
        """Return the stories whose words are most like an article's, with their mean cosines."""
        ranked = self.index.rank(coming.keys.items(), RANKED)
        places = coming.card.places
        found = []
        with self.board.laid(places, coming.weights * self.frequencies.weights_of(places)):
            for id_ in ranked:
                story = self.stories[id_]
                found.append((story.sums.times(self.board) / len(story.members), id_))
        found.sort(key=lambda each: (-each[0], each[1]))
        rare = places[self.frequencies.rare(places, DISTINCTIVE)]
        with self.board.laid(rare, np.ones(len(rare))):
            return [each for each in found[:JUDGED] if self._enough_shared(each[1])]

    def _enough_shared(self, story: int) -> bool:
        return self.stories[story].sums.shared(self.board) >= SHARED_DISTINCTIVE

    def replay(self, everything: bool = False) -> None:
        """Look again at the stories that grew, or at all: merge, split, and close."""
        self.replayed = self.arrived
        self.frequencies.settle()
        looked_at = sorted(self.stories) if everything else sorted(self.dirty)
        regroup(self, looked_at, everything)
        self.dirty.clear()
        self._close_old()

    def _close_old(self) -> None:
        for story in list(self.stories.values()):
            if self.arrived - story.touched >= PATIENCE and self._is_late(story):
                kept = digest(story.sums, self.frequencies)
                self.closed.append(Closed(story.id, tuple(story.members), kept))
                del self.stories[story.id]
                self.index.remove(story.id)
                for member in story.members:
                    self._leave(member)

    def _is_late(self, story: Live) -> bool:
        clock = self.clock
        return story.last is None or (clock is not None and clock - story.last > WINDOW)

    def _leave(self, member: str) -> None:
        """Take an article out of the window."""
        del self.home[member]
        card = self.cards.pop(member)
        self.frequencies.let_go(card.places)
        for paragraph in card.sketch.paragraphs:
            if self.paragraphs.get(paragraph) == member:
                del self.paragraphs[paragraph]

    def finish(self) -> None:
        """Look again at every open story, as the last step of a batch."""
        self.replay(everything=True)

    def groups(self) -> dict[int, tuple[str, ...]]:
        """Return the members of every story, open and closed, each sorted."""
        found = {story.id: story.members for story in self.closed}
        found |= {story.id: tuple(story.members) for story in self.stories.values()}
        return {id_: tuple(sorted(members)) for id_, members in sorted(found.items())}

    def chapters(self) -> dict[int, Chapter]:
        """Return the digest of every story, open and closed."""
        found = {story.id: Chapter(story.id, story.digest) for story in self.closed}
        for story in self.stories.values():
            found[story.id] = Chapter(story.id, digest(story.sums, self.frequencies))
        return found
