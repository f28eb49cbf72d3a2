"""Floors: values that a yardstick must not fall below on the default data."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from crossread.errors import InputError

FLOORS = Path(__file__).with_name("floors.json")


@dataclass(frozen=True, slots=True)
class YardstickFloors:
    """The floors of one yardstick and the sha256 of the files that they were set on."""

    floors: Mapping[str, float]  # metric -> lowest value that passes
    data: Mapping[str, str]  # path relative to the data folder -> sha256


@dataclass(frozen=True, slots=True)
class FloorVerdict:
    """Which floors are missed, and notes on floors that were not applied."""

    missed: tuple[str, ...] = ()
    notes: tuple[str, ...] = ()


def read_floors(path: Path = FLOORS) -> dict[str, YardstickFloors]:
    """Read the floors of all yardsticks.

    Raises:
        InputError: the file is malformed.
    """
    try:
        rows = json.loads(path.read_text(encoding="utf-8"))
        return {name: YardstickFloors(row["floors"], row["data"]) for name, row in rows.items()}
    except (ValueError, KeyError, TypeError, AttributeError) as error:
        raise InputError(str(path), "not a file of floors") from error


def _changed(data: Path, hashes: Mapping[str, str]) -> list[str]:
    """Return the files that are absent or differ from those that the floors were set on."""
    changed = []
    for name, expected in sorted(hashes.items()):
        path = data / name
        found = hashlib.sha256(path.read_bytes()).hexdigest() if path.is_file() else ""
        if found != expected:
            changed.append(name)
    return changed


def missed_floors(
    name: str, values: Mapping[str, float], floors: Mapping[str, YardstickFloors], data: Path
) -> FloorVerdict:
    """Hold the values against the floors; on other data than theirs floors do not apply.

    A metric that has a floor and was not measured is missed.
    """
    own = floors.get(name)
    if own is None:
        return FloorVerdict()
    changed = _changed(data, own.data)
    if changed:
        return FloorVerdict(notes=(f"floors not applied: other data than theirs ({changed[0]})",))
    missed = [
        f"floor missed: {metric} {values.get(metric, 'not measured')} < {floor}"
        for metric, floor in sorted(own.floors.items())
        if metric not in values or values[metric] < floor
    ]
    return FloorVerdict(missed=tuple(missed))
