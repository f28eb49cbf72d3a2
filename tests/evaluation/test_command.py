"""The command: what it prints, and with which code it ends."""

from __future__ import annotations

import hashlib
import json
import subprocess
import sys
import types
from pathlib import Path

import pytest

import evaluation
from crossread.errors import InputError
from evaluation.__main__ import main, prefixed
from evaluation.floors import FLOORS, YardstickFloors, missed_floors, read_floors
from evaluation.sets import Choice, Part
from training.corpora import CorpusError

ROOT = Path(__file__).resolve().parent.parent.parent


@pytest.fixture
def yardstick(monkeypatch, tmp_path):
    """A yardstick under the name of ``wire`` on default data of its own."""
    module = types.ModuleType("evaluation.wire")
    module.measure = lambda data: {"hits": 3, "f1": 0.75}
    monkeypatch.setitem(sys.modules, "evaluation.wire", module)
    monkeypatch.setenv("CROSSREAD_SHARED", str(tmp_path))
    (tmp_path / "data").mkdir()
    return module


def set_floors(monkeypatch, floors):
    monkeypatch.setattr("evaluation.__main__.read_floors", lambda: floors)


def test_one_line_per_metric(yardstick, monkeypatch, capsys):
    set_floors(monkeypatch, {})
    assert main(["wire"]) == 0
    assert capsys.readouterr().out == "wire.f1 0.750\nwire.hits 3\n"


def test_json_holds_the_same(yardstick, monkeypatch, capsys):
    set_floors(monkeypatch, {})
    assert main(["wire", "--json"]) == 0
    assert json.loads(capsys.readouterr().out) == {"wire.f1": 0.75, "wire.hits": 3}


FLOOR_CASES = [
    # floors, data hash known to fit, exit code, part of the message
    ({"wire.f1": 0.75}, True, 0, ""),
    ({"wire.f1": 0.76}, True, 1, "floor missed: wire.f1 0.75 < 0.76"),
    ({"wire.recall": 0.1}, True, 1, "wire.recall not measured"),
    ({"wire.f1": 0.76}, False, 0, "floors not applied"),
]


@pytest.mark.parametrize("floors, fits, code, message", FLOOR_CASES)
def test_floors(yardstick, monkeypatch, tmp_path, capsys, floors, fits, code, message):
    (tmp_path / "data" / "rows.txt").write_bytes(b"rows")
    sha = hashlib.sha256(b"rows" if fits else b"other").hexdigest()
    set_floors(monkeypatch, {"wire": YardstickFloors(floors, {"rows.txt": sha})})
    assert main(["wire"]) == code
    assert message in capsys.readouterr().err


def test_floors_do_not_hold_for_other_data(yardstick, monkeypatch, tmp_path):
    set_floors(monkeypatch, {"wire": YardstickFloors({"wire.f1": 0.99}, {})})
    assert main(["wire"]) == 1
    assert main(["wire", "--data", str(tmp_path)]) == 0


@pytest.mark.parametrize(
    "arguments",
    [
        [],
        ["nothing"],
        ["wire", "--gold", "x.json"],
        ["wire", "--verbose"],
        ["wire", "--nonsense"],
        ["wire", "--sample"],
        ["roles", "--set", "ewt"],
        ["ner", "--dev", "--sample"],
        ["ner", "--reference", "x.npz"],
    ],
)
def test_bad_usage_ends_with_2(yardstick, arguments, capsys):
    with pytest.raises(SystemExit) as caught:
        main(arguments)
    assert caught.value.code == 2
    assert "usage:" in capsys.readouterr().err


def test_absent_data_ends_with_2_and_says_so(yardstick, monkeypatch, tmp_path, capsys):
    assert main(["wire", "--data", str(tmp_path / "nowhere")]) == 2
    assert "no such folder of data" in capsys.readouterr().err
    yardstick.measure = lambda data: {"x": len((data / "rows.txt").read_bytes())}
    assert main(["wire"]) == 2
    error = capsys.readouterr().err
    assert "rows.txt: the data is absent" in error
    assert "Traceback" not in error


