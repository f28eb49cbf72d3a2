"""Pick the claims that a table row is about and read their roles."""

from __future__ import annotations

from crossread.model.claims import Claim


def pick(claims: tuple[Claim, ...], event_type: str, predicate: str = "") -> Claim:
    """Return the first claim of a type whose predicate holds a word."""
    found = [c for c in claims if c.event_type == event_type and predicate in c.predicate]
    assert found, (
        f"no {event_type} {predicate!r} among {[(c.event_type, c.predicate) for c in claims]}"
    )
    return found[0]


def roles_of(claim: Claim) -> dict[str, tuple[str, ...]]:
    """Return the fillers' words by role."""
    return {role.name: tuple(filler.text for filler in role.fillers) for role in claim.roles}


def sources_of(claim: Claim) -> tuple[str, ...]:
    """Return the names in a chain behind the outlet."""
    return tuple(link.name for link in claim.chain[1:])
