"""What people mention, want or feel: attributions that are no link of a claim's chain."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from crossread.claims.attitudes import ATTITUDE, MENTION, SEEMING
from crossread.claims.attribution import attribute, source_span
from crossread.claims.tree import Tree, grow
from crossread.language import annotate
from crossread.model.claims import Status
from tests.claims.table import pick, sources_of

Found = dict[str, tuple[str, str, str]]


@pytest.fixture(scope="session")
def attributed(annotator, article) -> Callable[[str], Found]:
    """A function that returns force, source and content of a text's attributions by their cue."""

    def run(text: str) -> Found:
        made = article(text)
        tree = grow(made, annotate(made, annotator))
        found = {}
        for report in attribute(tree, made).reports:
            span = source_span(tree, report)
            source = span.of(tree.text) if span else ""
            found[report.lemma] = (report.force, source, words(tree, report.content))
        return found

    return run


def words(tree: Tree, content: frozenset[int]) -> str:
    return " ".join(tree.tokens[i].text for i in sorted(content) if tree.base[i] != "punct")


CASES = [
    ("Ann Poe wants to visit Astland.", "want", (ATTITUDE, "Ann Poe", "to visit Astland")),
    ("The envoy declined to comment.", "decline", (ATTITUDE, "The envoy", "to comment")),
    ("Ann Poe praised the new bridge.", "praise", (MENTION, "Ann Poe", "the new bridge")),
    ("Officials talked about the bridge.", "talk", (MENTION, "Officials", "about the bridge")),
    ("The minister asked whether the bridge was safe.", "ask",
     (MENTION, "The minister", "whether the bridge was safe")),
    ("The bridge seems to be safe.", "seem", (SEEMING, "", "The bridge to be safe")),
    ("The king is expected to visit Astland.", "expect",
     (SEEMING, "", "The king to visit Astland")),
    ("The plan was rejected by the senators.", "reject", (MENTION, "the senators", "The plan")),
    ("Asked about the bridge, Ann Poe left.", "ask", (MENTION, "", "about the bridge")),
    ("Ann Poe is wary of the deal.", "wary", (ATTITUDE, "Ann Poe", "of the deal")),
    ("Ann Poe's criticism of the deal surprised Norvia.", "criticism",
     (ATTITUDE, "Ann Poe", "of the deal")),
]  # fmt: skip


@pytest.mark.parametrize(("text", "cue", "expected"), CASES)
def test_an_attitude_has_its_holder_and_what_it_is_about(attributed, text, cue, expected):
    assert attributed(text)[cue] == expected


NONE = [
    "The storm wants a name.",
    "The wall supports the roof.",
    "Ann Poe painted the bridge.",
]


@pytest.mark.parametrize("text", NONE)
def test_what_is_no_attitude_of_somebody(attributed, text):
    assert attributed(text) == {}


def test_an_attitude_inside_what_is_said_is_part_of_it(attributed):
    found = attributed("John Roe said that Ann Poe wants to visit Astland.")
    assert set(found) == {"say"}


def test_a_remark_beside_what_is_mentioned_is_not_part_of_it(attributed):
    found = attributed("Ann Poe praised the bridge, which was built by Norvia in May.")
    assert found["praise"] == (MENTION, "Ann Poe", "the bridge")


def test_who_wants_something_is_no_source_of_it(claims_of):
    visit = pick(claims_of("Ann Poe wants to visit Astland."), "Visit")
    assert sources_of(visit) == ()
    assert visit.status is Status.PLANNED


def test_who_believes_something_is_its_source(claims_of):
    visit = pick(claims_of("Analysts believe that Ann Poe visited Astland."), "Visit")
    assert sources_of(visit) == ("Analysts",)
    assert visit.status is Status.ALLEGED
