"""Yardsticks that measure Crossread on data of others; not imported by the package.

A yardstick is a module of this folder with ``NAME``, ``SOURCE`` (where its metric comes from) and
``measure(data) -> dict[str, float]``, and its name in YARDSTICKS.
"""

from __future__ import annotations

import os
from pathlib import Path

YARDSTICKS = (
    "gold",
    "example",
    "clusters",
    "grouping",
    "series",
    "wire",
    "speed",
    "traps",
    "treebank",
    "ner",
    "roles",
    "happened",
    "vectors",
    "judged",
    "reprints",
    "judged-pronouns",
    "judged-merges",
    "polnear",
    "plover",
    "factuality",
    "five-w",
    "timex",
    "times",
    "quantities",
    "names",
    "cascades",
)

_ROOT = Path(__file__).resolve().parent.parent


def default_data() -> Path:
    """Return the folder of yardstick data beside the checkout (or under CROSSREAD_SHARED)."""
    return Path(os.environ.get("CROSSREAD_SHARED", _ROOT.parent / "shared")) / "data"
