"""Put the articles about one event together."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from datetime import date

from crossread.model.stories import Reading, Story
from crossread.model.times import Anchor, AnchorKind
from crossread.stories.anchors import WEAK, choose_anchors, choose_date, parse_day
from crossread.stories.clusters import DISTINCTIVE, cluster, dampen_by_time, similarities
from crossread.stories.terms import count_terms, printed_terms
from crossread.text.tfidf import Weights, vector, weigh

SHOWN_WORDS = 6  # distinctive words that a reason names


def _trusted_day(reading: Reading) -> float | None:
    """Return the day of publication as a number, None where only a page header shows one."""
    chosen = choose_date(reading.article)
    day = parse_day(chosen.value) if chosen and chosen.kind not in WEAK else None
    return float(day.toordinal()) if day else None


def _shared_words(readings: Sequence[Reading], weights: Weights) -> list[str]:
    """Return the distinctive words that most of the articles hold, the weightiest first."""
    holding: Counter[str] = Counter()
    printed: dict[str, str] = {}
    for reading in readings:
        terms = printed_terms(reading)
        holding.update(terms.keys())
        for term, text in terms.items():
            if term not in printed or (text != term and printed[term] == term):
                printed[term] = text
    shared = [
        term
        for term, n in holding.items()
        if n >= max(2, len(readings) // 2 + 1) and weights.rare(term, DISTINCTIVE)
    ]
    shared.sort(key=lambda term: (-holding[term], -weights.of(term), term))
    return [printed[term] for term in shared[:SHOWN_WORDS]]


def _publication_days(anchors: Sequence[Anchor]) -> list[date]:
    return sorted(a.day for a in anchors if a.kind is AnchorKind.ARTICLE and a.day)


def _reasons(
    readings: Sequence[Reading], anchors: Sequence[Anchor], weights: Weights
) -> tuple[str, ...]:
    if len(readings) == 1:
        return ("no other article was found to be about the same event",)
    words = _shared_words(readings, weights)
    reasons = [f"most of them share the words {', '.join(words)}"] if words else []
    days = _publication_days(anchors)
    if len(days) > 1:
        gap = (days[-1] - days[0]).days
        span = "on one day" if gap == 0 else f"within {gap} day{'s' if gap > 1 else ''}"
        reasons.append(f"{len(days)} of {len(anchors)} show publication dates {span}")
    return tuple(reasons) or ("their words are alike",)


def _story(readings: Sequence[Reading], weights: Weights) -> Story:
    """Make a story, still without an id, of articles sorted by id."""
    anchors = choose_anchors(readings)
    days = _publication_days(anchors)
    return Story(
        id="",
        articles=tuple(reading.article.id for reading in readings),
        anchors=anchors,
        first=days[0].isoformat() if days else "",
        last=days[-1].isoformat() if days else "",
        reasons=_reasons(readings, anchors, weights),
    )


def _order(story: Story) -> tuple[int, str, str]:
    """Sort key: the largest first, then the earliest (undated last), then the first id."""
    return -len(story.articles), story.first or "9999", story.articles[0]


def group(readings: Sequence[Reading]) -> tuple[Story, ...]:
    """Return the stories of the articles, one event each, the largest first.

    The order of the input changes nothing. Every article is in exactly one story.
    """
    if not readings:
        return ()
    ordered = sorted(readings, key=lambda reading: reading.article.id)
    counts = [count_terms(reading) for reading in ordered]
    weights = weigh(counts)
    vectors = [vector(terms, weights) for terms in counts]
    similar = dampen_by_time(
        similarities(vectors, weights), [_trusted_day(reading) for reading in ordered]
    )
    stories = [_story([ordered[row] for row in rows], weights) for rows in cluster(similar)]
    stories.sort(key=_order)
    return tuple(
        Story(f"s{number}", s.articles, s.anchors, s.first, s.last, s.reasons)
        for number, s in enumerate(stories, start=1)
    )
