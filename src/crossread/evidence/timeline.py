"""The dated happenings of a story in order."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from crossread.evidence.view import StoryView
from crossread.model.evidence import ClaimGroup, TimelineEntry
from crossread.model.spans import Citation

_WIDEST = 366  # days; wider times ("in recent years") do not place anything on a line


def timeline(view: StoryView, groups: Sequence[ClaimGroup]) -> tuple[TimelineEntry, ...]:
    """Return the groups with a stated time of at most a year, the earliest first.

    What a machine's rewording alone says dates nothing: its words, and so its times, are altered.
    """
    entries = []
    for group in groups:
        time = group.time
        if view.spun.issuperset(group.articles):
            continue
        if time is None or time.first is None or time.last is None:
            continue
        if (time.last - time.first).days <= _WIDEST:
            cited: tuple[Citation, ...] = (group.headline,)
            entries.append(TimelineEntry(time, group.id, cited))

    def order(entry: TimelineEntry) -> tuple[date, date, str]:
        return (entry.time.first or date.min, entry.time.last or date.max, entry.group)

    return tuple(sorted(entries, key=order))
