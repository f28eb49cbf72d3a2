"""The dated happenings of a story, in order."""

from __future__ import annotations

from crossread.model.evidence import TimelineEntry
from crossread.model.times import ResolvedTime
from crossread.reports import wording
from crossread.reports.desk import Desk
from crossread.reports.lines import Block, Line, Section
from crossread.reports.words import Part

# Marks of a day that no report states outright, and what they mean.
_BASES = {"anchored": " (counted)", "inherited": " (taken over)"}
_MEANINGS = {
    "anchored": "(counted): from the day on which the article was published.",
    "inherited": "(taken over): from another sentence of the same article.",
}


def day_words(time: ResolvedTime) -> str:
    """Return a resolved time as its first day, or its first and last.

    >>> from datetime import date
    >>> day_words(ResolvedTime("2024-06", date(2024, 6, 1), date(2024, 6, 30), "stated"))
    '2024-06-01 to 2024-06-30'
    """
    first = time.first.isoformat() if time.first else "…"
    last = time.last.isoformat() if time.last else "…"
    return first if first == last else f"{first} to {last}"


def _line(desk: Desk, entry: TimelineEntry) -> Line:
    group = desk.groups.get(entry.group)
    mark = wording.statuses_words(group.status if group else ())
    quote = desk.quote(entry.citations[0] if entry.citations else desk.dossier.headline)
    when = day_words(entry.time) + _BASES.get(entry.time.basis, "")
    parts: tuple[Part, ...] = (f"{when}: {mark.word}: ", quote)
    return Line(parts, mark.icon, 0, entry.citations)


def timeline(desk: Desk) -> Section | None:
    """Return the dated happenings, or None where no group has a date."""
    lines = tuple(_line(desk, entry) for entry in desk.dossier.timeline)
    return (
        Section("timeline", wording.section_title("timeline"), (Block(lines),)) if lines else None
    )
