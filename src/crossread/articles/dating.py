"""Candidates for an article's date of publication, each with where it was found."""

from __future__ import annotations

import re
from collections.abc import Sequence
from datetime import date

from crossread.model.articles import DateCandidate, DateKind, Line, LineKind
from crossread.model.spans import Span
from crossread.text.normalise import shadow
from crossread.text.publication_dates import (
    find_dates,
    find_partial,
    nearest_year,
    parse_metadata_date,
)
from crossread.text.urls import date_in_url

# A page prints its date among its first lines or, as "First published on", among its last.
_NEAR_TOP = 12
_NEAR_BYLINE = 3
_DATE = r"(?P<date>[ ,(]{1,4}[^()/:\u2014]{3,60}?)"
_DATELINE_HEADS = (
    # STRELSAU, Ruritania, March 3 (AP) - ...
    re.compile(
        r"[A-Z][A-Za-z.'-]{0,20}[A-Z][A-Z.'-]{0,20}(?:[ ,/-]{1,4}+[A-Z][\w.'-]*+){0,5}?"
        rf"{_DATE}\)?\s*(?:\([A-Z][^()]{{1,40}}\)\s*)?(?:--|-|:)\s*(?=\S)"
    ),
    # Strelsau, March 3 (KCNA) -- ...; STRELSAU, March 3. /TASS/. ...
    re.compile(
        rf"[A-Z][\w.' -]{{1,30}},{_DATE}[.,]?\s*(?:\([A-Z][^()]{{1,40}}\)\s*-|/[A-Z][^/]{{1,20}}/)"
    ),
)
_LEADS = 4  # body lines that may be the lead: a caption or a summary may stand before it
_PUBLISHED = re.compile(r"\b(?:published|posted|updated|issued|released)\b", re.IGNORECASE)


def _dated_lines(text: str, lines: Sequence[Line]) -> list[tuple[int, DateCandidate]]:
    """Return the dates of date and author lines, with the index of the line."""
    top = next((i for i, line in enumerate(lines) if line.kind is LineKind.TITLE), -1)
    head = lines[: _NEAR_TOP + _NEAR_BYLINE]
    authors = [i for i, line in enumerate(head) if line.kind is LineKind.BYLINE]
    found = []
    for index, line in enumerate(lines):
        if line.kind not in (LineKind.DATELINE, LineKind.BYLINE):
            continue
        words = line.span.of(text)
        published = _PUBLISHED.search(words) is not None
        if index >= _NEAR_TOP and not published:
            continue
        near = any(abs(index - author) <= _NEAR_BYLINE for author in authors)
        bare = index < top and not near and not published
        kind = DateKind.PAGE_HEADER if bare else DateKind.BYLINE
        for each in find_dates(words):
            span = Span(line.span.start + each.start, line.span.start + each.end)
            found.append((index, DateCandidate(each.value, kind, span)))
    return found


def _lead_dates(text: str, lines: Sequence[Line], near: date | None) -> list[DateCandidate]:
    """Return the date in the dateline of the lead: ``STRELSAU, March 3 (AP) -``."""
    bodies = [line for line in lines if line.kind is LineKind.BODY][:_LEADS]
    for line in bodies:
        plain = shadow(line.span.of(text))
        heads = (pattern.match(plain) for pattern in _DATELINE_HEADS)
        head = next((head for head in heads if head and find_partial(head["date"])), None)
        if head is None:
            continue
        start, end = head.span("date")
        for each in find_dates(plain[start:end]):
            span = Span(line.span.start + start + each.start, line.span.start + start + each.end)
            return [DateCandidate(each.value, DateKind.DATELINE, span)]
        partial = find_partial(plain[start:end])
        if partial is None or near is None:
            continue
        month, day, first, last = partial
        full = nearest_year(month, day, near)
        if full is not None:
            span = Span(line.span.start + start + first, line.span.start + start + last)
            return [DateCandidate(full.isoformat(), DateKind.DATELINE, span)]
    return []


def collect_dates(
    text: str, lines: Sequence[Line], given: Sequence[str], url: str
) -> tuple[DateCandidate, ...]:
    """Return the candidates, the most trustworthy kind first, then in the order of the text.

    A date without a year in the lead's dateline takes the year nearest to another candidate.
    """
    found = [candidate for _, candidate in _dated_lines(text, lines)]
    for value in given:
        parsed = parse_metadata_date(value)
        if parsed:
            found.append(DateCandidate(parsed, DateKind.METADATA))
    in_url = date_in_url(url) if url else ""
    if in_url:
        found.append(DateCandidate(in_url, DateKind.URL))
    order = tuple(DateKind)
    found.sort(key=lambda each: order.index(each.kind))
    near = date.fromisoformat(found[0].value[:10]) if found else None
    found.extend(_lead_dates(text, lines, near))
    found.sort(key=lambda each: order.index(each.kind))
    return tuple(dict.fromkeys(found))
