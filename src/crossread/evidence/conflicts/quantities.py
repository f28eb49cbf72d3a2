"""One thing counted, two numbers."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date
from itertools import combinations

from crossread.evidence.conflicts.draft import Draft, Group, side
from crossread.evidence.conflicts.parties import same_parties
from crossread.evidence.origins import principals
from crossread.evidence.profiles import Profile
from crossread.evidence.view import StoryView
from crossread.model.claims import OPEN_TYPE, TOLD, Status
from crossread.model.evidence import Verdict
from crossread.model.quantities import Measure, Quantity, QuantityRelation
from crossread.model.spans import Citation
from crossread.text.quantities import compare

_GUESSED = frozenset({Status.ESTIMATED, Status.ALLEGED})
_CLOSE = 0.10  # numbers nearer than this are a soft difference (ALGORITHMS section 8)
_SKIPPED = frozenset({Measure.ORDINAL})
_Figure = tuple[Profile, Quantity]


def _as_of(view: StoryView, profile: Profile) -> date | None:
    """Return the day to which a figure belongs: its own time, else its article's day."""
    if profile.time is not None and profile.time.last is not None:
        return profile.time.last
    anchor = view.anchors.get(profile.claim.article)
    return anchor.day if anchor else None


def _families(view: StoryView, profile: Profile) -> frozenset[str]:
    return frozenset(p.family for p in principals(view, profile.claim))


def _verdict(view: StoryView, left: _Figure, right: _Figure) -> tuple[Verdict, str]:
    """Judge two disjoint figures, the smaller one first."""
    (small_profile, small), (large_profile, large) = left, right
    sources = _families(view, small_profile), _families(view, large_profile)
    days = _as_of(view, small_profile), _as_of(view, large_profile)
    guessed = {small_profile.claim.status, large_profile.claim.status} & _GUESSED
    if guessed and sources[0] != sources[1]:
        return Verdict.DIFFERING_ESTIMATES, "different sources give their own figures"
    if days[0] and days[1] and days[0] < days[1]:
        return Verdict.UPDATE, f"the larger figure is of a later day ({days[0]}, {days[1]})"
    if large.value and (large.value - small.value) / large.value < _CLOSE:
        return Verdict.SOFT, "the figures differ by less than a tenth"
    return Verdict.CONTRADICTION, "same thing, same time, and the ranges exclude each other"


def _role_of(profile: Profile, quantity: Quantity) -> str:
    """Return the name of the role whose filler holds a quantity, "" if none does."""
    for role in profile.claim.roles:
        if any(filler.span.overlaps(quantity.span) for filler in role.fillers):
            return role.name
    return ""


def _counted(profile: Profile) -> list[tuple[Profile, Quantity]]:
    return [(profile, q) for q in profile.quantities if q.measure not in _SKIPPED]


def _pairs(group: Group) -> Iterator[tuple[_Figure, _Figure]]:
    """Yield the figures of two articles that count the same thing in the same place.

    Both clauses tell the same act, give one figure of that kind each, and give it for the same
    role; where two clauses share any figure of that kind they do not disagree.
    """
    for left, right in combinations(group.profiles, 2):
        if left.claim.article == right.claim.article:
            continue
        same_act = left.claim.predicate == right.claim.predicate
        typed = left.claim.event_type == right.claim.event_type != OPEN_TYPE
        told = {left.claim.status, right.claim.status} <= TOLD
        if not (told and (same_act or typed) and same_parties(left, right)):
            continue
        found = [
            (a, b)
            for a in _counted(left)
            for b in _counted(right)
            if compare(a[1], b[1])[0] is not QuantityRelation.NOT_COMPARABLE
        ]
        if len(found) == 1 and _role_of(*found[0][0]) == _role_of(*found[0][1]):
            yield found[0]


def _label(text: str) -> str:
    return " ".join(text.split())


def quantities_disjoint(view: StoryView, groups: Sequence[Group]) -> Iterator[Draft]:
    """Yield figures for the same thing whose ranges exclude each other, once a pair of values."""
    for group in groups:
        seen: set[tuple[float, float, str]] = set()
        for first, second in _pairs(group):
            small, large = sorted((first, second), key=lambda f: (f[1].value, f[0].claim.id))
            key = (small[1].value, large[1].value, small[1].unit)
            # "nearly four years" and "four years" are one figure, rounded or not
            if key in seen or small[1].value == large[1].value:
                continue
            relation, _ = compare(small[1], large[1])
            if relation is not QuantityRelation.DISJOINT:
                continue
            seen.add(key)
            verdict, reason = _verdict(view, small, large)
            sides = tuple(
                side(
                    _label(view.words(p.claim, q.span)),
                    [p.claim],
                    [Citation(p.claim.article, q.span)],
                )
                for p, q in (small, large)
            )
            yield Draft(
                verdict=verdict,
                test="quantities_disjoint",
                slot="quantity",
                groups=(group.id,),
                sides=sides,
                scope=f"same counted thing: {small[1].unit}",
                reason=reason,
            )
