"""Names with the same words, but for small words, numerals, a middle word or "village"."""

from __future__ import annotations

import pytest

from crossread.entities import link
from crossread.entities.wording import plain_words
from crossread.model.annotation import EntityKind
from tests.entities.factory import named, person, reading

ORGANISATION, PLACE, THING = EntityKind.ORGANISATION, EntityKind.PLACE, EntityKind.THING
PLAIN = "same name, small words and numerals aside"
MIDDLE = "name without a middle word, one candidate in the story"


@pytest.mark.parametrize(
    "left, right, kind, reason",
    [
        ("Norvane III", "Norvane 3", THING, PLAIN),
        ("Harbour for Children", "Harbour Children", ORGANISATION, PLAIN),
        ("dark green Norvane", "Norvane", THING, PLAIN),
        ("Selmdale Village", "Selmdale", PLACE, PLAIN),
        ("Selmdale Harbour Police", "Selmdale Police", ORGANISATION, MIDDLE),
    ],
)
def test_names_of_the_same_words_are_one(left, right, kind, reason):
    (entity,) = link(
        [reading("a", named(left, 0, kind)), reading("b", named(right, 0, kind))]
    ).entities
    assert [join.reason for join in entity.joins] == [reason]


@pytest.mark.parametrize(
    "left, right",
    [
        (named("Norvane III", 0, THING), named("Norvane 2", 0, THING)),
        (named("Selmdale City", 0, PLACE), named("Selmdale", 0, PLACE)),
        (named("Selmdale Village", 0, PLACE), named("Selmdale", 0, THING)),
        (named("Selmdale Village", 0, THING), named("Selmdale", 0, THING)),
        (named("Norvane III", 0, THING, "NO"), named("Norvane 3", 0, THING, "SE")),
        (person("Ana Maria Karim", 0), person("Ana of Karim", 0)),
    ],
)
def test_names_that_differ_in_more_stay_two(left, right):
    assert len(link([reading("a", left), reading("b", right)]).entities) == 2


def test_a_middle_word_is_left_out_of_one_name_only():
    names = ("Selmdale Police", "Selmdale Harbour Police", "Selmdale Border Police")
    told = [
        reading(key, named(name, 0, ORGANISATION)) for key, name in zip("abc", names, strict=True)
    ]
    assert len(link(told).entities) == 3


def test_the_first_word_is_kept_as_it_is():
    assert plain_words("V for Norvane") == ("v", "norvane")
    assert plain_words("the IX") == ("ix",)
