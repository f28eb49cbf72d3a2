"""What each article leaves out that others report of the same event."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from crossread.evidence.conflicts.draft import Group
from crossread.evidence.denials import DENIAL
from crossread.evidence.view import StoryView, claim_citation
from crossread.model.claims import OPEN_TYPE, PUBLISH_BAR
from crossread.model.evidence import Omission, OmissionKind

_FEW = 3  # with fewer articles "only one has it" says nothing


def _carriers(group: Group) -> tuple[str, ...]:
    return tuple(sorted({p.claim.article for p in group.profiles}))


def _parties(group: Group) -> frozenset[str]:
    return frozenset(k for p in group.profiles for k in p.participants if not k.startswith("noun:"))


def _missing_denials(view: StoryView, groups: Sequence[Group]) -> Iterator[Omission]:
    """Yield articles that carry a claim without the denial that others report.

    An article with a denial that aims at nothing known is left out: it may be that one.
    """
    aimed = {claim.id for group in groups for claim in group.denials}
    stray = {
        claim.article
        for claim in view.claims.values()
        if claim.event_type == DENIAL and claim.id not in aimed
    }
    for group in groups:
        if not group.denials:
            continue
        denying = {claim.article for claim in group.denials}
        silent = tuple(a for a in _carriers(group) if a not in denying | stray)
        if silent:
            cited = tuple(sorted(map(claim_citation, group.denials)))
            yield Omission(OmissionKind.DENIAL, group.id, tuple(sorted(denying)), silent, cited)


def _missing_context(view: StoryView, groups: Sequence[Group]) -> Iterator[Omission]:
    """Yield what several articles report and one leaves out that writes of the same parties."""
    parties = {group.id: _parties(group) for group in groups}
    for group in groups:
        carriers = _carriers(group)
        if len(carriers) < 2 or len(parties[group.id]) == 0:
            continue
        related = {
            article
            for other in groups
            if other.id != group.id and len(parties[other.id] & parties[group.id]) >= 2
            for article in _carriers(other)
        }
        silent = tuple(sorted(related - set(carriers)))
        if silent:
            cited = tuple(sorted(claim_citation(p.claim) for p in group.profiles))
            yield Omission(OmissionKind.CONTEXT, group.id, carriers, silent, cited)


def _unique(view: StoryView, groups: Sequence[Group]) -> Iterator[Omission]:
    """Yield what one article alone reports."""
    articles = tuple(sorted(view.readings))
    if len(articles) < _FEW:
        return
    for group in groups:
        carriers = _carriers(group)
        shown = [
            p.claim
            for p in group.profiles
            if p.claim.confidence >= PUBLISH_BAR
            and p.claim.event_type != OPEN_TYPE
            and not p.claim.background
        ]
        if len(carriers) == 1 and shown:
            others = tuple(a for a in articles if a not in carriers)
            cited = tuple(sorted(map(claim_citation, shown)))
            yield Omission(OmissionKind.UNIQUE, group.id, carriers, others, cited)


def omissions(view: StoryView, groups: Sequence[Group]) -> tuple[Omission, ...]:
    """Return what is left out: missing denials first, then context, then what one alone has."""
    return (
        *_missing_denials(view, groups),
        *_missing_context(view, groups),
        *_unique(view, groups),
    )
