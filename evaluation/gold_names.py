"""Whether a name of the gold file and a name found in the reports mean the same."""

from __future__ import annotations

import re
from collections.abc import Iterable

_EMPTY = frozenset({"the", "a", "an", "of", "and", "s", "from", "in", "by", "for", "government"})
_BRACKETS = re.compile(r"\([^)]*\)")
_ACRONYM = re.compile(r"[A-Z]{2,6}\Z")
# Three of four words ("Defence Ministry of X" in another order) pass; two names that share half
# of their words ("North X", "South X") do not.
_SHARE = 0.75


def name_words(name: str) -> frozenset[str]:
    """Return the words that tell names apart, lower case, dots and possessives dropped."""
    plain = name.casefold().replace(".", "").replace("’", "'")
    return frozenset(re.findall(r"\w+", plain)) - _EMPTY


def _initials(name: str) -> set[str]:
    """Return the initials of every run of capitalised words."""
    runs = re.findall(r"(?:\b[A-Z]\w*[ -]?){2,}", name)
    words = [re.findall(r"[A-Z]\w*", run) for run in runs]
    return {
        "".join(w[0] for w in ws[at:end])
        for ws in words
        for at in range(len(ws))
        for end in range(at + 2, len(ws) + 1)
    }


def _same(expected: str, found: str) -> bool:
    if _ACRONYM.match(expected) and expected in _initials(found):
        return True
    wanted, given = name_words(expected), name_words(found)
    shared = wanted & given
    if not shared:
        return False
    if given >= wanted:
        return True
    if given <= wanted:
        return len(shared) / len(wanted) >= 0.5
    return len(shared) / len(wanted) >= _SHARE


def name_matches(expected: str, found: Iterable[str]) -> bool:
    """Tell whether one of the found names means the expected one.

    What stands in brackets after the expected name is a comment; a slash separates alternatives.

    >>> name_matches("Ira Holm (Chancellery)", ["the chancellor's aide, Ira Holm"])
    True
    >>> name_matches("North Vask", ["South Vask"])
    False
    """
    wanted = [part.strip() for part in _BRACKETS.sub(" ", expected).split("/")]
    return any(_same(part, name) for name in found for part in wanted if part)
