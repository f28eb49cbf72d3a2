"""Which profiles of a story are compared at all: those that share a key of what is compared.

Each kind of evidence has keys of its own, without one of which it cannot hold, so that a story of
many names is never compared pair by pair.
"""

from __future__ import annotations

from collections.abc import Callable, Hashable, Iterable, Iterator, Mapping
from functools import lru_cache
from itertools import combinations

from crossread.entities.judge import NAMED_THINGS
from crossread.entities.profiles import Profile
from crossread.model.annotation import EntityKind
from crossread.text.person_names import parse_name, surname_key
from crossread.text.roles import has_single_holder, is_past, role_classes
from crossread.text.similarity import ONE_SLIP, acronym, compact_name, name_words, spelling_key

Keys = Callable[[Profile], Iterable[Hashable]]
Pair = tuple[int, int]

# Who bears one word alone may be read as nothing known; a place or body is nobody's surname.
_CALLED = frozenset({EntityKind.PERSON, EntityKind.UNKNOWN})
_END = 3  # letters at either end of a word: a slip of the pen touches one end at most


def pairs_sharing(profiles: Mapping[int, Profile], keys: Keys) -> list[Pair]:
    """Return the pairs of profiles, by number, that share a key, in order."""
    first: dict[Hashable, int] = {}
    blocks: dict[Hashable, list[int]] = {}  # only of keys that two at least have
    for number in sorted(profiles):
        for key in set(keys(profiles[number])):
            other = first.setdefault(key, number)
            if other != number:
                blocks.setdefault(key, [other]).append(number)
    return sorted({pair for numbers in blocks.values() for pair in combinations(numbers, 2)})


def pairs_offering(profiles: Mapping[int, Profile], wanted: Keys, offered: Keys) -> list[Pair]:
    """Return each profile with every other that offers a key which it wants, in order."""
    wants: dict[Hashable, list[int]] = {}
    for number, profile in profiles.items():
        for key in wanted(profile):
            wants.setdefault(key, []).append(number)
    if not wants:
        return []
    return sorted(
        {
            (number, other)
            for other, profile in profiles.items()
            for key in offered(profile)
            for number in wants.get(key, ())
            if other != number
        }
    )


def _names(profile: Profile) -> frozenset[str]:
    """Return the names of a profile, none of a State: its code tells which it is."""
    return _once(() if profile.state or profile.government else profile.names)


@lru_cache(maxsize=1 << 14)
def _once(names: tuple[str, ...]) -> frozenset[str]:
    return frozenset(names)


def whole_names(profile: Profile) -> Iterator[str]:
    """Yield the names with their words written together."""
    yield from (compact_name(name) for name in _names(profile))


@lru_cache(maxsize=1 << 14)
def _near(word: str) -> tuple[Hashable, ...]:
    """Return keys of which two spellings share one that are slips of the pen apart.

    The letters at either end, with each length that the other spelling may have at most.
    """
    if len(word) < ONE_SLIP - 1:
        return (word,)
    lengths = range(len(word), len(word) + 3)
    return (
        *((word[:_END], "", length) for length in lengths),
        *(("", word[-_END:], length) for length in lengths),
    )


def family_names(profile: Profile) -> Iterator[Hashable]:
    """Yield what two full names of one person share: a family name, but for slips."""
    if profile.kind is EntityKind.PERSON:
        for name in map(parse_name, _names(profile)):
            if name.full:
                yield from _near(surname_key(name))


@lru_cache(maxsize=1 << 14)
def _spelled(words: tuple[str, ...]) -> tuple[str, ...]:
    return tuple([spelling_key(part) for word in words for part in word.split("-") if part])


def last_words(profile: Profile) -> Iterator[str]:
    """Yield the last word of each name of a person, by which a fuller name may hold it."""
    if profile.kind in _CALLED:
        for name in map(parse_name, _names(profile)):
            yield from _spelled(name.family)[-1:]


