"""One happening, two dates."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import timedelta
from itertools import combinations

from crossread.evidence.conflicts.draft import Draft, Group, side
from crossread.evidence.event_types import comparison
from crossread.evidence.profiles import Profile, event_type_of
from crossread.evidence.view import StoryView
from crossread.model.evidence import ConflictSide, Verdict
from crossread.model.spans import Citation
from crossread.model.times import ResolvedTime

# Wider times do not date a moment ("in February" against "on 20 February" is no clash anyway).
_MOMENT = timedelta(days=2)
_NIGHT = timedelta(days=1)


def _dated(group: Group, event_type: str) -> dict[str, list[Profile]]:
    """Return the claims of that type by the narrow date that they state."""
    values: dict[str, list[Profile]] = {}
    for p in group.profiles:
        time = p.time if p.claim.event_type == event_type else None
        if time is None or time.first is None or time.last is None:
            continue
        if time.last - time.first <= _MOMENT and time.basis != "inherited":
            values.setdefault(time.edtf, []).append(p)
    return values


def _gap(left: ResolvedTime | None, right: ResolvedTime | None) -> timedelta:
    """Return the time between two dated moments, zero where they touch or are not known."""
    if not (left and right and left.first and left.last and right.first and right.last):
        return timedelta(0)
    return max(left.first - right.last, right.first - left.last, timedelta(0))


def _side(value: str, profiles: Sequence[Profile]) -> ConflictSide:
    claims = [p.claim for p in profiles]
    return side(value, claims, (Citation(c.article, c.span) for c in claims))


def dates_disjoint(view: StoryView, groups: Sequence[Group]) -> Iterator[Draft]:
    """Yield dates of one momentary happening that exclude each other.

    Adjacent days are a soft difference: a night arrival or another time zone explains them.
    """
    for group in groups:
        event_type = event_type_of(view, group.profiles)
        if not comparison(event_type).moment:
            continue
        values = _dated(group, event_type)
        for left, right in combinations(sorted(values), 2):
            gap = _gap(values[left][0].time, values[right][0].time)
            if gap == timedelta(0):
                continue
            near = gap <= _NIGHT
            yield Draft(
                verdict=Verdict.SOFT if near else Verdict.CONTRADICTION,
                test="dates_disjoint",
                slot="time",
                groups=(group.id,),
                sides=(_side(left, values[left]), _side(right, values[right])),
                scope="same kind of event, same parties",
                reason=(
                    "adjacent days: the hour of night or the time zone can explain both"
                    if near
                    else "the stated days exclude each other"
                ),
            )
