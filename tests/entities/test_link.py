"""Linking the chains of several articles, on readings made by hand."""

from __future__ import annotations

import itertools

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from crossread.entities import link
from crossread.model.annotation import EntityKind
from crossread.model.entities import Entity, EntityTable
from tests.entities.factory import Said, named, person, reading, state

ORGANISATION, PLACE, THING = EntityKind.ORGANISATION, EntityKind.PLACE, EntityKind.THING


def entity_of(table: EntityTable, article: str, mention: int) -> Entity:
    """Return the one entity that a mention is linked to."""
    found = [link for link in table.links if (link.article, link.mention) == (article, mention)]
    assert len(found) == 1
    assert len(found[0].entities) == 1
    return next(entity for entity in table.entities if entity.id == found[0].entities[0])


def linked(left: Said, right: Said) -> bool:
    """Tell whether two mentions of two articles become one entity."""
    table = link([reading("a", left), reading("b", right)])
    return entity_of(table, "a", 0) == entity_of(table, "b", 0)


ONE = [
    (person("Anton Brenn", 0), person("Anton Brenn", 0)),
    (person("Sergei Orlov", 0), person("Sergey Orlov", 0)),
    (person("Denis Karmrulov", 0), person("Denis Karmulov", 0)),
    (person("Brenn", 0), person("Anton Brenn", 0)),
    (person("Anton Brenn", 0, role="president", country="NO"),
     person("the Norwegian president", 0, role="president", country="NO")),
    (person("Anton Brenn", 0, role="dictator", country="NO"),
     person("the Norwegian leader", 0, role="leader", country="NO")),
    (state("United States", 0, "US"), state("U.S.", 0, "US")),
    (state("Oslo", 0, "NO"), state("Oslo", 0, "NO")),
    (named("Old Harbour Guesthouse", 0, PLACE), named("Old Harbour Guest House", 0, PLACE)),
    (named("Old Harbour Guest House", 0, PLACE), named("Old Harbour Guest House", 0, ORGANISATION)),
    (person("President Sten Holm", 0, "Sten Holm", "president"), named("Sten Holm", 0, PLACE)),
    (named("Zorvox Regent", 0, THING), named("Zorvx Regent", 0, THING)),
    (named("Norland News Agency", 0, ORGANISATION), named("NNA", 0, ORGANISATION)),
    (named("State Department", 0, ORGANISATION, "US"),
     named("US State Department", 0, ORGANISATION, "US")),
]  # fmt: skip

TWO = [
    (person("Park Jin Soo", 0), person("Park Jin Ho", 0)),
    (person("Denis Orlov", 0, role="deputy prime minister"),
     person("Pavel Orlov", 0, role="deputy prime minister")),
    (person("Mario Brenn", 0), person("Maria Brenn", 0)),
    (person("Anton Brenn", 0, role="president", country="NO"),
     person("the Peruvian president", 0, role="president", country="PE")),
    (person("Anton Brenn", 0, role="president", country="NO"),
     person("a Norwegian leader", 0, role="leader", country="NO")),
    (person("Anton Brenn", 0, role="foreign minister", country="NO"),
     person("the deputy foreign minister", 0, role="deputy foreign minister", country="NO")),
    (state("Norway", 0, "NO"), state("Oslo", 0, "NO")),
    (state("Oslo", 0, "NO"), named("Oslo", 0, PLACE, "NO")),
    (state("North Korea", 0, "KP"), state("South Korea", 0, "KR")),
    (named("Defence Ministry", 0, ORGANISATION, "NO"),
     named("Defence Ministry", 0, ORGANISATION, "PE")),
    (named("United Nations", 0, ORGANISATION),
     named("United Nations Security Council", 0, ORGANISATION)),
    (named("Google AI", 0, THING), named("Google APIs", 0, THING)),
    (person("Kam", 0), person("Kim", 0)),
    (person("Saint Mary", 0, "Mary", "saint"), named("Mary", 0, PLACE)),
    (person("Sten Holm", 0, role="president"), named("Sten Holm", 0, PLACE, "NO")),
]  # fmt: skip


@pytest.mark.parametrize("left, right", ONE)
def test_mentions_of_one_entity_are_linked(left: Said, right: Said) -> None:
    assert linked(left, right)


@pytest.mark.parametrize("left, right", TWO)
def test_mentions_of_two_entities_stay_apart(left: Said, right: Said) -> None:
    table = link([reading("a", left), reading("b", right)])
    ids = [entity for found in table.links for entity in found.entities]
    assert len(set(ids)) == len(ids)


def test_a_surname_with_two_bearers_is_linked_to_neither() -> None:
    table = link(
        [
            reading("a", person("Anton Brenn", 0), person("Clara Brenn", 1)),
            reading("b", person("Brenn", 0)),
        ]
    )
    assert len(table.entities) == 3


def test_a_bare_surname_elsewhere_is_not_given_to_the_first_of_two_bearers() -> None:
    table = link(
        [
            reading("a", person("Anton Brenn", 0), person("Brenn", 0)),
            reading("b", person("Brenn", 0)),
            reading("c", person("Clara Brenn", 0), person("Brenn", 0)),
        ]
    )
    assert len(table.entities) == 3


def test_bare_surnames_without_a_full_name_are_one() -> None:
    assert linked(person("Brenn", 0), person("Brenn", 0))