def full_name_words(profile: Profile) -> Iterator[str]:
    """Yield every word of a person's full names."""
    if profile.kind is EntityKind.PERSON:
        for name in map(parse_name, _names(profile)):
            if name.full:
                yield from _spelled(name.given + name.family)


def full_name_last_words(profile: Profile) -> Iterator[str]:
    """Yield the last word of each full name of a person."""
    if profile.kind is EntityKind.PERSON:
        for name in map(parse_name, _names(profile)):
            yield from _spelled(name.family)[-1:] if name.full else ()


def surnames(profile: Profile) -> Iterator[str]:
    """Yield the words by which a person of a full name is called."""
    yield from full_name_last_words(profile)
    if profile.kind is EntityKind.PERSON:
        for name in map(parse_name, _names(profile)):
            if name.full and name.language == "vietnamese":
                yield from _spelled(name.given[-1:])[-1:]


def given_names(profile: Profile) -> Iterator[str]:
    """Yield the first word of a person's full names where the family name comes last."""
    if profile.kind is EntityKind.PERSON:
        for name in map(parse_name, _names(profile)):
            if name.full and not name.language:
                yield from _spelled(name.given[:1])[:1]


def capitals(profile: Profile) -> Iterator[str]:
    """Yield the names that may be initials: "NFB", "N.F.B."."""
    for name in _names(profile):
        letters = name.replace(".", "")
        if letters.isupper() and profile.kind is not EntityKind.PERSON:
            yield letters


def initials(profile: Profile) -> Iterator[str]:
    """Yield the initials of the names of a body, place or thing."""
    if profile.kind is not EntityKind.PERSON:
        yield from (acronym(name) for name in _names(profile))


@lru_cache(maxsize=1 << 14)
def _one_word_less(words: tuple[str, ...]) -> tuple[Hashable, ...]:
    """Return the words of a name without each of them, those of one word as its spellings."""
    if len(words) == 1:
        return _near(words[0])
    return tuple([(place, words[:place] + words[place + 1 :]) for place in range(len(words))])


def all_but_one_word(profile: Profile) -> Iterator[Hashable]:
    """Yield what two names share that are one word apart, or one slip of the pen."""
    for words in map(name_words, _names(profile)):
        yield from _one_word_less(words)


def all_but_one_word_of_things(profile: Profile) -> Iterator[Hashable]:
    """Yield the same but for persons, whose names of several words are compared otherwise."""
    for words in map(name_words, _names(profile)):
        if profile.kind is not EntityKind.PERSON or len(words) == 1:
            yield from _one_word_less(words)


def body_names(profile: Profile) -> Iterator[Hashable]:
    """Yield the names of a body or thing as words."""
    if profile.kind in NAMED_THINGS:
        yield from map(name_words, _names(profile))


def parts_of_body_names(profile: Profile) -> Iterator[Hashable]:
    """Yield the first or last words of the names of a body or thing."""
    if profile.kind in NAMED_THINGS:
        for words in map(name_words, _names(profile)):
            for place in range(1, len(words)):
                yield words[:place]
                yield words[place:]


def _offices(profile: Profile, roles: Iterable[str]) -> Iterator[Hashable]:
    for role in set(roles):
        for office in (*role_classes(role), role.casefold()):
            yield from ((country, office) for country in profile.countries)


def offices_named(profile: Profile) -> Iterator[Hashable]:
    """Yield the offices that a nameless profile speaks of."""
    if not profile.names:
        yield from _offices(profile, filter(has_single_holder, profile.roles))


def offices_held(profile: Profile) -> Iterator[Hashable]:
    """Yield the offices that a named profile holds."""
    if profile.names:
        yield from _offices(profile, (role for role in profile.roles if not is_past(role)))


def nameless_offices(profile: Profile) -> Iterator[Hashable]:
    """Yield the roles of a nameless profile, each with all its countries."""
    if not (profile.names or profile.state or profile.government) and profile.countries:
        yield from ((role, profile.countries) for role in set(profile.roles))
