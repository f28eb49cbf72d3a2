"""A claim with everything that it points at written out: what table and JSON lines print."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date

from crossread.model.annotation import EntityKind, MentionKind
from crossread.model.articles import Article
from crossread.model.claims import (
    PUBLISH_BAR,
    Attribution,
    Claim,
    Filler,
    Integrity,
    SourceKind,
    Status,
)
from crossread.model.main_event import MainEvent
from crossread.model.quantities import Measure
from crossread.model.spans import Citation, Span
from crossread.model.stories import Reading
from crossread.model.times import Anchor
from crossread.reports.referents import Referents
from crossread.reports.words import QUOTE_LIMIT
from crossread.text import time_resolve


@dataclass(frozen=True, slots=True)
class FillerRecord:
    """One filler of a role, as printed, with what is known of whom or what it means."""

    text: str
    span: Span
    mention: MentionKind | None  # how it refers; None for words that refer to nobody
    kind: EntityKind | None
    country: str  # ISO 3166-1 alpha-2 or a pseudo code; "" when unknown
    referent: str  # best name of those it refers to in its article; "" when unresolved


@dataclass(frozen=True, slots=True)
class RoleRecord:
    """A role with its fillers; ``open`` where the article says that there are more."""

    name: str
    open: bool
    fillers: tuple[FillerRecord, ...]


@dataclass(frozen=True, slots=True)
class LinkRecord:
    """One link of the chain of attribution; the outlet, which is the first, has no spans."""

    name: str
    kind: SourceKind
    referent: str
    cue: str
    pattern: str
    span: Span | None
    cue_span: Span | None


@dataclass(frozen=True, slots=True)
class TimeRecord:
    """When it is said to have happened: an EDTF value, "" where no day is known to count from."""

    edtf: str
    text: str
    span: Span
    basis: str  # "stated", or "anchored" to the article's day; "" while open
    note: str


@dataclass(frozen=True, slots=True)
class QuantityRecord:
    """A number of the clause: as written, as an interval, with its unit."""

    text: str
    span: Span
    measure: Measure
    value: float
    low: float
    high: float
    unit: str
    thing: str


@dataclass(frozen=True, slots=True)
class QuotationRecord:
    """The quotation in which a claim stands: how it begins, and whether its marks are whole."""

    text: str
    span: Span
    integrity: Integrity | None


@dataclass(frozen=True, slots=True)
class ClaimRecord:
    """One thing said to have happened or hold, who says so, and in which status."""

    id: str
    article: str
    outlet: str
    title: str
    url: str
    sha256: str
    published: str  # day from which the article's times are counted; "" when unknown
    citation: str  # what ``crossread show`` opens
    span: Span
    text: str
    sentence: str
    sentence_span: Span
    event_type: str
    predicate: str
    predicate_span: Span
    roles: tuple[RoleRecord, ...]
    status: Status
    reasons: tuple[str, ...]
    chain: tuple[LinkRecord, ...]
    time: TimeRecord | None
    quantities: tuple[QuantityRecord, ...]
    quotation: QuotationRecord | None
    content: tuple[str, ...]
    denies: tuple[str, ...]
    denied_by: tuple[str, ...]
    main_event: bool
    background: bool
    confidence: float
    rule: str


@dataclass(frozen=True, slots=True)
class Selection:
    """Which claims to print: all types where none is named."""

    candidates: bool = False  # claims below the bar and in the background, too
    types: tuple[str, ...] = ()

    def takes(self, claim: Claim) -> bool:
        """Tell whether a claim is among those to print."""
        shown = self.candidates or (claim.confidence >= PUBLISH_BAR and not claim.background)
        return shown and (not self.types or claim.event_type in self.types)


@dataclass(frozen=True, slots=True)
class ClaimReport:
    """What is to be printed of articles read one by one, by article id where it is a mapping."""

    readings: tuple[Reading, ...]
    anchors: Mapping[str, Anchor] = field(default_factory=dict)
    selection: Selection = Selection()
    main_events: Mapping[str, MainEvent] = field(default_factory=dict)

    def day(self, reading: Reading) -> date | None:
        """Return the day from which an article's times are counted, None where it shows none."""
        anchor = self.anchors.get(reading.article.id)
        return anchor.day if anchor else None


