"""Quotations of an article, also those whose mark was lost at one end."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import zip_longest

from crossread.claims.tree import Tree
from crossread.model.annotation import Sentence
from crossread.model.claims import Integrity
from crossread.model.spans import Span

_MARK = re.compile(r"[“”\"«»]|''|``")
_OPENING, _CLOSING = frozenset({"“", "«", "``"}), frozenset({"”", "»"})
# Words put into a quotation or left out of it by whoever quotes: "[the minister]", "...".
_ALTERED = re.compile(r"[\[\]…]|\.\.\.")


@dataclass(frozen=True, slots=True)
class Quotation:
    """Words in quotation marks: their span without the marks, and their tokens, end exclusive."""

    span: Span
    first: int
    last: int
    whole: bool  # False: one of its marks is missing
    integrity: Integrity = Integrity.WHOLE


def find_quotations(tree: Tree) -> tuple[Quotation, ...]:
    """Return the quotations in text order.

    Marks are paired inside a paragraph. An opening mark without a partner reaches to the end of
    its sentence, a closing mark without one back to the start of its sentence. A quotation of
    several paragraphs opens each of them and closes the last one only.
    """
    paragraphs: dict[int, list[Sentence]] = {}
    for sentence in tree.annotation.sentences:
        paragraphs.setdefault(sentence.paragraph, []).append(sentence)
    keys = sorted(paragraphs)
    found: list[Quotation] = []
    for key, following in zip_longest(keys, keys[1:]):
        goes_on = following is not None and _starts_quoted(tree, paragraphs[following])
        found.extend(_in_paragraph(tree, paragraphs[key], goes_on=goes_on))
    return tuple(sorted(found, key=lambda quotation: quotation.span))


def _starts_quoted(tree: Tree, sentences: list[Sentence]) -> bool:
    """Tell whether a paragraph starts with a mark that may open."""
    match = _MARK.match(tree.text, sentences[0].span.start)
    return match is not None and match.group() not in _CLOSING


def _in_paragraph(tree: Tree, sentences: list[Sentence], *, goes_on: bool) -> Iterator[Quotation]:
    start, end = sentences[0].span.start, sentences[-1].span.end
    opened: int | None = None
    for match in _MARK.finditer(tree.text, start, end):
        opens = _opens(tree.text, match, inside=opened is not None)
        if opens:
            if opened is not None:
                yield from _quotation(tree, opened, _end_of(sentences, opened), whole=False)
            opened = match.end()
        elif opened is not None:
            yield from _quotation(tree, opened, match.start(), whole=True)
            opened = None
        else:
            yield from _quotation(
                tree, _start_of(sentences, match.start()), match.start(), whole=False
            )
    if opened is not None:
        reach = end if goes_on else _end_of(sentences, opened)
        yield from _quotation(tree, opened, reach, whole=goes_on)


def _opens(text: str, match: re.Match[str], *, inside: bool) -> bool:
    """Tell whether the mark opens: by its shape, else by the blanks around it."""
    if match.group() in _OPENING:
        return True
    if inside or match.group() in _CLOSING:
        return False
    at, end = match.span()
    before, after = text[at - 1 : at], text[end : end + 1]
    return (not before or before.isspace() or before in "([—–-") and not after.isspace()


def _start_of(sentences: list[Sentence], at: int) -> int:
    return max(
        (s.span.start for s in sentences if s.span.start < at), default=sentences[0].span.start
    )


def _end_of(sentences: list[Sentence], at: int) -> int:
    return min((s.span.end for s in sentences if s.span.end > at), default=sentences[-1].span.end)


def _quotation(tree: Tree, start: int, end: int, *, whole: bool) -> Iterator[Quotation]:
    first = bisect_left(tree.tokens, start, key=lambda token: token.span.start)
    last = bisect_right(tree.tokens, end, key=lambda token: token.span.end)
    if first < last:
        altered = whole and _ALTERED.search(tree.text, start, end) is not None
        broken = Integrity.ALTERED if altered else Integrity.UNBALANCED
        integrity = Integrity.WHOLE if whole and not altered else broken
        yield Quotation(Span(start, end), first, last, whole, integrity)
