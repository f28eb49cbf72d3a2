"""Plain text and Markdown: every code point of the file is the text."""

from __future__ import annotations

from crossread.articles.charset import decode
from crossread.articles.drafts import Draft
from crossread.articles.raw_map import Stretch


def read_plain_text(raw: bytes, source: str) -> Draft:
    """Read a text file; line ends and non-breaking spaces stay as they are.

    Raises:
        InputError: empty, binary or undecodable.
    """
    decoded = decode(raw, source)
    whole = Stretch(decoded.text, 0, len(decoded.text), True)
    return Draft(decoded, (whole,), notes=decoded.notes)
