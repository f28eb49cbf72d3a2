"""Phrases that a synonym-substituting rewriter leaves in a text, and what stood there before."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache

from crossread.text.resources import load
from crossread.text.shadow import shade


@dataclass(frozen=True, slots=True)
class SpunPhrase:
    """A phrase at ``start`` to ``end`` that looks substituted.

    ``entry`` tells which line of the resource found it: two hits of one entry are one sign.
    ``strong`` entries do not occur in native news English; weak ones only serve to map back.
    """

    start: int
    end: int
    expected: str
    entry: str
    strong: bool


@cache
def _entries(strong: bool) -> tuple[tuple[re.Pattern[str], str, str], ...]:
    """Return (pattern, expected, entry) of the strong or of the weak entries."""
    rows = load("spin.yaml")["strong" if strong else "weak"]
    return tuple(
        (re.compile(rf"(?<![\w-])(?:{found})(?!\w)"), str(expected), found)
        for found, expected in rows.items()
    )


def _find(plain: str, strong: bool) -> list[SpunPhrase]:
    return [
        SpunPhrase(match.start(), match.end(), match.expand(expected), entry, strong)
        for pattern, expected, entry in _entries(strong)
        for match in pattern.finditer(plain)
    ]


def _without_overlaps(found: list[SpunPhrase]) -> tuple[SpunPhrase, ...]:
    """Keep strong before weak and long before short where phrases overlap, in text order."""
    kept: list[SpunPhrase] = []
    for phrase in sorted(found, key=lambda p: (not p.strong, p.start - p.end, p.start, p.entry)):
        if all(phrase.end <= other.start or other.end <= phrase.start for other in kept):
            kept.append(phrase)
    return tuple(sorted(kept, key=lambda p: p.start))


def _split(found: str) -> list[str]:
    """Split a pattern at the bars outside all groups."""
    parts, depth, start = [], 0, 0
    for position, sign in enumerate(found):
        if sign in "()" and found[position - 1 : position] != "\\":
            depth += 1 if sign == "(" else -1
        elif sign == "|" and depth == 0:
            parts.append(found[start:position])
            start = position + 1
    return [*parts, found[start:]]


def _openings(found: str) -> list[str]:
    """Return alternatives that match the same, each of which starts with a letter if it can.

    >>> _openings("(?:a|b) c|d")
    ['a c', 'b c', 'd']
    """
    flat = []
    for part in _split(found):
        close = part.find(")")
        inner = part[3:close]
        if part.startswith("(?:") and "(" not in inner and part[close + 1 : close + 2] != "?":
            flat += [choice + part[close + 1 :] for choice in inner.split("|")]
        else:
            flat.append(part)
    return flat


@cache
def _quick() -> re.Pattern[str]:
    """Return one pattern that matches where any strong entry does.

    Each alternative starts with a letter, which the engine tests first: ten times faster than one
    search an entry, and nearly every native text ends here.
    """
    openings = sorted({o for _, _, found in _entries(True) for o in _openings(found)})
    return re.compile(rf"(?<![\w-])(?:{'|'.join(openings)})(?!\w)")


def _find_strong(plain: str) -> list[SpunPhrase]:
    return _find(plain, strong=True) if _quick().search(plain) else []


def signals(text: str) -> tuple[SpunPhrase, ...]:
    """Return the strong signs of substitution, in text order and without overlaps.

    >>> [p.expected for p in signals("The overseas minister arrived in advance this week.")]
    ['foreign minister', 'earlier this week']
    """
    return _without_overlaps(_find_strong(shade(text)))


def unspin(text: str) -> str:
    """Return the text with substituted phrases mapped back; meant for texts judged spun.

    Capitals at a sentence's start are kept; the length changes, so offsets do not carry over.

    >>> unspin("Kingdom media praised the army operation.")
    'State media praised the military operation.'
    """
    plain = shade(text)
    phrases = _without_overlaps(_find_strong(plain) + _find(plain, strong=False))
    parts: list[str] = []
    position = 0
    for phrase in phrases:
        expected = phrase.expected
        if text[phrase.start].isupper():
            expected = expected[:1].upper() + expected[1:]
        parts += [text[position : phrase.start], expected]
        position = phrase.end
    return "".join([*parts, text[position:]])
