"""Our own tables of times and quantities: their form, and how a row is judged."""

import re
from datetime import date
from pathlib import Path

import pytest

from crossread.errors import InputError
from crossread.text import edtf
from evaluation import quantities, times
from evaluation.sets import Choice, Part
from evaluation.tables import (
    Row,
    judge_quantity,
    judge_time,
    load_quantities,
    load_times,
    tally,
)

ANCHOR = date(2025, 3, 12)
OTHER = re.compile(r"-|set|vague|event [+-]\d+ [a-z]+|= (?:\?|[0-9.]+) [a-z]+(?: [A-Z_]+)?\Z")


def at(sentence, words, meaning):
    return judge_time(Row("made up", sentence, words, (meaning,), ANCHOR)).right


def counts(sentence, words, *meaning):
    return judge_quantity(Row("made up", sentence, words, meaning)).right


def test_tables_are_as_large_as_they_should_be_and_hold_no_sentence_twice():
    for rows, least in ((load_times(), 400), (load_quantities(), 300)):
        keys = [(row.group, row.sentence, row.meaning) for row in rows]
        assert len(rows) >= least
        assert len(set(keys)) == len(keys)


def test_every_meaning_of_a_time_is_edtf_or_of_a_known_form():
    for row in load_times():
        value = row.meaning[0].removesuffix(" future").split(" @")[0]
        assert edtf.is_valid(value) or OTHER.match(value), row


def test_values_lie_within_their_intervals():
    for row in load_quantities():
        if row.words and row.meaning[1] != "?":
            low, high = (float(bound.strip("<>")) for bound in row.meaning[2].split(".."))
            assert low <= float(row.meaning[1]) <= high, row


def test_a_time_is_right_only_with_words_value_and_time_of_day():
    assert at("It sank on May 3, 2019.", "May 3, 2019", "2019-05-03")
    assert not at("It sank on May 3, 2019.", "May 3", "2019-05-03")
    assert not at("It sank on May 3, 2019.", "May 3, 2019", "2019-05-04")
    assert not at("It sank on Monday evening.", "Monday evening", "2025-03-10")
    assert at("It sank on Monday evening.", "Monday evening", "2025-03-10 @evening")
    assert at("It sinks on Monday.", "Monday", "2025-03-17 future")


def test_a_length_is_right_only_with_count_unit_and_modifier():
    assert at("It took over two years.", "over two years", "= 2 year MORE_THAN")
    assert not at("It took over two years.", "over two years", "= 2 year")


def test_a_second_expression_or_one_in_a_trap_is_wrong():
    assert not at("It sank in 2019 and in 2020.", "2019", "2019")
    assert at("You may go.", "", "-")
    assert not at("It sank in 2019.", "", "-")


def test_a_quantity_is_right_only_with_every_cell():
    row = ("count", "20", ">20..40", "ship")
    assert counts("More than 20 ships sank.", "More than 20 ships", *row)
    assert not counts("More than 20 ships sank.", "20 ships", *row)
    assert not counts("At least 20 ships sank.", "At least 20 ships", *row)
    assert not counts("More than 20 ships sank.", "More than 20 ships", *row, "tea")
    assert not counts("More than 20 ships sank.", "", "-")


def test_tally_counts_by_class(capsys):
    rows = [
        Row("years", "It sank in 2019.", "2019", ("2019",), ANCHOR),
        Row("years", "It sank in 2019.", "2019", ("2018",), ANCHOR),
        Row("no time", "You may go.", "", ("-",), ANCHOR),
    ]
    values = tally([judge_time(row) for row in rows], Choice(details=True))
    assert values == {"rows": 3, "strict": 2 / 3, "years": 0.5, "no_time": 1.0}
    assert capsys.readouterr().err.count("\n") == 1


@pytest.mark.parametrize(("yardstick", "least"), [(times, 0.98), (quantities, 0.98)])
def test_the_tables_are_read(yardstick, least):
    values = yardstick.measure(Path())
    assert values["strict"] >= least
    assert yardstick.measure(Path(), Choice(Part.SAMPLE))["rows"] < values["rows"] / 2


@pytest.mark.parametrize(
    "text", ["years: 3", "years:\n  anchor: 2025-03-12\n  rows: [it sank]", "["]
)
def test_a_malformed_table_is_refused(tmp_path, text):
    path = tmp_path / "table.yaml"
    path.write_text(text, encoding="utf-8")
    with pytest.raises(InputError):
        load_times(path)
