"""Said and denied; asserted and negated."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from crossread.evidence.conflicts.draft import Draft, Group, side
from crossread.evidence.view import StoryView, claim_citation
from crossread.model.claims import Status
from crossread.model.evidence import Verdict

_POSITIVE = frozenset({Status.ASSERTED, Status.ALLEGED, Status.ESTIMATED})


def denied(view: StoryView, groups: Sequence[Group]) -> Iterator[Draft]:
    """Yield a contradiction for each group that somebody denies."""
    for group in groups:
        if not group.denials:
            continue
        said = [p.claim for p in group.profiles if p.claim.status in _POSITIVE]
        said = said or [p.claim for p in group.profiles]
        yield Draft(
            verdict=Verdict.CONTRADICTION,
            test="denied",
            slot="polarity",
            groups=(group.id,),
            sides=(
                side("said", said, map(claim_citation, said)),
                side("denied", group.denials, map(claim_citation, group.denials)),
            ),
            scope="the denial refers to these claims",
            reason="one party says it, another denies it",
        )


def polarity_opposed(view: StoryView, groups: Sequence[Group]) -> Iterator[Draft]:
    """Yield a contradiction where articles assert and negate the same happening."""
    for group in groups:
        yes = [p.claim for p in group.profiles if p.claim.status in _POSITIVE]
        no = [p.claim for p in group.profiles if p.claim.status is Status.NEGATED]
        if not yes or not no or {c.article for c in yes} >= {c.article for c in no}:
            continue
        yield Draft(
            verdict=Verdict.CONTRADICTION,
            test="polarity_opposed",
            slot="polarity",
            groups=(group.id,),
            sides=(
                side("said to have happened", yes, map(claim_citation, yes)),
                side("said not to have happened", no, map(claim_citation, no)),
            ),
            scope="same kind of event, same parties",
            reason="one report asserts what another negates",
        )
