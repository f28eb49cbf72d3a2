"""Blank what holds digits that count nothing: dates, addresses, telephone numbers."""

from __future__ import annotations

import re
from collections.abc import Iterable

from crossread.model.times import TimeExpression, TimeForm

# Addresses and telephone numbers hold digits that count nothing.
_ADDRESS = re.compile(r"(?:https?://|www\.)[^\s]{1,2000}|(?<!\S)[^\s@]{1,64}@[^\s@]{1,255}")
_PHONE = re.compile(
    r"(?<![0-9.,/-])(?:\+[0-9]{1,3}[ .-]?)?\(?[0-9]{2,4}\)?[ .-][0-9]{3,4}[ .-][0-9]{3,4}(?![0-9])"
)
_PHONE_PART = re.compile(r"[0-9][ .-][0-9]{3}")


def masked(shadow: str, times: Iterable[TimeExpression]) -> str:
    """Return the shadow with addresses, telephone numbers and dates blanked out."""
    spans = []
    if "@" in shadow or "www." in shadow or "://" in shadow:
        spans += [match.span() for match in _ADDRESS.finditer(shadow)]
    if _PHONE_PART.search(shadow):
        spans += [match.span() for match in _PHONE.finditer(shadow)]
    spans += [
        (time.span.start, time.span.end)
        for time in times
        if time.form not in (TimeForm.DURATION, TimeForm.VAGUE)
        and not shadow.startswith("per ", time.span.start)  # "miles per hour" is a unit
    ]
    if not spans:
        return shadow
    pieces, position = [], 0
    for start, end in sorted(spans):
        start = max(start, position)
        if start < end:
            pieces += [shadow[position:start], "_" * (end - start)]
            position = end
    return "".join((*pieces, shadow[position:]))
