"""Sentences written on Thursday, 20 June 2024: what is found and what it means then."""

from dataclasses import replace
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from crossread.model.times import TimeForm
from crossread.text import dates, edtf

ANCHOR = date(2024, 6, 20)

# sentence, words of the first expression, EDTF (None: no point in time)
RESOLVED = [
    # full dates
    ("The treaty was signed on March 3, 1997.", "March 3, 1997", "1997-03-03"),
    ("It opened 3 March 1997 in Ostrel.", "3 March 1997", "1997-03-03"),
    ("On the 3rd of March 1997 it rained.", "3rd of March 1997", "1997-03-03"),
    ("On the 3rd of March, 1997, it rained.", "3rd of March, 1997", "1997-03-03"),
    ("Signed on Mar. 3rd, 1997, in Ostrel.", "Mar. 3rd, 1997", "1997-03-03"),
    ("Signed 3-Mar-1997 by all.", "3-Mar-1997", "1997-03-03"),
    ("Published 1997-03-03 by the office.", "1997-03-03", "1997-03-03"),
    ("Published 1997/03/03 by the office.", "1997/03/03", "1997-03-03"),
    ("Published 25/12/2023 by the office.", "25/12/2023", "2023-12-25"),
    ("Published 12/25/2023 by the office.", "12/25/2023", "2023-12-25"),
    ("Published 25.12.2023 by the office.", "25.12.2023", "2023-12-25"),
    ("Published 05/06/2023 by the office.", "05/06/2023", "2023"),
    ("Published 12/25/98 by the office.", "12/25/98", "1998-12-25"),
    ("On Monday, March 3, 1997, it rained.", "Monday, March 3, 1997", "1997-03-03"),
    ("On Monday 3 March 1997 it rained.", "Monday 3 March 1997", "1997-03-03"),
    ("On Monday (March 3, 1997) it rained.", "Monday (March 3, 1997", "1997-03-03"),
    ("Mon. Mar 3rd, 1997", "Mon. Mar 3rd, 1997", "1997-03-03"),
    ("At noon on March 3, 1997, it rained.", "noon on March 3, 1997", "1997-03-03"),
    ("MARCH 3, 1997 - OSTREL", "MARCH 3, 1997", "1997-03-03"),
    ("It was March\u00a03,\u00a01997 then.", "March\u00a03,\u00a01997", "1997-03-03"),
    ("The accord of February 29, 2024 holds.", "February 29, 2024", "2024-02-29"),
    ("On January 1, 2024 10:21 AM EST it began.", "January 1, 2024 10:21 AM EST", "2024-01-01"),
    # months and years
    ("They first met in July 1998.", "July 1998", "1998-07"),
    ("They first met in July of 1998.", "July of 1998", "1998-07"),
    ("The war began in 1991.", "1991", "1991"),
    ("The 2023 elections were close.", "2023", "2023"),
    ("The summit (2019) failed.", "2019", "2019"),
    ("In the year 1868 it fell.", "1868", "1868"),
    ("The famine of the 1980s ended.", "1980s", "198X"),
    ("The music of the '80s is back.", "'80s", "198X"),
    ("Born in the sixties, she led.", "sixties", "196X"),
    ("Born in the Nineteen Sixties, she led.", "Nineteen Sixties", "196X"),
    ("The late 1980s were hard.", "late 1980s", "1987/1989"),
    ("The early 1980s were hard.", "early 1980s", "1980/1983"),
    ("The mid-1980s were hard.", "mid-1980s", "1984/1986"),
    ("A castle of the 19th century stood.", "19th century", "18XX"),
    ("They met in nineteen eighty-four.", "nineteen eighty-four", "1984"),
    ("The fleet sailed in fiscal year 2022.", "fiscal year 2022", "2022~"),
    ("It happened around 2010.", "around 2010", "2010~"),
    ("It happened in about 2010.", "about 2010", "2010~"),
    # parts of a year
    ("Exports fell in the third quarter of 2023.", "third quarter of 2023", "2023-35"),
    ("Exports fell in Q3 2023.", "Q3 2023", "2023-35"),
    ("Exports fell in the first half of 2023.", "first half of 2023", "2023-40"),
    ("Exports fell in the second half of last year.", "second half of last year", "2023-41"),
    ("Exports fell in the first quarter.", "first quarter", "2024-33"),
    ("Exports fell in 3Q 2023.", "3Q 2023", "2023-35"),
    ("Exports fell in Q3'23.", "Q3'23", "2023-35"),
    ("Exports fell in H1.", "H1", "2024-40"),
    # accounts, whose year may begin in any month
    ("Exports fell in FY23.", "FY23", "2023~"),
    ("Exports fell in FY 1998.", "FY 1998", "1998~"),
    ("Exports fell in fiscal '98.", "fiscal '98", "1998~"),
    ("Exports fell in fiscal 2022-23.", "fiscal 2022-23", "2022/2023"),
    ("Exports fell in fiscal 2022-25.", "fiscal 2022-25", "2022/2025"),
    ("Exports fell in the 2023 financial year.", "2023 financial year", "2023~"),
    ("Exports fell in Q1 FY2023.", "Q1 FY2023", "2023-33"),
    ("Exports fell in the fiscal first quarter.", "fiscal first quarter", "2024-33"),
    (
        "Exports fell in the fiscal year ending 29 February 2024.",
        "fiscal year ending 29 February 2024",
        "2023-03-01/2024-02-29",
    ),
    (
        "Exports fell in the fiscal year ended June 30.",
        "fiscal year ended June 30",
        "2022-07-01/2023-06-30",
    ),
    (
        "Exports fell in the fiscal year ending June 30.",
        "fiscal year ending June 30",
        "2023-07-01/2024-06-30",
    ),
    (
        "Exports fell in the fiscal half to April 5, 2024.",
        "fiscal half to April 5, 2024",
        "2023-10-06/2024-04-05",
    ),
    ("They met in the summer of 2022.", "summer of 2022", "2022-22"),
    ("They met in spring 2022.", "spring 2022", "2022-21"),
    ("They met last summer.", "last summer", "2023-22"),
    ("They met last winter.", "last winter", "2023-24"),
    ("They will meet next spring.", "next spring", "2025-21"),
    ("They met in the autumn.", "autumn", "2023-23"),
    ("They met in early 2022.", "early 2022", "2022-01-01/2022-04-30"),
    ("They met in mid-2022.", "mid-2022", "2022-05-01/2022-08-31"),
    ("They met at the end of 2022.", "end of 2022", "2022-09-01/2022-12-31"),
    ("They met in late March 2022.", "late March 2022", "2022-03-21/2022-03-31"),
    # partial dates
    ("The fleet left on June 11.", "June 11", "2024-06-11"),
    ("The fleet left on 11 June.", "11 June", "2024-06-11"),
    ("The fleet left on Tuesday, June 11.", "Tuesday, June 11", "2024-06-11"),
    ("The fleet left on Tuesday the 11th of June.", "Tuesday the 11th of June", "2024-06-11"),
    ("The fleet left on December 5.", "December 5", "2023-12-05"),
    ("The fair opens July 4.", "July 4", "2024-07-04"),
    ("The fleet left in April.", "April", "2024-04"),
    ("The fleet left in May.", "May", "2024-05"),
    ("The fleet left in June.", "June", "2024-06"),
    ("The fleet left in September.", "September", "2023-09"),
    ("The fleet left in Sept. from Ostrel.", "Sept.", "2023-09"),
    ("The fleet left in late May.", "late May", "2024-05-21/2024-05-31"),
    ("The fleet left in early May.", "early May", "2024-05-01/2024-05-10"),
    ("The fleet left in mid-May.", "mid-May", "2024-05-11/2024-05-20"),
    ("At the end of April the fleet left.", "end of April", "2024-04-21/2024-04-30"),
    ("At the beginning of April the fleet left.", "beginning of April", "2024-04-01/2024-04-10"),
    ("They met last September.", "last September", "2023-09"),
    ("They will meet next September.", "next September", "2024-09"),
    ("They will meet next June.", "next June", "2025-06"),
    ("They met in September last year.", "September last year", "2023-09"),
    ("They meet in March of next year.", "March of next year", "2025-03"),
    ("All must be gone by August.", "August", "../2024-08"),
    ("On New Year's Eve the bells rang.", "New Year's Eve", "2023-12-31"),
    ("On Christmas Day 2021 the bells rang.", "Christmas Day 2021", "2021-12-25"),
    # weekdays
    ("The envoy arrived on Monday.", "Monday", "2024-06-17"),
    ("The envoy arrived on Thursday.", "Thursday", "2024-06-20"),
    ("The envoy arrived on Friday.", "Friday", "2024-06-14"),
    ("The envoy arrived last Monday.", "last Monday", "2024-06-17"),
    ("The envoy arrived last Thursday.", "last Thursday", "2024-06-13"),
    ("The envoy arrives next Monday.", "next Monday", "2024-06-24"),
    ("The envoy arrives next Thursday.", "next Thursday", "2024-06-27"),
    ("The envoy arrives this coming Monday.", "coming Monday", "2024-06-24"),
    ("The envoy arrived on Tuesday morning.", "Tuesday morning", "2024-06-18"),
    ("The envoy arrived early on Wednesday.", "early on Wednesday", "2024-06-19"),
    ("The envoy arrived late Wednesday.", "late Wednesday", "2024-06-19"),
    ("The envoy spoke on Monday before the talks.", "Monday", "2024-06-17"),
    ("The envoy arrived at 10 p.m. Wednesday.", "10 p.m. Wednesday", "2024-06-19"),
    ("The envoy arrived on Monday of last week.", "Monday of last week", "2024-06-10"),
    ("It could come as soon as Monday.", "Monday", "2024-06-24"),
    ("The envoy arrived on the night of Monday.", "night of Monday", "2024-06-17"),
    # offsets
    ("The envoy left yesterday.", "yesterday", "2024-06-19"),
    ("The envoy left today.", "today", "2024-06-20"),
    ("The envoy leaves tomorrow.", "tomorrow", "2024-06-21"),
    ("The envoy left the day before yesterday.", "day before yesterday", "2024-06-18"),
    ("The envoy leaves the day after tomorrow.", "day after tomorrow", "2024-06-22"),
    ("The envoy left last night.", "last night", "2024-06-19"),
    ("The envoy left this morning.", "this morning", "2024-06-20"),
    ("The envoy leaves tonight.", "tonight", "2024-06-20"),
    ("The envoy left last week.", "last week", "2024-06-10/2024-06-16"),
    ("The envoy leaves next week.", "next week", "2024-06-24/2024-06-30"),
    ("The envoy left this week.", "this week", "2024-06-17/2024-06-23"),
    ("The envoy left last weekend.", "last weekend", "2024-06-15/2024-06-16"),
    ("The envoy left last month.", "last month", "2024-05"),
    ("The envoy left this month.", "this month", "2024-06"),
    ("The envoy leaves next month.", "next month", "2024-07"),
    ("The envoy left last year.", "last year", "2023"),
    ("The envoy leaves next year.", "next year", "2025"),
    ("The envoy left last quarter.", "last quarter", "2024-01-01/2024-03-31"),
    ("The envoy left earlier this year.", "earlier this year", "2024-01-01/2024-06-20"),
    ("The envoy left earlier this month.", "earlier this month", "2024-06-01/2024-06-20"),
    ("The envoy leaves later this year.", "later this year", "2024-06-20/2024-12-31"),
    ("The envoy left late last week.", "late last week", "2024-06-14/2024-06-16"),
    ("The envoy leaves early next year.", "early next year", "2025-01-01/2025-04-30"),
    ("It must end by the end of the year.", "end of the year", "../2024-12-31"),
    ("The envoy left three days ago.", "three days ago", "2024-06-17"),
    ("The envoy left two weeks ago.", "two weeks ago", "2024-06-03/2024-06-09"),
    ("The envoy left a month ago.", "a month ago", "2024-05"),
    ("The envoy left 18 months ago.", "18 months ago", "2022-12"),
    ("The envoy left a decade ago.", "a decade ago", "2014"),
    ("The envoy left two or three years ago.", "two or three years ago", "2021/2022"),
    ("The envoy left six hours ago.", "six hours ago", "2024-06-19/2024-06-20"),
    ("The envoy returns ten days from now.", "ten days from now", "2024-06-30"),
    ("Prices rose in the past three years.", "past three years", "2021-06-20/2024-06-20"),
    ("Prices rose over the last two weeks.", "last two weeks", "2024-06-06/2024-06-20"),
    ("Prices rose in the past year.", "past year", "2023-06-20/2024-06-20"),
    ("Prices rose in the last 24 hours.", "last 24 hours", "2024-06-19/2024-06-20"),
    ("Prices may rise in the next six months.", "next six months", "2024-06-20/2024-12-20"),
    # relations
    ("The border is shut since 2020.", "2020", "2020/.."),
    ("The border is shut since September.", "September", "2023-09/.."),
    ("The border was shut until May 2023.", "May 2023", "../2023-05"),
    ("The border was shut before 2020.", "2020", "../2019-12-31"),
    ("The border was shut after March 3, 2020.", "March 3, 2020", "2020-03-04/.."),
    ("The border was shut since last year.", "last year", "2023/.."),
    # ranges
    ("Talks ran June 3-5, 2024, in Ostrel.", "June 3-5, 2024", "2024-06-03/2024-06-05"),
    ("Talks ran June 3 to 5 in Ostrel.", "June 3 to 5", "2024-06-03/2024-06-05"),
    ("Talks ran 3\u20135 June 2024 in Ostrel.", "3\u20135 June 2024", "2024-06-03/2024-06-05"),
    ("Talks ran June 3 and 4 in Ostrel.", "June 3 and 4", "2024-06-03/2024-06-04"),
    ("Talks ran May 30 - June 2, 2023.", "May 30 - June 2, 2023", "2023-05-30/2023-06-02"),
    ("Talks ran from March to May 2023.", "March to May 2023", "2023-03/2023-05"),
    ("Talks ran from March to May.", "March to May", "2024-03/2024-05"),
    ("Talks ran from November to January.", "November to January", "2023-11/2024-01"),
    ("The war of 1950-53 divided them.", "1950-53", "1950/1953"),
    ("The war of 1950-1953 divided them.", "1950-1953", "1950/1953"),
    ("It fell between 2010 and 2014.", "2010 and 2014", "2010/2014"),
    ("It fell from 2010 through 2014.", "2010 through 2014", "2010/2014"),
    # no point in time
    ("The talks took two hours.", "two hours", None),
    ("A two-hour talk followed.", "two-hour", None),
    ("The siege lasted nearly 30 years.", "nearly 30 years", None),
    ("It was the first visit in thirty-one years.", "thirty-one years", None),
    ("They have traded for decades.", "decades", None),
    ("They met every Tuesday.", "every Tuesday", None),
    ("They meet twice a year.", "twice a year", None),
    ("Trade has grown in recent years.", "recent years", None),
    ("The minister recently resigned.", "recently", None),
    ("Two days later the envoy left.", "Two days later", None),
    ("The following day the envoy left.", "following day", None),
    ("The day after the envoy left.", "day after", None),
]

