"""Find the lines that were extracted from a page again in its source."""

from __future__ import annotations

from crossread.articles.html_scan import Visible
from crossread.articles.raw_map import Stretch, nowhere

# Enough characters at either end of a line to know it again where its middle was changed.
_ANCHOR = 24
_LIST_MARKS = "-\u2022*\u00b7 "


def _squeeze(line: str) -> tuple[str, list[int]]:
    """Return the line without white space and, for each of its characters, where it stood."""
    points = [point for point, char in enumerate(line) if not char.isspace()]
    return "".join(line[point] for point in points), points


def _find(visible: Visible, wanted: str, cursor: int) -> int:
    """Return where the characters stand at or after the cursor, else anywhere; -1 for nowhere."""
    found = visible.chars.find(wanted, cursor)
    return found if found >= 0 else visible.chars.find(wanted)


def _exact_line(line: str, visible: Visible, first: int, source: str) -> list[Stretch]:
    """Pair every character of a line found at ``first`` with the source."""
    squeezed, points = _squeeze(line)
    stretches: list[Stretch] = []
    run_start, run_from = 0, visible.starts[first]
    position, written = 0, visible.starts[first]
    for index in range(len(squeezed)):
        start, end = visible.starts[first + index], visible.ends[first + index]
        gap_text, gap_source = line[position : points[index]], source[written:start]
        single = end - start == 1 and source[start] == squeezed[index]
        if gap_text != gap_source or not single:
            if position > run_start:
                stretches.append(Stretch(line[run_start:position], run_from, written, True))
            if gap_text:
                exact = gap_text == gap_source
                stretches.append(Stretch(gap_text, min(written, start), start, exact))
            run_start, run_from = points[index], start
            if not single:
                shared = bool(stretches) and stretches[-1].end >= end and not stretches[-1].exact
                where = stretches[-1].start if shared else start
                stretches.append(Stretch(squeezed[index], where, end, False))
                run_start, run_from = points[index] + 1, end
        position, written = points[index] + 1, end
    if position > run_start:
        stretches.append(Stretch(line[run_start:position], run_from, written, True))
    return stretches


def _rough_line(line: str, visible: Visible, cursor: int) -> tuple[Stretch, int] | None:
    """Find a line by its two ends where its middle differs; None when they are not there."""
    squeezed, _ = _squeeze(line)
    head = visible.chars.find(squeezed[:_ANCHOR], cursor)
    if head < 0 or len(squeezed) < 2 * _ANCHOR:
        return None
    tail = visible.chars.find(squeezed[-_ANCHOR:], head, head + 2 * len(squeezed))
    if tail < 0:
        return None
    last = tail + _ANCHOR - 1
    return Stretch(line, visible.starts[head], visible.ends[last], False), last + 1


def _align_line(line: str, visible: Visible, cursor: int, source: str) -> tuple[list[Stretch], int]:
    """Return the stretches of one line and where to go on; no stretch when it is not found."""
    for text in (line, line.lstrip(_LIST_MARKS)):
        squeezed, _ = _squeeze(text)
        found = _find(visible, squeezed, cursor) if squeezed else -1
        if found >= 0:
            mark = [nowhere(line[: len(line) - len(text)])] if text != line else []
            return mark + _exact_line(text, visible, found, source), found + len(squeezed)
    rough = _rough_line(line, visible, cursor)
    return ([rough[0]], rough[1]) if rough else ([], cursor)


def align_lines(lines: list[str], visible: Visible, source: str) -> tuple[Stretch, ...]:
    """Return the lines, joined by newlines, with where in the source each character stood.

    A line that is not found gets the gap between its neighbours, not exact.
    """
    stretches: list[Stretch] = []
    cursor = 0
    for number, line in enumerate(lines):
        if number:
            stretches.append(nowhere("\n"))
        aligned, after = _align_line(line, visible, cursor, source)
        if not aligned:
            start = visible.ends[cursor - 1] if cursor else 0
            end = visible.starts[cursor] if cursor < len(visible.starts) else len(source)
            aligned = [Stretch(line, start, max(start, end), False)]
        stretches.extend(aligned)
        cursor = max(cursor, after)
    return tuple(stretches)
