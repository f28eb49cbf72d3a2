"""What a time means beside another: "a year ago" after a quarter is that quarter, a year before."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import replace

from crossread.model.times import TimeExpression, TimeForm
from crossread.text import edtf

# Characters back to the last word of a quarter: two sentences of a report of earnings.
_QUARTER_REACH = 400
_COMPARED_REACH = 120  # characters back to the words that compare: one clause
_COMPARED = re.compile(
    r"(?i)(?<![a-z])(?:from|than|compared|against|versus|earned|earnings|loss|lost|profit|income"
    r"|sales|revenues?|share)(?![a-z])"
)
# "For the nine months it earned more than a year ago" compares nine months.
_OTHER_PERIOD = re.compile(r"(?i)(?:six|nine|12|twelve) months|(?:for|in) the year|year ended")
_PERIODS = frozenset((*edtf.QUARTERS, *edtf.HALVES))


def _is_period(time: TimeExpression) -> bool:
    """Tell whether a time is a quarter or a half: of a year, of this year, or bare."""
    return time.month in _PERIODS and (time.form is not TimeForm.PARTIAL or time.count is None)


def _is_year_before(time: TimeExpression) -> bool:
    """Tell whether a time is "a year ago" or "a year earlier"."""
    whole = time.unit == "year" and time.count == -1 and time.count_high is None
    return time.form is TimeForm.OFFSET and time.relation == "ago" and whole


def _is_compared(text: str, start: int, period: TimeExpression) -> bool:
    """Tell whether the words before an offset compare with a quarter that is still spoken of."""
    reach = start - _QUARTER_REACH
    if period.span.end < reach and text.find("quarter", reach, start) < 0:
        return False
    clause = text[max(0, start - _COMPARED_REACH) : start]
    return bool(_COMPARED.search(clause)) and not _OTHER_PERIOD.search(clause)


def _year_before(time: TimeExpression, period: TimeExpression) -> TimeExpression:
    count = (period.count or 0) - 1 if period.form is TimeForm.OFFSET else time.count
    return replace(
        time,
        form=period.form,
        year=period.year - 1 if period.year else None,
        month=period.month,
        count=count,
        relation="",
        reference="",
    )


def in_context(times: Iterable[TimeExpression], text: str) -> tuple[TimeExpression, ...]:
    """Return the times of a text, in text order, with what the quarter before them adds.

    "Third-quarter profit fell from $4 million a year ago" compares with a quarter.
    """
    found: list[TimeExpression] = []
    period: TimeExpression | None = None
    for time in times:
        if _is_period(time):
            period = time
        if period and _is_year_before(time) and _is_compared(text, time.span.start, period):
            time = _year_before(time, period)
        found.append(time)
    return tuple(found)
