"""Find the unit that is the article's title, and titles printed again."""

from __future__ import annotations

import re
from collections.abc import Sequence

from crossread.articles.bylines import find_byline, is_credits, is_place_alone
from crossread.articles.captions import caption_reason
from crossread.articles.furniture import furniture_reason
from crossread.articles.shapes import count_words, ends_sentence, has_several_sentences
from crossread.articles.units import Unit
from crossread.text.normalise import fold
from crossread.text.publication_dates import is_date_line
from crossread.text.urls import is_url

# Headlines of data/clusters have 3 to 25 words.
_MAX_WORDS = 30
# How far from the top a title is looked for: menus and date lines may stand before it.
_TOP = 15
# A part of a title shorter than this may come together by chance.
_MIN_REPEAT = 15
_HEADING_MARK = re.compile(r"#{1,6}\s+")


def is_headline_like(line: str) -> bool:
    """Tell whether a line may be a headline: short, one sentence, and no other kind of line."""
    return (
        count_words(line) <= _MAX_WORDS
        and not has_several_sentences(line)
        and furniture_reason(line) is None
        and not (find_byline(line) or is_credits(line) or is_place_alone(line))
        and not is_date_line(line)
        and not is_url(line)
        and caption_reason(line, stopped=ends_sentence(line)) is None
        and not line.rstrip().endswith((":", ","))
    )


def find_title(text: str, units: Sequence[Unit], title: str) -> int:
    """Return the index of the title's unit: of the given title, else the first headline; or -1.

    A line of one or two words that a longer headline follows is a section's name, no title.
    """
    lines = [unit.span.of(text) for unit in units[:_TOP]]
    if title:
        wanted = fold(title)
        return next((i for i, line in enumerate(lines) if fold(line) == wanted), -1)
    if len(units) == 1 and ends_sentence(lines[0]):
        return -1
    first = next((i for i, line in enumerate(lines) if is_candidate(line)), -1)
    if first < 0 or not is_headline_like(lines[first]):
        return -1
    if count_words(lines[first]) <= 2 and first + 1 < len(lines):
        after = lines[first + 1]
        if count_words(after) >= 4 and is_headline_like(after) and not ends_sentence(after):
            return first + 1
    return first


def is_candidate(line: str) -> bool:
    """Tell whether a line may stand first in the article: title or lead, no furniture."""
    other = furniture_reason(line) or find_byline(line) or is_date_line(line) or is_url(line)
    return not other


def bare_title(line: str) -> str:
    """Return a title without the marks of a Markdown heading."""
    return _HEADING_MARK.sub("", line, count=1).strip()


def repeats_title(line: str, title: str) -> str | None:
    """Return how a line repeats the title: whole, in part, or glued to itself; else None."""
    folded, wanted = fold(line), fold(title)
    if not wanted or len(folded) < min(_MIN_REPEAT, len(wanted)):
        return None
    if folded == wanted:
        return "repeats the title"
    second = folded.find(wanted[:_MIN_REPEAT], 1)
    if len(wanted) >= _MIN_REPEAT and second > 0 and wanted.startswith(folded[:second].strip()):
        rest = folded[second:].strip()
        if wanted.startswith(rest) or rest.startswith(wanted):
            return "the title printed twice in one line"
    if len(folded) >= 2 * _MIN_REPEAT and wanted.startswith(folded) and not ends_sentence(line):
        return "repeats the beginning of the title"
    return None
