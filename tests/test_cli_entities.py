"""``crossread entities``: formats, kinds, exit codes, hostile inputs, and what its page shows."""

from __future__ import annotations

import json
import re
from dataclasses import fields
from pathlib import Path

import jsonschema
import pytest

from crossread import pipeline
from crossread.reports.entity_records import EntityRecord
from crossread.reports.lint import lint, strip_quotations
from crossread.reports.schema import entity_schema
from tests.test_hostile import ACTING, HOSTILE, write

pytestmark = pytest.mark.usefixtures("loaded")
ROOT = Path(__file__).resolve().parent.parent
PAGE = (ROOT / "docs" / "entities.md").read_text(encoding="utf-8")
NEWS = (
    "Tavira sends two boats to Norland\n\nBy Maria Quill\nJune 18, 2024\n\n"
    "Tavira sent two boats to Norland on Monday, Defence Minister Jon Harrow said. "
    "Norland’s foreign minister accused Tavira of smuggling coal. Harrow denied the accusation.\n"
)


@pytest.fixture
def news(tmp_path) -> Path:
    """A folder with two reports of one story."""
    folder = tmp_path / "reports"
    folder.mkdir()
    (folder / "000.txt").write_text(NEWS, encoding="utf-8")
    (folder / "001.txt").write_text(NEWS.replace("Monday", "Sunday"), encoding="utf-8")
    return folder


def test_help_tells_formats_kinds_and_exit_codes(run):
    code, out, _ = run("entities", "--help")
    assert code == 0
    for words in ("--format", "--kind", "organisation", "Exit codes"):
        assert words in out


def test_a_person_of_two_reports_is_one_with_reasons_that_show_opens(run, news):
    code, out, _ = run("entities", str(news), "--kind", "Person")
    assert code == 0
    flat = " ".join(out.split())
    assert "▸ Jon Harrow – person, defence minister" in flat
    assert "“Harrow”: 000 ×1, 001 ×1" in flat
    assert "joined: same name (2 chains)" in flat
    assert "– state" not in flat
    cited = re.findall(r"\b(00[01]:\d+-\d+)", out)
    assert len(cited) > 4
    for citation in cited[:6]:
        code, shown, _ = run("show", citation)
        assert (code, "⟦" in shown) == (0, True)


def test_json_lines_keep_to_the_printed_schema_and_cite_their_words(run, news):
    schema = json.loads(run("schema", "--entities")[1])
    assert schema == entity_schema()
    code, out, _ = run("entities", str(news), "--format", "jsonl")
    found = [json.loads(line) for line in out.splitlines()]
    assert code == 0
    assert {"Jon Harrow", "Tavira", "Norland"} <= {line["name"] for line in found}
    for line in found:
        jsonschema.Draft202012Validator(schema).validate(line)
        for variant in line["variants"]:
            assert variant["count"] == sum(each["count"] for each in variant["articles"])
            for cited in variant["citations"]:
                start, end = map(int, cited.partition(":")[2].split("-"))
                text = NEWS if cited.startswith("000") else NEWS.replace("Monday", "Sunday")
                assert text[start:end] == variant["text"]


@pytest.mark.parametrize(
    "arguments, message",
    [
        (("entities",), "Missing argument 'PATH...'"),
        (("entities", "x", "--format", "plover"), "'table', 'jsonl'"),
        (("entities", "x", "--kind", "ghost"), "'person', 'organisation', 'state'"),
        (("schema", "--claims", "--entities"), "one schema at a time"),
    ],
)
def test_bad_usage_ends_with_2_and_a_message(run, arguments, message):
    code, out, err = run(*arguments)
    assert (code, out) == (2, "")
    assert message in " ".join(err.split())


RESCUES = (
    "Rescuers freed a woman from a flooded mine near Selmdale on Monday. She was unhurt.\n",
    "A miner was freed from a flooded shaft near Selmdale on Monday. She was unhurt, rescuers"
    " said.\n",
)


def test_descriptions_are_joined_on_weaker_signs_only_where_asked(run, tmp_path):
    titled = [f"Flood at the Selmdale mine\n\nJune 18, 2024\n\n{said}" for said in RESCUES]
    paths = write(tmp_path, titled)
    sure, generous = (run("entities", *paths, *option) for option in ((), ("--generous",)))
    assert (sure[0], generous[0]) == (0, 0)
    why = "joined: one description in the story"
    assert why not in sure[1]
    assert why in generous[1]


@pytest.mark.parametrize("content", [b"", b"\0\1\2\xff", b"   \n"])
def test_an_input_without_text_ends_with_1(run, tmp_path, content):
    path = tmp_path / "a.txt"
    path.write_bytes(content)
    code, out, err = run("entities", str(path))
    assert (code, out) == (1, "")
    assert "crossread: nothing could be read\n" in err


