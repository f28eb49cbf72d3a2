"""The words that a report may use only inside a quotation."""

from __future__ import annotations

import re

# Words that would give a verdict or a likelihood (domain rule 3 of docs/architecture.md).
_VERDICTS = re.compile(
    r"""\b(?: violat\w* | breach\w* | illegal\w* | unlawful\w* | guilty | proven
        | (?<!if[ ])confirmed | likely | probably | almost\s+certain\w* )""",
    re.IGNORECASE | re.VERBOSE,
)
_QUOTATION = re.compile(r"“[^“”]*”")


def strip_quotations(text: str) -> str:
    """Return ``text`` without what stands between “ and ”.

    >>> strip_quotations("It says “this was illegal” in its title.")
    'It says  in its title.'
    """
    return _QUOTATION.sub("", text)


def lint(text: str) -> list[str]:
    """Return the words of ``text``, already without quotations, that a report may not use.

    >>> lint("Conduct which, if confirmed, would fall under a rule.")
    []
    >>> lint("It was probably a breach, confirmed by two outlets.")
    ['probably', 'breach', 'confirmed']
    """
    return _VERDICTS.findall(" ".join(text.split()))
