"""Cut a text into its lines, and lines of a wrapped paragraph back together."""

from __future__ import annotations

import re
from dataclasses import dataclass
from itertools import pairwise

from crossread.articles.shapes import ends_sentence
from crossread.model.spans import Span

_PHYSICAL = re.compile("[^\n\r\x0b\x0c\x1c-\x1e\x85\u2028\u2029]+")
# Mail and wire services wrap at 60 to 80 columns, some editors at 120.
_MAX_WRAP = 125
_MIN_WRAP = 40
# A wrapped text has a third and more of its line ends inside sentences (own samples at 72 columns:
# 0.6 and above); in the 227 articles of data/clusters, which are not wrapped, none has 0.1.
_WRAPPED_SHARE = 0.3


@dataclass(frozen=True, slots=True)
class Unit:
    """One line without white space at its ends; a whole paragraph where the text is wrapped."""

    span: Span
    adjacent: bool  # no blank line stands before it


def _physical_lines(text: str) -> list[Unit]:
    units: list[Unit] = []
    for match in _PHYSICAL.finditer(text):
        line = match[0]
        if not line.strip():
            continue
        start = match.start() + len(line) - len(line.lstrip())
        end = match.start() + len(line.rstrip())
        gap = text[units[-1].span.end : start] if units else "\n\n"
        breaks = gap.replace("\r\n", "\n")
        adjacent = len(re.findall(_LINE_END, breaks)) < 2
        units.append(Unit(Span(start, end), adjacent))
    return units


_LINE_END = re.compile("[\n\r\x0b\x0c\x1c-\x1e\x85\u2028\u2029]")


def _continues(text: str, before: Unit, after: Unit) -> bool:
    """Tell whether the line break between two lines stands inside a sentence."""
    line = before.span.of(text)
    return (
        after.adjacent
        and _MIN_WRAP <= len(line) <= _MAX_WRAP
        and text[after.span.start].islower()
        and not ends_sentence(line)
    )


def _is_wrapped(text: str, units: list[Unit]) -> bool:
    pairs = [(a, b) for a, b in pairwise(units) if b.adjacent]
    broken = sum(_continues(text, a, b) for a, b in pairs)
    short = sum(len(unit.span) <= _MAX_WRAP for unit in units)
    return broken >= 3 and broken >= _WRAPPED_SHARE * len(pairs) and short >= 0.95 * len(units)


def _joins(text: str, before: Unit, after: Unit, width: int) -> bool:
    """Tell whether a wrapped paragraph goes on: the line before had no room for the next word."""
    word = len(text[after.span.start : after.span.end].split(maxsplit=1)[0])
    full = len(before.span) + 1 + word > 0.85 * width
    return after.adjacent and (full or _continues(text, before, after))


def cut_units(text: str) -> tuple[Unit, ...]:
    """Return the lines of a text in order; they hold all of it but white space.

    In a text that is wrapped at a fixed width a unit is a paragraph, line breaks included.
    """
    units = _physical_lines(text)
    if not _is_wrapped(text, units):
        return tuple(units)
    width = max(len(unit.span) for unit in units)
    joined = [units[0]]
    last = units[0]
    for unit in units[1:]:
        if _joins(text, last, unit, width):
            joined[-1] = Unit(joined[-1].span.cover(unit.span), joined[-1].adjacent)
        else:
            joined.append(unit)
        last = unit
    return tuple(joined)
