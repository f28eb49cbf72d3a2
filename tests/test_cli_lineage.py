"""``crossread lineage``: the tree, JSON lines, the page, exit codes and hostile inputs."""

from __future__ import annotations

import json
import re
from pathlib import Path

import jsonschema
import pytest

from crossread.reports.schema import lineage_schema
from crossread.text import families
from tests.test_hostile import ACTING, HOSTILE, write

pytestmark = pytest.mark.usefixtures("loaded")
ROOT = Path(__file__).resolve().parent.parent
EXAMPLE = ROOT / "examples" / "patrol-boats"
PAGE = (ROOT / "docs" / "lineage.md").read_text(encoding="utf-8")


@pytest.fixture
def own_media():
    """Forget the media of a test's user afterwards."""
    yield
    families.put_before([])


def test_help_tells_formats_and_exit_codes(run):
    code, out, _ = run("lineage", "--help")
    assert code == 0
    for words in ("--format", "--html", "Exit codes"):
        assert words in out


def test_the_tree_tells_where_each_article_comes_from(run):
    code, out, _ = run("lineage", str(EXAMPLE))
    assert code == 0
    assert "→ Brenholt Herald: copy [04:" in out
    assert "→ World Buzz Daily: reworded by a machine [05:" in out
    assert "IN SHORT" not in out
    for citation in re.findall(r"\b(0\d:\d+-\d+)", out)[:6]:
        code, shown, _ = run("show", citation)
        assert (code, "⟦" in shown) == (0, True)


def test_json_lines_keep_to_the_printed_schema_and_cite_their_words(run):
    schema = json.loads(run("schema", "--lineage")[1])
    assert schema == lineage_schema()
    code, out, _ = run("lineage", str(EXAMPLE), "--format", "jsonl")
    found = [json.loads(line) for line in out.splitlines()]
    assert code == 0
    assert {line["record"] for line in found} == {"relation", "source", "spin"}
    for line in found:
        jsonschema.Draft202012Validator(schema).validate(line)
    relations = [line for line in found if line["record"] == "relation"]
    for line in relations:
        weights = line["left_from_right"] + line["right_from_left"] + line["common"]
        assert weights == pytest.approx(1, abs=0.01)
        assert line["dependent"] in (line["left"], line["right"], "unknown")
    assert any(passage["left_text"] for line in relations for passage in line["passages"])


def test_the_page_holds_the_picture_and_the_table_is_printed_too(run, tmp_path):
    page = tmp_path / "lineage.html"
    code, out, _ = run("lineage", str(EXAMPLE), "--html", str(page))
    assert (code, "Where each comes from" in out) == (0, True)
    html = page.read_text(encoding="utf-8")
    assert "<svg" in html
    assert "side by side" in html
    assert "part-timeline" not in html.partition("</style>")[2]


@pytest.mark.parametrize(
    "arguments, message",
    [
        (("lineage",), "Missing argument 'PATH...'"),
        (("lineage", "x", "--format", "plover"), "'table', 'jsonl'"),
        (("lineage", "x", "--html", "-"), "--html needs a file name"),
        (("schema", "--claims", "--lineage"), "one schema at a time"),
    ],
)
def test_bad_usage_ends_with_2_and_a_message(run, arguments, message):
    code, out, err = run(*arguments)
    assert (code, out) == (2, "")
    assert message in " ".join(err.split())


def test_an_article_alone_that_names_nobody_says_that_nothing_was_found(run, tmp_path):
    path = tmp_path / "a.txt"
    path.write_text("Boats arrive\n\nTavira sent two boats to Norland on Monday.\n", "utf-8")
    code, out, _ = run("lineage", str(path))
    assert code == 0
    assert "One article alone: nothing to compare yet." in out


@pytest.mark.parametrize("content", [b"", b"\0\1\2\xff"])
def test_an_input_without_text_ends_with_1(run, tmp_path, content):
    path = tmp_path / "a.txt"
    path.write_bytes(content)
    code, out, err = run("lineage", str(path))
    assert (code, out) == (1, "")
    assert "nothing could be read" in err


@pytest.mark.parametrize("name", ["display", "verdicts", "nested", "markup"])
def test_hostile_text_neither_stops_nor_steers(run, tmp_path, name):
    paths = write(tmp_path, HOSTILE[name])
    code, out, err = run("lineage", *paths)
    assert code == 0
    assert not ACTING.search(out + err)
    assert "internal" not in err


def test_the_example_of_the_page_is_what_is_printed(run):
    shown = " ".join(run("lineage", str(EXAMPLE))[1].split())
    (block,) = re.findall(r"```text\n(.*?)```", PAGE, re.DOTALL)
    assert " ".join(block.split()) in shown


FAMILIES = """media:
- {name: Norvapress, country: XA, kind: agency, family: Harbour Group}
- {name: The Daily Lantern, country: XA, kind: newspaper, family: Harbour Group}
"""


def test_families_of_the_user_say_which_media_belong_together(run, tmp_path, own_media):
    path = tmp_path / "families.yaml"
    path.write_text(FAMILIES, "utf-8")
    code, out, _ = run("lineage", str(EXAMPLE), "--format", "jsonl", "--families", str(path))
    assert code == 0
    found = [json.loads(line) for line in out.splitlines()]
    named = {r["name"]: r["family"] for r in found if r["record"] == "source"}
    assert named["Norvapress"] == "harbour-group"


@pytest.mark.parametrize("command", ["lineage", "read"])
def test_wrong_families_end_with_2_and_their_line(run, tmp_path, command, own_media):
    path = tmp_path / "families.yaml"
    path.write_text(FAMILIES + "- {name: Herald, country: XA, kind: paper}\n", "utf-8")
    code, out, err = run(command, str(EXAMPLE), "--families", str(path))
    assert (code, out) == (2, "")
    assert "families.yaml:4: unknown kind 'paper'" in err.replace("\n", "")
    code, _, err = run(command, str(EXAMPLE), "--families", str(tmp_path / "none.yaml"))
    assert code == 2
    assert "No such file" in err
