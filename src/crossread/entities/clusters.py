"""Join the chains of a story's articles, one kind of evidence after the other."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import replace

from crossread.entities import abbreviations, blocks, judge, slips, wording
from crossread.entities.blocks import Keys, Pair, pairs_offering, pairs_sharing
from crossread.entities.descriptions import join_described
from crossread.entities.leading import lead_with_own_names
from crossread.entities.offices import bodies_of_states, holds_office, same_body, same_office
from crossread.entities.own_names import is_member
from crossread.entities.profiles import Profile, merge_profiles
from crossread.entities.shorter_names import is_short_for
from crossread.entities.table import BY_PLACE
from crossread.model.annotation import EntityKind
from crossread.model.entities import Join
from crossread.model.lists import KnownName
from crossread.model.spans import Citation
from crossread.text.name_forms import share_last_word_only
from crossread.text.similarity import compact_name


class Clusters:
    """Profiles joined into entities. Two full names that differ keep clusters apart."""

    def __init__(self, profiles: Sequence[Profile]) -> None:
        self.profiles = profiles
        self._root = list(range(len(profiles)))
        self.members = {index: [index] for index in range(len(profiles))}
        self._merged = dict(enumerate(profiles))
        self._party_words = {n for n, profile in enumerate(profiles) if is_member(profile)}
        self._named: dict[int, Profile] = {}  # empty again after each join
        self._joined: dict[int, dict[str, set[Citation]]] = {}  # by reason: the chains' beginnings

    def root(self, index: int) -> int:
        """Return the first profile of the cluster in which a profile stands."""
        return self._root[index]

    def merged(self, root: int) -> Profile:
        """Return all that is known of a cluster as one profile."""
        return self._merged[root]

    def all_merged(self) -> dict[int, Profile]:
        """Return every cluster as one profile, by its root."""
        return dict(self._merged)

    def named(self) -> Mapping[int, Profile]:
        """Return every cluster that bears names; none of States, whom their codes tell.

        "A Democrat" is no name either.
        """
        self._named = self._named or {
            root: profile
            for root, profile in self._merged.items()
            if profile.names
            and not (profile.state or profile.government or root in self._party_words)
        }
        return self._named

    def join(self, left: int, right: int, reason: str, *, told: bool = False) -> bool:
        """Put two clusters together, unless they are two persons, or a body and its product.

        What a user tells is not doubted.
        """
        one, other = sorted((self.root(left), self.root(right)))
        if one == other:
            return True
        pair = self._merged[one], self._merged[other]
        if not told and (judge.names_clash(*pair) or judge.is_piece(*pair)):
            return False
        self._named = {}
        taken = self.members.pop(other)
        for index in taken:
            self._root[index] = one
        self.members[one] = sorted(self.members[one] + taken)
        starts = {self._merged[root].variants[0][1] for root in (one, other)}
        self._merged[one] = merge_profiles(self._merged[one], self._merged.pop(other))
        found = self._joined.setdefault(one, {})
        for why, places in (*self._joined.pop(other, {}).items(), (reason, starts)):
            found.setdefault(why, set()).update(places)
        return True

    def join_misprint(self, right: int, misprint: int, reason: str) -> None:
        """Put a misprinted name's cluster to that of the right name, by which both are compared."""
        names = self._merged[self.root(right)].names
        self.join(right, misprint, reason, told=True)
        root, self._named = self.root(right), {}
        self._merged[root] = replace(self._merged[root], names=names)

    def joins(self, root: int) -> tuple[Join, ...]:
        """Return why a cluster is one, the reasons by the alphabet."""
        found = sorted(self._joined[root].items()) if root in self._joined else ()
        return tuple(Join(reason, tuple(sorted(places, key=BY_PLACE))) for reason, places in found)


_Judgement = Callable[[Profile, Profile], str]
_Fits = Callable[[Profile, Profile], bool]


