"""Shadow copies of text: the same length, plain spaces, quotes and dashes.

The text of an article is never altered; patterns run on its shadow, whose offsets are the same.
"""

from __future__ import annotations

import re

SPACES = "\u00a0\u1680\u202f\u205f\u3000" + "".join(map(chr, range(0x2000, 0x200B)))
SINGLE_QUOTES = "\u2018\u2019\u201a\u201b\u2032\u02bc\u00b4"
DOUBLE_QUOTES = "\u201c\u201d\u201e\u201f\u2033\u00ab\u00bb"
DASHES = "\u2010\u2011\u2012\u2013\u2014\u2015\u2212"

_SHADOW = {
    char: plain
    for chars, plain in ((SPACES, " "), (SINGLE_QUOTES, "'"), (DOUBLE_QUOTES, '"'), (DASHES, "-"))
    for char in chars
}
_SHADOWED = re.compile(f"[{''.join(_SHADOW)}]")
_BLANK = re.compile(r"\s+")
# Zero-width characters and the soft hyphen: extractors drop or keep them at will.
_INVISIBLE = re.compile("[\u00ad\u200b-\u200f\u2060\ufeff]")


def shadow(text: str) -> str:
    """Return the text with plain spaces, quotes and dashes, of the same length.

    >>> shadow("Roe\\u00a0said \\u201cno\\u201d \\u2013 twice")
    'Roe said "no" - twice'
    """
    return text if text.isascii() else _SHADOWED.sub(lambda match: _SHADOW[match[0]], text)


def collapse_spaces(text: str) -> str:
    """Return the text with every run of white space as one space and none at its ends."""
    return _BLANK.sub(" ", text).strip()


def fold(text: str) -> str:
    """Return a form for comparison: shadow, no invisible characters, one space, case folded.

    Its length differs from the text's: use it to compare, never for offsets.

    >>> fold(" The\\u00a0 Minister\\u2019s ")
    "the minister's"
    """
    return collapse_spaces(_INVISIBLE.sub("", shadow(text))).casefold()


def squeeze(text: str) -> str:
    """Return the text without white space and invisible characters, quotes and dashes plain."""
    return _BLANK.sub("", _INVISIBLE.sub("", shadow(text)))
