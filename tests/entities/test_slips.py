"""Misprinted names, plurals of names, names with the kind of thing or the office beside them."""

from __future__ import annotations

import pytest

from crossread.entities import link
from crossread.entities.blocks import pairs_sharing
from crossread.entities.profiles import profile_chains
from crossread.entities.slips import spellings
from crossread.model.annotation import EntityKind
from crossread.model.entities import EntityTable
from tests.entities.factory import Said, named, person, reading

ORGANISATION, PLACE, THING = EntityKind.ORGANISATION, EntityKind.PLACE, EntityKind.THING


def told(*articles: tuple[Said, ...]) -> EntityTable:
    return link([reading(f"a{place}", *said) for place, said in enumerate(articles)])


def names_of(table: EntityTable) -> list[set[str]]:
    return [{variant.text for variant in entity.variants} for entity in table.entities]


def people(*names: str) -> tuple[tuple[Said, ...], ...]:
    return tuple((person(name, 0),) for name in names)


@pytest.mark.parametrize(
    "right, wrong", [("Durian Voste", "Durian Vost"), ("Rilao Tarlin", "Rilan Tarlin")]
)
def test_a_misprinted_full_name_is_the_one_that_more_articles_print(right, wrong):
    table = told(*people(right, wrong, right))
    assert names_of(table) == [{right, wrong}]
    assert table.entities[0].name == right
    assert "full name, but for one letter" in table.entities[0].reasons


@pytest.mark.parametrize(
    "names",
    [
        ("Maria Tarlin", "Mario Tarlin", "Maria Tarlin"),  # two known given names
        ("Durian Voste", "Durian Vost"),  # neither is printed oftener
        ("Bo Vost", "Bo Vosk", "Bo Vost"),  # too short
        ("Park Jin Soo", "Park Jin Soe", "Park Jin Soo"),  # built of syllables
    ],
)
def test_two_full_names_that_are_no_misprint_stay_two(names):
    assert len(told(*people(*names)).entities) == 2


def test_names_that_are_one_letter_apart_are_compared_and_no_others():
    said = [person(name, 0) for name in ("Durian Vost", "Durian Voste", "Durian Tarlin")]
    own = [profile_chains(reading(f"a{place}", each))[0] for place, each in enumerate(said)]
    assert pairs_sharing(dict(enumerate(own)), spellings) == [(0, 1)]


def test_two_near_names_of_one_article_are_two_persons():
    both = person("Durian Voste", 0), person("Durian Vost", 1)
    assert len(told(both, *people("Durian Voste", "Durian Voste")).entities) == 2


def test_a_misprint_keeps_nobody_from_the_right_name():
    table = told(*people("Durian Voste", "Durian Vost", "Durian Voste"), (person("Voste", 0),))
    assert len(table.entities) == 1


def test_who_is_junior_in_both_names_is_one_without_the_first_name():
    table = told(*people("Arlen Joseph Dorn Jr.", "Joseph Dorn, Jr."))
    assert len(table.entities) == 1
    assert len(told(*people("Arlen Joseph Dorn", "Joseph Dorn")).entities) == 2
    assert len(told(*people("Joseph Dorn", "Joseph Dorn, Jr.")).entities) == 2


def test_a_slip_in_a_short_word_needs_a_far_commoner_name():
    def craft(name: str, times: int) -> tuple[Said, ...]:
        return tuple(named(name, chain, THING) for chain in range(times))

    assert len(told(craft("Merrow Dlita", 1), craft("Merrow Delta", 5)).entities) == 2
    assert len(told(craft("Merrow Detla", 1), craft("Merrow Delta", 5)).entities) == 1
    assert len(told(craft("Merrow Detla", 1), craft("Merrow Delta", 4)).entities) == 2


@pytest.mark.parametrize(
    "left, right, kind",
    [
        ("Norvane 9", "Norvane 9s", THING),
        ("Selmian Banks Union", "Selmian Bank Union", ORGANISATION),
        ("Laurelies", "Laurelie", THING),
        ("Merrow rocket", "Merrow", THING),
        ("Selm magazine", "Selm", ORGANISATION),
        ("Tavirai Airlines", "Tavirain Airlines", ORGANISATION),
        ("Selmo Lines", "Selmoan Lines", ORGANISATION),
    ],
)
def test_plurals_kinds_and_adjectives_make_no_other_name(left, right, kind):
    assert len(told((named(left, 0, kind),), (named(right, 0, kind),)).entities) == 1


