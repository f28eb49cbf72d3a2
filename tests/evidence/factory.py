"""Build small stories by hand: sentences of our own, with the claims that they make."""

from __future__ import annotations

import hashlib
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date

from crossread.evidence.view import StoryView, lay_out
from crossread.model.annotation import (
    Annotation,
    EntityKind,
    Mention,
    MentionKind,
    Sentence,
    Token,
)
from crossread.model.articles import Article, Line, LineKind
from crossread.model.claims import Attribution, Claim, Filler, Role, SourceKind, Status
from crossread.model.entities import Entity, EntityTable, MentionLink
from crossread.model.quantities import Quantity
from crossread.model.spans import Span
from crossread.model.stories import Reading, Story, Trace
from crossread.model.times import Anchor, AnchorKind, TimeExpression
from crossread.text import dates, quantities

# name: (kind, State it acts for)
CAST: Mapping[str, tuple[EntityKind, str]] = {
    "Arlen Voss": (EntityKind.PERSON, "FR"),
    "Mira Tolan": (EntityKind.PERSON, "SE"),
    "Ostia": (EntityKind.STATE, "FR"),
    "Velmark": (EntityKind.STATE, "SE"),
    "Garrow": (EntityKind.STATE, "PT"),
    "Tessa Lind": (EntityKind.PERSON, ""),
    "Jonas Reck": (EntityKind.PERSON, ""),
}


@dataclass(frozen=True)
class Said:
    """One sentence and the claim in it; ``roles`` name phrases of the sentence."""

    words: str
    type: str = "Open"
    predicate: str = ""
    roles: Mapping[str, Sequence[str]] = field(default_factory=dict)
    source: str = ""  # phrase of the sentence; "" when the outlet says it
    source_kind: SourceKind = SourceKind.PERSON
    status: Status = Status.ASSERTED
    background: bool = False
    denies: tuple[str, ...] = ()
    confidence: float = 0.9


def _lemma(word: str) -> str:
    lower = word.lower()
    return lower.removesuffix("s") if len(lower) > 4 else lower


def _tokens(text: str, start: int, first: int, sentence: int) -> list[Token]:
    found = []
    offset = start
    for word in text.split(" "):
        bare = word.strip(".,")
        begin = offset + word.index(bare) if bare else offset
        upos = "PROPN" if bare[:1].isupper() and found else "NOUN"
        found.append(
            Token(
                first + len(found), Span(begin, begin + len(bare)), bare, _lemma(bare), upos,
                "", "", -1, "root", sentence,
            )
        )  # fmt: skip
        offset += len(word) + 1
    return found


def _mentions(text: str, tokens: Sequence[Token], sentence: int, first: int) -> list[Mention]:
    found = []
    for name, (kind, _) in CAST.items():
        if name in text:
            start = tokens[0].span.start + text.index(name)
            span = Span(start, start + len(name))
            head = max(t.index for t in tokens if span.contains(t.span))
            found.append(
                Mention(first + len(found), span, head, MentionKind.NAME, kind, sentence, name)
            )
    return found


def _filler(phrase: str, said: Said, base: int, tokens: Sequence[Token], own: Sequence[Mention]):
    start = base + said.words.index(phrase)
    span = Span(start, start + len(phrase))
    inside = [t for t in tokens if span.contains(t.span)]
    mention = next((m.index for m in own if span.overlaps(m.span)), None)
    return Filler(span, inside[-1].index, phrase, mention)


def _chain(said: Said, label: str, base: int, own: Sequence[Mention]) -> tuple[Attribution, ...]:
    outlet = Attribution(label, SourceKind.OUTLET)
    if not said.source:
        return (outlet,)
    start = base + said.words.index(said.source)
    span = Span(start, start + len(said.source))
    mention = next((m.index for m in own if span.overlaps(m.span)), None)
    return (outlet, Attribution(said.source, said.source_kind, span, mention, "say"))


