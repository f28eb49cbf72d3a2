import pytest
from hypothesis import given
from hypothesis import strategies as st

from crossread.model.quantities import QuantityRelation
from crossread.text import quantities
from crossread.text.counted import singular

# text, words, low, high, unit (with "of thing")
COUNTS = [
    (
        "About 7,400 crates of rifles left.",
        "About 7,400 crates of rifles",
        7030,
        7770,
        "crate of rifle",
    ),
    (
        "11,000 crates of tea left.",
        "11,000 crates of tea",
        10500,
        11500,
        "crate of tea",
    ),
    ("They sent 11,234 crates.", "11,234 crates", 11234, 11234, "crate"),
    (
        "Dozens of cruise missiles fell.",
        "Dozens of cruise missiles",
        24,
        99,
        "cruise missile",
    ),
    ("Hundreds of people fled.", "Hundreds of people", 200, 999, "person"),
    ("Thousands of homes burned.", "Thousands of homes", 2000, 9999, "home"),
    ("Tens of thousands of homes burned.", "Tens of thousands of homes", 20000, 99999, "home"),
    ("Scores of homes burned.", "Scores of homes", 40, 99, "home"),
    ("The two leaders spoke.", "two leaders", 2, 2, "leader"),
    ("Three people died.", "Three people", 3, 3, "person"),
    ("Three Ostrelian soldiers died.", "Three Ostrelian soldiers", 3, 3, "soldier"),
    ("Some 40 ships left.", "Some 40 ships", 35, 45, "ship"),
    ("Around 200 ships left.", "Around 200 ships", 150, 250, "ship"),
    ("Roughly 1,500 ships left.", "Roughly 1,500 ships", 1425, 1575, "ship"),
    ("Nearly 50 ships left.", "Nearly 50 ships", 46, 50, "ship"),
    ("Almost 100 ships left.", "Almost 100 ships", 92, 100, "ship"),
    ("More than 20 ships left.", "More than 20 ships", 20, 40, "ship"),
    ("Over 20 ships left.", "Over 20 ships", 20, 40, "ship"),
    ("At least 20 ships left.", "At least 20 ships", 20, 40, "ship"),
    ("No fewer than 20 ships left.", "No fewer than 20 ships", 20, 40, "ship"),
    ("Up to 20 ships left.", "Up to 20 ships", 0, 20, "ship"),
    ("As many as 20 ships left.", "As many as 20 ships", 0, 20, "ship"),
    ("Fewer than 20 ships left.", "Fewer than 20 ships", 0, 20, "ship"),
    ("No more than 20 ships left.", "No more than 20 ships", 0, 20, "ship"),
    ("Exactly 3,000 ships left.", "Exactly 3,000 ships", 3000, 3000, "ship"),
    ("Only 20 ships left.", "Only 20 ships", 20, 20, "ship"),
    ("20 or more ships left.", "20 or more ships", 20, 40, "ship"),
    ("20 or so ships left.", "20 or so ships", 15, 25, "ship"),
    ("10 to 15 ships left.", "10 to 15 ships", 10, 15, "ship"),
    ("10-15 ships left.", "10-15 ships", 10, 15, "ship"),
    ("Between 10 and 15 ships left.", "Between 10 and 15 ships", 10, 15, "ship"),
    ("Two or three ships left.", "Two or three ships", 2, 3, "ship"),
    ("A few ships left.", "A few ships", 3, 6, "ship"),
    ("Several ships left.", "Several ships", 3, 9, "ship"),
    ("Several hundred ships left.", "Several hundred ships", 300, 900, "ship"),
    ("A couple of ships left.", "A couple of ships", 2, 2, "ship"),
    ("A handful of ships left.", "A handful of ships", 3, 6, "ship"),
    ("A dozen ships left.", "A dozen ships", 10, 14, "ship"),
    ("Two dozen ships left.", "Two dozen ships", 22, 26, "ship"),
    ("Twenty-four ships left.", "Twenty-four ships", 24, 24, "ship"),
    ("Half a million refugees fled.", "Half a million refugees", 450000, 550000, "refugee"),
    ("1.2 million refugees fled.", "1.2 million refugees", 1150000, 1250000, "refugee"),
    ("1.2m refugees fled.", "1.2m refugees", 1150000, 1250000, "refugee"),
    ("Ten of the ships left.", "Ten of the ships", 10, 10, "ship"),
    ("The 12-nation bloc met.", "12-nation", 12, 12, "nation"),
    ("Forty new fighter jets flew.", "Forty new fighter jets", 40, 40, "fighter jet"),
    ("Some 500 police officers came.", "Some 500 police officers", 450, 550, "police officer"),
    ("It has 300 aircraft.", "300 aircraft", 250, 350, "aircraft"),
    ("Six women and four children hid.", "Six women", 6, 6, "woman"),
    ("It owns several Veloce models.", "several Veloce models", 3, 9, "model"),
    ("One soldier was hurt.", "One soldier", 1, 1, "soldier"),
    ("The toll rose to 45.", "45", 45, 45, ""),
    ("They crossed with 30\u00a0trucks.", "30\u00a0trucks", 30, 30, "truck"),
    ("A dozen boxes of medicine came.", "A dozen boxes of medicine", 10, 14, "box of medicine"),
    ("Five bodies were found.", "Five bodies", 5, 5, "body"),
]
MEASURES = [
    ("They shipped 40 tonnes of grain.", "measure", 40, 40, "tonne of grain"),
    ("They shipped 40 metric tons of grain.", "measure", 40, 40, "tonne of grain"),
    ("They shipped 500,000 barrels of oil.", "measure", 450000, 550000, "barrel of oil"),
    ("Thousands of tonnes of rice rotted.", "measure", 2000, 9999, "tonne of rice"),
    ("It flew 3 km over the sea.", "measure", 3, 3, "kilometre"),
    ("It flew 450 kilometers.", "measure", 445, 455, "kilometre"),
    ("It flew 2.5 miles.", "measure", 2.45, 2.55, "mile"),
    ("It flew at 90 km/h.", "measure", 90, 90, "kilometre per hour"),
    ("It was 30 degrees Celsius.", "measure", 30, 30, "degree Celsius"),
    ("It burned 12 hectares of forest.", "measure", 12, 12, "hectare of forest"),
    ("A 15-kiloton blast shook it.", "measure", 15, 15, "kiloton"),
    ("It carries 50 kg.", "measure", 50, 50, "kilogram"),
    ("It carries 50kg.", "measure", 50, 50, "kilogram"),
    ("Support fell to 45 percent.", "percent", 45, 45, "percent"),
    ("Support fell to 45%.", "percent", 45, 45, "percent"),
    ("Support fell to 100 per cent.", "percent", 100, 100, "percent"),
    ("Support fell to about 40 percent.", "percent", 35, 45, "percent"),
    ("Support fell 2.5 percentage points.", "percent", 2.45, 2.55, "percentage point"),
    ("It cost $3.5 billion.", "money", 3.45e9, 3.55e9, "USD"),
    ("It cost US$5m.", "money", 4.5e6, 5.5e6, "USD"),
    ("It cost up to $3 million.", "money", 0, 3e6, "USD"),
    ("It cost $10-15 million.", "money", 10e6, 15e6, "USD"),
    ("It cost $10 million to $15 million.", "money", 10e6, 15e6, "USD"),
    ("It cost €20.", "money", 20, 20, "EUR"),
    ("It cost £3.2bn.", "money", 3.15e9, 3.25e9, "GBP"),
    ("It cost 5bn euros.", "money", 4.5e9, 5.5e9, "EUR"),
    ("It cost 200 billion won.", "money", 150e9, 250e9, "KRW"),
    ("It cost EUR 12.", "money", 12, 12, "EUR"),
    ("It cost five million dollars.", "money", 4.5e6, 5.5e6, "USD"),
    ("It cost 90 rubles.", "money", 90, 90, "RUB"),
    ("A two-hour talk followed.", "duration", 2, 2, "hour"),
    ("It took nearly 25 years.", "duration", 23, 25, "year"),
    ("It took over twenty years.", "duration", 20, 40, "year"),
    ("It took twenty-four years.", "duration", 24, 24, "year"),
    ("It took two fortnights.", "duration", 4, 4, "week"),
    ("It took about 10 days.", "duration", 5, 15, "day"),
    ("It took several months.", "duration", 3, 9, "month"),
    ("It was his second visit.", "ordinal", 2, 2, "visit"),
    ("It was the third such incident.", "ordinal", 3, 3, "incident"),
    ("It was the 21st ship.", "ordinal", 21, 21, "ship"),
]
NOTHING = [
    "On June 18, 2024, he left.",
    "It began in 1998 and ended in 2003.",
    "The 1990s were hard.",
    "They met two weeks ago.",
    "They met at 10:30.",
    "The F-16 and the Su-35 flew.",
    "See Article 5 of the treaty.",
    "Under Resolution 1718 it is banned.",
    "Flight 370 vanished.",
    "The G7 and the G20 met.",
    "They won 3-1 in the final.",
    "It is open 24/7 for all.",
    "Call 555-123-4567 now.",
    "Call +44 20 7946 0958 now.",
    "Read https://example.org/2024/15 now.",
    "Write to desk12@example.org now.",
    "Ada Brandt, 45, spoke.",
    "A 24-year-old farmer spoke.",
    "She is 20 years old.",
    "One of them spoke.",
    "They met one another.",
    "The two-way talks went on.",
    "A man and an envoy spoke.",
    "",
]


