"""Whether two claims tell an act of the same parties."""

from __future__ import annotations

from crossread.evidence.align import match_roles
from crossread.evidence.event_types import comparison
from crossread.evidence.profiles import Profile


def same_parties(left: Profile, right: Profile) -> bool:
    """Tell whether both name the same actor, and no core role that both fill differs.

    An act without a named actor ("to land there") is not held against another one.
    """
    rules = comparison(left.claim.event_type)
    names = [n for n in left.roles if n in right.roles and n in (*rules.core, *rules.actors)]
    matches = {name: match_roles(left.roles[name], right.roles[name]) for name in names}
    return matches.get(rules.actors[0], 0) >= 0.6 and min(matches.values()) > 0
