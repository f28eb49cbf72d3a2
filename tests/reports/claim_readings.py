"""Readings made by hand from the factory's articles, with mentions, times and quantities."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from crossread.model.annotation import Annotation, EntityKind, Mention, MentionKind, Sentence
from crossread.model.articles import LineKind
from crossread.model.claims import Claim, Filler, Integrity, Role, Status
from crossread.model.main_event import Answer, MainEvent
from crossread.model.quantities import Measure, Quantity
from crossread.model.spans import Span
from crossread.model.stories import Reading
from crossread.model.times import Anchor, AnchorKind, TimeExpression, TimeForm
from crossread.reports.claim_records import ClaimReport, Selection
from tests.reports import factory

_NAMES = (
    ("000", "Arvania gave", "Arvania", EntityKind.STATE, "x-arvania", 0),
    ("000", "Ilan Varo", "Ilan Varo", EntityKind.PERSON, "", 1),
    ("000", "it had sent", "it", EntityKind.STATE, "", 0),
    ("001", "the ministry", "the ministry", EntityKind.ORGANISATION, "", 0),
)


def span(article: str, words: str, part: str = "") -> Span:
    """Return where ``part`` stands, at the place of the words around it."""
    whole = factory.cite(article, words).span
    start = whole.start + words.index(part)
    return Span(start, start + len(part or words))


def _mentions(article: str) -> tuple[Mention, ...]:
    found = []
    for owner, words, part, entity, country, chain in _NAMES:
        if owner == article:
            name = part if part[0].isupper() else ""
            kind = MentionKind.NAME if name else MentionKind.NOMINAL
            kind = MentionKind.PRONOUN if part == "it" else kind
            where = span(owner, words, part)
            found.append(
                Mention(len(found), where, 0, kind, entity, 1, name, "", country, chain=chain)
            )
    return tuple(found)


def _annotation(article: str) -> Annotation:
    text = factory.TEXTS[article]
    times = {"000": "on 3 May", "001": "since April"}.get(article)
    numbers = {"000": "two patrol boats"}.get(article)
    body = Sentence(1, Span(text.index("\n") + 1, len(text)), 0, 0, LineKind.BODY, 1)
    return Annotation(
        article,
        sentences=(Sentence(0, Span(0, text.index("\n")), 0, 0, LineKind.TITLE, 0), body),
        mentions=_mentions(article),
        times=(_time(article, times),) if times else (),
        quantities=(_boats(article, numbers),) if numbers else (),
    )


def _time(article: str, words: str) -> TimeExpression:
    where = factory.cite(article, words).span
    if article == "000":
        return TimeExpression(where, TimeForm.PARTIAL, month=5, day=3)
    return TimeExpression(where, TimeForm.PARTIAL, month=4, relation="since")


def _boats(article: str, words: str) -> Quantity:
    where = factory.cite(article, words).span
    return Quantity(where, Measure.COUNT, 2, 2, 2, "patrol boat")


def _filler(article: str, words: str, part: str, mention: int | None = None) -> Filler:
    return Filler(span(article, words, part), 0, part, mention)


def _transfer(claim: Claim) -> Claim:
    """Give the first claim of the factory its true roles, time and number."""
    words = "Arvania gave two patrol boats to Belmark"
    return replace(
        claim,
        roles=(
            Role("giver", (_filler("000", words, "Arvania", 0),)),
            Role("receiver", (_filler("000", words, "Belmark"),)),
            Role("item", (_filler("000", words, "two patrol boats"),), open=True),
        ),
        chain=(claim.chain[0], replace(claim.chain[1], mention=1)),
        time=0,
        quantities=(0,),
        quotation=span("000", words),
        integrity=Integrity.ALTERED,
    )


def _sent(claim: Claim) -> Claim:
    """Return what the denial denies: a candidate below the bar."""
    words = "it had sent any arms"
    return replace(
        claim,
        id="000.c5",
        span=span("000", words),
        event_type="Open",
        predicate="send",
        roles=(Role("agent", (_filler("000", words, "it", 2),)),),
        status=Status.DENIED,
        reasons=("denied by “deny”",),
        confidence=0.4,
        denies=(),
    )


def _said(claim: Claim) -> Claim:
    """Return the statement whose content is the transfer."""
    words = "President Ilan Varo said"
    return replace(
        claim,
        id="000.c6",
        span=span("000", words),
        event_type="Statement",
        predicate="say",
        roles=(Role("speaker", (_filler("000", words, "Ilan Varo", 1),)),),
        content=("000.c1",),
    )


def _claims(article: str) -> tuple[Claim, ...]:
    found = [claim for claim in factory.CLAIMS if claim.article == article]
    if article != "000":
        return tuple(_unlinked(claim) for claim in found)
    transfer, trained, called, denied = found
    denied = replace(_unlinked(denied), event_type="Denial", predicate="deny", denies=("000.c5",))
    rest = (_unlinked(trained), replace(_unlinked(called), background=True), denied)
    return (_transfer(transfer), *rest, _sent(_unlinked(denied)), _said(_unlinked(transfer)))


def _unlinked(claim: Claim) -> Claim:
    """Return a claim whose sources and fillers point at no mention."""
    return replace(
        claim,
        chain=tuple(replace(link, mention=None) for link in claim.chain),
        roles=tuple(
            replace(role, fillers=tuple(replace(f, mention=None) for f in role.fillers))
            for role in claim.roles
        ),
    )


def readings() -> tuple[Reading, ...]:
    """Return the factory's articles with hand-made annotations and claims."""
    return tuple(
        Reading(article, _annotation(article.id), _claims(article.id))
        for article in factory.articles()
    )


def anchors() -> dict[str, Anchor]:
    """Return the day of each article but the last, which shows none."""
    day = date(2031, 5, 4)
    found = {each: Anchor(each, day, AnchorKind.ARTICLE, "by hand") for each in factory.TEXTS}
    return {**found, "003": Anchor("003", None, AnchorKind.NONE, "by hand")}


def main_events() -> dict[str, MainEvent]:
    """Return the transfer as what the first article is about."""
    answer = Answer((span("000", "Arvania gave two patrol boats to Belmark"),), "by hand")
    return {"000": MainEvent("000", "000.c1", answer, None, None, None, "by hand")}


def claim_report(*, candidates: bool = False, types: tuple[str, ...] = ()) -> ClaimReport:
    """Return the report of all readings."""
    return ClaimReport(readings(), anchors(), Selection(candidates, types), main_events())
