from __future__ import annotations

import gzip
import json

import pytest

from crossread.errors import InputError
from evaluation.__main__ import main
from evaluation.judged_pronouns import (
    NOBODY,
    OPEN,
    RIGHT,
    UNREAD,
    WRONG,
    Judgement,
    measure,
    read_judgements,
    record,
    tally,
    verdict_now,
)


def row(**changes):
    return {
        "n": 1,
        "key": "k",
        "article": "a",
        "form": "he",
        "answers": ["x", "y"],
        "verdict": RIGHT,
        "sentence": "Secret words.",
        **changes,
    }


def test_no_text_is_recorded_and_a_later_verdict_replaces_an_earlier(tmp_path):
    path = tmp_path / "judgements" / "pronouns.jsonl"
    assert record([row(), row(key="j", form="it", verdict=OPEN, answers=[])], path) == 2
    assert "Secret" not in path.read_text()
    assert record([row(verdict=WRONG)], path) == 2
    found = {
        each.key: (each.form, each.verdict, list(each.answers)) for each in read_judgements(path)
    }
    assert found == {"k": ("he", WRONG, ["x", "y"]), "j": ("it", OPEN, [])}


@pytest.mark.parametrize("changes", [{"verdict": "perhaps"}, {"verdict": None}])
def test_a_row_without_a_verdict_is_refused(tmp_path, changes):
    with pytest.raises(InputError):
        record([row(**changes)], tmp_path / "pronouns.jsonl")


# (verdict, answers when judged, answers now, verdict now)
NOW = [
    (RIGHT, ("x", "y"), ("y", "z"), RIGHT),
    (WRONG, ("x",), ("x",), WRONG),
    (RIGHT, ("x",), ("z",), UNREAD),
    (RIGHT, ("x",), (), OPEN),
    (OPEN, (), ("x",), UNREAD),
    (NOBODY, ("x",), (), NOBODY),
    (NOBODY, (), ("x",), WRONG),
]


@pytest.mark.parametrize("verdict, answers, now, expected", NOW)
def test_a_verdict_holds_for_what_the_reader_saw(verdict, answers, now, expected):
    assert verdict_now(Judgement("k", "a", "he", verdict, answers), now) == expected


def test_shares_of_all_and_of_those_resolved():
    judged = [
        Judgement("1", "a", "he", RIGHT, ("x",)),
        Judgement("2", "a", "he", WRONG, ("y",)),
        Judgement("3", "a", "it", OPEN),
        Judgement("4", "a", "it", NOBODY),
        Judgement("5", "a", "they", RIGHT, ("z",)),
    ]
    now = {"1": ["x"], "2": ["y"], "5": ["other"]}
    values = tally(judged, now)
    assert values["judged"] == 5
    assert values["resolved"] == pytest.approx(3 / 5)
    assert values["precision"] == pytest.approx(1 / 2)
    assert values["answered_anew"] == 1
    assert values["no_referent"] == 1
    assert values["he.resolved"] == 1
    assert values["it.resolved"] == 0
    assert values["low"] < values["precision"] < values["high"]


@pytest.fixture
def data(tmp_path, monkeypatch):
    """A folder of data with one article, and no judgements."""
    folder = tmp_path / "data"
    (folder / "clusters").mkdir(parents=True)
    text = "Ann Poe visited Astland on Friday. She praised its army. It was late."
    rows = [{"title": "Poe visits Astland", "text": text, "event": "x",
             "date_publish": "2031-04-10T08:00:00", "source_domain": "selm.example",
             "url": "https://selm.example/a"}]  # fmt: skip
    packed = gzip.compress("\n".join(map(json.dumps, rows)).encode())
    (folder / "clusters" / "articles.jsonl.gz").write_bytes(packed)
    monkeypatch.setattr("evaluation.judged_pronouns.JUDGEMENTS", tmp_path / "pronouns.jsonl")
    return folder


def test_from_the_draw_to_the_shares(data, tmp_path):
    drawn = tmp_path / "drawn.json"
    command = ["judged-pronouns", "--data", str(data)]
    assert main([*command, "--draw", "2", "--seed", "1", "--write", str(drawn)]) == 0
    rows = json.loads(drawn.read_text())
    assert [each["n"] for each in rows] == [1, 2]
    assert all(f"[[{word}]]" in each["sentence"] for each in rows for word in [marked(each)])
    for each in rows:
        each["verdict"] = RIGHT if each["stands_for"] else OPEN
    drawn.write_text(json.dumps(rows))
    assert main([*command, "--record", str(drawn)]) == 0
    values = measure(data)
    assert values["judged"] == 2
    assert values["resolved"] == sum(bool(each["stands_for"]) for each in rows) / 2
    assert values["answered_anew"] == 0


def marked(each):
    return each["sentence"].partition("[[")[2].partition("]]")[0]


def test_a_judged_article_is_not_drawn_again(data, tmp_path):
    drawn = tmp_path / "drawn.json"
    command = ["judged-pronouns", "--data", str(data), "--draw", "9", "--write", str(drawn)]
    main(command)
    rows = json.loads(drawn.read_text())
    assert rows
    record([{**each, "verdict": OPEN} for each in rows], tmp_path / "pronouns.jsonl")
    main(command)
    assert json.loads(drawn.read_text()) == []
