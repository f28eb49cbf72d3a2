"""The command line: exit codes, outputs, messages, and that no traceback reaches a user."""

from __future__ import annotations

import io
import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

import crossread
from crossread import cli, console, pipeline, progress, recall
from crossread.errors import InputError
from crossread.model.annotation import Annotation
from crossread.model.stories import Reading
from tests.reports import factory


@pytest.fixture(autouse=True)
def cache(tmp_path, monkeypatch):
    """Keep the user's own cache out of the tests."""
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path / "cache"))
    monkeypatch.delenv("CROSSREAD_DEBUG", raising=False)
    monkeypatch.setenv("COLUMNS", "80")


@pytest.fixture
def run(monkeypatch, capfd):
    """Run the command line in this process; gives exit code, output and messages."""

    def call(*arguments: str) -> tuple[int, str, str]:
        monkeypatch.setattr(sys, "argv", ["crossread", *arguments])
        with pytest.raises(SystemExit) as ended:
            cli.main()
        out, err = capfd.readouterr()
        return int(ended.value.code or 0), out, err

    return call


@pytest.fixture
def stories(monkeypatch):
    """Let the pipeline return the hand-made dossier at once."""

    def read_stories(paths, **options):
        readings = tuple(Reading(a, Annotation(a.id), ()) for a in factory.articles())
        return pipeline.Result((factory.dossier(),), readings, factory.REJECTED)

    monkeypatch.setattr(pipeline, "read_stories", read_stories)


def spawn(*arguments: str, **options) -> subprocess.Popen:
    command = [sys.executable, "-m", "crossread", *arguments]
    return subprocess.Popen(command, stderr=subprocess.PIPE, text=True, **options)


def test_help_imports_nothing_heavy():
    heavy = "{'numpy', 'onnxruntime', 'rich', 'jinja2', 'yaml', 'lxml', 'crossread.pipeline'}"
    code = f"import sys, crossread.cli; print({heavy} & set(sys.modules))"
    printed = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True)
    assert printed.stdout == "set()\n"


def test_help_shows_examples_and_commands(run):
    code, out, _ = run("--help")
    assert code == 0
    for words in ("crossread show 000:317-408", "read", "show", "schema", "--install-completion"):
        assert words in out
    assert "Exit codes" in run("read", "--help")[1]


def test_version(run):
    assert run("--version") == (0, f"crossread {crossread.__version__}\n", "")


def test_the_version_is_that_of_the_package():
    project = Path(__file__).parent.parent / "pyproject.toml"
    assert f'version = "{crossread.__version__}"' in project.read_text(encoding="utf-8")


@pytest.mark.parametrize(
    "arguments, message",
    [
        (("read",), "Missing argument 'PATH...'"),
        (("read", "x", "--rulebook", "nowhere"), "no rulebook 'nowhere'; known: un-dprk"),
        (("read", "x", "--html", "-"), "--html needs a file name"),
        (("read", "x", "--json", "-", "--markdown", "-"), "only one of --json and --markdown"),
        (("read", "x", "--colour"), "No such option"),
        (("show", "nonsense"), "write it like 000:317-408"),
        (("show", "000:9-3"), "the end lies before the start"),
        (("show", "000:1-2"), "no earlier reading is known"),
        (("dance",), "No such command"),
    ],
)
def test_bad_usage_ends_with_2_and_a_message(run, arguments, message):
    code, out, err = run(*arguments)
    assert (code, out) == (2, "")
    assert message in err


def test_nothing_readable_ends_with_1(run, tmp_path):
    code, out, err = run("read", str(tmp_path / "missing.txt"))
    assert (code, out) == (1, "")
    assert "missing.txt" in err
    assert "Traceback" not in err


def test_reading_prints_the_dossier_and_lists_what_was_not_read(run, stories):
    code, out, err = run("read", "reports")
    assert code == 0
    assert "“Arvania hands two patrol boats to Belmark”" in out
    assert "\x1b[" not in out
    assert "crossread: not read: reports/empty.txt: the file is empty (remove it)\n" in err


def test_files_are_written_beside_the_terminal_report(run, stories, tmp_path):
    names = {"--html": "a.html", "--json": "a.json", "--markdown": "a.md"}
    options = [word for key, name in names.items() for word in (key, str(tmp_path / name))]
    code, out, _ = run("read", "reports", *options)
    assert code == 0
    assert "IN SHORT" in out
    assert (tmp_path / "a.html").read_text(encoding="utf-8").lstrip().startswith("<!DOCTYPE html>")
    assert json.loads((tmp_path / "a.json").read_bytes())["dossiers"]
    assert (tmp_path / "a.md").read_text(encoding="utf-8").startswith("# Crossread dossier\n")


