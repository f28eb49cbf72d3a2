"""A plain lower-case shadow of a text in which every character keeps its offset."""

from __future__ import annotations

import re

from crossread.text.normalise import shadow

_EM_DASHES = re.compile("[\u2014\u2015]+")


def shade(text: str) -> str:
    """Return the text in lower case with plain spaces, quotes and dashes; the length is kept.

    The em dash stays, since it separates clauses and never joins the ends of a range.

    >>> shade("June\\u00a018\\u201319")
    'june 18-19'
    """
    lowered = text.lower().replace("\t", " ")
    if lowered.isascii():
        return lowered
    if len(lowered) != len(text):  # "İ" becomes two characters
        lowered = "".join(c.lower() if len(c.lower()) == 1 else c for c in text.replace("\t", " "))
    plain = shadow(lowered)
    pieces, last = [], 0
    for dash in _EM_DASHES.finditer(lowered):
        pieces += [plain[last : dash.start()], dash[0]]
        last = dash.end()
    return "".join((*pieces, plain[last:])) if pieces else plain
