"""Shared runs of words between two texts."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from crossread.text.shadow import shade

_WORD = re.compile(r"[^\W_]+(?:['.-][^\W_]+)*")
# A quotation: from an opening mark to the next closing mark of its kind, inside one line. A double
# mark that is never closed runs to the end of the line: so do quotations of several paragraphs.
_QUOTED = re.compile(
    r"“[^”\n]*(?:”|$)"
    r"|(?<!\w)\"[^\"\n]*(?:\"|$)"
    r"|(?<!\w)‘(?:[^’\n]|’(?=\w))*’(?!\w)"
    r"|(?<!\w)'(?=\w)(?:[^'\n]|(?<=\w)'(?=\w))*'(?!\w)",
    re.MULTILINE,
)


@dataclass(frozen=True, slots=True)
class Word:
    """A word at ``start`` to ``end``; ``form`` is its lower-case form.

    ``group`` numbers the stretch of text that it stands in: no run reaches over two groups.
    ``name`` tells that it is printed with a capital or holds a digit.
    """

    start: int
    end: int
    form: str
    group: int
    name: bool


@dataclass(frozen=True, slots=True)
class Run:
    """``length`` words from ``left`` in one list that are the words from ``right`` in another."""

    left: int
    right: int
    length: int


def quotations(text: str, start: int, end: int) -> list[tuple[int, int]]:
    """Return the stretches inside quotation marks between two offsets.

    >>> quotations("He said “go on” twice.", 0, 22)
    [(8, 15)]
    """
    return [match.span() for match in _QUOTED.finditer(text, start, end)]


def words_between(text: str, stretches: Sequence[tuple[int, int]]) -> list[Word]:
    """Return the words of the stretches of a text, in text order, one group a stretch."""
    plain = shade(text)
    return [
        Word(m.start(), m.end(), m[0], group, not text[m.start()].islower())
        for group, (start, end) in enumerate(stretches)
        for m in _WORD.finditer(plain, start, end)
    ]


def shingle_positions(words: Sequence[Word], size: int) -> dict[tuple[str, ...], list[int]]:
    """Return where each run of ``size`` words of one group starts."""
    positions: dict[tuple[str, ...], list[int]] = {}
    for start in range(len(words) - size + 1):
        if words[start].group == words[start + size - 1].group:
            key = tuple(word.form for word in words[start : start + size])
            positions.setdefault(key, []).append(start)
    return positions


def containment(
    left: dict[tuple[str, ...], list[int]], right: dict[tuple[str, ...], list[int]]
) -> float:
    """Return the share of the left text's shingles that the right text holds, 0 for none."""
    return sum(key in right for key in left) / len(left) if left else 0.0


def _extend(left: Sequence[Word], right: Sequence[Word], run: Run) -> Run:
    """Return the run made as long as the words agree, inside its groups."""
    length = run.length
    while run.left + length < len(left) and run.right + length < len(right):
        one, two = left[run.left + length], right[run.right + length]
        same_stretch = one.group == left[run.left].group and two.group == right[run.right].group
        if one.form != two.form or not same_stretch:
            break
        length += 1
    return Run(run.left, run.right, length)


def shared_runs(left: Sequence[Word], right: Sequence[Word], size: int) -> list[Run]:
    """Return the longest common runs of at least ``size`` words, each left word in one at most.

    Runs are found in the order of the left text; a right word may serve several.
    """
    positions = shingle_positions(right, size)
    runs: list[Run] = []
    start = 0
    while start <= len(left) - size:
        key = tuple(word.form for word in left[start : start + size])
        inside = left[start].group == left[start + size - 1].group
        starts = positions.get(key, []) if inside else []
        best = max(
            (_extend(left, right, Run(start, at, size)) for at in starts),
            key=lambda run: (run.length, -run.right),
            default=None,
        )
        if best is None:
            start += 1
        else:
            runs.append(best)
            start += best.length
    return runs
