from __future__ import annotations

import gzip
import json
from dataclasses import replace

import pytest

from crossread.errors import InputError
from crossread.model.articles import Article
from crossread.model.claims import (
    PUBLISH_BAR,
    Attribution,
    Claim,
    Filler,
    Role,
    SourceKind,
    Status,
)
from crossread.model.spans import Span
from evaluation.__main__ import main
from evaluation.judged import (
    Judgement,
    key_of,
    measure,
    read_judgements,
    read_rows_of,
    record,
    tally,
)
from evaluation.scores import wilson

TEXT = "Norvia gave Astland ten trucks."
ARTICLE = Article("000", "a.txt", "", "", "", "", TEXT, "f" * 64, "utf-8")


def filler(word):
    start = TEXT.index(word)
    return Filler(Span(start, start + len(word)), 0, word)


CLAIM = Claim(
    id="000.c1",
    article="000",
    event_type="Transfer",
    predicate="give",
    predicate_span=Span(7, 11),
    span=Span(0, 30),
    sentence=0,
    roles=(Role("giver", (filler("Norvia"),)), Role("receiver", (filler("Astland"),))),
    status=Status.ASSERTED,
    reasons=(),
    chain=(Attribution("a.txt", SourceKind.OUTLET),),
    confidence=0.9,
    rule="verbal",
)

OTHERS = [
    replace(CLAIM, status=Status.ALLEGED),
    replace(CLAIM, event_type="Open"),
    replace(CLAIM, predicate_span=Span(7, 19)),
    replace(CLAIM, roles=CLAIM.roles[:1]),
    replace(CLAIM, roles=(Role("giver", (filler("Astland"),)), CLAIM.roles[1])),
    replace(CLAIM, chain=(*CLAIM.chain, Attribution("Poe", SourceKind.PERSON, Span(0, 6)))),
]
SAME = [
    replace(CLAIM, id="000.c7", confidence=0.2),
    replace(CLAIM, roles=CLAIM.roles[::-1]),
    replace(CLAIM, span=Span(0, 29), reasons=("no reason",)),
]


@pytest.mark.parametrize("other", OTHERS)
def test_what_a_reader_would_judge_anew_has_another_key(other):
    assert key_of(ARTICLE, other) != key_of(ARTICLE, CLAIM)


@pytest.mark.parametrize("same", SAME)
def test_what_no_reader_judges_leaves_the_key(same):
    assert key_of(ARTICLE, same) == key_of(ARTICLE, CLAIM)


def row(**changes):
    return {
        "n": 1,
        "key": "k",
        "article": "a",
        "type": "Open",
        "verdict": "roles",
        "fault": "place taken for a topic",
        "signs": {"typed": 1.0},
        "sentence": "Secret words.",
        **changes,
    }


def test_no_text_is_recorded(tmp_path):
    path = tmp_path / "judgements" / "claims.jsonl"
    assert record([row()], path) == 1
    assert "Secret" not in path.read_text()
    assert read_judgements(path) == [
        Judgement("k", "a", False, "roles", "place taken for a topic", {"typed": 1.0})
    ]


def test_a_later_verdict_replaces_an_earlier_one(tmp_path):
    path = tmp_path / "claims.jsonl"
    record([row(), row(key="j", type="Visit")], path)
    assert record([row(verdict="right")], path) == 2
    found = {each.key: each for each in read_judgements(path)}
    assert (found["k"].verdict, found["k"].fault) == ("right", "")
    assert (found["j"].verdict, found["j"].typed) == ("roles", True)


@pytest.mark.parametrize("changes", [{"verdict": "perhaps"}, {"verdict": None}])
def test_a_row_without_a_verdict_is_refused(tmp_path, changes):
    with pytest.raises(InputError):
        record([row(**changes)], tmp_path / "claims.jsonl")


def test_malformed_files_are_named(tmp_path):
    path = tmp_path / "claims.jsonl"
    path.write_text('{"key": "k"}\n')
    with pytest.raises(InputError, match=r"claims\.jsonl:1"):
        read_judgements(path)
    for text in ("no JSON", '{"n": 1}', "[1]"):
        path.write_text(text)
        with pytest.raises(InputError):
            read_rows_of(path)
    with pytest.raises(InputError):
        read_rows_of(tmp_path / "absent.json")


def test_only_what_is_still_published_counts():
    judged = [
        Judgement("right", "a", True, "right"),
        Judgement("wrong", "a", False, "roles", "place"),
        Judgement("below", "a", False, "right"),
        Judgement("gone", "a", False, "status", "modal"),
    ]
    now = {"right": 0.9, "wrong": PUBLISH_BAR, "below": PUBLISH_BAR - 0.01, "new": 0.9}
    values = tally(judged, now)
    assert (values["judged"], values["produced"], values["published"]) == (4, 3, 2)
    assert values["precision"] == pytest.approx(0.5)
    assert values["typed.precision"] == pytest.approx(1.0)
    assert values["open.precision"] == pytest.approx(0.0)
    assert values["kept"] == pytest.approx(0.5)
    assert values["fault.place"] == pytest.approx(0.5)
    assert "fault.modal" not in values


def test_the_interval_holds_the_share_and_narrows():
    for right, count in ((0, 5), (3, 5), (5, 5)):
        low, high = wilson(right, count)
        assert 0 <= low <= right / count + 1e-9
        assert right / count - 1e-9 <= high <= 1
    assert wilson(80, 100)[0] < wilson(800, 1000)[0]
    assert wilson(0, 0) == (0.0, 1.0)


@pytest.fixture
def data(tmp_path):
    """A folder of data with one article, and the judgements beside it."""
    folder = tmp_path / "data"
    (folder / "clusters").mkdir(parents=True)
    text = "Ann Poe visited Astland on Friday. Norvia gave Astland ten trucks, John Roe said."
    rows = [{"title": "Poe visits Astland", "text": text, "event": "x",
             "date_publish": "2031-04-10T08:00:00", "source_domain": "selm.example",
             "url": "https://selm.example/a"}]  # fmt: skip
    packed = gzip.compress("\n".join(map(json.dumps, rows)).encode())
    (folder / "clusters" / "articles.jsonl.gz").write_bytes(packed)
    return folder


def test_from_the_draw_to_the_precision(data, tmp_path, monkeypatch):
    drawn, judgements = tmp_path / "drawn.json", tmp_path / "claims.jsonl"
    monkeypatch.setattr("evaluation.judged.JUDGEMENTS", judgements)
    command = ["judged", "--data", str(data)]
    assert main([*command, "--draw", "3", "--seed", "1", "--write", str(drawn)]) == 0
    rows = json.loads(drawn.read_text())
    assert [each["n"] for each in rows] == [1, 2, 3]
    assert all(each["confidence"] >= PUBLISH_BAR for each in rows)
    assert all(each["sentence"] and each["signs"] and each["roles"] for each in rows)
    for each in rows:
        each["verdict"] = "right" if each["n"] == 1 else "type"
    drawn.write_text(json.dumps(rows))
    assert main([*command, "--record", str(drawn)]) == 0
    assert len(judgements.read_text().splitlines()) == 3
    assert measure(data)["precision"] == pytest.approx(1 / 3)


def test_a_draw_needs_a_file_and_data(data, tmp_path, capsys):
    assert main(["judged", "--data", str(data), "--draw", "3"]) == 2
    assert "--write" in capsys.readouterr().err
    with pytest.raises(FileNotFoundError):
        measure(tmp_path)
