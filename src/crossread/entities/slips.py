"""Full names of persons that a slip of the pen sets apart: "Duran Vost", "Duran Voste"."""

from __future__ import annotations

from collections.abc import Hashable, Iterator
from typing import TYPE_CHECKING

from rapidfuzz.distance import DamerauLevenshtein

from crossread.entities.blocks import pairs_sharing
from crossread.entities.judge import countries_agree
from crossread.entities.own_names import full_names
from crossread.entities.profiles import Profile
from crossread.model.annotation import EntityKind
from crossread.text.person_names import PersonName, given_gender, parse_name
from crossread.text.similarity import TWO_SLIPS

if TYPE_CHECKING:
    from crossread.entities.clusters import Clusters

_END = 2  # letters at either end of a word, one of which a slip leaves as it is
# So many times as many articles print the right spelling: of the misprints in data/clusters and
# in the odd topics of evaluation/names.py each is in half as many articles at most.
_OFTENER = 2


def join_misprints(clusters: Clusters) -> None:
    """Join a misprinted full name to the only one in the story that it can be a misprint of.

    The person is then compared by the right name alone.
    """
    near: dict[int, list[int]] = {}
    for pair in pairs_sharing(clusters.named(), spellings):
        for rare, common in (pair, pair[::-1]):
            if is_misprint(clusters.merged(rare), clusters.merged(common)):
                near.setdefault(rare, []).append(common)
    for rare, others in sorted(near.items()):
        if len(others) == 1 and others[0] not in near:
            clusters.join_misprint(others[0], rare, "full name, but for one letter")


def spellings(profile: Profile) -> Iterator[Hashable]:
    """Yield what full names of a person share that are one word apart, and that by little."""
    if profile.kind is EntityKind.PERSON:
        for name in map(parse_name, full_names(profile)):
            words = _words(name)
            for place, word in enumerate(words):
                rest = place, words[:place] + words[place + 1 :]
                yield rest, word[:_END], ""
                yield rest, "", word[-_END:]


def _words(name: PersonName) -> tuple[str, ...]:
    """Return the words of a name, none of one whose family name comes first.

    Names built of syllables are as near to one another as one name is to its misprint.
    """
    return () if name.language else (*name.given, *name.family)


def is_misprint(rare: Profile, common: Profile) -> bool:
    """Tell whether a person's full name is a misprint of one that more articles print.

    Two names that one article prints are two persons'.
    """
    if not countries_agree(rare, common) or len(rare.genders | common.genders) > 1:
        return False
    own, others = rare.articles, common.articles
    if own & others or len(others) < _OFTENER * len(own):
        return False
    names = [(parse_name(a), parse_name(b)) for a in full_names(rare) for b in full_names(common)]
    return any(_one_slip_apart(one, other) for one, other in names)


def _one_slip_apart(one: PersonName, other: PersonName) -> bool:
    """Tell whether a single letter tells two long names apart, and no two known given names do."""
    words, others = _words(one), _words(other)
    if one.suffix != other.suffix or len(words) != len(others) or not words:
        return False
    if min(len("".join(words)), len("".join(others))) < TWO_SLIPS:
        return False
    different = [pair for pair in zip(words, others, strict=True) if pair[0] != pair[1]]
    if len(different) != 1 or all(map(given_gender, different[0])):
        return False
    return DamerauLevenshtein.distance(*different[0], score_cutoff=1) == 1
