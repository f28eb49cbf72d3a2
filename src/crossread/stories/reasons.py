"""Say in words why articles are in one story."""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

import numpy as np

from crossread.model.sketches import Join, Sketch
from crossread.model.stories import Reading
from crossread.model.times import Anchor, AnchorKind
from crossread.stories.comparing import Pairs, Weigh, common_terms, compare
from crossread.stories.joining import Joining, share
from crossread.stories.linking import group_signs
from crossread.stories.terms import printed_terms

SHOWN_WORDS = 6  # distinctive words that a reason names
SHOWN_NAMES = 4
# Members that one article is held against: of a larger story those beside it in time. What they
# share is told as well by so many, and the cost of a story grows no faster than its size.
BESIDE = 60

ALONE = "no other article was found to be about the same event"


def print_terms(readings: Sequence[Reading]) -> dict[str, str]:
    """Return how terms are printed; one that is printed as a name anywhere is shown so."""
    printed: dict[str, str] = {}
    for reading in readings:
        for term, text in printed_terms(reading).items():
            if term not in printed or (text != term and printed[term] == term):
                printed[term] = text
    return printed


def publication_days(anchors: Sequence[Anchor]) -> list[date]:
    """Return the days of publication that were used, sorted."""
    return sorted(a.day for a in anchors if a.kind is AnchorKind.ARTICLE and a.day)


def story_reasons(
    sketches: Sequence[Sketch], anchors: Sequence[Anchor], printed: Mapping[str, str], weigh: Weigh
) -> tuple[str, ...]:
    """Return why the articles of a story are together: words that most hold, and their days."""
    if len(sketches) == 1:
        return (ALONE,)
    holding = Counter(term for sketch in sketches for term in sketch.words)
    most = max(2, len(sketches) // 2 + 1)
    shared = [t for t, n in holding.items() if n >= most and t not in common_terms()]
    weights = dict(zip(shared, weigh(shared), strict=True))
    shared.sort(key=lambda term: (-holding[term], -weights[term], term))
    words = [printed.get(term, term) for term in shared[:SHOWN_WORDS]]
    reasons = [f"most of them share the words {', '.join(words)}"] if words else []
    days = publication_days(anchors)
    if len(days) > 1:
        gap = (days[-1] - days[0]).days
        span = "on one day" if gap == 0 else f"within {gap} day{'s' if gap > 1 else ''}"
        reasons.append(f"{len(days)} of {len(anchors)} show publication dates {span}")
    return tuple(reasons) or ("their words are alike",)


@dataclass(frozen=True, slots=True)
class _Told:
    """How shared terms are told: those of both headlines first, then the weightiest."""

    headlines: frozenset[str]
    printed: Mapping[str, str]
    weigh: Weigh

    def list(self, terms: Collection[str], most: int) -> str:
        """Return so many of the terms as they are printed, between commas."""
        weights = dict(zip(terms, self.weigh(terms), strict=True))
        ordered = sorted(terms, key=lambda t: (t not in self.headlines, -weights[t], t))
        return ", ".join(self.printed.get(term, term) for term in ordered[:most])


def _gap(left: Sketch, right: Sketch) -> str:
    if left.day is None or right.day is None:
        return ""
    gap = abs(left.day - right.day)
    return "published on one day" if gap == 0 else f"published {gap} day{'s' * (gap > 1)} apart"


def pair_reasons(
    one: Sketch, other: Sketch, printed: Mapping[str, str], weigh: Weigh
) -> tuple[str, ...]:
    """Return in words what two articles of a story have in common, the strongest first."""
    told = _Told(frozenset(one.title) & frozenset(other.title), printed, weigh)
    reasons = []
    paragraphs = len(set(one.paragraphs) & set(other.paragraphs))
    if paragraphs:
        reasons.append(f"{paragraphs} of their paragraphs are the same")
    names = set(one.names) & set(other.names)
    if names:
        reasons.append(f"both leads name {told.list(names, SHOWN_NAMES)}")
    words = (set(one.words) & set(other.words)) - common_terms() - names
    if words:
        reasons.append(f"both use {told.list(words, SHOWN_WORDS)}")
    figures = sorted(set(one.numbers) & set(other.numbers))
    if figures:
        reasons.append(f"both leads print {', '.join(figures[:SHOWN_NAMES])}")
    days = sorted(set(one.stated) & set(other.stated))
    if days:
        reasons.append(f"both leads speak of {date.fromordinal(days[-1]).isoformat()}")
    return (*reasons, *filter(None, (_gap(one, other),)))


def _window(row: int, count: int) -> list[int]:
    """Return the other rows beside one, BESIDE at most."""
    first = min(max(row - BESIDE // 2, 0), max(count - BESIDE, 0))
    return [other for other in range(first, min(first + BESIDE, count)) if other != row]


def _join(
    row: int, sketches: Sequence[Sketch], pairs: Pairs, joining: Joining
) -> tuple[int, float]:
    """Return the member that is most like one, and the share of joins so well founded that hold."""
    others = [other for other in range(len(sketches)) if other != row]
    nearest = others[int(np.argmax(pairs.words[row, others]))]
    score = joining.score(group_signs(pairs, [row], others))
    return nearest, share(float(score))


def explain(
    story: str,
    sketches: Sequence[Sketch],
    printed: Mapping[str, str],
    weigh: Weigh,
    joining: Joining,
) -> tuple[Join, ...]:
    """Return why each article is in its story, in the order of the sketches."""
    if len(sketches) == 1:
        return (Join(sketches[0].id, story, 1.0, "", (ALONE,)),)
    ordered = sorted(sketches, key=lambda sketch: (sketch.day or 0, sketch.id))
    found = {}
    everyone = compare(ordered, weigh) if len(ordered) <= BESIDE else None
    for row, sketch in enumerate(ordered):
        beside, place, pairs = ordered, row, everyone
        if pairs is None:
            rows = sorted([row, *_window(row, len(ordered))])
            beside, place = [ordered[each] for each in rows], rows.index(row)
            pairs = compare(beside, weigh)
        nearest, held = _join(place, beside, pairs, joining)
        reasons = pair_reasons(sketch, beside[nearest], printed, weigh)
        found[sketch.id] = Join(sketch.id, story, round(held, 3), beside[nearest].id, reasons)
    return tuple(found[sketch.id] for sketch in sketches)
