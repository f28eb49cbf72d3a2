"""``crossread claims``: formats, choices, exit codes, and inputs that no newsroom sends."""

from __future__ import annotations

import io
import json
import os
import re
import subprocess
import sys
from pathlib import Path

import jsonschema
import pytest

from crossread import pipeline
from crossread.errors import InputError
from crossread.language import Annotator
from crossread.reports.schema import claim_schema
from tests.reports import factory
from tests.reports.claim_readings import anchors, main_events, readings
from tests.test_hostile import ACTING, HOSTILE, write

NEWS = (
    "Tavira sends two boats to Norland\n\nBy Maria Quill\nJune 18, 2024\n\n"
    "Tavira sent two boats to Norland on Monday, Defence Minister Jon Harrow said. "
    "Norland’s foreign minister accused Tavira of smuggling coal. Harrow denied the accusation.\n"
)


@pytest.fixture
def made(monkeypatch):
    """Let the pipeline return the hand-made readings at once."""

    def read_claims(paths, **options):
        return pipeline.Readings(readings(), anchors(), main_events(), factory.REJECTED)

    monkeypatch.setattr(pipeline, "read_claims", read_claims)


@pytest.fixture
def loaded(monkeypatch, annotator: Annotator):
    """Let the pipeline use the model that the tests have loaded."""
    monkeypatch.setattr(pipeline.language, "load_annotator", lambda threads=1: annotator)


@pytest.fixture
def news(tmp_path) -> Path:
    """A report in a file."""
    path = tmp_path / "000.txt"
    path.write_text(NEWS, encoding="utf-8")
    return path


def test_help_tells_formats_and_exit_codes(run):
    code, out, _ = run("claims", "--help")
    assert code == 0
    for words in ("--format", "--candidates", "--article", "--type", "Exit codes"):
        assert words in out


def test_the_table_is_printed_and_what_was_not_read_is_listed(run, made):
    code, out, err = run("claims", "reports")
    assert code == 0
    assert "main event, asserted: Arvania – give (Transfer)" in out
    assert "\x1b[" not in out
    assert "crossread: not read: reports/empty.txt: the file is empty (remove it)\n" in err


@pytest.mark.parametrize(
    "options, count",
    [
        ((), 11),
        (("--candidates",), 13),
        (("--article", "001"), 3),
        (("--type", "denial"), 1),
        (("--type", "Denial", "--type", "OPEN", "--candidates"), 2),
    ],
)
def test_options_choose_the_claims_of_json_lines(run, made, options, count):
    code, out, _ = run("claims", "reports", "--format", "jsonl", *options)
    assert code == 0
    assert len([json.loads(line) for line in out.splitlines()]) == count


@pytest.mark.parametrize(
    "arguments, message",
    [
        (("claims",), "Missing argument 'PATH...'"),
        (("claims", "x", "--format", "nonsense"), "'table', 'jsonl', 'plover'"),
        (("claims", "x", "--type", "Dance"), "no event type 'Dance'; known: Visit, Meeting"),
        (("claims", "x", "--article", "777"), "no article 777 among the inputs; they are 000, 001"),
        (("claims", "x", "--colour"), "No such option"),
    ],
)
def test_bad_usage_ends_with_2_and_a_message(run, made, arguments, message):
    code, out, err = run(*arguments)
    assert (code, out) == (2, "")
    assert message in err


@pytest.mark.parametrize(
    "error, code, message",
    [
        (KeyboardInterrupt(), 130, "interrupted"),
        (RuntimeError("line one\nline two"), 3, "internal error (RuntimeError: line one)"),
        (InputError("x.txt", "it is empty", "add text"), 3, "x.txt: it is empty (add text)"),
    ],
)
def test_no_error_shows_a_traceback(run, monkeypatch, error, code, message):
    def fail(*_, **__):
        raise error

    monkeypatch.setattr(pipeline, "read_claims", fail)
    found, out, err = run("claims", "reports")
    assert (found, out) == (code, "")
    assert message in err


@pytest.mark.parametrize("content", [b"", b"\0\1\2\xff", b"   \n"])
def test_an_input_without_text_ends_with_1(run, tmp_path, content):
    path = tmp_path / "a.txt"
    path.write_bytes(content)
    code, out, err = run("claims", str(path))
    assert (code, out) == (1, "")
    assert f"crossread: not read: {path}: " in err
    assert "crossread: nothing could be read\n" in err


def test_a_missing_input_ends_with_1(run, tmp_path):
    code, out, err = run("claims", str(tmp_path / "missing.txt"))
    assert (code, out) == (1, "")
    assert "missing.txt" in err


