"""How far the parse and the model's PropBank arguments agree on the roles of a claim."""

from __future__ import annotations

from collections.abc import Mapping

from crossread.claims.drafts import Draft
from crossread.claims.lexicon import default_slots, event_types
from crossread.claims.propbank import LIGHT_NOUN, is_core, label_of_phrase, labels_of
from crossread.claims.tree import Tree

# The labels that each deep argument may have. A frame without an agent calls its subject ARG1
# ("the ship sank"), and a few verbs number from their object or place on ("X underwent Y").
_EXPECTED = {
    "subj": frozenset({"ARG0", "ARG1"}),
    "obj": frozenset({"ARG1", "ARG2", "ARG3", LIGHT_NOUN}),
    "iobj": frozenset({"ARG1", "ARG2", "ARG3", "ARG4"}),
}
_PLACES = frozenset({"ARGM-LOC", "ARGM-DIR", "ARGM-GOL"})  # what a place or destination may be
_COMPANION = "ARGM-COM"
_SILENT = 0.5  # a participant that the frame lacks is neither borne out nor gainsaid


def agreement(tree: Tree, draft: Draft) -> float | None:
    """Return the share of a draft's participants that both readings of the sentence give.

    The one reading is the parse, the other the PropBank arguments. A participant counts 1 where
    its label fits its place, 0 where the frame calls it something else or puts somebody else
    there, and a half where the frame is silent. None where the model gave no frame or the draft
    has nobody to compare.
    """
    labels = _labels(tree, draft)
    compared = _participants(draft)
    if not labels or not compared:
        return None
    return sum(_agrees(tree, labels, draft, slot, head) for slot, head in compared) / len(compared)


def _labels(tree: Tree, draft: Draft) -> dict[int, str]:
    """Return the frame of the predicate: with its noun's after a light verb, of "be" for "is"."""
    if draft.rule == "copular":
        for copula in tree.kids(draft.head, "cop"):
            return labels_of(tree, copula) or labels_of(tree, draft.head)
    labels = labels_of(tree, draft.head)
    carried = [head for head, label in labels.items() if label == LIGHT_NOUN]
    for noun in [*carried, *draft.tokens[1:]]:
        labels = labels_of(tree, noun) | labels
    return labels


def _participants(draft: Draft) -> list[tuple[str, int]]:
    """Return slot and head of what fills the core roles, of a list its first member."""
    core = event_types()[draft.event_type].core | {"recipient"}
    heads = {f.head for role in draft.roles if role.name in core for f in role.fillers}
    return [
        (slot, filler)
        for slot, fillers in draft.deep
        for filler in fillers[:1]  # of a list, its first member
        if filler in heads and filler not in draft.tokens  # an event noun may name itself
    ]


def _agrees(tree: Tree, labels: Mapping[int, str], draft: Draft, slot: str, head: int) -> float:
    label = label_of_phrase(tree, labels, head)
    if not label:
        return 0.0 if _is_taken(labels, draft, slot) else _SILENT
    if slot in _EXPECTED:
        outranked = slot == "subj" and label != "ARG0" and "ARG0" in labels.values()
        return float(label in _EXPECTED[slot] and not outranked)
    if default_slots().get(slot) in ("place", "destination", "origin"):
        return float(is_core(label) or label in _PLACES)
    return float(is_core(label) or label == _COMPANION)


def _is_taken(labels: Mapping[int, str], draft: Draft, slot: str) -> bool:
    """Tell whether the frame gives an unnamed participant's place to another phrase."""
    if slot == "obj":
        return "ARG1" in labels.values()
    if slot != "subj":
        return False
    sole = all(other != "obj" for other, _ in draft.deep)
    return "ARG0" in labels.values() or (sole and "ARG1" in labels.values())