@pytest.mark.parametrize("option, start", [("--json", "{"), ("--markdown", "# Crossread")])
def test_a_report_on_the_output_stands_there_alone(run, stories, option, start):
    code, out, _ = run("read", "reports", option, "-")
    assert code == 0
    assert out.startswith(start)
    assert "IN SHORT" not in out


def test_an_input_is_never_overwritten(run, tmp_path):
    source = tmp_path / "a.html"
    source.write_text("<p>words</p>")
    code, _, err = run("read", str(source), "--html", str(source))
    assert code == 2
    assert "is one of the inputs" in err
    assert source.read_text() == "<p>words</p>"


def test_an_output_among_the_inputs_is_pointed_out(run, stories, tmp_path):
    code, _, err = run("read", str(tmp_path), "--html", str(tmp_path / "out.html"))
    assert code == 0
    assert "lies in a folder that is read" in err


@pytest.mark.parametrize("name, reason", [("no/such/folder.html", "No such file"), (".", "folder")])
def test_an_output_that_cannot_be_written_is_told(run, stories, tmp_path, name, reason):
    code, out, err = run("read", "reports", "--html", str(tmp_path / name))
    assert code in (2, 3)
    assert reason in err
    assert out == ""


@pytest.mark.parametrize(
    "error, code, message",
    [
        (KeyboardInterrupt(), 130, "interrupted"),
        (RuntimeError("line one\nline two"), 3, "internal error (RuntimeError: line one)"),
        (MemoryError(), 3, "not enough memory"),
        (InputError("x.txt", "it is empty", "add text"), 3, "x.txt: it is empty (add text)"),
    ],
)
def test_no_error_shows_a_traceback(run, monkeypatch, error, code, message):
    def fail(*_, **__):
        raise error

    monkeypatch.setattr(pipeline, "read_stories", fail)
    found, out, err = run("read", "reports")
    assert (found, out) == (code, "")
    assert message in err
    assert "Traceback" not in err
    assert err.strip().count("\n") == 0


def test_debugging_shows_the_traceback(monkeypatch):
    def fail(*_, **__):
        raise RuntimeError("inside")

    monkeypatch.setattr(pipeline, "read_stories", fail)
    monkeypatch.setenv("CROSSREAD_DEBUG", "1")
    monkeypatch.setattr(sys, "argv", ["crossread", "read", "reports"])
    with pytest.raises(RuntimeError, match="inside"):
        cli.main()


def test_a_reader_that_goes_away_is_no_failure():
    process = spawn("schema", stdout=subprocess.PIPE)
    process.stdout.close()
    assert process.wait(30) == 0
    assert process.stderr.read() == ""


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="needs /dev/full")
def test_a_full_disk_is_told_in_one_line():
    with open("/dev/full", "w") as full:
        process = spawn("schema", stdout=full)
        assert process.wait(30) == 3
    assert process.stderr.read() == "crossread: cannot write the output: No space left on device\n"


def test_an_output_of_few_characters_still_gets_the_words():
    environment = {**os.environ, "PYTHONIOENCODING": "ascii", "PYTHONUTF8": "0"}
    process = spawn("schema", "--help", stdout=subprocess.PIPE, env=environment)
    assert "Print the JSON Schema" in process.communicate(timeout=30)[0]


def test_schema_is_printed_as_json(run):
    code, out, _ = run("schema")
    assert code == 0
    assert json.loads(out)["title"] == "Crossread report"


def write_reports(folder: Path) -> Path:
    folder.mkdir()
    for name, text in factory.TEXTS.items():
        (folder / f"{name}.txt").write_text(text, encoding="utf-8")
    return folder


def test_show_opens_the_words_behind_a_citation(run, tmp_path):
    folder = write_reports(tmp_path / "reports")
    code, out, _ = run("show", "000:76-125", str(folder))
    assert code == 0
    assert "⟦Arvania gave two patrol boats to Belmark on 3 May⟧" in out.replace("\n", " ")
    assert "line 3 of the text" in out


@pytest.mark.parametrize(
    "citation, message",
    [("777:1-2", "no article 777 among the inputs; they are 000"), ("000:1-99999", "ends at")],
)
def test_show_says_why_a_citation_does_not_open(run, tmp_path, citation, message):
    folder = write_reports(tmp_path / "reports")
    code, out, err = run("show", citation, str(folder))
    assert (code, out) == (2, "")
    assert message in err


