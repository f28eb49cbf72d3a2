from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from crossread.text.person_names import (
    name_gender,
    parse_name,
    same_person,
    strip_possessive,
    title_gender,
)

SAME = [
    ("Sergei Orlov", "Sergey Orlov"),
    ("Aleksandr Volin", "Alexander Volin"),
    ("Bill Harker", "William Harker"),
    ("V. Marlow", "Victor Marlow"),
    ("Anton Pavlovich Brenn", "Anton Brenn"),
    ("Dr. Mira Solane", "Mira Solane"),
    ("Denis Karmrulov", "Denis Karmulov"),
    ("Park Jin-soo", "Park Jin Soo"),
    ("Lim Soojin", "Lim Soo-jin"),
    ("Ana Ruiz", "Ana Ruiz Mora"),
    ("Ruiz Mora", "Ana Ruiz Mora"),
    ("Youssef Hamdan", "Yousef Hamdan"),
]

DIFFERENT = [
    ("Park Jin Soo", "Park Jin Ho"),
    ("Choe Yong Nam", "Choe Jong Nam"),
    ("Mario Brenn", "Maria Brenn"),
    ("Christian Berg", "Christina Berg"),
    ("Andrei Volin", "Alexei Volin"),
    ("Tomas Harker Jr.", "Tomas Harker"),
    ("Mr. Solane", "Mrs. Solane"),
    ("Anton Brenn", "Anton Marlow"),
]


@pytest.mark.parametrize("left, right", SAME)
def test_spellings_of_one_name_match(left: str, right: str) -> None:
    assert same_person(left, right).same
    assert same_person(right, left).same


@pytest.mark.parametrize("left, right", DIFFERENT)
def test_names_of_two_persons_never_match(left: str, right: str) -> None:
    assert not same_person(left, right).same
    assert not same_person(right, left).same


@pytest.mark.parametrize(
    "short, full, expected",
    [
        ("Orlov", "Sergei Orlov", True),
        ("Sergei", "Sergei Orlov", False),
        ("Park", "Park Jin Soo", True),
        ("Soo", "Park Jin Soo", False),
        ("Trong", "Nguyen Van Trong", True),  # Vietnamese names are called by the last word
        ("bin Rashid", "Khalid bin Rashid", True),
        ("Rashid", "Khalid bin Rashid", True),
        ("Mora", "Ana Ruiz Mora", True),
        ("Wei", "Wang Wei", False),
        ("Wang", "Wang Wei", True),
    ],
)
def test_a_single_word_calls_a_person(short: str, full: str, expected: bool) -> None:
    assert same_person(short, full).same is expected


@pytest.mark.parametrize(
    "name, family, language",
    [
        ("Park Jin Soo", "park", "korean"),
        ("Zhang Weimin", "zhang", "chinese"),
        ("Tran Duc Minh", "tran", "vietnamese"),
        ("Kim Harper", "harper", ""),  # a given name in the West
        ("Lee Carter", "carter", ""),
        ("Gen. Pieter van der Berg", "van der berg", ""),
        ("Miklós Ürményi", "urmenyi", ""),
        ("Orla", "orla", ""),
    ],
)
def test_family_names_stand_first_or_last(name: str, family: str, language: str) -> None:
    parsed = parse_name(name)
    assert (" ".join(parsed.family), parsed.language) == (family, language)


def test_genders_come_from_titles_and_given_names() -> None:
    assert name_gender("Natalia Brenn") == "female"
    assert name_gender("Mr. Brenn") == "male"
    assert name_gender("Xu Brenn") == ""
    assert title_gender("the minister, Mrs. Brenn") == "female"


def test_possessives_and_empty_names() -> None:
    assert strip_possessive("Orlov’s") == "Orlov"
    assert not same_person("", "Orlov").same


GIVEN = st.sampled_from(["Andrei", "Boris", "Clara", "David", "Fatima", "Gustav", "Helena", "Igor"])
FAMILY = st.sampled_from(["Brenn", "Marlow", "Orlov", "Solane", "Harker"])


@given(GIVEN, GIVEN, FAMILY)
def test_full_names_with_different_given_names_never_match(one: str, two: str, family: str) -> None:
    assert same_person(f"{one} {family}", f"{two} {family}").same is (one == two)


@given(st.text(max_size=40), st.text(max_size=40))
def test_matching_is_symmetric_for_any_text(left: str, right: str) -> None:
    assert same_person(left, right).same == same_person(right, left).same
