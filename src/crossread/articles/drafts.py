"""What a reader finds in one input, before lines, outlet and dates are worked out."""

from __future__ import annotations

from dataclasses import dataclass

from crossread.articles.charset import Decoded
from crossread.articles.raw_map import Stretch
from crossread.model.articles import LineKind


@dataclass(frozen=True, slots=True)
class Part:
    """A part of the text whose kind the format itself tells: title or description."""

    kind: LineKind
    reason: str
    stretches: tuple[Stretch, ...]


@dataclass(frozen=True, slots=True)
class Draft:
    """The parts of an article in the order of its text, and its metadata as found.

    ``body`` follows the ``parts``; blank lines are put between them. ``dates`` are as written.
    """

    decoded: Decoded
    body: tuple[Stretch, ...]
    parts: tuple[Part, ...] = ()
    title: str = ""
    byline: str = ""
    url: str = ""
    outlet: str = ""  # name or domain
    dates: tuple[str, ...] = ()
    notes: tuple[str, ...] = ()
