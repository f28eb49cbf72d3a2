"""The way of the data: the only place that knows the order of the stages."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from crossread import articles, claims, entities, evidence, language, stories, watch
from crossread.model.articles import Article, Batch, Rejected
from crossread.model.evidence import Dossier
from crossread.model.stories import Reading, Story
from crossread.model.watch import Rulebook

Progress = Callable[[int, int], None]


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


def _read_all(
    batch: Batch, annotator: language.Annotator, progress: Progress | None
) -> tuple[list[Reading], list[Rejected]]:
    """Read every article; one that fails is set aside and the rest go on."""
    readings: list[Reading] = []
    rejected: list[Rejected] = []
    for number, article in enumerate(batch.articles, start=1):
        try:
            readings.append(read_article(article, annotator))
        except Exception as error:  # one bad document never stops the rest
            reason = f"{type(error).__name__}: {error}"
            rejected.append(Rejected(article.source, "language", reason, "", article.sha256))
        if progress is not None:
            progress(number, len(batch.articles))
    return readings, rejected


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
    batch = articles.read(paths, stdin=stdin)
    readings: list[Reading] = []
    failed: list[Rejected] = []
    if batch.articles:
        reader = annotator or language.load_annotator(threads)
        readings, failed = _read_all(batch, reader, progress)
    dossiers, unread = _read_each(stories.group(readings), readings, rulebooks)
    set_aside = (*batch.rejected, *failed, *unread)
    return Result(
        dossiers=tuple(dossiers),
        readings=tuple(readings),
        rejected=tuple(sorted(set_aside, key=lambda r: (r.source, r.stage))),
    )
