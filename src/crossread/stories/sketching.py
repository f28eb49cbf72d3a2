"""Draw an article's sketch: the few words, names, figures and days that tell its event."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator, Sequence
from datetime import date, timedelta
from hashlib import blake2b

from crossread.model.annotation import Sentence, Token
from crossread.model.articles import LineKind
from crossread.model.sketches import Sketch
from crossread.model.stories import Reading
from crossread.model.times import TimeExpression, TimeForm
from crossread.stories.anchors import WEAK, choose_date, parse_day
from crossread.stories.slots import find_slots
from crossread.stories.terms import LEAD, count_terms, term_of, weighted_sentences
from crossread.text.dates import resolve

# Of an article's terms so many are kept, the most frequent first: 99 % of the articles in
# data/clusters have fewer, and the cost of a very long text stays bounded.
WORDS = 400
PARAGRAPHS = 40
LONG_PARAGRAPH = 12  # words; shorter ones are shared by chance and by furniture
# "Will" is read where times are read; these leave open when.
MODALS = frozenset(("should", "must", "may", "might", "can", "could"))
WEEK, HALF_A_WEEK = timedelta(days=7), timedelta(days=3)
_YEAR = re.compile(r"(?:19|20)\d\d")


def trusted_day(reading: Reading) -> date | None:
    """Return the day of publication, None where only a page header shows one."""
    chosen = choose_date(reading.article)
    return parse_day(chosen.value) if chosen and chosen.kind not in WEAK else None


def _early(reading: Reading) -> Iterator[Sentence]:
    """Yield the sentences of the title and of the lead."""
    bodies = 0
    for sentence, _ in weighted_sentences(reading):
        bodies += sentence.kind is LineKind.BODY
        if sentence.kind is LineKind.TITLE or (sentence.kind is LineKind.BODY and bodies <= LEAD):
            yield sentence


def _timed(reading: Reading) -> set[int]:
    """Return the tokens of time expressions: a weekday is no name and a date no figure."""
    starts = [token.span.start for token in reading.annotation.tokens]
    return {
        index
        for time in reading.annotation.times
        for index in range(bisect_left(starts, time.span.start), bisect_left(starts, time.span.end))
    }


def _figure(token: Token) -> str:
    """Return the figure that a token prints, "" where it is none or a year."""
    text = token.text.replace(",", "").casefold()
    return text if any(c.isdigit() for c in text) and not _YEAR.fullmatch(text) else ""


def _looks_ahead(sentence: Sentence, reading: Reading) -> bool:
    """Tell whether a sentence speaks of what is to be done or may come."""
    tokens = reading.annotation.sentence_tokens(sentence)
    return any(token.upos == "AUX" and token.lemma.casefold() in MODALS for token in tokens)


def _day_of(
    time: TimeExpression, sentence: Sentence, reading: Reading, day: date | None
) -> date | None:
    """Return the single day that a time expression names, None where it names none.

    A weekday that lies nearer ahead is the coming one where the sentence looks ahead: "should
    expect rain on Tuesday", written on a Monday.
    """
    resolved = resolve(time, day)
    if resolved is None or resolved.first is None or resolved.first != resolved.last:
        return None
    bare = time.form is TimeForm.WEEKDAY and not time.count
    if bare and day and resolved.first < day - HALF_A_WEEK and _looks_ahead(sentence, reading):
        return resolved.first + WEEK
    return resolved.first


def _stated_days(sentences: Sequence[Sentence], reading: Reading, day: date | None) -> set[int]:
    """Return the single days that sentences name, counted from the day of publication."""
    days = set()
    for sentence in sentences:
        for time in reading.annotation.times:
            if sentence.span.contains(time.span):
                named = _day_of(time, sentence, reading, day)
                if named:
                    days.add(named.toordinal())
    # A headline tells no tense: "on Tuesday" is read as the last one until the lead says "will".
    return {day for day in days if day + 7 not in days}


def _hashes(reading: Reading) -> tuple[int, ...]:
    """Return the hashes of the first long paragraphs, spaces and capitals set aside."""
    found: dict[int, None] = {}
    for line in reading.article.lines:
        words = line.span.of(reading.article.text).casefold().split()
        if line.kind is LineKind.BODY and len(words) >= LONG_PARAGRAPH:
            digest = blake2b(" ".join(words).encode("utf-8", "replace"), digest_size=7).digest()
            found[int.from_bytes(digest, "big")] = None
    return tuple(found)[:PARAGRAPHS]


def _most_frequent(counts: dict[str, int]) -> dict[str, int]:
    kept = sorted(counts, key=lambda term: (-counts[term], term))[:WORDS]
    return {term: counts[term] for term in sorted(kept)}


def sketch(reading: Reading) -> Sketch:
    """Return the sketch of an article: a pure function of its reading."""
    day = trusted_day(reading)
    timed = _timed(reading)
    sentences = list(_early(reading))
    tokens = [t for s in sentences for t in reading.annotation.sentence_tokens(s)]
    plain = [token for token in tokens if token.index not in timed]
    titles = {s.index for s in sentences if s.kind is LineKind.TITLE}
    return Sketch(
        id=reading.article.id,
        outlet=reading.article.outlet,
        day=day.toordinal() if day else None,
        words=_most_frequent(count_terms(reading)),
        title=_terms(token for token in tokens if token.sentence in titles),
        names=_terms(token for token in plain if token.upos == "PROPN"),
        numbers=tuple(sorted({_figure(token) for token in plain} - {""})),
        stated=tuple(sorted(_stated_days(sentences, reading, day))),
        paragraphs=_hashes(reading),
        slots=find_slots(reading, day),
    )


def _terms(tokens: Iterator[Token]) -> tuple[str, ...]:
    return tuple(sorted({term_of(token) for token in tokens} - {""}))
