"""One happening, two dates or two times of the clock."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from datetime import timedelta
from itertools import combinations, product

from crossread.evidence.conflicts.draft import Draft, Group, side
from crossread.evidence.event_types import comparison
from crossread.evidence.profiles import Profile, event_type_of
from crossread.evidence.view import StoryView
from crossread.model.evidence import ConflictSide, Verdict
from crossread.model.spans import Citation
from crossread.model.times import ResolvedTime
from crossread.text.time_slack import (
    Hours,
    Zone,
    can_agree,
    hours_of,
    offset_of,
    slack,
    zone_of,
    zone_of_host,
)
from crossread.text.urls import domain

# Wider times do not date a moment ("in February" against "on 20 February" is no clash anyway).
_MOMENT = timedelta(days=2)
_NIGHT = timedelta(days=1)
_Profiles = Sequence[Profile]
_Told = tuple[Hours | None, tuple[Zone, ...]]
_PLACE_ROLES = ("place", "destination")
_NEAR = "adjacent days: the hour of night or the time zone can explain both"
_DAYS = "the stated days exclude each other"
_HOURS = "the stated hours exclude each other in any of the time zones"


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


def _hours(view: StoryView, profile: Profile) -> Hours | None:
    claim, time = profile.claim, profile.time
    if time is None or claim.time is None:
        return None
    return hours_of(time, view.readings[claim.article].annotation.times[claim.time])


def _places(group: Group) -> list[Zone]:
    """Return the zones of the States in which a group's happening is told to have taken place."""
    told = (p.roles[name] for p in group.profiles for name in _PLACE_ROLES if name in p.roles)
    codes = {code for filling in told for code in filling.states | filling.inside}
    zones = (zone_of(code) for code in sorted(codes))
    return [zone for zone in zones if zone is not None]


def _desk(view: StoryView, profile: Profile) -> tuple[Zone, ...]:
    """Return the zone in which an article was written, as its printed hour or its address tells."""
    article = view.article(profile.claim)
    for candidate in article.dates:
        offset = offset_of(candidate.value) if "T" in candidate.value else None
        if offset is not None:
            hours = offset / timedelta(hours=1)
            return (Zone(hours, hours),)
    zone = zone_of_host(domain(article.url))
    return (zone,) if zone is not None else ()


def _told(view: StoryView, profiles: Iterable[Profile]) -> frozenset[_Told]:
    """Return the different hours that claims leave open, with the zone that each was written in."""
    return frozenset((_hours(view, p), _desk(view, p)) for p in profiles)


def _can_agree(view: StoryView, group: Group, left: _Profiles, right: _Profiles) -> bool:
    """Tell whether all the hours told on two sides can be those of one moment."""
    places = _places(group)
    pairs = product(_told(view, left), _told(view, right))
    return all(
        early is None or late is None
        or can_agree(early, late, slack(early, late, places, (*here, *there)))
        for (early, here), (late, there) in pairs
    )  # fmt: skip


def _days_apart(view: StoryView, group: Group, event_type: str) -> Iterator[Draft]:
    """Yield the pairs of stated days that exclude each other; days that can agree are soft."""
    values = _dated(group, event_type)
    for left, right in combinations(sorted(values), 2):
        gap = _gap(values[left][0].time, values[right][0].time)
        if gap == timedelta(0):
            continue
        near = gap <= _NIGHT and _can_agree(view, group, values[left], values[right])
        reason = _NEAR if near else _HOURS if gap <= _NIGHT else _DAYS
        verdict = Verdict.SOFT if near else Verdict.CONTRADICTION
        sides = (_side(left, values[left]), _side(right, values[right]))
        yield _draft("dates_disjoint", group, verdict, sides, reason)


def _clocks_apart(view: StoryView, group: Group, event_type: str) -> Iterator[Draft]:
    """Yield the pairs of clock times of one day that exclude each other.

    Only claims with one verb are compared: what begins in the morning may end in the evening.
    """
    for day, profiles in sorted(_dated(group, event_type).items()):
        values: dict[str, list[Profile]] = {}
        for p in profiles:
            hours = _hours(view, p)
            if hours is not None and hours.clock:
                values.setdefault(f"{day}T{hours.first:%H:%M}", []).append(p)
        for left, right in combinations(sorted(values), 2):
            verbs = _verbs(values[left]) & _verbs(values[right])
            if verbs and not _can_agree(view, group, values[left], values[right]):
                sides = (_side(left, values[left]), _side(right, values[right]))
                yield _draft("clocks_disjoint", group, Verdict.CONTRADICTION, sides, _HOURS)


def _verbs(profiles: Iterable[Profile]) -> frozenset[str]:
    return frozenset(p.claim.predicate for p in profiles)


def _draft(
    test: str,
    group: Group,
    verdict: Verdict,
    sides: tuple[ConflictSide, ConflictSide],
    reason: str,
) -> Draft:
    scope = "same kind of event, same parties"
    return Draft(verdict, test, "time", (group.id,), sides, scope, reason)


def _of_moments(view: StoryView, groups: Sequence[Group]) -> Iterator[tuple[Group, str]]:
    """Yield the groups whose happening is a moment, with their event type."""
    for group in groups:
        event_type = event_type_of(view, group.profiles)
        if comparison(event_type).moment:
            yield group, event_type


def dates_disjoint(view: StoryView, groups: Sequence[Group]) -> Iterator[Draft]:
    """Yield dates of one momentary happening that exclude each other.

    Days that touch are a soft difference where the hours that are left open, or the zones of the
    place and of the desks, can explain them; stated hours that lie further apart exclude each
    other like other days.
    """
    for group, event_type in _of_moments(view, groups):
        yield from _days_apart(view, group, event_type)


def clocks_disjoint(view: StoryView, groups: Sequence[Group]) -> Iterator[Draft]:
    """Yield clock times of one momentary happening, told of one day, that exclude each other."""
    for group, event_type in _of_moments(view, groups):
        yield from _clocks_apart(view, group, event_type)
