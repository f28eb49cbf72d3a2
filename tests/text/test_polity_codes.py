from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from crossread.model.annotation import EntityKind, Mention, MentionKind
from crossread.model.spans import Span
from crossread.text.countries import CountryBasis
from crossread.text.polities import (
    adjective_in,
    country_of,
    is_adjective_of,
    is_polity_code,
    names_people_of,
    polity_code,
    polity_name,
)
from crossread.text.resources import load


@pytest.mark.parametrize(
    "name, code",
    [
        ("Tavira", "x-tavira"),
        ("TAVIRA", "x-tavira"),
        ("the West Távira’s", "x-west-tavira"),
        ("Ostrow-Sela", "x-ostrow-sela"),
    ],
)
def test_a_code_is_the_folded_name(name: str, code: str) -> None:
    assert polity_code(name) == code


def test_no_state_has_the_form_of_a_pseudo_code() -> None:
    assert not [code for code in load("states.yaml")["states"] if is_polity_code(code)]


@given(st.text("abcdefgh", min_size=4, max_size=9))
def test_the_code_of_a_codes_name_is_the_code(word: str) -> None:
    assert polity_code(polity_name(polity_code(word))) == polity_code(word)


@pytest.mark.parametrize(
    "word, name, expected",
    [
        ("Taviran", "Tavira", True),
        ("Zendian", "Zendia", True),
        ("Zendese", "Zendia", True),
        ("Ostlandic", "Ostland", True),
        ("Gorvish", "Gorvland", True),
        ("Tavkh", "Tavkhistan", True),
        ("Tavkhi", "Tavkhistan", True),
        ("Lower Taviran", "Lower Tavira", True),
        ("Upper Taviran", "Lower Tavira", False),
        ("Taviran", "Lower Tavira", False),
        ("Tavira", "Tavira", False),
        ("Taviras", "Tavira", False),
        ("Zendrian", "Zendia", False),
        ("Martian", "Martins", False),
    ],
)
def test_adjectives_of_lands(word: str, name: str, expected: bool) -> None:
    assert is_adjective_of(word, name) is expected


def test_the_people_are_the_plural_of_the_adjective() -> None:
    assert names_people_of("Tavirans", "Tavira")
    assert not names_people_of("Taviran", "Tavira")


@pytest.mark.parametrize(
    "name, entity, basis",
    [
        ("Tavira", EntityKind.STATE, CountryBasis.NAME),
        ("Taviran", EntityKind.STATE, CountryBasis.DEMONYM),
        ("Port Alma", EntityKind.PLACE, CountryBasis.CAPITAL),
        ("Taviran Sea", EntityKind.PLACE, None),
        ("Defence Ministry", EntityKind.ORGANISATION, None),
    ],
)
def test_what_a_name_with_a_pseudo_code_stands_for(
    name: str, entity: EntityKind, basis: CountryBasis | None
) -> None:
    span = Span(0, len(name))
    found = country_of(Mention(0, span, 0, MentionKind.NAME, entity, 0, name, "", "x-tavira"))
    assert (found.basis if found else None) is basis


def test_a_listed_name_keeps_its_own_state() -> None:
    mention = Mention(
        0, Span(0, 5), 0, MentionKind.NAME, EntityKind.PLACE, 0, "Paris", "", "x-tavira"
    )
    found = country_of(mention)
    assert found is not None
    assert found.code == "FR"


def test_the_adjective_of_a_polity_is_the_one_in_print() -> None:
    assert adjective_in("x-tavira", ("the Taviran navy",)) == "Taviran"
    assert adjective_in("x-tavira", ("the navy",)) == "Tavira"
    assert adjective_in("FR", ()) == "French"
