"""``crossread stories``: formats, reasons, exit codes, hostile inputs, and what its page shows."""

from __future__ import annotations

import json
import re
from dataclasses import fields
from pathlib import Path

import jsonschema
import pytest

from crossread.reports.schema import story_schema
from crossread.reports.story_records import StoryRecord
from crossread.stories.joining import SIGNS
from tests.test_hostile import ACTING, HOSTILE, write

pytestmark = pytest.mark.usefixtures("loaded")
ROOT = Path(__file__).resolve().parent.parent
PAGE = (ROOT / "docs" / "stories.md").read_text(encoding="utf-8")
DAM = (
    "Torvik dam gives way in Valdavia\n\nBy Maria Quill\nApril 10, 2031\n\n"
    "The Torvik dam in northern Valdavia broke on Thursday and flooded Orsk Ford. "
    "Energy Minister Pell Adrastu said that engineers had found a crack in the spillway.\n"
)
MAYOR = (
    "Harbour master wins in Selm\n\nBy Otto Grae\nApril 13, 2031\n\n"
    "Ludo Sarn, the harbour master, was elected mayor of Selm with 52 percent of the ballots. "
    "His rival Inge Morrow conceded at a party in the fish market.\n"
)


@pytest.fixture
def news(tmp_path) -> Path:
    """A folder with two reports of one event and one of another."""
    folder = tmp_path / "reports"
    folder.mkdir()
    (folder / "000.txt").write_text(DAM, encoding="utf-8")
    (folder / "001.txt").write_text(MAYOR, encoding="utf-8")
    (folder / "002.txt").write_text(DAM.replace("gives way", "breaks"), encoding="utf-8")
    return folder


def test_help_tells_formats_and_exit_codes(run):
    code, out, _ = run("stories", "--help")
    assert code == 0
    assert "--format" in out
    assert "Exit codes" in out


def test_reports_of_one_event_are_shown_together_with_reasons(run, news):
    code, out, _ = run("stories", str(news))
    assert code == 0
    flat = " ".join(out.split())
    assert "Story s1, 2 articles, 2031-04-10" in flat
    assert "Story s2, 1 article, 2031-04-13" in flat
    assert "▸ 000 (2031-04-10): “Torvik dam gives way in Valdavia” with 002: " in flat
    assert "both leads name" in flat
    assert "published on one day" in flat
    assert "no other article was found to be about the same event" in flat
    assert flat.endswith("2 stories of 3 articles")


def test_json_lines_keep_to_the_printed_schema(run, news):
    schema = json.loads(run("schema", "--stories")[1])
    assert schema == story_schema()
    code, out, _ = run("stories", str(news), "--format", "jsonl")
    found = [json.loads(line) for line in out.splitlines()]
    assert code == 0
    assert [[each["article"] for each in line["articles"]] for line in found] == [
        ["000", "002"],
        ["001"],
    ]
    for line in found:
        jsonschema.Draft202012Validator(schema).validate(line)


@pytest.mark.parametrize(
    "arguments, message",
    [
        (("stories",), "Missing argument 'PATH...'"),
        (("stories", "x", "--format", "plover"), "'table', 'jsonl'"),
        (("schema", "--claims", "--stories"), "one schema at a time"),
    ],
)
def test_bad_usage_ends_with_2_and_a_message(run, arguments, message):
    code, out, err = run(*arguments)
    assert (code, out) == (2, "")
    assert message in " ".join(err.split())


@pytest.mark.parametrize("content", [b"", b"\0\1\2\xff", b"   \n"])
def test_an_input_without_text_ends_with_1(run, tmp_path, content):
    path = tmp_path / "a.txt"
    path.write_bytes(content)
    code, out, err = run("stories", str(path))
    assert (code, out) == (1, "")
    assert "crossread: nothing could be read\n" in err


def test_an_unreadable_file_is_named_and_the_rest_is_read(run, news):
    (news / "bad.txt").write_bytes(b"\0\1\2\xff")
    code, out, err = run("stories", str(news))
    assert code == 0
    assert "not read: " in err
    assert "2 stories of 3 articles" in " ".join(out.split())


@pytest.mark.parametrize("name", ["display", "verdicts", "languages", "nested", "code", "markup"])
@pytest.mark.parametrize("form", ["table", "jsonl"])
def test_hostile_text_neither_stops_nor_steers(run, tmp_path, name, form):
    paths = write(tmp_path, HOSTILE[name])
    code, out, err = run("stories", *paths, "--format", form)
    assert code == 0
    assert not ACTING.search(err + (out if form == "table" else ""))
    assert "internal" not in err


def listed(section: str) -> list[str]:
    text = PAGE.partition(f"\n## {section}\n")[2].partition("\n## ")[0]
    rows = [line.split("|")[1] for line in text.splitlines() if line.startswith("| `")]
    return [name for row in rows for name in re.findall(r"`([\w ]+)`", row)]


def test_the_page_lists_every_field_and_every_sign():
    assert listed("JSON lines") == [field.name for field in fields(StoryRecord)]
    assert sorted(listed("How articles are joined")) == sorted(SIGNS)


def test_the_examples_of_the_page_are_what_is_printed(run):
    example = str(ROOT / "examples" / "patrol-boats")
    shown = " ".join(run("stories", example)[1].split())
    (block,) = re.findall(r"```text\n(.*?)```", PAGE, re.DOTALL)
    assert " ".join(block.split()) in shown
    (line,) = [json.loads(s) for s in run("stories", example, "--format", "jsonl")[1].splitlines()]
    (expected,) = (json.loads(b) for b in re.findall(r"```json\n(.*?)```", PAGE, re.DOTALL))
    assert {key: line[key] for key in expected} == expected
