"""Entities on a terminal: who is meant, how each article calls it, and why it is one."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from rich.text import Text

from crossread.model.annotation import EntityKind
from crossread.model.spans import Citation
from crossread.model.stories import Story
from crossread.reports.entity_records import (
    CandidateRecord,
    CountRecord,
    EntityRecord,
    EntityReport,
    ReasonRecord,
    records,
)
from crossread.reports.lines import Line
from crossread.reports.terminal import Screen, fitted, layer, write_rows
from crossread.reports.words import Name, Part, Quote, clip, counted, guarded

_TEXT_SHOWN = 100  # characters of one variant: a line of the widest screen
_VARIANTS_SHOWN = 12  # of one entity; JSON lines have all
_CANDIDATES_SHOWN = 5  # of one entity; JSON lines have all
_ARTICLES_SHOWN = 8  # of one count; JSON lines have all


def _parse(citations: Sequence[str]) -> tuple[Citation, ...]:
    return tuple(map(Citation.parse, citations))


def _counts(articles: Sequence[CountRecord]) -> str:
    """Return how often each article has it: "01 ×3, 02 ×1"."""
    shown = [f"{each.article} ×{each.count}" for each in articles[:_ARTICLES_SHOWN]]
    extra = len(articles) - len(shown)
    return ", ".join(shown) + (f" and {counted(extra, 'more article')}" if extra else "")


def _what(record: EntityRecord) -> str:
    """Return the kind with role, country and the State it acts for, where they are known."""
    words = [record.kind.value]
    words += [guarded(record.role)] if record.role else []
    words += [f"country {guarded(record.country)}"] if record.country else []
    if record.acts_for and record.kind is not EntityKind.STATE:  # a State acts for itself
        words.append(f"acts for {guarded(record.acts_for)}")
    return ", ".join(words)


def _entity_line(record: EntityRecord) -> Line:
    name = guarded(record.name, _TEXT_SHOWN) or "(no name)"
    times = counted(record.mentions, "mention")
    told = f"{name} – {_what(record)}: {times} in {counted(len(record.articles), 'article')}"
    return Line((Name(told),), "▸")


def _variant_lines(record: EntityRecord) -> Iterator[Line]:
    """Yield each printed form with its counts by article."""
    for variant in record.variants[:_VARIANTS_SHOWN]:
        text = Quote(clip(variant.text, _TEXT_SHOWN))
        parts: tuple[Part, ...] = (text, f": {_counts(variant.articles)}")
        yield Line(parts, "", 1, _parse(variant.citations))
    extra = len(record.variants) - _VARIANTS_SHOWN
    if extra > 0:
        yield Line((f"(+{counted(extra, 'more form')}, see --format jsonl)",), "", 1)


def _reason_lines(lead: str, reasons: Sequence[ReasonRecord], noun: str) -> Iterator[Line]:
    for reason in reasons:
        told = f"{lead}: {guarded(reason.reason)} ({counted(reason.count, noun)})"
        yield Line((Name(told),), "", 1, _parse(reason.citations))


def _candidate_lines(candidates: Sequence[CandidateRecord]) -> Iterator[Line]:
    """Yield entries of lists that a person is to compare: how the names are alike, what differs."""
    for each in candidates[:_CANDIDATES_SHOWN]:
        place = f"{each.schema} {guarded(each.id, _TEXT_SHOWN)} of {guarded(each.source)}"
        facts = [f"; agrees: {guarded(fact)}" for fact in each.agrees]
        facts += [f"; differs: {guarded(fact)}" for fact in each.differs]
        told = (f", {place}; name: {each.how}", *facts)
        yield Line(
            ("candidate, for a person to confirm: ", Quote(clip(each.name, _TEXT_SHOWN)), *told),
            "",
            1,
        )
    extra = len(candidates) - _CANDIDATES_SHOWN
    if extra > 0:
        yield Line((f"(+{counted(extra, 'more candidate')}, see --format jsonl)",), "", 1)


def _entity_lines(record: EntityRecord) -> Iterator[Line]:
    yield _entity_line(record)
    if record.own_id:
        yield Line((Name(f"id in your table: {guarded(record.own_id, _TEXT_SHOWN)}"),), "", 1)
    yield from _variant_lines(record)
    yield from _reason_lines("one in its article", record.inside, "mention")
    yield from _reason_lines("joined", record.joins, "chain")
    yield from _candidate_lines(record.candidates)


def _heading(story: Story) -> Line:
    articles = ", ".join(map(guarded, story.articles[:_ARTICLES_SHOWN]))
    extra = len(story.articles) - _ARTICLES_SHOWN
    more = f" and {extra} more" if extra > 0 else ""
    told = f"Story {story.id}, {counted(len(story.articles), 'article')}: {articles}{more}"
    return Line((Name(told),))


def _story_texts(story: Story, shown: Sequence[EntityRecord], screen: Screen) -> Iterator[Text]:
    for row in layer(_heading(story), screen):
        row.stylize("bold cyan")
        yield row
    for line in (line for record in shown for line in _entity_lines(record)):
        for row in layer(line, screen):
            row.stylize("dim" if line.level else "bold")
            yield row
    if not shown:
        yield from layer(Line(("no entity of this choice was found",)), screen)
    yield Text()


def _texts(report: EntityReport, screen: Screen) -> Iterator[Text]:
    total = 0
    for story, table in report.tables:
        shown = list(records(report, story, table))
        total += len(shown)
        yield from _story_texts(story, shown, screen)
    entities = "1 entity" if total == 1 else f"{total} entities"
    stories = counted(len(report.tables), "story")
    yield from layer(Line((f"{entities} in {stories}",)), screen)


def render_entities_table(report: EntityReport, screen: Screen) -> str:
    """Return the selected entities for a terminal, grouped by story."""
    return write_rows(_texts(report, fitted(screen)), fitted(screen))
