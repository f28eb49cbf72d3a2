"""Claims while they are being made: what a finder knows before attribution and status."""

from __future__ import annotations

from dataclasses import dataclass

from crossread.claims.arguments import Arguments
from crossread.claims.lexicon import default_slots, event_types
from crossread.claims.phrases import as_role
from crossread.claims.tree import Tree
from crossread.model.claims import Role


@dataclass(frozen=True, slots=True)
class Draft:
    """A claim found by one rule. ``head`` is the token that its clause hangs on.

    ``inherits`` is the head of an earlier draft whose attribution a list continues.
    """

    head: int
    event_type: str
    predicate: str
    tokens: tuple[int, ...]  # words of the predicate
    roles: tuple[Role, ...]
    rule: str
    background: bool = False
    borrowed: int = 0  # roles filled from outside the clause
    inherits: int | None = None


def fill_roles(
    tree: Tree, arguments: Arguments, slots: dict[str, str], event_type: str
) -> tuple[Role, ...]:
    """Turn filled slots into the roles of a type, in the ontology's order.

    A slot that the frame does not name takes its default role; a role that the type lacks keeps
    its name, so that nothing said is dropped.
    """
    heads: dict[str, list[int]] = {}
    for slot, fillers in arguments.slots.items():
        role = _role_of(slot, slots)
        if role:
            heads.setdefault(role, []).extend(fillers)
    order = {name: place for place, name in enumerate(event_types()[event_type].roles)}
    names = sorted(heads, key=lambda name: (order.get(name, len(order)), name))
    return tuple(
        as_role(tree, name, sorted(dict.fromkeys(heads[name])), arguments.cut) for name in names
    )


def _role_of(slot: str, slots: dict[str, str]) -> str:
    named = slots.get(slot)
    if named is not None:
        return named.rstrip("+")
    return default_slots().get(slot, "other")


def has_core(draft: Draft) -> bool:
    """Tell whether a role is filled without which the type says nothing."""
    core = event_types()[draft.event_type].core
    return any(role.name in core for role in draft.roles)
