from __future__ import annotations

from dataclasses import replace

import pytest

from crossread.model.sketches import Sketch
from crossread.stories import arrange, group, storylines
from crossread.stories.joining import load_joining
from crossread.stories.reasons import BESIDE, explain, pair_reasons
from tests.stories.newsroom import BYLINE, DAM, DAM_TITLE, DAM_WITNESS, ELECTION, report

INQUIRY = (
    "Prosecutor Anselm Wray asked for seven years for two managers of Hydrovald on Monday.",
    "The jury in Selm heard a tape on which engineer Tam Ollin begs for money for the Torvik dam.",
    "Defence lawyer Rhea Kolt called the tape a forgery and demanded an acquittal.",
    "Judge Nils Abery will read the verdict on Hydrovald in October, after the witness hearings.",
)
PAPERS = [
    report("a1", DAM_TITLE, *DAM, dates=(("2031-04-10", BYLINE),)),
    report("a2", "Torvik dam breaks", *DAM[:2], *DAM_WITNESS, dates=(("2031-04-11", BYLINE),)),
    report("b1", "Sarn becomes mayor of Selm", *ELECTION, dates=(("2031-04-13", BYLINE),)),
    report("c1", "Hydrovald before court", *INQUIRY, dates=(("2033-09-05", BYLINE),)),
    report("c2", "Court hears Hydrovald", *reversed(INQUIRY), dates=(("2033-09-06", BYLINE),)),
]
SKETCH = Sketch(
    id="x",
    outlet="",
    day=740_000,
    words={"torvik": 4, "spillway": 2, "turbine": 1, "people": 3},
    title=("torvik",),
    names=("torvik",),
    numbers=("34",),
    stated=(739_999,),
    paragraphs=(1, 2),
)


def weigh(terms):
    return [float(len(term)) for term in terms]


def test_the_stories_are_those_of_group():
    assert arrange(PAPERS).stories == group(PAPERS)


def test_every_article_has_one_join_with_reasons():
    grouping = arrange(PAPERS)
    ordered = [id_ for story in grouping.stories for id_ in story.articles]
    assert [join.article for join in grouping.joins] == ordered
    assert all(join.reasons for join in grouping.joins)
    assert all(0 < join.share <= 1 for join in grouping.joins)
    homes = {id_: story.id for story in grouping.stories for id_ in story.articles}
    assert all(join.story == homes[join.article] for join in grouping.joins)


def test_a_join_names_the_nearest_member_and_what_both_have():
    joins = {join.article: join for join in arrange(PAPERS).joins}
    assert joins["a1"].nearest == "a2"
    assert "2 of their paragraphs are the same" in joins["a1"].reasons
    assert "published 1 day apart" in joins["a1"].reasons
    assert any("Torvik" in reason for reason in joins["a1"].reasons)
    assert joins["b1"].nearest == ""


def test_an_accident_and_its_trial_are_two_stories_of_one_storyline(monkeypatch):
    # In texts as short as these the share of common words is less than in full reports.
    monkeypatch.setattr(storylines, "ALIKE", 0.1)
    grouping = arrange(PAPERS)
    stories = {story.articles: story.id for story in grouping.stories}
    (line,) = grouping.storylines
    assert line.stories == (stories["a1", "a2"], stories["c1", "c2"])
    assert "Torvik" in line.words


REASONS = [
    ({}, "2 of their paragraphs are the same"),
    ({}, "both leads name torvik"),
    ({}, "both use spillway, turbine"),
    ({}, "both leads print 34"),
    ({}, "both leads speak of 2027-01-18"),
    ({}, "published on one day"),
    ({"day": 740_003}, "published 3 days apart"),
]


@pytest.mark.parametrize("changes, reason", REASONS)
def test_what_two_articles_have_in_common_is_said_in_words(changes, reason):
    assert reason in pair_reasons(SKETCH, replace(SKETCH, id="y", **changes), {}, weigh)


def test_nothing_is_said_of_an_unknown_day():
    told = pair_reasons(SKETCH, replace(SKETCH, day=None, stated=()), {}, weigh)
    assert not any("published" in reason or "speak of" in reason for reason in told)


def test_each_article_of_a_large_story_is_held_against_those_beside_it():
    sketches = [replace(SKETCH, id=f"{n:03d}", day=740_000 + n) for n in range(2 * BESIDE)]
    joins = explain("s1", sketches, {}, weigh, load_joining())
    assert [join.article for join in joins] == [sketch.id for sketch in sketches]
    assert all(abs(int(join.article) - int(join.nearest)) <= BESIDE for join in joins)
