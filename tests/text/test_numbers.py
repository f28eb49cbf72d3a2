import pytest
from hypothesis import given
from hypothesis import strategies as st

from crossread.text.approximations import widen
from crossread.text.numbers import read_amount, read_number
from crossread.text.shadow import shade

# text, words read, value, place of the last significant digit
NUMBERS = [
    ("7", "7", 7, 1),
    ("11,000 men", "11,000", 11000, 1000),
    ("7,400", "7,400", 7400, 100),
    ("1,234,567", "1,234,567", 1234567, 1),
    ("3.5 km", "3.5", 3.5, 0.1),
    ("1.2m euros", "1.2m", 1.2e6, 1e5),
    ("5bn", "5bn", 5e9, 1e9),
    ("40k", "40k", 40000, 10000),
    ("12 billion", "12 billion", 12e9, 1e9),
    ("two hundred", "two hundred", 200, 100),
    ("twenty-four", "twenty-four", 24, 1),
    ("twenty four", "twenty four", 24, 1),
    ("a hundred", "a hundred", 100, 100),
    ("one hundred and five", "one hundred and five", 105, 1),
    ("three hundred thousand", "three hundred thousand", 300000, 100000),
    ("two million three hundred thousand", "two million three hundred thousand", 2.3e6, 1e5),
    ("half a million", "half a million", 5e5, 1e5),
    ("quarter of a million", "quarter of a million", 2.5e5, 1e5),
    ("one and a half million", "one and a half million", 1.5e6, 1e5),
    ("a dozen eggs", "a dozen", 12, 4),
    ("two dozen eggs", "two dozen", 24, 4),
    ("a couple of eggs", "a couple of", 2, 1),
    ("three ten", "three", 3, 1),
    ("2,0", "2", 2, 1),
]
AMOUNTS = [
    ("10 to 15", 10, 15),
    ("10-15", 10, 15),
    ("10 to 15 million", 10e6, 15e6),
    ("two or three", 2, 3),
    ("dozens", 24, 99),
    ("hundreds", 200, 999),
    ("tens of thousands", 20000, 99999),
    ("hundreds of thousands", 200000, 999999),
    ("a few", 3, 6),
    ("several hundred", 300, 900),
    ("a handful of", 3, 6),
    ("3-1", 3, 3),
    ("3 and 5", 3, 3),
]
NO_NUMBERS = ["", "a man", "an end", "ton", "onerous", "millionaire", "tenfold", ",5", "²"]


@pytest.mark.parametrize(("text", "words", "value", "step"), NUMBERS)
def test_reads_a_number(text, words, value, step):
    number = read_number(text, 0)
    assert text[: number.end] == words
    assert number.value == pytest.approx(value)
    assert number.step == pytest.approx(step)


@pytest.mark.parametrize(("text", "low", "high"), AMOUNTS)
def test_reads_ranges_and_vague_words(text, low, high):
    amount = read_amount(text, 0)
    assert (amount.low, amount.high) == (low, high)


def test_and_is_a_range_only_after_between():
    amount = read_amount("between 3 and 5", 8)
    assert (amount.low, amount.high) == (3, 5)


@pytest.mark.parametrize("text", NO_NUMBERS)
def test_reads_no_number(text):
    assert read_number(text, 0) is None


WIDENED = [
    ("7,400", "near", 7030, 7770),
    ("11,000", "", 10500, 11500),
    ("11,000", "exact", 11000, 11000),
    ("11,234", "", 11234, 11234),
    ("25", "below", 23, 25),
    ("20", "above", 20, 40),
    ("20", "from", 20, 40),
    ("20", "to", 0, 20),
    ("20", "less", 0, 20),
    ("20", "", 20, 20),
    ("20", "near", 15, 25),
    ("3.5", "", 3.45, 3.55),
    ("two dozen", "", 22, 26),
    ("dozens", "", 24, 99),
    ("dozens", "from", 24, 99),
]


@pytest.mark.parametrize(("text", "kind", "low", "high"), WIDENED)
def test_widen(text, kind, low, high):
    bounds = widen(read_amount(text, 0), kind)
    assert (bounds.low, bounds.high) == (pytest.approx(low), pytest.approx(high))


@given(st.integers(0, 10**15 - 1))
def test_digits_with_and_without_commas_read_the_same(value):
    assert read_number(str(value), 0).value == value
    assert read_number(f"{value:,}", 0).value == value


KINDS = ["", "near", "below", "above", "from", "to", "exact"]


@given(st.integers(0, 10**9), st.sampled_from(KINDS))
def test_bounds_never_cross(value, kind):
    bounds = widen(read_number(str(value), 0), kind)
    assert bounds.low <= bounds.high


@given(st.text(max_size=80))
def test_shade_keeps_the_length(text):
    assert len(shade(text)) == len(text)


def test_shade_keeps_the_length_of_letters_that_grow():
    assert shade("İ\u00a0\u2013\u2019A") == "İ -'a"


NUMBER_WORDS = [
    "one",
    "two",
    "ten",
    "twenty",
    "hundred",
    "thousand",
    "million",
    "and",
    "a",
    "half",
    "dozen",
    "few",
    "of",
    "-",
    "5",
    "1.5",
    "m",
    "to",
    "or",
    "dozens",
    "hundreds",
]


@given(st.lists(st.sampled_from(NUMBER_WORDS), max_size=15).map(" ".join))
def test_any_words_give_a_number_with_ordered_bounds_or_none(text):
    amount = read_amount(text, 0)
    if amount is not None:
        assert 0 <= amount.low <= amount.high
        assert 0 < amount.end <= len(text)