def test_the_fullest_common_name_stands_for_a_person() -> None:
    table = link(
        [
            reading("a", person("President Anton Brenn", 0, "Anton Brenn", "president", "NO")),
            reading("b", person("Brenn", 0), person("Anton Brenn", 0)),
            reading("c", person("the Norwegian leader", 0, role="leader", country="NO")),
        ]
    )
    (entity,) = table.entities
    assert (entity.id, entity.name, entity.role) == ("e1", "Anton Brenn", "president")
    assert (entity.country, entity.acts_for) == ("NO", "NO")
    assert [str(c) for v in entity.variants for c in v.citations if v.text == "Brenn"] == ["b:0-5"]
    assert "one holder of the office in the story" in entity.reasons


@pytest.mark.parametrize(
    "said, name, acts_for",
    [
        (state("Norway", 0, "NO"), "Norway", "NO"),
        (state("Oslo", 0, "NO"), "Norway (government)", "NO"),
        (named("Oslo", 0, PLACE, "NO"), "Oslo", ""),
        (named("Kremlin", 0, ORGANISATION, "RU"), "Kremlin", "RU"),
        (named("Defence Ministry", 0, ORGANISATION, "NO"), "Norwegian Defence Ministry", "NO"),
        (named("Zorvex Motors", 0, ORGANISATION, "NO"), "Zorvex Motors", ""),
        (named("TASS", 0, ORGANISATION, "RU"), "TASS", "RU"),
        (named("Security Council", 0, ORGANISATION, "NO"), "Security Council", ""),
        (person("Anton Brenn", 0, role="professor", country="NO"), "Anton Brenn", ""),
    ],
)
def test_who_acts_for_a_state(said: Said, name: str, acts_for: str) -> None:
    (entity,) = link([reading("a", said)]).entities
    assert (entity.name, entity.acts_for) == (name, acts_for)


def test_a_former_office_does_not_speak_for_the_state() -> None:
    said = person("former Norwegian President Anton Brenn", 0, "Anton Brenn", "president", "NO")
    (entity,) = link([reading("a", said)]).entities
    assert (entity.role, entity.acts_for) == ("former president", "")


def test_plural_mentions_are_linked_to_each_member() -> None:
    both = Said("both leaders", -1, role="leader", plural=True, members=(0, 1))
    table = link([reading("a", person("Anton Brenn", 0), person("Mira Solane", 1), both)])
    assert table.links[-1].entities == ("e1", "e2")


def test_officials_of_two_states_named_together_are_two() -> None:
    said = Said("Chilean officials", 0, role="official", country="CL", plural=True)
    peru = Said("Peru and", 1, EntityKind.STATE, "Peru", country="PE")
    table = link([reading("a", peru, said, between=" ")])
    officials = [e for e in table.entities if e.role == "official"]
    assert sorted(e.acts_for for e in officials) == ["CL", "PE"]


def test_open_mentions_have_no_link() -> None:
    table = link([reading("a", Said("he", -1, pronoun=True), person("Anton Brenn", 0))])
    assert [found.mention for found in table.links] == [1]


def test_nothing_gives_nothing() -> None:
    assert link([]) == EntityTable()


PEOPLE = st.sampled_from(
    [
        ("Anton Brenn", "president", "NO"),
        ("Clara Brenn", "", ""),
        ("Brenn", "", ""),
        ("A. Brenn", "", "NO"),
        ("the Norwegian president", "president", "NO"),
        ("the president", "president", ""),
        ("Park Jin Soo", "leader", "KR"),
        ("Park Jin Ho", "", "KR"),
        ("Park", "", ""),
        ("Sergey Orlov", "foreign minister", "RU"),
        ("Sergei Orlow", "", "RU"),
    ]
)
STORIES = st.lists(st.lists(PEOPLE, min_size=1, max_size=5), min_size=1, max_size=4)


@settings(max_examples=60, deadline=None)
@given(STORIES)
def test_the_order_of_articles_plays_no_part(story: list[list[tuple[str, str, str]]]) -> None:
    readings = [
        reading(
            f"{number:03d}",
            *(person(words, chain, role=r, country=c) for chain, (words, r, c) in enumerate(said)),
        )
        for number, said in enumerate(story)
    ]
    first = link(readings)
    assert all(link(order) == first for order in itertools.permutations(readings))


@settings(max_examples=60, deadline=None)
@given(STORIES)
def test_two_full_names_with_different_given_names_never_merge(
    story: list[list[tuple[str, str, str]]],
) -> None:
    readings = [
        reading(
            f"{number:03d}",
            *(person(words, chain, role=r, country=c) for chain, (words, r, c) in enumerate(said)),
        )
        for number, said in enumerate(story)
    ]
    for entity in link(readings).entities:
        texts = {variant.text for variant in entity.variants}
        assert not {"Anton Brenn", "Clara Brenn"} <= texts
        assert not {"A. Brenn", "Clara Brenn"} <= texts
        assert not {"Park Jin Soo", "Park Jin Ho"} <= texts


def test_a_join_cites_where_each_of_the_joined_chains_begins():
    first = reading("a", person("President Anton Brenn", 0, "Anton Brenn", "president", "NO"))
    second = reading("b", person("Brenn", 0), person("Brenn", 0))
    third = reading("c", person("Anton Brenn", 0))
    (entity,) = link([first, second, third]).entities
    told = {join.reason: [str(place) for place in join.citations] for join in entity.joins}
    assert told == {
        "same name": ["a:0-21", "c:0-11"],
        "surname, one candidate in the story": ["a:0-21", "b:0-5"],
    }
    assert {join.reason for join in entity.joins} <= set(entity.reasons)


def test_a_chain_that_nothing_joins_has_reasons_of_its_article_only():
    (entity,) = link([reading("a", person("Anton Brenn", 0), person("Brenn", 0))]).entities
    assert entity.joins == ()
