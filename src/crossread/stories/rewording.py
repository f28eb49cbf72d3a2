"""Align sentences that say the same in other words, and tell rewriting from common news."""

from __future__ import annotations

import math
import re
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from crossread.model.annotation import Sentence
from crossread.model.articles import LineKind
from crossread.model.spans import Span
from crossread.model.stories import Reading
from crossread.stories.terms import term_of
from crossread.text.shadow import shade
from crossread.text.shingles import quotations
from crossread.text.spun import unspin
from crossread.text.tfidf import Weights

MIN_SHARED = 4  # content words that two sentences share before they may be aligned
# Cosine from which on two sentences are aligned. Set by hand: at .5 the sample reports lose the
# transfer that two of them tell in other words; a labelled set of aligned sentences is not at hand.
ALIKE = 0.4
RARE = 0.02  # share of the background's documents that may hold a word that counts as rare


@dataclass(frozen=True, slots=True)
class Phrasing:
    """One body sentence with its content words; ``position`` counts body sentences from 0.

    ``quoted`` tells that most of it stands in quotation marks: whoever was there or has the same
    release quotes the same, so it is no sign of rewriting. ``rare`` are its rare terms.
    """

    sentence: Sentence
    position: int
    terms: frozenset[str]
    quoted: bool
    rare: frozenset[str]

    def length(self, weights: Mapping[str, float]) -> float:
        """Return the norm of the sentence's weighted terms."""
        return math.sqrt(sum(weights[term] ** 2 for term in sorted(self.terms)))


@dataclass(frozen=True, slots=True)
class Aligned:
    """Two sentences that say much the same."""

    left: Phrasing
    right: Phrasing
    similarity: float


_GENERAL = Weights(0, {})  # the background alone


def _unspun_terms(words: str, forms: Mapping[str, str]) -> frozenset[str]:
    """Return the terms of a spun sentence after its phrases are mapped back."""
    found = re.findall(r"[^\W_]+(?:['.-][^\W_]+)*", shade(unspin(words)))
    return frozenset(term for word in found if (term := forms.get(word.removesuffix("'s"), "")))


def list_quotations(reading: Reading) -> list[Span]:
    """Return the quotations of an article's body lines."""
    text = reading.article.text
    return [
        Span(start, end)
        for line in reading.article.lines
        if line.kind is LineKind.BODY
        for start, end in quotations(text, line.span.start, line.span.end)
    ]


def mostly_quoted(sentence: Span, quotes: Iterable[Span]) -> bool:
    """Tell whether at least half of a sentence stands in quotation marks."""
    inside = sum(
        min(sentence.end, quote.end) - max(sentence.start, quote.start)
        for quote in quotes
        if quote.overlaps(sentence)
    )
    return 2 * inside >= len(sentence)


def phrase_article(reading: Reading, spun: bool, forms: Mapping[str, str]) -> tuple[Phrasing, ...]:
    """Return the body sentences of an article with their terms; a spun text is mapped back."""
    annotation = reading.annotation
    bodies = [s for s in annotation.sentences if s.kind is LineKind.BODY]
    quotes = list_quotations(reading)
    phrasings = []
    for position, sentence in enumerate(bodies):
        terms = frozenset(filter(None, map(term_of, annotation.sentence_tokens(sentence))))
        if spun:
            terms |= _unspun_terms(sentence.span.of(reading.article.text), forms)
        quoted = mostly_quoted(sentence.span, quotes)
        rare = frozenset(term for term in terms if _GENERAL.rare(term, RARE))
        phrasings.append(Phrasing(sentence, position, terms, quoted, rare))
    return tuple(phrasings)


def list_forms(readings: Iterable[Reading]) -> dict[str, str]:
    """Return the commonest term of each printed form in the story."""
    counts: Counter[tuple[str, str]] = Counter()
    for reading in readings:
        for token in reading.annotation.tokens:
            if term := term_of(token):
                counts[shade(token.text), term] += 1
    ranked = sorted(counts.items(), key=lambda item: (item[1], item[0]))
    return {form: term for (form, term), _ in ranked}


def weigh_terms(articles: Iterable[Sequence[Phrasing]]) -> dict[str, float]:
    """Return the weight of each term: rare in the story's sentences and rare in general."""
    sentences = [phrasing.terms for phrasings in articles for phrasing in phrasings]
    holding = Counter(term for terms in sentences for term in terms)
    return {
        term: math.log((len(sentences) + 1) / (n + 0.5)) * _GENERAL.of(term)
        for term, n in sorted(holding.items())
    }


def _similarity(left: Phrasing, right: Phrasing, weights: Mapping[str, float]) -> float:
    """Return the cosine of two sentences, 0 where they share too little to tell."""
    shared = left.terms & right.terms
    if len(shared) < MIN_SHARED or left.rare.isdisjoint(right.rare):
        return 0.0
    norms = left.length(weights) * right.length(weights)
    return sum(weights[term] ** 2 for term in sorted(shared)) / norms if norms else 0.0


def align(
    left: Sequence[Phrasing], right: Sequence[Phrasing], weights: Mapping[str, float]
) -> tuple[Aligned, ...]:
    """Return the pairs of sentences that are each other's nearest, in the left's order."""
    pairs = [
        Aligned(one, two, similarity)
        for one in left
        for two in right
        if not one.rare.isdisjoint(two.rare)  # tested first: it sets nearly all pairs aside
        and (similarity := _similarity(one, two, weights)) >= ALIKE
    ]
    pairs.sort(key=lambda p: (-p.similarity, p.left.position, p.right.position))
    taken_left: set[int] = set()
    taken_right: set[int] = set()
    kept = []
    for pair in pairs:
        if pair.left.position not in taken_left and pair.right.position not in taken_right:
            taken_left.add(pair.left.position)
            taken_right.add(pair.right.position)
            kept.append(pair)
    return tuple(sorted(kept, key=lambda p: p.left.position))


def order_agreement(pairs: Sequence[Aligned]) -> float:
    """Return Kendall's tau of the order of aligned sentences; 0 for fewer than two pairs."""
    if len(pairs) < 2:
        return 0.0
    agree = 0
    total = 0
    for index, one in enumerate(pairs):
        for two in pairs[index + 1 :]:
            total += 1
            agree += 1 if one.right.position < two.right.position else -1
    return agree / total


def covered(phrasings: Sequence[Phrasing], aligned: Iterable[Phrasing]) -> float:
    """Return the share of an article's own content words that stands in aligned sentences."""
    total = sum(len(p.terms) for p in phrasings if not p.quoted)
    return sum(len(p.terms) for p in aligned) / total if total else 0.0
