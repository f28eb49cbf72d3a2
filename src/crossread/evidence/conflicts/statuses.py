"""Done in one report, only possible or planned in another."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from crossread.evidence.conflicts.draft import Draft, Group, side
from crossread.evidence.view import StoryView, claim_citation
from crossread.model.claims import Status
from crossread.model.evidence import Verdict

_DONE = frozenset({Status.ASSERTED, Status.ALLEGED, Status.ESTIMATED})
_OPEN = frozenset({Status.PLANNED, Status.HYPOTHETICAL})


def status_differs(view: StoryView, groups: Sequence[Group]) -> Iterator[Draft]:
    """Yield happenings that some articles report as done and others as planned or possible."""
    for group in groups:
        done = [p.claim for p in group.profiles if p.claim.status in _DONE]
        ahead = [p.claim for p in group.profiles if p.claim.status in _OPEN]
        if not done or not ahead or {c.article for c in done} >= {c.article for c in ahead}:
            continue
        values = [" or ".join(sorted({c.status.value for c in side_})) for side_ in (done, ahead)]
        yield Draft(
            verdict=Verdict.STATUS_DIFFERENCE,
            test="status_differs",
            slot="status",
            groups=(group.id,),
            sides=(
                side(values[0], done, map(claim_citation, done)),
                side(values[1], ahead, map(claim_citation, ahead)),
            ),
            scope="same kind of event, same parties",
            reason="reported as done in one place, as planned or possible in another",
        )
