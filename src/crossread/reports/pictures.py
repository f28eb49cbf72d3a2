"""Positions of the page's time line: when things happened and when they were reported."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date

from crossread.model.evidence import Dossier
from crossread.reports.desk import Desk
from crossread.reports.sections.timeline import day_words

_COLUMN = 104  # width of a day: its label of ten digits in 11 px type, and air
_DOT = 14  # distance of two dots on one day
_DOTS = 6  # dots on one day; more are counted
_COLUMNS = 12  # days on the line, the latest; earlier ones stand in the list only
_WIDEST = 31  # days; a happening of a wider time has no place on a line of days
_GAP = 31  # days; the line is dashed over a longer silence


@dataclass(frozen=True, slots=True)
class Dot:
    """A happening on the time line. ``line`` is the id of its line in the list below."""

    x: int
    y: int
    line: str
    title: str
    exact: bool  # False: some day of a stretch that begins here


@dataclass(frozen=True, slots=True)
class Day:
    """A day on the time line, with the articles published on it."""

    x: int
    label: str
    gap: bool  # a long time lies between it and the day before
    published: tuple[str, ...]
    more: int  # happenings without a dot


@dataclass(frozen=True, slots=True)
class TimePicture:
    """The time line as positions in a box of ``width`` by ``height``."""

    width: int
    height: int
    axis: int
    days: tuple[Day, ...]
    dots: tuple[Dot, ...]
    unplaced: int  # happenings that stand in the list only


def _placed(desk: Desk, lines: Sequence[str]) -> dict[date, list[Dot]]:
    """Return the happenings that can stand on a line of days, not yet at their height."""
    events: dict[date, list[Dot]] = {}
    for entry, line in zip(desk.dossier.timeline, lines, strict=True):
        first, last = entry.time.first, entry.time.last
        if first is not None and last is not None and (last - first).days <= _WIDEST:
            dot = Dot(0, 0, line, day_words(entry.time), first == last)
            events.setdefault(first, []).append(dot)
    return events


def time_picture(desk: Desk, lines: Sequence[str]) -> TimePicture | None:
    """Place the timeline's entries, whose lines on the page are ``lines``; None without dates."""
    events, published = _placed(desk, lines), _published(desk.dossier)
    if not events:
        return None
    shown = sorted({*events, *published})[-_COLUMNS:]
    axis = 20 + _DOT * min(_DOTS, max(map(len, events.values())))
    days, dots = [], []
    for number, day in enumerate(shown):
        x = number * _COLUMN + _COLUMN // 2
        gap = number > 0 and (day - shown[number - 1]).days > _GAP
        found, articles = events.get(day, []), tuple(published.get(day, ()))
        days.append(Day(x, day.isoformat(), gap, articles, max(0, len(found) - _DOTS)))
        for place, dot in enumerate(found[:_DOTS]):
            dots.append(replace(dot, x=x, y=axis - 12 - place * _DOT))
    deepest = max((len(day.published) for day in days), default=0)
    height = axis + 26 + 14 * deepest + 6
    placed = sum(len(events.get(day, ())) for day in shown)
    width = len(shown) * _COLUMN
    return TimePicture(width, height, axis, tuple(days), tuple(dots), len(lines) - placed)


def _published(dossier: Dossier) -> dict[date, list[str]]:
    """Return which articles were published on which day, their own dates only."""
    found: dict[date, list[str]] = {}
    for anchor in dossier.story.anchors:
        if anchor.day is not None and anchor.kind.value == "article":
            found.setdefault(anchor.day, []).append(anchor.article)
    return found
