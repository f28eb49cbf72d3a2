"""Rulebooks: dated provisions as data, and what reported conduct they would cover."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from crossread.model.spans import Citation


class Verification(StrEnum):
    """How far a provision's paragraph number was checked against its official text."""

    CHECKED = "checked"
    PARTLY = "partly"  # content checked, some paragraph numbers not
    RECALLED = "recalled"  # may not fire


@dataclass(frozen=True, slots=True)
class Provision:
    """A paragraph of an instrument: "S/RES/1718 (2006)", "8(a)(iii)".

    ``items`` are the ItemClass ids that it covers; empty: all of its rule.
    """

    instrument: str
    paragraph: str
    in_force_from: date
    in_force_until: date | None = None
    verification: Verification = Verification.PARTLY
    items: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class ItemClass:
    """A class of goods: lemmas that name it, and those that only may belong to it."""

    id: str
    name: str
    nouns: tuple[str, ...]  # lemmas or phrases that are in the class
    open_nouns: tuple[str, ...] = ()  # belong only if a condition holds (material, value)
    condition: str = ""


@dataclass(frozen=True, slots=True)
class NearMiss:
    """Goods that look like a hit and are none, with the reason."""

    id: str
    nouns: tuple[str, ...]  # lemmas or phrases
    direction: str  # "to", "from" or "both", seen from the State under the measures
    reason: str


@dataclass(frozen=True, slots=True)
class Rule:
    """One rule of a rulebook."""

    id: str
    name: str
    provisions: tuple[Provision, ...]
    direction: str  # "to", "from" or "both", seen from ``state``
    state: str  # ISO alpha-2 of the State under the measures
    event_types: tuple[str, ...]
    items: tuple[str, ...]  # ItemClass ids
    prohibits: str
    exemptions: tuple[str, ...]
    verification: Verification  # the weakest of the provisions that may fire


@dataclass(frozen=True, slots=True)
class Rulebook:
    """A named, dated set of rules."""

    id: str
    name: str
    version: str
    state: str
    item_classes: tuple[ItemClass, ...]
    rules: tuple[Rule, ...]
    notice: str
    near_misses: tuple[NearMiss, ...] = ()
    state_name: str = ""  # as printed: "North Korea"


class HitStatus(StrEnum):
    """What screening found. None of them says that a rule was broken."""

    WOULD_FALL_UNDER = "would_fall_under"
    MAY_FALL_UNDER = "may_fall_under"
    INSUFFICIENT_ROLES = "insufficient_roles"
    NOT_IN_FORCE = "not_in_force_at_event_date"
    NOT_IN_SCOPE = "not_in_scope"


@dataclass(frozen=True, slots=True)
class HitElement:
    """One element of a hit: a span that states it, or an open question."""

    name: str  # "direction", "giver", "receiver", "item", "date", "status"
    value: str
    citations: tuple[Citation, ...] = ()

    @property
    def open(self) -> bool:
        """Tell whether the reports leave the element open."""
        return not self.citations


@dataclass(frozen=True, slots=True)
class Hit:
    """Reported conduct which, if confirmed, would fall under a rule."""

    rulebook: str
    rulebook_version: str
    rule: str
    status: HitStatus
    group: str  # claim group id
    claims: tuple[str, ...]
    elements: tuple[HitElement, ...]
    statement: str  # the closed sentence of domain wording
    verification: Verification
    denied_by: tuple[Citation, ...] = ()
