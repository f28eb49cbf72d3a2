"""Who looks like one and is two: another, one of another age, a car named like its maker."""

from __future__ import annotations

from dataclasses import replace

import pytest

from crossread.entities import link
from crossread.language import annotate, article_of_text
from crossread.model.stories import Reading
from tests.entities.test_descriptions import described, entities_of, told


@pytest.fixture(scope="module")
def entities_named(annotator):
    """A function that links articles; returns the entities of the mentions of some words."""

    def run(words: str, *texts: str) -> list[tuple[str, ...]]:
        articles = [replace(article_of_text(t), id=f"a{n}") for n, t in enumerate(texts)]
        readings = {a.id: Reading(a, annotate(a, annotator), ()) for a in articles}
        found = []
        for each in link(list(readings.values())).links:
            own = readings[each.article]
            span = own.annotation.mentions[each.mention].span
            if span.of(own.article.text).casefold().endswith(words):
                found.append(each.entities)
        return found

    return run


@pytest.mark.parametrize(("age", "same"), [(4, True), (5, True), (6, False)])
def test_ages_that_differ_by_more_than_a_birthday_are_two(age: int, same: bool) -> None:
    one = described("the 4-year-old climber", "climber")
    other = described(f"the {age}-year-old climber", "climber")
    assert (entities_of(told(one, other)) == [("e1",), ("e1",)]) is same


def test_an_age_belongs_to_the_phrase(annotator) -> None:
    article = article_of_text("A 2-year-old boy fell into a pit.")
    mentions = annotate(article, annotator).mentions
    assert "A 2-year-old boy" in [m.span.of(article.text) for m in mentions]


def test_another_one_is_no_one_told_before(entities_named) -> None:
    first, other = "The sailor drowned on Monday.", "Another sailor drowned."
    assert len(entities_named("sailor", first, first)) == 2
    assert entities_named("sailor", first, other) == []


def test_a_year_beside_the_noun_tells_of_another_time(entities_named) -> None:
    now = "The sailor drowned on Monday."
    then = "The 1987 storm was remembered, in which the sailor drowned."
    assert len(entities_named("sailor", now, now)) == 2
    assert entities_named("sailor", now, then) == []


def test_pairs_of_two_reports_are_not_one(entities_named) -> None:
    text = "The pair divorced on Friday."
    assert entities_named("pair", text, text) == []


FIRM, DRIVER = "The firm Torvel said it would appeal.", "Jan Orr spoke. He crashed his Torvel."


@pytest.mark.parametrize("texts", [(FIRM, DRIVER), (f"{FIRM} {DRIVER}",)])
def test_what_somebody_drives_is_not_the_firm_that_made_it(entities_named, texts) -> None:
    firm, car = entities_named("torvel", *texts)
    assert firm != car


def test_who_says_the_name_without_an_owner_means_the_firm(entities_named) -> None:
    firm, again = entities_named("torvel", FIRM, "The firm Torvel appealed on Friday.")
    assert firm == again


@pytest.mark.parametrize(
    ("text", "two"),
    [
        ("Orrin, the brother of Ruta Orrin, left. Ruta Orrin stayed.", True),
        ("Orrin, the leader of the Tarn party, left. Ruta Orrin stayed.", False),
    ],
)
def test_nobody_who_bears_a_name_is_kin_of_himself(entities_named, text: str, two: bool) -> None:
    assert len(set(entities_named("orrin", text))) == 1 + two
