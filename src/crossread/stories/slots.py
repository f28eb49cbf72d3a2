"""Tell reports that are written by one template: the same words around other names and figures.

What stands between the same neighbours in two reports fills one slot. Two papers that report one
event rarely have three slots in common, a reprint fills them alike, and a later version changes
the figures of some. Reports of two events by one template fill most of them otherwise.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator, Mapping, Sequence
from datetime import date
from hashlib import blake2b

from crossread.model.annotation import Sentence, Token
from crossread.model.articles import PARSED_KINDS
from crossread.model.stories import Reading
from crossread.text.dates import resolve

NAME, FIGURE, DAY = "name", "figure", "day"  # what fills a slot

SIDE = 2  # words on either side that make a slot the same
MOST = 32  # of an article: its first ones; reports by template are short
FRAME_SHIFT = 32  # bits of a hash

# Two articles are written by one template when they share so many slots, and so large a share of
# those of the one that has fewer. Pairs of different texts of one event in data/clusters with at
# least four slots in common and this share fill them alike but for one or two; those of
# evaluation/series.yaml share .53 and more.
TOGETHER = 4
TEMPLATE = 0.3
# They are about two events when so large a share of the common slots is filled otherwise: in
# evaluation/series.yaml .43 and more of two events and .36 to .45 where figures went up; in
# data/clusters no pair of one event lies above .4.
OTHERWISE = 0.5

_Element = tuple[str, str]  # what fills a slot, "" for a plain word; and the text


def _times(reading: Reading, day: date | None) -> dict[int, str]:
    """Return for each token of a time expression the days that it means, its words where unknown.

    The same weekday in two weeks is another day.
    """
    starts = [token.span.start for token in reading.annotation.tokens]
    found: dict[int, str] = {}
    for time in reading.annotation.times:
        known = resolve(time, day)
        words = time.span.of(reading.article.text).casefold()
        meant = f"{known.first}/{known.last}" if known and known.first else words
        first, end = (bisect_left(starts, at) for at in (time.span.start, time.span.end))
        found |= dict.fromkeys(range(first, end), meant)
    return found


def _element(token: Token, times: Mapping[int, str]) -> _Element:
    text = token.text.casefold()
    if token.index in times:
        return DAY, times[token.index]
    if token.upos == "NUM" or any(c.isdigit() for c in text):
        return FIGURE, text
    return (NAME, text) if token.upos == "PROPN" else ("", text)


def _elements(tokens: Sequence[Token], times: Mapping[int, str]) -> Iterator[_Element]:
    """Yield the words and slots of a sentence; a name of three words fills one slot."""
    kind, filler = "", ""
    for token in tokens:
        own, text = _element(token, times)
        if own and own == kind:
            filler = text if own == DAY else f"{filler} {text}"
            continue
        if kind:
            yield kind, filler
        kind, filler = own, text
        if not kind:
            yield "", text
    if kind:
        yield kind, filler


def _hash(text: str) -> int:
    digest = blake2b(text.encode("utf-8", "replace"), digest_size=FRAME_SHIFT // 8).digest()
    return int.from_bytes(digest, "big")


def _of_sentence(elements: Sequence[_Element]) -> Iterator[tuple[str, str]]:
    """Yield the frame of each slot, the words around it, and what fills it."""
    edge = [("", "")] * SIDE
    row = [*edge, *elements, *edge]
    for place in range(SIDE, len(row) - SIDE):
        kind, filler = row[place]
        around = row[place - SIDE : place] + row[place + 1 : place + SIDE + 1]
        words = ["#" if other else text for other, text in around]
        if kind and any(word[:1].isalnum() for word in words):
            yield "\t".join((kind, *words)), filler


def _sentences(reading: Reading) -> Iterator[Sentence]:
    return (s for s in reading.annotation.sentences if s.kind in PARSED_KINDS)


def find_slots(reading: Reading, day: date | None) -> tuple[int, ...]:
    """Return the slots of an article published on a day, packed.

    A frame that comes again keeps what filled it first.
    """
    times = _times(reading, day)
    found: dict[int, int] = {}
    for sentence in _sentences(reading):
        tokens = reading.annotation.sentence_tokens(sentence)
        for frame, filler in _of_sentence(list(_elements(tokens, times))):
            found.setdefault(_hash(frame), _hash(filler))
            if len(found) == MOST:
                return pack(found)
    return pack(found)


def pack(slots: Mapping[int, int]) -> tuple[int, ...]:
    """Return the hashes of frames and of what fills them as one number each, sorted."""
    return tuple(sorted(frame << FRAME_SHIFT | filler for frame, filler in slots.items()))


def unpack(slots: Sequence[int]) -> dict[int, int]:
    """Return what fills each frame.

    >>> unpack(pack({7: 3, 5: 2}))
    {5: 2, 7: 3}
    """
    return {slot >> FRAME_SHIFT: slot & (1 << FRAME_SHIFT) - 1 for slot in slots}


def is_template(shared: float, fewer: float) -> bool:
    """Tell whether two articles are written by one template.

    ``shared`` counts the slots that both have, ``fewer`` all of the one that has fewer.
    """
    return shared >= TOGETHER and shared >= TEMPLATE * fewer
