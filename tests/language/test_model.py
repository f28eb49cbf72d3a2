from __future__ import annotations

import hashlib
import json
import subprocess
import sys
from concurrent.futures import ThreadPoolExecutor
from dataclasses import fields
from pathlib import Path

import numpy as np
import pytest

from crossread.errors import ModelError
from crossread.language import Annotator, load_annotator
from crossread.language.annotator import Parse, Stretch
from crossread.language.model import FILES, Network, Scores, read_model_file
from crossread.language.word_classes import CLASSES

LINES = (
    "The king left .",
    "Two ships , three planes and a train came to the harbor of Port Ellan on Monday .",
    "Nobody in the Ministry of Fisheries knew why the envoy had stayed .",
    "NO DEAL IN SIGHT",
    "Talks , which had not begun , were called off , said Mira Tolan .",
)
STRETCHES = [Stretch(tuple(line.split())) for line in LINES]
# A process that reads is to stay below 250 MB and load in 0.4 s; slow and busy machines take more.
MOST_SECONDS, MOST_MEGABYTES = 3.0, 350


def manifest() -> dict[str, object]:
    found: dict[str, object] = json.loads(read_model_file("manifest.json"))
    return found


def same(one: Parse, other: Parse) -> bool:
    """Tell whether two parses agree to the last bit."""
    assert one.vectors is not None
    assert other.vectors is not None
    return one == other and bool((one.vectors == other.vectors).all())


def test_the_shipped_files_are_those_of_the_manifest() -> None:
    files = manifest()["files"]
    assert isinstance(files, dict)
    assert set(FILES) <= set(files)
    for name, wanted in files.items():
        data = read_model_file(name)
        assert len(data) == wanted["bytes"], name
        assert hashlib.sha256(data).hexdigest() == wanted["sha256"], name


def test_eight_bits_cost_less_than_a_third_of_a_point() -> None:
    checks = manifest()["checks"]
    assert isinstance(checks, dict)
    assert checks["las_32_bits"] - checks["las_8_bits"] <= 0.3
    assert checks["torch_difference"] < 1e-3


def test_the_vocabulary_fits_the_network() -> None:
    network = Network(1)
    counted = {key: len(labels) for key, labels in network.vocabulary.items()}
    labels = manifest()["labels"]
    assert isinstance(labels, dict)
    assert labels == counted | {"classes": len(CLASSES)}
    shapes = network.shapes
    assert shapes["classes"][1] == len(CLASSES)
    assert [shapes[key][1] for key in ("names", "relations", "roles")] == [
        counted[key] for key in ("names", "relations", "roles")
    ]
    assert {one.name for one in fields(Scores)} <= set(shapes)
    assert network.vocabulary["names"][0] == "O"
    assert network.vocabulary["roles"][0] == ""


def test_a_stretch_is_read_alone_whatever_is_read_with_it(annotator: Annotator) -> None:
    together = annotator.parse(STRETCHES)
    alone = [annotator.parse([one])[0] for one in STRETCHES]
    assert all(map(same, together, alone))
    assert all(map(same, together[::-1], annotator.parse(STRETCHES[::-1])))


def test_more_threads_read_the_same(annotator: Annotator) -> None:
    assert all(map(same, annotator.parse(STRETCHES), load_annotator(2).parse(STRETCHES)))


def test_two_threads_may_share_an_annotator() -> None:
    shared = load_annotator()
    wanted = shared.parse(STRETCHES)
    fresh = load_annotator()
    with ThreadPoolExecutor(2) as pool:
        runs = list(pool.map(fresh.parse, [STRETCHES, STRETCHES[::-1]] * 3))
    for place, run in enumerate(runs):
        assert all(map(same, run if place % 2 == 0 else run[::-1], wanted))


def test_predicates_may_be_given(annotator: Annotator) -> None:
    words = ("The", "king", "left", "the", "harbor", ".")
    (parse,) = annotator.parse([Stretch(words, predicates=(2, 4))])
    assert [frame.predicate for frame in parse.frames] == [2, 4]
    assert all(-3 <= frame.happened <= 3 for frame in parse.frames)
    for frame in parse.frames:
        assert all(place != frame.predicate and label for place, label in frame.arguments)


def test_every_word_has_a_vector(annotator: Annotator) -> None:
    (parse,) = annotator.parse(STRETCHES[:1])
    assert parse.vectors is not None
    assert parse.vectors.shape == (4, 384)
    assert parse.vectors.dtype == np.float32


def test_a_new_process_loads_the_model_at_once_and_stays_small() -> None:
    code = """
import time
from pathlib import Path
from crossread.language import annotate_text, load_annotator
start = time.process_time()
annotator = load_annotator()
print(time.process_time() - start)
annotate_text("The king denied that two ships had left the harbor. " * 40, annotator)
status = Path("/proc/self/status")  # getrusage would count the process that started this one
lines = status.read_text().splitlines() if status.exists() else []
print(next((int(line.split()[1]) / 2**10 for line in lines if line.startswith("VmHWM")), 0))
"""
    run = subprocess.run([sys.executable, "-c", code], check=True, capture_output=True, text=True)
    seconds, megabytes = map(float, run.stdout.split())
    assert seconds < MOST_SECONDS
    assert megabytes < MOST_MEGABYTES


def copied(folder: Path) -> Path:
    for name in FILES:
        (folder / name).write_bytes(read_model_file(name))
    return folder


def test_a_model_may_be_read_from_a_folder(tmp_path: Path, annotator: Annotator) -> None:
    own = load_annotator(1, copied(tmp_path))
    assert all(map(same, own.parse(STRETCHES), annotator.parse(STRETCHES)))


def test_an_incomplete_folder_is_told_in_words(tmp_path: Path) -> None:
    with pytest.raises(ModelError, match=r"model\.onnx is missing from .*; it needs"):
        load_annotator(1, tmp_path)


def test_a_broken_model_is_told_in_words(tmp_path: Path) -> None:
    (copied(tmp_path) / "model.onnx").write_bytes(b"nothing")
    with pytest.raises(ModelError, match="cannot be loaded"):
        load_annotator(1, tmp_path)


def test_files_of_two_models_are_refused(tmp_path: Path) -> None:
    labels = json.loads(read_model_file("vocab.json"))
    labels["roles"].append("ARG9")
    (copied(tmp_path) / "vocab.json").write_text(json.dumps(labels), encoding="utf-8")
    with pytest.raises(ModelError, match="do not belong together: roles"):
        load_annotator(1, tmp_path)
