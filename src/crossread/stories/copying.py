"""Find what two articles share word for word, quotations and page furniture left out."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from crossread.model.articles import LineKind
from crossread.model.spans import Citation, Span
from crossread.model.stories import LineageKind, Passage, Reading
from crossread.text.shadow import shade
from crossread.text.shingles import (
    Positions,
    Run,
    Word,
    containment,
    extend_shingles,
    quotations,
    shingle_positions,
    words_between,
)

SHINGLE = 5  # words
# Shares of one article's shingles that the other holds (ALGORITHMS section 2, L1); below DERIVED
# it is partial where a passage shows it.
DUPLICATE = 0.8
DERIVED = 0.3

EVIDENCE_RUN = 12  # words of one run that count as evidence of copying
COPIED_RUN = 30  # words of one run from which on an article is said to be copied
# Words in lower case that an evidence run must hold: a long name or a list of names is no copy.
PLAIN_WORDS = 7
# Runs with at most so many differing words between them are one passage, "near" instead of "exact".
GAP = 6
# "Rain again. — Ada Morn (@adamorn) May 3, 2018": an embedded post is somebody's words as much as a
# quotation, only that no marks stand around it. At most so many characters: a post and its frame.
_SIGNED = re.compile(r"[\u2014\u2013-]\s[^()\n]{1,60}\(@\w{1,30}\)")
POST = 400
# Fewer shingles are too few for a share to mean anything; then whole sentences are compared.
FEW_SHINGLES = 30


@dataclass(frozen=True, slots=True)
class Wording:
    """The words of one article that are its own: body text without quotations.

    ``sentences`` are its body sentences, quotations included, each with its number of words.
    """

    reading: Reading
    words: tuple[Word, ...]
    positions: Positions
    sentences: dict[str, int]

    @property
    def article(self) -> str:
        """Return the article's id."""
        return self.reading.article.id


@dataclass(frozen=True, slots=True)
class Overlap:
    """What two articles share: containments both ways and the passages, in the left's order."""

    left_in_right: float
    right_in_left: float
    passages: tuple[Passage, ...]  # none shorter than EVIDENCE_RUN
    longest: int  # words of the longest run that is not mostly names; 0 for none

    @property
    def kind(self) -> LineageKind | None:
        """Return how near the texts are, None where they share next to nothing."""
        share = max(self.left_in_right, self.right_in_left)
        if share >= DUPLICATE:
            return LineageKind.DUPLICATE
        if share >= DERIVED:
            return LineageKind.DERIVED
        return LineageKind.PARTIAL if self.passages else None


def speech_in(text: str, start: int, end: int) -> list[tuple[int, int]]:
    """Return the stretches of a body line that are not its author's: quotations, embedded posts.

    >>> speech_in("Rain again. \u2014 Ada Morn (@adamorn) May 3", 0, 39)
    [(0, 33)]
    """
    signed = _SIGNED.search(text, start, end)
    if signed is None or signed.start() - start > POST:
        return quotations(text, start, end)
    return [(start, signed.end()), *quotations(text, signed.end(), end)]


def _own_stretches(reading: Reading) -> list[tuple[int, int]]:
    """Return the stretches of body lines outside quotations and embedded posts."""
    text = reading.article.text
    stretches = []
    for line in reading.article.lines:
        if line.kind is not LineKind.BODY:
            continue
        position = line.span.start
        for start, end in speech_in(text, line.span.start, line.span.end):
            stretches.append((position, start))
            position = end
        stretches.append((position, line.span.end))
    return [(start, end) for start, end in stretches if end > start]


def word_article(reading: Reading) -> Wording:
    """Return the words of an article that can be evidence of copying."""
    text = reading.article.text
    words = tuple(words_between(text, _own_stretches(reading)))
    sentences = {
        " ".join(shade(sentence.span.of(text)).split()): sentence.last - sentence.first
        for sentence in reading.annotation.sentences
        if sentence.kind is LineKind.BODY
    }
    return Wording(reading, words, shingle_positions(words, SHINGLE), sentences)


def _share(left: Wording, right: Wording) -> float:
    """Return how much of the left article the right one holds word for word, 0 to 1."""
    if len(left.positions) >= FEW_SHINGLES:
        return containment(left.positions, right.positions)
    total = sum(left.sentences.values())
    same = sum(n for words, n in left.sentences.items() if words in right.sentences)
    return same / total if total >= EVIDENCE_RUN else 0.0


def _speaks(words: Sequence[Word], run: Run) -> bool:
    """Tell whether a run holds enough plain words to be more than names."""
    return sum(not w.name for w in words[run.left : run.left + run.length]) >= PLAIN_WORDS


def _joined(runs: Sequence[Run]) -> list[list[Run]]:
    """Put runs together that follow each other in both texts with small gaps."""
    chains: list[list[Run]] = []
    for run in runs:
        last = chains[-1][-1] if chains else None
        if last is not None:
            left_gap = run.left - last.left - last.length
            right_gap = run.right - last.right - last.length
            if 0 <= left_gap <= GAP and 0 <= right_gap <= GAP:
                chains[-1].append(run)
                continue
        chains.append([run])
    return chains


def _span(words: Sequence[Word], first: int, last: int) -> Span:
    return Span(words[first].start, words[last].end)


def _passage(left: Wording, right: Wording, chain: Sequence[Run]) -> Passage:
    first, last = chain[0], chain[-1]
    ours = _span(left.words, first.left, last.left + last.length - 1)
    theirs = _span(right.words, first.right, last.right + last.length - 1)
    printed = ours.of(left.reading.article.text), theirs.of(right.reading.article.text)
    same = shade(printed[0]).split() == shade(printed[1]).split()
    return Passage(
        left=Citation(left.article, ours),
        right=Citation(right.article, theirs),
        tokens=sum(run.length for run in chain),
        kind="exact" if same else "near",
    )


def compare(left: Wording, right: Wording) -> Overlap:
    """Return what two articles share word for word."""
    positions = left.positions, right.positions
    runs = extend_shingles(left.words, right.words, positions, SHINGLE)
    chains = [
        chain
        for chain in _joined(runs)
        if sum(run.length for run in chain) >= EVIDENCE_RUN
        and any(_speaks(left.words, run) for run in chain)
    ]
    return Overlap(
        left_in_right=_share(left, right),
        right_in_left=_share(right, left),
        passages=tuple(_passage(left, right, chain) for chain in chains),
        longest=max((run.length for run in runs if _speaks(left.words, run)), default=0),
    )
