"""Judge whether a text was rewritten by a machine that swaps words for synonyms."""

from __future__ import annotations

import re
from collections.abc import Iterator

from crossread.model.annotation import Sentence
from crossread.model.articles import LineKind
from crossread.model.spans import Citation, Span
from crossread.model.stories import Reading, Spin, SpinSignal
from crossread.text.spun import SpunPhrase, signals

# Of 2,687 native articles (data/polnear, clusters, ecb-plus, timeml, ner-worldwide) none has two
# distinct strong signs and 2 have one. Entries that hit there were narrowed or dropped, so this is
# the rate on texts the list has seen. Recall on spun texts of other hands is not measured.
STRONG_ALONE = 3
STRONG_WITH_FRAGMENTS = 1
FRAGMENT_RATE = 0.05  # of the body sentences

_FRAGMENT_OPENING = re.compile(r"(?:Which|And|Along with|Stating|Suggesting|At the same time as)\b")


def _has_finite_root(reading: Reading, sentence: Sentence) -> bool:
    """Tell whether a finite verb of the sentence carries it (a subordinate one does not)."""
    tokens = reading.annotation.sentence_tokens(sentence)
    root = next((t for t in tokens if t.relation == "root"), None)
    if root is None:
        return True
    group = [root, *(t for t in tokens if t.head == root.index and t.relation.startswith("aux"))]
    group += [t for t in tokens if t.head == root.index and t.relation == "cop"]
    return any("VerbForm=Fin" in t.feats for t in group)


def _fragments(reading: Reading) -> Iterator[Sentence]:
    """Yield body sentences that were printed broken in two or lack a main verb."""
    for sentence in reading.annotation.sentences:
        if sentence.kind is not LineKind.BODY:
            continue
        words = sentence.span.of(reading.article.text)
        broken = _FRAGMENT_OPENING.match(words) and not _has_finite_root(reading, sentence)
        if sentence.rejoined or broken:
            yield sentence


def _signal(reading: Reading, phrase: SpunPhrase) -> SpinSignal:
    return SpinSignal(
        citation=Citation(reading.article.id, Span(phrase.start, phrase.end)),
        expected=phrase.expected,
        reason=f"a synonym of another sense: news English has “{phrase.expected}” here",
    )


def _in_own_words(reading: Reading, phrase: SpunPhrase) -> bool:
    """Tell whether the phrase stands in the article and not in the page around it."""
    span = Span(phrase.start, phrase.end)
    return not any(
        line.kind is LineKind.FURNITURE and line.span.overlaps(span)
        for line in reading.article.lines
    )


def judge_spin(reading: Reading) -> Spin:
    """Return the signs of a synonym rewrite and whether they pass the bar."""
    phrases = [p for p in signals(reading.article.text) if _in_own_words(reading, p)]
    distinct = len({phrase.entry for phrase in phrases})
    bodies = sum(s.kind is LineKind.BODY for s in reading.annotation.sentences)
    fragments = list(_fragments(reading)) if phrases else []
    many_fragments = bool(bodies) and len(fragments) / bodies > FRAGMENT_RATE
    spun = distinct >= STRONG_ALONE or (distinct >= STRONG_WITH_FRAGMENTS and many_fragments)
    found = [_signal(reading, phrase) for phrase in phrases]
    if spun:
        found += [
            SpinSignal(
                Citation(reading.article.id, sentence.span), "", "a sentence broken off or in two"
            )
            for sentence in fragments
        ]
    return Spin(reading.article.id, spun, tuple(sorted(found, key=lambda s: s.citation)))