# sentences in which no time stands
TIMELESS = [
    "You may march if you must.",
    "The Sun and the Sat dish shone.",
    "He sat in the second row.",
    "They will fall if we march on.",
    "It cost $2000 in all.",
    "Some 2000 soldiers left.",
    "The price is 1,998 crowns.",
    "Call 555-0199-2000 at once.",
    "The F-2000 jet flew.",
    "It pays 5 crowns a year to all.",
    "A 24-year-old farmer spoke.",
    "The score was 3-2.",
    "An august company gathered.",
    "Her twenties were hard.",
    "More than a quarter of the fleet sank.",
    "",
    "   ",
]


def resolved_first(text, anchor=ANCHOR):
    expression = dates.parse(text)[0]
    return expression, dates.resolve(expression, anchor)


@pytest.mark.parametrize(("text", "words", "expected"), RESOLVED)
def test_finds_and_resolves(text, words, expected):
    expression, resolved = resolved_first(text)
    assert expression.span.of(text) == words
    assert (resolved.edtf if resolved else None) == expected


@pytest.mark.parametrize(("text", "words", "expected"), RESOLVED)
def test_every_value_is_valid_edtf_whose_bounds_hold(text, words, expected):
    _, resolved = resolved_first(text)
    if resolved is not None:
        assert edtf.bounds(resolved.edtf) == (resolved.first, resolved.last)


