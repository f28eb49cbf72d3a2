"""Author lines and lines of a date."""

from __future__ import annotations

import re

from crossread.text.normalise import shadow
from crossread.text.publication_dates import find_dates, is_date_line

_NAME = r"(?:[A-Z][\w.'-]*|de|da|van|von|der|den|al|el|bin|ibn|la|le|di|du|dos)"
_NAMES = rf"{_NAME}(?:\s+{_NAME}){{0,4}}"
_BYLINE = re.compile(
    rf"(?:(?:by|By|BY|Written by|Reported by|Story by|Text by|Words by|WRITTEN BY)\s*:?\s+)"
    rf"(?P<names>{_NAMES}(?:(?:,|\s+and|\s+AND|\s+&|,\s+and|\s+with)\s+{_NAMES}){{0,5}})"
    rf"(?P<rest>(?:\s*[,|/(]|\s+-|\s+for\b|\s+in\b|\s+of\b|\s+at\b).{{0,80}})?\s*\Z"
)
_AUTHOR = re.compile(
    rf"(?:Author|Authors|Reporter|Writer|Editor)\s?:\s?(?P<names>{_NAMES}.{{0,60}})\Z"
)
_CREDITS = re.compile(
    r"[(\[]?(?:additional |with )?(?:reporting|writing|editing|compiled|translated|contributions?)"
    r"(?: and (?:writing|editing|reporting))? (?:by|from)\b.{0,300}[)\].]*\Z",
    re.IGNORECASE,
)
_PLACE_ALONE = re.compile(r"[A-Z][A-Z .,'-]{2,40}(?:\([A-Z][\w ]{1,20}\))?\s*[:-]+\s*\Z")


def find_byline(line: str) -> str:
    """Return the names of an author line, "" when the line is none.

    >>> find_byline("By Jane Roe and John Doe, Staff Writers"), find_byline("By Monday it was over")
    ('Jane Roe and John Doe, Staff Writers', '')
    """
    plain = shadow(line)
    match = _BYLINE.match(plain) or _AUTHOR.match(plain)
    if match is None or (plain.endswith((".", "!", "?")) and not match["names"].endswith(".")):
        return ""
    if find_dates(match["names"]) or is_date_line(match["names"]):
        return ""
    start, end = match.span("names")
    return line[start:end].strip()


def is_credits(line: str) -> bool:
    """Tell whether a line only says who reported, wrote and edited."""
    return _CREDITS.match(shadow(line)) is not None


def is_place_alone(line: str) -> bool:
    """Tell whether a line is the head of a dateline and nothing else: ``STRELSAU (AP) -``."""
    return _PLACE_ALONE.match(shadow(line)) is not None
