"""The entities stage: the same person, body, State, place or thing across the articles of a story.

A State and those who speak for it stay apart; ``Entity.acts_for`` ties them.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from crossread.entities.clusters import cluster_profiles
from crossread.entities.descriptions import is_described
from crossread.entities.polities import adopt_polities
from crossread.entities.profiles import Profile, profile_chains
from crossread.entities.table import make_entity
from crossread.model.annotation import EntityKind
from crossread.model.entities import Entity, EntityTable, MentionLink
from crossread.model.stories import Reading
from crossread.text.roles import has_single_holder

__all__ = ["link"]


def link(readings: Sequence[Reading]) -> EntityTable:
    """Return the entities of one story's articles and what each mention stands for.

    The order of the readings plays no part; ids count up in order of first appearance by article
    id and offset. Mentions that coreference left open have no link.
    """
    ordered = sorted(readings, key=lambda reading: reading.article.id)
    told = [profile for reading in ordered for profile in profile_chains(reading)]
    profiles = sorted(
        (each for each in adopt_polities(told) if _is_somebody(each) or is_described(each)),
        key=lambda profile: (profile.first, profile.chain, sorted(profile.countries)),
    )
    clusters = cluster_profiles(profiles)
    entities: list[Entity] = []
    of_chain: dict[tuple[str, int], list[str]] = {}
    for root, members in sorted(clusters.members.items()):
        group = [profiles[index] for index in members]
        if not any(map(_is_somebody, group)) and len(group) == 1:
            continue
        entity = make_entity(len(entities) + 1, group, clusters.joins(root))
        entities.append(entity)
        for profile in group:
            of_chain.setdefault((profile.article, profile.chain), []).append(entity.id)
    return EntityTable(tuple(entities), _links(ordered, of_chain))


def _is_somebody(profile: Profile) -> bool:
    """Tell whether a chain is worth an entity: named, or an office or body of a known State.

    A nameless one that is spoken of again counts too; "a dagger" mentioned once does not.
    """
    if profile.names:
        return bool(profile.state) or not profile.adjective
    if not profile.definite and any(has_single_holder(role) for role in profile.roles):
        return False  # "the first visit by a Xan president"
    if profile.kind in {EntityKind.PERSON, EntityKind.ORGANISATION, EntityKind.STATE}:
        return bool(profile.roles and profile.countries) or len(profile.mentions) > 1
    return False


def _links(
    readings: Sequence[Reading], of_chain: Mapping[tuple[str, int], Sequence[str]]
) -> tuple[MentionLink, ...]:
    links = []
    for reading in readings:
        article = reading.article.id
        for mention in reading.annotation.mentions:
            chains = (mention.chain,) if mention.chain >= 0 else mention.members
            if not chains or any((article, chain) not in of_chain for chain in chains):
                continue
            found = [entity for chain in chains for entity in of_chain[article, chain]]
            links.append(MentionLink(article, mention.index, tuple(dict.fromkeys(found))))
    return tuple(links)
