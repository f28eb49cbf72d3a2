"""Polities that one article of a story tells and others only name."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from crossread.entities.profiles import Profile
from crossread.model.annotation import EntityKind
from crossread.text.countries import CountryBasis
from crossread.text.polities import is_polity_code, polity_of
from crossread.text.similarity import name_words

_BODIES = frozenset({EntityKind.PERSON, EntityKind.ORGANISATION})


def adopt_polities(profiles: Sequence[Profile]) -> list[Profile]:
    """Return the profiles of a story with the polities that any of its articles found.

    What bears the name of such a polity elsewhere is that polity, whatever it was read as; whom
    its name or adjective stands before gets its code, and so do its capitals.
    """
    codes = sorted({p.state for p in profiles if is_polity_code(p.state)})
    if not codes:
        return list(profiles)
    capitals = {
        name_words(name): p.capital for p in profiles if p.capital for name in p.names if name
    }
    return [_adopt(profile, codes, capitals) for profile in profiles]


def _adopt(profile: Profile, codes: Sequence[str], capitals: dict[tuple[str, ...], str]) -> Profile:
    if profile.countries:
        return profile
    for code in codes:
        if not profile.roles and _is_named(profile, code):
            return replace(profile, kind=EntityKind.STATE, state=code, countries=frozenset({code}))
    seats = {capitals[words] for words in map(name_words, profile.names) if words in capitals}
    if len(seats) == 1 and not profile.roles:
        return _as_capital(profile, next(iter(seats)))
    if profile.kind in _BODIES:
        found = {code for code in codes if _is_owned(profile, code)}
        return replace(profile, countries=frozenset(found)) if len(found) == 1 else profile
    return profile


def _as_capital(profile: Profile, code: str) -> Profile:
    """Return the profile of a capital: as its State's government where it only speaks."""
    countries = frozenset({code})
    if profile.speaks:
        return replace(profile, kind=EntityKind.STATE, government=code, countries=countries)
    return replace(profile, kind=EntityKind.PLACE, countries=countries)


def _is_named(profile: Profile, code: str) -> bool:
    """Tell whether every name of a profile is a polity's own or its adjective."""
    named = [polity_of(name, code) for name in profile.names]
    return bool(named) and all(country and not country.people for country in named)


def _is_owned(profile: Profile, code: str) -> bool:
    """Tell whether a phrase of a profile opens with a polity's adjective or "Tavira's"."""
    return any(_opens_with(text, code) for text, _ in profile.variants)


def _opens_with(text: str, code: str) -> bool:
    words = text.split()
    if words[:1] and words[0].casefold() in {"the", "a", "an"}:
        words = words[1:]
    size = code.count("-")
    if len(words) <= size:
        return False
    opening = " ".join(words[:size])
    country = polity_of(opening, code)
    if country is None or country.people:
        return False
    return country.basis is CountryBasis.DEMONYM or opening.endswith(("'s", "’s", "s'", "s’"))