@pytest.mark.parametrize("text", TIMELESS)
def test_finds_nothing(text):
    assert dates.parse(text) == ()


STATED = [text for text, _, _ in RESOLVED[:40]]


@pytest.mark.parametrize("text", STATED)
def test_stated_dates_need_no_anchor(text):
    expression = dates.parse(text)[0]
    assert dates.resolve(expression, None) == dates.resolve(expression, ANCHOR)


@pytest.mark.parametrize("text", ["on Monday", "in March", "June 3", "yesterday", "June 3 to 5"])
def test_without_an_anchor_the_rest_stays_open(text):
    assert dates.resolve(dates.parse(text)[0], None) is None


FUTURE = [
    ("on Monday", "2024-06-24"),
    ("on Thursday", "2024-06-20"),
    ("in May", "2025-05"),
    ("in September", "2024-09"),
    ("on January 5", "2025-01-05"),
    ("on June 18", "2024-06-18"),
]


@pytest.mark.parametrize(("text", "expected"), FUTURE)
def test_future_clauses_point_ahead(text, expected):
    expression = replace(dates.parse(text)[0], future=True)
    assert dates.resolve(expression, ANCHOR).edtf == expected


def test_a_wrong_weekday_is_noted():
    _, right = resolved_first("on Tuesday, June 18")
    _, wrong = resolved_first("on Monday, June 18, 2024")
    assert right.note == ""
    assert wrong.edtf == "2024-06-18"
    assert wrong.note == "2024-06-18 is a Tuesday, not a Monday"


