"""Find the lines in which a text credits a news agency or a picture's source."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache

from crossread.text.families import Family, family_of, find_media, names_of
from crossread.text.resources import load

_PLAIN = str.maketrans({"’": "'", "‘": "'", "“": '"', "”": '"', "\u00a0": " "})

# A dateline stands at the head of a text; further down "(Reuters)" is a caption or a quotation.
_HEAD = 700


@dataclass(frozen=True, slots=True)
class Credit:
    """A credit to a medium: the medium's name at ``start`` to ``end``, and the pattern's name."""

    start: int
    end: int
    family: Family
    pattern: str


@cache
def _credit_patterns() -> Mapping[str, re.Pattern[str]]:
    agencies = "(?P<agency>" + "|".join(re.escape(name) for name in names_of("agency")) + ")"
    return {
        name: re.compile(pattern.replace("{agency}", agencies), re.MULTILINE)
        for name, pattern in load("wires.yaml")["credits"].items()
    }


def _credited(match: re.Match[str], pattern: str) -> Credit | None:
    if "agency" in match.groupdict():
        family = family_of(match["agency"])
        start, end = match.span("agency")
    else:
        family = family_of(load("wires.yaml")["sign_off_agency"])
        start, end = match.span()
    return Credit(start, end, family, pattern) if family else None


def find_credits(text: str) -> tuple[Credit, ...]:
    """Return the lines that credit the text itself to an agency, in text order.

    >>> [c.family.name for c in find_credits("OSLO (Reuters) - The harbour froze on Monday.")]
    ['Reuters']
    """
    plain = text.translate(_PLAIN)
    found = []
    for name, pattern in _credit_patterns().items():
        for match in pattern.finditer(plain, 0, _HEAD if name == "dateline" else len(plain)):
            credit = _credited(match, name)
            if credit is not None:
                found.append(credit)
    return tuple(sorted(found, key=lambda c: (c.start, c.end, c.pattern)))


@cache
def _picture_opening() -> re.Pattern[str]:
    """Return what stands directly before the name of a picture's source."""
    before = load("wires.yaml")["picture"].replace("{medium}", "")
    return re.compile(before + r"\Z")


def find_picture_credits(caption: str) -> Iterator[Credit]:
    """Yield the media that a caption names as sources of its picture."""
    plain = caption.translate(_PLAIN)
    for mention in find_media(caption):
        if mention.family.kind != "office" and _picture_opening().search(plain[: mention.start]):
            yield Credit(mention.start, mention.end, mention.family, "picture")
