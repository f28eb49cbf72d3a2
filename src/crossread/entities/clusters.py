"""Join the chains of a story's articles, one kind of evidence after the other."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from itertools import combinations

from crossread.entities import judge
from crossread.entities.descriptions import join_described
from crossread.entities.profiles import Profile, merge_profiles
from crossread.model.annotation import EntityKind
from crossread.model.entities import Join
from crossread.model.spans import Citation
from crossread.text.similarity import acronym, name_words, spelling_key

_BLOCK = 3  # letters at either end of a word: a slip of the pen touches one end at most


class Clusters:
    """Profiles joined into entities. Two full names that differ keep clusters apart."""

    def __init__(self, profiles: Sequence[Profile]) -> None:
        self.profiles = profiles
        self._root = list(range(len(profiles)))
        self.members = {index: [index] for index in range(len(profiles))}
        self._merged = dict(enumerate(profiles))
        self._joined: dict[int, dict[str, set[Citation]]] = {}  # by reason: the chains' beginnings

    def root(self, index: int) -> int:
        """Return the first profile of the cluster in which a profile stands."""
        return self._root[index]

    def merged(self, root: int) -> Profile:
        """Return all that is known of a cluster as one profile."""
        return self._merged[root]

    def join(self, left: int, right: int, reason: str) -> bool:
        """Put two clusters together, unless names in them belong to different persons."""
        one, other = sorted((self.root(left), self.root(right)))
        if one == other:
            return True
        if judge.names_clash(self._merged[one], self._merged[other]):
            return False
        self.members[one] = sorted(self.members[one] + self.members.pop(other))
        for index in self.members[one]:
            self._root[index] = one
        starts = {self._merged[root].variants[0][1] for root in (one, other)}
        self._merged[one] = merge_profiles(self._merged[one], self._merged.pop(other))
        found = self._joined.setdefault(one, {})
        for why, places in (*self._joined.pop(other, {}).items(), (reason, starts)):
            found.setdefault(why, set()).update(places)
        return True

    def joins(self, root: int) -> tuple[Join, ...]:
        """Return why a cluster is one, the reasons by the alphabet."""
        found = sorted(self._joined.get(root, {}).items())
        return tuple(Join(reason, tuple(sorted(places))) for reason, places in found)


_Judgement = Callable[[Profile, Profile], str]

# Surest first; each judges what those before it joined.
_SIEVES: tuple[_Judgement, ...] = (
    judge.same_name,
    judge.same_full_name,
    judge.same_acronym,
    judge.near_name,
)


def cluster_profiles(profiles: Sequence[Profile]) -> Clusters:
    """Return the clusters of all profiles of one story, given sorted by article and offset."""
    clusters = Clusters(profiles)
    _join_states(clusters)
    for sieve in _SIEVES:
        _join_pairs(clusters, sieve)
    _join_surnames(clusters)
    _join_single_candidates(clusters, judge.is_short_for, "short form of the name")
    _join_single_candidates(clusters, judge.holds_office, "one holder of the office in the story")
    _join_misread(clusters)
    _join_pairs(clusters, judge.same_office)
    join_described(clusters)
    return clusters


def _join_pairs(
    clusters: Clusters, judgement: _Judgement, without: frozenset[int] = frozenset()
) -> None:
    """Join every pair of clusters for which the judgement gives a reason."""
    for left, right in _pairs(clusters):
        one, other = clusters.root(left), clusters.root(right)
        if one == other or {left, right} & without:
            continue
        reason = judgement(clusters.merged(one), clusters.merged(other))
        if reason:
            clusters.join(one, other, reason)


def _join_states(clusters: Clusters) -> None:
    """Join the chains of one State, and those of one State's government."""
    first: dict[tuple[str, str], int] = {}
    for index, profile in enumerate(clusters.profiles):
        if profile.state or profile.government:
            key = (profile.state, profile.government)
            reason = "names of one State" if profile.state else "one State's government"
            clusters.join(first.setdefault(key, index), index, reason)


def _blocks(profile: Profile) -> set[str]:
    """Return the keys of which two profiles must share one to be compared at all."""
    if profile.state or profile.government:
        return set()
    keys = {f"office {code}" for code in profile.countries if not profile.names}
    if profile.roles and profile.names:
        keys |= {f"office {code}" for code in profile.countries}
    for name in set(profile.names):
        words = name_words(name)
        for word in (*words, "".join(words)):
            key = spelling_key(word)
            keys |= {f"{key[:_BLOCK]}-", f"-{key[-_BLOCK:]}"}
        letters = name.replace(".", "")
        keys.add(f"initials {letters if letters.isupper() else acronym(name)}")
    return keys


def _pairs(clusters: Clusters) -> list[tuple[int, int]]:
    """Return the pairs of clusters that share a block, in order."""
    blocks: dict[str, list[int]] = {}
    for root in sorted(clusters.members):
        for key in sorted(_blocks(clusters.merged(root))):
            blocks.setdefault(key, []).append(root)
    found = {pair for roots in blocks.values() for pair in combinations(roots, 2)}
    return sorted(found)


def _both_ways(pairs: Iterable[tuple[int, int]]) -> list[tuple[int, int]]:
    return sorted(way for left, right in pairs for way in ((left, right), (right, left)))


def _candidates(
    clusters: Clusters, fits: Callable[[Profile, Profile], bool]
) -> dict[int, list[int]]:
    """Return for each cluster those that it may be a shorter name of."""
    found: dict[int, list[int]] = {}
    for left, right in _both_ways(_pairs(clusters)):
        if fits(clusters.merged(left), clusters.merged(right)):
            found.setdefault(left, []).append(right)
    return found


def _join_single_candidates(
    clusters: Clusters, fits: Callable[[Profile, Profile], bool], reason: str
) -> set[int]:
    """Join a cluster to the only one in the story that fits; return those with several.

    All candidates are found before the first is joined, so that the order plays no part.
    """
    candidates = _candidates(clusters, fits)
    for index, others in sorted(candidates.items()):
        if len(others) == 1:
            clusters.join(index, others[0], reason)
    return {index for index, others in candidates.items() if len(others) > 1}


def _join_surnames(clusters: Clusters) -> None:
    """Join bare surnames to the one bearer, and to each other where there is none."""
    torn = _join_single_candidates(
        clusters, judge.called_by_surname, "surname, one candidate in the story"
    )
    _join_pairs(clusters, judge.same_surname, frozenset(torn))


def _join_misread(clusters: Clusters) -> None:
    """Join a lone word read as a person to the place or body of that name elsewhere."""
    lone = {
        root
        for root, members in clusters.members.items()
        if len(members) == 1 and clusters.merged(root).kind is EntityKind.PERSON
    }
    for left, right in _pairs(clusters):
        if not {left, right} & lone:
            continue
        one, other = clusters.root(left), clusters.root(right)
        reason = judge.misread_kind(clusters.merged(one), clusters.merged(other))
        if reason:
            clusters.join(one, other, reason)
