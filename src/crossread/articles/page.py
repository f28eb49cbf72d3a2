"""What the classification of a line may look at: the page's units and its title."""

from __future__ import annotations

from dataclasses import dataclass

from crossread.articles.shapes import count_words, ends_sentence
from crossread.articles.units import Unit
from crossread.model.articles import LineKind
from crossread.model.spans import Span

Judgement = tuple[LineKind, str]  # a kind and why
# Bylines and dates of publication stand in the first lines of a page.
HEAD_LINES = 8
# Below this share of lines with a full stop, a text is printed without them (transcripts, lists)
# and a missing stop tells nothing; articles of data/clusters lie above 0.5 but for photo series.
_STOPPED_SHARE = 0.3
_LONG_LINE = 8


@dataclass(frozen=True, slots=True)
class Page:
    """A text cut into units, with its title as far as known; ``text`` is the shadow.

    ``known`` holds spans whose kind the format tells; ``title_unit`` is -1 when no unit is the
    title. ``unstopped`` tells that the text is printed without full stops.
    """

    text: str
    units: tuple[Unit, ...]
    title: str
    title_unit: int = -1
    known: tuple[tuple[Span, LineKind, str], ...] = ()
    unstopped: bool = False

    def line(self, index: int) -> str:
        """Return a unit with plain quotes and dashes, "" outside the page."""
        return self.units[index].span.of(self.text) if 0 <= index < len(self.units) else ""

    def adjacent(self, index: int) -> bool:
        """Tell whether a unit follows the one before it without a blank line."""
        return 0 <= index < len(self.units) and self.units[index].adjacent


def is_unstopped(text: str, units: tuple[Unit, ...]) -> bool:
    """Tell whether hardly any longer line of the text ends with a full stop."""
    lines = [unit.span.of(text) for unit in units]
    long = [line for line in lines if count_words(line) >= _LONG_LINE]
    stopped = sum(ends_sentence(line) for line in long)
    return len(long) >= 3 and stopped < _STOPPED_SHARE * len(long)
