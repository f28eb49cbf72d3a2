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
from evaluation.merge_pairs import FORMS, PER_ENTITY, LinkedStory, draw_pairs, entities_of_places
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


def marked(row: dict) -> set[str]:
    return {row[side].split("[[")[1].split("]]")[0] for side in ("a", "b")}


def test_joins_and_forms_are_pairs_of_chains_of_one_entity():
    rows = draw_pairs([story()], {"joins": 50, "forms": 50}, 1)
    assert {row["kind"] for row in rows} == {"joins", "forms"}
    assert {row["likeness"] for row in rows} <= {
        "State", "same form", "name and name", "name and nominal"
    }  # fmt: skip
    assert {"Norway", "Norwegian"} in [marked(row) for row in rows]
    for row in rows:
        assert row["left"] != row["right"]
        assert not any("Zoo" in words or words == "Jon Tolan" for words in marked(row))


def test_every_joined_chain_is_a_join():
    many = [reading(f"{n:02}", person("Mira Tolan", 0)) for n in range(3)]
    assert len(draw_pairs([told(*many)], {"joins": 50}, 1)) == len(many) - 1


def test_look_alikes_are_names_whether_joined_or_not():
    rows = draw_pairs([story()], {"looks": 50}, 1)
    found = {(row["likeness"], *sorted(marked(row))) for row in rows}
    assert ("surname", "Jon Tolan", "Mira Tolan") in found or (
        "surname", "Jon Tolan", "President Mira Tolan"
    ) in found  # fmt: skip
    assert ("head noun", "Selm Zoo", "Vell Zoo") in found
    assert not any("the Norwegian president" in marked(row) for row in rows)


def test_nothing_tells_the_reader_what_the_system_says():
    for row in draw_pairs([story()], {"joins": 9, "looks": 9}, 1):
        assert not set(row) & {"entity", "reasons"}


def test_a_draw_keeps_to_its_shares_and_is_the_same_for_one_seed():
    linked, counts = [story() for _ in range(40)], {"forms": 40, "looks": 20}
    rows = draw_pairs(linked, counts, 3)
    assert rows == draw_pairs(linked, counts, 3)
    assert rows != draw_pairs(linked, counts, 4)
    drawn = Counter(row["likeness"] for row in rows if row["kind"] == "forms")
    for likeness, share in FORMS.items():
        assert drawn[likeness] <= share * 40


def test_of_an_entity_few_pairs_are_drawn():
    many = [reading(f"{n:02}", person("Mira Tolan", 0), person("Tolan", 0)) for n in range(9)]
    for kind in ("joins", "forms"):
        assert len(draw_pairs([told(*many)], {kind: 50}, 1)) <= PER_ENTITY


LEFT, RIGHT, OTHER = ("a", 0, 5), ("b", 0, 5), ("c", 0, 5)


def judgement(key: str, kind: str, verdict: str, fault: str = "", right=RIGHT) -> Judgement:
    return Judgement(key, kind, "surname", LEFT, right, verdict, fault)


def test_what_the_system_does_today_is_counted():
    judged = [
        judgement("1", "joins", "one"),
        judgement("2", "joins", "two", "role"),
        judgement("3", "looks", "one", "slip"),
        judgement("4", "forms", "unclear"),
        judgement("5", "looks", "two", right=OTHER),
        judgement("6", "joins", "one", right=("gone", 0, 1)),
        judgement("7", "looks", "two"),
        judgement("8", "apart", "one", right=OTHER),
    ]
    now = {LEFT: frozenset({"e1"}), RIGHT: frozenset({"e1"}), OTHER: frozenset({"e2"})}
    values = tally(judged, now)
    assert (values["judged"], values["unclear"], values["seen"]) == (8, 1, 6)
    assert (values["joins.right"], values["joins.right.of"]) == (0.5, 2)
    assert values["joins.fault.role"] == 0.5
    assert values["forms.right.of"] == 0
    assert (values["looks.two.apart"], values["looks.two.apart.of"]) == (0.5, 2)
    assert (values["looks.one.joined"], values["looks.one.joined.of"]) == (1.0, 1)
    assert (values["one.joined"], values["one.joined.of"]) == (2 / 3, 3)
    assert values["two.apart"] == 1 / 3
    assert values["joins.right.low"] < 0.5 < values["joins.right.high"]


def test_nothing_judged_counts_nothing():
    values = tally([], {})
    assert (values["judged"], values["joins.right"], values["two.apart"]) == (0, 0.0, 0.0)


def test_places_tell_in_which_entity_a_mention_stands():
    linked = story()
    row = next(r for r in draw_pairs([linked], {"joins": 50}, 1) if "Mira Tolan" in r["a"])
    places = {tuple(row["left"]), tuple(row["right"])}
    found = entities_of_places([linked], places | {("gone", 0, 1)})
    assert set(found) == places
    assert len(set(found.values())) == 1


def row(**changes) -> dict:
    return {
        "key": "k", "kind": "forms", "likeness": "surname", "left": LEFT, "right": list(RIGHT),
        "a": "Secret [[words]].", "verdict": "two", "fault": "role", **changes,
    }  # fmt: skip


def test_no_text_is_recorded_and_a_later_verdict_replaces_an_earlier(tmp_path):
    path = tmp_path / "judgements" / "merges.jsonl"
    assert record([row()], path) == 1
    assert "Secret" not in path.read_text()
    assert read_judgements(path) == [judgement("k", "forms", "two", "role")]
    assert record([row(verdict="one", fault=""), row(key="l")], path) == 2
    assert read_judgements(path)[0] == judgement("k", "forms", "one")


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
    assert any(each["kind"] == "joins" for each in found)
    drawn.write_text(json.dumps([{**each, "verdict": "one"} for each in found]))
    assert main([*command, "--record", str(drawn)]) == 0
    assert main(command) == 0
