"""Base forms that English spelling gives away: names, numbers, degrees, plurals, drawn out words.

Each rule follows what the annotators of EWT and GUM did in most cases of their train and dev
sections; where the two contradict each other ("people": people or person) no rule is made.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Mapping
from functools import cache

from crossread.text.resources import load

_MONTHS = {
    "jan": "January", "feb": "February", "mar": "March", "apr": "April", "jun": "June",
    "jul": "July", "aug": "August", "sep": "September", "oct": "October", "nov": "November",
    "dec": "December",
}  # fmt: skip
_DAYS = {
    "mon": "Monday", "tue": "Tuesday", "wed": "Wednesday", "thu": "Thursday", "fri": "Friday",
    "sat": "Saturday", "sun": "Sunday",
}  # fmt: skip
_DATE = re.compile(
    r"(jan|feb|mar|apr|jun|jul|aug|sep|oct|nov|dec|mon|tue|wed|thu|fri|sat|sun)(?:t|s|rs?)?(\.?)\Z",
    re.IGNORECASE,
)
_ALSO_NAMES = frozenset({"jan", "mar", "jun", "jul", "mon", "sun", "wed"})  # without their stop
_GROUPED = re.compile(r"\d{1,3}(?:,\d{3})+(?:\.\d+)?\Z")  # "18,000"
_FILE = re.compile(r"\S*\w\.(?:pdf|docx?|xlsx?|pptx?|jpe?g|png|html?|zip|exe)\Z", re.IGNORECASE)
_SHOUTED = 7  # letters: shorter words in capitals are often abbreviations (EWT, GUM: 1 of 10 here)
_DRAWN_OUT = re.compile(r"([a-z])\1{2,}")


@cache
def _plurals(kind: str) -> frozenset[str]:
    """Return the nouns, or the names, that are plurals as they stand."""
    return frozenset(load("plurals.yaml")[kind])


@cache
def _irregular_plurals() -> Mapping[str, str]:
    """Return the singular of every irregular plural."""
    found: dict[str, str] = load("plurals.yaml")["irregular"]
    return found


def strip_s(word: str, known: Collection[str] = ()) -> str:
    """Return a noun or verb without its -s, a known word if it can be one.

    >>> strip_s("denies"), strip_s("pushes"), strip_s("headaches", {"headache"})
    ('deny', 'push', 'headache')
    """
    if word.endswith("es"):
        bases = (word[:-3] + "y", word[:-1]) if word.endswith("ies") else (word[:-1], word[:-2])
        found = next((base for base in bases if base in known), "")
        if found:
            return found
    if word.endswith("ies") and len(word) > 4:
        return word[:-3] + "y"
    if re.search(r"(?:ch|sh|ss|x|zz|[^aeiou]o|[^aeocf]us)es\Z", word):
        return word[:-2]
    return word[:-1] if word.endswith("s") and not word.endswith("ss") else word


def singular(word: str, known: Collection[str] = ()) -> str:
    """Return the singular of a plural noun in small letters: "horsemen" to "horseman".

    >>> singular("statistics")
    'statistics'
    """
    if word in _plurals("nouns") or word.endswith("ics"):
        return word
    irregular = _irregular_plurals().get(word)
    if irregular:
        return irregular
    if word.endswith("men") and len(word) > 4:
        return word[:-2] + "an"
    return strip_s(word, known)


def singular_name(form: str) -> str:
    """Return the singular of a name in the plural, in its case: "Libraries" to "Library"."""
    lower = form.lower()
    whole = lower in _plurals("names") or lower.endswith(("ics", "us"))
    plural = lower.endswith("s") and not whole
    return strip_s(form) if plural and not form.isupper() else form


def is_file(form: str) -> bool:
    """Tell whether a word is the name of a file, not of a web page."""
    return "/" not in form and _FILE.match(form) is not None


def name_lemma(form: str) -> str:
    """Return the lemma of a name: dates in full, files in small letters, shouting with a capital.

    >>> name_lemma("Sept."), name_lemma("DAMASCUS")
    ('September', 'Damascus')
    """
    date = _DATE.match(form)
    plain_date = date and (date[2] or date[1].lower() not in _ALSO_NAMES)
    if date and plain_date and form[1:2].islower() and form[0].isupper():
        key = date[1].lower()
        return _MONTHS.get(key) or _DAYS[key]
    if is_file(form):
        return form.lower()
    return (
        form.capitalize() if form.isalpha() and form.isupper() and len(form) >= _SHOUTED else form
    )


def number_lemma(form: str) -> str:
    """Return a number without the commas between its thousands."""
    return form.replace(",", "") if _GROUPED.match(form) else form


def positive(word: str, known: Collection[str]) -> str:
    """Return the known base of a word in -er or -est, else "": "wealthiest" to "wealthy"."""
    match = re.match(r"(\w{2,}?)(?:er|est)\Z", word)
    if match is None:
        return ""
    stem = match[1]
    undoubled = stem[:-1] if stem[-1] == stem[-2] else ""
    spelled = stem[:-1] + "y" if stem[-1] == "i" else ""
    candidates = (spelled, undoubled, stem, stem + "e")
    return next((base for base in candidates if base and base in known), "")


def plain(word: str, known: Collection[str]) -> str:
    """Return the known word of one that is drawn out, else "": "soooo" to "so"."""
    if not _DRAWN_OUT.search(word):
        return ""
    spellings = (_DRAWN_OUT.sub(r"\1", word), _DRAWN_OUT.sub(r"\1\1", word))
    return next((spelling for spelling in spellings if spelling in known), "")
