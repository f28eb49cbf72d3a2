"""Done in one report, only possible or planned in another."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from crossread.evidence.conflicts.draft import Draft, Group, side
from crossread.evidence.profiles import Profile
from crossread.evidence.view import StoryView, claim_citation
from crossread.model.claims import OPEN_TYPE, TOLD, Status
from crossread.model.evidence import ConflictSide, Verdict

_OPEN = frozenset({Status.PLANNED, Status.HYPOTHETICAL})


def _same_act(left: Profile, right: Profile) -> bool:
    typed = left.claim.event_type == right.claim.event_type != OPEN_TYPE
    return left.claim.article != right.claim.article and (
        typed or left.claim.predicate == right.claim.predicate
    )


def _side(profiles: Sequence[Profile]) -> ConflictSide:
    claims = [p.claim for p in profiles]
    value = " or ".join(sorted({claim.status.value for claim in claims}))
    return side(value, claims, map(claim_citation, claims))


def status_differs(view: StoryView, groups: Sequence[Group]) -> Iterator[Draft]:
    """Yield happenings that some articles report as done and others as planned or possible."""
    for group in groups:
        told = [p for p in group.profiles if not p.claim.background]
        done = [p for p in told if p.claim.status in TOLD]
        ahead = [p for p in told if p.claim.status in _OPEN]
        pairs = [(a, b) for a in done for b in ahead if _same_act(a, b)]
        if not pairs:
            continue
        yield Draft(
            verdict=Verdict.STATUS_DIFFERENCE,
            test="status_differs",
            slot="status",
            groups=(group.id,),
            sides=(_side([a for a, _ in pairs]), _side([b for _, b in pairs])),
            scope="same kind of event, same parties",
            reason="reported as done in one place, as planned or possible in another",
        )
