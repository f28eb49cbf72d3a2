"""docs/times-and-quantities.md says what both engines do alone: each of its examples is tried."""

from __future__ import annotations

import doctest
import re
from datetime import date
from pathlib import Path

import pytest

from crossread.model.quantities import Measure, QuantityRelation
from crossread.model.times import TimeRelation
from crossread.text import dates, quantities
from crossread.text.time_slack import can_agree, hours_of, slack

ROOT = Path(__file__).resolve().parent.parent
PAGE = (ROOT / "docs" / "times-and-quantities.md").read_text(encoding="utf-8")
DAY = date(2024, 6, 20)


def rows(section: str) -> list[list[str]]:
    """Return the cells of a section's table without its head."""
    text = PAGE.partition(f"\n## {section}\n")[2].partition("\n## ")[0]
    table = [line for line in text.split("\n") if line.startswith("|")]
    assert table, section
    return [[cell.strip() for cell in line.strip("|").split("|")] for line in table[2:]]


def test_the_python_of_the_page_prints_what_it_shows():
    blocks = "\n".join(re.findall(r"```python\n(.*?)```", PAGE, re.DOTALL))
    examples = doctest.DocTestParser().get_doctest(blocks, {}, "page", None, 0)
    assert len(examples.examples) > 10
    assert doctest.DocTestRunner(verbose=False).run(examples).failed == 0


@pytest.mark.parametrize("words, sentence, edtf, granularity, modifier", rows("Times, alone"))
def test_times_mean_what_the_page_says(words, sentence, edtf, granularity, modifier):
    (found,) = dates.find(sentence, DAY)
    assert (found.words, found.edtf, found.granularity) == (words, edtf, granularity)
    assert found.expression.modifier == modifier


@pytest.mark.parametrize("one, other, relation", rows("Comparing times"))
def test_times_compare_as_the_page_says(one, other, relation):
    left, right = (dates.find(words, DAY)[0].time for words in (one, other))
    assert left is not None
    assert right is not None
    assert dates.compare(left, right).value == dates.compare(right, left).value == relation


@pytest.mark.parametrize("one, other, agree", rows("Two times of one moment"))
def test_two_times_of_one_moment_agree_as_the_page_says(one, other, agree):
    found = [dates.find(words, DAY)[0] for words in (one, other)]
    left, right = (hours_of(each.time, each.expression) for each in found)
    assert can_agree(left, right, slack(left, right, [], [])) is (agree == "yes")


@pytest.mark.parametrize(
    "words, sentence, measure, low, high, unit, more", rows("Quantities, alone")
)
def test_quantities_mean_what_the_page_says(words, sentence, measure, low, high, unit, more):
    (found,) = quantities.find(sentence)
    told = {"of ": found.thing, "per ": found.per, "since ": found.since}
    assert found.span.of(sentence) == words
    assert (found.measure.value, found.unit) == (measure, unit)
    assert (f"{found.low:g}", f"{found.high:g}") == (low, high)
    assert " ".join(word + cell for word, cell in told.items() if cell) == more


@pytest.mark.parametrize("one, other, relation, reason", rows("Comparing quantities"))
def test_quantities_compare_as_the_page_says(one, other, relation, reason):
    left, right = (quantities.find(f"The {words}")[0] for words in (one, other))
    assert quantities.compare(left, right) == (QuantityRelation(relation), reason)


def test_the_page_shows_every_measure_and_relation():
    assert {row[2] for row in rows("Quantities, alone")} == {each.value for each in Measure}
    assert {row[2] for row in rows("Comparing times")} == {each.value for each in TimeRelation}
    shown = {row[2] for row in rows("Comparing quantities")}
    assert shown == {each.value for each in QuantityRelation}
