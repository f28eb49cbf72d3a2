"""The model's PropBank arguments of a predicate, as a second witness beside the parse."""

from __future__ import annotations

import re
from collections.abc import Mapping

from crossread.claims.tree import RELATIVES, Tree

_CORE = re.compile(r"ARG[0-5]\Z")
LIGHT_NOUN = "ARGM-PRR"  # the noun that a light verb only carries: "made an offer"
_RELATIVE = "R-"  # a relative pronoun that stands for the argument: "R-ARG0"
# Relations inside a name or a title with a name, where trees and frames may choose another head.
_ONE_NAME = frozenset({"flat", "compound", "appos", "nummod"})


def labels_of(tree: Tree, predicate: int) -> dict[int, str]:
    """Return the label of each argument by its head; a relative pronoun's goes to its noun.

    Callers must not change the table.
    """
    known = tree.labels.get(predicate)
    if known is None:
        known = tree.labels[predicate] = _labels(tree, predicate)
    return known


def _labels(tree: Tree, predicate: int) -> dict[int, str]:
    frame = tree.frame_of.get(predicate)
    if frame is None:
        return {}
    found = {head: label for head, label in frame.arguments if not label.startswith(_RELATIVE)}
    for head, label in frame.arguments:
        if label.startswith(_RELATIVE) and tree.lemma(head) in RELATIVES:
            noun = _noun_of_relative(tree, head)
            if noun is not None:
                found.setdefault(noun, label.removeprefix(_RELATIVE))
    return found


def _noun_of_relative(tree: Tree, pronoun: int) -> int | None:
    """Return the noun that the relative clause around a pronoun hangs on."""
    token = pronoun
    while token >= 0 and tree.tokens[token].relation != "acl:relcl":
        token = tree.head(token)
    return tree.head(token) if token >= 0 else None


def is_core(label: str) -> bool:
    """Tell whether a label names a participant, not a circumstance (ARGM)."""
    return _CORE.match(label) is not None


def label_of_phrase(tree: Tree, labels: Mapping[int, str], head: int) -> str:
    """Return the label of the phrase with this head, "" where the frame does not name it."""
    own = labels.get(head)
    if own is not None:
        return own
    return next((label for at, label in labels.items() if is_one_phrase(tree, at, head)), "")


def is_one_phrase(tree: Tree, one: int, other: int) -> bool:
    """Tell whether two words stand in one name, which trees and frames may head differently."""
    if one == other:
        return True
    mention = tree.mention_at.get(one, -1)
    if mention >= 0 and mention == tree.mention_at.get(other, -2):
        return True
    for below, above in ((one, other), (other, one)):
        if tree.head(below) == above and tree.base[below] in _ONE_NAME:
            return True
    return False


def argument(tree: Tree, predicate: int, *wanted: str) -> int | None:
    """Return the head of the first argument with one of these labels, or None.

    Of several arguments with the label, the one nearest to the predicate is taken.
    """
    labels = labels_of(tree, predicate)
    for label in wanted:
        heads = [head for head, each in labels.items() if each == label]
        if heads:
            return min(heads, key=lambda head: (abs(head - predicate), head))
    return None
