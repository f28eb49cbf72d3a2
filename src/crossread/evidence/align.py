"""Find the claims of several articles that speak of the same happening."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence, Set
from datetime import timedelta

import numpy as np
import numpy.typing as npt

from crossread.evidence.event_types import comparison
from crossread.evidence.profiles import Filling, Profile, cosines
from crossread.evidence.view import StoryView
from crossread.model.claims import OPEN_TYPE, TOLD, Status
from crossread.model.times import ResolvedTime

# Claims under this confidence do not take part (ALGORITHMS section 3: align from .4).
ALIGN_BAR = 0.35
# A pair joins at this score. Set on the alignment items of the gold list for the sample reports
# and on the bundled example, with the traps (must not merge) holding.
JOIN = 0.5
AVERAGE = 0.8  # a cluster may agree a little less on the average than its best pair
# Pairs with less shared wording than this, and no shared participant, are not looked at.
LEXICAL_BLOCK = 0.3
SAME_WORDING = 0.6  # two event types are one happening only in nearly the same words
SLACK = timedelta(days=2)  # time zones and reports that date an event by its night
WIDE = timedelta(days=14)  # a stated time wider than this does not place the story's own event


def _definite(filling: Filling) -> frozenset[str]:
    """Return the keys that say who or what sort of thing it is; a bare noun does not."""
    return frozenset(key for key in filling.keys if not key.startswith("noun:"))


def match_roles(left: Filling, right: Filling) -> float:
    """Compare two fillings.

    Returns 1 for the same, .6 for the same State behind them, .1 for a place inside the other's
    State, -1 for different ones, and 0 where one is empty or only an unresolved noun.
    """
    if left.keys & right.keys:
        return 1.0
    if left.states & right.states:
        return 0.6
    if left.inside & right.states or left.states & right.inside:
        return 0.1
    return -1.0 if _definite(left) and _definite(right) else 0.0


def match_equals(left: Filling, right: Filling) -> float:
    """Compare the fillings of a symmetric role: two shared equals 1, one shared of one known .4.

    Where both know two and share only one, they are different happenings (-1).
    """
    shared = len(left.keys & right.keys)
    if shared >= 2:
        return 1.0
    if shared and min(len(left.keys), len(right.keys)) == 1:
        return 0.4
    return match_roles(left, right) if not shared else -1.0


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


def _still_ahead(plan: Profile, done: Profile, view: StoryView) -> bool:
    """Tell whether a plan lay ahead on a day by which what the other claim tells was over."""
    anchor = view.anchors.get(plan.claim.article)
    if plan.claim.status is not Status.PLANNED or done.claim.status not in TOLD:
        return False
    if anchor is None or anchor.day is None or plan.time is None or done.time is None:
        return False
    due, over = plan.time.last, done.time.last
    return due is not None and over is not None and due > anchor.day > over


def times_apart(left: Profile, right: Profile, view: StoryView) -> bool:
    """Tell whether two claims state, or imply, different times.

    A plain past claim without a time is taken to speak of the story's own days. Two different
    days that both lie in the story's days are a variant (a possible conflict), not a reason to
    part the claims.
    """
    if _still_ahead(left, right, view) or _still_ahead(right, left, view):
        return True
    if left.time and right.time:
        inside = not (_outside_window(left.time, view) or _outside_window(right.time, view))
        return not inside and _stated_apart(left.time, right.time)
    stated, silent = (left, right) if left.time else (right, left)
    if stated.time is None or silent.claim.background:
        return False
    plain = silent.claim.status in (Status.ASSERTED, Status.ALLEGED) and not silent.distinct
    return plain and not stated.claim.background and _outside_window(stated.time, view)


def excluded(left: Profile, right: Profile, view: StoryView) -> bool:
    """Tell whether two claims cannot be about one happening.

    A clause inside another clause (what somebody says, inside that he says it) is another claim.
    """
    nested = left.claim.article == right.claim.article and left.claim.span.overlaps(
        right.claim.span
    )
    if nested or times_apart(left, right, view):
        return True
    if left.claim.event_type != right.claim.event_type or left.claim.event_type == OPEN_TYPE:
        return False
    rules = comparison(left.claim.event_type)
    for name in (*rules.functional, *rules.symmetric):
        a, b = left.roles.get(name), right.roles.get(name)
        match = match_equals if name in rules.symmetric else match_roles
        if a and b and match(a, b) < 0:
            return True
    return False


def _role_score(left: Profile, right: Profile) -> float:
    rules = comparison(left.claim.event_type)
    matches = []
    for name in rules.core:
        if name in left.roles and name in right.roles:
            match = match_equals if name in rules.symmetric else match_roles
            matches.append(match(left.roles[name], right.roles[name]))
    return sum(matches) / max(2, len(matches)) if matches else 0.0


def _named(profile: Profile) -> frozenset[str]:
    """Return the participants that are somebody or a sort of thing, not just a noun."""
    return frozenset(key for key in profile.participants if not key.startswith("noun:"))


def _open_score(left: Profile, right: Profile, cosine: float) -> float:
    """Compare two claims by wording and parties; a short clause needs more than one shared word.

    A party that the story hardly speaks of elsewhere (a place, a document) ties claims together.
    """
    words = set(left.words) & set(right.words)
    parties = _named(left) & _named(right)
    if len(words) + len(parties) < 3 or len(words) < 2 or not left.common & right.common:
        return 0.0
    overlap = len(parties) / max(1, min(len(_named(left)), len(_named(right))))
    same = 0.12 if left.claim.predicate == right.claim.predicate else 0.0
    rare = 0.15 if parties & left.rare else 0.0
    return same + 0.22 * overlap + 0.75 * cosine + rare


def score(left: Profile, right: Profile, cosine: float) -> float:
    """Return how well two claims agree, 0 to about 1.1; a pair joins from ``JOIN`` on."""
    event_type = left.claim.event_type
    if event_type != right.claim.event_type:
        typed = OPEN_TYPE not in (event_type, right.claim.event_type)
        same_article = left.claim.article == right.claim.article
        if same_article or (typed and cosine < SAME_WORDING):
            return 0.0
        return _open_score(left, right, cosine)
    if event_type == OPEN_TYPE:
        return _open_score(left, right, cosine)
    if cosine < comparison(event_type).wording:
        return 0.0
    return 0.2 + 0.4 * _role_score(left, right) + 0.5 * cosine


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


def _average(
    left: Sequence[int], right: Sequence[int], scores: Mapping[tuple[int, int], float]
) -> float:
    total = sum(scores.get((min(i, j), max(i, j)), 0.0) for i in left for j in right)
    return total / (len(left) * len(right))


def _meet(left: Sequence[int], right: Sequence[int], apart: Set[tuple[int, int]]) -> bool:
    """Tell whether no pair across two clusters must stay apart."""
    return not any((min(i, j), max(i, j)) in apart for i in left for j in right)


def cluster(
    chosen: Sequence[int], scores: Mapping[tuple[int, int], float], apart: Set[tuple[int, int]]
) -> list[list[int]]:
    """Join claims from the best pair down; a cluster grows only while it agrees on the average.

    ``apart`` are pairs that must never share a cluster. Ties break by position, so the result
    does not depend on the order of input.
    """
    owner = {i: [i] for i in chosen}
    pairs = [(pair, value) for pair, value in scores.items() if value >= JOIN]
    for (i, j), _ in sorted(pairs, key=lambda item: (-item[1], item[0])):
        if i not in owner or j not in owner or owner[i] is owner[j]:
            continue
        left, right = owner[i], owner[j]
        if _average(left, right, scores) >= JOIN * AVERAGE and _meet(left, right, apart):
            left.extend(right)
            owner.update(dict.fromkeys(right, left))
    unique = {id(members): sorted(members) for members in owner.values()}
    return sorted(unique.values())


def _partners(scores: Mapping[tuple[int, int], float]) -> dict[int, set[int]]:
    """Return for each claim those with which it makes a pair that joins."""
    found: dict[int, set[int]] = {}
    for (i, j), value in scores.items():
        if value >= JOIN:
            found.setdefault(i, set()).add(j)
            found.setdefault(j, set()).add(i)
    return found


def _best_group(
    claim: int,
    groups: Mapping[int, Sequence[int]],
    scores: Mapping[tuple[int, int], float],
    apart: Set[tuple[int, int]],
) -> int | None:
    """Return the group that a claim agrees with best, of about equal ones the largest."""
    ranked = []
    for k, members in groups.items():
        nearest = max(scores.get((min(claim, m), max(claim, m)), 0.0) for m in members)
        value = _average([claim], members, scores)
        if nearest >= JOIN and value >= JOIN * AVERAGE and _meet([claim], members, apart):
            ranked.append((-round(nearest, 1), -len(members), k))
    return min(ranked)[2] if ranked else None


def _attach(
    late: Sequence[int],
    groups: list[list[int]],
    scores: Mapping[tuple[int, int], float],
    apart: Set[tuple[int, int]],
) -> list[list[int]]:
    """Add each claim of a derived article to the group it agrees with best, and change no other.

    What agrees with none forms groups of its own.
    """
    fixed = [tuple(group) for group in groups]
    home = {member: k for k, members in enumerate(fixed) for member in members}
    partners = _partners(scores)
    left_over = []
    for i in late:
        near = {home[j] for j in partners.get(i, ()) if j in home}
        best = _best_group(i, {k: fixed[k] for k in near}, scores, apart)
        if best is not None:
            groups[best].append(i)
        else:
            left_over.append(i)
    return [*groups, *cluster(left_over, scores, apart)]


def align(view: StoryView, profiles: Sequence[Profile]) -> list[list[Profile]]:
    """Group the story's claims by happening; every claim is in exactly one group.

    Articles that derive from others do not shape the groups, they only join them: a copy of a
    report leaves all groups as they were.
    """
    if not profiles:
        return []
    free = [i for i, p in enumerate(profiles) if not view.derives(p.claim)]
    late = [i for i, p in enumerate(profiles) if view.derives(p.claim)]
    similarity = cosines(profiles, [profiles[i] for i in free])
    scores: dict[tuple[int, int], float] = {}
    apart: set[tuple[int, int]] = set()
    for i, j in candidate_pairs(profiles, similarity):
        if excluded(profiles[i], profiles[j], view):
            apart.add((i, j))
        else:
            scores[i, j] = score(profiles[i], profiles[j], float(similarity[i, j]))
    groups = _attach(late, cluster(free, scores, apart), scores, apart)
    return [[profiles[i] for i in sorted(group)] for group in groups]
