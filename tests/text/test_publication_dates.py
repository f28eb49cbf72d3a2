"""Dates as pages print them."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from crossread.text.publication_dates import (
    find_dates,
    find_partial,
    is_date_line,
    nearest_year,
    parse_metadata_date,
)

PRINTED = [
    ("July 5, 2021", "2021-07-05"),
    ("Mon. Jul 5th, 2021", "2021-07-05"),
    ("Monday, 5 July 2021", "2021-07-05"),
    ("5th of Sept. 2021", "2021-09-05"),
    ("2021-07-05", "2021-07-05"),
    ("05.07.2021", "2021-07-05"),
    ("25/07/2021", "2021-07-25"),
    ("07/25/2021", "2021-07-25"),
    ("Jul 5, 2021 10:21 AM EDT", "2021-07-05T10:21-04:00"),
    ("July 5, 2021 at 12:05 a.m. ET", "2021-07-05T00:05-04:00"),
    ("January 5, 2021 | 9 PM ET", "2021-01-05T21:00-05:00"),
    ("Published 8:57 PM GMT, July 5, 2021", "2021-07-05T20:57+00:00"),
    ("Mon 5 Jul 2021 07.21 BST", "2021-07-05T07:21+01:00"),
    ("5 July 2021, 18:00 CET", "2021-07-05T18:00+01:00"),
    ("5 July 2021 16:04 GMT+2", "2021-07-05T16:04+02:00"),
    ("5 July 2021 16:04 UTC-03:30", "2021-07-05T16:04-03:30"),
    ("2021-07-05T10:21:33Z", "2021-07-05T10:21+00:00"),
    ("5 July 2021 10:21 CST", "2021-07-05T10:21"),  # China or Chicago
    ("5 July 2021, 25:61", "2021-07-05"),
]


@pytest.mark.parametrize("text, expected", PRINTED, ids=[each[0] for each in PRINTED])
def test_printed_dates(text: str, expected: str) -> None:
    assert [found.value for found in find_dates(text)] == [expected]
    assert is_date_line(text)


@pytest.mark.parametrize("text", ["05/07/2021", "31 February 2021", "July 2021", "2021", "May 5"])
def test_no_full_date(text: str) -> None:
    assert find_dates(text) == ()


@pytest.mark.parametrize(
    "text",
    [
        "First published: 5 July 2021; last updated on 6 July 2021, 10:00 BST",
        "Updated 3 hours ago",
        "05/07/2021",
        "July 5",
        "7:30 p.m.",
        "Posted on July 5, 2021 at 10:00 am | 3 min read",
    ],
)
def test_date_lines(text: str) -> None:
    assert is_date_line(text)


@pytest.mark.parametrize(
    "text",
    ["He left on 5 July 2021.", "May", "12 dead", "In 2021", "Read on", "July 5 attack", "3"],
)
def test_no_date_lines(text: str) -> None:
    assert not is_date_line(text)


METADATA = [
    ("2021-07-05", "2021-07-05"),
    ("2021-07-05T10:21:33", "2021-07-05T10:21"),
    ("2021-07-05T10:21:00.000Z", "2021-07-05T10:21+00:00"),
    ("2021-07-05 10:21:00+02:00", "2021-07-05T10:21+02:00"),
    ("Mon, 05 Jul 2021 10:21:00 +0200", "2021-07-05T10:21+02:00"),
    ("July 5, 2021", "2021-07-05"),
    ("2021-13-45", ""),
    ("yesterday", ""),
    ("", ""),
]


@pytest.mark.parametrize("text, expected", METADATA)
def test_metadata_dates(text: str, expected: str) -> None:
    assert parse_metadata_date(text) == expected


def test_partial_dates_take_the_nearest_year() -> None:
    assert find_partial("STRELSAU, Dec. 30 (AP)") == (12, 30, 10, 17)
    assert find_partial("nothing") is None
    assert nearest_year(12, 30, date(2021, 1, 2)) == date(2020, 12, 30)
    assert nearest_year(2, 30, date(2021, 1, 2)) is None


@given(st.text())
def test_any_text_is_answered(text: str) -> None:
    for found in find_dates(text):
        assert 0 <= found.start < found.end <= len(text)
    assert isinstance(is_date_line(text), bool)
    assert isinstance(parse_metadata_date(text), str)


@given(st.dates(date(1950, 1, 1), date(2099, 12, 31)))
def test_every_day_is_read(day: date) -> None:
    printed = f"{day:%B} {day.day}, {day.year}"
    assert [found.value for found in find_dates(printed)] == [day.isoformat()]
