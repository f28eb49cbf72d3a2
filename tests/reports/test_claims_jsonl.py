"""Claims as JSON lines: the schema, the order of keys, and what indexes are written out as."""

from __future__ import annotations

import json
from dataclasses import fields, replace

import jsonschema
import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from crossread.reports.claim_records import ClaimRecord, ClaimReport, Selection
from crossread.reports.claims_jsonl import render_claims_jsonl
from crossread.reports.schema import claim_schema
from tests.reports.claim_readings import claim_report
from tests.reports.test_claims_table import loaded

VALIDATOR = jsonschema.Draft202012Validator(claim_schema())


def lines(report: ClaimReport) -> list[dict]:
    return [json.loads(line) for line in render_claims_jsonl(report).splitlines()]


def test_the_schema_is_a_schema():
    jsonschema.Draft202012Validator.check_schema(claim_schema())


def test_every_line_keeps_to_the_schema():
    found = lines(claim_report(candidates=True))
    assert len(found) == 13
    for line in found:
        VALIDATOR.validate(line)


@pytest.mark.parametrize("key", ["id", "roles", "chain", "time", "denies"])
def test_the_schema_refuses_a_line_without_a_field(key):
    line = lines(claim_report())[0]
    del line[key]
    with pytest.raises(jsonschema.ValidationError):
        VALIDATOR.validate(line)


def test_keys_stand_in_one_order():
    order = [each.name for each in fields(ClaimRecord)]
    assert all(list(line) == order for line in lines(claim_report(candidates=True)))


def test_what_a_claim_points_at_is_written_out():
    line = lines(claim_report())[0]
    giver, receiver, item = line["roles"]
    assert (giver["name"], receiver["name"], item["name"]) == ("giver", "receiver", "item")
    assert item["open"] is True
    assert giver["fillers"][0] == {
        "text": "Arvania",
        "span": {"start": 76, "end": 83},
        "mention": "name",
        "kind": "state",
        "country": "x-arvania",
        "referent": "Arvania",
    }
    assert receiver["fillers"][0]["kind"] is None
    assert [link["name"] for link in line["chain"]] == ["kestral-news.example", "Ilan Varo"]
    assert (line["time"]["edtf"], line["time"]["basis"]) == ("2031-05-03", "anchored")
    assert line["quantities"][0]["unit"] == "patrol boat"
    assert line["citation"] == "000:76-125"
    assert line["text"] == "Arvania gave two patrol boats to Belmark on 3 May"
    assert (line["published"], line["main_event"]) == ("2031-05-04", True)
    assert line["quotation"]["text"] == "Arvania gave two patrol boats to Belmark"
    assert line["quotation"]["integrity"] == "altered"


def test_a_time_without_a_day_to_count_from_stays_open():
    report = replace(claim_report(), anchors={})
    assert lines(report)[0]["time"]["edtf"] == ""
    assert lines(report)[0]["published"] == ""


def test_denials_point_both_ways():
    found = {line["id"]: line for line in lines(claim_report(candidates=True))}
    assert found["000.c4"]["denies"] == ["000.c5"]
    assert found["000.c5"]["denied_by"] == ["000.c4"]
    assert found["000.c6"]["content"] == ["000.c1"]


def test_spans_hold_the_words_beside_them():
    report = claim_report(candidates=True)
    texts = {reading.article.id: reading.article.text for reading in report.readings}
    for line in lines(report):
        text = texts[line["article"]]
        for part in (line["time"], *line["quantities"], line["quotation"]):
            if part is not None:
                assert text[part["span"]["start"] : part["span"]["end"]] == part["text"]


def test_no_line_quotes_more_than_is_allowed():
    report = claim_report()
    first = report.readings[0]
    text = first.article.text.replace("KESTRAL", "KESTRAL " * 100)
    long = replace(first, article=replace(first.article, text=text, title=text))
    for line in lines(ClaimReport((long,), selection=Selection(candidates=True))):
        assert len(line["sentence"]) == len(line["title"]) == 300


@settings(max_examples=40, deadline=None)
@given(st.text(st.characters(exclude_categories=()), min_size=1, max_size=40))
@example("a\u2028b\x85c\ud800")
def test_any_text_survives_and_stays_on_its_line(words):
    shown = render_claims_jsonl(loaded(words))
    shown.encode("utf-8")
    assert shown.endswith("\n")
    assert {json.loads(line)["predicate"] for line in shown.splitlines()} == {words}


def test_no_claims_are_no_lines():
    assert render_claims_jsonl(ClaimReport(())) == ""
