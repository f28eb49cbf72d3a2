"""Save the state of a grouping as JSON and go on from it: the same result as one run."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import fields, replace
from typing import Any

from crossread.errors import InputError
from crossread.model.sketches import Sketch
from crossread.stories.facts import Facts, facts
from crossread.stories.live import Card, Live, counts_of
from crossread.stories.streams import Closed, Stream
from crossread.stories.sums import Board
from crossread.text.tfidf import Stream as Frequencies

VERSION = 2
_KIND = "crossread-stories"


def _write_sketch(card: Card, frequencies: Frequencies) -> list[Any]:
    terms = frequencies.terms_of(card.places)
    sketch = replace(card.sketch, words=dict(zip(terms, card.counts.tolist(), strict=True)))
    return [getattr(sketch, each.name) for each in fields(Sketch)]


def _read_sketch(values: list[Any]) -> Sketch:
    id_, outlet, day, words, *lists = values
    return Sketch(str(id_), str(outlet), day, words, *map(tuple, lists))


def _write_card(card: Card, frequencies: Frequencies) -> dict[str, Any]:
    """Return an article with what it weighed when it came: later frequencies do not change that."""
    return {
        "sketch": _write_sketch(card, frequencies),
        "keys": card.keys,
        "norm": card.norm,
        "names": card.facts.names,
    }


def _read_card(content: Mapping[str, Any], frequencies: Frequencies) -> Card:
    sketch = _read_sketch(content["sketch"])
    plain = facts(sketch, lambda terms: [1.0 for _ in terms])
    known = Facts(
        plain.id,
        plain.day,
        content["names"],
        plain.title_names,
        plain.numbers,
        plain.large,
        plain.stated,
        plain.slots,
    )
    places = frequencies.places_of(sketch.words)
    frequencies.hold(places)
    kept, counts = replace(sketch, words={}), counts_of(sketch)
    return Card(kept, places, counts, tuple(content["keys"]), float(content["norm"]), known)


def _write_story(story: Live) -> dict[str, Any]:
    return {
        "id": story.id,
        "touched": story.touched,
        "settled": story.settled,
        "members": story.members,
    }


def _read_story(content: Mapping[str, Any], cards: Mapping[str, Card], board: Board) -> Live:
    """Return a story; its sums are added up again in the order in which they were."""
    story = Live(int(content["id"]), int(content["touched"]))
    for member in content["members"]:
        story.add(cards[member], board)
    story.settled = int(content["settled"])
    return story


def save(stream: Stream) -> str:
    """Return the whole state as one line of JSON; nothing in it can run code when it is read."""
    settled, pending = stream.frequencies.counts()
    content = {
        "kind": _KIND,
        "version": VERSION,
        "arrived": stream.arrived,
        "replayed": stream.replayed,
        "clock": stream.clock,
        "next_id": stream.next_id,
        "dirty": sorted(stream.dirty),
        "frequencies": {
            "documents": stream.frequencies.documents,
            "settled": settled,
            "coming": stream.frequencies.coming,
            "pending": pending,
        },
        "cards": [_write_card(card, stream.frequencies) for card in stream.cards.values()],
        "stories": [_write_story(story) for story in stream.stories.values()],
        "closed": [[each.id, each.members, each.digest] for each in stream.closed],
        "postings": stream.index.postings(),
        "paragraphs": list(stream.paragraphs.items()),
    }
    return json.dumps(content, separators=(",", ":"), allow_nan=False)


def _read_frequencies(stream: Stream, content: Mapping[str, Any]) -> None:
    stream.frequencies.documents = int(content["documents"])
    stream.frequencies.coming = int(content["coming"])
    stream.frequencies.take(content["settled"], content["pending"])


def _read_state(content: Mapping[str, Any]) -> Stream:
    stream = Stream()
    stream.arrived, stream.replayed = int(content["arrived"]), int(content["replayed"])
    stream.clock, stream.next_id = content["clock"], int(content["next_id"])
    stream.dirty = set(content["dirty"])
    _read_frequencies(stream, content["frequencies"])
    for each in content["cards"]:
        card = _read_card(each, stream.frequencies)
        stream.cards[card.sketch.id] = card
    stream.board.fit(stream.frequencies.room)
    for each in content["stories"]:
        story = stream.stories[int(each["id"])] = _read_story(each, stream.cards, stream.board)
        stream.home.update(dict.fromkeys(story.members, story.id))
    stream.closed = [
        Closed(int(i), tuple(members), digest) for i, members, digest in content["closed"]
    ]
    stream.index.take(content["postings"])
    stream.paragraphs = {int(paragraph): str(id_) for paragraph, id_ in content["paragraphs"]}
    return stream


def restore(text: str, source: str) -> Stream:
    """Return the state that was saved; ``source`` is the path that an error names.

    Raises:
        InputError: it is no such state, of another version, or damaged.
    """
    try:
        content = json.loads(text)
    except ValueError as error:
        raise InputError(source, "no saved state of stories: not JSON") from error
    if not isinstance(content, dict) or content.get("kind") != _KIND:
        raise InputError(source, "no saved state of stories")
    if content.get("version") != VERSION:
        raise InputError(
            source, f"a saved state of version {content.get('version')}, not {VERSION}"
        )
    try:
        return _read_state(content)
    except (KeyError, TypeError, ValueError, AttributeError) as error:
        raise InputError(source, "a damaged state of stories") from error