def test_one_broken_input_of_three_costs_itself_only(run, loaded, news, tmp_path):
    (tmp_path / "001.txt").write_bytes(b"\0\1")
    (tmp_path / "002.txt").write_text(NEWS.replace("two", "three"), encoding="utf-8")
    code, out, err = run("claims", str(tmp_path))
    assert code == 0
    assert out.count("“Tavira sends ") == 2
    assert err.count("not read") == 1
    assert "001.txt" in err


def test_an_article_that_fails_inside_costs_itself_only(run, loaded, news, tmp_path, monkeypatch):
    (tmp_path / "001.txt").write_text(NEWS, encoding="utf-8")
    find = pipeline.main_event

    def fail(article, annotation, claims):
        if article.id == "001":
            raise KeyError("lost")
        return find(article, annotation, claims)

    monkeypatch.setattr(pipeline, "main_event", fail)
    code, out, err = run("claims", str(tmp_path))
    assert (code, "[000:" in out, "[001:" in out) == (0, True, False)
    assert "001.txt: KeyError: 'lost'" in err


def test_reading_and_showing_through_every_stage(run, loaded, news):
    code, out, _ = run("claims", str(news))
    assert code == 0
    assert "Tavira – send (Transfer) – " in out
    assert "(“Monday”)" in out
    assert "✕ denies “" in out
    for cited in re.findall(r"\[(000:\d+-\d+)\]", out):
        code, shown, _ = run("show", cited)
        assert (code, "⟦" in shown) == (0, True)


def test_json_lines_of_a_report_keep_to_the_printed_schema(run, loaded, news):
    schema = json.loads(run("schema", "--claims")[1])
    assert schema == claim_schema()
    code, out, _ = run("claims", str(news), "--format", "jsonl", "--candidates")
    found = [json.loads(line) for line in out.splitlines()]
    assert (code, len(found) > 4) == (0, True)
    for line in found:
        jsonschema.Draft202012Validator(schema).validate(line)
    assert sum(line["main_event"] for line in found) == 1
    assert {line["published"] for line in found} == {"2024-06-18"}


def test_plover_prints_json_lines_of_chosen_claims(run, loaded, news):
    code, out, _ = run("claims", str(news), "--format", "plover")
    events = [json.loads(line) for line in out.splitlines()]
    assert code == 0
    assert {"root", "source", "target"} <= set(events[0])
    assert "2024-06-17" in {event["date"] for event in events}
    accusations = run("claims", str(news), "--format", "plover", "--type", "Accusation")[1]
    assert [json.loads(line)["root"] for line in accusations.splitlines()] == ["ACCUSE"]


def test_standard_input_and_json_lines_are_read(run, loaded, tmp_path, monkeypatch):
    records = [{"text": NEWS, "title": "One"}, {"text": NEWS, "title": "Two"}]
    path = tmp_path / "articles.jsonl"
    path.write_text("\n".join(map(json.dumps, records)), encoding="utf-8")
    monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(NEWS.encode())))
    code, out, _ = run("claims", str(path), "-")
    assert code == 0
    assert " in 3 articles" in out


@pytest.mark.parametrize("name", ["display", "verdicts", "languages", "nested", "code", "markup"])
@pytest.mark.parametrize("columns", ["40", "100"])
def test_hostile_text_neither_stops_nor_steers(run, loaded, tmp_path, monkeypatch, name, columns):
    monkeypatch.setenv("COLUMNS", columns)
    paths = write(tmp_path, HOSTILE[name])
    code, out, err = run("claims", *paths, "--candidates")
    assert code == 0
    assert not ACTING.search(out + err)
    assert "internal" not in err


def spawn(*arguments: str, **environment: str) -> subprocess.Popen:
    command = [sys.executable, "-m", "crossread", *arguments]
    pipe = subprocess.PIPE
    settings = {**os.environ, **environment}
    return subprocess.Popen(command, stdout=pipe, stderr=pipe, text=True, env=settings)


def test_a_reader_that_goes_away_is_no_failure(news):
    process = spawn("claims", str(news))
    process.stdout.close()
    assert process.wait(120) == 0
    assert process.stderr.read() == ""


def test_an_output_of_few_characters_still_gets_the_claims(news):
    process = spawn("claims", str(news), PYTHONIOENCODING="ascii", PYTHONUTF8="0")
    out, err = process.communicate(timeout=120)
    assert process.returncode == 0
    assert "asserted: Tavira ? send (Transfer)" in out
    assert err == ""


def test_no_colour_where_none_is_wanted(run, made, monkeypatch):
    monkeypatch.setenv("TERM", "xterm")
    monkeypatch.setattr(sys.stdout, "isatty", lambda: True, raising=False)
    assert "\x1b[" in run("claims", "reports")[1]
    monkeypatch.setenv("NO_COLOR", "1")
    assert "\x1b[" not in run("claims", "reports")[1]
