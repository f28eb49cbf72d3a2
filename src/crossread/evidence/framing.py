"""What each article calls the same person or event, and in whose voice."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache

from crossread.evidence.origins import has_name
from crossread.evidence.view import StoryView
from crossread.model.annotation import Annotation, EntityKind, Mention, Token
from crossread.model.claims import Claim, SourceKind
from crossread.model.evidence import FramingLabel, FramingRow
from crossread.model.spans import Citation, Span
from crossread.text import resources

OUTLET_VOICE = "outlet"


@cache
def _tones(section: str) -> dict[str, str]:
    table = resources.load("framing.yaml")[section]
    return {word: tone for tone, words in table.items() for word in words}


@cache
def _scales() -> dict[str, str]:
    table = resources.load("framing.yaml")["scales"]
    return {noun: scale for scale, nouns in table.items() for noun in nouns}


def _speaks(claim: Claim, span: Span) -> bool:
    inside = claim.span.contains(span)
    return inside or (claim.quotation is not None and claim.quotation.contains(span))


def voice_at(view: StoryView, article: str, span: Span) -> str:
    """Return who speaks at a span: the deepest source of the narrowest claim over it.

    "outlet" where no claim covers it or its claims name no source.
    """
    over = [c for c in view.readings[article].claims if _speaks(c, span)]
    over.sort(key=lambda c: (len(c.span), c.id))
    for claim in over:
        links = [link for link in claim.chain if link.kind is not SourceKind.OUTLET]
        if links and not (links[-1].span and links[-1].span.overlaps(span)):
            named = [e.name for e in view.linked(article, links[-1].mention) if has_name(e.name)]
            return named[0] if named else links[-1].name
    return OUTLET_VOICE


def _label(view: StoryView, article: str, span: Span, tone: str) -> FramingLabel:
    text = " ".join(span.of(view.readings[article].article.text).split())
    voice = voice_at(view, article, span)
    return FramingLabel(article, text, voice, tone, Citation(article, span))


def _person_tone(annotation: Annotation, mention: Mention) -> str:
    tones = _tones("persons")
    inside = annotation.tokens_in(mention.span)
    return next((tones[t.lemma.lower()] for t in inside if t.lemma.lower() in tones), "")


def _person_rows(view: StoryView) -> Iterator[FramingRow]:
    """Yield one row per person whom at least two articles name with a role or a judgement."""
    labels: dict[str, list[FramingLabel]] = {}
    for article, reading in view.readings.items():
        for mention in reading.annotation.mentions:
            tone = _person_tone(reading.annotation, mention)
            if not mention.role and not tone:
                continue
            label = _label(view, article, mention.span, tone)
            for entity in view.linked(article, mention.index):
                if entity.kind is EntityKind.PERSON:
                    labels.setdefault(entity.id, []).append(label)
    for entity_id in labels:
        if len({label.article for label in labels[entity_id]}) > 1:
            yield FramingRow(view.entities[entity_id].name, "person", tuple(labels[entity_id]))


_MODIFIERS = frozenset({"det", "amod", "compound", "nmod:poss", "nmod", "flat", "nummod"})
_INNER = _MODIFIERS | {"case", "cc", "conj", "advmod"}


def _phrase(annotation: Annotation, head: Token) -> Span:
    """Return the span of a noun with its modifiers, without its own preposition or conjuncts."""
    sentence = annotation.sentence_tokens(annotation.sentences[head.sentence])
    chosen = {head.index}
    grown = True
    while grown:
        more = {
            t.index
            for t in sentence
            if t.index not in chosen
            and t.head in chosen
            and t.relation in (_MODIFIERS if t.head == head.index else _INNER)
        }
        grown = bool(more)
        chosen |= more
    inside = [t for t in sentence if t.index in chosen]
    return Span(inside[0].span.start, inside[-1].span.end)


def _top_noun(tokens: tuple[Token, ...], token: Token) -> Token:
    """Return the noun of the phrase that a modifier belongs to ("axis" for "evil")."""
    while token.relation in ("amod", "conj", "nmod", "compound") and token.head >= 0:
        above = tokens[token.head]
        if above.upos not in ("NOUN", "ADJ"):
            break
        token = above
    return token


def _place_of(view: StoryView, article: str, span: Span) -> str:
    """Return the name of the last State or place inside a phrase, "" if there is none."""
    names = [
        entity.name
        for mention in view.readings[article].annotation.mentions
        if span.contains(mention.span)
        for entity in view.linked(article, mention.index)
        if entity.kind in (EntityKind.STATE, EntityKind.PLACE)
    ]
    return names[-1] if names else ""


def _event_rows(view: StoryView) -> Iterator[FramingRow]:
    """Yield one row per scale of event nouns and place that at least two articles write of."""
    tones = _tones("events")
    labels: dict[tuple[str, str], list[FramingLabel]] = {}
    for article, reading in view.readings.items():
        for token in reading.annotation.tokens:
            scale = _scales().get(token.lemma.lower(), "")
            if not scale or token.upos != "NOUN":
                continue
            span = _phrase(reading.annotation, token)
            place = _place_of(view, article, span)
            if place:
                label = _label(view, article, span, tones.get(token.lemma.lower(), ""))
                labels.setdefault((scale, place), []).append(label)
    for (scale, place), found in sorted(labels.items()):
        if len({label.article for label in found}) > 1:
            yield FramingRow(f"{scale}: {place}", "event", tuple(found))


def _wording_row(view: StoryView) -> Iterator[FramingRow]:
    """Yield the loaded words of all articles, each with the voice that it belongs to."""
    tones = _tones("wording")
    labels = []
    for article, reading in view.readings.items():
        tokens = reading.annotation.tokens
        for token in tokens:
            tone = tones.get(token.lemma.lower(), "")
            if tone != "loaded" or token.upos not in ("ADJ", "NOUN"):
                continue
            span = _phrase(reading.annotation, _top_noun(tokens, token))
            labels.append(_label(view, article, span.cover(token.span), tone))
    if labels:
        yield FramingRow("loaded wording", "wording", tuple(dict.fromkeys(labels)))


def framing(view: StoryView) -> tuple[FramingRow, ...]:
    """Return the framing table of the story, persons first."""
    return (*_person_rows(view), *_event_rows(view), *_wording_row(view))
