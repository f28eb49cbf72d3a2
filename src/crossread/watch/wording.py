"""The wording lint: no text of a rulebook may give a verdict."""

from __future__ import annotations

import re

# The closed list of docs/architecture.md; "if confirmed" is the only allowed use of that word.
_VERDICTS = re.compile(
    r"\b(?:violat\w*|breach\w*|illegal\w*|unlawful\w*|guilty|proven|(?<!if )confirmed"
    r"|likely|probably|almost certain\w*)",
    re.IGNORECASE,
)


def verdict_words(text: str) -> tuple[str, ...]:
    """Return the words of a text that would give a verdict or a likelihood.

    >>> verdict_words("Conduct which, if confirmed, would fall under it.")
    ()
    >>> verdict_words("This breached the rule.")
    ('breached',)
    """
    return tuple(_VERDICTS.findall(" ".join(text.split())))
