"""Shorter names across articles: initials, last words, given names; names that a chain took in."""

from __future__ import annotations

from dataclasses import replace

import pytest

from crossread.entities import link
from crossread.entities.offices import same_body, same_office
from crossread.entities.profiles import Profile, profile_chains
from crossread.entities.traits import NO_TRAITS, Traits
from crossread.model.annotation import EntityKind
from crossread.model.stories import Reading
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
        (named("Note 8", 0, THING), named("Galleon Note 8", 0, THING), "short form of the name"),
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


def the(name: str, chain: int = 0) -> Said:
    return Said(f"the {name}", chain, THING, name)


def names_of(*said: Reading) -> set[frozenset[str]]:
    """Return the names of each entity of a story."""
    return {frozenset(v.text for v in entity.variants) for entity in link(said).entities}


def test_two_longer_names_never_are_one_through_their_last_word():
    sella = reading("a", the("Sella Hawk"), the("Hawk"))
    orlo = reading("b", the("Orlo Hawk"))
    assert len(link([sella, orlo]).entities) == 2
    assert len(link([sella, reading("b", the("Orlo Hawk"), the("Hawk"))]).entities) == 2
    assert len(link([sella, reading("b", the("Norvane Sella Hawk"))]).entities) == 1
    ranked = reading("b", body("No. 5 Terns"), body("Terns"))
    assert len(link([reading("a", body("Sella Terns"), body("Terns")), ranked]).entities) == 1
    painted = the("dark green Hawk")  # small letters: words for it, no longer name
    assert len(link([sella, reading("b", painted, the("Hawk"))]).entities) == 1


@pytest.mark.parametrize(
    "short, long, count",
    [
        (body("TV"), body("Selm TV"), 2),
        (named("Tower", 0, THING), named("Selm Tower", 0, THING), 1),
        (named("Rocket", 0, THING), named("Selm Rocket", 0, THING), 2),
        (Said("the Post", 0, ORGANISATION, "Post"), body("Selm Post"), 1),
    ],
)
def test_a_last_word_of_many_names_is_short_for_none(short, long, count):
    beside = reading("a", long, replace(short, chain=1))
    assert len(link([beside, reading("b", short)]).entities) == count


def test_a_group_beside_the_plain_name_is_the_parent_firm_in_all_articles():
    both = reading("a", body("Zorvex"), replace(body("Zorvex Group"), chain=1))
    others = [reading("b", body("Zorvex Group")), reading("c", body("Zorvex"))]
    assert names_of(both, *others) == {frozenset({"Zorvex"}), frozenset({"Zorvex Group"})}
    assert len(link(others).entities) == 1
    first = reading("a", body("Zorvex Group"), replace(body("Zorvex"), chain=1))
    assert len(link([first, *others]).entities) == 1


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


def test_a_nameless_body_of_which_a_clause_tells_is_not_one_by_its_noun():
    known = profile_chains(reading("a", named("Selm Bank", 0, ORGANISATION, "NO", "bank")))[0]
    said = Said("the Norwegian selm bank", 0, ORGANISATION, country="NO")
    nameless = profile_chains(reading("b", said))[0]
    told = replace(nameless, traits=Traits(restricted=True))
    assert same_body(known, replace(nameless, traits=NO_TRAITS))
    assert not same_body(known, told)
    assert not same_body(known, replace(nameless, traits=Traits(adjectives=frozenset({"next"}))))
