"""Entries of a user's lists whose names are like an entity's: for a person to confirm."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from crossread.model.annotation import EntityKind, MentionKind
from crossread.model.entities import Entity, EntityTable
from crossread.model.lists import Candidate, Listed
from crossread.model.stories import Reading
from crossread.text.person_names import parse_name, same_person
from crossread.text.similarity import name_words, spelling_key

# How a name of a list is like a printed one, the nearest first.
HOW = (
    "exact",
    "order of names",
    "transliteration",
    "transliteration and order of names",
    "one name within the other",
    "forms of one given name",
    "weak alias, exact",
)
_SHORT_LISTED = 4  # letters of a one-word name at least: shorter ones are initials of many


@dataclass(frozen=True, slots=True)
class ListIndex:
    """The entries of a user's lists, and by the spelling of each word those that have it."""

    entries: tuple[Listed, ...]
    by_word: Mapping[str, Sequence[int]]


def index_lists(lists: Iterable[Listed]) -> ListIndex:
    """Return an index of the entries of lists, once for all stories."""
    entries, by_word = tuple(lists), defaultdict(list)
    for number, listed in enumerate(entries):
        for word in {word for name in (*listed.names, *listed.weak_names) for word in _keys(name)}:
            by_word[word].append(number)
    return ListIndex(entries, by_word)


def find_candidates(
    table: EntityTable, readings: Sequence[Reading], lists: ListIndex
) -> tuple[Candidate, ...]:
    """Return the entries of lists that are like the entities of a story, by entity and nearness.

    A person needs a given and a family name: a surname alone is that of many. States are left out.
    """
    printed = _printed_names(table, readings)
    found = [
        candidate
        for entity in table.entities
        for candidate in _candidates(entity, printed.get(entity.id, ()), lists)
    ]
    return tuple(found)


def _keys(name: str) -> list[str]:
    return [spelling_key(word) for word in name_words(name)]


def _printed_names(table: EntityTable, readings: Sequence[Reading]) -> Mapping[str, Sequence[str]]:
    """Return the bare names of each entity, those printed most often first."""
    mentions = {reading.article.id: reading.annotation.mentions for reading in readings}
    counts: dict[str, dict[str, int]] = defaultdict(lambda: defaultdict(int))
    for link in table.links:
        mention = mentions[link.article][link.mention]
        if mention.kind is MentionKind.NAME and mention.name and len(link.entities) == 1:
            counts[link.entities[0]][mention.name] += 1
    return {
        entity: sorted(names, key=lambda name: (-names[name], name))
        for entity, names in counts.items()
    }


def _candidates(entity: Entity, printed: Sequence[str], lists: ListIndex) -> list[Candidate]:
    """Return the entries that are like one entity, the nearest first."""
    if entity.kind is EntityKind.STATE:
        return []
    names = [name for name in printed if _is_telling(name, entity.kind)]
    numbers = {
        n
        for name in names
        for key in _keys(name)[-1:] + _keys(name)[:1]
        for n in lists.by_word.get(key, ())
    }
    found = [each for n in sorted(numbers) for each in _compare(entity, names, lists.entries[n])]
    return sorted(found, key=lambda c: (HOW.index(c.how), len(c.differs), c.source, c.id))


def _is_telling(name: str, kind: EntityKind) -> bool:
    if kind is EntityKind.PERSON:
        return parse_name(name).full
    return len("".join(name_words(name))) >= _SHORT_LISTED


def _compare(entity: Entity, names: Sequence[str], listed: Listed) -> Iterator[Candidate]:
    """Yield the candidate that an entry is, by the pair of names that is nearest."""
    pairs = [
        (HOW.index(how), order, other, name)
        for order, name in enumerate(names)
        for other in listed.names
        if (how := _likeness(name, other, EntityKind.PERSON in (entity.kind, listed.kind)))
    ]
    pairs += [
        (HOW.index(HOW[-1]), order, weak, name)
        for order, name in enumerate(names)
        for weak in listed.weak_names
        if name_words(weak) == name_words(name)
    ]
    if not pairs:
        return
    nearness, _, other, name = min(pairs)
    agrees, differs = _facts(entity, listed)
    yield Candidate(
        entity.id,
        listed.source,
        listed.id,
        listed.schema,
        other,
        name,
        HOW[nearness],
        agrees,
        differs,
        listed.topics,
    )


def _likeness(name: str, listed: str, person: bool) -> str:
    """Return how a printed name is like one of a list, "" where it is not."""
    words, others = name_words(name), name_words(listed)
    if words == others:
        return "exact"
    if not person:
        same = len(words) > 1 and _keys(name) == _keys(listed)
        return "transliteration" if same else ""
    if sorted(words) == sorted(others):
        return "order of names"
    keys, other_keys = _keys(name), _keys(listed)
    if keys == other_keys:
        return "transliteration"
    if sorted(keys) == sorted(other_keys):
        return "transliteration and order of names"
    match = same_person(name, listed)
    if not match.same or not parse_name(listed).full:
        return ""
    return next((how for how in HOW if how in match.reason), "")


def _facts(entity: Entity, listed: Listed) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """Return what else agrees and what differs: the kind and the countries."""
    agrees, differs = [], []
    if EntityKind.UNKNOWN not in (entity.kind, listed.kind):
        if entity.kind is listed.kind:
            agrees.append(f"kind {entity.kind.value}")
        else:
            differs.append(f"kind {entity.kind.value} here, {listed.kind.value} in the list")
    if entity.country and listed.countries:
        if entity.country in listed.countries:
            agrees.append(f"country {entity.country}")
        else:
            differs.append(
                f"country {entity.country} here, {', '.join(listed.countries)} in the list"
            )
    return tuple(agrees), tuple(differs)
