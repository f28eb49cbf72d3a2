"""Nameless persons of several articles whom one description fits."""

from __future__ import annotations

from crossread.entities import link
from crossread.model.entities import EntityTable
from tests.entities.factory import Said, person, reading


def told(*mentions: Said) -> EntityTable:
    """Link articles that make one mention each."""
    return link([reading(f"a{place}", said) for place, said in enumerate(mentions)])


def described(words: str, role: str) -> Said:
    return person(words, 0, "", role)


def test_one_description_is_one_person_of_the_story() -> None:
    table = told(described("a climber", "climber"), described("the injured climber", "climber"))
    assert [link.entities for link in table.links] == [("e1",), ("e1",)]
    assert table.entities[0].reasons == ("one description in the story",)


def test_another_of_them_keeps_all_apart() -> None:
    table = told(described("the climber", "climber"), described("another climber", "climber"))
    assert table.entities == ()


def test_the_named_bearer_of_a_description_is_meant() -> None:
    bearer = person("actress Mara Voss", 0, "Mara Voss", "actress")
    table = told(bearer, described("the actress", "actress"))
    assert [entity.name for entity in table.entities] == ["Mara Voss"]
    assert len(table.links) == 2


def test_of_two_bearers_none_is_chosen() -> None:
    bearers = [person(f"actress {n}", 0, n, "actress") for n in ("Mara Voss", "Ilse Brandt")]
    table = told(*bearers, described("the actress", "actress"))
    assert len(table.entities) == 2
    assert len(table.links) == 2


def test_an_office_without_a_state_joins_nobody() -> None:
    table = told(described("the president", "president"), described("the president", "president"))
    assert table.entities == ()