def cluster_profiles(
    profiles: Sequence[Profile], known: Sequence[KnownName] = (), generous: bool = False
) -> Clusters:
    """Return the clusters of all profiles of one story, given sorted by article and offset.

    The surest evidence comes first; each kind judges what those before it joined. ``known`` are
    the names of a user's table; ``generous`` joins the nameless on weaker signs too.
    """
    clusters = Clusters([lead_with_own_names(profile) for profile in profiles])
    _join_states(clusters)
    _join_named(clusters, judge.same_name, blocks.whole_names)
    _join_known(clusters, known)
    _join_full_names(clusters)
    slips.join_misprints(clusters)
    _join_offering(clusters, judge.same_acronym, blocks.capitals, blocks.initials)
    _join_named(clusters, abbreviations.abbreviated_words, abbreviations.word_initials)
    _join_offering(
        clusters, judge.near_name, blocks.all_but_one_word_of_things, blocks.all_but_one_word
    )
    _join_named(clusters, wording.same_wording, wording.wordings)
    _join_surnames(clusters)
    _join_short_names(clusters)
    _join_misread(clusters)
    _join_sharing(clusters, same_office, blocks.nameless_offices)
    _join_sharing(clusters, same_body, bodies_of_states)
    join_described(clusters, generous)
    return clusters


def _join_pairs(clusters: Clusters, pairs: Iterable[Pair], judgement: _Judgement) -> None:
    """Join every pair of clusters for which the judgement gives a reason."""
    for left, right in pairs:
        one, other = clusters.root(left), clusters.root(right)
        if one != other:
            reason = judgement(clusters.merged(one), clusters.merged(other))
            if reason:
                clusters.join(one, other, reason)


def _join_sharing(clusters: Clusters, judgement: _Judgement, keys: Keys) -> None:
    _join_pairs(clusters, pairs_sharing(clusters.all_merged(), keys), judgement)


def _join_named(clusters: Clusters, judgement: _Judgement, keys: Keys) -> None:
    _join_pairs(clusters, pairs_sharing(clusters.named(), keys), judgement)


def _join_known(clusters: Clusters, known: Sequence[KnownName]) -> None:
    """Join what a user's table gives as names of one."""
    owner = {compact_name(name): entry for entry in known for name in entry.names}
    first: dict[tuple[str, ...], int] = {}
    for root, profile in sorted(clusters.all_merged().items() if owner else ()):
        for name in blocks.whole_names(profile):
            if name in owner:
                other = first.setdefault(owner[name].names, root)
                clusters.join(other, root, "your table says so", told=True)


def _in_order(pairs: Iterable[Pair]) -> list[Pair]:
    """Return the pairs with the lower number first, each once, in order."""
    return sorted({(min(pair), max(pair)) for pair in pairs})


def _join_offering(clusters: Clusters, judgement: _Judgement, wanted: Keys, offered: Keys) -> None:
    pairs = _in_order(pairs_offering(clusters.named(), wanted, offered))
    _join_pairs(clusters, pairs, judgement)


def _join_full_names(clusters: Clusters) -> None:
    """Join persons of one full name, or of names one of which holds the other."""
    merged = clusters.named()
    holding = pairs_offering(merged, blocks.full_name_last_words, blocks.full_name_words)
    pairs = _in_order((*pairs_sharing(merged, blocks.family_names), *holding))
    _join_pairs(clusters, pairs, judge.same_full_name)


def _join_states(clusters: Clusters) -> None:
    """Join the chains of one State, and those of one State's government."""
    first: dict[tuple[str, str], int] = {}
    for index, profile in enumerate(clusters.profiles):
        if profile.state or profile.government:
            key = (profile.state, profile.government)
            reason = "names of one State" if profile.state else "one State's government"
            clusters.join(first.setdefault(key, index), index, reason)


def _join_single_candidates(
    clusters: Clusters, fits: _Fits, pairs: Iterable[Pair], reason: str
) -> dict[int, list[int]]:
    """Join a cluster to the only one in the story that fits; return those of several.

    All candidates are found before the first is joined, so that the order plays no part.
    """
    candidates: dict[int, list[int]] = {}
    for short, long in pairs:
        if fits(clusters.merged(short), clusters.merged(long)):
            candidates.setdefault(short, []).append(long)
    for index, others in sorted(candidates.items()):
        if len(others) == 1 and not _names_part(clusters, index, others[0]):
            clusters.join(index, others[0], reason)
    return {index: others for index, others in candidates.items() if len(others) > 1}