ACCOUNTS = [
    ("in fiscal 2024", "year", "APPROX"),
    ("in the third quarter of fiscal 2024", "quarter", "APPROX"),
    ("in the second half of the fiscal year", "half", "APPROX"),
    ("last fiscal year", "year", "APPROX"),
    ("in the fiscal year ended June 30, 2023", "year", ""),
    ("in the fiscal quarter ended June 30, 2023", "quarter", ""),
    ("in the third quarter of 2024", "quarter", ""),
]


@pytest.mark.parametrize(("text", "unit", "modifier"), ACCOUNTS)
def test_years_of_accounts_are_approximate_unless_their_end_is_told(text, unit, modifier):
    (found,) = dates.find(text, ANCHOR)
    assert (found.granularity, found.time.modifier) == (unit, modifier)


def test_leap_days_find_their_year():
    assert dates.resolve(dates.parse("on February 29")[0], date(2026, 1, 1)).edtf == "2024-02-29"


def test_counted_from_an_event():
    expression = dates.parse("Two days later the envoy left.")[0]
    assert expression.reference == "event"
    assert dates.resolve_from(expression, date(2024, 3, 1)).edtf == "2024-03-03"


CLOCKS = [
    ("Jan 20, 2024 10:21 AM EST", "10:21-05:00", ""),
    ("on Monday at 9 p.m.", "21:00", ""),
    ("on Monday at 12:05 a.m.", "00:05", ""),
    ("on Monday at 17:30 GMT", "17:30+00:00", ""),
    ("on Monday evening", "", "evening"),
    ("last night", "", "night"),
]


