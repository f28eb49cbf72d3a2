from __future__ import annotations

import pytest

from crossread.text.countries import country_phrases
from crossread.text.families import family_of, find_media, names_of
from crossread.text.resources import load

KNOWN = [
    ("the TASS news agency", "ru-state"),
    ("Tass", "ru-state"),
    ("Russia’s RIA Novosti", "ru-state"),
    ("Russian state media", "ru-state"),
    ("North Korea's state media", "kp-state"),
    ("Korean Central News Agency (KCNA)", "kp-state"),
    ("China's state-run Xinhua news agency", "cn-state"),
    ("the Associated Press", "associated-press"),
    ("AP", "associated-press"),
    ("a Reuters reporter", "reuters"),
    ("AFP", "agence-france-presse"),
    ("British newspaper The Guardian", "the-guardian"),
    ("www.bbc.co.uk", "bbc"),
    ("https://edition.cnn.com/2018/a", "cnn"),
    ("The Wall Street Journal", "dow-jones"),
    ("MarketWatch", "dow-jones"),
    ("Kremlin", "ru-state"),
]


@pytest.mark.parametrize("name, family", KNOWN)
def test_names_of_media(name, family):
    found = family_of(name)
    assert found is not None
    assert found.id == family


UNKNOWN = [
    "",
    "state media",
    "Kremlin aide Ivan Orlov",
    "ap",
    "Hill",
    "the sun",
    "Dawn",
    "Reuters and AFP",
    "observers",
    "people",
    "example.org",
]


@pytest.mark.parametrize("name", UNKNOWN)
def test_what_names_no_single_medium(name):
    assert family_of(name) is None


def test_mentions_are_in_order_and_where_they_say():
    text = "Reuters, citing Russian state media and Le Monde, ..."
    assert [text[m.start : m.end] for m in find_media(text)] == [
        "Reuters",
        "Russian state media",
        "Le Monde",
    ]


def test_every_listed_name_is_found_again():
    for kind in ("agency", "broadcaster", "newspaper", "office"):
        for name in names_of(kind):
            found = find_media(f"It was {name}.")
            assert found, name
            assert found[0].family.kind == kind, name


def test_the_list_is_well_formed():
    codes = {country.code for country in country_phrases().values()}
    names = [entry["name"] for entry in load("families.yaml")["media"]]
    assert len(names) == len(set(names))
    for entry in load("families.yaml")["media"]:
        assert entry["country"] in codes, entry["name"]
        assert entry["kind"] in ("agency", "broadcaster", "newspaper", "office")
