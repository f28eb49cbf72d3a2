"""Shorter names across articles: initials, last words, given names; names that a chain took in."""

from __future__ import annotations

import pytest

from crossread.entities import link
from crossread.entities.offices import same_office
from crossread.entities.profiles import Profile, profile_chains
from crossread.model.annotation import EntityKind
from tests.entities.factory import Said, named, person, reading

ORGANISATION, PLACE, THING = EntityKind.ORGANISATION, EntityKind.PLACE, EntityKind.THING


def body(words: str, country: str = "") -> Said:
    return named(words, 0, ORGANISATION, country)


def police(words: str, country: str = "NO", *, plural: bool = True) -> Profile:
    said = Said(words, 0, ORGANISATION, role="police", country=country, plural=plural)
    return profile_chains(reading("a", said))[0]


@pytest.mark.parametrize(
    "left, right, reason",
    [
        (body("NP"), body("Northern Press"), "initials of the name, one candidate in the story"),
        (body("SR Courier"), body("Selm River Courier"), "initials of words of the name"),
        (named("Note 8", 0, THING), named("Galleon Note 8", 0, THING), "last words of the name"),
        (Said("the Post", 0, ORGANISATION, "Post"), body("Selm Post"), "short form of the name"),
        (body("Morning Post"), body("Selm Morning Post"), "short form of the name"),
        (named("Dawn 4", 0, PLACE), named("Dawn 4", 0, THING), "same name"),
        (person("Ana Abdel Karim", 0), person("Ana Abdel-Karim", 0), "same name"),
    ],
)
def test_two_forms_of_one_name_are_joined(left, right, reason):
    (entity,) = link([reading("a", left), reading("b", right)]).entities
    assert [join.reason for join in entity.joins] == [reason]


@pytest.mark.parametrize(
    "left, right",
    [
        (body("NP", "NO"), body("Northern Press", "SE")),
        (body("Courier"), body("SR Herald")),
        (named("Series 8", 0, THING), named("Galleon Note 8", 0, THING)),
        (named("Dawn 4", 0, THING), named("Dawn 5", 0, THING)),
        (named("Vell", 0, PLACE), named("Vell", 0, ORGANISATION)),
        (body("Zebras"), body("Little Zebras")),
        (
            person("President Anton Brenn", 0, "Anton Brenn", "president", "NO"),
            person("the Norwegian opposition leader", 0, role="leader", country="NO"),
        ),
    ],
)
def test_forms_of_two_names_stay_apart(left, right):
    assert len(link([reading("a", left), reading("b", right)]).entities) == 2


@pytest.mark.parametrize(
    "left, right, reason",
    [
        (police("the Norwegian police"), police("Norwegian police"), "same office of one State"),
        (police("Norway's police"), police("the police"), "same office of one State"),
        (police("Norwegian police"), police("Peruvian police", "PE"), ""),
        (police("the Norwegian police", plural=False), police("the Oslo police", plural=False), ""),
        (
            police("the Norwegian sea police", plural=False),
            police("the Norwegian police", plural=False),
            "same office of one State",
        ),
        (police("Norwegian police"), police("Oslo police"), ""),  # of a capital, not of the State
        (police("Norwegian riot police"), police("5,700 police"), ""),
    ],
)
def test_groups_of_one_state_are_one_by_the_same_words(left, right, reason):
    assert same_office(left, right) == reason


def test_two_letters_with_two_candidates_are_neither():
    own = [reading("a", body("NP")), reading("b", body("Northern Press")),
           reading("c", body("Nile Power"))]  # fmt: skip
    assert len(link(own).entities) == 3


def test_a_given_name_is_joined_where_its_article_speaks_of_its_bearer():
    full = reading("a", person("Mira Tolan", 0))
    known = reading("b", person("Tolan", 0), person("Mira", 1))
    (entity,) = link([full, known]).entities
    assert "given name, one candidate in the story" in entity.reasons
    assert len(link([full, reading("b", person("Mira", 0))]).entities) == 2
    both = reading("b", person("Tolan", 0), person("Mira", 1), person("Mira Solane", 2))
    assert len(link([full, both]).entities) == 3


def test_a_name_that_a_chain_took_in_joins_nobody_and_is_of_whom_it_names():
    mixed = reading("a", named("Zorvex", 0, ORGANISATION), named("Zorvex", 0, ORGANISATION),
                    named("Quillon", 0, ORGANISATION))  # fmt: skip
    others = [reading("b", body("Zorvex")), reading("c", body("Quillon"))]
    found = {e.name: [v.text for v in e.variants] for e in link([mixed, *others]).entities}
    assert found == {"Zorvex": ["Zorvex"], "Quillon": ["Quillon"]}
