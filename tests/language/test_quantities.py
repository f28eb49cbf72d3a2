"""The parse tells what a number counts."""

import pytest

from crossread.language import quantities
from crossread.model.annotation import Annotation

COUNTED = [
    ("They sent about 7,400 crates of ammunition to the front.", "crate", "ammunition", 7030, 7770),
    ("The navy fired dozens of cruise missiles on Monday.", "cruise missile", "", 24, 99),
    ("Nearly 30 Ostrelian soldiers were hurt in the blast.", "soldier", "", 27.6, 30),
    ("The two leaders signed the treaty.", "leader", "", 2, 2),
    ("Several senior officials left the capital.", "senior official", "", 3, 9),
    ("The talks lasted nearly 25 years.", "year", "", 23, 25),
    ("Ostrelia hands over four patrol boats to Belmark.", "patrol boat", "", 4, 4),
    ("Over four ships were lost.", "ship", "", 4, 8),
    ("It was his second visit to the island.", "visit", "", 2, 2),
    ("The plant cost $3.5 billion.", "USD", "", 3.45e9, 3.55e9),
]


@pytest.mark.parametrize(("text", "unit", "thing", "low", "high"), COUNTED)
def test_counted_noun(annotate, text, unit, thing, low, high):
    (quantity,) = quantities.find(text, annotate(text))
    assert (quantity.unit, quantity.thing) == (unit, thing)
    assert (quantity.low, quantity.high) == (pytest.approx(low), pytest.approx(high))


def test_spans_are_of_the_article(annotate):
    text = "The fleet left.\n\nIt had 40 ships. On June 3, 2020, it lost 12 ships."
    found = quantities.find(text, annotate(text))
    assert [quantity.span.of(text) for quantity in found] == ["40 ships", "12 ships"]


def test_no_sentences_no_quantities():
    assert quantities.find("Ten ships left.", Annotation("000")) == ()