@pytest.mark.parametrize(("text", "clock", "part"), CLOCKS)
def test_clock_and_part_of_day(text, clock, part):
    expression = dates.parse(text)[0]
    assert (expression.clock, expression.part) == (clock, part)


RELATIONS = [
    ("2024-06-18", "2024-06-18", "equal"),
    ("2024-06", "2024-06-18", "contained"),
    ("2024-06-18", "2024-06", "contained"),
    ("2024-06-10/2024-06-18", "2024-06-15/2024-06-25", "overlaps"),
    ("2024-06-18", "2024-06-19", "adjacent"),
    ("2024-06-18", "2024-06-20", "disjoint"),
    ("2024-05", "2024-06", "disjoint"),
    ("2024-05", "2024-06-01", "adjacent"),
    ("2023", "2024", "disjoint"),
    ("2023-09/..", "2024-06-18", "contained"),
    ("2023-09/..", "../2023-10", "overlaps"),
]


def point(code):
    first, last = edtf.bounds(code)
    return replace(resolved_first("2024 in all")[1], edtf=code, first=first, last=last)


@pytest.mark.parametrize(("left", "right", "expected"), RELATIONS)
def test_compare_is_symmetric(left, right, expected):
    assert dates.compare(point(left), point(right)).value == expected
    assert dates.compare(point(right), point(left)).value == expected


EARLIER = [
    ("first in 24 years", "1999-06/2001-06"),
    ("first in twenty-four years", "1999-06/2001-06"),
    ("first in nearly 25 years", "1999-06/2001-06"),
    ("first in over twenty years", "1994-06/2004-06"),
    ("first in at least 20 years", "1994-06/2004-06"),
    ("first since 2000", "2000"),
    ("first since July 2000", "2000-07"),
    ("first in two decades", "1994-06/2014-06"),
    ("first in the past 24 years", "1999-06/2001-06"),
    ("first in three months", "2024-02/2024-04"),
    ("first in ten days", "2024-06-09/2024-06-11"),
    ("first in decades", None),
]


@pytest.mark.parametrize(("text", "expected"), EARLIER)
def test_earlier_event(text, expected):
    found = dates.earlier_event(dates.parse(text)[0], ANCHOR)
    assert (found.edtf if found else None) == expected


def test_ways_to_say_how_long_ago_are_compatible():
    said = [text for text, expected in EARLIER[:7] if expected]
    found = [dates.earlier_event(dates.parse(text)[0], ANCHOR) for text in said]
    for left in found:
        for right in found:
            assert dates.compare(left, right).value not in ("disjoint", "adjacent")


