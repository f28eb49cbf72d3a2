"""Fixtures shared by all tests."""

from __future__ import annotations

import os
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from crossread.language import Annotator, annotate_text, load_annotator
from crossread.model.annotation import Annotation

ROOT = Path(__file__).resolve().parent.parent


@pytest.fixture(scope="session")
def shared() -> Path:
    """The folder of yardsticks and sample reports beside the checkout."""
    path = Path(os.environ.get("CROSSREAD_SHARED", ROOT.parent / "shared"))
    if not (path / "reports").is_dir():
        pytest.skip("needs the sample reports and gold of ../shared, which is absent")
    return path


@pytest.fixture(scope="session")
def examples() -> Path:
    """The bundled example reports."""
    return ROOT / "examples"


@pytest.fixture(scope="session")
def annotator() -> Annotator:
    """The shipped language model, loaded once."""
    return load_annotator()


@pytest.fixture(scope="session")
def annotate(annotator: Annotator) -> Callable[[str], Annotation]:
    """A function that annotates a text, each non-empty line of which is a paragraph."""
    return lambda text: annotate_text(text, annotator)


@pytest.fixture
def run(monkeypatch, capfd, tmp_path) -> Callable[..., tuple[int, str, str]]:
    """Run the command line in this process; gives exit code, output and messages.

    The user's own cache is kept out, and the terminal is 100 columns wide.
    """
    from crossread import cli

    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path / "cache"))
    monkeypatch.delenv("CROSSREAD_DEBUG", raising=False)
    monkeypatch.setenv("COLUMNS", "100")

    def call(*arguments: str) -> tuple[int, str, str]:
        monkeypatch.setattr(sys, "argv", ["crossread", *arguments])
        with pytest.raises(SystemExit) as ended:
            cli.main()
        out, err = capfd.readouterr()
        assert "Traceback" not in out + err
        return int(ended.value.code or 0), out, err

    return call


@pytest.fixture
def loaded(monkeypatch, annotator):
    """Let the commands use the model that is loaded already."""
    from crossread import pipeline

    monkeypatch.setattr(pipeline.language, "load_annotator", lambda threads=1: annotator)
