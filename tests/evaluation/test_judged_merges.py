"""The yardstick of judged merges: what is drawn, what is recorded, what is counted."""

from __future__ import annotations

import gzip
import json
from collections import Counter

import pytest

from crossread.entities import link
from crossread.errors import InputError
from crossread.model.annotation import EntityKind
from crossread.model.stories import Reading
from evaluation.__main__ import main
from evaluation.judged_merges import Judgement, read_judgements, record, tally
from evaluation.merge_pairs import MERGES, PER_ENTITY, LinkedStory, draw_pairs, entities_of_places
from tests.entities.factory import named, person, reading, state

ORGANISATION = EntityKind.ORGANISATION


def told(*readings: Reading) -> LinkedStory:
    return LinkedStory(readings, link(readings))


def story() -> LinkedStory:
    return told(
        reading(
            "a",
            person("President Mira Tolan", 0, "Mira Tolan", "president", "NO"),
            state("Norway", 1, "NO"),
            named("Selm Zoo", 2, ORGANISATION),
            person("Jon Tolan", 3),
        ),
        reading(
            "b",
            person("Mira Tolan", 0),
            state("Norwegian", 1, "NO"),
            named("Vell Zoo", 2, ORGANISATION),
            person("the Norwegian president", 3, role="president", country="NO"),
        ),
    )


def test_merges_are_pairs_of_chains_of_one_entity():
    rows = draw_pairs([story()], (50, 0), 1)
    assert {row["likeness"] for row in rows} <= {
        "State", "same form", "name and name", "name and nominal"
    }  # fmt: skip
    assert {row["entity"] for row in rows} == {"Mira Tolan", "Norway"}
    for row in rows:
        assert row["left"] != row["right"]
        assert row["reasons"]
        assert "[[" in row["a"]
        assert "]]" in row["b"]


def test_look_alikes_are_names_of_two_entities():
    rows = draw_pairs([story()], (0, 50), 1)
    pairs = {(row["likeness"], *sorted(row["entity"].split(" | "))) for row in rows}
    assert ("surname", "Jon Tolan", "Mira Tolan") in pairs
    assert ("head noun", "Selm Zoo", "Vell Zoo") in pairs
    assert all("president]]" not in row["a"] + row["b"] for row in rows)


def test_a_draw_keeps_to_its_shares_and_is_the_same_for_one_seed():
    linked = [story() for _ in range(40)]
    rows = draw_pairs(linked, (40, 20), 3)
    assert rows == draw_pairs(linked, (40, 20), 3)
    assert rows != draw_pairs(linked, (40, 20), 4)
    counts = Counter(row["likeness"] for row in rows if row["kind"] == "merge")
    for likeness, share in MERGES.items():
        assert counts[likeness] <= share * 40


def test_of_an_entity_few_pairs_are_drawn():
    many = [reading(f"{n:02}", person("Mira Tolan", 0), person("Tolan", 0)) for n in range(9)]
    assert len(draw_pairs([told(*many)], (50, 0), 1)) <= PER_ENTITY


LEFT, RIGHT, OTHER = ("a", 0, 5), ("b", 0, 5), ("c", 0, 5)


def judgement(key: str, kind: str, verdict: str, fault: str = "", right=RIGHT) -> Judgement:
    return Judgement(key, kind, "surname", LEFT, right, verdict, fault)


def test_what_the_system_does_today_is_counted():
    judged = [
        judgement("1", "merge", "right"),
        judgement("2", "merge", "wrong", "role"),
        judgement("3", "apart", "wrong", "slip"),
        judgement("4", "merge", "unclear"),
        judgement("5", "apart", "right", right=OTHER),
        judgement("6", "merge", "right", right=("gone", 0, 1)),
    ]
    now = {LEFT: frozenset({"e1"}), RIGHT: frozenset({"e1"}), OTHER: frozenset({"e2"})}
    values = tally(judged, now)
    assert (values["judged"], values["unclear"], values["seen"]) == (6, 1, 4)
    assert (values["merges.shown"], values["merges.right"]) == (2, 0.5)
    assert values["merges.fault.role"] == 0.5
    assert (values["apart.shown"], values["apart.right"]) == (1, 1.0)
    assert values["one.joined"] == 1.0  # the look-alikes that were wrongly apart are joined now
    assert values["two.apart"] == 0.5
    assert values["merges.low"] < 0.5 < values["merges.high"]


def test_nothing_judged_counts_nothing():
    values = tally([], {})
    assert (values["judged"], values["merges.right"], values["two.apart"]) == (0, 0.0, 0.0)


def test_places_tell_in_which_entity_a_mention_stands():
    linked = story()
    row = next(r for r in draw_pairs([linked], (50, 0), 1) if r["entity"] == "Mira Tolan")
    places = {tuple(row["left"]), tuple(row["right"])}
    found = entities_of_places([linked], places | {("gone", 0, 1)})
    assert set(found) == places
    assert len(set(found.values())) == 1


def row(**changes) -> dict:
    return {
        "key": "k", "kind": "merge", "likeness": "surname", "left": LEFT, "right": list(RIGHT),
        "a": "Secret [[words]].", "verdict": "wrong", "fault": "role", **changes,
    }  # fmt: skip


def test_no_text_is_recorded_and_a_later_verdict_replaces_an_earlier(tmp_path):
    path = tmp_path / "judgements" / "merges.jsonl"
    assert record([row()], path) == 1
    assert "Secret" not in path.read_text()
    assert read_judgements(path) == [judgement("k", "merge", "wrong", "role")]
    assert record([row(verdict="right"), row(key="l")], path) == 2
    assert read_judgements(path)[0] == judgement("k", "merge", "right")


def test_malformed_rows_and_lines_are_refused(tmp_path):
    path = tmp_path / "merges.jsonl"
    with pytest.raises(InputError, match="no verdict"):
        record([row(verdict="roles")], path)
    for text in ('{"key": "k"}\n', "no JSON\n", '{"left": 1, "right": 2}\n'):
        path.write_text(text)
        with pytest.raises(InputError, match=r"merges\.jsonl:1"):
            read_judgements(path)


def test_from_the_draw_to_the_shares(tmp_path, monkeypatch):
    folder = tmp_path / "data" / "clusters"
    folder.mkdir(parents=True)
    text = "President Ann Poe of Peru visited Selm on Friday. Poe met Jon Roe, Peru said. "
    rows = [{"title": f"{title} Selm", "text": text + title, "event": "x",
             "date_publish": "2031-04-10T08:00:00", "source_domain": "selm.example",
             "url": f"https://selm.example/{title}"}
            for title in ("Poe visits", "Peru sees")]  # fmt: skip
    packed = gzip.compress("\n".join(map(json.dumps, rows)).encode())
    (folder / "articles.jsonl.gz").write_bytes(packed)
    drawn, judgements = tmp_path / "drawn.json", tmp_path / "merges.jsonl"
    monkeypatch.setattr("evaluation.judged_merges.JUDGEMENTS", judgements)
    command = ["judged-merges", "--data", str(folder.parent)]
    assert main([*command, "--draw", "9", "--seed", "1", "--write", str(drawn)]) == 0
    found = json.loads(drawn.read_text())
    assert [each["n"] for each in found] == list(range(1, len(found) + 1))
    assert any(each["kind"] == "merge" for each in found)
    drawn.write_text(json.dumps([{**each, "verdict": "right"} for each in found]))
    assert main([*command, "--record", str(drawn)]) == 0
    assert main(command) == 0
