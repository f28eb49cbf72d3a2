"""PLOVER labels: one act is one event, with its root, mode, source and target."""

from __future__ import annotations

import json
from collections.abc import Callable
from dataclasses import replace
from functools import cache

import pytest

from crossread.claims import find
from crossread.language import Annotator, annotate, article_of_text
from crossread.model.claims import Status
from crossread.model.stories import Reading
from crossread.reports.plover import PloverEvent, plover_events, plover_lines


@pytest.fixture(scope="session")
def read(annotator: Annotator) -> Callable[[str], Reading]:
    @cache
    def run(text: str) -> Reading:
        article = replace(article_of_text(text), id="000")
        annotation = annotate(article, annotator)
        return Reading(article, annotation, find(article, annotation))

    return run


def _row(event: PloverEvent) -> tuple[str, str, tuple[str, ...], tuple[str, ...]]:
    source, target = event.source, event.target
    return event.root, event.mode, tuple(a.text for a in source), tuple(a.text for a in target)


# A verb of its own, a noun that a verb carries, a type of the role table.
PLAIN = [
    ("France accused Spain of theft.", "ACCUSE", "allege", "France", "Spain"),
    ("France criticised Spain over the canal.", "ACCUSE", "disapprove", "France", "Spain"),
    ("The French army shelled Spain.", "ASSAULT", "heavy-weapons", "The French army", "Spain"),
    ("France imposed sanctions on Spain.", "SANCTION", "discontinue", "France", "Spain"),
    ("France lifted its sanctions on Spain.", "CONCEDE", "", "France", "Spain"),
    ("France recalled its ambassador from Spain.", "SANCTION", "withdraw", "France", "Spain"),
    ("France faces criticism from Spain.", "ACCUSE", "disapprove", "Spain", "France"),
    ("The president paid a visit to Spain.", "CONSULT", "visit", "The president", "Spain"),
    ("France supplied Spain with rice.", "AID", "", "France", "Spain"),
    ("France expressed support for Spain.", "SUPPORT", "", "France", "Spain"),
    ("France rejected the request from Spain.", "REJECT", "", "France", "Spain"),
    ("French police arrested the envoy.", "COERCE", "arrest", "French police", "the envoy"),
    ("France summoned the Spanish ambassador.", "ACCUSE", "disapprove", "France",
     "the Spanish ambassador"),
]  # fmt: skip


@pytest.mark.parametrize(("text", "root", "mode", "source", "target"), PLAIN)
def test_an_act_has_its_root_and_sides(read, text, root, mode, source, target):
    assert _row(plover_events(read(text))[0]) == (root, mode, (source,), (target,))


# What governs the act decides; the act itself is no event of its own.
GOVERNED = [
    ("France threatened to attack Spain.", "THREATEN", "violence", "Spain"),
    ("France agreed to meet Spain.", "AGREE", "", "Spain"),
    ("France refused to meet Spain.", "REJECT", "meet", "Spain"),
    ("France demanded that Spain release the prisoners.", "REQUEST", "yield", "Spain"),
    ("France will visit Spain.", "AGREE", "", "Spain"),
    ("The French army sent ships to help Spain.", "AID", "", "Spain"),
    ("France accused Spain of attacking the island.", "ACCUSE", "allege", "Spain"),
]


@pytest.mark.parametrize(("text", "root", "mode", "target"), GOVERNED)
def test_what_governs_an_act_labels_it_once(read, text, root, mode, target):
    events = plover_events(read(text))
    assert [(e.root, e.mode, e.target[0].text) for e in events] == [(root, mode, target)]


def test_a_speaker_who_says_what_another_must_do_requests_it(read):
    (event,) = plover_events(read("France said that Spain must release the prisoners."))
    assert _row(event) == ("REQUEST", "yield", ("France",), ("Spain",))
    assert event.status is Status.ASSERTED


def test_a_plan_is_told_by_the_root_and_a_hedge_by_the_status(read):
    (planned,) = plover_events(read("France will visit Spain."))
    (possible,) = plover_events(read("France may have attacked Spain."))
    assert (planned.root, planned.status) == ("AGREE", Status.ASSERTED)
    assert (possible.root, possible.status) == ("ASSAULT", Status.HYPOTHETICAL)


def test_sides_have_the_states_that_their_words_name(read):
    event = plover_events(read("The French president met the Spanish king."))[0]
    sides = [*event.source, *event.target]
    assert [actor.country for actor in sides] == ["FR", "ES"]


# Sport, business, nature and figures of speech are no events, and plain statements have no root.
NOTHING = [
    "The striker shot wide of the goal.",
    "The index visited new lows in May.",
    "The storm hit the coast of Norvia.",
    "The band struck a chord with fans.",
    "The bill was paid at the end of the month.",
    "Ann Poe took pride in her garden.",
    "The engine burned up in the air.",
    "France said that it rained.",
]


@pytest.mark.parametrize("text", NOTHING)
def test_what_is_no_act_of_politics_has_no_label(read, text):
    assert plover_events(read(text)) == ()


def test_lines_are_json_with_sorted_keys_and_stable(read):
    readings = [read("France accused Spain of theft."), read("France will visit Spain.")]
    lines = list(plover_lines(readings))
    assert lines == list(plover_lines(readings))
    row = json.loads(lines[0])
    assert list(row) == sorted(row)
    assert row["source"] == [{"country": "FR", "text": "France"}]
    assert row["codebook"].startswith("plover-manual-2.0")
    start, end = row["span"]
    assert readings[0].article.text[start:end].startswith("France accused")
