"""What Crossread found in the reports of a gold file, laid out for looking up by span."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from crossread.model.annotation import EntityKind, Mention
from crossread.model.articles import Line
from crossread.model.claims import Attribution, Claim
from crossread.model.entities import Entity
from crossread.model.evidence import ClaimGroup, Conflict, ConflictSide, Dossier
from crossread.model.spans import Citation
from crossread.model.stories import Reading
from evaluation.gold_items import Evidence, Item


@dataclass(frozen=True, slots=True)
class World:
    """All dossiers and readings, by id; group ids carry the story's id before them."""

    dossiers: tuple[Dossier, ...]
    readings: Mapping[str, Reading]
    groups: Mapping[str, ClaimGroup]
    groups_of: Mapping[str, frozenset[str]]  # claim id -> group ids
    entities: Mapping[tuple[str, int], tuple[Entity, ...]]  # (article, mention) -> entities
    states: Mapping[str, tuple[str, ...]]  # ISO code -> names of the State
    anchors: Mapping[str, date | None]
    items: Mapping[str, Item]

    def articles_of(self, files: Iterable[str]) -> frozenset[str]:
        """Return the ids of the articles whose file names start so."""
        starts = tuple(files)
        own = (reading.article for reading in self.readings.values())
        return frozenset(a.id for a in own if starts and Path(a.source).name.startswith(starts))

    @property
    def conflicts(self) -> tuple[Conflict, ...]:
        """Return the typed differences of every story."""
        return tuple(conflict for dossier in self.dossiers for conflict in dossier.conflicts)

    def claims_inside(self, evidence: Evidence) -> tuple[Claim, ...]:
        """Return the claims whose predicate stands in the span."""
        span, reading = evidence.span, self.readings.get(evidence.article)
        if span is None or reading is None:
            return ()
        return tuple(c for c in reading.claims if c.predicate_span.overlaps(span))

    def claims_at(self, evidence: Evidence) -> tuple[Claim, ...]:
        """Return the claims whose predicate stands in the span or whose clause holds it."""
        span, reading = evidence.span, self.readings.get(evidence.article)
        if span is None or reading is None:
            return ()
        return tuple(
            c for c in reading.claims if c.predicate_span.overlaps(span) or c.span.contains(span)
        )

    def groups_at(self, evidence: Evidence) -> frozenset[str]:
        """Return the groups that hold a claim at the span."""
        return self.groups_with(self.claims_at(evidence))

    def groups_with(self, claims: Iterable[Claim]) -> frozenset[str]:
        """Return the groups that hold one of the claims."""
        return frozenset(g for claim in claims for g in self.groups_of.get(claim.id, ()))

    def mentions_at(self, evidence: Evidence) -> tuple[Mention, ...]:
        """Return the mentions that share words with the span."""
        span, reading = evidence.span, self.readings.get(evidence.article)
        if span is None or reading is None:
            return ()
        return tuple(m for m in reading.annotation.mentions if m.span.overlaps(span))

    def linked(self, article: str, mention: int | None) -> tuple[Entity, ...]:
        """Return the entities that a mention stands for."""
        return () if mention is None else self.entities.get((article, mention), ())

    def lines_at(self, evidence: Evidence) -> tuple[Line, ...]:
        """Return the lines, or parts of lines, that share words with the span."""
        reading = self.readings.get(evidence.article)
        if evidence.span is None or reading is None:
            return ()
        return tuple(line for line in reading.article.lines if line.span.overlaps(evidence.span))

    def is_read(self, evidence: Evidence) -> bool:
        """Tell whether anything was found at the span: a claim, a time or a quantity."""
        span, reading = evidence.span, self.readings.get(evidence.article)
        if span is None or reading is None:
            return False
        found = reading.annotation
        marks = [*(t.span for t in found.times), *(q.span for q in found.quantities)]
        return bool(self.claims_at(evidence)) or any(mark.overlaps(span) for mark in marks)

    def names(self, entities: Iterable[Entity], *, side: bool = False) -> tuple[str, ...]:
        """Return the names of entities; with ``side`` also of the States that they act for."""
        found: list[str] = []
        for entity in entities:
            found += [entity.name, *(variant.text for variant in entity.variants)]
            if side:
                found += self.states.get(entity.acts_for or entity.country, ())
        return tuple(found)

    def source_names(self, claim: Claim, link: Attribution) -> tuple[str, ...]:
        """Return the words of a source and the names of the entities that it stands for."""
        return (link.name, *self.names(self.linked(claim.article, link.mention)))


def cites(citations: Iterable[Citation], evidence: Evidence) -> bool:
    """Tell whether one of the citations shares words with the span."""
    span = evidence.span
    return span is not None and any(
        c.article == evidence.article and c.span.overlaps(span) for c in citations
    )


def touches(world: World, side: ConflictSide, evidence: Evidence) -> bool:
    """Tell whether a side of a conflict rests on the span: cites it or holds a claim from it."""
    own = {claim.id for claim in world.claims_inside(evidence)}
    return cites(side.citations, evidence) or not own.isdisjoint(side.claims)


def joins(world: World, conflict: Conflict, left: Evidence, right: Evidence) -> bool:
    """Tell whether two different sides of the conflict rest on the two spans."""
    return any(
        touches(world, a, left) and touches(world, b, right)
        for a in conflict.sides
        for b in conflict.sides
        if a is not b
    )


def _states(dossiers: Sequence[Dossier]) -> dict[str, tuple[str, ...]]:
    states: dict[str, tuple[str, ...]] = {}
    for dossier in dossiers:
        for entity in dossier.entities.entities:
            if entity.kind is EntityKind.STATE and entity.country:
                states[entity.country] = (*states.get(entity.country, ()), entity.name)
    return states


def lay_out(
    dossiers: Sequence[Dossier], readings: Sequence[Reading], items: Sequence[Item]
) -> World:
    """Index the dossiers and readings."""
    groups, groups_of = {}, dict[str, frozenset[str]]()
    entities: dict[tuple[str, int], tuple[Entity, ...]] = {}
    for dossier in dossiers:
        by_id = {entity.id: entity for entity in dossier.entities.entities}
        for link in dossier.entities.links:
            entities[link.article, link.mention] = tuple(by_id[e] for e in link.entities)
        for group in dossier.groups:
            name = f"{dossier.story.id}.{group.id}"
            groups[name] = group
            for claim in group.claims:
                groups_of[claim] = groups_of.get(claim, frozenset()) | {name}
    return World(
        dossiers=tuple(dossiers),
        readings={reading.article.id: reading for reading in readings},
        groups=groups,
        groups_of=groups_of,
        entities=entities,
        states=_states(dossiers),
        anchors={a.article: a.day for d in dossiers for a in d.story.anchors},
        items={item.id: item for item in items},
    )
