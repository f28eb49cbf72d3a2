"""Join the chains of a story's articles, one kind of evidence after the other."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from itertools import combinations

from crossread.entities import judge
from crossread.entities.profiles import Profile
from crossread.model.annotation import EntityKind


class Clusters:
    """Profiles joined into entities. Two full names that differ keep clusters apart."""

    def __init__(self, profiles: Sequence[Profile]) -> None:
        self.profiles = profiles
        self._parent = list(range(len(profiles)))
        self.reasons: dict[int, list[str]] = {}

    def root(self, index: int) -> int:
        """Return the first profile of the cluster in which a profile stands."""
        while self._parent[index] != index:
            index = self._parent[index]
        return index

    def groups(self) -> dict[int, list[int]]:
        """Return the profiles of each cluster by its root, in order."""
        found: dict[int, list[int]] = {}
        for index in range(len(self.profiles)):
            found.setdefault(self.root(index), []).append(index)
        return found

    def join(self, left: int, right: int, reason: str) -> bool:
        """Put two clusters together, unless names in them belong to different persons."""
        one, other = sorted((self.root(left), self.root(right)))
        if one == other:
            return True
        groups = self.groups()
        if any(
            judge.names_clash(self.profiles[a], self.profiles[b])
            for a in groups[one]
            for b in groups[other]
        ):
            return False
        self._parent[other] = one
        merged = [*self.reasons.pop(one, []), *self.reasons.pop(other, []), reason]
        self.reasons[one] = sorted(set(merged))
        return True


_Judgement = Callable[[Profile, Profile], str]

# Surest first; each adds to what those before it joined.
_SIEVES: tuple[_Judgement, ...] = (
    judge.same_key,
    judge.same_full_name,
    judge.same_acronym,
    judge.near_name,
)


def cluster_profiles(profiles: Sequence[Profile]) -> Clusters:
    """Return the clusters of all profiles of one story, given sorted by article and offset."""
    clusters = Clusters(profiles)
    for sieve in _SIEVES:
        for left, right in _pairs(clusters):
            reason = sieve(profiles[left], profiles[right])
            if reason:
                clusters.join(left, right, reason)
    _join_single_candidates(clusters, _surname_fits, "surname, one candidate in the story")
    _join_single_candidates(clusters, _short_fits, "short form of the name")
    _join_single_candidates(clusters, _office_fits, "one holder of the office in the story")
    _join_misread(clusters)
    for left, right in _pairs(clusters):
        reason = judge.same_office(profiles[left], profiles[right])
        if reason:
            clusters.join(left, right, reason)
    return clusters


def _join_misread(clusters: Clusters) -> None:
    """Join a lone word read as a person to the place or body of that name elsewhere."""
    alone = {root for root, members in clusters.groups().items() if len(members) == 1}
    for left, right in _pairs(clusters):
        reason = judge.misread_kind(clusters.profiles[left], clusters.profiles[right])
        if reason and {clusters.root(left), clusters.root(right)} & alone:
            clusters.join(left, right, reason)


def _pairs(clusters: Clusters) -> list[tuple[int, int]]:
    """Return the pairs of profiles that are not yet one."""
    return [
        (left, right)
        for left, right in combinations(range(len(clusters.profiles)), 2)
        if clusters.root(left) != clusters.root(right)
    ]


def _surname_fits(left: Profile, right: Profile) -> bool:
    return judge.called_by_surname(left, right)


def _short_fits(left: Profile, right: Profile) -> bool:
    shorter = bool(left.names) and bool(right.names)
    least = min(map(len, left.names), default=0) < max(map(len, right.names), default=0)
    return shorter and least and bool(judge.short_for(left, right))


def _office_fits(left: Profile, right: Profile) -> bool:
    return left.kind is EntityKind.PERSON and judge.holds_office(left, right)


def _join_single_candidates(
    clusters: Clusters, fits: Callable[[Profile, Profile], bool], reason: str
) -> None:
    """Join a profile to a cluster where that is the only one in the story that fits.

    All candidates are found before the first is joined, so that the order plays no part.
    """
    profiles = clusters.profiles
    chosen: list[tuple[int, int]] = []
    for index, profile in enumerate(profiles):
        found = {
            clusters.root(other)
            for other, candidate in enumerate(profiles)
            if clusters.root(other) != clusters.root(index) and fits(profile, candidate)
        }
        if len(found) == 1:
            chosen.append((index, found.pop()))
    for index, other in chosen:
        clusters.join(index, other, reason)
