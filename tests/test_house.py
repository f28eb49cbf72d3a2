"""Rules of the house that a test can hold."""

from __future__ import annotations

import re
import subprocess
from pathlib import Path

import pytest
import yaml

ROOT = Path(__file__).resolve().parent.parent
RUN = 9  # words in a row that two texts do not share by chance
PROSE = 15  # words; shorter lines are often furniture that a thousand sites share


def tracked() -> list[Path]:
    """Return the text files of the repository."""
    listed = subprocess.run(
        ["git", "ls-files", "-z", "--cached", "--others", "--exclude-standard"],
        cwd=ROOT,
        capture_output=True,
        check=False,
    )
    if listed.returncode:
        pytest.skip("needs a git checkout to list the files of the repository")
    names = [name for name in listed.stdout.decode().split("\0") if name]
    binary = {".onnx", ".npz", ".gz", ".svg"}
    paths = [ROOT / name for name in names]
    return [path for path in paths if path.is_file() and path.suffix not in binary]


def runs(text: str) -> set[tuple[str, ...]]:
    words = re.findall(r"\w+", text.lower())
    return {tuple(words[i : i + RUN]) for i in range(len(words) - RUN + 1)}


def test_no_text_of_the_sample_reports_is_in_the_repository(shared: Path):
    lines = [
        line
        for path in sorted((shared / "reports").glob("*.txt"))
        for line in path.read_text(encoding="utf-8").splitlines()
        if len(line.split()) > PROSE
    ]
    foreign = set().union(*map(runs, lines))
    assert foreign
    for path in tracked():
        if path.suffix == ".json" and path.parent.name == "models":
            continue
        shared_runs = runs(path.read_text(encoding="utf-8", errors="replace")) & foreign
        assert not shared_runs, f"{path.relative_to(ROOT)}: {sorted(shared_runs)[:2]}"


def test_every_resource_names_its_source_and_licence():
    resources = sorted((ROOT / "src" / "crossread" / "resources").rglob("*.yaml"))
    assert resources
    for path in resources:
        head = path.read_text(encoding="utf-8")[:900].lower()
        assert "source" in head, path.name
        assert "licence" in head, path.name


def test_every_resource_is_valid_yaml_without_repeated_keys():
    class Strict(yaml.SafeLoader):
        pass

    def mapping(loader, node):
        keys = [loader.construct_object(key) for key, _ in node.value]
        repeated = sorted({str(key) for key in keys if keys.count(key) > 1})
        assert not repeated, f"line {node.start_mark.line + 1}: {repeated}"
        return loader.construct_mapping(node)

    Strict.add_constructor(yaml.resolver.BaseResolver.DEFAULT_MAPPING_TAG, mapping)
    for path in sorted((ROOT / "src" / "crossread" / "resources").rglob("*.yaml")):
        assert yaml.load(path.read_text(encoding="utf-8"), Loader=Strict)


def test_the_commands_of_the_readme_name_what_is_there():
    readme = (ROOT / "README.md").read_text(encoding="utf-8")
    assert "pip install ." in readme
    assert "python -m pytest" in readme
    for name in re.findall(r"crossread read (examples/[\w/-]+)", readme):
        assert (ROOT / name).is_dir(), name
    for link in re.findall(r"\]\(([\w./-]+)\)", readme):
        assert (ROOT / link).exists(), link
