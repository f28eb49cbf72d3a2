"""Join the nameless persons of a story whom one description fits: "the driver", "the woman"."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import TYPE_CHECKING

from crossread.entities.profiles import Profile
from crossread.model.annotation import EntityKind
from crossread.text.roles import role_classes

if TYPE_CHECKING:
    from crossread.entities.clusters import Clusters

_ONE_OF_SEVERAL = re.compile(
    r"\b(?:another|other|second|third|fourth|fellow|one|each|every|any)\b", re.IGNORECASE
)


def is_described(profile: Profile) -> bool:
    """Tell whether a profile is one person without name or country but with a noun for what he is.

    Who only speaks is nobody's double: two reports' "an aide said" may be two aides. An office
    needs its State: "the leader" of two reports may lead two.
    """
    if profile.kind is not EntityKind.PERSON or profile.plural:
        return False
    if profile.names or profile.countries or len(set(profile.roles)) != 1 or profile.speaks:
        return False
    return not role_classes(profile.roles[0])


def join_described(clusters: Clusters) -> None:
    """Join the nameless of one description, to the one named person of the story that bears it.

    Where several named persons bear it, or the words tell of several ("another driver"), nobody
    is joined.
    """
    for role, nameless in sorted(_by_description(clusters).items()):
        holders = _holders(clusters, role)
        if len(holders) > 1 or _are_several(clusters, nameless):
            continue
        reason = "one description in the story"
        if holders:
            nameless = [root for root in nameless if clusters.merged(root).definite]
            reason = "one of that description in the story"
        first, *others = holders + nameless or [-1]
        for other in others:
            clusters.join(first, other, reason)


def _by_description(clusters: Clusters) -> dict[str, list[int]]:
    """Return the nameless clusters by noun, in order."""
    found: dict[str, list[int]] = {}
    for root in sorted(clusters.members):
        profile = clusters.merged(root)
        if is_described(profile):
            found.setdefault(profile.roles[0], []).append(root)
    return found


def _holders(clusters: Clusters, role: str) -> list[int]:
    """Return the clusters of named persons that bear a description."""
    return [
        root
        for root in sorted(clusters.members)
        for profile in (clusters.merged(root),)
        if profile.names and profile.kind is EntityKind.PERSON and role in profile.roles
    ]


def _are_several(clusters: Clusters, roots: Sequence[int]) -> bool:
    """Tell whether the words for one of them set him beside another."""
    nouns = (noun for root in roots for noun in clusters.merged(root).nouns)
    return any(_ONE_OF_SEVERAL.search(noun) for noun in nouns)