@pytest.mark.parametrize("option, path", [("--gold", "no.json"), ("--reports", "nowhere")])
def test_absent_gold_or_reports_end_with_2(shared, tmp_path, capsys, option, path):
    assert main(["gold", option, str(tmp_path / path)]) == 2
    assert path in capsys.readouterr().err


def test_metrics_are_prefixed_once_and_sorted():
    assert list(prefixed("wire", {"wire.b": 1, "a": 2})) == ["wire.a", "wire.b"]


# What these measure is generated or stands in this repository.
WITHOUT_DATA = {
    "times", "quantities", "cascades.sample", "grouping.sample", "series", "series.sample"
}  # fmt: skip


def test_the_floors_name_yardsticks_and_their_metrics():
    floors = read_floors()
    assert {name.removesuffix(".sample") for name in floors} <= set(evaluation.YARDSTICKS)
    for name, own in floors.items():
        assert all(metric.startswith(f"{name}.") for metric in own.floors)
        assert own.data or name in WITHOUT_DATA


@pytest.fixture
def parted(monkeypatch, yardstick):
    """A yardstick of parts under the name of ``ner``; it tells what it was asked for."""
    module = types.ModuleType("evaluation.ner")
    module.asked = []

    def measure(data, choice):
        module.asked.append(choice)
        return {"f1": 0.5}

    module.measure = measure
    monkeypatch.setitem(sys.modules, "evaluation.ner", module)
    return module


PARTS = [
    # arguments, what is asked for, name of the metric, exit code
    ([], Choice(), "ner.f1", 0),
    (["--sample"], Choice(Part.SAMPLE), "ner.sample.f1", 1),
    (["--dev", "--verbose"], Choice(Part.DEV, details=True), "ner.f1", 0),
    (["--sample", "--set", "gum"], Choice(Part.SAMPLE, ("gum",)), "ner.sample.f1", 0),
]


@pytest.mark.parametrize("arguments, asked, metric, code", PARTS)
def test_parts_and_the_floors_of_the_sample(
    parted, monkeypatch, capsys, arguments, asked, metric, code
):
    set_floors(monkeypatch, {"ner.sample": YardstickFloors({"ner.sample.f1": 0.75}, {})})
    assert main(["ner", *arguments]) == code
    assert parted.asked == [asked]
    assert capsys.readouterr().out == f"{metric} 0.500\n"


def test_a_malformed_corpus_ends_with_2(parted, capsys):
    def measure(data, choice):
        raise CorpusError("rows.gz, line 3: 2 columns, not 10")

    parted.measure = measure
    assert main(["ner"]) == 2
    assert "rows.gz, line 3" in capsys.readouterr().err


def test_malformed_floors_are_an_input_error(tmp_path):
    path = tmp_path / "floors.json"
    path.write_text('{"gold": 3}')
    with pytest.raises(InputError, match="not a file of floors"):
        read_floors(path)
    assert FLOORS.is_file()


def test_a_yardstick_without_floors_misses_none(tmp_path):
    assert missed_floors("speed", {"speed.x": 1.0}, {}, tmp_path).missed == ()


@pytest.mark.parametrize("name", evaluation.YARDSTICKS)
def test_every_yardstick_names_itself_and_its_source(name):
    module = pytest.importorskip(f"evaluation.{name.replace('-', '_')}")
    assert name == module.NAME
    assert len(module.SOURCE) > 20
    assert callable(module.measure)


def test_every_yardstick_stands_in_the_docs():
    rows = (ROOT / "docs" / "adding-a-yardstick.md").read_text(encoding="utf-8")
    assert all(f"| `{name}` |" in rows for name in evaluation.YARDSTICKS)


def test_the_module_runs():
    done = subprocess.run(
        [sys.executable, "-m", "evaluation", "--help"], cwd=ROOT, capture_output=True, text=True
    )
    assert done.returncode == 0
    assert "NAME" in done.stdout