def test_a_story_that_fails_inside_costs_itself_only(run, news, monkeypatch):
    def fail(readings, names, *, generous):
        raise KeyError("lost")

    monkeypatch.setattr(pipeline.entities, "link", fail)
    code, out, err = run("entities", str(news))
    assert (code, out) == (0, "  0 entities in 0 stories\n")
    assert "not read: the story of 000, 001: KeyError: 'lost'" in err


@pytest.mark.parametrize("name", ["display", "verdicts", "languages", "nested", "code", "markup"])
@pytest.mark.parametrize("form", ["table", "jsonl"])
def test_hostile_text_neither_stops_nor_steers(run, tmp_path, name, form):
    paths = write(tmp_path, HOSTILE[name])
    code, out, err = run("entities", *paths, "--format", form)
    assert code == 0
    assert not ACTING.search(err + (out if form == "table" else ""))
    assert "internal" not in err


def test_the_page_lists_every_field():
    rows = [line.split("|")[1] for line in PAGE.splitlines() if line.startswith("| `")]
    listed = [name for row in rows for name in re.findall(r"`(\w+)`", row)]
    assert listed == [field.name for field in fields(EntityRecord)]


def test_the_examples_of_the_page_are_what_is_printed(run):
    example = str(ROOT / "examples" / "patrol-boats")
    shown = " ".join(run("entities", example)[1].split())
    blocks = re.findall(r"```text\n(.*?)```", PAGE, re.DOTALL)
    assert len(blocks) == 2
    for block in blocks:
        assert " ".join(block.split()) in shown
    lines = [json.loads(s) for s in run("entities", example, "--format", "jsonl")[1].splitlines()]
    (line,) = (json.loads(block) for block in re.findall(r"```json\n(.*?)```", PAGE, re.DOTALL))
    assert line in [{key: each[key] for key in line} for each in lines]


OWN = ROOT / "examples" / "your-files"


def test_the_examples_with_files_of_ones_own_are_what_is_printed(run, monkeypatch):
    monkeypatch.chdir(ROOT)
    options = ["--names", "examples/your-files/names.csv"]
    for name in ("list.jsonl", "targets.simple.csv"):
        options += ["--list", f"examples/your-files/{name}"]
    code, out, _ = run("entities", "examples/patrol-boats", *options)
    blocks = re.findall(r"```console\n(.*?)```", PAGE, re.DOTALL)
    assert (code, len(blocks)) == (0, 4)
    for block in blocks:
        assert " ".join(block.split()) in " ".join(out.split())
    assert not lint(strip_quotations(" ".join(out.split())))


def test_a_candidate_stands_in_its_own_field_and_joins_nothing(run):
    example = str(ROOT / "examples" / "patrol-boats")
    plain = run("entities", example, "--format", "jsonl")[1].splitlines()
    listed = run("entities", example, "--format", "jsonl", "--list", str(OWN / "list.jsonl"))[1]
    found = [json.loads(line) for line in listed.splitlines()]
    assert [{**line, "candidates": []} for line in found] == [json.loads(line) for line in plain]
    (vesk,) = (line for line in found if line["name"] == "Ilan Vesk")
    assert [each["id"] for each in vesk["candidates"]] == ["inv-001"]
    for line in found:
        jsonschema.Draft202012Validator(entity_schema()).validate(line)


@pytest.mark.parametrize("option", ["--names", "--list"])
@pytest.mark.parametrize("content", [b"", b"\0\xff", b"nam\nx\n", b"{", None])
def test_a_bad_file_of_ones_own_ends_with_2_and_is_named(run, news, tmp_path, option, content):
    path = tmp_path / "own.csv"
    if content is not None:
        path.write_bytes(content)
    code, out, err = run("entities", str(news), option, str(path))
    assert (code, out) == (2, "")
    assert "own.csv" in err
    assert "internal" not in err


def test_words_of_a_list_do_not_steer_the_table(run, news, tmp_path):
    path = tmp_path / "own.jsonl"
    bad = "\x1b[2J guilty \u202e”"
    row = {"id": bad, "schema": "Person", "properties": {"name": ["Harrow Jon"], "topics": [bad]}}
    path.write_text(json.dumps(row), encoding="utf-8")
    code, out, _ = run("entities", str(news), "--list", str(path))
    assert code == 0
    assert "name: order of names" in " ".join(out.split())
    assert not ACTING.search(out)
    assert not lint(strip_quotations(" ".join(out.split())))