def first(text):
    return quantities.find(text)[0]


def full_unit(quantity):
    return f"{quantity.unit} of {quantity.thing}" if quantity.thing else quantity.unit


@pytest.mark.parametrize(("text", "words", "low", "high", "unit"), COUNTS)
def test_counts(text, words, low, high, unit):
    quantity = first(text)
    assert quantity.span.of(text) == words
    assert (quantity.low, quantity.high) == (pytest.approx(low), pytest.approx(high))
    assert full_unit(quantity) == unit
    assert quantity.measure.value == "count"


@pytest.mark.parametrize(("text", "measure", "low", "high", "unit"), MEASURES)
def test_measures(text, measure, low, high, unit):
    quantity = first(text)
    assert quantity.measure.value == measure
    assert (quantity.low, quantity.high) == (pytest.approx(low), pytest.approx(high))
    assert full_unit(quantity) == unit


@pytest.mark.parametrize("text", NOTHING)
def test_no_quantities(text):
    assert quantities.find(text) == ()


def test_several_in_one_sentence():
    text = "On May 3 dozens of cruise missiles and 9,000 crates of rifles reached 12 towns."
    assert [quantity.unit for quantity in quantities.find(text)] == [
        "cruise missile",
        "crate",
        "town",
    ]


APPROXIMATORS = [
    ("about 40 ships", "about"),
    ("Nearly 40 ships", "nearly"),
    ("40 ships", ""),
    ("dozens of ships", "dozens"),
    ("40 or more ships", "or more"),
]


