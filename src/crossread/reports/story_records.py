"""A story with its articles and why each is in it: what table and JSON lines print."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from crossread.model.sketches import Grouping, Join, Storyline
from crossread.model.stories import Reading, Story
from crossread.reports.words import QUOTE_LIMIT


@dataclass(frozen=True, slots=True)
class MemberRecord:
    """An article of a story and why it is in it."""

    article: str
    outlet: str  # "" when unknown
    title: str
    day: str  # the day that its times are counted from, ISO; "" when none is known
    share: float  # of joins so well founded that hold, 0 to 1
    nearest: str  # the member that is most like it; "" where it is alone
    reasons: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class StoryRecord:
    """The articles about one event, why they are together, and the other stories of the matter."""

    story: str
    first: str  # earliest and latest day of publication that was used, ISO; "" when none is known
    last: str
    reasons: tuple[str, ...]
    storyline: str  # "" for a story that hangs together with no other
    siblings: tuple[str, ...]  # the other stories of the storyline, in the order of their days
    shared: tuple[str, ...]  # words that all stories of the storyline share
    articles: tuple[MemberRecord, ...]


@dataclass(frozen=True, slots=True)
class StoryReport:
    """What is to be printed: the stories and the articles in them."""

    grouping: Grouping
    readings: tuple[Reading, ...]


def _member(reading: Reading, day: str, join: Join) -> MemberRecord:
    return MemberRecord(
        article=reading.article.id,
        outlet=reading.article.outlet[:QUOTE_LIMIT],
        title=reading.article.title[:QUOTE_LIMIT],
        day=day,
        share=join.share,
        nearest=join.nearest,
        reasons=join.reasons,
    )


def _record(story: Story, line: Storyline | None, members: tuple[MemberRecord, ...]) -> StoryRecord:
    return StoryRecord(
        story=story.id,
        first=story.first,
        last=story.last,
        reasons=story.reasons,
        storyline=line.id if line else "",
        siblings=tuple(id_ for id_ in line.stories if id_ != story.id) if line else (),
        shared=line.words if line else (),
        articles=members,
    )


def records(report: StoryReport) -> Iterator[StoryRecord]:
    """Yield the stories, the largest first."""
    readings = {reading.article.id: reading for reading in report.readings}
    joins = {join.article: join for join in report.grouping.joins}
    lines = {id_: line for line in report.grouping.storylines for id_ in line.stories}
    for story in report.grouping.stories:
        days = {a.article: a.day.isoformat() if a.day else "" for a in story.anchors}
        members = (_member(readings[id_], days[id_], joins[id_]) for id_ in story.articles)
        yield _record(story, lines.get(story.id), tuple(members))
