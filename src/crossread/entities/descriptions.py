"""Join the nameless of a story whom one description fits: "the driver", "the woman"."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Sequence
from collections.abc import Set as AbstractSet
from itertools import chain
from typing import TYPE_CHECKING, NamedTuple

from crossread.entities.apart import are_apart, is_plural, may_be_two, play_apart
from crossread.entities.person_nouns import (
    is_collective,
    is_everyday,
    is_open,
    meanings_of,
)
from crossread.entities.profiles import Profile
from crossread.model.annotation import EntityKind
from crossread.text.roles import is_kin, role_classes

if TYPE_CHECKING:
    from crossread.entities.clusters import Clusters

_SOMEBODY = frozenset({EntityKind.PERSON, EntityKind.ORGANISATION})
_NAMED = frozenset({EntityKind.PERSON, EntityKind.ORGANISATION, EntityKind.UNKNOWN})


class _Sieve(NamedTuple):
    """What two clusters must share, what keeps them apart all the same, and the reason given."""

    keys: Callable[[Profile], Iterable[str]]
    apart: Callable[[Profile, Profile], bool]
    why: Callable[[str], str]  # the reason by the key that is shared
    words: Callable[[Profile], AbstractSet[str]] | None = None  # each key holds one of them


def is_described(profile: Profile) -> bool:
    """Tell whether a profile is a person or body without name that has a noun for what it is."""
    if profile.names or profile.state or profile.government or profile.kind not in _SOMEBODY:
        return False
    return bool(profile.nouns)


def join_described(clusters: Clusters, generous: bool) -> None:
    """Join the nameless to one another, or to the one named whom their description fits too.

    A sure join needs a noun, or two of one meaning, with one deed; or, of a person that the words
    point at in every article, the noun alone. Of those by noun and deed in the odd topics of
    evaluation/names.py, 29 in 30 are right. A generous one takes bodies as well, any noun, words
    of one meaning, and the same deed: some five in six are right.
    """
    if not generous:
        for sieve in (_DOERS, _MEANT_DOERS):
            _join(clusters, sieve._replace(apart=may_be_two), _is_known_doer, lambda _, __: True)
        sure = _BEARERS._replace(apart=may_be_two)
        _join(clusters, sure, _is_surely_described, _are_sure)
        return
    for sieve in _SIEVES:
        _join(clusters, sieve, lambda _: True, lambda _, __: True, weak=True)


def _nouns(profile: Profile) -> AbstractSet[str]:
    return profile.traits.nouns


def _meanings(profile: Profile) -> AbstractSet[str]:
    return {meaning for noun in profile.traits.nouns for meaning in meanings_of(noun)}


def _deeds(profile: Profile) -> Iterable[str]:
    if profile.kind is not EntityKind.PERSON:
        return ()
    return [f"{verb} {part}" for verb, part in profile.traits.deeds if not is_everyday(verb)]


def _doers(profile: Profile) -> Iterable[str]:
    nouns = profile.traits.nouns
    deeds = list(_deeds(profile)) if nouns else []
    return [f"{noun} {deed}" for noun in nouns for deed in deeds]


def _meant_doers(profile: Profile) -> Iterable[str]:
    meanings = list(_meanings(profile))
    deeds = list(_deeds(profile)) if meanings else []
    return [f"{meaning}: {deed}" for meaning in meanings for deed in deeds]


_DOERS = _Sieve(_doers, are_apart, lambda _: "one description and deed in the story", _nouns)
_MEANT_DOERS = _Sieve(
    _meant_doers, are_apart, lambda _: "one meaning and deed in the story", _meanings
)
_BEARERS = _Sieve(_nouns, are_apart, lambda _: "one description in the story")
# Surest first. Parts that differ in kind ("the gunman", "the officer") bar the weakest alone.
_SIEVES = (
    _DOERS,
    _MEANT_DOERS,
    _BEARERS,
    _Sieve(_meanings, are_apart, lambda nouns: f"one meaning: {', '.join(nouns.split())}"),
    _Sieve(_deeds, play_apart, lambda _: "same deed in the story"),
)


def _join(
    clusters: Clusters,
    sieve: _Sieve,
    admits: Callable[[Profile], bool],
    agrees: Callable[[Clusters, Sequence[int]], bool],
    *,
    weak: bool = False,
) -> None:
    """Join the clusters that share a key of the sieve, one key after the other.

    Where several named ones bear it, the nameless may be any of them and join one another alone;
    a ``weak`` join takes them for the one of whom the story speaks most.
    """
    for key, roots in _blocks(clusters, sieve, admits):
        roots = sorted({clusters.root(root) for root in roots})
        named = [root for root in roots if clusters.merged(root).names]
        nameless = [root for root in roots if not clusters.merged(root).names]
        if nameless and agrees(clusters, roots):
            firsts = named if len(named) == 1 else _find_leading(clusters, named) if weak else []
            _join_fitting(clusters, sieve.apart, firsts, nameless, sieve.why(key))


# So many times as often as all others together: in the odd topics of evaluation/names.py twice as
# often gives the best B-cubed F1 (once, thrice and five times: .0003 to .0011 less).
_MOST = 2


def _find_leading(clusters: Clusters, named: Sequence[int]) -> list[int]:
    """Return the one of several of whom the story speaks most by far, none where there is none."""
    spoken = {root: len(clusters.merged(root).mentions) for root in named}
    most = max(spoken, key=lambda root: spoken[root], default=-1)
    others = sum(spoken.values()) - spoken.get(most, 0)
    return [most] if named and spoken[most] >= _MOST * others else []


def _blocks(
    clusters: Clusters, sieve: _Sieve, admits: Callable[[Profile], bool]
) -> list[tuple[str, list[int]]]:
    """Return the clusters that share each key and are all one or all several, in order of keys."""
    nameless, named = _bearers(clusters, admits)
    if sieve.words:  # to read nouns costs less than to read deeds
        nameless, named = _sharing_words(sieve.words, nameless, named)
    found: dict[tuple[str, bool], list[int]] = {}
    for root, profile in nameless:
        for key in sieve.keys(profile):
            found.setdefault((key, is_plural(profile)), []).append(root)
    for root, profile in named:  # they join nobody but a nameless one
        for key in sieve.keys(profile):
            found.get((key, is_plural(profile)), []).append(root)
    return [(key, sorted(roots)) for (key, _), roots in sorted(found.items()) if len(roots) > 1]


_Bearers = list[tuple[int, Profile]]


def _sharing_words(
    words: Callable[[Profile], AbstractSet[str]], nameless: _Bearers, named: _Bearers
) -> tuple[_Bearers, _Bearers]:
    """Return the clusters that share a word with another one that is nameless."""
    own = [words(profile) for _, profile in nameless]
    told = Counter(chain.from_iterable(own))
    theirs = [told.keys() & words(profile) for _, profile in named]
    told.update(chain.from_iterable(theirs))
    shared = {word for word, times in told.items() if times > 1}
    return (
        [each for each, known in zip(nameless, own, strict=True) if not shared.isdisjoint(known)],
        [each for each, known in zip(named, theirs, strict=True) if known],
    )


def _bearers(clusters: Clusters, admits: Callable[[Profile], bool]) -> tuple[_Bearers, _Bearers]:
    """Return the nameless clusters that are admitted, and the named that can be one of them."""
    nameless: _Bearers = []
    named: _Bearers = []
    for root, profile in clusters.all_merged().items():
        if not profile.names:
            if is_described(profile) and admits(profile):
                nameless.append((root, profile))
        elif profile.kind in _NAMED and not profile.state:
            named.append((root, profile))
    return nameless, named


def _join_fitting(
    clusters: Clusters,
    apart: Callable[[Profile, Profile], bool],
    firsts: Iterable[int],
    nameless: Iterable[int],
    reason: str,
) -> None:
    """Join each nameless cluster to the first of those before it that it is not apart from."""
    before = list(firsts)
    for root in nameless:
        own = clusters.merged(clusters.root(root))
        fits = (one for one in before if not apart(clusters.merged(clusters.root(one)), own))
        first = next(fits, None)
        if first is None or not clusters.join(first, root, reason):
            before.append(root)


def _is_known_doer(profile: Profile) -> bool:
    """Tell whether a nameless profile is a person or a group that is told from others.

    Bare plurals are not: "women" of two reports may be all women.
    """
    if profile.kind is not EntityKind.PERSON or is_open(profile.traits.nouns):
        return False
    if profile.countries and not profile.traits.counts:  # "80 Xan sailors" are told, "Xans" not
        return False
    told = _is_pointed_at(profile) or bool(profile.traits.counts)
    return told or not profile.plural or is_collective(profile.traits.nouns)


def _is_surely_described(profile: Profile) -> bool:
    """Tell whether a nameless profile is one person told by one noun that is no office.

    Who only speaks is nobody's double: two reports' "an aide said" may be two aides. An office
    needs its State: "the leader" of two reports may lead two. Kin are as many as those who have it.
    """
    if profile.kind is not EntityKind.PERSON or profile.plural or profile.countries:
        return False
    nouns = profile.traits.nouns
    if len(nouns) != 1 or profile.speaks or is_open(nouns) or any(map(is_kin, nouns)):
        return False
    return not any(role_classes(role) for role in profile.roles)


def _are_of_different_articles(clusters: Clusters, roots: Sequence[int]) -> bool:
    """Tell whether a noun stands for one in each article, and for one named at most."""
    profiles = [clusters.merged(root) for root in roots]
    bearers = Counter(article for each in profiles for article in each.traits.articles)
    return max(bearers.values()) == 1 and sum(bool(each.names) for each in profiles) <= 1


def _are_sure(clusters: Clusters, roots: Sequence[int]) -> bool:
    """Tell whether a noun stands for one in each article, whom the words point at: "the driver".

    Nor may the words tell of several: "another driver". "A driver" of two reports may be two.
    """
    profiles = [clusters.merged(root) for root in roots]
    if not all(profile.names or _is_pointed_at(profile) for profile in profiles):
        return False
    if not _are_of_different_articles(clusters, roots):
        return False
    return not any(may_be_two(profiles[0], other) for other in profiles[1:])


def _is_pointed_at(profile: Profile) -> bool:
    return any(text.casefold().startswith("the ") for text, _ in profile.variants)
