"""Every parser of the text folder takes any string, and long rows of one piece in linear time."""

import gc
import time
from collections.abc import Callable
from dataclasses import replace
from itertools import pairwise
from unittest.mock import patch

import pytest
from hypothesis import given
from hypothesis import strategies as st

from crossread.model.spans import Span
from crossread.text import (
    dates,
    edtf,
    normalise,
    numbers,
    person_names,
    publication_dates,
    quantities,
    quantity_reading,
    time_reading,
    time_words,
    urls,
)
from crossread.text.shadow import shade

MEGABYTE = 1_000_000
# A megabyte in which nothing is found takes a second at most on one core of a server, most of it
# less than half; three times that for a busy one.
IDLE_SECONDS = 3.0
# Where every word is a time or a quantity, each costs some seven microseconds: a second a megabyte
# of "3,000 tonnes", two of "$1" or "2024". A row in which none is like the other takes six. A
# quadratic parser would take hours.
FULL_SECONDS_A_MEGABYTE = 10.0
GROWTH = 4
# Four times the text takes four times as long, sixteen times if the time is quadratic.
LONGER = 9.0
SHORTEST = 0.05  # seconds: below it the clock measures the machine
IDLE = [
    *("1", ",", "1,", "1.", "of ", "of of of ", "and ", "the ", "a ", "A. ", "million ", "last "),
    *("(", '"', "-", "\n", " ", "\u0663", "@", "http://", "end of ", "Mr. "),
]
FULL = [
    *("1 ", "$1 ", "1% ", "10 to ", "123-456-", "one hundred ", "two ", "dozens of ", "1 year "),
    *("May 1 ", "2024 ", "since 2010 ", "on Monday ", "3,000 tonnes ", "about 50 boats "),
    *("the end of May ", "third quarter of 2023 ", "yesterday "),
]
PARSERS = {
    "times": dates.find,
    "quantities": quantities.find,
    "printed dates": publication_dates.find_dates,
    "date lines": publication_dates.is_date_line,
    "partial dates": publication_dates.find_partial,
    "metadata dates": publication_dates.parse_metadata_date,
    "EDTF": edtf.is_valid,
    "numbers": lambda text: numbers.read_number(shade(text), 0),
    "amounts": lambda text: numbers.read_amount(shade(text), 0),
    "names": person_names.parse_name,
    "genders of names": person_names.name_gender,
    "titles": person_names.title_gender,
    "addresses": urls.is_url,
    "days in addresses": urls.date_in_url,
    "domains": urls.domain,
    "shadows": normalise.shadow,
}
NEWS = st.text(alphabet="0123456789,.$€%-–/:'() \nofandtomayjunesthrdQ½٣²", max_size=120)


@pytest.mark.parametrize("parse", PARSERS.values(), ids=PARSERS)
@given(text=st.one_of(st.text(max_size=120), NEWS))
def test_any_string_is_parsed_without_exception(parse, text):
    parse(text)


def seconds_of(parse: Callable[[str], object], piece: str, length: int) -> float:
    """Return the processor's seconds that a parser takes for a row of one piece."""
    text = piece * (length // len(piece))
    gc.disable()  # it would look through all that the other tests left
    try:
        before = time.process_time()
        parse(text)
        return time.process_time() - before
    finally:
        gc.enable()


@pytest.mark.parametrize("piece", IDLE)
@pytest.mark.parametrize("parse", PARSERS.values(), ids=PARSERS)
def test_a_megabyte_of_one_piece_is_parsed_in_a_second(parse, piece):
    assert seconds_of(parse, piece, MEGABYTE) < IDLE_SECONDS


@pytest.mark.parametrize("piece", [*IDLE, *FULL])
@pytest.mark.parametrize("name", ["times", "quantities"])
def test_a_longer_text_takes_as_much_longer(name, piece):
    length = MEGABYTE // 32
    short, long = (  # the better of two: the machine may do something else
        min(seconds_of(PARSERS[name], piece, size) for _ in range(2))
        for size in (length, GROWTH * length)
    )
    assert long < max(SHORTEST, LONGER * short)
    assert long < FULL_SECONDS_A_MEGABYTE * GROWTH * length / MEGABYTE


@given(text=st.one_of(NEWS, st.lists(st.sampled_from([*IDLE, *FULL]), max_size=40).map("".join)))
def test_what_is_kept_of_a_row_is_what_is_read_anew(text):
    anew = dates.parse(text), quantities.find(text)
    with patch.object(time_reading, "OFTEN", 0), patch.object(quantity_reading, "OFTEN", 0):
        assert (dates.parse(text), quantities.find(text)) == anew


@pytest.mark.parametrize("piece", FULL)
def test_a_row_says_at_its_end_what_it_says_at_its_beginning(piece):
    row = piece * (8 * time_words.OFTEN)
    for found in (dates.parse(row), quantities.find(row)):
        spans = [each.span for each in found]
        gaps = {right.start - left.start for left, right in pairwise(spans[2:-2])}
        assert len(gaps) <= 1
        assert len({replace(each, span=Span(0, 0)) for each in found[2:-2]}) <= 1
