"""The corroboration class of a claim group, from countable facts only."""

from __future__ import annotations

from collections.abc import Sequence

from crossread.evidence.event_types import comparison
from crossread.evidence.profiles import Profile, event_type_of
from crossread.evidence.view import StoryView
from crossread.model.evidence import Grade, Origin


def _actor_states(view: StoryView, group: Sequence[Profile]) -> list[frozenset[str]]:
    """Return, per side of the event, the States and entities that act in it."""
    actors = comparison(event_type_of(view, group)).actors
    sides = []
    for name in actors:
        fillings = [p.roles[name] for p in group if name in p.roles]
        sides.append(frozenset(x for f in fillings for x in f.states | f.keys))
    return sides


def interest(origin: Origin, sides: Sequence[frozenset[str]]) -> str:
    """Return whose interest an origin has in the event: a side, other States, or its own.

    An origin that is on both sides at once (a State that deals with itself) has its own.
    """
    member = [i for i, side in enumerate(sides) if origin.side in side or origin.family in side]
    if len(member) == 1:
        return f"side {member[0] + 1}"
    return "other States" if origin.side else f"own: {origin.family}"


def grade(view: StoryView, group: Sequence[Profile], origins: Sequence[Origin]) -> Grade:
    """Return the class C0..C5 of one group; see docs/grading.md.

    Carriers are counted without derived articles, so that repetition never raises the class.
    """
    if not origins:
        return Grade.C0
    if len(origins) == 1:
        carriers = {
            view.readings[p.claim.article].article.label for p in group if not view.derives(p.claim)
        }
        return Grade.C2 if len(carriers) > 1 else Grade.C1
    interests = {interest(origin, _actor_states(view, group)) for origin in origins}
    if {"side 1", "side 2"} <= interests:
        return Grade.C5
    return Grade.C4 if len(interests) > 1 else Grade.C3
