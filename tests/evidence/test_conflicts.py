"""Every conflict test finds its cases and keeps out of its traps."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from crossread.evidence.conflicts import TESTS
from crossread.evidence.weigh import weigh
from crossread.model.articles import DateCandidate, DateKind
from crossread.model.claims import SourceKind, Status
from crossread.model.evidence import Verdict
from crossread.model.stories import Trace
from crossread.text import resources
from tests.evidence.factory import Said, reading, story, table

ROOT = Path(__file__).resolve().parent.parent.parent


def visit(words: str, **changes) -> Said:
    roles = {"visitor": ["Arlen Voss"], "destination": ["Velmark"]}
    return Said(words, "Visit", "visit", roles, **changes)


def sent(words: str, item: str, giver: str = "Ostia", receiver: str = "Velmark", **changes) -> Said:
    roles = {"giver": [giver], "receiver": [receiver], "item": [item]}
    return Said(words, "Transfer", "send", roles, **changes)


DENIAL = Said("Ostia denied it.", "Denial", "deny", {"denier": ["Ostia"]}, denies=("a.c0",))
GARROW = {"source": "Garrow", "source_kind": SourceKind.BODY, "status": Status.ALLEGED}

# test, verdict, what article a says, what article b says
FOUND = [
    ("denied", Verdict.CONTRADICTION, [sent("Ostia sent arms to Velmark.", "arms")], [DENIAL]),
    (
        "polarity_opposed",
        Verdict.CONTRADICTION,
        [visit("Arlen Voss visited Velmark.")],
        [visit("Arlen Voss never visited Velmark.", status=Status.NEGATED)],
    ),
    (
        "roles_swapped",
        Verdict.CONTRADICTION,
        [sent("Ostia sent rifles to Velmark.", "rifles")],
        [sent("Velmark sent rifles to Ostia.", "rifles", "Velmark", "Ostia")],
    ),
    (
        "dates_disjoint",
        Verdict.SOFT,
        [visit("Arlen Voss visited Velmark on 18 May 2031.")],
        [visit("Arlen Voss visited Velmark on 19 May 2031.")],
    ),
    (
        "dates_disjoint",  # no zone is known to explain half a day
        Verdict.CONTRADICTION,
        [visit("Arlen Voss visited Velmark on the morning of 18 May 2031.")],
        [visit("Arlen Voss visited Velmark on 19 May 2031.")],
    ),
    (
        "clocks_disjoint",
        Verdict.CONTRADICTION,
        [visit("Arlen Voss visited Velmark on 18 May 2031 at 6 a.m.")],
        [visit("Arlen Voss visited Velmark on 18 May 2031 at 9 p.m.")],
    ),
    (
        "quantities_disjoint",
        Verdict.CONTRADICTION,
        [sent("Ostia sent 431 rifles to Velmark.", "431 rifles")],
        [sent("Ostia sent 977 rifles to Velmark.", "977 rifles")],
    ),
    (
        "status_differs",
        Verdict.STATUS_DIFFERENCE,
        [sent("Ostia sent rifles to Velmark.", "rifles")],
        [sent("Ostia may send rifles to Velmark.", "rifles", status=Status.HYPOTHETICAL)],
    ),
    (
        "labels_vary",
        Verdict.LABEL_VARIATION,
        [sent("Ostia sent rifles to Velmark.", "rifles")],
        [sent("Ostia sent weapons to Velmark.", "weapons")],
    ),
]

# test, what article a says, what article b says: nothing may be found
TRAPS = [
    (
        "polarity_opposed",  # another visitor
        [visit("Arlen Voss visited Velmark.")],
        [
            Said(
                "Jonas Reck never visited Velmark.",
                "Visit",
                "visit",
                {"visitor": ["Jonas Reck"], "destination": ["Velmark"]},
                status=Status.NEGATED,
            )
        ],
    ),
    (
        "polarity_opposed",  # only a mention in passing
        [visit("Arlen Voss visited Velmark.")],
        [visit("Arlen Voss never visited Velmark.", status=Status.NEGATED, background=True)],
    ),
    (
        "roles_swapped",  # another thing
        [sent("Ostia sent rifles to Velmark.", "rifles")],
        [sent("Velmark sent grain to Ostia.", "grain", "Velmark", "Ostia")],
    ),
    (
        "dates_disjoint",  # the month holds the day
        [visit("Arlen Voss visited Velmark on 18 May 2031.")],
        [visit("Arlen Voss visited Velmark in May 2031.")],
    ),
    (
        "dates_disjoint",  # one day, whatever its hours
        [visit("Arlen Voss visited Velmark on 18 May 2031 at 6 a.m.")],
        [visit("Arlen Voss visited Velmark on 18 May 2031.")],
    ),
    (
        "clocks_disjoint",  # one hour is missing
        [visit("Arlen Voss visited Velmark on 18 May 2031 at 6 a.m.")],
        [visit("Arlen Voss visited Velmark on the evening of 18 May 2031.")],
    ),
    (
        "clocks_disjoint",  # within the slack
        [visit("Arlen Voss visited Velmark on 18 May 2031 at 6 a.m.")],
        [visit("Arlen Voss visited Velmark on 18 May 2031 at 11 a.m.")],
    ),
    (
        "quantities_disjoint",  # rounded
        [sent("Ostia sent about 400 rifles to Velmark.", "about 400 rifles")],
        [sent("Ostia sent 410 rifles to Velmark.", "410 rifles")],
    ),
    (
        "quantities_disjoint",  # another thing is counted
        [sent("Ostia sent 431 rifles to Velmark.", "431 rifles")],
        [sent("Ostia sent 12 boats to Velmark.", "12 boats")],
    ),
    (
        "status_differs",  # both are done
        [sent("Ostia sent rifles to Velmark.", "rifles")],
        [sent("Ostia sent rifles to Velmark, Garrow said.", "rifles", **GARROW)],
    ),
    (
        "labels_vary",  # the same noun
        [sent("Ostia sent rifles to Velmark.", "rifles")],
        [sent("Ostia sent rifles to Velmark.", "rifles")],
    ),
]


def conflicts(first: list[Said], second: list[Said]):
    readings = [reading("a", first), reading("b", second)]
    return weigh(story(readings), readings, table(readings), Trace()).conflicts


@pytest.mark.parametrize(("test", "verdict", "first", "second"), FOUND)
def test_it_is_found(test, verdict, first, second):
    found = [c for c in conflicts(first, second) if c.test == test]
    assert [c.verdict for c in found] == [verdict]
    assert all(side.citations for c in found for side in c.sides)
    assert found[0].scope
    assert found[0].reason


@pytest.mark.parametrize(("test", "first", "second"), TRAPS)
def test_a_trap_finds_nothing(test, first, second):
    assert [c for c in conflicts(first, second) if c.test == test] == []


NIGHT = "Arlen Voss visited Velmark on 18 May 2031 at 9 p.m."  # Velmark is in Sweden
MORNING = "Arlen Voss visited Velmark on 19 May 2031 at 6 a.m."


@pytest.mark.parametrize(
    ("url", "printed", "verdict"),
    [
        ("", "", Verdict.CONTRADICTION),
        ("https://paper.example.pt/a", "", Verdict.CONTRADICTION),
        ("https://paper.example.jp/a", "", Verdict.SOFT),
        ("", "2031-05-19T09:00+09:00", Verdict.SOFT),
        ("https://paper.example.jp/a", "2031-05-19T09:00+02:00", Verdict.CONTRADICTION),
    ],
)
def test_a_desk_far_from_the_place_may_date_by_its_own_clock(url, printed, verdict):
    first, second = reading("a", [visit(NIGHT)]), reading("b", [visit(MORNING)])
    dated = (DateCandidate(printed, DateKind.BYLINE),) if printed else ()
    second = replace(second, article=replace(second.article, url=url, dates=dated))
    pair = [first, second]
    found = weigh(story(pair), pair, table(pair), Trace()).conflicts
    assert [c.verdict for c in found if c.test == "dates_disjoint"] == [verdict]


def test_lists_that_share_members_complete_each_other():
    roles = {"giver": ["Ostia"], "receiver": ["Velmark"]}
    first = Said(
        "Ostia sent rifles and boats to Velmark.",
        "Transfer",
        "send",
        {**roles, "item": ["rifles", "boats"]},
    )
    second = Said(
        "Ostia sent rifles and grain to Velmark.",
        "Transfer",
        "send",
        {**roles, "item": ["rifles", "grain"]},
    )
    found = [c for c in conflicts([first], [second]) if c.test == "sets_differ"]
    assert [[side.value for side in c.sides] for c in found] == [["boats", "grain"]]
    assert not found[0].shown


def test_every_test_has_a_case_a_phrase_and_a_row():
    names = {test.__name__ for test in TESTS}
    assert names == {case[0] for case in FOUND} | {"sets_differ"}
    assert names <= set(resources.load("wording.yaml")["tests"])
    rows = (ROOT / "docs" / "adding-a-conflict-test.md").read_text(encoding="utf-8")
    assert all(f"| `{name}` |" in rows for name in names)
