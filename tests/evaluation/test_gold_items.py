"""Every item of the gold file, with the known failures as strict expected failures."""

from __future__ import annotations

import json
import os
from pathlib import Path

import pytest

from evaluation.gold import judge, places
from evaluation.gold_rules import ItemVerdict

ROOT = Path(__file__).resolve().parent.parent.parent
SHARED = Path(os.environ.get("CROSSREAD_SHARED", ROOT.parent / "shared"))
GOLD, REPORTS = places(SHARED / "data", None, None)
KNOWN: dict[str, str] = json.loads(
    (ROOT / "evaluation" / "gold_known_failures.json").read_text(encoding="utf-8")
)


def item_ids() -> list[object]:
    """Return a parameter for each item, those that are known to fail marked with the reason."""
    if not GOLD.is_file():
        return [pytest.param("", marks=pytest.mark.skip(reason="needs ../shared/gold"))]
    ids = [row["id"] for row in json.loads(GOLD.read_text(encoding="utf-8"))["items"]]
    marks = {name: [pytest.mark.xfail(reason=why, strict=True)] for name, why in KNOWN.items()}
    return [pytest.param(name, marks=marks.get(name, [])) for name in ids]


@pytest.fixture(scope="session")
def verdicts() -> dict[str, ItemVerdict]:
    return {verdict.item.id: verdict for verdict in judge(GOLD, REPORTS)}


@pytest.mark.parametrize("name", item_ids())
def test_the_item_is_found(name, verdicts):
    assert verdicts[name].passed, verdicts[name].reason


def test_known_failures_are_items_of_the_gold_file(shared):
    ids = {row["id"] for row in json.loads(GOLD.read_text(encoding="utf-8"))["items"]}
    assert set(KNOWN) <= ids
    assert all(KNOWN.values())
