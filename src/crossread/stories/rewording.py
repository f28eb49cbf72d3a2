"""Align sentences that say the same in other words, and tell rewriting from common news."""

from __future__ import annotations

import math
import re
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from rapidfuzz.distance import LCSseq

from crossread.model.annotation import Sentence
from crossread.model.articles import LineKind
from crossread.model.spans import Span
from crossread.model.stories import Reading
from crossread.stories.copying import speech_in
from crossread.stories.terms import term_of
from crossread.text.shadow import shade
from crossread.text.spun import unspin
from crossread.text.tfidf import Weights

MIN_SHARED = 4  # content words that two sentences share before they may be aligned
# Cosine from which on two sentences are aligned. Set by hand: at .5 the sample reports lose the
# transfer that two of them tell in other words; a labelled set of aligned sentences is not at hand.
ALIKE = 0.4
RARE = 0.02  # share of the background's documents that may hold a word that counts as rare
# Words in common, in order, over the mean length, from which on a sentence is another's wording
# and not only its news. In the dev half of the generated cascades sentences of independent reports
# reach .41 (ninth decile), those of light rewrites and of machines .56 (first decile).
NEAR = 0.5
# From which on one such sentence counts by itself. In the bundled example, whose reports were
# written one by one, two sentences of independent reports reach .53, none more.
NEAR_ALONE = 0.6
NEAR_UNNAMED = 0.7  # where no rare word is in common: sentences of one mould, with other names
PLAIN_WORDS = 6  # words in lower case in common: a long name in two sentences is no wording
NEAR_WORDS = 6  # words of a sentence that can be told from others by its wording


@dataclass(frozen=True, slots=True)
class Phrasing:
    """One body sentence with its content words; ``position`` counts body sentences from 0.

    ``quoted`` tells that most of it stands in quotation marks: whoever was there or has the same
    release quotes the same, so it is no sign of rewriting. ``rare`` are its rare terms, ``words``
    its words in lower case, ``forms`` their set and ``plain`` those that are printed so.
    """

    sentence: Sentence
    position: int
    terms: frozenset[str]
    quoted: bool
    rare: frozenset[str]
    words: tuple[str, ...] = ()
    forms: frozenset[str] = frozenset()
    plain: tuple[str, ...] = ()

    def length(self, weights: Mapping[str, float]) -> float:
        """Return the norm of the sentence's weighted terms."""
        return math.sqrt(sum(weights[term] ** 2 for term in sorted(self.terms)))


@dataclass(frozen=True, slots=True)
class Aligned:
    """Two sentences that say much the same.

    ``similarity`` is that of their terms, ``wording`` the share of words in common and in order.
    """

    left: Phrasing
    right: Phrasing
    similarity: float
    wording: float = 0.0

    @property
    def near(self) -> bool:
        """Tell whether one is a wording of the other, none of them a quotation."""
        quoted = self.left.quoted or self.right.quoted
        named = not self.left.rare.isdisjoint(self.right.rare)
        if quoted or self.wording < (NEAR_ALONE if named else NEAR_UNNAMED):
            return False
        return LCSseq.similarity(self.left.plain, self.right.plain) >= PLAIN_WORDS


_GENERAL = Weights(0, {})  # the background alone


def _unspun_terms(words: str, forms: Mapping[str, str]) -> frozenset[str]:
    """Return the terms of a spun sentence after its phrases are mapped back."""
    found = re.findall(r"[^\W_]+(?:['.-][^\W_]+)*", shade(unspin(words)))
    return frozenset(term for word in found if (term := forms.get(word.removesuffix("'s"), "")))


def list_quotations(reading: Reading) -> list[Span]:
    """Return the quotations and embedded posts of an article's body lines."""
    text = reading.article.text
    return [
        Span(start, end)
        for line in reading.article.lines
        if line.kind is LineKind.BODY
        for start, end in speech_in(text, line.span.start, line.span.end)
    ]


def mostly_quoted(sentence: Span, quotes: Iterable[Span]) -> bool:
    """Tell whether at least half of a sentence stands in quotation marks."""
    inside = sum(
        min(sentence.end, quote.end) - max(sentence.start, quote.start)
        for quote in quotes
        if quote.overlaps(sentence)
    )
    return 2 * inside >= len(sentence)


# "PORT OSTRA, May 12 (Norvapress) - ", "PORT OSTRA, Norland \u2014 " before a first sentence are no
# part of its wording.
_DATELINE = re.compile(
    r"\A(?:[A-Z][^()\n]{1,60}\([^()\n]{2,40}\)\s*[-\u2013\u2014]+"
    r"|[A-Z]{3}[A-Z .'-]{0,30}(?:,[ ][A-Z][\w. ]{1,20})?\s[\u2013\u2014])\s*"
)


