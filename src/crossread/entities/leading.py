"""The names by which a chain is compared: those that agree with the one it bears most."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from crossread.entities.own_names import is_office
from crossread.entities.profiles import Profile
from crossread.model.annotation import EntityKind
from crossread.text.name_forms import names_agree
from crossread.text.similarity import compact_name


def lead_with_own_names(profile: Profile) -> Profile:
    """Return a profile of a body, place or thing without names that are unlike its commonest one.

    A chain that took in another's name would else join all that bear either name in the story.
    """
    strange = _strange_names(profile)
    if not strange:
        return profile
    return replace(profile, names=tuple(name for name in profile.names if name not in strange))


def find_strays(profiles: Sequence[Profile]) -> dict[tuple[str, int], frozenset[str]]:
    """Return by article and chain the names that are another's: they lead a chain elsewhere.

    "Zorvex", read as in apposition to "Marn Motors" in one report, has chains of its own in others.
    """
    strange = [(profile, names) for profile in profiles if (names := _strange_names(profile))]
    if not strange:
        return {}
    leads = {compact_name(_lead(profile)) for profile in profiles if profile.names}
    found = {}
    for profile, names in strange:
        others = frozenset(name for name in names if compact_name(name) in leads)
        if others:
            found[profile.article, profile.chain] = others
    return found


def _lead(profile: Profile) -> str:
    """Return the name that a profile bears most, the first of equals."""
    names = profile.names
    return names[0] if len(names) < 3 else max(names, key=names.count)


def _strange_names(profile: Profile) -> frozenset[str]:
    """Return the names that agree neither with the commonest one nor with any that does."""
    if len(profile.names) < 2:
        return frozenset()
    names = set(profile.names)
    if len(names) < 2 or profile.state or profile.government:
        return frozenset()
    if profile.kind is EntityKind.PERSON:
        offices = frozenset(filter(is_office, names))
        return offices if offices != names else frozenset()
    own, open_ends = set(), {_lead(profile)}
    while open_ends:
        own |= open_ends
        open_ends = {n for n in names - own if any(names_agree(n, other) for other in open_ends)}
    return frozenset(names - own)
