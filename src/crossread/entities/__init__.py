"""The entities stage: the same person, body, State, place or thing across the articles of a story.

A State and those who speak for it stay apart; ``Entity.acts_for`` ties them.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from crossread.entities.candidates import ListIndex, find_candidates, index_lists
from crossread.entities.clusters import cluster_profiles
from crossread.entities.descriptions import is_described
from crossread.entities.leading import find_strays
from crossread.entities.lists import read_list
from crossread.entities.name_table import read_name_table
from crossread.entities.polities import adopt_polities
from crossread.entities.profiles import Profile, profile_chains
from crossread.entities.table import known_as, make_entity
from crossread.model.annotation import EntityKind
from crossread.model.entities import Entity, EntityTable, MentionLink
from crossread.model.lists import KnownName, Lookup
from crossread.model.stories import Reading
from crossread.text.roles import has_single_holder

__all__ = ["index_lists", "link", "look_up", "read_list", "read_name_table"]


def link(
    readings: Sequence[Reading], names: Sequence[KnownName] = (), *, generous: bool = False
) -> EntityTable:
    """Return the entities of one story's articles and what each mention stands for.

    ``names`` are those of a user's table: what it gives as names of one is one. A ``generous``
    linking joins nameless persons, groups and bodies on weaker signs too.

    The order of the readings plays no part; ids count up in order of first appearance by article
    id and offset. Mentions that coreference left open have no link.
    """
    ordered = sorted(readings, key=lambda reading: reading.article.id)
    told, strays = _read_profiles(ordered)
    profiles = sorted(
        (each for each in adopt_polities(told) if _is_somebody(each) or _is_sought(each, generous)),
        key=lambda profile: (profile.first, profile.chain, sorted(profile.countries)),
    )
    clusters = cluster_profiles(profiles, names, generous)
    entities: list[Entity] = []
    of_chain: dict[tuple[str, int], list[str]] = {}
    of_stray: dict[tuple[str, int], list[str]] = {}  # by article and mention
    for root, members in sorted(clusters.members.items()):
        group = [profiles[index] for index in members]
        if len(group) == 1 and not _is_somebody(group[0]):
            continue
        entity = make_entity(len(entities) + 1, group, clusters.joins(root), names)
        entities.append(entity)
        for profile in group:
            chain = profile.article, profile.chain
            if chain in strays and strays[chain].issuperset(profile.names or ("",)):
                of_stray.update(((profile.article, m), [entity.id]) for m in profile.mentions)
            else:
                of_chain.setdefault(chain, []).append(entity.id)
    return EntityTable(tuple(entities), _links(ordered, of_chain, of_stray))


def _read_profiles(
    readings: Sequence[Reading],
) -> tuple[list[Profile], Mapping[tuple[str, int], frozenset[str]]]:
    """Return the profiles of all chains, and by chain the names in it that are another's."""
    told = [profile_chains(reading) for reading in readings]
    strays = find_strays([profile for own in told for profile in own])
    mixed = {article for article, _ in strays}
    parted = [
        profile_chains(reading, strays) if reading.article.id in mixed else own
        for reading, own in zip(readings, told, strict=True)
    ]
    return [profile for own in parted for profile in own], strays


def look_up(
    table: EntityTable,
    readings: Sequence[Reading],
    names: Sequence[KnownName] = (),
    lists: ListIndex | None = None,
) -> Lookup:
    """Return what a user's name table and lists tell of the entities of one story."""
    found = [(entity.id, known_as(entity, names)) for entity in table.entities if names]
    ids = tuple((entity, known.id) for entity, known in found if known and known.id)
    return Lookup(ids, find_candidates(table, readings, lists) if lists else ())


def _is_sought(profile: Profile, generous: bool) -> bool:
    """Tell whether a nameless chain that is nobody by itself can be one with another.

    A body of no known State is joined by a generous linking alone.
    """
    if not generous and profile.kind is EntityKind.ORGANISATION and not profile.countries:
        return False
    return is_described(profile)


_SPOKEN_OF = frozenset({EntityKind.PERSON, EntityKind.ORGANISATION, EntityKind.STATE})


def _is_somebody(profile: Profile) -> bool:
    """Tell whether a chain is worth an entity: named, or an office or body of a known State.

    A nameless one that is spoken of again counts too; "a dagger" mentioned once does not.
    """
    if profile.names:
        return bool(profile.state) or not profile.adjective
    if not profile.definite and any(has_single_holder(role) for role in profile.roles):
        return False  # "the first visit by a Xan president"
    if profile.kind in _SPOKEN_OF:
        return bool(profile.roles and profile.countries) or len(profile.mentions) > 1
    return False


def _links(
    readings: Sequence[Reading],
    of_chain: Mapping[tuple[str, int], Sequence[str]],
    of_stray: Mapping[tuple[str, int], Sequence[str]],
) -> tuple[MentionLink, ...]:
    links = []
    once = {chain: tuple(dict.fromkeys(found)) for chain, found in of_chain.items()}
    for reading in readings:
        article = reading.article.id
        for mention in reading.annotation.mentions:
            found = of_stray.get((article, mention.index)) if of_stray else None
            if found is None and mention.chain >= 0:
                found = once.get((article, mention.chain))
            elif found is None:
                found = _entities_of_group(article, mention.members, once)
            if found:
                links.append(MentionLink(article, mention.index, tuple(found)))
    return tuple(links)


def _entities_of_group(
    article: str, members: Sequence[int], of_chain: Mapping[tuple[str, int], Sequence[str]]
) -> Sequence[str]:
    """Return the entities of a group's chains, none where one of them is no entity."""
    told = [of_chain.get((article, chain), ()) for chain in members]
    return tuple(dict.fromkeys(e for own in told for e in own)) if all(told) else ()
