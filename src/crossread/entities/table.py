"""Write the joined chains down as entities with their names, roles and citations."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import replace
from operator import attrgetter

from crossread.entities.own_names import full_names
from crossread.entities.profiles import Profile
from crossread.model.annotation import EntityKind
from crossread.model.entities import Entity, Join, Variant
from crossread.model.lists import KnownName
from crossread.model.spans import Citation
from crossread.text.countries import CountryBasis, country_name, find_country
from crossread.text.families import state_media
from crossread.text.polities import (
    adjective_in,
    is_polity_code,
    polity_code,
    polity_name,
    polity_of,
)
from crossread.text.roles import (
    has_single_holder,
    is_international,
    is_state_body,
    speaks_for_state,
)
from crossread.text.similarity import compact_name


def _commonest(texts: Iterable[str]) -> str:
    """Return the commonest text; of equals the longest, then the first by alphabet."""
    told = list(texts)
    if len(told) < 2 or len(set(told)) < 2:
        return told[0] if told else ""
    counts = Counter(told)
    return min(counts, key=lambda text: (-counts[text], -len(text), text))


def entity_kind(profiles: Sequence[Profile]) -> EntityKind:
    """Return the kind that most mentions of an entity have; UNKNOWN only if nothing is known."""
    if len({profile.kind for profile in profiles}) == 1:
        return profiles[0].kind
    counts: Counter[EntityKind] = Counter()
    for profile in profiles:
        if profile.kind is not EntityKind.UNKNOWN:
            counts[profile.kind] += len(profile.mentions)
    # Of equals max takes the first in the enum's order.
    return max(_KIND_ORDER, key=lambda kind: counts[kind]) if counts else EntityKind.UNKNOWN


_KIND_ORDER = tuple(EntityKind)


def _country(profiles: Sequence[Profile]) -> str:
    return _commonest(code for profile in profiles for code in sorted(profile.countries))


def _role(profiles: Sequence[Profile]) -> str:
    """Return the commonest role, an office before a description ("president" before "leader")."""
    told = [role for profile in profiles for role in profile.roles]
    if len(set(told)) < 2:
        return told[0] if told else ""
    roles = Counter(told)
    offices = {role: n for role, n in roles.items() if has_single_holder(role)}
    specific = {role: n for role, n in offices.items() if role not in _DESCRIPTIONS}
    best: dict[str, int] = specific or offices or dict(roles)
    return min(best, key=lambda role: (-best[role], -len(role), role))


# Words that describe who holds power without naming an office.
_DESCRIPTIONS = frozenset(
    {"leader", "ruler", "dictator", "strongman", "autocrat", "despot", "tyrant", "chief"}
    | {"statesman", "minister", "head"}
)


def _state_name(profiles: Sequence[Profile], code: str) -> str:
    """Return a State's usual name; that of a polity which no list knows as it is printed most."""
    if not is_polity_code(code):
        return country_name(code)
    names = [n for p in profiles for n in p.names if polity_code(n) == code]
    return _commonest(n for n in names if not n.isupper()) or polity_name(code)


def _adjective(profiles: Sequence[Profile], code: str) -> str:
    """Return a State's adjective, that of a polity as the profiles print it."""
    return adjective_in(code, tuple(text for p in profiles for text, _ in p.variants))


def _name(profiles: Sequence[Profile], kind: EntityKind, country: str, role: str) -> str:
    """Return the fullest common name of an entity."""
    state = next((p.state for p in profiles if p.state), "")
    government = next((p.government for p in profiles if p.government), "")
    if state or government:
        name = _state_name(profiles, state or government)
        return f"{name} (government)" if government else name
    names = [name for profile in profiles for name in profile.names]
    if kind is EntityKind.PERSON:
        full = [n for p in profiles for n in p.names if n in full_names(p)]
        return _commonest(full or names) or _office_name(profiles, country, role)
    long = [name for name in names if not name.replace(".", "").isupper()]
    name = _commonest(long or names)
    if name and country and is_generic_body(name, country):
        return f"{_adjective(profiles, country)} {name}"
    return name or _office_name(profiles, country, role)


