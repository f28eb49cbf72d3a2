"""Whether a provision was in force when something is said to have happened."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum

from crossread.model.claims import Claim
from crossread.model.evidence import ClaimGroup
from crossread.model.spans import Citation
from crossread.model.watch import HitElement, Provision
from crossread.watch.facts import Ground


class Force(StrEnum):
    """How the time of an event lies to a provision's time in force."""

    INSIDE = "inside"
    OUTSIDE = "outside"
    OPEN = "open"  # partly inside, or the time is not known


@dataclass(frozen=True, slots=True)
class EventTime:
    """The outer days of an event (None: open on that side) and the element that shows them."""

    first: date | None
    last: date | None
    element: HitElement

    def force(self, provision: Provision) -> Force:
        """Tell whether the event lies in the time in force of a provision."""
        start, end = provision.in_force_from, provision.in_force_until
        if (self.last and self.last < start) or (end and self.first and self.first > end):
            return Force.OUTSIDE
        begun = self.first is not None and self.first >= start
        ended = end is None or (self.last is not None and self.last <= end)
        return Force.INSIDE if begun and ended else Force.OPEN


def _day(text: str) -> date | None:
    try:
        return datetime.fromisoformat(text).date()
    except ValueError:
        return None


def _citations(ground: Ground, group: ClaimGroup, claims: Iterable[Claim]) -> tuple[Citation, ...]:
    """Return where the claims state the group's time."""
    found = set()
    for claim in claims:
        if claim.time is None or group.time is None:
            continue
        expression = ground.readings[claim.article].annotation.times[claim.time]
        if group.time.span in (None, expression.span):
            found.add(Citation(claim.article, expression.span))
    return tuple(sorted(found))


def event_time(ground: Ground, group: ClaimGroup, claims: Iterable[Claim]) -> EventTime:
    """Return when the transfer of a group is said to have happened.

    Where no report dates it, news that is told outright is taken to be as old as the reports, and
    the date stays open; a mention in passing has no date.
    """
    claims = tuple(claims)
    if group.time is not None:
        cited = _citations(ground, group, claims)
        element = HitElement("date", group.time.edtf, cited)
        return EventTime(group.time.first, group.time.last, element)
    story = ground.dossier.story
    first, last = _day(story.first), _day(story.last)
    if first is None or last is None or all(claim.background for claim in claims):
        return EventTime(None, None, HitElement("date", "not stated"))
    printed = first.isoformat() if first == last else f"{first} to {last}"
    return EventTime(first, last, HitElement("date", f"not stated; reported {printed}"))
