"""The way of the data: the only place that knows the order of the stages."""

from __future__ import annotations

import gc
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, replace
from pathlib import Path
from typing import TypeVar

from crossread import articles, claims, entities, evidence, language, stories, watch
from crossread.claims.main_event import main_event
from crossread.model.articles import Article, Rejected
from crossread.model.entities import EntityTable
from crossread.model.evidence import Dossier
from crossread.model.lists import KnownName, Listed, Lookup
from crossread.model.main_event import MainEvent
from crossread.model.sketches import Grouping
from crossread.model.stories import Reading, Story
from crossread.model.times import Anchor
from crossread.model.watch import Rulebook

Progress = Callable[[int, int], None]
# New objects, and younger collections, between two collections; of (700, 10, 10), Python's own,
# (20000, 20, 20) and (100000, 50, 100) the middle one was fastest.
_COLLECTIONS = (20_000, 20, 20)
_Found = TypeVar("_Found")


@dataclass(frozen=True, slots=True)
class Result:
    """What reading a set of inputs gave, one dossier a story."""

    dossiers: tuple[Dossier, ...]
    readings: tuple[Reading, ...]  # sorted by article id
    rejected: tuple[Rejected, ...]

    @property
    def articles(self) -> tuple[Article, ...]:
        """Return every article that was read."""
        return tuple(reading.article for reading in self.readings)


@dataclass(frozen=True, slots=True)
class Readings:
    """What reading inputs one by one gave, each article as a story of its own."""

    readings: tuple[Reading, ...]  # sorted by article id
    anchors: dict[str, Anchor]  # by article id: the day from which its times are counted
    main_events: dict[str, MainEvent]  # by article id; none for an article that tells no event
    rejected: tuple[Rejected, ...]

    @property
    def articles(self) -> tuple[Article, ...]:
        """Return every article that was read."""
        return tuple(reading.article for reading in self.readings)


@dataclass(frozen=True, slots=True)
class Entities:
    """Who and what the inputs speak of, one table a story."""

    tables: tuple[tuple[Story, EntityTable], ...]
    readings: tuple[Reading, ...]  # sorted by article id
    rejected: tuple[Rejected, ...]
    lookups: dict[str, Lookup]  # by story: what the user's own files tell

    @property
    def articles(self) -> tuple[Article, ...]:
        """Return every article that was read."""
        return tuple(reading.article for reading in self.readings)


@dataclass(frozen=True, slots=True)
class Grouped:
    """The stories of the inputs, with why each article is in its own."""

    grouping: Grouping
    readings: tuple[Reading, ...]  # sorted by article id, without claims
    rejected: tuple[Rejected, ...]

    @property
    def articles(self) -> tuple[Article, ...]:
        """Return every article that was read."""
        return tuple(reading.article for reading in self.readings)


def read_article(article: Article, annotator: language.Annotator) -> Reading:
    """Find everything that one article alone can tell: a pure function of its text."""
    annotation = language.annotate(article, annotator)
    return Reading(article, annotation, claims.find(article, annotation))


def read_story(
    story: Story, readings: Sequence[Reading], rulebooks: Sequence[Rulebook] = ()
) -> Dossier:
    """Read the articles of one story crosswise: a pure function of their readings."""
    own = [reading for reading in readings if reading.article.id in story.articles]
    trace = stories.trace(own, story)
    dossier = evidence.weigh(story, own, entities.link(own), trace)
    return replace(dossier, hits=watch.screen(dossier, rulebooks, own))


def _read_alone(
    article: Article, annotator: language.Annotator
) -> tuple[Reading, Anchor, MainEvent | None]:
    """Read an article as a story of its own: the day it counts from, what it is about above all."""
    reading = read_article(article, annotator)
    (story,) = stories.group([reading])
    event = main_event(article, reading.annotation, reading.claims)
    return reading, story.anchors[0], event


@contextmanager
def patient_collector() -> Iterator[None]:
    """Let Python look for circles of garbage less often: readings hold none and live on.

    With 227 articles in memory claims are found a tenth to a fifth faster, and with thousands
    grouped the next one costs less.
    """
    before = gc.get_threshold()
    gc.set_threshold(*_COLLECTIONS)
    try:
        yield
    finally:
        gc.set_threshold(*before)


def _read_inputs(
    read: Callable[[Article, language.Annotator], _Found],
    paths: Sequence[str | Path],
    *,
    stdin: bytes | None,
    progress: Progress | None,
    threads: int,
    annotator: language.Annotator | None,
) -> tuple[list[_Found], list[Rejected]]:
    """Read every article among the inputs; one that fails is set aside and the rest go on."""
    batch = articles.read(paths, stdin=stdin)
    found: list[_Found] = []
    rejected = list(batch.rejected)
    if not batch.articles:  # the model is loaded only where there is something to read
        return found, rejected
    reader = annotator or language.load_annotator(threads)
    for number, article in enumerate(batch.articles, start=1):
        try:
            found.append(read(article, reader))
        except Exception as error:  # one bad document never stops the rest
            reason = f"{type(error).__name__}: {error}"
            rejected.append(Rejected(article.source, "language", reason, "", article.sha256))
        if progress is not None:
            progress(number, len(batch.articles))
    return found, rejected