LENGTHS = [
    ("for 24 years", 24, 24, "year"),
    ("for nearly 25 years", 23, 25, "year"),
    ("for over twenty years", 20, 40, "year"),
    ("a two-hour talk", 2, 2, "hour"),
    ("for a year and a half", 1.5, 1.5, "year"),
    ("for two fortnights", 4, 4, "week"),
    ("for two to three weeks", 2, 3, "week"),
    ("for several months", 3, 9, "month"),
    ("for half an hour", 0.5, 0.5, "hour"),
]


@pytest.mark.parametrize(("text", "low", "high", "unit"), LENGTHS)
def test_duration_quantity(text, low, high, unit):
    length = dates.duration_quantity(dates.parse(text)[0])
    assert (length.low, length.high, length.unit) == (low, high, unit)


def test_points_in_time_have_no_length():
    assert dates.duration_quantity(dates.parse("in March 2020")[0]) is None


WORDS = [
    "June",
    "May",
    "18",
    "2024",
    "Tuesday",
    ",",
    "-",
    "to",
    "early",
    "end of",
    "the",
    "last",
    "ago",
    "two",
    "years",
    "half",
    "a",
    "since",
    "'80s",
    "1990s",
    "quarter",
    "of",
    "every",
    "past",
    "9999",
    "0",
    "29",
    "February",
    "31",
    "10:21",
    "p.m.",
    "century",
    "19th",
    "few",
    "million",
    "next",
]


@given(st.lists(st.sampled_from(WORDS), max_size=12).map(" ".join), st.dates())
def test_any_words_resolve_to_valid_edtf_or_none(text, anchor):
    end = 0
    for expression in dates.parse(text):
        assert expression.span.start >= end
        end = expression.span.end
        resolved = dates.resolve(expression, anchor)
        if resolved is not None:
            assert edtf.bounds(resolved.edtf) == (resolved.first, resolved.last)
        dates.earlier_event(expression, anchor)


@given(st.text(max_size=200))
def test_any_string_is_accepted(text):
    for expression in dates.parse(text):
        assert 0 <= expression.span.start < expression.span.end <= len(text)


# text, words of its last expression, EDTF: what a quarter before it adds
BESIDE_A_QUARTER = [
    ("First-quarter sales rose from $4 million a year ago.", "a year ago", "2023-33"),
    ("In the third quarter of 2022 profit fell from a year earlier.", "a year earlier", "2021-35"),
    ("It opened in the first quarter. The owner left a year ago.", "a year ago", "2023"),
    ("Sales rose from $4 million a year ago.", "a year ago", "2023"),
    ("Sales fell in the first quarter" + " of rye" * 80 + " from a year ago", "a year ago", "2023"),
]


@pytest.mark.parametrize(("text", "words", "expected"), BESIDE_A_QUARTER)
def test_a_year_ago_of_a_quarter_is_that_quarter_a_year_before(text, words, expected):
    found = dates.find(text, ANCHOR)[-1]
    assert (found.words, found.edtf) == (words, expected)


def test_a_repeated_time_names_its_day_month_or_unit():
    texts = ("every Tuesday", "each March", "daily", "every two weeks")
    found = [dates.parse(text)[0] for text in texts]
    assert [(one.weekday, one.month, one.unit) for one in found] == [
        (1, None, ""),
        (None, 3, ""),
        (None, None, "day"),
        (None, None, "week"),
    ]


def test_a_number_is_no_clock_time():
    assert [one.clock for one in dates.parse("It fell 6.43 on Friday at 6.43 p.m.")] == ["18:43"]


def test_without_a_day_only_full_dates_have_a_place():
    found = dates.find("It sank on May 3, 1997, on Monday and two years ago.")
    assert [one.edtf for one in found] == ["1997-05-03", "", ""]
    assert [one.granularity for one in found] == ["day", "", ""]


def test_forms():
    forms = {
        "June 3, 2020": TimeForm.DATE,
        "on June 3": TimeForm.PARTIAL,
        "on Monday": TimeForm.WEEKDAY,
        "yesterday": TimeForm.OFFSET,
        "for two years": TimeForm.DURATION,
        "June 3-5": TimeForm.RANGE,
        "recently": TimeForm.VAGUE,
        "every week": TimeForm.SET,
    }
    assert {text: dates.parse(text)[0].form for text in forms} == forms
