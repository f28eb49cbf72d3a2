"""Said and denied; asserted and negated."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from crossread.evidence.conflicts.draft import Draft, Group, side
from crossread.evidence.conflicts.parties import same_parties
from crossread.evidence.profiles import Profile, event_type_of
from crossread.evidence.view import StoryView, claim_citation
from crossread.model.claims import OPEN_TYPE, TOLD, Status
from crossread.model.evidence import ConflictSide, Verdict

SURE = 0.6  # confidence below which a claim takes part in no conflict (ALGORITHMS section 8)


def _repeats(view: StoryView, group: Group, others: Sequence[Group]) -> bool:
    """Tell whether another group shows the same dispute better.

    So it is for an accusation whose content is denied too, for what only derived articles say,
    and for an untyped part of what a typed claim says.
    """
    denials = {claim.id for claim in group.denials}
    content = {claim for p in group.profiles for claim in p.claim.content}
    derived = all(view.derives(p.claim) for p in group.profiles)
    untyped = event_type_of(view, group.profiles) == OPEN_TYPE
    for other in others:
        if other.id == group.id or not denials.intersection(c.id for c in other.denials):
            continue
        own = [p.claim for p in other.profiles if not view.derives(p.claim)]
        typed = event_type_of(view, other.profiles) != OPEN_TYPE
        better = derived or (untyped and typed) or content.intersection(c.id for c in own)
        if own and better:
            return True
    return False


def denied(view: StoryView, groups: Sequence[Group]) -> Iterator[Draft]:
    """Yield a contradiction for each group that somebody denies."""
    for group in groups:
        if not group.denials or _repeats(view, group, groups):
            continue
        said = [p.claim for p in group.profiles if p.claim.status in TOLD]
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


def _opposed(yes: Profile, no: Profile) -> bool:
    """Tell whether one claim plainly negates the other.

    De Marneffe 2008 (cited in docs/decisions.md): without the identity of the event this test
    raises false alarms; so both tell the same act of the same parties outright, in other articles.
    """
    pair = (yes.claim, no.claim)
    sure = all(c.confidence >= SURE and not c.background for c in pair)
    sure = sure and not (yes.distinct or no.distinct)
    apart = yes.claim.article != no.claim.article
    same_act = yes.claim.predicate == no.claim.predicate
    times = (yes.time is None and no.time is None) or _same_time(yes, no)
    return sure and apart and same_act and times and same_parties(yes, no)


def _same_time(left: Profile, right: Profile) -> bool:
    return bool(left.time and right.time and left.time.edtf == right.time.edtf)


def _side(value: str, profiles: Sequence[Profile]) -> ConflictSide:
    claims = [p.claim for p in profiles]
    return side(value, claims, map(claim_citation, claims))


def polarity_opposed(view: StoryView, groups: Sequence[Group]) -> Iterator[Draft]:
    """Yield a contradiction where one article asserts an act that another negates."""
    for group in groups:
        yes = [p for p in group.profiles if p.claim.status in TOLD]
        no = [p for p in group.profiles if p.claim.status is Status.NEGATED]
        pairs = [(a, b) for a in yes for b in no if _opposed(a, b)]
        if not pairs:
            continue
        yield Draft(
            verdict=Verdict.CONTRADICTION,
            test="polarity_opposed",
            slot="polarity",
            groups=(group.id,),
            sides=(
                _side("said to have happened", [a for a, _ in pairs]),
                _side("said not to have happened", [b for _, b in pairs]),
            ),
            scope="same act, same parties",
            reason="one report asserts what another negates",
        )
