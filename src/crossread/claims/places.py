"""Whether a phrase after "in", "on" or "at" tells where something happened."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache

from crossread.claims.arguments import Arguments
from crossread.claims.lexicon import default_slots, noun_classes
from crossread.claims.propbank import label_of_phrase, labels_of
from crossread.claims.tree import Tree
from crossread.model.annotation import EntityKind
from crossread.text.resources import load

_PLACES = frozenset({EntityKind.STATE, EntityKind.PLACE})
_WHERE = frozenset({"ARGM-LOC", "ARGM-DIR", "ARGM-GOL"})
_MEASURES = frozenset({"NUM", "SYM"})
_GRAMMATICAL = frozenset({"subj", "obj", "iobj", "attribute"})


def settle_places(tree: Tree, verb: int, named: Mapping[str, str], arguments: Arguments) -> None:
    """Rename the slots of phrases whose PropBank label gainsays their preposition.

    ``named`` are the slots that the verb's own frame gives a role; they stay.
    """
    labels = labels_of(tree, verb)
    if named.get("in") == "destination" and "place" in arguments.slots:
        arguments.slots.setdefault("in", []).extend(arguments.slots.pop("place"))
    if not labels:
        return
    for slot in tuple(arguments.slots):
        if slot in _GRAMMATICAL:
            continue
        heads = arguments.slots.pop(slot)
        for head in heads:
            label = label_of_phrase(tree, labels, head)
            if slot in named:
                medium = named[slot] == "about" and tree.lower(head) in noun_classes()["platform"]
                arguments.add("medium" if medium else slot, head)
            elif not _links_only(tree, label, head):
                arguments.add(_settle(tree, slot, label, head), head)


def _links_only(tree: Tree, label: str, head: int) -> bool:
    """Tell "in fact" and "in addition", which tell nothing of the event."""
    bare = len(tree.children[head]) == 1 and tree.tokens[head].upos == "NOUN"
    return label == "ARGM-DIS" or (label == "ARGM-ADV" and bare)


def _settle(tree: Tree, slot: str, label: str, head: int) -> str:
    """Return the slot or the role of one phrase."""
    role = default_slots().get(slot)
    if tree.tokens[head].upos in _MEASURES and role == "place":
        return "other"  # "a speed over 250 km/h"
    if label in _WHERE and role in (None, "place", "means") and is_place(tree, head):
        return "place"
    return slot


def is_place(tree: Tree, head: int) -> bool:
    """Tell whether a phrase names a place or a State, or is a noun of place."""
    mention = tree.mention(head)
    if mention is not None and mention.entity in _PLACES:
        return True
    if tree.lemma(head) in noun_classes()["place"] or tree.lemma(head) in _nouns("places"):
        return True
    # "a ceremony in Port Alma" is where it is held.
    inside = (c for c in tree.kids(head, "nmod") if tree.case(c) in ("in", "at", "near", "outside"))
    return any(is_place(tree, child) for child in inside)


@cache
def _nouns(name: str) -> frozenset[str]:
    return frozenset(load("nominals.yaml")[name])
