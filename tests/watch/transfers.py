"""Dossiers of hand-made transfers: who gave what to whom, and what the sentence looks like."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from datetime import date

from crossread.model.annotation import (
    Annotation,
    EntityKind,
    Mention,
    MentionKind,
    Sentence,
    Token,
)
from crossread.model.articles import Article, LineKind
from crossread.model.claims import Attribution, Claim, Filler, Role, SourceKind, Status
from crossread.model.entities import Entity, EntityTable, MentionLink
from crossread.model.evidence import (
    ClaimGroup,
    Conflict,
    ConflictSide,
    Dossier,
    Grade,
    Origin,
    OriginKind,
    Verdict,
)
from crossread.model.spans import Citation, Span
from crossread.model.stories import Reading, Story, Trace
from crossread.model.times import Anchor, AnchorKind, ResolvedTime

SAME_IN_PLURAL = {"arms", "aircraft", "goods", "jewels"}


@dataclass(frozen=True)
class Told:
    """One claim: ``giver`` and ``receiver`` are (name, ISO code it acts for) or None."""

    items: Sequence[str]
    giver: tuple[str, str] | None = ("Ada Lorn", "FR")
    receiver: tuple[str, str] | None = ("Ban Sol", "KP")
    status: Status = Status.ASSERTED
    background: bool = False
    destination: tuple[str, str] | None = None
    denier: tuple[str, str] | None = None


@dataclass
class Builder:
    """Collects the words, mentions and entities of one article."""

    article: str
    text: str = ""
    tokens: list[Token] = field(default_factory=list)
    mentions: list[Mention] = field(default_factory=list)
    named: list[tuple[str, str]] = field(default_factory=list)

    def add(self, word: str, head: int, relation: str) -> Token:
        start = len(self.text) + 1 if self.text else 0
        self.text += (" " if self.text else "") + word
        lower = word.lower()
        plural = lower.endswith("s") and not lower.endswith("ss") and lower not in SAME_IN_PLURAL
        lemma = lower[:-1] if plural else lower
        index = len(self.tokens)
        token = Token(
            index, Span(start, len(self.text)), word, lemma, "NOUN", "", "", head, relation, 0
        )
        self.tokens.append(token)
        return token

    def phrase(self, words: str) -> Filler:
        """Add a noun phrase: the head stands last, or before "of"."""
        first = len(self.tokens)
        before, _, after = words.partition(" of ")
        head = first + len(before.split()) - 1
        for word in before.split():
            self.add(word, head if len(self.tokens) != head else 0, "compound")
        if after:
            inner = len(self.tokens) + len(after.split())
            self.add("of", inner, "case")
            for word in after.split():
                own = len(self.tokens)
                self.add(word, head if own == inner else inner, "nmod" if own == inner else "amod")
        span = self.tokens[first].span.cover(self.tokens[-1].span)
        return Filler(span, head, span.of(self.text))

    def party(self, name: str, state: str) -> Filler:
        filler = self.phrase(name)
        index = len(self.mentions)
        self.mentions.append(
            Mention(index, filler.span, filler.head, MentionKind.NAME, EntityKind.PERSON, 0, name)
        )
        self.named.append((name, state))
        return replace(filler, mention=index)


def _claim(builder: Builder, name: str, told: Told) -> Claim:
    parties = {
        "giver": told.giver,
        "receiver": told.receiver,
        "destination": told.destination,
        "denier": told.denier,
    }
    roles = [Role(r, (builder.party(*p),)) for r, p in parties.items() if p is not None]
    verb = builder.add("transfer", -1, "root")
    if told.items:
        roles.append(Role("item", tuple(builder.phrase(item) for item in told.items)))
    return Claim(
        id=name,
        article=builder.article,
        event_type="Denial" if told.denier else "Transfer",
        predicate="transfer",
        predicate_span=verb.span,
        span=Span(0, len(builder.text)),
        sentence=0,
        roles=tuple(roles),
        status=told.status,
        reasons=(),
        chain=(Attribution(builder.article, SourceKind.OUTLET),),
        confidence=0.9,
        rule="test",
        background=told.background,
    )


def _reading(name: str, told: Told) -> tuple[Reading, list[tuple[str, str]]]:
    builder = Builder(name)
    claim = _claim(builder, f"{name}.c0", told)
    sentence = Sentence(0, Span(0, len(builder.text)), 0, len(builder.tokens), LineKind.BODY, 0)
    article = Article(name, name, name, "", "", "", builder.text, "", "utf-8")
    annotation = Annotation(name, (sentence,), tuple(builder.tokens), tuple(builder.mentions))
    return Reading(article, annotation, (claim,)), builder.named


def _entities(named: dict[str, list[tuple[str, str]]]) -> EntityTable:
    parties = sorted({party for parties in named.values() for party in parties})
    ids = {party: f"e{i}" for i, party in enumerate(parties, start=1)}
    return EntityTable(
        tuple(Entity(ids[p], EntityKind.PERSON, p[0], acts_for=p[1]) for p in parties),
        tuple(
            MentionLink(article, index, (ids[party],))
            for article, own in named.items()
            for index, party in enumerate(own)
        ),
    )


def day(text: str) -> ResolvedTime:
    return ResolvedTime(text, date.fromisoformat(text), date.fromisoformat(text), "stated")


def _group(name: str, claims: Sequence[Claim], time: ResolvedTime | None) -> ClaimGroup:
    transfers = [claim for claim in claims if claim.event_type == "Transfer"]
    return ClaimGroup(
        id=name,
        event_type="Transfer",
        claims=tuple(claim.id for claim in transfers),
        articles=tuple(claim.article for claim in transfers),
        headline=Citation(transfers[0].article, transfers[0].span),
        status=tuple(sorted({claim.status for claim in transfers})),
        slots=(),
        origins=(Origin("Lorn's office", OriginKind.OFFICIAL, "", "FR", (), ()),),
        origins_low=1,
        origins_high=1,
        reasons=(),
        grade=Grade.C1,
        modifiers=(),
        denials=tuple(claim.id for claim in claims if claim.event_type == "Denial"),
        time=time,
        salience=1.0,
    )


def _swapped(groups: Sequence[Sequence[Claim]]) -> tuple[Conflict, ...]:
    sides = tuple(ConflictSide(g[0].id, tuple(c.id for c in g), ()) for g in groups)
    names = tuple(f"g{i}" for i, _ in enumerate(groups, start=1))
    verdict = Verdict.CONTRADICTION
    return (Conflict("x1", verdict, "roles_swapped", "giver", names, sides, "", ""),)


def dossier(
    *groups: Sequence[Told],
    time: ResolvedTime | None = None,
    published: str = "2024-06-20",
    swapped: bool = False,
) -> tuple[Dossier, tuple[Reading, ...]]:
    """Build a dossier of groups, each claim in an article of its own."""
    made = [[_reading(f"{g}{i}", told) for i, told in enumerate(ts)] for g, ts in enumerate(groups)]
    readings = tuple(reading for own in made for reading, _ in own)
    claims = [[reading.claims[0] for reading, _ in own] for own in made]
    anchors = tuple(Anchor(r.article.id, None, AnchorKind.NONE, "") for r in readings)
    ids = tuple(reading.article.id for reading in readings)
    result = Dossier(
        story=Story("s1", ids, anchors, published, published),
        headline=Citation(readings[0].article.id, Span(0, 1)),
        articles=tuple(reading.article for reading in readings),
        claims=tuple(claim for own in claims for claim in own),
        entities=_entities({r.article.id: named for own in made for r, named in own}),
        trace=Trace(),
        origins_low=1,
        origins_high=1,
        groups=tuple(_group(f"g{i}", own, time) for i, own in enumerate(claims, start=1)),
        conflicts=_swapped(claims) if swapped else (),
        timeline=(),
        framing=(),
        omissions=(),
        brief=(),
    )
    return result, readings
