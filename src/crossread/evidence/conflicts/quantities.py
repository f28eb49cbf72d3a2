"""One thing counted, two numbers."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date
from itertools import combinations

from crossread.evidence.conflicts.draft import Draft, Group, side
from crossread.evidence.origins import principals
from crossread.evidence.profiles import Profile
from crossread.evidence.view import StoryView
from crossread.model.claims import Status
from crossread.model.evidence import Verdict
from crossread.model.quantities import Measure, Quantity, QuantityRelation
from crossread.model.spans import Citation
from crossread.text.quantities import compare

_GUESSED = frozenset({Status.ESTIMATED, Status.ALLEGED})
_CLOSE = 0.10  # numbers nearer than this are a soft difference (ALGORITHMS section 8)
_SKIPPED = frozenset({Measure.ORDINAL})


def _as_of(view: StoryView, profile: Profile) -> date | None:
    """Return the day to which a figure belongs: its own time, else its article's day."""
    if profile.time is not None and profile.time.last is not None:
        return profile.time.last
    anchor = view.anchors.get(profile.claim.article)
    return anchor.day if anchor else None


def _families(view: StoryView, profile: Profile) -> frozenset[str]:
    return frozenset(p.family for p in principals(view, profile.claim))


def _verdict(
    view: StoryView, left: tuple[Profile, Quantity], right: tuple[Profile, Quantity]
) -> tuple[Verdict, str]:
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


def _comparable(left: Profile, right: Profile) -> bool:
    return left.claim.article != right.claim.article and (
        left.claim.predicate == right.claim.predicate
        or left.claim.event_type == right.claim.event_type
    )


def _label(text: str) -> str:
    return " ".join(text.split())


def quantities_disjoint(view: StoryView, groups: Sequence[Group]) -> Iterator[Draft]:
    """Yield figures for the same thing whose ranges exclude each other, once a pair of values."""
    for group in groups:
        seen: set[tuple[float, float, str]] = set()
        figures = [(p, q) for p in group.profiles for q in p.quantities]
        figures = [(p, q) for p, q in figures if q.measure not in _SKIPPED]
        for first, second in combinations(figures, 2):
            small, large = sorted((first, second), key=lambda f: (f[1].value, f[0].claim.id))
            key = (small[1].value, large[1].value, small[1].unit)
            if key in seen or not _comparable(small[0], large[0]):
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
