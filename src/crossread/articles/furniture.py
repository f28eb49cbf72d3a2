"""Page furniture: lines and ends of lines that stand around an article."""

from __future__ import annotations

import re
from functools import cache

from crossread.articles.shapes import count_words
from crossread.text.normalise import fold, shadow
from crossread.text.resources import load

_FILE = "furniture.yaml"
_EDGES = " *:|<>\u00bb\u00ab-\u2022.\u2026!#\u2192\u25ba\u25b6\u25b8+_~()[]"
# The longest furniture seen in data/clusters, a list of teasers after "MOST READ", has 150 words;
# body paragraphs that open with such words ("Read on ...") are much shorter than their longest.
_BEGINS_WORDS = 60


def _alternatives(groups: dict[str, list[str]]) -> str:
    return "|".join(f"(?P<{name}>{'|'.join(patterns)})" for name, patterns in groups.items())


@cache
def _whole() -> re.Pattern[str]:
    return re.compile(_alternatives(load(_FILE)["whole"]))


@cache
def _begins() -> re.Pattern[str]:
    return re.compile(_alternatives(load(_FILE)["begins"]))


@cache
def _shouted() -> re.Pattern[str]:
    return re.compile(_alternatives(load(_FILE)["shouted"]))


@cache
def _glued() -> re.Pattern[str]:
    """Return what finds furniture at the end of a line of body text.

    Directly after the stop any phrase of ``glued`` counts, if written with a capital; after a
    space only one of ``marked`` with a colon, or a phrase of ``glued`` that ends the line.
    """
    glued, marked = "|".join(load(_FILE)["glued"]), "|".join(load(_FILE)["marked"])
    return re.compile(
        rf"(?:(?<=[.!?])|(?<=[.!?][\"')]))(?:(?=[A-Z])(?i:{glued})\b|\s+(?=[A-Z])(?i:{marked})\s?:"
        rf"|\s+(?=[A-Z])(?i:{glued})\W*\Z)"
    )


def furniture_reason(line: str) -> str | None:
    """Return why a whole line is furniture, by category; None when it is none."""
    folded = fold(line)
    bare = folded.strip(_EDGES)
    if not any(char.isalnum() for char in folded):
        return "no words in it"
    match = _whole().fullmatch(bare)
    if match is None and count_words(line) <= _BEGINS_WORDS:
        match = _begins().match(folded.lstrip(_EDGES)) or _begins().match(folded)
    match = match or _shouted().match(shadow(line).lstrip(_EDGES))
    return f"furniture: {(match.lastgroup or '').replace('_', ' ')}" if match else None


def find_glued(line: str) -> int | None:
    """Return where furniture begins that is glued to the end of a line, None without any."""
    match = _glued().search(shadow(line))
    if match is None:
        return None
    return match.end() - len(match[0].lstrip())
