"""What a conflict test works on and returns."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from crossread.evidence.profiles import Profile
from crossread.model.claims import Claim
from crossread.model.evidence import Conflict, ConflictSide, Verdict
from crossread.model.spans import Citation


@dataclass(frozen=True, slots=True)
class Group:
    """A group while it is weighed: its id, claims, and the denials that aim at them."""

    id: str
    profiles: tuple[Profile, ...]
    denials: tuple[Claim, ...] = ()


@dataclass(frozen=True, slots=True)
class Draft:
    """A conflict before it has its number."""

    verdict: Verdict
    test: str
    slot: str
    groups: tuple[str, ...]
    sides: tuple[ConflictSide, ...]
    scope: str
    reason: str

    def number(self, name: str) -> Conflict:
        """Return the finished conflict with that id."""
        return Conflict(
            id=name,
            verdict=self.verdict,
            test=self.test,
            slot=self.slot,
            groups=self.groups,
            sides=self.sides,
            scope=self.scope,
            reason=self.reason,
        )


def side(value: str, claims: Iterable[Claim], citations: Iterable[Citation]) -> ConflictSide:
    """Return one side, its claims and citations sorted and without repeats."""
    return ConflictSide(
        value=value,
        claims=tuple(sorted({claim.id for claim in claims})),
        citations=tuple(sorted(set(citations))),
    )
