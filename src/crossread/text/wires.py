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
def _credit_patterns(names: tuple[str, ...]) -> Mapping[str, re.Pattern[str]]:
    agencies = "(?P<agency>" + "|".join(map(re.escape, names)) + ")"
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
    for name, pattern in _credit_patterns(names_of("agency")).items():
        for match in pattern.finditer(plain, 0, _HEAD if name == "dateline" else len(plain)):
            credit = _credited(match, name)
            if credit is not None:
                found.append(credit)
    return tuple(sorted(found, key=lambda c: (c.start, c.end, c.pattern)))


# An agency's name as it is printed: one to four words with capitals.
_NAME = r"[A-Z][\w&'-]{1,30}(?: [A-Z][\w&'-]{1,30}){0,3}"


@cache
def _unlisted_patterns() -> Mapping[str, re.Pattern[str]]:
    return {
        name: re.compile(pattern.replace("{name}", _NAME), re.MULTILINE)
        for name, pattern in load("wires.yaml")["unlisted"].items()
    }


def find_unlisted_credits(text: str) -> tuple[Credit, ...]:
    """Return the credits of a text to agencies that no list holds, in text order.

    >>> [c.family.name for c in find_unlisted_credits("OSTRA, May 3 (Norvapress) - Rain fell.")]
    ['Norvapress']
    """
    plain = text.translate(_PLAIN)
    found = []
    for pattern, expression in _unlisted_patterns().items():
        for match in expression.finditer(plain, 0, _HEAD if pattern == "dateline" else len(plain)):
            name = match["name"]
            if family_of(name) is None:
                family = Family(name, name, "", "agency", False)
                found.append(Credit(*match.span("name"), family, pattern))
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
