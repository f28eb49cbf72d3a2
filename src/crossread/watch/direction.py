"""Which way goods passed, seen from the State under the measures."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from crossread.model.watch import HitElement
from crossread.watch.facts import Facts, Party

ROLES_DIFFER = "the reports differ on who gave and who received"
ROLES_OPEN = "the reports do not say who gave and who received"


@dataclass(frozen=True, slots=True)
class Watched:
    """The State under the measures: its ISO code and its name as printed."""

    code: str
    name: str


@dataclass(frozen=True, slots=True)
class Course:
    """The direction of a transfer; with a ``reason`` where it is not established."""

    elements: tuple[HitElement, ...]
    reason: str = ""


def _states(parties: Iterable[Party]) -> frozenset[str]:
    return frozenset(party.state for party in parties if party.state)


def _runs(facts: Facts, state: Watched, direction: str) -> bool:
    """Tell whether a claim says that the goods went ``direction`` ("to" or "from") the State."""
    givers, receivers = _states(facts.givers), _states(facts.receivers)
    near, far = (receivers, givers) if direction == "to" else (givers, receivers)
    return state.code in near and state.code not in far


def _party_element(name: str, parties: Iterable[Party]) -> HitElement:
    parties = tuple(parties)
    cited = tuple(sorted({party.citation for party in parties}))
    names = sorted({party.name for party in parties})
    return HitElement(name, ", ".join(names) or "not stated", cited)


def _elements(state: Watched, direction: str, facts: Sequence[Facts]) -> tuple[HitElement, ...]:
    givers = [p for f in facts for p in f.givers]
    receivers = [p for f in facts for p in f.receivers]
    near = receivers if direction == "to" else givers
    cited = tuple(sorted({p.citation for p in near if p.state == state.code}))
    return (
        HitElement("direction", f"{direction} {state.name}", cited),
        _party_element("giver", givers),
        _party_element("receiver", receivers),
    )


def _left_open(state: Watched, facts: Iterable[Facts]) -> bool:
    """Tell whether a claim that leaves giver or receiver open names the State somewhere."""
    partly = [f for f in facts if not (_states(f.givers) and _states(f.receivers))]
    return any(state.code in _states((*f.givers, *f.receivers, *f.places)) for f in partly)


def _unsure(state: Watched, facts: Sequence[Facts], reason: str) -> Course:
    direction, giver, receiver = _elements(state, "to", facts)
    return Course((HitElement(direction.name, "not established"), giver, receiver), reason)


def _by_way(state: Watched, facts: Iterable[Facts]) -> dict[str, list[Facts]]:
    facts = tuple(facts)
    return {way: [f for f in facts if _runs(f, state, way)] for way in ("to", "from")}


def find_course(
    direction: str, state: Watched, own: Sequence[Facts], everything: Sequence[Facts]
) -> Course | None:
    """Return how the goods passed in the direction of a rule, None if the rule does not apply.

    ``own`` are the claims that name the goods, ``everything`` all claims of the group: where the
    former do not name the State, the latter may.
    """
    runs = _by_way(state, own)
    if not any(runs.values()):
        runs = _by_way(state, everything) if own else runs
    if runs["to"] and runs["from"]:
        return _unsure(state, own, ROLES_DIFFER)
    ways = ("to", "from") if direction == "both" else (direction,)
    for way in ways:
        if runs[way]:
            return Course(_elements(state, way, list(dict.fromkeys(runs[way]))))
    if any(runs.values()):
        return None
    return _unsure(state, own, ROLES_OPEN) if _left_open(state, own) else None