def is_generic_body(name: str, country: str = "") -> bool:
    """Tell whether a body's name is one that every State has: "Defense Ministry", "Navy"."""
    words = name.split()
    owned = find_country(words[0]) or (
        is_polity_code(country) and polity_of(" ".join(words[: country.count("-")]), country)
    )
    return is_state_body(name) and len(words) <= _GENERIC_WORDS and not owned


_GENERIC_WORDS = 2  # "Defense Ministry"; three words name one State's own body


def _office_name(profiles: Sequence[Profile], country: str, role: str) -> str:
    nouns = _commonest(noun for profile in profiles for noun in profile.nouns)
    if country and has_single_holder(role) and not profiles[0].plural:
        return f"{_adjective(profiles, country)} {role}"
    for ending in (f"{role}s", role) if country and role else ():
        if _is_country_and(nouns, ending):
            return f"{_adjective(profiles, country)} {ending}"
    return nouns


def _is_country_and(noun: str, ending: str) -> bool:
    """Tell whether a nominal is a country's word and the ending: "Xan's military".

    A capital's is not the State's: "Selm police" has a name of its own.
    """
    before = noun.casefold().removesuffix(ending.casefold())
    country = find_country(noun[: len(before)].strip()) if before != noun.casefold() else None
    return country is not None and country.basis in {CountryBasis.NAME, CountryBasis.DEMONYM}


def _acts_for(profiles: Sequence[Profile], kind: EntityKind, name: str, country: str) -> str:
    """Return the State for which an entity speaks: leaders, ministries, forces, State media."""
    state = next((p.state or p.government for p in profiles if p.state or p.government), "")
    if state or not country:
        return state
    roles = {role for profile in profiles for role in profile.roles}
    if kind is EntityKind.PERSON:
        return country if any(speaks_for_state(role) for role in roles) else ""
    if kind is not EntityKind.ORGANISATION or is_international(name):
        return ""
    if state_media().get(name.casefold()) == country:
        return country
    words = {name, *roles, *(noun for profile in profiles for noun in profile.nouns)}
    seat = any(profile.kind is EntityKind.ORGANISATION and profile.seat for profile in profiles)
    return country if seat or any(is_state_body(word) for word in words) else ""


BY_PLACE = attrgetter("article", "span.start", "span.end")  # the order of citations, but faster


def _variants(profiles: Sequence[Profile]) -> tuple[Variant, ...]:
    """Return every printed form with its citations, those used most first."""
    places: dict[str, list[Citation]] = {}
    for profile in profiles:
        for text, citation in profile.variants:
            places.setdefault(text, []).append(citation)
    ordered = sorted(places.items(), key=lambda item: (-len(item[1]), item[0]))
    return tuple([Variant(text, tuple(sorted(each, key=BY_PLACE))) for text, each in ordered])


def known_as(entity: Entity, names: Sequence[KnownName]) -> KnownName | None:
    """Return the entry of a user's table that names an entity, None where none or several do."""
    printed = {compact_name(entity.name), *(compact_name(each.text) for each in entity.variants)}
    found = [known for known in names if printed & set(map(compact_name, known.names))]
    return found[0] if len(found) == 1 else None


def make_entity(
    number: int,
    profiles: Sequence[Profile],
    joins: Sequence[Join],
    names: Sequence[KnownName] = (),
) -> Entity:
    """Return the entity of one cluster, with why its variants are one.

    A user's table of names overrules its name and for whom it acts.
    """
    kind, country, role = entity_kind(profiles), _country(profiles), _role(profiles)
    name = _name(profiles, kind, country, role)
    inside = {reason for profile in profiles for reason in profile.reasons}
    entity = Entity(
        id=f"e{number}",
        kind=kind,
        name=name,
        country=country,
        acts_for=_acts_for(profiles, kind, name, country),
        role=role,
        variants=_variants(profiles),
        reasons=tuple(sorted(inside | {join.reason for join in joins})),
        joins=tuple(joins),
    )
    known = known_as(entity, names) if names else None
    if known is None:
        return entity
    return replace(entity, name=known.names[0], acts_for=known.acts_for or entity.acts_for)
