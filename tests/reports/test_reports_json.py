"""The JSON export and its published schema."""

from __future__ import annotations

import json

import jsonschema
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from crossread import __version__
from crossread.reports import Report, render
from crossread.reports.export import SCHEMA_ID, dump
from crossread.reports.schema import report_schema
from tests.reports import factory

VALIDATOR = jsonschema.Draft202012Validator(report_schema())


@pytest.mark.parametrize(
    "report",
    [factory.report(), Report(()), Report((factory.lone_dossier(),))],
    ids=["full", "empty", "alone"],
)
def test_the_export_keeps_to_its_schema(report):
    VALIDATOR.validate(json.loads(render(report, "json")))


def test_the_schema_is_a_schema():
    jsonschema.Draft202012Validator.check_schema(report_schema())


@pytest.mark.parametrize("key", ["headline", "groups", "conflicts", "articles"])
def test_the_schema_refuses_a_dossier_without_a_field(key):
    report = json.loads(render(factory.report(), "json"))
    del report["dossiers"][0][key]
    with pytest.raises(jsonschema.ValidationError):
        VALIDATOR.validate(report)


def test_a_citation_holds_its_words_and_its_written_form():
    dossier = json.loads(render(factory.report(), "json"))["dossiers"][0]
    headline = dossier["groups"][0]["headline"]
    assert headline["ref"] == "000:76-125"
    text = dossier["articles"][0]["text"]
    assert headline["quote"] == text[headline["start"] : headline["end"]]


def test_derived_properties_are_given():
    dossier = json.loads(render(factory.report(), "json"))["dossiers"][0]
    assert dossier["articles"][0]["label"] == "kestral-news.example"
    assert [c["shown"] for c in dossier["conflicts"][:3]] == [True, True, False]
    assert dossier["trace"]["lineages"][0]["direction"] == "002"
    assert [e["open"] for e in dossier["hits"][0]["elements"]] == [False, True]


def test_the_export_names_its_schema_and_version():
    report = json.loads(render(factory.report(), "json"))
    assert report["schema"] == SCHEMA_ID == report_schema()["$id"]
    assert report["version"] == __version__


@settings(max_examples=50)
@given(st.text(st.characters(exclude_categories=()), max_size=50))
def test_any_text_survives_the_export(text):
    written = dump({"text": text}).encode("utf-8")
    assert json.loads(written)["text"] == text
    assert written.endswith(b"\n")
