"""Give the media that articles name one name for each voice, however each article prints it."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace

from crossread.model.stories import CitedOutlet
from crossread.text.countries import country_adjective
from crossread.text.state_voices import state_of_family


def name_voice(family: str, names: Sequence[str]) -> str:
    """Return what the media of one family are called together: the only name, or one for all.

    A State's media are named by the State, whose code the family holds: its adjective is the same
    whether an article prints the State's name, its adjective or its capital.

    >>> name_voice("fr-state", ["France's state media", "French state television"])
    'French state media'
    """
    state = state_of_family(family)
    if len(names) == 1 or not state:
        return ", ".join(names)
    return f"{country_adjective(state)} state media"


def name_voices(cited: Iterable[CitedOutlet]) -> tuple[CitedOutlet, ...]:
    """Return the cited media of a story, each with the one name of the family that it counts with.

    Media of one family are one source (docs/lineage.md), so that a picture shows one of them.
    """
    rows = tuple(cited)
    names: dict[str, set[str]] = {}
    for each in rows:
        names.setdefault(each.family, set()).add(each.name)
    voices = {family: name_voice(family, sorted(own)) for family, own in names.items()}
    return tuple(replace(each, voice=voices[each.family]) for each in rows)
