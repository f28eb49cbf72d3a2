"""Event times: the expression that hangs on the event, and on nothing in between."""

import pytest

from crossread.language import annotate
from tests.claims.table import pick

TIMES = [
    ("Norvia decorated Ann Poe ahead of her first visit since 2000.", "Reception", ""),
    ("Norvia decorated Ann Poe ahead of her first visit since 2000.", "Visit", "2000"),
    ("The ministry said on Friday that Norvia was sending rifles to Peru.", "Transfer", ""),
    ("The ministry said on Friday that Norvia was sending rifles to Peru.", "Statement", "Friday"),
    ("Ann Poe came to Norvia for her first visit in 24 years.", "Visit", ""),
    ("Ann Poe met John Roe before Tuesday.", "Meeting", ""),
    ("Ann Poe met John Roe before Tuesday's flight to Peru.", "Meeting", ""),
    ("Ann Poe met John Roe after the 2019 attack on Peru.", "Meeting", ""),
    ("Ann Poe met John Roe after the 2019 attack on Peru.", "Incident", "2019"),
    ("Ann Poe met John Roe a day after Norvia attacked Peru on Sunday.", "Incident", "Sunday"),
    ("A day after Ann Poe visited Peru, John Roe met the queen.", "Visit", ""),
    ("Norvia was founded in years prior to 2017.", "Open", ""),
    ("Ann Poe, who arrived on Tuesday, met John Roe.", "Meeting", ""),
    ("Ann Poe, who arrived on Tuesday, met John Roe.", "Visit", "Tuesday"),
    ("Norvia gave Peru ten trucks that it bought in 2019.", "Transfer", ""),
    ("Norvia sold its 2019 model trucks to Peru.", "Transfer", ""),
    ("Ann Poe met the mayor of Norvia on Tuesday.", "Meeting", "Tuesday"),
    ("On Tuesday Ann Poe arrived in Norvia and met John Roe.", "Meeting", "Tuesday"),
    ("Ann Poe visited Norvia on Tuesday, meeting John Roe.", "Meeting", "Tuesday"),
    ("For the first time since 2000, Ann Poe visited Norvia on Tuesday.", "Visit", "Tuesday"),
    ("Not since 2016 had Ann Poe visited Norvia.", "Visit", "2016"),
    ("Ann Poe's visit to Norvia took place on Tuesday.", "Visit", "Tuesday"),
    ("Ann Poe's visit to Norvia on Tuesday was short.", "Visit", "Tuesday"),
]


@pytest.mark.parametrize(("text", "event_type", "expected"), TIMES)
def test_a_time_belongs_to_the_event_that_governs_it(
    claims_of, article, annotator, text, event_type, expected
):
    claim = pick(claims_of(text), event_type)
    times = annotate(article(text), annotator).times
    assert (times[claim.time].span.of(text) if claim.time is not None else "") == expected
