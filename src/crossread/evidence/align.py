"""Find the claims of several articles that speak of the same happening."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import timedelta
from itertools import combinations

import numpy as np
import numpy.typing as npt

from crossread.evidence.event_types import comparison
from crossread.evidence.profiles import Filling, Profile, cosines
from crossread.evidence.view import StoryView
from crossread.model.claims import OPEN_TYPE, Status
from crossread.model.times import ResolvedTime

# Claims under this confidence do not take part (ALGORITHMS section 3: align from .4).
ALIGN_BAR = 0.35
# A pair joins at this score. Set on the alignment items of the gold list for the sample reports
# and on the bundled example, with the traps (must not merge) holding.
JOIN = 0.5
# Pairs with less shared wording than this, and no shared participant, are not looked at.
LEXICAL_BLOCK = 0.3
SLACK = timedelta(days=2)  # time zones and reports that date an event by its night
WIDE = timedelta(days=14)  # a stated time wider than this does not place the story's own event


def match_roles(left: Filling, right: Filling) -> float:
    """Compare two fillings: 1 same, .6 same State behind them, -1 different, 0 one is empty."""
    if not left.keys or not right.keys:
        return 0.0
    if left.keys & right.keys:
        return 1.0
    if left.states & right.states:
        return 0.6
    return -1.0


def _stated_apart(left: ResolvedTime, right: ResolvedTime) -> bool:
    if left.first is None or left.last is None or right.first is None or right.last is None:
        return False
    return left.first > right.last + SLACK or right.first > left.last + SLACK


def _outside_window(time: ResolvedTime, view: StoryView) -> bool:
    """Tell whether a stated time cannot be that of the story's own event."""
    if view.window is None or time.first is None or time.last is None:
        return False
    start, end = view.window
    if time.last < start - SLACK or time.first > end + SLACK:
        return True
    return time.last - time.first > WIDE


def times_apart(left: Profile, right: Profile, view: StoryView) -> bool:
    """Tell whether two claims state, or imply, different times.

    A plain past claim without a time is taken to speak of the story's own days. Two different
    days that both lie in the story's days are a variant (a possible conflict), not a reason to
    part the claims.
    """
    if left.time and right.time:
        inside = not (_outside_window(left.time, view) or _outside_window(right.time, view))
        return not inside and _stated_apart(left.time, right.time)
    stated, silent = (left, right) if left.time else (right, left)
    if stated.time is None or silent.claim.background:
        return False
    plain = silent.claim.status in (Status.ASSERTED, Status.ALLEGED) and not silent.distinct
    return plain and not stated.claim.background and _outside_window(stated.time, view)


def excluded(left: Profile, right: Profile, view: StoryView) -> bool:
    """Tell whether two claims cannot be about one happening."""
    if times_apart(left, right, view):
        return True
    if left.claim.event_type != right.claim.event_type or left.claim.event_type == OPEN_TYPE:
        return False
    for name in comparison(left.claim.event_type).functional:
        a, b = left.roles.get(name), right.roles.get(name)
        if a and b and match_roles(a, b) < 0:
            return True
    return False


def _role_score(left: Profile, right: Profile) -> float:
    core = comparison(left.claim.event_type).core
    matches = [
        match_roles(left.roles[name], right.roles[name])
        for name in core
        if name in left.roles and name in right.roles
    ]
    return sum(matches) / max(2, len(matches)) if matches else 0.0


def _participant_overlap(left: Profile, right: Profile) -> float:
    if not left.participants or not right.participants:
        return 0.0
    shared = len(left.participants & right.participants)
    return shared / min(len(left.participants), len(right.participants))


def score(left: Profile, right: Profile, cosine: float) -> float:
    """Return how well two claims agree, 0 to about 1.3; a pair joins from ``JOIN`` on."""
    same_type = left.claim.event_type == right.claim.event_type
    if same_type and left.claim.event_type != OPEN_TYPE:
        return 0.30 + 0.35 * _role_score(left, right) + 0.45 * cosine
    predicate = 0.12 if left.claim.predicate == right.claim.predicate else 0.0
    return predicate + 0.22 * _participant_overlap(left, right) + 0.75 * cosine


def candidate_pairs(
    profiles: Sequence[Profile], similarity: npt.NDArray[np.float32]
) -> Iterator[tuple[int, int]]:
    """Yield the pairs worth scoring: close wording, or the same type with a shared party."""
    types = np.array([p.claim.event_type for p in profiles])
    parties = sorted({key for p in profiles for key in p.participants | p.states})
    column = {key: i for i, key in enumerate(parties)}
    present = np.zeros((len(profiles), max(1, len(parties))), dtype=np.float32)
    for row, p in enumerate(profiles):
        present[row, [column[key] for key in p.participants | p.states]] = 1
    share = (present @ present.T) > 0
    typed = (types[:, None] == types[None, :]) & (types != OPEN_TYPE)[:, None]
    chosen = np.triu((similarity >= LEXICAL_BLOCK) | (typed & share), k=1)
    for i, j in np.argwhere(chosen):
        yield int(i), int(j)


@dataclass(slots=True)
class _Cluster:
    members: list[int]


def _average(
    left: Sequence[int], right: Sequence[int], scores: Mapping[tuple[int, int], float]
) -> float:
    total = sum(scores.get((min(i, j), max(i, j)), 0.0) for i in left for j in right)
    return total / (len(left) * len(right))


def cluster(
    size: int, scores: Mapping[tuple[int, int], float], apart: frozenset[tuple[int, int]]
) -> list[list[int]]:
    """Join claims from the best pair down; a cluster grows only while it agrees on the average.

    ``apart`` are pairs that must never share a cluster. Ties break by position, so the result
    does not depend on the order of input.
    """
    owner = [_Cluster([i]) for i in range(size)]
    for (i, j), value in sorted(scores.items(), key=lambda item: (-item[1], item[0])):
        left, right = owner[i], owner[j]
        if value < JOIN:
            break
        if left is right or _average(left.members, right.members, scores) < JOIN * 0.8:
            continue
        if any((min(a, b), max(a, b)) in apart for a in left.members for b in right.members):
            continue
        left.members.extend(right.members)
        for k in right.members:
            owner[k] = left
    unique = {id(c): sorted(c.members) for c in owner}
    return sorted(unique.values())


def align(view: StoryView, profiles: Sequence[Profile]) -> list[list[Profile]]:
    """Group the story's claims by happening; every claim is in exactly one group."""
    if not profiles:
        return []
    similarity = cosines(profiles)
    scores: dict[tuple[int, int], float] = {}
    apart: set[tuple[int, int]] = set()
    for i, j in candidate_pairs(profiles, similarity):
        if excluded(profiles[i], profiles[j], view):
            apart.add((i, j))
        else:
            scores[i, j] = score(profiles[i], profiles[j], float(similarity[i, j]))
    return [
        [profiles[i] for i in group] for group in cluster(len(profiles), scores, frozenset(apart))
    ]


def comparable_pairs(groups: Sequence[Sequence[Profile]]) -> Iterator[tuple[Profile, Profile]]:
    """Yield every pair of claims that share a group."""
    for group in groups:
        yield from combinations(group, 2)