def test_show_with_nothing_readable_ends_with_1(run, tmp_path):
    assert run("show", "000:1-2", str(tmp_path / "missing"))[0] == 1


def test_show_remembers_the_inputs_of_the_last_read(run, stories, tmp_path, monkeypatch):
    folder = write_reports(tmp_path / "reports")
    monkeypatch.chdir(tmp_path)
    assert run("read", "reports")[0] == 0
    monkeypatch.chdir("/")
    code, out, _ = run("show", "003:28-41")
    assert (code, "⟦Two grey boat⟧" in out) == (0, True)
    (folder / "003.txt").write_text("Other words now.\nAnd more of them here.\n")
    code, _, err = run("show", "003:0-5")
    assert code == 2
    assert "the inputs changed since the last read" in err


def test_text_from_standard_input_is_not_remembered(run, stories, monkeypatch):
    monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(b"words")))
    assert run("read", "-")[0] == 0
    code, _, err = run("show", "000:1-2")
    assert code == 2
    assert "standard input, which is not kept" in err


@pytest.mark.parametrize("state", ["", "{", "[]", '{"paths": 3}', '{"paths": [], "hashes": 1}'])
def test_a_damaged_memory_is_no_failure(run, state):
    recall.state_file().parent.mkdir(parents=True)
    recall.state_file().write_text(state)
    code, _, err = run("show", "000:1-2")
    assert code == 2
    assert "no earlier reading is known" in err


def test_a_cache_that_cannot_be_written_is_no_failure(run, stories, monkeypatch, tmp_path):
    (tmp_path / "file").write_text("")
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path / "file"))
    assert run("read", "reports")[0] == 0


class Terminal(io.StringIO):
    """A stream that is a terminal."""

    def isatty(self) -> bool:
        return True


def test_a_bar_moves_on_a_terminal_and_is_absent_elsewhere():
    stream = Terminal()
    with progress.bar(stream) as move:
        move(1, 2)
        move(2, 2)
    assert "2/2" in stream.getvalue()
    with progress.bar(io.StringIO()) as nothing:
        assert nothing is None


@pytest.mark.parametrize(
    "variables, colour",
    [({}, True), ({"NO_COLOR": "1"}, False), ({"TERM": "dumb"}, False), ({"NO_COLOR": ""}, True)],
)
def test_colour_is_for_terminals_that_want_it(monkeypatch, variables, colour):
    monkeypatch.setenv("TERM", "xterm")
    monkeypatch.delenv("NO_COLOR", raising=False)
    for name, value in variables.items():
        monkeypatch.setenv(name, value)
    monkeypatch.setattr(sys, "stdout", Terminal())
    assert console.screen().colour is colour
    monkeypatch.setattr(sys, "stdout", io.StringIO())
    assert console.screen().colour is False


@pytest.mark.parametrize("shell", ["bash", "zsh", "fish"])
def test_completion_offers_the_commands(shell):
    environment = {
        **os.environ,
        "_CROSSREAD_COMPLETE": f"complete_{shell}",
        "COMP_WORDS": "crossread ",
        "COMP_CWORD": "1",
        "_TYPER_COMPLETE_ARGS": "crossread ",
        "_TYPER_COMPLETE_FISH_ACTION": "get-args",
    }
    code = "import sys; sys.argv[0] = 'crossread'; from crossread.cli import main; main()"
    command = [sys.executable, "-c", code]
    printed = subprocess.run(command, capture_output=True, text=True, env=environment).stdout
    assert "schema" in printed


def test_the_library_reads_a_folder_and_raises_when_nothing_can_be_read(tmp_path, stories):
    assert crossread.read(tmp_path) == (factory.dossier(),)


def test_the_library_raises_when_nothing_can_be_read(tmp_path):
    with pytest.raises(InputError):
        crossread.read([tmp_path / "missing.txt"])


def test_reading_and_showing_through_every_stage(run, tmp_path):
    folder = write_reports(tmp_path / "reports")
    code, out, _ = run("read", str(folder), "--json", "-")
    assert code == 0
    dossier = json.loads(out)["dossiers"][0]
    cited = dossier["headline"]
    code, out, _ = run("show", cited["ref"])
    assert code == 0
    assert f"⟦{cited['quote']}⟧" in out
