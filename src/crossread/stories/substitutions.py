"""Find texts whose words a machine exchanged one by one, by holding them against the original."""

from __future__ import annotations

import math
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher
from functools import lru_cache

from crossread.model.spans import Span
from crossread.model.stories import Reading
from crossread.text.shadow import shade
from crossread.text.shingles import quotations
from crossread.text.tfidf import load_background

_WORD = re.compile(r"[^\W\d_]+(?:['.-][^\W_]+)*|\d[\d.,]*")

# One exchanged stretch: at most so many words on a side; a rewriter exchanges words and phrases,
# whoever writes anew changes whole clauses.
LONGEST = 4
# Words of a sentence that stay in place when only single words are exchanged.
KEPT = 0.5
SHORTEST = 6  # words of a sentence that can be judged
# The new word stands in at most this share of the background's documents that the old one does.
ODDER = 0.34
COMMON_WORD = 6  # documents of 656 that make a word common enough to be missed


@dataclass(frozen=True, slots=True)
class Exchange:
    """Words that stand where the other text has others, at ``span`` of the text that has them.

    ``odd`` tells that the words are much rarer in news than those that they replace.
    """

    old: str
    new: str
    span: Span
    odd: bool
    quoted: bool


@dataclass(frozen=True, slots=True)
class Exchanges:
    """All exchanges between aligned sentences, as seen from the text that may be the machine's.

    ``words`` counts the words of the sentences compared, ``turned`` the sentences whose parts
    changed places or grew: machines of this kind leave those as they are.
    """

    found: tuple[Exchange, ...]
    words: int
    sentences: int
    turned: int

    @property
    def distinct(self) -> int:
        """Return the number of different exchanges."""
        return len({(e.old, e.new) for e in self.found})

    @property
    def odd(self) -> float:
        """Return the share of exchanges for a word much rarer in news."""
        return sum(e.odd for e in self.found) / len(self.found) if self.found else 0.0

    @property
    def density(self) -> float:
        """Return exchanges in a hundred words."""
        return 100 * len(self.found) / self.words if self.words else 0.0

    @property
    def in_quotations(self) -> int:
        """Return the number of exchanges inside quotations, where people keep the words."""
        return sum(e.quoted for e in self.found)


@lru_cache(maxsize=1 << 14)
def _documents(word: str) -> int:
    """Return how many documents of the background hold a word in one of its regular forms."""
    frequencies = load_background().frequencies
    forms = {word}
    for ending in ("s", "es", "d", "ed", "ing"):
        if word.endswith(ending):
            stem = word[: -len(ending)]
            forms |= {stem, stem + "e", re.sub(r"(.)\1$", r"\1", stem)}
    return max((frequencies.get(form, 0) for form in forms), default=0)


def _commonness(words: Sequence[str]) -> float:
    """Return the log of the documents that hold the rarest of some words."""
    return min((math.log(1 + _documents(word)) for word in words), default=0.0)


def _is_odd(old: Sequence[str], new: Sequence[str]) -> bool:
    before, after = _commonness(old), _commonness(new)
    return before >= math.log(1 + COMMON_WORD) and after <= before + math.log(ODDER)


def _is_name(letter: str) -> bool:
    return letter.isupper() or letter.isdigit()


_Token = tuple[str, int, int, bool]  # form, start, end, name


@lru_cache(maxsize=1 << 14)  # a sentence is held against those of many articles
def _tokens(printed: str, start: int) -> tuple[_Token, ...]:
    """Return the words of a sentence that is printed at an offset."""
    return tuple(
        (m[0], start + m.start(), start + m.end(), _is_name(printed[m.start()]))
        for m in _WORD.finditer(shade(printed))
    )


def _in_quotation(text: str, sentence: Span, start: int) -> bool:
    return any(a <= start < b for a, b in quotations(text, sentence.start, sentence.end))


_LITTLE = frozenset(
    re.findall(
        r"\w+",
        "a an the this that these those it its he she they his her their of in on at by to for from"
        " with and or but as is are was were be been has have had will would not no",
    )
)


def _exchanges_in(
    old: Reading, new: Reading, ours: Span, theirs: Span
) -> tuple[list[Exchange], int, bool]:
    """Return the exchanges of one sentence pair, its words, and whether parts moved."""
    before = _tokens(ours.of(old.article.text), ours.start)
    after = _tokens(theirs.of(new.article.text), theirs.start)
    if min(len(before), len(after)) < SHORTEST:
        return [], 0, False
    matcher = SequenceMatcher(None, [w[0] for w in before], [w[0] for w in after], autojunk=False)
    found: list[Exchange] = []
    moved = 0
    for kind, a, b, c, d in matcher.get_opcodes():
        gone, come = before[a:b], after[c:d]
        if kind in ("insert", "delete"):
            moved += max(len(gone), len(come))
        elif kind == "replace":
            if len(gone) > LONGEST or len(come) > LONGEST:
                moved += max(len(gone), len(come))
            elif not all(w[0] in _LITTLE or (w[3] and n) for n, w in enumerate(come, start=c)):
                span = Span(come[0][1], come[-1][2])
                found.append(
                    Exchange(
                        old=" ".join(w[0] for w in gone),
                        new=" ".join(w[0] for w in come),
                        span=span,
                        odd=_is_odd([w[0] for w in gone], [w[0] for w in come]),
                        quoted=_in_quotation(new.article.text, theirs, span.start),
                    )
                )
    kept = sum(block.size for block in matcher.get_matching_blocks())
    if kept < KEPT * min(len(before), len(after)):
        return [], 0, True
    return found, len(after), moved > len(after) // 4


def list_exchanges(
    old: Reading, new: Reading, pairs: Iterator[tuple[Span, Span]] | Sequence[tuple[Span, Span]]
) -> Exchanges:
    """Return what the new text has in the place of the old one's words, in aligned sentences.

    ``pairs`` are the spans of aligned sentences, the old text's first; quotations count too.
    """
    found: list[Exchange] = []
    words = sentences = turned = 0
    for ours, theirs in pairs:
        own, count, moved = _exchanges_in(old, new, ours, theirs)
        words += count
        sentences += bool(count)
        turned += moved
        found += own
    return Exchanges(tuple(found), words, sentences, turned)
