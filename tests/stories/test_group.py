from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from crossread.model.articles import DateCandidate
from crossread.model.spans import Span
from crossread.model.times import AnchorKind, TimeExpression, TimeForm
from crossread.stories import group
from tests.stories.newsroom import (
    BYLINE,
    DAM,
    DAM_TITLE,
    DAM_WITNESS,
    ELECTION,
    HEADER,
    METADATA,
    report,
)

PAPERS = [
    report("a1", DAM_TITLE, *DAM, dates=(("2031-04-10", BYLINE),)),
    report("a2", "A village under water", *DAM_WITNESS, dates=(("2031-04-11", METADATA),)),
    report("a3", "Dam break: Valdavia lowers reservoirs", *DAM[2:], *DAM_WITNESS[2:]),
    report("b1", "Sarn becomes mayor of Selm", *ELECTION, dates=(("2031-04-13", BYLINE),)),
    report("b2", "Harbour master wins in Selm", *ELECTION[1:], dates=(("2031-04-14", BYLINE),)),
    report("c1", "Recipe of the week", "Whisk four eggs with honey, walnuts and a pinch of salt."),
]


def ids(stories):
    return [story.articles for story in stories]


def test_one_story_an_event_the_largest_first():
    stories = group(PAPERS)
    assert ids(stories) == [("a1", "a2", "a3"), ("b1", "b2"), ("c1",)]
    assert [story.id for story in stories] == ["s1", "s2", "s3"]


def test_reports_of_one_event_alone_stay_together():
    # With one story only, document frequencies of the input alone would call its words worthless.
    assert ids(group(PAPERS[:3])) == [("a1", "a2", "a3")]


@pytest.mark.parametrize("count", [0, 1])
def test_few_articles(count):
    stories = group(PAPERS[:count])
    assert len(stories) == count
    assert all("no other article" in story.reasons[0] for story in stories)


def test_reasons_name_words_and_dates():
    story = group(PAPERS)[0]
    assert any("Valdavia" in reason for reason in story.reasons)
    assert "2 of 3 show publication dates within 1 day" in story.reasons


def test_window_spans_the_dates_that_were_used():
    story = group(PAPERS)[0]
    assert (story.first, story.last) == ("2031-04-10", "2031-04-11")
    assert group(PAPERS[5:])[0].first == ""


def test_texts_without_words():
    silent = report("x", "", "...", "— —")
    assert ids(group([silent, *PAPERS[:3]])) == [("a1", "a2", "a3"), ("x",)]


@settings(max_examples=25, deadline=None)
@given(st.permutations(PAPERS))
def test_order_changes_nothing(papers):
    assert group(papers) == group(PAPERS)


@settings(max_examples=15, deadline=None)
@given(st.sets(st.integers(0, len(PAPERS) - 1)))
def test_every_article_is_in_exactly_one_story(chosen):
    papers = [PAPERS[number] for number in chosen]
    found = [article for story in group(papers) for article in story.articles]
    assert sorted(found) == sorted(paper.article.id for paper in papers)
    assert all(len(story.anchors) == len(story.articles) for story in group(papers))


def anchors(*papers):
    (story,) = group(papers)
    return {anchor.article: anchor for anchor in story.anchors}


def dam(id_, *dates, times=()):
    return report(id_, DAM_TITLE, *DAM, dates=dates, times=times)


def stated(year, month, day, weekday=None):
    form = TimeForm.DATE if year else TimeForm.PARTIAL
    return TimeExpression(Span(0, 5), form, year=year, month=month, day=day, weekday=weekday)


TRUST = [
    ((("2031-04-12", METADATA), ("2031-04-10", BYLINE)), date(2031, 4, 10)),
    ((("2031-05-01", HEADER), ("2031-04-11", METADATA)), date(2031, 4, 11)),
    ((("2031-04", BYLINE), ("2031-04-11", METADATA)), date(2031, 4, 11)),
    ((("2031-04-10T09:30+02:00", BYLINE),), date(2031, 4, 10)),
]


