"""Articles that are given as tokens, printed as a newspaper would, with the place of each token."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from crossread.model.spans import Span

_QUOTES = {"``": "“", "''": "”"}
_CLOSING = re.compile(r"(?:[,.;:?!)\]%”’]|'s|n't|'(?:re|ve|ll|m|d|t)?|\.\.\.)", re.IGNORECASE)
_OPENING = frozenset({"(", "[", "$", "“", "‘", "#"})
_GLUED = frozenset({"-", "/", "_"})  # compounds stand in three tokens: "court", "-", "mandated"


@dataclass(frozen=True, slots=True)
class MarkedText:
    """The text of an article, a sentence a line, and the span of each token by its number."""

    text: str
    spans: dict[int, Span]


def print_text(tokens: Sequence[tuple[int, int, str]], skipped: int = -1) -> MarkedText:
    """Return the text of tokens (number, sentence, word); the skipped sentence is left out."""
    text = ""
    spans: dict[int, Span] = {}
    before: tuple[int, str] = (-1, "")
    quoted = False
    for place, (number, sentence, word) in enumerate(tokens):
        if sentence == skipped:
            continue
        if sentence != before[0]:
            text, quoted, before = text + "\n" * bool(text), False, (sentence, "")
        printed = _QUOTES.get(word, word)
        if word == '"':
            printed, quoted = "”" if quoted else "“", not quoted
        after = tokens[place + 1][2] if place + 1 < len(tokens) else ""
        if _stands_apart(before[1], printed, after):
            text += " "
        spans[number] = Span(len(text), len(text) + len(printed))
        text += printed
        before = (sentence, _glue(printed, before[1], after))
    return MarkedText(text, spans)


def _is_compound(left: str, right: str) -> bool:
    """Tell whether a dash between two words ties them: not one behind a place line's capitals."""
    return left[-1:].isalnum() and (right[:1].islower() or right[:1].isdigit())


def _glue(printed: str, before: str, after: str) -> str:
    """Return what a token is to the one behind it: an opening mark if it ties itself to it."""
    return "(" if printed in _GLUED and _is_compound(before, after) else printed


def _stands_apart(before: str, printed: str, after: str) -> bool:
    """Tell whether a space stands before a token."""
    if not before or before in _OPENING or _CLOSING.fullmatch(printed):
        return False
    return not (printed in _GLUED and _is_compound(before, after))
