"""Fixtures shared by all tests."""

from __future__ import annotations

import os
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
