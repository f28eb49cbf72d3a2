"""The yardstick of time expressions, on TimeML of our own."""

from datetime import date

import pytest

from crossread.text.dates import parse
from evaluation.timex import Timex, pair, read_timeml
from evaluation.timex_values import value_of

TIMEML = b"""<?xml version="1.0" ?><TimeML><DOCID>d</DOCID>
<DCT><TIMEX3 tid="t0" type="DATE" value="2024-06-20">June 20</TIMEX3></DCT>
<TEXT>Vesk <EVENT eid="e1" class="OCCURRENCE">left</EVENT> on
<TIMEX3 tid="t1" type="DATE" value="2024-06-18">Tuesday</TIMEX3>.</TEXT></TimeML>"""


def test_timeml_is_read_with_code_points():
    document = read_timeml("d.tml", TIMEML)
    assert document.created == date(2024, 6, 20)
    (time,) = document.times
    assert document.text[time.start : time.end] == "Tuesday"
    assert time.value == "2024-06-18"


def test_a_file_without_text_is_refused():
    with pytest.raises(ValueError, match="no TEXT"):
        read_timeml("d.tml", b"<TimeML><DOCID>d</DOCID></TimeML>")


@pytest.mark.parametrize(
    ("words", "value"),
    [
        ("June 18", "2024-06-18"),
        ("in May 2023", "2023-05"),
        ("yesterday", "2024-06-19"),
        ("last year", "2023"),
        ("this week", "2024-W25"),
        ("the third quarter of 2023", "2023-Q3"),
        ("the 1990s", "199"),
        ("for two weeks", "P2W"),
        ("two decades", "P20Y"),
        ("several months", "PXM"),
        ("the past three years", "P3Y"),
        ("at the end of 2023", "2023"),
        ("after June 18", "2024-06-18"),
        ("recently", "PAST_REF"),
        ("soon", "FUTURE_REF"),
        ("now", "PRESENT_REF"),
        ("every year", "P1Y"),
    ],
)
def test_values_are_written_as_timeml_writes_them(words, value):
    (time,) = parse(words)
    assert value_of(time, date(2024, 6, 20), time.span.of(words)) == value


def test_an_expression_is_paired_once():
    gold = [Timex(0, 10, "a", "DATE"), Timex(12, 20, "b", "DATE")]
    found = [Timex(5, 8, "a", "date"), Timex(9, 15, "b", "date")]
    assert pair(gold, found) == list(zip(gold, found, strict=True))
    assert pair(gold, [Timex(10, 12, "a", "date")]) == []
