"""The language model's word on whether an event happened, held beside what the rules say."""

from __future__ import annotations

from crossread.claims.tree import Tree


def witness(tree: Tree, token: int) -> float | None:
    """Return the model's factuality of a predicate from -3 to 3, None where it reads no predicate.

    It tells whether something has happened by now: what is still to come is below 0.
    """
    frame = tree.frame_of.get(token)
    return None if frame is None else frame.happened
