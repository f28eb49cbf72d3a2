"""A linear scan of HTML source: its visible characters, where each stands, and how deep it nests.

It is no parser: it only tells tags, comments and scripts from text, so that text extracted by a
real parser can be found again in the source.
"""

from __future__ import annotations

import html
import re
from collections.abc import Iterator
from dataclasses import dataclass

_NAME = re.compile(r"/?([a-zA-Z][a-zA-Z0-9:-]*)")
_ENTITY = re.compile(r"&(?:#\d{1,7}|#[xX][0-9a-fA-F]{1,6}|[a-zA-Z][a-zA-Z0-9]{1,31});?")
# What these hold is never shown as text.
_HIDDEN = frozenset({"script", "style", "template", "noscript", "textarea", "svg"})
# Their end tags may be left out, so counting them would see depth where there is none.
_UNCOUNTED = frozenset(
    {"area", "base", "br", "col", "embed", "hr", "img", "input", "link", "meta", "param"}
    | {"source", "track", "wbr", "p", "li", "td", "th", "tr", "dt", "dd", "option", "optgroup"}
    | {"thead", "tbody", "tfoot", "colgroup", "rp", "rt", "html", "head", "body"}
)


@dataclass(frozen=True, slots=True)
class Visible:
    """The visible characters of a page, white space left out.

    ``chars[i]`` was written at ``starts[i]`` to ``ends[i]`` of the source, more than one code
    point where it is an entity.
    """

    chars: str
    starts: tuple[int, ...]
    ends: tuple[int, ...]


def _tag_end(source: str, start: int) -> int:
    """Return the offset after the tag that starts there; quoted ``>`` do not end it."""
    end = source.find(">", start)
    # Four quoted ">" in one tag are more than pages have; the bound keeps the scan linear.
    for _ in range(4):
        if end < 0:
            return len(source)
        if source.count('"', start, end) % 2 == 0:
            break
        quote = source.find('"', end)
        closed = source.find(">", quote) if quote >= 0 else -1
        if closed < 0:
            break
        end = closed
    return end + 1


def _element_end(source: str, start: int, tag: str) -> int:
    """Return the offset after the end tag of a hidden element, the end of the source without."""
    match = re.compile(f"</{tag}", re.IGNORECASE).search(source, start)
    return _tag_end(source, match.end()) if match else len(source)


def _scan(source: str) -> Iterator[tuple[str, int, int]]:
    """Yield ("text", start, end) and (tag name, start, end); an end tag's name starts with /."""
    done = 0
    while done < len(source):
        start = source.find("<", done)
        if start < 0:
            yield "text", done, len(source)
            return
        if start > done:
            yield "text", done, start
        if source.startswith("<!--", start):
            closed = source.find("-->", start)
            done = closed + 3 if closed >= 0 else len(source)
            continue
        name = _NAME.match(source, start + 1)
        if name is None and source[start + 1 : start + 2] not in ("!", "?"):
            yield "text", start, start + 1
            done = start + 1
            continue
        done = _tag_end(source, start)
        if name is None:
            continue
        tag = name[0].lower()
        yield tag, start, done
        if tag in _HIDDEN and not source.startswith("/>", done - 2):
            done = _element_end(source, done, tag)


def measure_nesting(source: str) -> tuple[int, int]:
    """Return how deep elements nest at most, and how many tags there are.

    Elements whose end tag may be missing do not count for the depth.
    """
    depth = deepest = tags = 0
    for tag, _, _ in _scan(source):
        tags += tag != "text"
        if tag == "text" or tag.lstrip("/") in _UNCOUNTED:
            continue
        depth = max(0, depth - 1) if tag.startswith("/") else depth + 1
        deepest = max(deepest, depth)
    return deepest, tags


def _decode_entities(source: str, start: int, end: int) -> Iterator[tuple[str, int, int]]:
    """Yield each character of a stretch of text with where it is written."""
    done = start
    for match in _ENTITY.finditer(source, start, end):
        for point in range(done, match.start()):
            yield source[point], point, point + 1
        for char in html.unescape(match[0]) if match[0] != html.unescape(match[0]) else "":
            yield char, match.start(), match.end()
        done = match.end() if match[0] != html.unescape(match[0]) else match.start()
    for point in range(done, end):
        yield source[point], point, point + 1


def scan_visible(source: str) -> Visible:
    """Return the visible characters of the page in the order of its source."""
    chars: list[str] = []
    starts: list[int] = []
    ends: list[int] = []
    for tag, start, end in _scan(source):
        if tag != "text":
            continue
        for char, first, last in _decode_entities(source, start, end):
            if not char.isspace():
                chars.append(char)
                starts.append(first)
                ends.append(last)
    return Visible("".join(chars), tuple(starts), tuple(ends))