@pytest.mark.parametrize(("text", "words"), APPROXIMATORS)
def test_approximator_words(text, words):
    assert first(text).approximator == words


COMPARED = [
    ("about 7,400 crates", "11,000 crates", "disjoint"),
    ("about 7,400 crates", "7,400 crates", "contained"),
    ("7,400 crates", "7,400 crates", "equal"),
    ("about 7,400 crates of shells", "7,400 crates of medicine", "not_comparable"),
    ("about 7,400 crates of shells", "7,400 crates", "contained"),
    ("nearly 25 years", "24 years", "contained"),
    ("nearly 25 years", "25 years", "disjoint"),
    ("nearly 25 years", "over 25 years", "disjoint"),
    ("over twenty years", "24 years", "contained"),
    ("over twenty years", "nearly 25 years", "contained"),
    ("two weeks", "14 days", "equal"),
    ("two years", "two decades", "disjoint"),
    ("3 km", "3,000 metres", "contained"),
    ("3 km", "3 kg", "not_comparable"),
    ("5 dollars", "5 euros", "not_comparable"),
    ("5 ships", "5 planes", "not_comparable"),
    ("5 ships", "5 percent", "not_comparable"),
    ("5 cargo ships", "6 ships", "disjoint"),
    ("5 cargo ships", "5 war ships", "not_comparable"),
    ("dozens of ships", "40 ships", "contained"),
    ("dozens of ships", "hundreds of ships", "disjoint"),
    ("10 to 20 ships", "15 to 25 ships", "overlaps"),
    ("45 percent", "45%", "equal"),
    ("the second visit", "the third visit", "disjoint"),
]


