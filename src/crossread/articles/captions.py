"""Photo captions and credits."""

from __future__ import annotations

import re
from functools import cache

from crossread.text.normalise import shadow
from crossread.text.resources import load

_PICTURE = r"(?:photo(?:graph)?|image|picture|frame ?grab|screen ?(?:shot|grab)|illustration|video)"
_OPENING = re.compile(
    rf"""(?:
      \(?\s*(?:file\s+)?{_PICTURE}s?\s?(?:credits?|caption|copyright|source|courtesy|by|via)?\s?:
    | (?:TOPSHOT|FILE(?:\ PHOTO)?|UNDATED|COMBO|HANDOUT)\b\s?[-:(]
    | (?:image|media)\ (?:copyright|caption|source)\b
    | in\ this\ (?:[\w-]+\ ){{0,3}}?(?:[\w.]+\ \d{{1,2}},?\ (?:\d{{4}},?\ )?)?
      (?:[\w-]+\ ){{0,2}}{_PICTURE}\b
    | (?:a|an|this|the)\ (?:[\w-]+\ ){{0,3}}{_PICTURE}\ (?:taken|provided|released|distributed
      |shows|showing|made\ available|obtained|posted|dated|issued)\b
    | enlarge\ (?:this\ )?image\b
    | scroll\ for\ video\b
    | {_PICTURE}s?\s(?:by|courtesy\ of|via|copyright|credit)\s
    | pictured\b
    )""",
    re.IGNORECASE | re.VERBOSE,
)
_CREDIT = r"""(?:
      \((?:file\s+)?PICTURES?(?:\s(?:credit|by|courtesy|via)[^:()]{0,40})?\s?:[^()]{1,120}\)
    | \([^()]{0,80}(?:getty\ images|wireimage|shutterstock|alamy|ap\ photo|afp\ photo)
      [^()]{0,60}\)
    | \([^()]{2,60}/(?-i:AGENCY)[^()]{0,40}\)
    | \[[^\[\]]{2,60}/(?-i:AGENCY)[^\[\]]{0,40}\]
    | \bPICTURES?\s?(?:credit|by|courtesy)?\s?:\s?[^.:]{2,60}
    | (?-i:NAMES\s?/\s?AGENCY(?:/[\w\s]{2,30})?(?:\svia\s[\w\s]{2,30})?)
    | \b(?-i:AGENCY/NAMES)
    | (?:/|\bvia\ )getty\ images
    | hide\ caption(?:\ \d+\ of\ \d+)?
    )[.\s]*\Z"""
_SLOTS = {
    "PICTURES?": "(?:photo|photograph|image|picture|pic|credit|source)s?",
    "NAMES": r"[A-Z][\w.'-]+(?:\s[A-Z][\w.'-]+){0,3}",
}
# Credits of several names and agencies stay under this many characters.
_CREDIT_REACH = 200
_PLACED = re.compile(
    r"\((?:pictured|left|right|centre|center|L|R|C|above|below|2nd L|2nd R)\b[^()]{0,30}\)"
)


@cache
def _credit() -> re.Pattern[str]:
    """Return what finds a photo credit at the end of a line."""
    names = "|".join(load("furniture.yaml")["photo_agencies"])
    pattern = _CREDIT
    for slot, filler in {**_SLOTS, "AGENCY": f"(?:{names})"}.items():
        pattern = pattern.replace(slot, filler.replace(" ", r"\ "))
    return re.compile(pattern, re.IGNORECASE | re.VERBOSE)


def caption_reason(line: str, *, stopped: bool) -> str | None:
    """Return why a line is a caption, None when it is none; ``stopped``: it ends a sentence.

    >>> caption_reason("(Photo : Jo Roe/AFP via Getty Images)", stopped=False)
    'photo caption: opening words'
    >>> caption_reason("The minister (left) arrived late.", stopped=True) is None
    True
    """
    plain = shadow(line)
    if _OPENING.match(plain):
        return "photo caption: opening words"
    if _credit().search(plain, max(0, len(plain) - _CREDIT_REACH)):
        return "photo caption: credit at its end"
    if not stopped and _PLACED.search(plain):
        return "photo caption: place in the picture"
    return None


def is_bare_credit(line: str) -> bool:
    """Tell whether a line is nothing but a photo credit, so that its caption stands beside it."""
    plain = shadow(line).strip()
    return _credit().match(plain) is not None
