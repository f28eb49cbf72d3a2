"""Weigh which of two dependent articles came first."""

from __future__ import annotations

import math
import re
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from functools import lru_cache

from crossread.model.articles import Article
from crossread.model.stories import CitedOutlet, LineageKind, Reading
from crossread.stories.anchors import WEAK, choose_date
from crossread.text.families import family_of

# Points on a log scale, in the order of ALGORITHMS section 2 (explicit citation > credit line >
# time stamp > containment). Chosen so that a time stamp alone gives .67, containment alone stays
# below the .6 from which on a direction is named, and each stronger sign outweighs the weaker ones.
SPUN = 8.0  # a rewrite by a machine never comes first
CITES = 6.0
CREDITS = 5.0
LATER = 2.0
CONTAINED = 1.0
COMMON_BASE = 1.0  # without any sign both may copy a third text
COMMON_PARTIAL = 2.0  # a passage or two may come from one release: a time stamp does not settle it
MUCH = 0.3  # share of a text from which on a passage is more than a line of a release
COMMON_CREDIT = 4.0
COMMON_SOURCE = 6.0

CLOCK_SLACK = timedelta(minutes=10)  # clocks of two sites, and pages that are built in advance
DAY_SLACK = timedelta(hours=14)  # time zones, where only the day is printed
ASYMMETRY = 0.15  # difference of the two containments from which on it counts


@dataclass(frozen=True, slots=True)
class Side:
    """One article of a pair as far as its place in the order is concerned."""

    reading: Reading
    spun: bool
    cited: tuple[CitedOutlet, ...]
    contained: float  # share of it that the other one holds word for word
    shared: float = 0.0  # share of it that the other one has in any words
    names: frozenset[str] = frozenset()  # the articles of the story whose outlets it names

    @property
    def article(self) -> Article:
        """Return the article."""
        return self.reading.article


@dataclass(frozen=True, slots=True)
class Direction:
    """Weights that sum to 1 and what led to them."""

    left_from_right: float
    right_from_left: float
    common: float
    explicit: bool  # one of the two names the other as its source
    evidence: tuple[str, ...]


def published(article: Article) -> tuple[datetime, datetime] | None:
    """Return the earliest and latest instant of publication that the printed date allows."""
    chosen = choose_date(article)
    if chosen is None or chosen.kind in WEAK:
        return None
    try:
        moment = datetime.fromisoformat(chosen.value)
    except ValueError:
        return None
    exact = "T" in chosen.value and moment.tzinfo is not None
    moment = moment if moment.tzinfo else moment.replace(tzinfo=UTC)
    if exact:
        return moment - CLOCK_SLACK, moment + CLOCK_SLACK
    if "T" in chosen.value:  # a clock without a zone
        return moment - DAY_SLACK, moment + DAY_SLACK
    return moment, moment + timedelta(days=1)


@lru_cache(maxsize=1024)  # articles of a story; a text is compared with every other's outlet
def _squeezed(text: str) -> str:
    """Return the letters and digits of a text in lower case, written together."""
    return re.sub(r"[\W_]+", "", text.casefold())


@lru_cache(maxsize=1024)
def _stem(outlet: str) -> str:
    """Return the letters and digits of an outlet's domain or name, without "www", "the", ending."""
    stem = re.sub(r"^www\.", "", outlet.casefold())
    stem = re.sub(r"[\W_]", "", stem.rsplit(".", 1)[0] if " " not in stem else stem)
    return stem.removeprefix("the")


def _names_outlet(text: str, outlet: str) -> bool:
    """Tell whether a text names an outlet that no list knows, by the words of its domain or name.

    >>> _names_outlet("as the North Coast Herald wrote", "northcoastherald.example")
    True
    """
    stem = _stem(outlet)
    # "sun", "post": too short to be told from a word
    if len(stem) < 6 or stem not in _squeezed(text):
        return False
    words = [re.sub(r"[\W_]", "", w) for w in re.findall(r"[^\W_][\w.'’-]*", text.casefold())]
    for start in range(len(words)):
        joined = ""
        for word in words[start : start + 6]:
            joined += word
            if joined == stem:
                return True
            if not stem.startswith(joined):
                break
    return False


