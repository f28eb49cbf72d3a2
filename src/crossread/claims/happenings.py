"""Happenings named by nouns of no type: "the death of X", "X's release", "Y's sinking by Z"."""

from __future__ import annotations

from functools import cache

from crossread.claims.arguments import Arguments
from crossread.claims.lexicon import NounFrame
from crossread.claims.tree import Tree
from crossread.model.claims import OPEN_TYPE
from crossread.text.resources import load

_BEFALLS = NounFrame(
    OPEN_TYPE, {"of": "agent", "between": "agent", "over": "target"}, "agent", weak=False
)
_UNDERGONE = NounFrame(OPEN_TYPE, {"of": "patient"}, "agent", weak=False)
_DONE = NounFrame(
    OPEN_TYPE, {"of": "patient", "into": "patient", "on": "target"}, "agent", weak=False
)


@cache
def happenings() -> dict[str, NounFrame]:
    """Return the frame of each noun of resources/happenings.yaml."""
    lists = load("happenings.yaml")
    table = dict.fromkeys(lists["undergone"], _UNDERGONE) | dict.fromkeys(lists["done"], _DONE)
    return table | dict.fromkeys(lists["befalls"], _BEFALLS)


def settle_owner(tree: Tree, noun: int, frame: NounFrame, arguments: Arguments) -> None:
    """Read "X's release": the sole owner of what is undergone is who undergoes it."""
    owners = arguments.slots.get("subj")
    if frame is not _UNDERGONE or not owners or "of" in arguments.slots:
        return
    if tree.is_possessive(owners[0]) and tree.kid(noun, "compound") is None:
        arguments.slots["of"] = arguments.slots.pop("subj")


def is_told_by_clause(tree: Tree, noun: int) -> bool:
    """Tell "the decision to close", whose clause is a claim of its own, and a noun in a name."""
    return tree.kid(noun, "acl", "ccomp", "xcomp") is not None and any(
        tree.mark(clause) in ("to", "that") for clause in tree.kids(noun, "acl", "ccomp", "xcomp")
    )
