"""Where sentences must start, where they never do, and which words are read together."""

from __future__ import annotations

import re
from collections.abc import Sequence

from crossread.language.annotator import Stretch
from crossread.language.tokenizer import shadow
from crossread.model.spans import Span

_STOP = re.compile(r"[.!?]+\Z")
_CLOSERS = frozenset({'"', "'", "''", ")", "]", "}"})
_TITLE = re.compile(
    r"(?:Adm|Amb|Brig|Capt|Cmdr|Col|Dr|Drs|Ft|Gen|Gov|Hon|Lt|Maj|Messrs|Mr|Mrs|Ms|Mt|Prof|Rep|Reps|"
    r"Rev|Sen|Sens|Sgt|St|No|Nos|vs|cf|[A-Z])\.\Z"
)
# The model was trained on stretches of up to 70 words and measured on up to 150.
_STRETCH_WORDS = 100


def _is_closer(words: Sequence[str], spans: Sequence[Span], place: int) -> bool:
    """Tell whether the word closes a quotation or bracket, glued to a stop before it."""
    return (
        words[place] in _CLOSERS
        and place > 0
        and spans[place].start == spans[place - 1].end
        and (_STOP.search(words[place - 1]) is not None or words[place - 1] in _CLOSERS | {","})
    )


def find_bounds(text: str, spans: Sequence[Span]) -> tuple[frozenset[int], frozenset[int]]:
    """Return the words of one line that must start a sentence, and those that must not."""
    words = [shadow(span.of(text)) for span in spans]
    must: set[int] = set()
    must_not: set[int] = set()
    for place in range(1, len(words)):
        last = place - 1
        while last > 0 and _is_closer(words, spans, last):
            last -= 1
        stopped = _STOP.search(words[last]) is not None
        if (
            _is_closer(words, spans, place)
            or _TITLE.match(words[last])
            or (not stopped and words[last] not in {":", ";", "..."} and words[place][0].islower())
        ):
            must_not.add(place)
        elif words[last] == "." and _opens(words, place) and not _numbered(words, last):
            must.add(place)
    return frozenset(must), frozenset(must_not)


def _opens(words: Sequence[str], place: int) -> bool:
    """Tell whether a sentence can open here: a capital, or a quotation mark before one."""
    word = words[place]
    if word in {'"', "'", "``"} and place + 1 < len(words):
        word = words[place + 1]
    return word[0].isupper()


def _numbered(words: Sequence[str], stop: int) -> bool:
    """Tell whether the full stop only ends the number of a list item."""
    return stop == 1 and words[0].isdigit()


def cut_stretches(
    words: Sequence[str],
    bounds: tuple[frozenset[int], frozenset[int]],
    pieces: Sequence[int],
    room: int,
) -> list[tuple[int, Stretch]]:
    """Cut the words of a line into stretches, each with the place of its first word.

    A stretch ends where a sentence must start, once it is long enough; only a sentence that
    exceeds ``room`` pieces is cut inside, after its last semicolon, comma or else anywhere.
    """
    must, must_not = bounds
    cuts = [0]
    used, soft, hard = 0, -1, -1
    for place in range(len(words)):
        if place in must and place - cuts[-1] > 0:
            hard = place
        if used + pieces[place] > room or (place - cuts[-1] >= _STRETCH_WORDS and hard > cuts[-1]):
            cut = hard if hard > cuts[-1] else soft if soft > cuts[-1] else place
            cuts.append(cut)
            used = sum(pieces[cut:place])
        used += pieces[place]
        if words[place] in {";", ",", ":", "-", "\u2014", "\u2013"}:
            soft = place + 1
    return [
        (
            first,
            Stretch(
                tuple(words[first:last]),
                frozenset(place - first for place in must if first <= place < last),
                frozenset(place - first for place in must_not if first < place < last),
            ),
        )
        for first, last in zip(cuts, [*cuts[1:], len(words)], strict=True)
        if first < last
    ]
