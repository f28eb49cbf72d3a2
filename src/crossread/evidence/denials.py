"""Attach denials to the groups that they deny, across articles."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace

from crossread.evidence.conflicts.draft import Group
from crossread.evidence.view import StoryView
from crossread.model.claims import Claim

DENIAL, ACCUSATION = "Denial", "Accusation"


def _denied_groups(
    view: StoryView, denial: Claim, group_of: Mapping[str, str], members: Mapping[str, Group]
) -> set[str]:
    """Return the groups that a denial aims at.

    Who denies an accusation denies what all who make that accusation allege.
    """
    aimed = {group_of[claim] for claim in denial.denies if claim in group_of}
    for name in sorted(aimed):
        for p in members[name].profiles:
            if p.claim.event_type == ACCUSATION:
                aimed |= {group_of[claim] for claim in p.claim.content if claim in group_of}
    return {name for name in aimed if not _is_speech_of(members[name], denial)}


def _is_speech_of(group: Group, denial: Claim) -> bool:
    """Tell whether a group holds the denial itself or other denials, which it cannot deny."""
    own = any(p.claim.id == denial.id for p in group.profiles)
    return own or group.profiles[0].claim.event_type == DENIAL


def attach_denials(view: StoryView, groups: Sequence[Group]) -> list[Group]:
    """Return the groups with the denials that aim at them, in text order."""
    group_of = {p.claim.id: group.id for group in groups for p in group.profiles}
    members = {group.id: group for group in groups}
    found: dict[str, list[Claim]] = {}
    for denial in sorted(view.claims.values(), key=lambda c: (c.article, c.span, c.id)):
        if denial.event_type == DENIAL or denial.denies:
            for name in sorted(_denied_groups(view, denial, group_of, members)):
                found.setdefault(name, []).append(denial)
    return [replace(group, denials=tuple(found.get(group.id, ()))) for group in groups]
