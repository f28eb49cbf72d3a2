"""Roles exchanged between the parties, and sets that complete each other."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import combinations

from crossread.evidence.align import match_roles, times_apart
from crossread.evidence.conflicts.draft import Draft, Group, side
from crossread.evidence.event_types import comparison
from crossread.evidence.profiles import Filling, Profile, fill
from crossread.evidence.view import StoryView, claim_citation
from crossread.model.claims import Claim, Filler
from crossread.model.evidence import Verdict
from crossread.model.spans import Citation

# Types in which an act has one direction; mutual visits, talks, praise or accusations are normal.
_DIRECTED = frozenset({"Transfer", "TechnologyTransfer"})
_THING = {"Transfer": "item", "TechnologyTransfer": "subject"}


def _swapped(left: Profile, right: Profile) -> bool:
    """Tell whether the two parties have exchanged their roles."""
    one, two = comparison(left.claim.event_type).actors
    needed = (left.roles.get(one), left.roles.get(two), right.roles.get(one), right.roles.get(two))
    if any(filling is None for filling in needed):
        return False
    a, b, c, d = (filling or Filling(frozenset(), frozenset()) for filling in needed)
    if match_roles(a, c) > 0 or match_roles(b, d) > 0:
        return False
    return match_roles(a, d) > 0 and match_roles(b, c) > 0


def _shared_things(left: Profile, right: Profile) -> frozenset[str]:
    slot = _THING[left.claim.event_type]
    if slot not in left.roles or slot not in right.roles:
        return frozenset()
    return left.roles[slot].keys & right.roles[slot].keys


def _fillers_of(view: StoryView, claim: Claim, slot: str, keys: frozenset[str]) -> list[Filler]:
    """Return the fillers of a role that stand for one of ``keys``."""
    role = claim.role(slot)
    fillers = role.fillers if role else ()
    return [f for f in fillers if fill(view, claim, [f]).keys & keys]


def _direction(view: StoryView, profile: Profile) -> str:
    """Return "A to B" in the words of the claim's first fillers."""
    names = []
    for name in comparison(profile.claim.event_type).actors:
        role = profile.claim.role(name)
        filler = role.fillers[0] if role else None
        entities = view.participants(profile.claim, filler) if filler else ()
        names.append(entities[0].name if entities else filler.text if filler else "?")
    return " to ".join(names)


def roles_swapped(view: StoryView, groups: Sequence[Group]) -> Iterator[Draft]:
    """Yield happenings that two articles tell with giver and receiver exchanged."""
    claims = [
        (group.id, p) for group in groups for p in group.profiles if p.claim.event_type in _DIRECTED
    ]
    seen: set[tuple[str, str, frozenset[str]]] = set()
    for (left_group, left), (right_group, right) in combinations(claims, 2):
        if left.claim.article == right.claim.article:
            continue
        shared = _shared_things(left, right)
        if not shared or not _swapped(left, right):
            continue
        first, second = sorted((left_group, right_group))
        key = (first, second, shared)
        if key in seen or times_apart(left, right, view):
            continue
        seen.add(key)
        slot = _THING[left.claim.event_type]
        sides = []
        for p in (left, right):
            fillers = _fillers_of(view, p.claim, slot, shared)
            cited = [Citation(p.claim.article, f.span) for f in fillers]
            sides.append(side(_direction(view, p), [p.claim], [claim_citation(p.claim), *cited]))
        yield Draft(
            verdict=Verdict.CONTRADICTION,
            test="roles_swapped",
            slot=slot,
            groups=tuple(sorted({left_group, right_group})),
            sides=tuple(sides),
            scope="same thing between the same two parties in the days of the story",
            reason="the two reports give the act opposite directions",
        )


def _completing(
    view: StoryView, group: str, slot: str, left: Profile, right: Profile
) -> Draft | None:
    a, b = left.roles[slot].keys, right.roles[slot].keys
    several = all(len(role.fillers) > 1 for p in (left, right) if (role := p.claim.role(slot)))
    if not (several and a & b and a - b and b - a):
        return None
    sides = []
    for p, extra in ((left, a - b), (right, b - a)):
        fillers = _fillers_of(view, p.claim, slot, extra)
        value = ", ".join(" ".join(f.text.split()) for f in fillers)
        sides.append(side(value, [p.claim], [Citation(p.claim.article, f.span) for f in fillers]))
    return Draft(
        verdict=Verdict.COMPLEMENTARY,
        test="sets_differ",
        slot=slot,
        groups=(group,),
        sides=tuple(sides),
        scope="lists that share members",
        reason="each report names members that the other leaves out; neither excludes them",
    )


def sets_differ(view: StoryView, groups: Sequence[Group]) -> Iterator[Draft]:
    """Yield, once a group and role, lists that share members and complete each other."""
    for group in groups:
        slots = sorted({name for p in group.profiles for name in p.roles})
        for slot in slots:
            having = [p for p in group.profiles if slot in p.roles and len(p.roles[slot].keys) > 1]
            for left, right in combinations(having, 2):
                if left.claim.article == right.claim.article:
                    continue
                draft = _completing(view, group.id, slot, left, right)
                if draft is not None:
                    yield draft
                    break
