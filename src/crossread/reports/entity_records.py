"""An entity with everything that its mentions tell written out: what table and JSON lines print."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field

from crossread.model.annotation import EntityKind, Mention
from crossread.model.entities import Entity, EntityTable, Variant
from crossread.model.lists import Candidate, Lookup
from crossread.model.spans import Citation
from crossread.model.stories import Reading, Story
from crossread.reports.words import QUOTE_LIMIT

_FIRST = "first mention"  # the reason of a mention that opens its chain: nothing was joined

Cited = tuple[Citation, Mention]


@dataclass(frozen=True, slots=True)
class CountRecord:
    """How often something stands in one article."""

    article: str
    count: int


@dataclass(frozen=True, slots=True)
class VariantRecord:
    """One printed form with where it stands, each place as ``crossread show`` opens it."""

    text: str
    count: int
    articles: tuple[CountRecord, ...]
    citations: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class ReasonRecord:
    """One reason for taking mentions for one entity, with the places that it holds for."""

    reason: str
    count: int
    citations: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class CandidateRecord:
    """An entry of a list whose name is like the entity's: for a person to confirm, no identity."""

    source: str  # the file of the list
    id: str
    schema: str
    name: str  # in the list
    printed: str  # in the reports
    how: str
    agrees: tuple[str, ...]
    differs: tuple[str, ...]
    topics: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class EntityRecord:
    """A person, body, State, place or thing of one story, and why its mentions are one."""

    story: str
    id: str
    kind: EntityKind
    name: str
    country: str  # ISO 3166-1 alpha-2 or a pseudo code; "" when unknown
    acts_for: str  # code of the State that it speaks for
    role: str
    mentions: int  # pronouns and groups ("the two leaders") too
    articles: tuple[CountRecord, ...]
    variants: tuple[VariantRecord, ...]
    inside: tuple[ReasonRecord, ...]  # why mentions of one article are one
    joins: tuple[ReasonRecord, ...]  # why chains of mentions, most of several articles, are one
    own_id: str  # its id in the user's name table, "" where it has none
    candidates: tuple[CandidateRecord, ...]  # entries of the user's lists


@dataclass(frozen=True, slots=True)
class EntityReport:
    """What is to be printed: the entities of each story; of all kinds where none is named."""

    tables: tuple[tuple[Story, EntityTable], ...]
    readings: tuple[Reading, ...]
    kinds: tuple[EntityKind, ...] = ()
    lookups: Mapping[str, Lookup] = field(default_factory=dict)  # by story: the user's own files

    def takes(self, entity: Entity) -> bool:
        """Tell whether an entity is among those to print."""
        return not self.kinds or entity.kind in self.kinds


def _written(citations: Iterable[Citation]) -> tuple[str, ...]:
    return tuple(str(citation) for citation in citations)


def _counts(citations: Iterable[Citation]) -> tuple[CountRecord, ...]:
    """Return how often each article is cited, by article id."""
    counts = Counter(citation.article for citation in citations)
    return tuple(CountRecord(article, count) for article, count in sorted(counts.items()))


def _variant(variant: Variant) -> VariantRecord:
    return VariantRecord(
        text=variant.text[:QUOTE_LIMIT],
        count=len(variant.citations),
        articles=_counts(variant.citations),
        citations=_written(variant.citations),
    )


def _inside(cited: Sequence[Cited]) -> tuple[ReasonRecord, ...]:
    """Return why mentions are in their chains, the reasons that hold most often first."""
    places: dict[str, list[Citation]] = {}
    for citation, mention in cited:
        if mention.reason not in ("", _FIRST):
            places.setdefault(mention.reason, []).append(citation)
    ordered = sorted(places.items(), key=lambda item: (-len(item[1]), item[0]))
    return tuple(ReasonRecord(reason, len(found), _written(found)) for reason, found in ordered)


def _candidate(found: Candidate) -> CandidateRecord:
    return CandidateRecord(
        source=found.source,
        id=found.id[:QUOTE_LIMIT],
        schema=found.schema,
        name=found.name[:QUOTE_LIMIT],
        printed=found.printed[:QUOTE_LIMIT],
        how=found.how,
        agrees=found.agrees,
        differs=found.differs,
        topics=found.topics,
    )


def _record(story: Story, entity: Entity, cited: Sequence[Cited], lookup: Lookup) -> EntityRecord:
    return EntityRecord(
        story=story.id,
        id=entity.id,
        kind=entity.kind,
        name=entity.name[:QUOTE_LIMIT],
        country=entity.country,
        acts_for=entity.acts_for,
        role=entity.role,
        mentions=len(cited),
        articles=_counts(citation for citation, _ in cited),
        variants=tuple(map(_variant, entity.variants)),
        inside=_inside(cited),
        joins=tuple(
            ReasonRecord(join.reason, len(join.citations), _written(join.citations))
            for join in entity.joins
        ),
        own_id=dict(lookup.ids).get(entity.id, ""),
        candidates=tuple(_candidate(c) for c in lookup.candidates if c.entity == entity.id),
    )


def _cited(
    table: EntityTable, mentions: Mapping[str, Sequence[Mention]]
) -> dict[str, tuple[Cited, ...]]:
    """Return the mentions of each entity, in the order of articles and text."""
    found: dict[str, list[Cited]] = {}
    for link in table.links:
        mention = mentions[link.article][link.mention]
        for entity in link.entities:
            found.setdefault(entity, []).append((Citation(link.article, mention.span), mention))
    return {
        entity: tuple(sorted(cited, key=lambda each: (each[0], each[1].index)))
        for entity, cited in found.items()
    }


def records(report: EntityReport, story: Story, table: EntityTable) -> Iterator[EntityRecord]:
    """Yield the entities of one story that are selected, those spoken of most first."""
    lookup = report.lookups.get(story.id, Lookup())
    cited = _cited(table, {r.article.id: r.annotation.mentions for r in report.readings})
    found = [(entity, cited.get(entity.id, ())) for entity in table.entities]
    # The sort is stable: entities spoken of equally often stay in the order in which they appear.
    for entity, own in sorted(found, key=lambda each: -len(each[1])):
        if report.takes(entity):
            yield _record(story, entity, own, lookup)