def _in_order(rejected: Sequence[Rejected]) -> tuple[Rejected, ...]:
    return tuple(sorted(rejected, key=lambda item: (item.source, item.stage)))


def _read_each(
    found: Sequence[Story], readings: Sequence[Reading], rulebooks: Sequence[Rulebook]
) -> tuple[list[Dossier], list[Rejected]]:
    """Read every story; one that fails is set aside with its articles and the rest go on."""
    dossiers: list[Dossier] = []
    rejected: list[Rejected] = []
    for story in found:
        try:
            dossiers.append(read_story(story, readings, rulebooks))
        except Exception as error:  # one bad story never stops the rest
            source = f"the story of {', '.join(story.articles)}"
            rejected.append(Rejected(source, "evidence", f"{type(error).__name__}: {error}"))
    return dossiers, rejected


@patient_collector()
def read_stories(
    paths: Sequence[str | Path],
    *,
    rulebooks: Sequence[Rulebook] = (),
    stdin: bytes | None = None,
    progress: Progress | None = None,
    threads: int = 1,
    annotator: language.Annotator | None = None,
) -> Result:
    """Read files, folders or ``-``, group them into stories and weigh each.

    What cannot be read is in ``Result.rejected``; nothing is raised for it. ``threads`` are those
    of the language model, ``progress`` is told the number of articles read and of all.
    ``annotator`` reads the words in the place of the shipped model.
    """
    readings, unread = _read_inputs(
        read_article, paths, stdin=stdin, progress=progress, threads=threads, annotator=annotator
    )
    dossiers, failed = _read_each(stories.group(readings), readings, rulebooks)
    return Result(tuple(dossiers), tuple(readings), _in_order((*unread, *failed)))


@patient_collector()
def read_claims(
    paths: Sequence[str | Path],
    *,
    stdin: bytes | None = None,
    progress: Progress | None = None,
    threads: int = 1,
    annotator: language.Annotator | None = None,
) -> Readings:
    """Read files, folders or ``-`` one by one and find their claims, without weighing any.

    The parameters are those of :func:`read_stories`. Times are counted from the day that an
    article itself shows.
    """
    found, unread = _read_inputs(
        _read_alone, paths, stdin=stdin, progress=progress, threads=threads, annotator=annotator
    )
    return Readings(
        readings=tuple(reading for reading, _, _ in found),
        anchors={anchor.article: anchor for _, anchor, _ in found},
        main_events={event.article: event for _, _, event in found if event is not None},
        rejected=_in_order(unread),
    )


def _link_each(
    found: Sequence[Story],
    readings: Sequence[Reading],
    names: Sequence[KnownName],
    generous: bool,
) -> tuple[list[tuple[Story, EntityTable]], list[Rejected]]:
    """Link the entities of every story; one that fails is set aside and the rest go on."""
    tables: list[tuple[Story, EntityTable]] = []
    rejected: list[Rejected] = []
    for story in found:
        own = [reading for reading in readings if reading.article.id in story.articles]
        try:
            tables.append((story, entities.link(own, names, generous=generous)))
        except Exception as error:  # one bad story never stops the rest
            source = f"the story of {', '.join(story.articles)}"
            rejected.append(Rejected(source, "entities", f"{type(error).__name__}: {error}"))
    return tables, rejected


@patient_collector()
def read_entities(
    paths: Sequence[str | Path],
    *,
    names: Sequence[KnownName] = (),
    lists: Sequence[Listed] = (),
    generous: bool = False,
    stdin: bytes | None = None,
    progress: Progress | None = None,
    threads: int = 1,
    annotator: language.Annotator | None = None,
) -> Entities:
    """Read files, folders or ``-``, group them into stories and link the entities of each.

    ``names`` are those of a user's table (:func:`entities.read_name_table`), ``lists`` the entries
    of lists of entities (:func:`entities.read_list`); ``generous`` joins nameless persons, groups
    and bodies whose descriptions fit, on weaker signs than names give (:func:`entities.link`). The
    other parameters are those of :func:`read_stories`.
    """
    readings, unread = _read_inputs(
        read_article, paths, stdin=stdin, progress=progress, threads=threads, annotator=annotator
    )
    tables, failed = _link_each(stories.group(readings), readings, names, generous)
    index = entities.index_lists(lists)
    lookups = {story.id: entities.look_up(own, readings, names, index) for story, own in tables}
    return Entities(tuple(tables), tuple(readings), _in_order((*unread, *failed)), lookups)


def _read_words(article: Article, annotator: language.Annotator) -> Reading:
    """Read an article's words alone: stories need no claims."""
    return Reading(article, language.annotate(article, annotator), ())


@patient_collector()
def read_grouping(
    paths: Sequence[str | Path],
    *,
    stdin: bytes | None = None,
    progress: Progress | None = None,
    threads: int = 1,
    annotator: language.Annotator | None = None,
) -> Grouped:
    """Read files, folders or ``-`` and group them into stories, without reading the stories.

    The parameters are those of :func:`read_stories`.
    """
    readings, unread = _read_inputs(
        _read_words, paths, stdin=stdin, progress=progress, threads=threads, annotator=annotator
    )
    return Grouped(stories.arrange(readings), tuple(readings), _in_order(unread))