def _cites(side: Side, other: Article) -> CitedOutlet | None:
    """Return where an article names the other's outlet as its source."""
    family = family_of(other.outlet) if other.outlet else None
    if family is None:
        return None
    return next((c for c in side.cited if c.name == family.name), None)


def _source_points(side: Side, other: Side) -> tuple[float, list[str]]:
    """Return the points for ``side`` being drawn from ``other``'s outlet, with words for it."""
    cited = _cites(side, other.article)
    if cited is not None:
        how = "credits" if cited.credit else "names"
        reason = f"{side.article.id} {how} {cited.name}, the outlet of {other.article.id}"
        return (CREDITS if cited.credit else CITES), [reason]
    if family_of(other.article.outlet or "-") is None and _names_outlet(
        side.article.text, other.article.outlet
    ):
        reason = f"{side.article.id} names {other.article.outlet}, the outlet of {other.article.id}"
        return CITES, [reason]
    return 0.0, []


def may_name(side: Side, outlet: str) -> bool:
    """Tell, quickly, whether an article could name an outlet as its source at all."""
    family = family_of(outlet) if outlet else None
    if family is not None:
        return any(cited.name == family.name for cited in side.cited)
    return bool(outlet) and _stem(outlet) in _squeezed(side.article.text)


def explicit_source(side: Side, other: Side) -> bool:
    """Tell whether an article names the other's outlet as its source."""
    return bool(_source_points(side, other)[0])


def _later(side: Side, other: Side) -> str:
    """Return words for ``side`` being published after ``other``, "" if that cannot be told."""
    own, before = published(side.article), published(other.article)
    if own is None or before is None or own[0] < before[1]:
        return ""
    return f"{side.article.id} was published after {other.article.id}"


def _points(side: Side, other: Side, kind: LineageKind) -> tuple[float, bool, list[str]]:
    """Return the points for ``side`` depending on ``other``, if it says so itself, and why."""
    points, evidence = _source_points(side, other)
    explicit = points > 0
    if side.spun and not other.spun and kind is not LineageKind.COMMON_SOURCE:
        points += SPUN
        evidence.append(f"{side.article.id} reads as rewritten by a machine")
    later = _later(side, other)
    if later:
        points += LATER
        evidence.append(later)
    if side.contained - other.contained >= ASYMMETRY:
        points += CONTAINED
        evidence.append(
            f"{side.article.id} stands in {other.article.id} more than the other way round"
        )
    return points, explicit, evidence


def _common_points(left: Side, right: Side, kind: LineageKind) -> tuple[float, list[str]]:
    """Return the points for a third text behind both articles, and why."""
    if kind is LineageKind.COMMON_SOURCE:
        return COMMON_SOURCE, []
    little = max(left.shared, right.shared) < MUCH
    base = COMMON_PARTIAL if kind is LineageKind.PARTIAL and little else COMMON_BASE
    third = sorted((left.names & right.names) - {left.article.id, right.article.id})
    if third and kind is not LineageKind.SPUN:
        return COMMON_CREDIT, [f"both name the outlet of {third[0]}"]
    theirs = {(cited.name, cited.credit) for cited in right.cited}
    both = sorted({(c.name, c.credit) for c in left.cited} & theirs)
    credited = [name for name, credit in both if credit]
    if credited:
        return COMMON_CREDIT, [f"both credit {', '.join(credited)}"]
    if both and kind in (LineageKind.DUPLICATE, LineageKind.DERIVED):
        return COMMON_CREDIT, [f"both name {', '.join(name for name, _ in both)}"]
    return base, []


def weigh_direction(left: Side, right: Side, kind: LineageKind) -> Direction:
    """Return how the weight of evidence is split between the two orders and a common source."""
    from_right, left_explicit, left_reasons = _points(left, right, kind)
    from_left, right_explicit, right_reasons = _points(right, left, kind)
    common, common_reasons = _common_points(left, right, kind)
    evidence = [*left_reasons, *right_reasons, *common_reasons]
    powers: Sequence[float] = [math.exp(value) for value in (from_right, from_left, common)]
    total = sum(powers)
    weights = [round(power / total, 3) for power in powers[:2]]
    return Direction(
        left_from_right=weights[0],
        right_from_left=weights[1],
        common=round(1 - sum(weights), 3),
        explicit=left_explicit or right_explicit,
        evidence=tuple(evidence),
    )
