"""Look again at stories that lie close together: their articles are grouped anew as one batch."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from typing import TYPE_CHECKING

import numpy as np

from crossread.stories.comparing import DISTINCTIVE, Matrix, compare, compare_words, tf
from crossread.stories.linking import cluster
from crossread.stories.live import KEYS, Card, Live, weightiest

if TYPE_CHECKING:
    from crossread.stories.streams import Stream

# Articles that are grouped anew together. A batch costs the square of its articles; a story that
# outgrows it keeps its members and is no longer merged or split, only joined.
BATCH = 150
NEIGHBOURS = 4  # stories beside one that grew
# Two stories whose mean cosine reaches this may be one: in data/clusters single articles join the
# rest of their event from .09 on.
NEAR = 0.06
GROWN = 1.25  # stories are looked at again when one has grown by a quarter


def _ranked(story: Live, stream: Stream) -> list[int]:
    """Return the stories that share the weightiest keys of the latest members of one."""
    counts: Counter[str] = Counter()
    for member in story.latest:
        counts.update(stream.cards[member.id].keys)
    terms = list(counts)
    weights = np.array(list(counts.values())) * stream.frequencies.all_of(terms)
    return stream.index.rank(weightiest(terms, weights, KEYS).items(), NEIGHBOURS + 1)


def _neighbours(story: Live, stream: Stream) -> list[tuple[float, int]]:
    """Return the stories that are most like one, with the mean cosines of their articles."""
    ranked = [stream.stories[id_] for id_ in _ranked(story, stream) if id_ != story.id]
    places, values = story.sums.places, story.sums.values
    idf = stream.frequencies.weights_of(places)
    with stream.board.laid(places, values * idf * idf / len(story.members)):
        return [(other.sums.times(stream.board) / len(other.members), other.id) for other in ranked]


def _batches(looked_at: Sequence[int], stream: Stream) -> list[list[int]]:
    """Return stories that are to be grouped anew together, the nearest first, none too large."""
    links = {
        (-value, min(id_, other), max(id_, other))
        for id_ in looked_at
        for value, other in _neighbours(stream.stories[id_], stream)
        if value >= NEAR
    }
    batch = {id_: [id_] for id_ in looked_at}
    for _, one, other in sorted(links):
        left, right = batch.setdefault(one, [one]), batch.setdefault(other, [other])
        if left is not right and _size(left, stream) + _size(right, stream) <= BATCH:
            left += right
            for id_ in right:
                batch[id_] = left
    distinct = {min(ids): sorted(ids) for ids in batch.values()}
    return [distinct[first] for first in sorted(distinct)]


def _size(ids: Iterable[int], stream: Stream) -> int:
    return sum(len(stream.stories[id_].members) for id_ in ids)


def _assign(groups: Sequence[Sequence[str]], stream: Stream) -> list[int]:
    """Return the id of each group: that of the story which most of its members were in.

    A story gives its id to one group only, the one that keeps most of it; others get new ids.
    """
    shares = []
    for number, group in enumerate(groups):
        homes = Counter(stream.home[member] for member in group)
        shares += [(-count, home, number) for home, count in homes.items()]
    chosen: dict[int, int] = {}
    taken: set[int] = set()
    for _, home, number in sorted(shares):
        if number not in chosen and home not in taken:
            chosen[number] = home
            taken.add(home)
    for number in range(len(groups)):
        if number not in chosen:
            chosen[number] = stream.next_id
            stream.next_id += 1
    return [chosen[number] for number in range(len(groups))]


def _rebuild(ids: Sequence[int], groups: Sequence[Sequence[str]], stream: Stream) -> None:
    """Put the groups in the place of the stories they were made of."""
    named = _assign(groups, stream)
    touched = {
        member: stream.stories[id_].touched for id_ in ids for member in stream.stories[id_].members
    }
    for id_ in ids:
        del stream.stories[id_]
        stream.index.remove(id_)
    for id_, group in zip(named, groups, strict=True):
        story = stream.stories[id_] = Live(id_, max(touched[member] for member in group))
        for member in group:
            story.add(stream.cards[member], stream.board)
            stream.index.add(id_, stream.cards[member].keys)
            stream.home[member] = id_
        story.settled = len(group)


def _unchanged(ids: Sequence[int], stream: Stream) -> bool:
    """Tell whether stories have all grown too little to be looked at again."""
    stories = (stream.stories[id_] for id_ in ids)
    return all(len(story.members) <= GROWN * story.settled for story in stories)


def _compare_words(cards: Sequence[Card], stream: Stream) -> Matrix:
    """Return the cosines of the words of articles, as ``comparing`` reckons them."""
    lengths = [len(card.places) for card in cards]
    columns, places = stream.board.columns(np.concatenate([card.places for card in cards]))
    table = np.zeros((len(cards), len(places)), dtype=np.float32)
    values = tf(np.concatenate([card.counts for card in cards]))
    table[np.repeat(np.arange(len(cards)), lengths), columns] = values
    weights = stream.frequencies.weights_of(places).astype(np.float32)
    return compare_words(table, weights, stream.frequencies.rare(places, DISTINCTIVE))


def _group(members: Sequence[str], stream: Stream) -> list[list[str]]:
    """Return the groups that the articles fall into when they are grouped as one batch."""
    if len(members) == 1:
        return [list(members)]
    cards = [stream.cards[member] for member in members]
    words = _compare_words(cards, stream)
    pairs = compare([card.sketch for card in cards], stream.frequencies.all_of, words)
    return [[members[row] for row in rows] for rows in cluster(pairs, stream.joining)]


def regroup(stream: Stream, looked_at: Sequence[int], everything: bool = False) -> None:
    """Group anew the articles of stories that grew and of those near them."""
    for ids in _batches(looked_at, stream):
        if _size(ids, stream) > BATCH or (not everything and _unchanged(ids, stream)):
            continue
        members = sorted(
            (member for id_ in ids for member in stream.stories[id_].members),
            key=lambda member: (stream.cards[member].sketch.day or 0, member),
        )
        groups = _group(members, stream)
        before = sorted(sorted(stream.stories[id_].members) for id_ in ids)
        if sorted(map(sorted, groups)) != before:
            _rebuild(ids, groups, stream)
        else:
            for id_ in ids:
                stream.stories[id_].settled = len(stream.stories[id_].members)
