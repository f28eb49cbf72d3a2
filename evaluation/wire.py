"""How many agency stories are recognised by their credit lines, and how many others are not left.

Data: ``polnear/*.jsonl.gz``; ``wire`` names the agency that annotators saw credited.
"""

from __future__ import annotations

import gzip
import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from crossread.text.families import family_of
from crossread.text.wires import find_credits

NAME = "wire"
SOURCE = (
    "recall of wire-credited articles and false hits on PolNeAR (Newell et al. 2018), `wire` field;"
    " six regular expressions found 79 of 87 with 2 false hits in 925 articles"
)
_NO_WIRE = frozenset({"None", "NA", ""})


def _rows(data: Path) -> Iterator[dict[str, Any]]:
    """Yield the articles of every split in the folder.

    Raises:
        FileNotFoundError: the folder holds none.
    """
    files = sorted((data / "polnear").glob("*.jsonl.gz"))
    if not files:
        raise FileNotFoundError(2, "no *.jsonl.gz in it", str(data / "polnear"))
    for file in files:
        with gzip.open(file, "rt", encoding="utf-8") as lines:
            yield from map(json.loads, lines)


def credited_families(text: str) -> frozenset[str]:
    """Return the families of the agencies that a text is credited to."""
    return frozenset(credit.family.id for credit in find_credits(text))


def measure(data: Path) -> dict[str, float]:
    """Return recall, precision, F1, false hits and the number of agency stories.

    An agency story counts as found when the agency that annotators named is credited.
    """
    found = wires = false = articles = 0
    for row in _rows(data):
        articles += 1
        families = credited_families(row["text"])
        wire = str(row.get("wire") or "")
        if wire in _NO_WIRE:
            false += bool(families)
            continue
        wires += 1
        family = family_of(wire) or family_of(wire.capitalize())
        found += family is not None and family.id in families
    recall = found / wires if wires else 0.0
    precision = found / (found + false) if found else 0.0
    both = precision + recall
    return {
        "recall": recall,
        "precision": precision,
        "f1": 2 * precision * recall / both if both else 0.0,
        "found": float(found),
        "false_hits": float(false),
        "wires": float(wires),
        "articles": float(articles),
    }
