"""Times told of one moment: the hours that words leave open, zones, and how far they may differ."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from crossread.text import dates, resources
from crossread.text.time_slack import (
    FAR,
    SLACK,
    Zone,
    can_agree,
    hours_of,
    slack,
    zone_of,
    zone_of_host,
)

ANCHOR = date(2031, 5, 22)  # a Thursday


def hours(text):
    (found,) = dates.find(text, ANCHOR)
    return hours_of(found.time, found.expression)


OPEN = [
    ("on Tuesday", "20T00", "21T00"),
    ("on Tuesday morning", "20T05", "20T12"),
    ("on Tuesday evening", "20T17", "21T00"),
    ("on the night of Tuesday", "20T18", "21T06"),
    ("last night", "21T18", "22T06"),
    ("early on Tuesday", "20T00", "20T10"),
    ("late Tuesday", "20T17", "21T02"),
    ("on Tuesday at 9 p.m.", "20T21", "20T21"),
    ("at midnight on Tuesday", "19T23", "21T01"),
    ("on May 18-20", "18T00", "21T00"),
]


@pytest.mark.parametrize(("text", "first", "last"), OPEN)
def test_the_hours_that_words_leave_open(text, first, last):
    found = hours(text)
    assert (f"{found.first:%dT%H}", f"{found.last:%dT%H}") == (first, last)


def test_what_is_open_on_a_side_has_no_hours():
    assert hours("since Tuesday") is None


NO_ZONE = [
    ("on Tuesday", "on Wednesday", True),  # the hour is missing on both sides
    ("on Tuesday night", "on Wednesday", True),
    ("on Tuesday night", "early on Wednesday", True),
    ("on Tuesday evening", "on Wednesday morning", True),
    ("on Tuesday", "early on Wednesday", True),
    ("on Tuesday at 11 p.m.", "on Wednesday at 4 a.m.", True),
    ("on Tuesday morning", "on Wednesday", False),
    ("on Tuesday morning", "on Wednesday morning", False),
    ("on Tuesday", "on Wednesday at 10 a.m.", False),
    ("on Tuesday at 10 a.m.", "on Wednesday at 10 a.m.", False),
    ("on Tuesday at 9 a.m.", "on Tuesday at 2 p.m.", True),
    ("on Tuesday at 9 a.m.", "on Tuesday at 9 p.m.", False),
    ("on Tuesday at 9 p.m. GMT", "on Wednesday at 6 a.m. JST", True),  # one moment
    ("on Tuesday at 9 p.m. GMT", "on Wednesday at 6 a.m. GMT", False),
    ("on Tuesday at 9 p.m. GMT", "on Wednesday at 6 a.m.", True),  # the other zone is open
]


@pytest.mark.parametrize(("left", "right", "expected"), NO_ZONE)
def test_days_that_touch_agree_where_the_hours_do(left, right, expected):
    early, late = hours(left), hours(right)
    assert can_agree(early, late, slack(early, late, [], [])) is expected
    assert can_agree(late, early, slack(late, early, [], [])) is expected


ZONES = [
    ("JP", "US", FAR),
    ("JP", "FR", FAR),
    ("FR", "GR", SLACK),
    ("RU", "RU", FAR),  # from the Baltic to the Pacific
    ("FR", "", SLACK),
    ("", "US", SLACK),
]


@pytest.mark.parametrize(("place", "desk", "expected"), ZONES)
def test_a_day_where_the_clocks_of_place_and_desk_are_far_apart(place, desk, expected):
    early, late = hours("on Tuesday morning"), hours("on Wednesday morning")
    here, there = ([zone_of(code)] if code else [] for code in (place, desk))
    assert slack(early, late, here, there) == expected


def test_a_named_zone_is_far_or_near_the_place():
    early, late = hours("on Tuesday at 9 p.m. GMT"), hours("on Wednesday at 6 a.m.")
    assert slack(early, late, [zone_of("JP")], []) == FAR
    assert slack(early, late, [zone_of("FR")], []) == SLACK


def test_two_named_zones_leave_no_doubt():
    early, late = hours("on Tuesday at 9 p.m. GMT"), hours("on Wednesday at 6 a.m. GMT")
    assert slack(early, late, [zone_of("JP")], [zone_of("US")]) == SLACK


def test_hosts_tell_their_state_unless_their_ending_is_borrowed():
    assert zone_of_host("paper.example.co.uk") == Zone(0.0, 0.0)
    assert zone_of_host("paper.example.tv") is None
    assert zone_of_host("") is None


def test_every_state_has_its_zone():
    states = resources.load("states.yaml")["states"]
    zones = {code: zone_of(code) for code in states}
    assert [code for code, zone in zones.items() if zone is None] == []
    assert all(-12 <= zone.west <= zone.east <= 14 for zone in zones.values())


@given(st.dates(), st.sampled_from([text for text, *_ in OPEN]))
def test_hours_at_the_ends_of_the_calendar(anchor, text):
    for found in dates.find(text, anchor):
        open_hours = hours_of(found.time, found.expression) if found.time else None
        if open_hours is not None:
            assert open_hours.first <= open_hours.last
            assert can_agree(open_hours, open_hours, timedelta(0))
