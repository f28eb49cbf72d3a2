"""JSON Lines: one article a line, each read on its own."""

from __future__ import annotations

from collections.abc import Iterator

_FIRST_LINES = 2


def numbered_lines(raw: bytes) -> Iterator[tuple[int, bytes]]:
    """Yield the number (from 1) and the bytes of every line that is not blank."""
    for number, line in enumerate(raw.split(b"\n"), start=1):
        if line.strip():
            yield number, line


def looks_like_json_lines(raw: bytes) -> bool:
    """Tell whether the first two lines that are not blank are objects of their own."""
    lines = []
    for _, line in numbered_lines(raw):
        lines.append(line.strip())
        if len(lines) == _FIRST_LINES:
            break
    whole = [line.startswith(b"{") and line.endswith(b"}") for line in lines]
    return len(lines) == _FIRST_LINES and all(whole)
