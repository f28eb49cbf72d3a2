"""Find the media that an article names as its sources, in sentences and in credit lines."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache

from crossread.model.annotation import Token
from crossread.model.articles import PARSED_KINDS, Article, LineKind
from crossread.model.spans import Citation, Span
from crossread.model.stories import CitedOutlet, Reading, Spin
from crossread.text.countries import find_country
from crossread.text.families import Family, MediumMention, family_of, find_described, find_media
from crossread.text.resources import load
from crossread.text.state_voices import state_family
from crossread.text.wires import find_credits, find_picture_credits, find_unlisted_credits

# Words that may stand between "according to" and the name: "North Korea's official state-run
# television channel", and between the name and its verb: ", citing unnamed officials,".
_BETWEEN = 6
_READ_KINDS = PARSED_KINDS | {LineKind.BYLINE, LineKind.DATELINE}


def _mentioned(article: Article) -> list[MediumMention]:
    """Return the media named in the readable lines, unlisted ones wherever they are named again."""
    text = article.text
    named = {m.family.name: m.family for m in find_described(text)}
    again = [
        MediumMention(match.start(), match.end(), family)
        for name, family in sorted(named.items())
        for match in re.finditer(rf"(?<!\w){re.escape(name)}(?!\w)", text)
    ]
    readable = [line.span for line in article.lines if line.kind in _READ_KINDS]
    return [
        m
        for m in (*find_media(text), *again)
        if any(span.contains(Span(m.start, m.end)) for span in readable)
    ]


@dataclass(frozen=True, slots=True)
class _Found:
    span: Span
    family: Family
    credit: bool


@cache
def _before() -> re.Pattern[str]:
    """Return what ends directly before a medium that is cited as a source."""
    cues = "|".join(re.escape(cue).replace("\\ ", r"\s+") for cue in load("wires.yaml")["before"])
    return re.compile(rf"\b(?:{cues}),?\s+(?:[\w'’.-]+,?\s+){{0,{_BETWEEN - 1}}}\Z", re.IGNORECASE)


def _reports(token: Token) -> bool:
    return token.upos == "VERB" and token.lemma.casefold() in load("wires.yaml")["reporting"]


def _verb_beside(tokens: Sequence[Token], span: Span) -> bool:
    """Tell whether a reporting verb follows the name closely or stands directly before it."""
    after = [t for t in tokens if t.span.start >= span.end and t.upos != "PUNCT"][:_BETWEEN]
    for token in after:
        if _reports(token):
            return True
        if token.upos in ("VERB", "SCONJ", "ADP"):
            break
    before = [t for t in tokens if t.span.end <= span.start and t.upos not in ("DET", "PUNCT")]
    return bool(before) and _reports(before[-1])


def _in_sentences(reading: Reading, mentions: Sequence[MediumMention]) -> Iterator[_Found]:
    """Yield the media that a sentence makes its source."""
    annotation, text = reading.annotation, reading.article.text
    for sentence in annotation.sentences:
        if sentence.kind not in PARSED_KINDS:
            continue
        tokens = annotation.sentence_tokens(sentence)
        for mention in mentions:
            span = Span(mention.start, mention.end)
            if not sentence.span.contains(span) or mention.family.kind == "office":
                continue
            if _before().search(text[sentence.span.start : span.start]) or _verb_beside(
                tokens, span
            ):
                yield _Found(span, mention.family, sentence.kind is LineKind.CAPTION)


def _in_credits(article: Article) -> Iterator[_Found]:
    """Yield the media of credit lines: of the whole text, and of the pictures in captions."""
    for credit in (*find_credits(article.text), *find_unlisted_credits(article.text)):
        span = Span(credit.start, credit.end)
        lines = [line for line in article.lines if line.span.overlaps(span)]
        if all(line.kind is not LineKind.FURNITURE for line in lines):
            yield _Found(span, credit.family, True)
    for line in article.lines:
        if line.kind is LineKind.CAPTION:
            for credit in find_picture_credits(line.span.of(article.text)):
                start = line.span.start
                yield _Found(Span(start + credit.start, start + credit.end), credit.family, True)


def _spun_state_voice(article: Article, spin: Spin) -> Iterator[_Found]:
    """Yield "<country>'s kingdom media" and the like: a state voice that a rewriter renamed."""
    for signal in spin.signals:
        if signal.expected not in ("state media", "state news agency"):
            continue
        start, end = signal.citation.span.start, signal.citation.span.end
        for word in list(re.finditer(r"\S+", article.text[:start]))[-3:]:
            who = article.text[word.start() : start].strip()
            country = find_country(who)
            if country is not None and country.code:
                name, family = f"{who} {signal.expected}", state_family(country.code)
                medium = Family(family, name, country.code, "broadcaster", True)
                yield _Found(Span(word.start(), end), medium, False)
                break


def _is_outlet(name: str, article: Article) -> bool:
    """Tell whether a name that no list holds is the article's own outlet, by its domain or name."""
    own = re.sub(r"[\W_]", "", article.outlet.casefold().rsplit(".", 1)[0])
    return bool(own) and re.sub(r"[\W_]", "", name.casefold()) == own


def find_cited(reading: Reading, spin: Spin) -> tuple[CitedOutlet, ...]:
    """Return the media that an article names as sources, in text order.

    The article's own outlet is no source of its own; a name that is both in a sentence and in a
    credit line counts as a credit.
    """
    article = reading.article
    own = family_of(article.outlet) if article.outlet else None
    found: dict[Span, _Found] = {}
    for item in [
        *_in_credits(article),
        *_in_sentences(reading, _mentioned(article)),
        *_spun_state_voice(article, spin),
    ]:
        itself = own is not None and item.family.name == own.name
        if not itself and not _is_outlet(item.family.name, article) and item.span not in found:
            found[item.span] = item
    return tuple(
        CitedOutlet(
            article.id, item.family.name, item.family.id, Citation(article.id, span), item.credit
        )
        for span, item in sorted(found.items())
    )
