"""Stories on a terminal: which reports are about one event, why, and what else is of the matter."""

from __future__ import annotations

from collections.abc import Iterator

from rich.text import Text

from crossread.reports.lines import Line
from crossread.reports.story_records import MemberRecord, StoryRecord, StoryReport, records
from crossread.reports.terminal import Screen, fitted, layer, write_rows
from crossread.reports.words import Name, Quote, clip, counted, guarded

_TITLE_SHOWN = 100  # characters: a line of the widest screen
_ARTICLES_SHOWN = 40  # of one story; JSON lines have all
_SIBLINGS_SHOWN = 8


def _days(record: StoryRecord) -> str:
    if not record.first:
        return ""
    return f", {record.first}" + (f" to {record.last}" if record.last != record.first else "")


def _heading(record: StoryRecord) -> Line:
    articles = counted(len(record.articles), "article")
    return Line((Name(f"Story {record.story}, {articles}{_days(record)}"),))


def _member_lines(member: MemberRecord) -> Iterator[Line]:
    day = f" ({member.day})" if member.day else ""
    outlet = f" {guarded(member.outlet)}" if member.outlet else ""
    title = Quote(clip(member.title, _TITLE_SHOWN)) if member.title.strip() else Name("no title")
    yield Line((Name(f"{guarded(member.article)}{outlet}{day}: "), title), "▸")
    if member.nearest:
        yield Line((Name(f"with {guarded(member.nearest)}: {_told(member)}"),), "", 1)


def _told(member: MemberRecord) -> str:
    reasons = "; ".join(map(guarded, member.reasons)) or "their words are alike"
    return f"{reasons} (share {member.share:.2f})"


def _story_lines(record: StoryRecord) -> Iterator[Line]:
    """Yield why the articles are together, each article, and the storyline."""
    for reason in record.reasons:
        yield Line((Name(guarded(reason)),))
    for member in record.articles[:_ARTICLES_SHOWN]:
        yield from _member_lines(member)
    extra = len(record.articles) - _ARTICLES_SHOWN
    if extra > 0:
        yield Line((f"(+{counted(extra, 'more article')}, see --format jsonl)",))
    if record.siblings:
        shown = ", ".join(record.siblings[:_SIBLINGS_SHOWN])
        more = len(record.siblings) - _SIBLINGS_SHOWN
        others = shown + (f" and {more} more" if more > 0 else "")
        words = ", ".join(record.shared)
        why = f": all use {words}" if words else ""
        yield Line((Name(f"same storyline ({record.storyline}) as {others}{guarded(why)}"),))


def _texts(report: StoryReport, screen: Screen) -> Iterator[Text]:
    stories = articles = 0
    for record in records(report):
        stories += 1
        articles += len(record.articles)
        for row in layer(_heading(record), screen):
            row.stylize("bold cyan")
            yield row
        for line in _story_lines(record):
            for row in layer(line, screen):
                row.stylize("dim" if line.level else "")
                yield row
        yield Text()
    told = f"{counted(stories, 'story')} of {counted(articles, 'article')}"
    yield from layer(Line((told,)), screen)


def render_stories_table(report: StoryReport, screen: Screen) -> str:
    """Return the stories for a terminal, the largest first."""
    return write_rows(_texts(report, fitted(screen)), fitted(screen))
