from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from crossread.text import edtf

BOUNDS = [
    ("2024", "2024-01-01", "2024-12-31"),
    ("2024-02", "2024-02-01", "2024-02-29"),
    ("2023-02", "2023-02-01", "2023-02-28"),
    ("2024-06-19", "2024-06-19", "2024-06-19"),
    ("2024-06~", "2024-06-01", "2024-06-30"),
    ("2024-02?", "2024-02-01", "2024-02-29"),
    ("199X", "1990-01-01", "1999-12-31"),
    ("18XX", "1800-01-01", "1899-12-31"),
    ("2024-21", "2024-03-01", "2024-05-31"),
    ("2024-22", "2024-06-01", "2024-08-31"),
    ("2023-24", "2023-12-01", "2024-02-29"),
    ("2024-33", "2024-01-01", "2024-03-31"),
    ("2024-36", "2024-10-01", "2024-12-31"),
    ("2024-40", "2024-01-01", "2024-06-30"),
    ("2024-41", "2024-07-01", "2024-12-31"),
    ("2024-06-18/2024-06-19", "2024-06-18", "2024-06-19"),
    ("2023-09/..", "2023-09-01", None),
    ("../2024-06-18", None, "2024-06-18"),
]
INVALID = [
    "",
    "24",
    "2024-6",
    "2024-00",
    "2024-13",
    "2024-06-00",
    "2024-06-31",
    "2023-02-29",
    "2024-22~",
    "2024-22-01",
    "2024-2X",
    "../..",
    "2024-07/2024-06",
    "2024/2025/2026",
    "0000-01-01",
    "2024-06-19T10:21",
    "²024",
]


@pytest.mark.parametrize(("text", "first", "last"), BOUNDS)
def test_bounds_are_the_outer_days(text, first, last):
    expected = tuple(date.fromisoformat(day) if day else None for day in (first, last))
    assert edtf.bounds(text) == expected
    assert edtf.is_valid(text)


@pytest.mark.parametrize("text", INVALID)
def test_other_forms_are_not_valid(text):
    assert not edtf.is_valid(text)
    with pytest.raises(ValueError):
        edtf.bounds(text)


@given(st.text(alphabet="0123456789X-/.~?T", max_size=24))
def test_any_string_is_valid_or_not_and_never_raises_anything_else(text):
    if edtf.is_valid(text):
        first, last = edtf.bounds(text)
        assert first is None or last is None or first <= last


@given(st.dates(), st.dates())
def test_days_write_what_bounds_read(one, other):
    first, last = sorted((one, other))
    assert edtf.bounds(edtf.days(first, last)) == (first, last)


def test_days_shorten_whole_months_and_years():
    assert edtf.days(date(2024, 6, 1), date(2024, 6, 30)) == "2024-06"
    assert edtf.days(date(2020, 1, 1), date(2024, 12, 31)) == "2020/2024"
    assert edtf.days(date(2024, 1, 1), date(2024, 6, 20)) == "2024-01-01/2024-06-20"
