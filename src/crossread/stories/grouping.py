"""Put the articles about one event together."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace

from crossread.model.sketches import Grouping, Join, Sketch, Storyline
from crossread.model.stories import Reading, Story
from crossread.stories.anchors import choose_anchors
from crossread.stories.comparing import common_terms
from crossread.stories.reasons import explain, print_terms, publication_days, story_reasons
from crossread.stories.sketching import sketch
from crossread.stories.storylines import storylines
from crossread.stories.streams import Stream

UNDATED = 10**9  # articles without a day come last
SHOWN_WORDS = 6


def stream_of(sketches: Iterable[Sketch]) -> Stream:
    """Return the finished stream of a batch, taken in the order of days, then of ids."""
    stream = Stream()
    for each in sorted(sketches, key=lambda s: (UNDATED if s.day is None else s.day, s.id)):
        stream.add(each)
    stream.finish()
    return stream


@dataclass(frozen=True, slots=True)
class _Batch:
    """What a batch of articles gave: by article id its reading and sketch, and the stories."""

    readings: Mapping[str, Reading]
    sketches: Mapping[str, Sketch]
    stream: Stream
    stories: tuple[tuple[int, Story], ...]  # with the number of each in the stream


def _story(
    members: Sequence[str],
    readings: Mapping[str, Reading],
    batch: Stream,
    own: Mapping[str, Sketch],
) -> Story:
    """Make a story, still without an id, of the ids of its articles, sorted."""
    read = [readings[member] for member in members]
    anchors = choose_anchors(read)
    days = publication_days(anchors)
    printed = print_terms(read) if len(read) > 1 else {}
    return Story(
        id="",
        articles=tuple(members),
        anchors=anchors,
        first=days[0].isoformat() if days else "",
        last=days[-1].isoformat() if days else "",
        reasons=story_reasons(
            [own[member] for member in members], anchors, printed, batch.frequencies.all_of
        ),
    )


def _order(story: Story) -> tuple[int, str, str]:
    """Sort key: the largest first, then the earliest (undated last), then the first id."""
    return -len(story.articles), story.first or "9999", story.articles[0]


def _batch(readings: Sequence[Reading]) -> _Batch:
    by_id = {reading.article.id: reading for reading in readings}
    sketches = {id_: sketch(by_id[id_]) for id_ in sorted(by_id)}
    stream = stream_of(sketches.values())
    found = [
        (number, _story(members, by_id, stream, sketches))
        for number, members in stream.groups().items()
    ]
    found.sort(key=lambda each: _order(each[1]))
    named = ((number, replace(s, id=f"s{n}")) for n, (number, s) in enumerate(found, start=1))
    return _Batch(by_id, sketches, stream, tuple(named))


def group(readings: Sequence[Reading]) -> tuple[Story, ...]:
    """Return the stories of the articles, one event each, the largest first.

    The order of the input changes nothing. Every article is in exactly one story.
    """
    return tuple(story for _, story in _batch(readings).stories)


def _joins(batch: _Batch) -> Iterable[Join]:
    for _, story in batch.stories:
        printed = print_terms([batch.readings[id_] for id_ in story.articles])
        yield from explain(
            story.id,
            [batch.sketches[id_] for id_ in story.articles],
            printed,
            batch.stream.frequencies.all_of,
            batch.stream.joining,
        )


def _shared_words(batch: _Batch, stories: Sequence[Story]) -> tuple[str, ...]:
    """Return the distinctive words that every story of a storyline uses, as they are printed."""
    held = [
        {term for id_ in story.articles for term in batch.sketches[id_].words} for story in stories
    ]
    shared = sorted(
        set.intersection(*held) - common_terms(),
        key=lambda term: (-batch.stream.frequencies.of(term), term),
    )
    # What the headlines of the stories share tells the matter better than any word deep inside.
    titles = {t for s in stories for id_ in s.articles for t in batch.sketches[id_].title}
    shared.sort(key=lambda term: term not in titles)
    printed = print_terms([batch.readings[id_] for s in stories for id_ in s.articles])
    return tuple(printed.get(term, term) for term in shared[:SHOWN_WORDS])


def _storylines(batch: _Batch) -> tuple[Storyline, ...]:
    """Return the storylines of two stories or more, in the order of their first story."""
    chapters = batch.stream.chapters()
    by_number = dict(batch.stories)
    in_time = sorted(by_number, key=lambda n: (by_number[n].first or "9999", by_number[n].articles))
    lines: list[Storyline] = []
    for line in storylines([chapters[number] for number in in_time]):
        stories = [by_number[number] for number in line]
        ids = tuple(story.id for story in stories)
        lines.append(Storyline(f"l{len(lines) + 1}", ids, _shared_words(batch, stories)))
    return tuple(lines)


def arrange(readings: Sequence[Reading]) -> Grouping:
    """Return the stories as :func:`group` does, why each article is in its own, and storylines."""
    batch = _batch(readings)
    stories = tuple(story for _, story in batch.stories)
    return Grouping(stories, tuple(_joins(batch)), _storylines(batch))
