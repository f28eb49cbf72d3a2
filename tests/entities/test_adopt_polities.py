from __future__ import annotations

import pytest

from crossread.entities import link
from crossread.model.annotation import EntityKind
from crossread.model.entities import Entity
from tests.entities.factory import Said, named, person, reading, state

FOUND = (
    state("Tavira", 0, "x-tavira"),
    state("Taviran", 0, "x-tavira"),
    named("Brelt", 1, EntityKind.PLACE, "x-tavira"),
)


def entity(said: Said, words: str) -> Entity:
    """Return the entity of those words in a story whose other article knows Tavira."""
    table = link([reading("000", *FOUND), reading("001", said)])
    return next(e for e in table.entities if any(v.text == words for v in e.variants))


@pytest.mark.parametrize("kind", [EntityKind.PLACE, EntityKind.ORGANISATION, EntityKind.UNKNOWN])
@pytest.mark.parametrize("words", ["Tavira", "TAVIRA", "Taviran"])
def test_what_one_article_calls_a_state_is_one_in_all(kind: EntityKind, words: str) -> None:
    found = entity(named(words, 0, kind), words)
    assert (found.name, found.kind, found.acts_for) == ("Tavira", EntityKind.STATE, "x-tavira")


def test_ministries_and_leaders_elsewhere_act_for_the_polity() -> None:
    ministry = named("Taviran Defence Ministry", 0, EntityKind.ORGANISATION, role="ministry")
    assert entity(ministry, "Taviran Defence Ministry").acts_for == "x-tavira"
    holm = person("Tavira's President Sten Holm", 0, "Sten Holm", "president")
    assert entity(holm, "Tavira's President Sten Holm").acts_for == "x-tavira"


def test_a_generic_body_is_named_with_the_printed_adjective() -> None:
    navy = Said("the Taviran navy", 0, EntityKind.ORGANISATION, "navy", "navy", "x-tavira")
    found = entity(navy, "the Taviran navy")
    assert (found.name, found.acts_for) == ("Taviran navy", "x-tavira")


def test_a_capital_known_from_another_article_lies_in_the_polity() -> None:
    found = entity(named("Brelt", 0, EntityKind.PERSON), "Brelt")
    assert (found.kind, found.country, found.acts_for) == (EntityKind.PLACE, "x-tavira", "")


@pytest.mark.parametrize(
    "said, words",
    [
        (named("Taviran Lines Group", 0, EntityKind.THING), "Taviran Lines Group"),
        (named("Tavirova", 0, EntityKind.PLACE), "Tavirova"),
        (person("Minister Tavira", 0, "Tavira", "minister"), "Minister Tavira"),
        (named("Tavira", 0, EntityKind.PLACE, "PT"), "Tavira"),
    ],
)
def test_other_names_stay_what_they_are(said: Said, words: str) -> None:
    table = link([reading("000", state("Zendia", 0, "x-zendia"), *FOUND), reading("001", said)])
    own = [
        e.acts_for for e in table.entities for v in e.variants for c in v.citations
        if c.article == "001"
    ]  # fmt: skip
    assert own == [""]