def _names_part(clusters: Clusters, short: int, long: int) -> bool:
    """Tell whether what was joined to either meanwhile keeps two bodies or things apart."""
    one, other = clusters.merged(clusters.root(short)), clusters.merged(clusters.root(long))
    named = EntityKind.PERSON not in (one.kind, other.kind) and bool(one.names and other.names)
    return named and share_last_word_only(one.names, other.names)


# So many times as often as all others together: whoever bears the surname of somebody in the
# headlines (kin, a misprint of the name) has a sixth of the mentions at most in data/clusters.
_MOST = 5


def _most_spoken_of(clusters: Clusters, short: int, others: Sequence[int]) -> int | None:
    """Return the candidate for a bare surname of whom the story speaks most by far, or None.

    Several articles must speak of it, and its own one too where that names any candidate.
    """
    spoken = {root: len(clusters.merged(root).mentions) for root in others}
    most = max(spoken, key=lambda root: spoken[root])
    article = clusters.merged(short).article
    told_in = {root: clusters.merged(root).articles for root in others}
    near = any(article in articles for articles in told_in.values())
    if len(told_in[most]) == 1 or (near and article not in told_in[most]):
        return None
    return most if spoken[most] >= _MOST * (sum(spoken.values()) - spoken[most]) else None


def _join_surnames(clusters: Clusters) -> None:
    """Join bare surnames to the one bearer, and to each other where there is none.

    A bare given name is joined last, to the one of that name of whom its article speaks.
    """
    merged = clusters.named()
    places = {name for own in merged.values() if own.kind is EntityKind.PLACE for name in own.names}
    torn = _join_single_candidates(
        clusters,
        lambda short, full: judge.called_by_surname(short, full, places),
        pairs_offering(merged, blocks.last_words, blocks.surnames),
        "surname, one candidate in the story",
    )
    chosen = {short: _most_spoken_of(clusters, short, others) for short, others in torn.items()}
    for short, other in sorted(chosen.items()):
        if other is not None:
            clusters.join(short, other, "surname, of the one most spoken of")
    pairs = pairs_sharing(clusters.named(), blocks.whole_names)
    free = [pair for pair in pairs if torn.keys().isdisjoint(pair)]
    _join_pairs(clusters, free, judge.same_surname)
    merged = {root: own for root, own in clusters.named().items() if root not in torn}
    called = pairs_offering(merged, blocks.last_words, blocks.given_names)
    _join_single_candidates(
        clusters, judge.called_by_given, called, "given name, one candidate in the story"
    )


def _join_short_names(clusters: Clusters) -> None:
    """Join shorter names of bodies to the one that they fit, and offices to their one holder."""
    _join_single_candidates(
        clusters,
        is_short_for,
        pairs_offering(clusters.named(), blocks.body_names, blocks.parts_of_body_names),
        "short form of the name",
    )
    _join_single_candidates(
        clusters,
        wording.lacks_middle_word,
        pairs_offering(clusters.named(), wording.wordings, wording.without_middle_word),
        "name without a middle word, one candidate in the story",
    )
    _join_single_candidates(
        clusters,
        abbreviations.is_two_letters_of,
        pairs_offering(clusters.named(), abbreviations.two_letters, abbreviations.two_initials),
        "initials of the name, one candidate in the story",
    )
    _join_single_candidates(
        clusters,
        holds_office,
        pairs_offering(clusters.all_merged(), blocks.offices_named, blocks.offices_held),
        "one holder of the office in the story",
    )


def _join_misread(clusters: Clusters) -> None:
    """Join one word read as a person to the place or body of that name elsewhere."""
    pairs = pairs_sharing(clusters.all_merged(), lambda profile: profile.names)
    _join_pairs(clusters, pairs, judge.misread_kind)
