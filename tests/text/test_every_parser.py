"""Every parser of the text folder takes any string, and long rows of one piece in linear time."""

import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from crossread.text import (
    edtf,
    normalise,
    numbers,
    person_names,
    publication_dates,
    quantities,
    times,
    urls,
)
from crossread.text.shadow import shade

MEGABYTE = 1_000_000
# A megabyte took 2.3 seconds at most on one core of a server; three times that for a busy one,
# which a quadratic parser (hours) still misses.
SECONDS = 7.0
PIECES = ["1", ",", "of of of ", "of ", "1,", "1 ", "1.", "$", "May ", "million ", "A. ", "(", "\n"]
PARSERS = {
    "times": times.parse,
    "quantities": quantities.parse,
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


@pytest.mark.parametrize("piece", PIECES)
@pytest.mark.parametrize("parse", PARSERS.values(), ids=PARSERS)
def test_a_megabyte_of_one_piece_is_parsed_in_seconds(parse, piece):
    text = piece * (MEGABYTE // len(piece))
    before = time.process_time()
    parse(text)
    assert time.process_time() - before < SECONDS