def _words_of(sentence: str) -> tuple[str, ...]:
    """Return the words of a sentence in lower case, without a dateline.

    >>> _words_of("OSTRA, May 3 (Norvapress) - Rain fell.")
    ('rain', 'fell')
    """
    return tuple(re.findall(r"[^\W_]+", shade(_DATELINE.sub("", sentence))))


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
        printed = sentence.span.of(reading.article.text)
        words = _words_of(printed)
        plain = tuple(w for w in re.findall(r"[^\W_]+", printed) if w.islower())
        phrasings.append(
            Phrasing(sentence, position, terms, quoted, rare, words, frozenset(words), plain)
        )
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


@dataclass(frozen=True, slots=True)
class Threshold:
    """What two sentences must have in common to be aligned: content words, cosine."""

    shared: int
    alike: float


STRICT = Threshold(MIN_SHARED, ALIKE)
# For texts that are compared as wholes, where many sentences in one order bear each other out. In
# the dev half of the generated cascades it lets rewrites told anew cover .75 of a text and more in
# the first decile, independent reports .43 in the ninth.
LOOSE = Threshold(2, 0.25)


def _similarity(
    left: Phrasing, right: Phrasing, weights: Mapping[str, float], threshold: Threshold
) -> float:
    """Return the cosine of two sentences, 0 where they share too little to tell."""
    shared = left.terms & right.terms
    if len(shared) < threshold.shared or left.rare.isdisjoint(right.rare):
        return 0.0
    norms = left.length(weights) * right.length(weights)
    return sum(weights[term] ** 2 for term in sorted(shared)) / norms if norms else 0.0


def likeness(left: tuple[str, ...], right: tuple[str, ...]) -> float:
    """Return the share of words that two sentences have in common and in order, 0 to 1.

    >>> likeness(("rain", "fell", "here"), ("rain", "fell"))
    0.8
    """
    total = len(left) + len(right)
    return 2 * LCSseq.similarity(left, right) / total if total else 0.0


def wording_similarity(left: Phrasing, right: Phrasing) -> float:
    """Return the share of words that two sentences have in common, in order; 0 for short ones."""
    if min(len(left.words), len(right.words)) < NEAR_WORDS:
        return 0.0
    if left.words == right.words:
        return 1.0
    return likeness(left.words, right.words)


def _pair(
    left: Phrasing, right: Phrasing, weights: Mapping[str, float], threshold: Threshold
) -> Aligned | None:
    """Return two sentences as a pair if they say much the same, by their terms or their words."""
    shared = len(left.forms & right.forms)
    likely = 2 * shared >= NEAR * (len(left.forms) + len(right.forms))
    rare = not left.rare.isdisjoint(right.rare)
    if not likely and not rare:
        return None
    similarity = _similarity(left, right, weights, threshold) if rare else 0.0
    alike = similarity >= threshold.alike
    wording = wording_similarity(left, right) if likely or alike else 0.0
    if not alike and wording < NEAR:
        return None
    return Aligned(left, right, similarity, wording)


def align(
    left: Sequence[Phrasing],
    right: Sequence[Phrasing],
    weights: Mapping[str, float],
    threshold: Threshold = STRICT,
) -> tuple[Aligned, ...]:
    """Return the pairs of sentences that are each other's nearest, in the left's order."""
    pairs = [
        pair
        for one in left
        for two in right
        if (pair := _pair(one, two, weights, threshold)) is not None
    ]
    pairs.sort(key=lambda p: (-max(p.similarity, p.wording), p.left.position, p.right.position))
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


# Words that address the reader. Outside quotations they stand in what the page says of itself
# ("you agree to receive our newsletter"), not in news.
_ADDRESS = frozenset({"you", "your", "please"})


def narrates(phrasing: Phrasing) -> bool:
    """Tell whether a sentence is the author's own news: no quotation, heading or button."""
    own = not phrasing.quoted and len(phrasing.words) >= NEAR_WORDS
    return own and phrasing.forms.isdisjoint(_ADDRESS)


def narrated(phrasings: Iterable[Phrasing], aligned: Iterable[Phrasing]) -> float:
    """Return the share of the words of an article's own sentences that are in aligned ones."""
    total = sum(len(p.words) for p in phrasings if narrates(p))
    return sum(len(p.words) for p in aligned if narrates(p)) / total if total else 0.0


def covered(phrasings: Sequence[Phrasing], aligned: Iterable[Phrasing]) -> float:
    """Return the share of an article's own content words that stands in aligned sentences."""
    total = sum(len(p.terms) for p in phrasings if not p.quoted)
    return sum(len(p.terms) for p in aligned) / total if total else 0.0
