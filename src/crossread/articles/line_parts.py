"""Cut off what is glued to a line: bullets, furniture and inserted keywords."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from crossread.articles.furniture import find_glued
from crossread.articles.shapes import ends_sentence
from crossread.model.articles import LineKind
from crossread.model.spans import Span
from crossread.text.normalise import fold, shadow

_BULLET = re.compile(
    "(?:[\u2022\u25cf\u25aa\u25a0\u2666\u25e6\u2023\u00b7\uf0b7*]|[-\u2013\u2014](?=\\s)|#{1,6}(?=\\s))\\s*"
)
_WORDED = re.compile(r"\w")
# A word is bounded so that a line without spaces is not read anew at every capital.
_NAME = r"[A-Z][\w'.-]{0,40}(?: [A-Z][\w'.-]{0,40}){1,3}"
# A hyphen with the name right after it; signatures of quotations have a dash and a space.
_TRAILING = re.compile(rf"(?<=[.!?\"'])\s*(?P<mark>-(?P<name>{_NAME}))\s*\Z")
_LEADING = re.compile(rf"(?P<mark>(?P<name>{_NAME})\s?:)\s+(?=[A-Z])")
_FIRST_PERSON = re.compile(r"\b(?:I|we|We|my|My|our|Our|us|me)\b")
# An interview or a transcript labels its turns: two labelled lines may still be inserted keywords.
_TURNS = 3


@dataclass(frozen=True, slots=True)
class Piece:
    """A part of a line; ``kind`` and ``reason`` are set where cutting it off told what it is."""

    span: Span
    kind: LineKind | None = None
    reason: str = ""


def _trim(text: str, start: int, end: int) -> Span:
    """Return the range without white space at its ends."""
    line = text[start:end]
    left = len(line) - len(line.lstrip())
    return Span(min(start + left, end), max(start + len(line.rstrip()), min(start + left, end)))


def _names_in_title(name: str, title: str) -> bool:
    words = set(re.findall(r"[\w'-]+", fold(title)))
    return all(word.strip(".") in words for word in fold(name).split())


def find_trailing_keyword(line: str, title: str) -> int | None:
    """Return where a keyword starts that was put after the line's full stop, None without one.

    It is a name of the title, glued to a hyphen; after a closing quotation mark that opened the
    line it is the speaker's name and stays.
    """
    plain = shadow(line)
    match = _TRAILING.search(plain)
    if match is None or not _names_in_title(match["name"], title):
        return None
    before = plain[: match.start()].rstrip()
    if plain[0] in "\"'" and before.endswith(('"', "'")):
        return None
    return match.start("mark")


def find_leading_keyword(line: str, title: str) -> int | None:
    """Return where a keyword label at the line's start ends, None without one.

    ``Jane Roe: Minister Roe left on Monday.`` speaks about the name of its label in the third
    person, so that the label names no speaker.
    """
    plain = shadow(line)
    match = _LEADING.match(plain)
    if match is None or not _names_in_title(match["name"], title):
        return None
    rest = plain[match.end() :]
    surname = match["name"].split()[-1].strip(".")
    named = re.search(rf"\b{re.escape(surname)}\b", rest) is not None
    if not named or not ends_sentence(rest) or _FIRST_PERSON.search(rest):
        return None
    return match.end("mark")


def count_turns(lines: Iterator[str]) -> int:
    """Return how many lines begin with a name and a colon, as in a transcript."""
    return sum(_LEADING.match(shadow(line)) is not None for line in lines)


def split_line(text: str, span: Span, title: str, turns: int) -> Iterator[Piece]:
    """Yield the parts of one line in order; most lines have one."""
    start, end = span.start, span.end
    if (bullet := _BULLET.match(text, start, end)) and _WORDED.search(text, bullet.end(), end):
        yield Piece(_trim(text, start, bullet.end()), LineKind.FURNITURE, "list or heading mark")
        start = bullet.end()
    tail: list[Piece] = []
    glued = find_glued(text[start:end])
    if glued is not None:
        cut = _trim(text, start + glued, end)
        tail.append(Piece(cut, LineKind.FURNITURE, "furniture glued to the line"))
        end = _trim(text, start, start + glued).end
    keyword = find_trailing_keyword(text[start:end], title) if title else None
    if keyword is not None:
        cut = _trim(text, start + keyword, end)
        tail.append(Piece(cut, LineKind.FURNITURE, "inserted keyword: a name of the title"))
        end = _trim(text, start, start + keyword).end
    label = find_leading_keyword(text[start:end], title) if title and turns < _TURNS else None
    if label is not None:
        cut = Span(start, start + label)
        yield Piece(cut, LineKind.FURNITURE, "inserted keyword: a name of the title as label")
        start = _trim(text, start + label, end).start
    if start < end:
        yield Piece(_trim(text, start, end))
    yield from reversed(tail)