def reading(name: str, said: Sequence[Said], outlet: str = "") -> Reading:
    """Return one article with a claim in each sentence."""
    text = "\n".join(item.words for item in said)
    tokens: list[Token] = []
    mentions: list[Mention] = []
    sentences: list[Sentence] = []
    lines: list[Line] = []
    claims: list[Claim] = []
    found_times: list[TimeExpression] = []
    found_quantities: list[Quantity] = []
    base = 0
    for number, item in enumerate(said):
        own_tokens = _tokens(item.words, base, len(tokens), number)
        own = _mentions(item.words, own_tokens, number, len(mentions))
        span = Span(base, base + len(item.words))
        shifted = dates.parse(item.words)
        first_time = len(found_times)
        found_times += [_shift_time(t, base) for t in shifted]
        first_quantity = len(found_quantities)
        found_quantities += [_shift_quantity(q, base) for q in quantities.find(item.words)]
        roles = tuple(
            Role(role, tuple(_filler(p, item, base, own_tokens, own) for p in phrases))
            for role, phrases in item.roles.items()
        )
        claims.append(
            Claim(
                id=f"{name}.c{number}",
                article=name,
                event_type=item.type,
                predicate=item.predicate or "say",
                predicate_span=own_tokens[0].span,
                span=span,
                sentence=number,
                roles=roles,
                status=item.status,
                reasons=(),
                chain=_chain(item, outlet or name, base, own),
                confidence=item.confidence,
                rule="hand",
                time=first_time if shifted else None,
                quantities=tuple(range(first_quantity, len(found_quantities))),
                background=item.background,
                denies=item.denies,
            )
        )
        first = len(tokens)
        tokens += own_tokens
        mentions += own
        sentences.append(Sentence(number, span, first, len(tokens), LineKind.BODY, number))
        lines.append(Line(span, LineKind.BODY, "written by hand"))
        base += len(item.words) + 1
    article = Article(
        id=name, source=f"{name}.txt", outlet=outlet, title=said[0].words, byline="", url="",
        text=text, sha256=hashlib.sha256(text.encode()).hexdigest(), encoding="utf-8",
        lines=tuple(lines),
    )  # fmt: skip
    annotation = Annotation(
        name, tuple(sentences), tuple(tokens), tuple(mentions), tuple(found_times),
        tuple(found_quantities),
    )  # fmt: skip
    return Reading(article, annotation, tuple(claims))


def _shift_time(time: TimeExpression, base: int) -> TimeExpression:
    return replace(time, span=Span(time.span.start + base, time.span.end + base))


def _shift_quantity(quantity: Quantity, base: int) -> Quantity:
    return replace(quantity, span=Span(quantity.span.start + base, quantity.span.end + base))


def table(readings: Sequence[Reading]) -> EntityTable:
    """Return the cast as entities, each linked to its mentions by name."""
    ids = {name: f"e{i}" for i, name in enumerate(CAST, start=1)}
    entities = tuple(
        Entity(ids[name], kind, name, country=code, acts_for=code)
        for name, (kind, code) in CAST.items()
    )
    links = tuple(
        MentionLink(r.article.id, m.index, (ids[m.name],))
        for r in sorted(readings, key=lambda r: r.article.id)
        for m in r.annotation.mentions
    )
    return EntityTable(entities, links)


def story(readings: Sequence[Reading], day: date | None = date(2031, 5, 20)) -> Story:
    """Return a story of these articles, all printed on ``day``."""
    names = tuple(sorted(r.article.id for r in readings))
    kind = AnchorKind.ARTICLE if day else AnchorKind.NONE
    anchors = tuple(Anchor(name, day, kind, "by hand") for name in names)
    printed = day.isoformat() if day else ""
    return Story("s1", names, anchors, printed, printed)


def view(readings: Sequence[Reading], trace: Trace | None = None) -> StoryView:
    """Return the story laid out for the evidence steps."""
    return lay_out(story(readings), readings, table(readings), trace or Trace())