@pytest.mark.parametrize("dates, expected", TRUST)
def test_the_most_trustworthy_date_is_used(dates, expected):
    anchor = anchors(dam("a", *dates))["a"]
    assert (anchor.day, anchor.kind) == (expected, AnchorKind.ARTICLE)


def test_a_late_page_header_yields_to_the_story():
    header = dam("b")
    span = Span(0, 6)
    candidate = DateCandidate("2031-05-20", HEADER, span)
    header = replace(header, article=replace(header.article, dates=(candidate,)))
    found = anchors(dam("a", ("2031-04-10", BYLINE)), header)["b"]
    assert (found.day, found.kind) == (date(2031, 4, 10), AnchorKind.STORY)
    assert found.overruled == span.of(header.article.text)
    assert "page header" in found.reason


def test_an_overruled_date_is_not_in_the_window():
    (story,) = group([dam("a", ("2031-04-10", BYLINE)), dam("b", ("2031-05-20", HEADER))])
    assert (story.first, story.last) == ("2031-04-10", "2031-04-10")


def test_a_near_page_header_is_kept():
    found = anchors(dam("a", ("2031-04-10", BYLINE)), dam("b", ("2031-04-14", HEADER)))["b"]
    assert (found.day, found.kind, found.overruled) == (
        date(2031, 4, 14),
        AnchorKind.ARTICLE,
        "",
    )


def test_a_late_report_with_a_byline_keeps_its_day():
    papers = [dam("a", ("2031-04-10", BYLINE)), dam("b", ("2031-04-11", BYLINE))]
    assert anchors(*papers, dam("c", ("2031-04-25", BYLINE)))["c"].day == date(2031, 4, 25)


def test_a_trusted_date_yields_where_the_lead_speaks_against_it():
    papers = [dam("a", ("2031-04-10", BYLINE)), dam("b", ("2031-04-11", BYLINE))]
    late = dam("c", ("2031-06-02", METADATA), times=(stated(2031, 4, 10),))
    found = anchors(*papers, late)["c"]
    assert (found.kind, found.overruled) == (AnchorKind.STORY, "2031-06-02")


STATED = [
    ((stated(2031, 4, 10),), date(2031, 4, 10)),
    ((stated(2031, 4, 10), stated(2031, 4, 12)), date(2031, 4, 12)),
    ((stated(2031, 2, 30),), None),
    ((), None),
]


@pytest.mark.parametrize("times, expected", STATED)
def test_without_publication_dates_the_stated_day_counts(times, expected):
    anchor = anchors(dam("a", times=times))["a"]
    assert anchor.day == expected
    assert anchor.kind is (AnchorKind.STORY if expected else AnchorKind.NONE)


def test_a_day_without_year_takes_the_year_that_fits_its_weekday():
    # 10 April is a Thursday in 2031 and a Saturday in 2032.
    papers = [
        dam("a", times=(stated(2032, 4, 10), stated(2031, 4, 9))),
        dam("b", times=(stated(None, 4, 10, weekday=3),)),
        dam("c", times=(stated(2031, 4, 10),)),
    ]
    assert anchors(*papers)["b"].day == date(2031, 4, 10)


def test_a_day_of_long_ago_does_not_move_the_story():
    old = dam("b", ("2031-04-11", BYLINE), times=(stated(1998, 4, 10),))
    found = anchors(dam("a"), old)
    assert found["a"].day == date(2031, 4, 11)
    assert found["b"].kind is AnchorKind.ARTICLE


HEADED = [
    (stated(2031, 4, 10), date(2031, 4, 10), AnchorKind.STORY),
    (stated(1998, 4, 10), date(2031, 5, 20), AnchorKind.ARTICLE),
    (stated(2031, 5, 18), date(2031, 5, 20), AnchorKind.ARTICLE),
]


@pytest.mark.parametrize("time, expected, kind", HEADED)
def test_a_page_header_against_what_the_lead_states(time, expected, kind):
    found = anchors(dam("a", ("2031-05-20", HEADER), times=(time,)))["a"]
    assert (found.day, found.kind) == (expected, kind)
