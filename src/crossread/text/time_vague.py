"""Read repeated times ("every Tuesday") and those without a place on the calendar ("recently")."""

from __future__ import annotations

import re
from functools import cache

from crossread.model.times import TimeExpression, TimeForm
from crossread.text.numbers import number_words
from crossread.text.time_words import compiled, make, names, one_of, table, unit_of

_EVERY = (
    r"(?:every|each|per)(?: other| single)? "
    r"(?:<<weekday>>|(?:(?:[0-9]{1,3}|few|two|three|four|five|six|seven|eight|nine|ten|twelve) )?"
    r"<<unit>>|(?P<rest>morning|afternoon|evening|night|spring|summer|autumn|fall|winter|<<month>>))"
    r"(?![a-z])"
)
_TWICE = (
    r"(?:once|twice|(?:[0-9]{1,3}|two|three|four|five|several) times) "
    r"(?:a|an|per|each|every) <<unit>>"
)
_DAILY = r"(?P<adverb>daily|weekly|monthly|quarterly|yearly|annually)(?![a-z])"
_ADVERBS = {
    "daily": "day",
    "weekly": "week",
    "monthly": "month",
    "quarterly": "quarter",
    "yearly": "year",
    "annually": "year",
}


def read_set(shadow: str, start: int) -> TimeExpression | None:
    """Read a repeated time; its unit, weekday or month says how often."""
    for pattern in (_EVERY, _TWICE, _DAILY):
        match = compiled(pattern).match(shadow, start)
        if match is not None:
            return _repeated(match)
    return None


def _repeated(match: re.Match[str]) -> TimeExpression:
    words = match.groupdict()
    return make(
        match.start(),
        match.end(),
        TimeForm.SET,
        unit=_ADVERBS.get(words.get("adverb") or "", "")
        or unit_of().get(words.get("unit") or "", ""),
        weekday=table("weekdays").get(words.get("weekday")),
        month=table("months").get(words.get("month")),
    )


@cache
def _vague_pattern() -> re.Pattern[str]:
    counted = one_of({*unit_of(), *number_words()})
    return re.compile(
        rf"(?P<words>{names('vague')})(?![a-z'-]| {{1,2}}(?:{counted}|[0-9]|as)(?![a-z]))"
    )


def read_vague(shadow: str, start: int) -> TimeExpression | None:
    """Read "recently", "in recent years", "now", "soon", but not "the past" of "the past year"."""
    match = _vague_pattern().match(shadow, start)
    if match is None:
        return None
    return make(start, match.end(), TimeForm.VAGUE)