@pytest.mark.parametrize(
    "left, right, kind",
    [
        ("Jet", "Jets", ORGANISATION),
        ("Norvane 8", "Norvane 9s", THING),
        ("Mar Lines", "Marian Lines", ORGANISATION),
        ("Selm station", "Selm", ORGANISATION),
    ],
)
def test_other_ends_make_other_names(left, right, kind):
    assert len(told((named(left, 0, kind),), (named(right, 0, kind),)).entities) == 2


def test_a_thing_is_called_by_the_last_word_of_its_name_beside_it():
    beside = named("Galleon Skiff", 0, THING), Said("Skiff", 1, THING, "Skiff")
    assert len(told(beside).entities) == 1
    apart = (named("Galleon Skiff", 0, THING),), (named("Skiff", 0, THING),)
    assert len(told(*apart).entities) == 2
    two = named("Merrow Skiff", 2, THING)
    assert len(told((*beside, two)).entities) == 3


@pytest.mark.parametrize("short", ["Galleon Watch", "Galleon"])
def test_what_stands_behind_a_preposition_is_anothers_name(short):
    long = named(f"Research at {short}", 0, ORGANISATION)
    beside = Said(f"the {short}", 1, ORGANISATION, short)
    assert len(told((long, beside)).entities) == 2


def test_a_body_with_its_officer_is_no_person():
    officer = person("Merrow Nation COO Ana Tarlin", 0)
    table = told((person("Merrow Nation", 0),), (officer,), (person("Ana Tarlin", 0),))
    assert {"Merrow Nation COO Ana Tarlin", "Ana Tarlin"} in names_of(table)
    assert len(table.entities) == 2


def test_an_office_read_as_a_name_is_no_person_of_its_first_word():
    town, chief = person("Tarvell", 0), person("Tarvell Police Chief", 1)
    assert len(told((town, chief)).entities) == 2
    mixed = person("Tarvell", 0), person("Tarvell Police Chief", 0)
    table = told(mixed, (person("Tarvell Police Chief", 0),))
    assert names_of(table) == [{"Tarvell"}, {"Tarvell Police Chief"}]


def test_members_of_a_party_are_not_one_by_its_word():
    said = named("Republican", 0, EntityKind.UNKNOWN)
    assert len(told((said,), (said,)).entities) == 2
    assert len(told(*[(named("Republicans", 0, ORGANISATION),)] * 2).entities) == 1


def test_a_surname_that_is_a_place_too_is_a_person_beside_the_full_name_alone():
    owner, bare, place = person("Odo Marrick", 0), person("Marrick", 0), named("Marrick", 0, PLACE)
    assert {"Odo Marrick", "Marrick"} in names_of(told((owner,), (bare,)))
    assert {"Odo Marrick"} in names_of(told((owner,), (bare,), (place,)))
    beside = owner, person("Marrick", 1)
    assert {"Odo Marrick", "Marrick"} in names_of(told(beside, (place,)))


def test_a_given_name_goes_to_the_one_of_whom_one_of_its_articles_speaks():
    both = person("Kiran Dorn", 0), person("Kiran", 1)
    assert len(told(both, (person("Kiran", 0),)).entities) == 1
    assert len(told((person("Kiran Dorn", 0),), (person("Kiran", 0),)).entities) == 2


def test_a_word_read_as_a_person_in_some_articles_is_the_body_of_others():
    body, bare = named("Tarvell", 0, ORGANISATION), person("Tarvell", 0)
    assert len(told((bare,), (bare,), (body,)).entities) == 1


def test_who_is_told_under_two_offices_holds_neither_for_sure():
    def minister(words: str, chain: int, role: str) -> Said:
        return person(words, chain, "", role, "NO")

    attorney = minister("the Norwegian attorney general", 0, "attorney general")
    holder = person("Attorney General Ana Tarlin", 0, "Ana Tarlin", "attorney general", "NO")
    assert len(told((attorney,), (holder,)).entities) == 1
    vice = minister("the Norwegian vice minister", 0, "minister")
    assert len(told((attorney,), (holder, vice)).entities) == 2
