"""Read repeated times ("every Tuesday") and those without a place on the calendar ("recently")."""

from __future__ import annotations

from crossread.model.times import TimeExpression, TimeForm
from crossread.text.time_words import compiled, make, names, unit_of

_EVERY = r"(?:every|each|per)(?: other| single)? (?:<<weekday>>|<<unit>>|(?P<rest>morning|afternoon|evening|night|<<month>>))(?![a-z])"
_TWICE = r"(?:once|twice|(?:[0-9]{1,3}|two|three|four|five|several) times) (?:a|an|per|each|every) <<unit>>"
_DAILY = r"(?P<adverb>daily|weekly|monthly|quarterly|yearly|annually)(?![a-z])"


def read_set(shadow: str, start: int) -> TimeExpression | None:
    """Read a repeated time; its unit says how often where it is a unit."""
    for pattern in (_EVERY, _TWICE, _DAILY):
        match = compiled(pattern).match(shadow, start)
        if match is not None:
            unit = unit_of().get(match.groupdict().get("unit") or "", "")
            return make(start, match.end(), TimeForm.SET, unit=unit)
    return None


def read_vague(shadow: str, start: int) -> TimeExpression | None:
    """Read "recently", "in recent years", "now", "soon"."""
    match = compiled(rf"(?P<words>{names('vague')})(?![a-z'-])").match(shadow, start)
    if match is None:
        return None
    return make(start, match.end(), TimeForm.VAGUE)