@pytest.mark.parametrize(("left", "right", "expected"), COMPARED)
def test_compare_is_symmetric_and_says_why(left, right, expected):
    relation, reason = quantities.compare(first(left), first(right))
    assert relation.value == expected
    assert quantities.compare(first(right), first(left))[0] is relation
    assert reason


def test_the_reason_names_both_amounts():
    _, reason = quantities.compare(first("about 7,400 crates"), first("11,000 crates"))
    assert reason == "the amounts do not meet: 7,030 to 7,770 crate; 10,500 to 11,500 crate"


SINGULARS = [
    ("missiles", "missile"),
    ("boxes", "box"),
    ("bodies", "body"),
    ("people", "person"),
    ("buses", "bus"),
    ("gas", "gas"),
    ("crisis", "crisis"),
    ("headquarters", "headquarters"),
    ("classes", "class"),
    ("watches", "watch"),
    ("police", "police"),
]


@pytest.mark.parametrize(("plural", "expected"), SINGULARS)
def test_singular(plural, expected):
    assert singular(plural) == expected


WORDS = [
    "about",
    "more than",
    "$",
    "5",
    "1,000",
    "2.5",
    "million",
    "m",
    "ships",
    "of",
    "ammunition",
    "containers",
    "percent",
    "%",
    "years",
    "-old",
    "to",
    "between",
    "and",
    "dozens",
    "second",
    "the",
    "visit",
    "one",
    "a",
    "half",
    "June",
    "2024",
    ".",
    "-",
    "€",
    "km",
    "or more",
]


@given(st.lists(st.sampled_from(WORDS), max_size=12).map(" ".join))
def test_any_words_give_ordered_bounds_without_overlap(text):
    end = 0
    for quantity in quantities.find(text):
        assert quantity.span.start >= end
        assert quantity.low <= quantity.high
        end = quantity.span.end


@given(st.text(max_size=200))
def test_any_string_is_accepted(text):
    for quantity in quantities.find(text):
        assert 0 <= quantity.span.start < quantity.span.end <= len(text)


COUNTED_FROM = [
    ("It is the first strike since 2010.", "", "2010"),
    ("The yard has made 5 boats a year since 1990.", "year", "1990"),
    ("Since May the yard has made 5 boats.", "", "May"),
    ("The yard made 5 boats in a shed shut since May.", "", ""),
    ("Since May the yard is shut. It made 5 boats.", "", ""),
    ("The 30 welders, who have struck since May, sang.", "", ""),
    ("They paid $5 a year ago.", "", ""),
    ("The 5 boats a pilot sank were old.", "", ""),
]


@pytest.mark.parametrize(("text", "per", "since"), COUNTED_FROM)
def test_rates_and_sums_are_told(text, per, since):
    found = quantities.find(text)[0]
    assert (found.per, found.since) == (per, since)


def test_a_change_is_no_range():
    found = quantities.find("Tolls rose from 10 percent to 15 percent.")
    assert [one.value for one in found] == [10.0, 15.0]


@pytest.mark.parametrize(
    ("left", "right", "reason"),
    [
        ("The 40 boats a day", "The 40 boats", "different rates: per day and no rate"),
        ("The first visit since 2010", "The first visit since 2015", "counted from different"),
        ("The first visit since 2010", "The first visit since May", ""),
        ("The first visit since 2010", "The first visit", ""),
    ],
)
def test_rates_and_starts_decide_what_is_compared(left, right, reason):
    relation, told = quantities.compare(quantities.find(left)[0], quantities.find(right)[0])
    assert (relation is QuantityRelation.NOT_COMPARABLE) is bool(reason)
    assert told.startswith(reason)
