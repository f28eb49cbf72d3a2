"""Blocking: what can be one shares a key, and a story of many names is not compared in pairs."""

from __future__ import annotations

from itertools import combinations

import pytest

from crossread.entities import blocks, judge, link, offices
from crossread.entities.blocks import pairs_offering, pairs_sharing
from crossread.entities.clusters import Clusters, cluster_profiles
from crossread.entities.profiles import Profile, profile_chains
from crossread.entities.shorter_names import is_short_for
from crossread.model.annotation import EntityKind
from tests.entities.factory import Said, named, person, reading

ORGANISATION, THING = EntityKind.ORGANISATION, EntityKind.THING
SYLLABLES = [a + b for a in "bdfgklmnprstvz" for b in "aeiou"]

LIKE = [
    (judge.same_name, blocks.whole_names, "Mira Tolan", "Mira  Tolan"),
    (judge.same_full_name, blocks.family_names, "Sergey Orlow", "Sergei Orlow"),
    (judge.same_full_name, blocks.family_names, "Anton Brannick", "Anton Branick"),
    (judge.same_full_name, blocks.family_names, "Bill van Torresen", "William Torresen"),
]
OFFERED = [
    (judge.same_full_name, blocks.full_name_last_words, blocks.full_name_words,
     person("Ana Ruiz", 0), person("Ana Ruiz Mora", 0)),
    (judge.called_by_surname, blocks.last_words, blocks.surnames,
     person("Brenn", 0), person("Anton Brenn", 0)),
    (judge.called_by_surname, blocks.last_words, blocks.surnames,
     person("Minh", 0), person("Nguyen Van Minh", 0)),
    (judge.same_acronym, blocks.capitals, blocks.initials,
     named("N.F.B.", 0, ORGANISATION), named("National Fisheries Board", 0, ORGANISATION)),
    (judge.near_name, blocks.all_but_one_word_of_things, blocks.all_but_one_word,
     named("Zorvex Regent", 0, THING), named("Zorvx Regent", 0, THING)),
    (judge.near_name, blocks.all_but_one_word_of_things, blocks.all_but_one_word,
     named("Zorvexa", 0, THING), named("Zorwexa", 0, THING)),
    (is_short_for, blocks.body_names, blocks.parts_of_body_names,
     named("Zorvex", 0, ORGANISATION), named("Zorvex Motors", 0, ORGANISATION)),
    (offices.holds_office, blocks.offices_named, blocks.offices_held,
     person("the Norwegian president", 0, role="president", country="NO"),
     person("President Anton Brenn", 0, "Anton Brenn", "president", "NO")),
]  # fmt: skip


def profiles(*said: Said) -> list[Profile]:
    return [profile_chains(reading(f"a{n}", each))[0] for n, each in enumerate(said)]


@pytest.mark.parametrize("judgement, keys, left, right", LIKE)
def test_names_that_are_one_share_a_key(judgement, keys, left, right):
    one, other = profiles(person(left, 0), person(right, 0))
    assert judgement(one, other)
    assert pairs_sharing({0: one, 1: other}, keys) == [(0, 1)]


@pytest.mark.parametrize("judgement, wanted, offered, short, long", OFFERED)
def test_a_name_wants_a_key_that_the_fuller_one_offers(judgement, wanted, offered, short, long):
    one, other = profiles(short, long)
    assert judgement(one, other)
    assert (0, 1) in pairs_offering({0: one, 1: other}, wanted, offered)


def test_names_without_a_common_key_are_not_compared():
    own = dict(enumerate(profiles(person("Mira Tolan", 0), person("Jon Harrow", 0))))
    assert pairs_sharing(own, blocks.family_names) == []
    assert pairs_offering(own, blocks.last_words, blocks.surnames) == []


def words(number: int) -> str:
    """A made-up surname of four syllables, far from those of the numbers around."""
    size, code = len(SYLLABLES), number * 15485863
    parts = (code // size**place % size for place in range(4))
    return "".join(SYLLABLES[part] for part in parts).capitalize()


def test_many_names_of_one_story_cost_few_comparisons(monkeypatch):
    compared = []
    for name in ("same_name", "same_full_name", "near_name", "called_by_surname"):
        real = getattr(judge, name)
        monkeypatch.setattr(
            judge, name, lambda one, other, real=real: (compared.append(1), real(one, other))[1]
        )
    count = 1200
    givens = ("Mira", "Jon", "Dara", "Anton")
    said = [person(f"{givens[n % 4]} {words(n)}", n) for n in range(count)]
    table = link([reading("a", *said)])
    assert len(table.entities) > 0.95 * count
    assert len(compared) < 20 * count < len(list(combinations(range(count), 2))) / 20


def test_a_cluster_of_many_chains_keeps_its_members_in_order():
    own = profiles(*(person("Mira Tolan", 0) for _ in range(60)))
    found = cluster_profiles(own)
    assert found.members == {0: list(range(60))}
    assert {found.root(number) for number in range(60)} == {0}
    assert isinstance(found, Clusters)
