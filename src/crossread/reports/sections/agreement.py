"""What several reports carry, with the true number of origins behind them."""

from __future__ import annotations

from collections.abc import Sequence

from crossread.model.claims import Claim
from crossread.model.evidence import ClaimGroup, Modifier, Verdict
from crossread.reports import wording
from crossread.reports.desk import Desk, group_line
from crossread.reports.lines import Block, Line, Section

DENIAL = "Denial"


def is_disputed(desk: Desk, group: ClaimGroup) -> bool:
    """Tell whether somebody denies or contradicts the group, so that it is no agreement."""
    contradicted = any(
        group.id in conflict.groups and conflict.verdict is Verdict.CONTRADICTION
        for conflict in desk.dossier.conflicts
    )
    disputed = Modifier.DISPUTED in group.modifiers or Modifier.ROLE_CONFLICT in group.modifiers
    return bool(group.denials) or disputed or contradicted


def _is_part(desk: Desk, group: ClaimGroup, shared: Sequence[ClaimGroup]) -> bool:
    """Tell whether a group only repeats a part of the clauses of one other shared group."""
    claims = desk.shown_claims(group)
    for other in shared:
        if other.id == group.id or not set(group.articles) <= set(other.articles):
            continue
        whole = desk.shown_claims(other)
        if all(any(_inside(claim, around) for around in whole) for claim in claims):
            return True
    return False


def _inside(claim: Claim, other: Claim) -> bool:
    longer = len(other.span) > len(claim.span)
    return claim.article == other.article and longer and other.span.contains(claim.span)


def agreement(desk: Desk) -> Section | None:
    """Return what several origins say, then what several outlets carry from fewer origins."""
    if len(desk.dossier.articles) < 2:
        return None
    groups = [
        group
        for group in desk.dossier.groups
        if len(group.articles) > 1
        and group.event_type != DENIAL  # stands beside what it denies
        and not is_disputed(desk, group)
        and desk.shown_claims(group)
    ]
    groups = [group for group in groups if not _is_part(desk, group, groups)]
    several = [group for group in groups if group.origins_low >= 2]
    carried = [group for group in groups if group.origins_low == 1]
    unstated = [group for group in groups if group.origins_low == 0]
    blocks = (
        _block(desk, "Said by several independent origins", several),
        _block(desk, "Carried by several outlets, from one origin or possibly one", carried),
        _block(desk, "Carried by several outlets, origin not stated", unstated),
    )
    found = tuple(block for block in blocks if block.lines)
    notes = () if found else (Line((wording.phrase("none"),)),)
    return Section("agree", wording.section_title("agree"), found, notes)


def _block(desk: Desk, heading: str, groups: list[ClaimGroup]) -> Block:
    return Block(tuple(group_line(desk, group) for group in groups), heading)
