"""A plain lower-case shadow of a text in which every character keeps its offset."""

from __future__ import annotations

_PLAIN = str.maketrans(
    {
        "\t": " ",
        "\u00a0": " ",
        "\u2007": " ",
        "\u2009": " ",
        "\u200a": " ",
        "\u202f": " ",
        "\u2010": "-",
        "\u2011": "-",
        "\u2012": "-",
        "\u2013": "-",
        "\u2212": "-",
        "\u2018": "'",
        "\u2019": "'",
        "\u02bc": "'",
        "\u201c": '"',
        "\u201d": '"',
    }
)


def shade(text: str) -> str:
    """Return the text in lower case with plain spaces, quotes and dashes; the length is kept.

    The em dash stays, since it separates clauses and never joins the ends of a range.

    >>> shade("June\\u00a018\\u201319")
    'june 18-19'
    """
    lowered = text.lower()
    if len(lowered) != len(text):  # "İ" becomes two characters
        lowered = "".join(c.lower() if len(c.lower()) == 1 else c for c in text)
    return lowered.translate(_PLAIN)
