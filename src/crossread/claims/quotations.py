"""Quotations of an article, also those whose mark was lost at one end."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterator
from dataclasses import dataclass

from crossread.claims.tree import Tree
from crossread.model.annotation import Sentence
from crossread.model.spans import Span

_MARK = re.compile(r"[“”\"«»]")
_OPENING, _CLOSING = frozenset("“«"), frozenset("”»")


@dataclass(frozen=True, slots=True)
class Quotation:
    """Words in quotation marks: their span without the marks, and their tokens, end exclusive."""

    span: Span
    first: int
    last: int
    whole: bool  # False: one of its marks is missing


def find_quotations(tree: Tree) -> tuple[Quotation, ...]:
    """Return the quotations in text order.

    Marks are paired inside a paragraph. An opening mark without a partner reaches to the end of
    its sentence, a closing mark without one back to the start of its sentence.
    """
    paragraphs: dict[int, list[Sentence]] = {}
    for sentence in tree.annotation.sentences:
        paragraphs.setdefault(sentence.paragraph, []).append(sentence)
    found = [q for key in sorted(paragraphs) for q in _in_paragraph(tree, paragraphs[key])]
    return tuple(sorted(found, key=lambda quotation: quotation.span))


def _in_paragraph(tree: Tree, sentences: list[Sentence]) -> Iterator[Quotation]:
    start, end = sentences[0].span.start, sentences[-1].span.end
    opened: int | None = None
    for match in _MARK.finditer(tree.text, start, end):
        opens = _opens(tree.text, match.start(), opened is not None)
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
        yield from _quotation(tree, opened, _end_of(sentences, opened), whole=False)


def _opens(text: str, at: int, inside: bool) -> bool:
    """Tell whether the mark opens: by its shape, else by the blanks around it."""
    mark = text[at]
    if mark in _OPENING:
        return True
    if mark in _CLOSING:
        return False
    before, after = text[at - 1 : at], text[at + 1 : at + 2]
    if inside:
        return False
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
        yield Quotation(Span(start, end), first, last, whole)
