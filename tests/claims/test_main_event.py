"""The main event: what title and lead share, with who, when and where it happened."""

from __future__ import annotations

from dataclasses import replace

import pytest

from crossread.claims import find
from crossread.claims.main_event import main_event
from crossread.language import annotate
from crossread.model.articles import DateCandidate, DateKind

TABLE = [
    # title, body, published, who, what, when, where
    (
        "Norvia attacks harbour of Strelsau",
        "Norvia attacked the harbour of Strelsau on Tuesday, killing two sailors.\n"
        "Its navy had threatened the town for weeks.",
        "2023-05-18",
        "Norvia",
        "attacked the harbour of Strelsau",
        "Tuesday",
        "Strelsau",
    ),
    (
        "Poe meets Roe in Peru",
        "Ann Poe met John Roe in Peru on Monday.\nThey had quarrelled in 2019.",
        "2023-05-18",
        "Ann Poe",
        "met John Roe",
        "Monday",
        "Peru",
    ),
    (
        "Mayor of Lima resigns",
        "The mayor of Lima resigned on Friday after a row over a bridge.\n"
        "She said the bridge would be built.",
        "2023-05-21",
        "The mayor of Lima",
        "resigned",
        "Friday",
        "",
    ),
]


@pytest.fixture(scope="module")
def event_of(annotator, article):
    def run(text, *, title=True, published=""):
        made = article(text, title=title)
        if published:
            made = replace(made, dates=(DateCandidate(published, DateKind.METADATA),))
        annotation = annotate(made, annotator)
        return made, main_event(made, annotation, find(made, annotation))

    return run


def words(made, answer):
    return ", ".join(span.of(made.text) for span in answer.spans) if answer else ""


@pytest.mark.parametrize(("title", "body", "published", "who", "what", "when", "where"), TABLE)
def test_title_and_lead_tell_one_event(event_of, title, body, published, who, what, when, where):
    made, event = event_of(f"{title}\n{body}", published=published)
    assert words(made, event.who) == who
    assert words(made, event.what).startswith(what)
    assert words(made, event.when) == when
    assert where in words(made, event.where)
    assert event.reason == "the title tells it and the lead says the same"


def test_every_answer_names_the_claim_it_rests_on(event_of, annotator):
    made, event = event_of(
        "Poe visits Peru\nAnn Poe visited Peru on Monday.", published="2023-05-18"
    )
    claims = {claim.id: claim for claim in find(made, annotate(made, annotator))}
    assert event.claim in claims
    for answer in (event.who, event.what, event.when):
        assert claims[answer.claim].span.contains(answer.spans[0]), answer


def test_a_pronoun_gives_way_to_a_name(event_of):
    made, event = event_of(
        "Roe visits Peru\nJohn Roe is a mild man. He visited Peru on Monday.",
        published="2023-05-18",
    )
    assert words(made, event.who) in ("John Roe", "Roe")


def test_old_history_does_not_date_the_news(event_of):
    made, event = event_of(
        "Roe visits Peru\nJohn Roe visited Peru.\nHe had been born there on 3 March 1960.",
        published="2023-05-18",
    )
    assert event.when is None, words(made, event.when)


def test_the_dateline_dates_an_undated_event(event_of, article, annotator):
    text = "Roe visits Peru\nLIMA, May 17 (AP) - John Roe visited Peru."
    start = text.index("May 17")
    made, _ = event_of(text)
    span = replace(made.lines[0].span, start=start, end=start + len("May 17"))
    made = replace(made, dates=(DateCandidate("2023-05-17", DateKind.DATELINE, span),))
    annotation = annotate(made, annotator)
    event = main_event(made, annotation, find(made, annotation))
    assert words(made, event.when) == "May 17"


def test_what_may_happen_keeps_its_auxiliary(event_of):
    made, event = event_of("Roe may visit Peru\nThe weather in the Andes is fine.")
    assert words(made, event.what).startswith("may visit")


def test_without_a_title_the_lead_counts(event_of):
    made, event = event_of(
        "Norvia sold ten trucks to Peru on Monday.\nThe price was not told.",
        title=False,
        published="2023-05-18",
    )
    assert event.reason == "the lead tells it"
    assert words(made, event.who) == "Norvia"
    assert "ten trucks" in words(made, event.what)


def test_an_article_without_claims_has_no_main_event(event_of):
    _, event = event_of("Weather", title=False)
    assert event is None


def test_a_day_of_the_week_before_is_the_news_and_an_older_one_not(event_of):
    text = "Roe visits Peru\nJohn Roe visited Peru on 2 May 2023."
    _, fresh = event_of(text, published="2023-05-03")
    _, stale = event_of(text, published="2023-06-20")
    assert fresh.when is not None
    assert stale.when is None


def test_a_quotation_opened_in_what_is_closed(event_of):
    made, event = event_of("Poe praises ‘quiet harbour’\nThe weather in the Andes is fine.")
    answer = words(made, event.what)
    assert answer.count("‘") == answer.count("’"), answer


def test_a_thing_is_nobody(event_of):
    _, event = event_of("A lorry hit the bridge of Lima on Monday.", title=False)
    assert event.what.claim == event.claim
    assert event.who is None


def test_a_clause_about_others_is_not_the_title_said_again(event_of):
    made, event = event_of("Ann Poe praises Peru\nJohn Roe praised Peru.\nAnn Poe praised Peru.")
    assert words(made, event.who) == "Ann Poe"
    assert event.what.spans[0].start > made.text.index("\nAnn Poe")


def test_a_title_that_is_only_a_noun_names_the_event(event_of):
    made, event = event_of("Ann Poe's visit to Peru\nThe weather in the Andes is fine.")
    assert words(made, event.what).startswith("visit")
    assert words(made, event.who) == "Ann Poe"


@pytest.mark.parametrize(
    ("text", "who"),
    [
        ("Hurricane Vell hits Peru\nPeru was hit by Hurricane Vell on Monday.", "Peru"),
        (
            "Selm Bridge closed by Norvian police\n"
            "The Selm Bridge was closed by Norvian police on Monday.",
            "Norvian police",
        ),
    ],
)
def test_somebody_goes_before_a_thing(event_of, text, who):
    made, event = event_of(text)
    assert words(made, event.who) == who
