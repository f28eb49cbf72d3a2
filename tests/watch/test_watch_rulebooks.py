"""Rulebooks are read with all of their problems, each with its line."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from crossread.errors import InputError, ResourceError
from crossread.model.watch import Verification
from crossread.text import resources
from crossread.watch import available, load
from crossread.watch.rulebooks import parse_rulebook
from crossread.watch.wording import verdict_words

SMALL = """\
id: test
name: Test measures
version: "1"
state: KP
state_name: North Korea
notice: It is for others to decide.
item_classes:
- id: boats
  name: boats
  nouns: [boat]
rules:
- id: boats-to
  name: boats to it
  direction: to
  event_types: [Transfer]
  items: [boats]
  prohibits: boats
  provisions:
  - {instrument: Act (2001), paragraph: "1", in_force_from: 2001-02-03, verification: checked}
"""


def test_the_shipped_rulebooks_are_sound():
    assert available() == ("un-dprk",)
    rulebook = load("un-dprk")
    assert {rule.id for rule in rulebook.rules} >= {"arms-to", "arms-from", "luxury"}
    assert rulebook.state == "KP"


def test_event_types_of_shipped_rules_are_in_the_ontology():
    known = set(resources.load("ontology.yaml")["types"])
    for name in available():
        assert {t for rule in load(name).rules for t in rule.event_types} <= known


def test_a_rule_is_as_sure_as_its_weakest_provision_that_may_fire():
    rules = {rule.id: rule for rule in load("un-dprk").rules}
    assert rules["arms-from"].verification is Verification.PARTLY
    assert parse_rulebook(SMALL, "x").rules[0].verification is Verification.CHECKED


def test_a_small_rulebook_is_read():
    rulebook = parse_rulebook(SMALL, "small.yaml")
    assert rulebook.rules[0].provisions[0].in_force_from == date(2001, 2, 3)
    assert rulebook.rules[0].exemptions == ()
    assert rulebook.near_misses == ()


BROKEN = [
    # what is exchanged, for what, expected (line, part of the message)
    ("version:", "edition:", [(1, "'version' is missing"), (3, "unknown key 'edition'")]),
    ("2001-02-03", "February", [(19, "not a day: 'February'")]),
    ("direction: to", "direction: up", [(14, "'up' is none of: to, from, both")]),
    ("items: [boats]", "items: [cars]", [(16, "'cars' is no item class")]),
    ("prohibits: boats", "prohibits: this is illegal", [(17, "gives no verdict: illegal")]),
    ("checked}", "sure}", [(19, "'sure' is none of: checked, partly, recalled")]),
    ("nouns: [boat]", "nouns: boat", [(10, "expected a list")]),
    ("name: boats\n", "name: [boats]\n", [(9, "expected a text")]),
    ("nouns: [boat]", "nouns: [boat]\n  open_nouns: [raft]", [(8, "belong together")]),
    ("id: test", "id: test\nid: test", [(2, "'id' stands twice")]),
    ("rules:", "rules: [", [(0, "")]),
    (
        "checked}",
        "checked, in_force_until: 2000-01-01}",
        [(19, "in_force_until lies before in_force_from")],
    ),
]


@pytest.mark.parametrize("old, new, expected", BROKEN)
def test_a_broken_rulebook_tells_line_and_reason(old, new, expected):
    with pytest.raises(ResourceError) as caught:
        parse_rulebook(SMALL.replace(old, new, 1), "own.yaml")
    found = caught.value.problems
    assert all(path == "own.yaml" for path, _, _ in found)
    for line, message in expected:
        assert any(message in text and line in (0, at) for _, at, text in found)


def test_all_problems_are_told_at_once():
    text = SMALL.replace("2001-02-03", "soon").replace("direction: to", "direction: up")
    with pytest.raises(ResourceError) as caught:
        parse_rulebook(text, "own.yaml")
    assert [line for _, line, _ in caught.value.problems] == [14, 19]


def test_a_repeated_rule_is_reported():
    rule = SMALL[SMALL.index("- id: boats-to") :]
    with pytest.raises(ResourceError, match="'boats-to' stands twice"):
        parse_rulebook(SMALL + rule, "own.yaml")


@pytest.mark.parametrize("text", ["", "# nothing", "- a list", "just words", "a: &x [*x]", "\x00"])
def test_other_files_are_refused(text):
    with pytest.raises(ResourceError):
        parse_rulebook(text, "own.yaml")


def test_a_rulebook_of_the_user_is_read_by_path(tmp_path):
    path = tmp_path / "own.yaml"
    path.write_text(SMALL, encoding="utf-8")
    assert load(str(path)).id == "test"


def test_an_unknown_rulebook_names_the_known_ones(tmp_path):
    with pytest.raises(InputError, match="un-dprk"):
        load("un-nowhere")
    binary = tmp_path / "binary.yaml"
    binary.write_bytes(b"\xff\xfe\x00")
    with pytest.raises(InputError, match="UTF-8"):
        load(str(binary))


@given(st.text(max_size=200))
def test_the_loader_raises_nothing_but_its_own_error(text):
    with pytest.raises(ResourceError):
        parse_rulebook(text, "own.yaml")


@given(st.integers(0, len(SMALL) - 1), st.characters(codec="utf-8"))
def test_a_changed_letter_is_read_or_reported(at, letter):
    problems: list[tuple[str, int, str]] = []
    rulebook = None
    try:
        rulebook = parse_rulebook(SMALL[:at] + letter + SMALL[at + 1 :], "own.yaml")
    except ResourceError as error:
        problems = error.problems
    assert (rulebook is None) == bool(problems)


WORDS = [
    ("This violated the rule.", ("violated",)),
    ("confirmed by two", ("confirmed",)),
    ("conduct which, if confirmed, would fall", ()),
    ("an unlikely and illegal act", ("illegal",)),
    ("likely", ("likely",)),
    ("a bridge over troubled water", ()),
]


@pytest.mark.parametrize("text, expected", WORDS)
def test_verdict_words_are_found(text, expected):
    assert verdict_words(text) == expected