def _words(article: Article, span: Span) -> str:
    return span.of(article.text)[:QUOTE_LIMIT]


def _filler(reading: Reading, referents: Referents, filler: Filler) -> FillerRecord:
    mention = None if filler.mention is None else reading.annotation.mentions[filler.mention]
    return FillerRecord(
        text=filler.text[:QUOTE_LIMIT],
        span=filler.span,
        mention=mention.kind if mention else None,
        kind=mention.entity if mention else None,
        country=mention.country if mention else "",
        referent=referents.of(filler.mention),
    )


def _link(referents: Referents, link: Attribution) -> LinkRecord:
    return LinkRecord(
        name=link.name[:QUOTE_LIMIT],
        kind=link.kind,
        referent=referents.of(link.mention),
        cue=link.cue,
        pattern=link.pattern,
        span=link.span,
        cue_span=link.cue_span,
    )


def time_record(reading: Reading, claim: Claim, day: date | None) -> TimeRecord | None:
    """Return when a claim says it happened, counted from ``day``; None where it does not say."""
    if claim.time is None:
        return None
    expression = reading.annotation.times[claim.time]
    found = time_resolve.resolve(expression, day)
    return TimeRecord(
        edtf=found.edtf if found else "",
        text=_words(reading.article, expression.span),
        span=expression.span,
        basis=found.basis if found else "",
        note=found.note if found else "",
    )


def _quantity(reading: Reading, index: int) -> QuantityRecord:
    quantity = reading.annotation.quantities[index]
    return QuantityRecord(
        text=_words(reading.article, quantity.span),
        span=quantity.span,
        measure=quantity.measure,
        value=quantity.value,
        low=quantity.low,
        high=quantity.high,
        unit=quantity.unit,
        thing=quantity.thing,
    )


def _quotation(article: Article, claim: Claim) -> QuotationRecord | None:
    if claim.quotation is None:
        return None
    return QuotationRecord(_words(article, claim.quotation), claim.quotation, claim.integrity)


def _record(
    reading: Reading,
    claim: Claim,
    referents: Referents,
    *,
    day: date | None,
    denied_by: Collection[str],
    main: bool,
) -> ClaimRecord:
    article, sentence = reading.article, reading.annotation.sentences[claim.sentence]
    return ClaimRecord(
        id=claim.id,
        article=article.id,
        outlet=article.outlet,
        title=article.title[:QUOTE_LIMIT],
        url=article.url,
        sha256=article.sha256,
        published=day.isoformat() if day else "",
        citation=str(Citation(article.id, claim.span)),
        span=claim.span,
        text=_words(article, claim.span),
        sentence=_words(article, sentence.span),
        sentence_span=sentence.span,
        event_type=claim.event_type,
        predicate=claim.predicate,
        predicate_span=claim.predicate_span,
        roles=tuple(
            RoleRecord(
                role.name, role.open, tuple(_filler(reading, referents, f) for f in role.fillers)
            )
            for role in claim.roles
        ),
        status=claim.status,
        reasons=claim.reasons,
        chain=tuple(_link(referents, link) for link in claim.chain),
        time=time_record(reading, claim, day),
        quantities=tuple(_quantity(reading, index) for index in claim.quantities),
        quotation=_quotation(article, claim),
        content=claim.content,
        denies=claim.denies,
        denied_by=tuple(denied_by),
        main_event=main,
        background=claim.background,
        confidence=round(claim.confidence, 3),
        rule=claim.rule,
    )


def _denials(reading: Reading) -> dict[str, list[str]]:
    """Return the denials of an article by the claim that each denies."""
    found: dict[str, list[str]] = {}
    for claim in reading.claims:
        for denied in claim.denies:
            found.setdefault(denied, []).append(claim.id)
    return found


def records(report: ClaimReport, reading: Reading) -> Iterator[ClaimRecord]:
    """Yield the claims of one article that are selected, in text order."""
    main = report.main_events.get(reading.article.id)
    denials, referents = _denials(reading), Referents(reading)
    for claim in reading.claims:
        if report.selection.takes(claim):
            yield _record(
                reading,
                claim,
                referents,
                day=report.day(reading),
                denied_by=denials.get(claim.id, ()),
                main=main is not None and main.claim == claim.id,
            )
