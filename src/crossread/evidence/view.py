"""One story laid out for comparison: claims, participants and times by id."""

from __future__ import annotations

from collections.abc import Mapping, Sequence, Set
from dataclasses import dataclass
from datetime import date, timedelta

from crossread.model.annotation import Token
from crossread.model.articles import Article
from crossread.model.claims import Claim, Filler
from crossread.model.entities import Entity, EntityTable
from crossread.model.spans import Citation, Span
from crossread.model.stories import Lineage, LineageKind, Reading, Story, Trace
from crossread.model.times import Anchor, ResolvedTime
from crossread.text import dates

# Reports of an event are printed around its day: inside the events of data/clusters 83 % of the
# publication dates lie within three days of the event's median.
REPORT_DELAY = timedelta(days=3)


@dataclass(frozen=True, slots=True)
class StoryView:
    """Everything that the evidence steps look up, built once per story.

    ``window`` are the days in which the event of the story is taken to lie; None if unknown.
    ``spun`` are the articles rewritten by a machine, ``dependent`` all that as a whole derive from
    another article of the story; ``passages`` what partly derived articles share with another.
    """

    story: Story
    readings: Mapping[str, Reading]
    claims: Mapping[str, Claim]
    entities: Mapping[str, Entity]
    links: Mapping[tuple[str, int], tuple[str, ...]]
    anchors: Mapping[str, Anchor]
    trace: Trace
    spun: frozenset[str]
    dependent: frozenset[str]
    passages: Mapping[str, tuple[Span, ...]]
    window: tuple[date, date] | None

    def article(self, claim: Claim) -> Article:
        """Return the article that a claim stands in."""
        return self.readings[claim.article].article

    def derives(self, claim: Claim) -> bool:
        """Tell whether a claim was taken over from another article of the story."""
        shared = self.passages.get(claim.article, ())
        return claim.article in self.dependent or any(s.overlaps(claim.span) for s in shared)

    def words(self, claim: Claim, span: Span) -> str:
        """Return the words of a span of the claim's article."""
        return span.of(self.article(claim).text)

    def tokens(self, claim: Claim, span: Span) -> tuple[Token, ...]:
        """Return the tokens of the claim's article that lie inside ``span``."""
        return self.readings[claim.article].annotation.tokens_in(span)

    def linked(self, article: str, mention: int | None) -> tuple[Entity, ...]:
        """Return the entities that a mention stands for, none if it is unresolved."""
        if mention is None:
            return ()
        return tuple(self.entities[e] for e in self.links.get((article, mention), ()))

    def participants(self, claim: Claim, filler: Filler) -> tuple[Entity, ...]:
        """Return the entities that a filler stands for."""
        return self.linked(claim.article, filler.mention)

    def time(self, claim: Claim) -> ResolvedTime | None:
        """Return when the claim says it happened, if it says so."""
        if claim.time is None:
            return None
        expression = self.readings[claim.article].annotation.times[claim.time]
        anchor = self.anchors.get(claim.article)
        return dates.resolve(expression, anchor.day if anchor else None)


def claim_citation(claim: Claim) -> Citation:
    """Return the citation of a claim's clause."""
    return Citation(claim.article, claim.span)


def _derived_side(lineage: Lineage, spun: Set[str]) -> str:
    """Return the article of a pair that derives from the other.

    Where the direction is unknown the pair still counts once: the spun one, else the one with the
    greater id, is taken as derived.
    """
    if lineage.direction != "unknown":
        return lineage.direction
    return lineage.left if lineage.left in spun else lineage.right


def _derived_spans(trace: Trace, spun: Set[str]) -> dict[str, tuple[Span, ...]]:
    """Return the passages of each partly derived article that stand in the other one too."""
    spans: dict[str, list[Span]] = {}
    for lineage in trace.lineages:
        if lineage.kind is LineageKind.PARTIAL:
            side = _derived_side(lineage, spun)
            for passage in lineage.passages:
                cited = passage.left if passage.left.article == side else passage.right
                spans.setdefault(side, []).append(cited.span)
    return {article: tuple(sorted(found)) for article, found in sorted(spans.items())}


def _event_window(story: Story) -> tuple[date, date] | None:
    days = [anchor.day for anchor in story.anchors if anchor.day is not None]
    if not days:
        return None
    return min(days) - REPORT_DELAY, max(days) + timedelta(days=1)


def _by_id(reading: Reading) -> str:
    return reading.article.id


def lay_out(
    story: Story, readings: Sequence[Reading], entities: EntityTable, trace: Trace
) -> StoryView:
    """Index one story's readings, entities and lineage."""
    own = sorted((r for r in readings if r.article.id in story.articles), key=_by_id)
    spun = frozenset(spin.article for spin in trace.spins if spin.spun)
    whole = (LineageKind.DUPLICATE, LineageKind.DERIVED, LineageKind.SPUN)
    derived = {_derived_side(x, spun) for x in trace.lineages if x.kind in whole}
    return StoryView(
        story=story,
        readings={r.article.id: r for r in own},
        claims={claim.id: claim for r in own for claim in r.claims},
        entities={entity.id: entity for entity in entities.entities},
        links={(link.article, link.mention): link.entities for link in entities.links},
        anchors={anchor.article: anchor for anchor in story.anchors},
        trace=trace,
        spun=spun,
        dependent=spun | derived,
        passages=_derived_spans(trace, spun),
        window=_event_window(story),
    )
