from __future__ import annotations

import pytest

from crossread.text.countries import (
    CountryBasis,
    country_adjective,
    country_code,
    country_name,
    country_phrases,
    find_country,
)


@pytest.mark.parametrize(
    "phrase, code, basis",
    [
        ("North Korea", "KP", CountryBasis.NAME),
        ("the North Korean", "KP", CountryBasis.DEMONYM),
        ("DPRK", "KP", CountryBasis.NAME),
        ("Democratic People\u2019s Republic of Korea", "KP", CountryBasis.NAME),
        ("South Korea\u2019s", "KR", CountryBasis.NAME),
        ("Republic of Korea", "KR", CountryBasis.NAME),
        ("South Koreans", "KR", CountryBasis.DEMONYM),
        ("Pyongyang", "KP", CountryBasis.CAPITAL),
        ("Seoul", "KR", CountryBasis.CAPITAL),
        ("the Kremlin", "RU", CountryBasis.SEAT),
        ("The White House", "US", CountryBasis.SEAT),
        ("U.S.", "US", CountryBasis.NAME),
        ("the United\u00a0States", "US", CountryBasis.NAME),
        ("UKRAINE", "UA", CountryBasis.NAME),
        ("Dutch", "NL", CountryBasis.DEMONYM),
        ("Norwegian", "NO", CountryBasis.DEMONYM),
    ],
)
def test_phrase_stands_for_state(phrase: str, code: str, basis: CountryBasis) -> None:
    country = find_country(phrase)
    assert country is not None
    assert (country.code, country.basis) == (code, basis)


@pytest.mark.parametrize("phrase", ["Korea", "Korean", "the Koreas", "Congo", "Soviet Union"])
def test_name_of_several_states_stays_open(phrase: str) -> None:
    country = find_country(phrase)
    assert country is not None
    assert country.code == ""


@pytest.mark.parametrize("phrase", ["", "the", "Springfield", "us", "turkey", "Korea Times"])
def test_other_words_are_no_state(phrase: str) -> None:
    assert find_country(phrase) is None
    assert country_code(phrase) == ""


def test_people_are_told_from_the_adjective() -> None:
    assert [find_country(word).people for word in ("Russians", "Russian", "Poles")] == [  # type: ignore[union-attr]
        True,
        False,
        True,
    ]


def test_names_and_adjectives_by_code() -> None:
    assert (country_name("KP"), country_adjective("KP")) == ("North Korea", "North Korean")
    assert (country_name("??"), country_adjective("??")) == ("??", "??")


def test_every_state_has_a_code_of_two_capitals_and_is_found_by_its_name() -> None:
    codes = {country.code for country in country_phrases().values()} - {""}
    assert len(codes) > 190
    assert all(len(code) == 2 and code.isupper() for code in codes)
    assert all(country_code(country_name(code)) == code for code in codes)
