"""Models of one product and governments of one town: alike in letters, and two."""

from __future__ import annotations

import pytest

from crossread.entities import link
from crossread.model.annotation import EntityKind
from tests.entities.factory import named, person, reading, state

THING = EntityKind.THING


@pytest.mark.parametrize("word", ["+", " Plus", " Pro", " Max", " Mini", " XL", " Pro Max"])
def test_a_model_with_a_word_more_is_another(word: str) -> None:
    told = [
        reading("a", named("Brell 9", 0, THING), named("Brell 9", 0, THING)),
        reading("b", named(f"Brell 9{word}", 0, THING), named(f"the Brell 9{word}", 0, THING)),
        reading("c", named(f"Brell 9{word}", 0, THING)),
    ]
    assert [entity.name for entity in link(told).entities] == ["Brell 9", f"Brell 9{word}"]


def test_a_capital_as_a_place_is_not_its_government_elsewhere() -> None:
    place = named("Lima", 0, EntityKind.PLACE, "PE")
    table = link([reading("a", state("Lima", 0, "PE")), reading("b", place)])
    found = {(entity.kind, entity.name) for entity in table.entities}
    assert found == {(EntityKind.STATE, "Peru (government)"), (EntityKind.PLACE, "Lima")}


def test_a_person_told_by_a_state_is_neither_the_state_nor_another_reports_person() -> None:
    told_of = [person("The Norwegian", 0, country="NO"), person("the Norwegian", 0, country="NO")]
    told = [reading("a", *told_of, state("Norway", 1, "NO")), reading("b", *told_of)]
    kinds = [entity.kind for entity in link(told).entities]
    assert kinds == [EntityKind.PERSON, EntityKind.STATE, EntityKind.PERSON]
