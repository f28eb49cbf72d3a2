"""The table and the JSON lines of entities: what stands in them, and that no source steers them."""

from __future__ import annotations

import json
from dataclasses import fields, replace

import jsonschema
import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st
from rich.cells import cell_len

from crossread import entities
from crossread.model.annotation import EntityKind
from crossread.model.stories import Reading, Story
from crossread.reports import Screen
from crossread.reports.entities_jsonl import render_entities_jsonl
from crossread.reports.entities_table import render_entities_table
from crossread.reports.entity_records import EntityRecord, EntityReport
from crossread.reports.lint import lint, strip_quotations
from crossread.reports.schema import entity_schema
from tests.entities.factory import Said, named, person, reading, state
from tests.test_hostile import ACTING

WIDE = Screen(width=100)
VALIDATOR = jsonschema.Draft202012Validator(entity_schema())


def because(given: Reading, reasons: dict[int, str]) -> Reading:
    """Give mentions of a reading the reasons for which they are in their chains."""
    mentions = tuple(
        replace(mention, reason=reasons.get(mention.index, "first mention"))
        for mention in given.annotation.mentions
    )
    return replace(given, annotation=replace(given.annotation, mentions=mentions))


def readings() -> tuple[Reading, ...]:
    """Two articles on one president, his State and a harbour."""
    first = reading(
        "000",
        person("President Mira Tolan", 0, "Mira Tolan", "president", "NO"),
        state("Norway", 1, "NO"),
        person("Tolan", 0),
        Said("she", 0, pronoun=True),
    )
    second = reading(
        "001",
        person("Mira Tolan", 0),
        named("Port Vell", 1, EntityKind.PLACE),
        state("Norwegian", 2, "NO"),
    )
    why = {2: "surname, one candidate", 3: "subject of the sentence before"}
    return because(first, why), because(second, {})


def report(*given: Reading, kinds: tuple[EntityKind, ...] = ()) -> EntityReport:
    own = given or readings()
    story = Story("s1", tuple(each.article.id for each in own), (), "", "")
    return EntityReport(((story, entities.link(own)),), own, kinds)


def table(**options) -> str:
    return render_entities_table(report(**options), WIDE)


def lines(given: EntityReport) -> list[dict]:
    return [json.loads(line) for line in render_entities_jsonl(given).splitlines()]


def test_a_person_is_told_with_role_country_state_and_mentions():
    told = "▸ Mira Tolan – person, president, country NO, acts for NO: 4 mentions in 2 articles\n"
    assert told in table()


def test_a_state_is_not_said_to_act_for_itself():
    assert "▸ Norway – state, country NO: 2 mentions in 2 articles\n" in table()
    assert lines(report(kinds=(EntityKind.STATE,)))[0]["acts_for"] == "NO"


def test_forms_stand_with_counts_by_article_and_citations():
    shown = table()
    assert "      “President Mira Tolan”: 000 ×1 [000:0-20]\n" in shown
    assert "      “Mira Tolan”: 001 ×1 [001:0-10]\n" in shown
    assert "“she”" not in shown


def test_reasons_inside_an_article_and_between_articles_stand_apart():
    shown = table()
    assert "one in its article: surname, one candidate (1 mention) [000:28-33]" in shown
    assert "one in its article: subject of the sentence before (1 mention) [000:34-37]" in shown
    assert "joined: same name (2 chains) [000:0-20 001:0-10]" in shown
    assert "joined: names of one State (2 chains) [000:21-27 001:21-30]" in shown
    assert "first mention" not in shown


def test_those_spoken_of_most_stand_first():
    names = [line["name"] for line in lines(report())]
    assert names == ["Mira Tolan", "Norway", "Port Vell"]


@pytest.mark.parametrize(
    "kinds, names",
    [
        ((EntityKind.PLACE,), ["Port Vell"]),
        ((EntityKind.PERSON, EntityKind.STATE), ["Mira Tolan", "Norway"]),
        ((EntityKind.THING,), []),
    ],
)
def test_kinds_choose_the_entities(kinds, names):
    assert [line["name"] for line in lines(report(kinds=kinds))] == names


def test_a_story_without_such_entities_says_so():
    shown = table(kinds=(EntityKind.THING,))
    assert "no entity of this choice was found" in shown
    assert shown.endswith("  0 entities in 1 story\n")


def test_a_place_that_nothing_joins_has_no_reason():
    (line,) = lines(report(kinds=(EntityKind.PLACE,)))
    assert (line["inside"], line["joins"], line["mentions"]) == ([], [], 1)


def test_many_forms_are_cut_on_the_screen_only():
    said = [named(f"Port Vell{' ' * n}Harbour", 0, EntityKind.PLACE) for n in range(1, 15)]
    many = report(reading("000", *said))
    assert "(+2 more forms, see --format jsonl)" in render_entities_table(many, WIDE)
    assert len(lines(many)[0]["variants"]) == 14


def test_many_articles_are_cut_on_the_screen_only():
    own = [reading(f"{n:03}", named("Port Vell", 0, EntityKind.PLACE)) for n in range(10)]
    shown = render_entities_table(report(*own), WIDE)
    assert "Story s1, 10 articles: 000, 001, 002, 003, 004, 005, 006, 007 and 2 more" in shown
    assert "007 ×1 and 2 more articles" in " ".join(shown.split())
    assert len(lines(report(*own))[0]["articles"]) == 10


def test_every_line_keeps_to_the_schema_and_its_order():
    jsonschema.Draft202012Validator.check_schema(entity_schema())
    order = [each.name for each in fields(EntityRecord)]
    found = lines(report())
    assert len(found) == 3
    for line in found:
        VALIDATOR.validate(line)
        assert list(line) == order


@pytest.mark.parametrize("key", [each.name for each in fields(EntityRecord)])
def test_the_schema_refuses_a_line_without_a_field(key):
    line = lines(report())[0]
    del line[key]
    with pytest.raises(jsonschema.ValidationError):
        VALIDATOR.validate(line)


@given(
    words=st.text(min_size=1, max_size=400),
    role=st.text(max_size=30),
    country=st.text(max_size=10),
    width=st.integers(1, 120),
)
@example("\x1b[2J\u202eexe.gnp", "guilty party", "\x07", 40)
@example("” proven “", "“", "\u2028", 40)
@example("[red]x[/red]", "", "NO", 1)
@settings(max_examples=120, deadline=None)
def test_no_words_of_a_source_steer_the_output(words, role, country, width):
    hostile = report(reading("000", person(words, 0, words, role, country), person(words, 1)))
    shown = render_entities_table(hostile, Screen(width))
    assert not ACTING.search(shown.replace("\n", ""))
    assert not lint(strip_quotations(" ".join(shown.split())))
    assert all(cell_len(row) <= max(40, width) for row in shown.splitlines())
    for line in render_entities_jsonl(hostile).split("\n")[:-1]:
        VALIDATOR.validate(json.loads(line))
        assert len(line.splitlines()) == 1
