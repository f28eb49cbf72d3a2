"""Shared runs of words between two texts."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
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


Positions = Mapping[str, list[int]]  # where each shingle starts, its words joined by blanks


def shingle_positions(words: Sequence[Word], size: int) -> dict[str, list[int]]:
    """Return where each run of ``size`` words of one group starts."""
    positions: dict[str, list[int]] = {}
    forms = [word.form for word in words]
    for start in range(len(words) - size + 1):
        if words[start].group == words[start + size - 1].group:
            positions.setdefault(" ".join(forms[start : start + size]), []).append(start)
    return positions


def containment(left: Positions, right: Positions) -> float:
    """Return the share of the left text's shingles that the right text holds, 0 for none."""
    return len(left.keys() & right.keys()) / len(left) if left else 0.0


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
    positions = shingle_positions(left, size), shingle_positions(right, size)
    return extend_shingles(left, right, positions, size)


def extend_shingles(
    left: Sequence[Word], right: Sequence[Word], positions: tuple[Positions, Positions], size: int
) -> list[Run]:
    """Return the runs of :func:`shared_runs` from shingles already found."""
    ours, theirs = positions
    if ours.keys().isdisjoint(theirs.keys()):
        return []
    met = {start: theirs[key] for key in ours.keys() & theirs.keys() for start in ours[key]}
    runs: list[Run] = []
    end = 0
    for start in sorted(met):
        if start < end:
            continue
        best = max(
            (_extend(left, right, Run(start, at, size)) for at in met[start]),
            key=lambda run: (run.length, -run.right),
        )
        runs.append(best)
        end = start + best.length
    return runs
