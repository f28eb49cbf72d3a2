"""One name for each voice, however each article prints it."""

from __future__ import annotations

import pytest

from crossread.model.spans import Citation, Span
from crossread.model.stories import CitedOutlet, Story
from crossread.reports.lineage_tree import draw
from crossread.stories import trace
from crossread.stories.upstream import _name
from tests.stories.newsroom import report

OTHER = (
    "The harbour froze over for the first time in nine years.",
    "A mayor of a far town opened a swimming bath with two slides.",
    "Farmers complained about the price of seed potatoes again.",
)


def voices(*sentences: str) -> set[str]:
    readings = [
        report(f"{n}", "A title", text, OTHER[n], outlet=f"Paper {n}")
        for n, text in enumerate(sentences)
    ]
    ids = tuple(r.article.id for r in readings)
    found = trace(readings, Story("s1", ids, (), "", ""))
    drawn = {link.source.name for link in draw(found, [r.article for r in readings])}
    assert drawn == {each.voice for each in found.cited}
    return drawn


ONE_VOICE = [
    ("spellings", ("Iranian state media", "Iran’s state television"), "Iranian state media"),
    ("before and after", ("Iranian state media", "State media in Iran"), "Iranian state media"),
    ("State and capital", ("Chinese state media", "Beijing’s state press"), "Chinese state media"),
    ("by name and without", ("IRNA", "Iranian state television"), "Iranian state media"),
    ("two of one State", ("TASS", "RIA Novosti"), "Russian state media"),
    ("two names of one", ("AFP", "Agence France-Presse"), "Agence France-Presse"),
    ("one alone keeps its name", ("TASS", "TASS"), "TASS"),
]


@pytest.mark.parametrize("name, media, voice", ONE_VOICE)
def test_one_family_is_one_source(name, media, voice):
    news = ("rain on Monday", "a shortage of salted butter in spring")
    told = (f"{medium} reported {what}." for medium, what in zip(media, news, strict=True))
    assert voices(*told) == {voice}


def test_media_of_two_families_are_two_sources():
    found = voices("Reuters reported rain.", "Chinese state media reported rain.")
    assert found == {"Reuters", "Chinese state media"}


def test_official_media_in_a_capital_may_be_anybodys():
    assert voices("Official media in Paris reported rain.") == set()


def cited(name: str) -> CitedOutlet:
    return CitedOutlet("a", name, "ru-state", Citation("a", Span(0, 4)), False)


BOTH = [("TASS", "TASS", "TASS"), ("TASS", "Sputnik", "Russian state media")]


@pytest.mark.parametrize("left, right, name", BOTH)
def test_a_reason_names_what_both_cite(left, right, name):
    assert _name([cited(left)], [cited(right)], "ru-state") == name
