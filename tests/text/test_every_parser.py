"""Every parser of the text folder takes any string, and long rows of one piece in linear time."""

import time
from collections.abc import Callable

import pytest
from hypothesis import given
from hypothesis import strategies as st

from crossread.text import (
    dates,
    edtf,
    normalise,
    numbers,
    person_names,
    publication_dates,
    quantities,
    urls,
)
from crossread.text.shadow import shade

MEGABYTE = 1_000_000
# A megabyte in which nothing is found takes a second at most on one core of a server, most of it
# less than half; three times that for a busy one.
IDLE_SECONDS = 3.0
# Where every word is a time or a quantity, each costs some twenty microseconds: six seconds a
# megabyte at most. A quadratic parser would take hours.
FULL_SECONDS_A_MEGABYTE = 20.0
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
    *("May 1 ", "2024 ", "since 2010 "),
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
    before = time.process_time()
    parse(text)
    return time.process_time() - before


@pytest.mark.parametrize("piece", IDLE)
@pytest.mark.parametrize("parse", PARSERS.values(), ids=PARSERS)
def test_a_megabyte_of_one_piece_is_parsed_in_a_second(parse, piece):
    assert seconds_of(parse, piece, MEGABYTE) < IDLE_SECONDS


@pytest.mark.parametrize("piece", [*IDLE, *FULL])
@pytest.mark.parametrize("name", ["times", "quantities"])
def test_a_longer_text_takes_as_much_longer(name, piece):
    length = MEGABYTE // 32
    short, long = (  # the better of two: the collector of garbage comes when it will
        min(seconds_of(PARSERS[name], piece, size) for _ in range(2))
        for size in (length, GROWTH * length)
    )
    assert long < max(SHORTEST, LONGER * short)
    assert long < FULL_SECONDS_A_MEGABYTE * GROWTH * length / MEGABYTE
