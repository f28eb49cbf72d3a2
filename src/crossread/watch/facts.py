"""What each claim of a group says: who gave, who received, and what."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from crossread.model.annotation import EntityKind
from crossread.model.claims import Claim, Filler, Status
from crossread.model.entities import Entity
from crossread.model.evidence import ClaimGroup, Dossier
from crossread.model.spans import Citation
from crossread.model.stories import Reading
from crossread.watch.goods import named_goods

# Other roles that can tie a transfer to a State although nobody is named as its receiver.
_PLACES = ("destination", "origin", "place", "in_exchange_for")

ROLES_SWAPPED = "roles_swapped"  # the test of a conflict about who gave and who received


@dataclass(frozen=True, slots=True)
class Party:
    """A giver or receiver and the State that it is or acts for."""

    name: str
    state: str  # ISO code, "" when unknown
    citation: Citation


@dataclass(frozen=True, slots=True)
class Facts:
    """One claim of a transfer, laid out for screening."""

    claim: Claim
    givers: tuple[Party, ...]
    receivers: tuple[Party, ...]
    places: tuple[Party, ...]
    items: tuple[Filler, ...]

    def cite(self, filler: Filler) -> Citation:
        """Return where a filler stands."""
        return Citation(self.claim.article, filler.span)


@dataclass(frozen=True, slots=True)
class Ground:
    """The story as screening looks it up."""

    dossier: Dossier
    readings: Mapping[str, Reading]
    claims: Mapping[str, Claim]
    entities: Mapping[tuple[str, int], tuple[Entity, ...]]

    def linked(self, claim: Claim, filler: Filler) -> tuple[Entity, ...]:
        """Return the entities that a filler stands for."""
        return self.entities.get((claim.article, self._mention(claim, filler)), ())

    def _mention(self, claim: Claim, filler: Filler) -> int:
        if filler.mention is not None:
            return filler.mention
        mentions = self.readings[claim.article].annotation.mentions
        return next((m.index for m in mentions if m.head == filler.head), -1)

    def parties(self, claim: Claim, role: str) -> tuple[Party, ...]:
        """Return the parties in a role, each with its State."""
        found = claim.role(role)
        return tuple(p for f in (found.fillers if found else ()) for p in self._party(claim, f))

    def _party(self, claim: Claim, filler: Filler) -> list[Party]:
        citation = Citation(claim.article, filler.span)
        entities = self.linked(claim, filler)
        if entities:
            return [Party(e.name, _state(e), citation) for e in entities]
        mentions = self.readings[claim.article].annotation.mentions
        index = self._mention(claim, filler)
        country = mentions[index].country if 0 <= index < len(mentions) else ""
        return [Party(" ".join(filler.text.split()), country, citation)]

    def facts(self, group: ClaimGroup) -> tuple[Facts, ...]:
        """Lay out the claims of a group but those that deny it."""
        return self._lay_out(group.claims)

    def counterparts(self, group: ClaimGroup) -> tuple[Facts, ...]:
        """Lay out the claims outside a group that tell the same transfer the other way round."""
        swapped = [c for c in self.dossier.conflicts if c.test == ROLES_SWAPPED]
        sides = [{name for side in c.sides for name in side.claims} for c in swapped]
        own = set(group.claims)
        return self._lay_out({name for names in sides if names & own for name in names} - own)

    def _lay_out(self, names: Iterable[str]) -> tuple[Facts, ...]:
        claims = [self.claims[name] for name in sorted(names) if name in self.claims]
        return tuple(
            Facts(
                claim=claim,
                givers=self.parties(claim, "giver"),
                receivers=self.parties(claim, "receiver"),
                places=tuple(p for name in _PLACES for p in self.parties(claim, name)),
                items=tuple(f for r in claim.roles if r.name == "item" for f in r.fillers),
            )
            for claim in claims
            if claim.status not in (Status.DENIED, Status.NEGATED)
        )

    def goods(self, facts: Facts, nouns: Iterable[str]) -> tuple[tuple[str, Filler], ...]:
        """Return the items of a claim that one of the nouns names, with that noun."""
        annotation = self.readings[facts.claim.article].annotation
        names = tuple(nouns)
        named = ((named_goods(annotation, item, names), item) for item in facts.items)
        return tuple((noun, item) for noun, item in named if noun)


def _state(entity: Entity) -> str:
    """Return the State that an entity acts for, or is; "" for a thing made there."""
    if entity.acts_for or entity.kind is EntityKind.THING:
        return entity.acts_for
    return entity.country


def lay_out(dossier: Dossier, readings: Sequence[Reading]) -> Ground:
    """Index a dossier and its readings."""
    by_id = {entity.id: entity for entity in dossier.entities.entities}
    return Ground(
        dossier=dossier,
        readings={reading.article.id: reading for reading in readings},
        claims={claim.id: claim for claim in dossier.claims},
        entities={
            (link.article, link.mention): tuple(by_id[e] for e in link.entities)
            for link in dossier.entities.links
        },
    )
