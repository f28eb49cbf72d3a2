"""Choose the day that each article of a story is counted from."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from crossread.model.articles import PARSED_KINDS, Article, DateCandidate, DateKind, LineKind
from crossread.model.stories import Reading
from crossread.model.times import Anchor, AnchorKind, TimeExpression, TimeForm

# A printed date further than this from the story's median is overruled unless something else in
# the article speaks for it (gold TM01). In data/clusters 87 % of the dates lie within 7 days of
# their event's median; among the others are dates of a later visit to the page.
OVERRULE = timedelta(days=7)
NEAR = timedelta(days=2)  # time zones, and a report of the day after
PAGE_AGE = timedelta(days=366)  # what a lead states longer before a page header is history
LEAD = 3  # sentences of the body in which a stated day is taken for the event's day

# A page header shows the day of the visit as often as that of publication.
WEAK = frozenset({DateKind.PAGE_HEADER})

_KIND_WORDS = {
    DateKind.BYLINE: "in the byline",
    DateKind.METADATA: "in the page's metadata",
    DateKind.DATELINE: "in the dateline",
    DateKind.URL: "in the address",
    DateKind.PAGE_HEADER: "in the page header",
}


@dataclass(frozen=True, slots=True)
class Dated:
    """What is known of one article's day: its best candidate and the days that its lead states."""

    article: Article
    chosen: DateCandidate | None
    day: date | None
    stated: tuple[date, ...]

    @property
    def trusted(self) -> bool:
        """Tell whether the chosen date is of a kind that shows the day of publication."""
        return self.chosen is not None and self.chosen.kind not in WEAK


def parse_day(value: str) -> date | None:
    """Return the day of an ISO 8601 value, None where it names no day.

    >>> parse_day("2024-06-20T10:21-04:00"), parse_day("2024-06")
    (datetime.date(2024, 6, 20), None)
    """
    try:
        return date.fromisoformat(value[:10])
    except ValueError:
        return None


def choose_date(article: Article) -> DateCandidate | None:
    """Return the most trustworthy candidate that names a day, the first printed of its kind."""
    order = list(DateKind)
    usable = [c for c in article.dates if parse_day(c.value) is not None]
    return min(usable, key=lambda c: order.index(c.kind), default=None)


def _lead_times(reading: Reading) -> list[TimeExpression]:
    """Return the time expressions of the title, captions and first sentences."""
    bodies = 0
    spans = []
    for sentence in reading.annotation.sentences:
        bodies += sentence.kind is LineKind.BODY
        if sentence.kind in PARSED_KINDS and (sentence.kind is not LineKind.BODY or bodies <= LEAD):
            spans.append(sentence.span)
    return [t for t in reading.annotation.times if any(span.contains(t.span) for span in spans)]


def _make_day(year: int, month: int, day: int) -> date | None:
    try:
        return date(year, month, day)
    except ValueError:  # 31 June, 29 February
        return None


def stated_days(reading: Reading, years: Sequence[int]) -> tuple[date, ...]:
    """Return the days that the lead states; one without a year takes the first of ``years``.

    A weekday printed beside the day must fit the year.
    """
    days: set[date] = set()
    for time in _lead_times(reading):
        if time.month is None or time.day is None:
            continue
        if time.form is TimeForm.DATE and time.year is not None:
            candidates = [_make_day(time.year, time.month, time.day)]
        elif time.form is TimeForm.PARTIAL:
            candidates = [_make_day(year, time.month, time.day) for year in years]
        else:
            continue
        fitting = [d for d in candidates if d and time.weekday in (None, d.weekday())]
        days.update(fitting[:1])
    return tuple(sorted(days))


def _date_articles(readings: Sequence[Reading]) -> list[Dated]:
    chosen = [choose_date(r.article) for r in readings]
    days = [parse_day(c.value) if c else None for c in chosen]
    trusted = [d for c, d in zip(chosen, days, strict=True) if c and d and c.kind not in WEAK]
    full = [d for reading in readings for d in stated_days(reading, ())]
    weak = [d for d in days if d]
    years = [d.year for d in trusted or full or weak]
    by_count = [year for year, _ in sorted(Counter(years).items(), key=lambda y: (-y[1], y[0]))]
    return [
        Dated(reading.article, candidate, day, stated_days(reading, by_count))
        for reading, candidate, day in zip(readings, chosen, days, strict=True)
    ]


def _middle(days: Sequence[date]) -> date:
    """Return the median day, the earlier of two."""
    return sorted(days)[(len(days) - 1) // 2]


def median_day(dated: Sequence[Dated]) -> date | None:
    """Return the story's day: the median of publication dates and of days stated near them.

    Without a trusted publication date it is the day that most leads state, the later of two, in
    the year before the page headers; without any, the median of the page headers; None where
    nothing is known.
    """
    trusted = [d.day for d in dated if d.trusted and d.day]
    stated = [day for d in dated for day in d.stated]
    if trusted:
        middle = _middle(trusted)
        return _middle([*trusted, *(day for day in stated if abs(day - middle) <= OVERRULE)])
    weak = [d.day for d in dated if d.day]
    if weak:
        middle = _middle(weak)
        stated = [day for day in stated if middle - PAGE_AGE <= day <= middle + OVERRULE]
    if stated:
        counts = Counter(stated)
        return max(counts, key=lambda day: (counts[day], day))
    return _middle(weak) if weak else None


def _corroborated(own: Dated, others: Sequence[Dated], median: date) -> bool:
    """Tell whether something beside the printed date speaks for it.

    A trusted date falls only where the article's own lead states days near the story's and none
    near the date; a page header needs another article, candidate or stated day beside it.
    """
    assert own.day is not None
    near_own = any(abs(day - own.day) <= OVERRULE for day in own.stated)
    if own.trusted:
        return near_own or not any(abs(day - median) <= OVERRULE for day in own.stated)
    candidates = [parse_day(c.value) for c in own.article.dates if c is not own.chosen]
    days = [*candidates, *(d.day for d in others if d.article.id != own.article.id)]
    return near_own or any(day is not None and abs(day - own.day) <= NEAR for day in days)


def _printed(dated: Dated) -> str:
    """Return the chosen date as it is printed."""
    if dated.chosen is None:
        return ""
    span = dated.chosen.span
    return span.of(dated.article.text) if span else dated.chosen.value


def _anchor(own: Dated, dated: Sequence[Dated], median: date | None) -> Anchor:
    id_ = own.article.id
    if median is None:
        return Anchor(id_, None, AnchorKind.NONE, "no report of the story shows a date")
    if own.day is None:
        return Anchor(id_, median, AnchorKind.STORY, "it shows no date; the story's day is used")
    assert own.chosen is not None
    gap = abs((own.day - median).days)
    if gap > OVERRULE.days and not _corroborated(own, dated, median):
        reason = (
            f"the date {_KIND_WORDS[own.chosen.kind]} lies {gap} days from the story's day and"
            " nothing else speaks for it"
        )
        return Anchor(id_, median, AnchorKind.STORY, reason, overruled=_printed(own))
    return Anchor(id_, own.day, AnchorKind.ARTICLE, f"date {_KIND_WORDS[own.chosen.kind]}")


def choose_anchors(readings: Sequence[Reading]) -> tuple[Anchor, ...]:
    """Return the anchor of each article of a story, in the order of the readings."""
    dated = _date_articles(readings)
    median = median_day(dated)
    return tuple(_anchor(own, dated, median) for own in dated)
