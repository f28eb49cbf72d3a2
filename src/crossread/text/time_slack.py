"""Whether two times that are told of one moment can both be right: hours, zones and a slack."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime, time, timedelta

from crossread.model.times import ResolvedTime, TimeExpression
from crossread.text.resources import load

# ALGORITHMS section 5: one day where the clocks of two places differ by more than six hours.
# Times told of one moment that lie within six hours of each other are taken for the same.
SLACK = timedelta(hours=6)
FAR = timedelta(days=1)
_DAY, _HOUR = timedelta(days=1), timedelta(hours=1)


def _later(moment: datetime, by: timedelta) -> datetime:
    """Return a moment some time later, or itself at either end of the calendar."""
    try:
        return moment + by
    except OverflowError:
        return moment


@dataclass(frozen=True, slots=True)
class Hours:
    """The hours that the words of a time leave open, by the clock of some place.

    ``offset`` is how far that clock is from UTC, None where the words name no zone; ``clock``
    tells that they state a time of the clock.
    """

    first: datetime
    last: datetime
    offset: timedelta | None = None
    clock: bool = False

    def in_utc(self) -> Hours:
        """Return the same hours by the clock of UTC, unchanged where the zone is not named."""
        if self.offset is None:
            return self
        first, last = (_later(moment, -self.offset) for moment in (self.first, self.last))
        return Hours(first, last, timedelta(0), self.clock)


@dataclass(frozen=True, slots=True)
class Zone:
    """How far the clocks of a place are from UTC, in hours: its westernmost and easternmost."""

    west: float
    east: float


def zone_of(code: str) -> Zone | None:
    """Return the zone of a State by its ISO code, None where it is not known.

    >>> zone_of("JP")
    Zone(west=9.0, east=9.0)
    """
    found = load("zones.yaml")["offsets"].get(code)
    return Zone(float(found[0]), float(found[1])) if found else None


def zone_of_host(host: str) -> Zone | None:
    """Return the zone of the State whose ending a publisher's host bears, None for others.

    >>> zone_of_host("daily.example.co.nz"), zone_of_host("example.org")
    (Zone(west=12.0, east=12.75), None)
    """
    ending = host.rpartition(".")[2].lower()
    if ending in load("zones.yaml")["borrowed"]:
        return None
    return zone_of({"uk": "GB"}.get(ending, ending.upper()))


def offset_of(clock: str) -> timedelta | None:
    """Return how far a printed clock time is from UTC, None where it names no zone.

    >>> offset_of("10:21-04:00"), offset_of("10:21")
    (datetime.timedelta(days=-1, seconds=72000), None)
    """
    try:
        return datetime.strptime(clock[-6:], "%z").utcoffset()
    except ValueError:
        return None


def hours_of(resolved: ResolvedTime, expression: TimeExpression) -> Hours | None:
    """Return the hours of a resolved time, None where it is open on a side.

    A day without a time of day is open from midnight to midnight.
    """
    if resolved.first is None or resolved.last is None:
        return None
    first = datetime.combine(resolved.first, time.min)
    last = datetime.combine(resolved.last, time.min)
    if resolved.first != resolved.last:
        return Hours(first, _later(last, _DAY))
    if expression.clock:
        moment = datetime.combine(resolved.first, time.fromisoformat(expression.clock[:5]))
        return Hours(moment, moment, offset_of(expression.clock), clock=True)
    table = load("zones.yaml")
    part = table["part_hours"].get(expression.part)
    ends = part or table["modifier_hours"].get(expression.modifier, (0, 24))
    start, end = (timedelta(hours=hours) for hours in ends)
    return Hours(_later(first, start), _later(first, end))


def _spread(zone: Zone, other: Zone) -> float:
    """Return the greatest difference of the clocks of two zones, in hours."""
    return max(zone.east - other.west, other.east - zone.west)


def slack(left: Hours, right: Hours, places: Iterable[Zone], desks: Iterable[Zone]) -> timedelta:
    """Return by how much two times of one moment may differ, by the zones that they may be told in.

    ``places`` are where it happened, ``desks`` where it was written. A time is told by the clock of
    either; more than six hours between them make a day. Named zones leave no such doubt.
    """
    named = [each.offset for each in (left, right) if each.offset is not None]
    if len(named) == 2:
        return SLACK
    here = list(places)
    if named and not here:
        return FAR
    there = [*desks, *(Zone(offset / _HOUR, offset / _HOUR) for offset in named)]
    spread = max((_spread(place, desk) for place in here for desk in there), default=0.0)
    return FAR if spread * _HOUR > SLACK else SLACK


def can_agree(left: Hours, right: Hours, allowed: timedelta) -> bool:
    """Tell whether the hours of two times come as near to each other as is allowed."""
    if left.offset is not None and right.offset is not None:
        left, right = left.in_utc(), right.in_utc()
    gap = max(left.first - right.last, right.first - left.last, timedelta(0))
    return gap <= allowed
