"""Which roles of an event type decide that two claims speak of one happening."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache

from crossread.text import resources


@dataclass(frozen=True, slots=True)
class Comparison:
    """How claims of one event type are compared; see resources/alignment.yaml."""

    core: tuple[str, ...]
    functional: tuple[str, ...]
    symmetric: tuple[str, ...]
    actors: tuple[str, ...]
    wording: float
    moment: bool


@cache
def comparison(event_type: str) -> Comparison:
    """Return how claims of that type are compared; unknown types compare like open claims."""
    table = resources.load("alignment.yaml")
    entry = table["types"].get(event_type, table["default"])
    return Comparison(
        core=tuple(entry["core"]),
        functional=tuple(entry["functional"]),
        symmetric=tuple(entry.get("symmetric", ())),
        actors=tuple(entry["actors"]),
        wording=float(entry.get("wording", 0.0)),
        moment=event_type in table["moments"],
    )
