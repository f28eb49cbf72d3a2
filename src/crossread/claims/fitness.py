"""Whether the fillers of an event's roles are of a kind that the event can have."""

from __future__ import annotations

from collections.abc import Iterable

from crossread.claims.lexicon import event_types, source_nouns, verb_list
from crossread.claims.tree import Tree
from crossread.model.annotation import EntityKind, MentionKind

_PARTIES = frozenset({EntityKind.PERSON, EntityKind.ORGANISATION, EntityKind.STATE})
_PEOPLE = frozenset(
    {"he", "she", "they", "we", "i", "you", "who", "him", "her", "them", "us", "me"}
)


def fits(tree: Tree, event_type: str, role: str, heads: Iterable[int]) -> bool:
    """Tell whether a role can have these fillers: a squall is no visitor, a look no gift."""
    unfit = event_types()[event_type].unfit.get(role)
    if unfit is None:
        return True
    return not any(_is_unfit(tree, head, unfit) for head in heads)


def _is_unfit(tree: Tree, head: int, unfit: frozenset[str]) -> bool:
    """Names fit; so does a noun with a name to it ("the storm ship Norvia")."""
    if tree.tokens[head].upos == "PROPN":
        return False
    if tree.tokens[head].upos == "PRON":
        return tree.lower(head) in unfit
    if tree.lemma(head) in verb_list("measures"):  # "a third of the market"
        measured = [c for c in tree.kids(head, "nmod") if tree.case(c) == "of"]
        if measured:
            return any(_is_unfit(tree, inner, unfit) for inner in measured)
    return tree.lemma(head) in unfit


def is_party(tree: Tree, head: int) -> bool:
    """Tell whether a phrase names somebody: a person, a body or a State."""
    if tree.tokens[head].upos == "PRON":
        return tree.lower(head) in _PEOPLE
    if tree.lemma(head) in verb_list("measures") or tree.tokens[head].upos == "NUM":
        return any(is_party(tree, c) for c in tree.kids(head, "nmod") if tree.case(c) == "of")
    mention = tree.mention(head)
    if mention is not None and mention.kind is MentionKind.NAME:
        return mention.entity in _PARTIES
    if source_nouns().get(tree.lemma(head), "document") != "document":
        return True
    return mention is not None and mention.entity in _PARTIES
