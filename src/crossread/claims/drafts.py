"""Claims while they are being made: what a finder knows before attribution and status."""

from __future__ import annotations

from dataclasses import dataclass

from crossread.claims.arguments import Arguments
from crossread.claims.lexicon import default_slots, event_types, noun_classes
from crossread.claims.phrases import as_role
from crossread.claims.places import is_place
from crossread.claims.tree import Tree
from crossread.model.claims import Role

# Slots that are no preposition but the name of their role.
_NAMED = frozenset({"attribute", "place", "recipient", "topic", "medium"})
_PLACES = frozenset({"place", "destination", "origin"})
# What a preposition alone does not tell: "for him", "for a month", "for the crime".
_LOOSE = frozenset({"purpose", "means", "whole"})


@dataclass(frozen=True, slots=True)
class Draft:
    """A claim found by one rule. ``head`` is the token that its clause hangs on.

    ``inherits`` is the head of an earlier draft whose attribution a list continues. ``deep`` are
    the heads of the arguments by their slot in the active voice.
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
    deep: tuple[tuple[str, tuple[int, ...]], ...] = ()


def fill_roles(
    tree: Tree, arguments: Arguments, slots: dict[str, str], event_type: str
) -> tuple[Role, ...]:
    """Turn filled slots into the roles of a type, in the ontology's order.

    A slot that the frame does not name takes its default role; a role that the type lacks keeps
    its name, so that nothing said is dropped.
    """
    heads: dict[str, list[int]] = {}
    for slot, fillers in arguments.slots.items():
        for head in fillers:
            role = _role_of(tree, slot, slots, head)
            if role:
                heads.setdefault(role, []).append(head)
    order = {name: place for place, name in enumerate(event_types()[event_type].roles)}
    names = sorted(heads, key=lambda name: (order.get(name, len(order)), name))
    return tuple(
        as_role(tree, name, sorted(dict.fromkeys(heads[name])), arguments.cut) for name in names
    )


def _role_of(tree: Tree, slot: str, slots: dict[str, str], head: int) -> str:
    """Return the role of a phrase; one that its preposition leaves open bears the preposition."""
    named = slots.get(slot)
    if named is not None:
        return named.rstrip("+")
    role = default_slots().get(slot, slot if slot in _NAMED else "")
    if role in _PLACES:
        held = slot == "at" and tree.lemma(head) in noun_classes()["happening"]
        told = held or is_place(tree, head)
        return role if told or slot in _NAMED else slot
    return slot if role in _LOOSE else role or slot


def deep_of(arguments: Arguments) -> tuple[tuple[str, tuple[int, ...]], ...]:
    """Return filled slots as a draft keeps them."""
    return tuple((slot, tuple(heads)) for slot, heads in arguments.slots.items())


def has_core(draft: Draft) -> bool:
    """Tell whether a role is filled without which the type says nothing."""
    core = event_types()[draft.event_type].core
    return any(role.name in core for role in draft.roles)
