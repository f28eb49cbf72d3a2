"""Event nouns that are taken for granted: "during her visit", "after the attack"."""

from __future__ import annotations

from crossread.claims.governors import signature_of
from crossread.claims.lexicon import cue_forces, status_list
from crossread.claims.tree import NOMINAL, Tree
from crossread.model.claims import Status

_DEFINITE = frozenset({"the", "this", "that", "these", "those", "both"})
_WHILE = frozenset({"during", "after", "following", "since", "amid", "despite", "in spite of",
                    "in the wake of"})  # fmt: skip
_UNSURE = frozenset({"claim", "speculate", "deny"})
_STEPS = 5  # nouns upwards ("reports of plans for the visit"); deeper nesting is a parser error
_OBJECTS = frozenset({"obj", "nsubj:pass", "ccomp", "xcomp", "appos"})
_OPEN_CASES = frozenset({"for", "of", "about", "on", "over", "against", "from", "around", "to"})


def is_presupposed(tree: Tree, noun: int) -> bool:
    """Tell whether an event noun holds whatever the clause around it says.

    It does where it is definite or tells when something was, unless what governs it looks at a
    possible event: "plans for the visit", "denied the meeting", "reports of the attack".
    """
    if not (is_definite(tree, noun) or tree.case(noun) in _WHILE):
        return False
    if tells_occurrence(tree, noun):
        return False
    for _ in range(_STEPS):
        governor = tree.head(noun)
        if governor < 0 or not _is_object(tree, noun):
            return True
        if _looks_ahead(tree, noun, governor):
            return False
        if tree.tokens[governor].upos not in NOMINAL:
            return True
        if tree.lemma(governor) not in cue_forces("nouns"):
            return True
        noun = governor
    return True


def tells_occurrence(tree: Tree, noun: int) -> bool:
    """Tell whether the noun's clause says only that the event takes place ("was held")."""
    governor = tree.head(noun)
    if governor < 0 or tree.base[noun] != "nsubj":
        return False
    if tree.tokens[noun].relation == "nsubj:pass":
        return tree.lemma(governor) in status_list("held")
    if tree.lemma(governor) == "take":
        return any(tree.lower(child) == "place" for child in tree.kids(governor, "obj"))
    return tree.lemma(governor) in status_list("occurrence")


def is_definite(tree: Tree, noun: int) -> bool:
    """Tell whether a noun phrase speaks of something known: "the", "this", a possessor."""
    return any(
        tree.is_possessive(child) or (tree.base[child] == "det" and tree.lower(child) in _DEFINITE)
        for child in tree.children[noun]
    )


def _is_object(tree: Tree, noun: int) -> bool:
    if tree.base[noun] in ("obl", "nmod"):
        return tree.case(noun) in _OPEN_CASES
    return tree.tokens[noun].relation in _OBJECTS


def _looks_ahead(tree: Tree, noun: int, governor: int) -> bool:
    """Tell whether a governor asks for, doubts or hinders its object ("call for", not "call")."""
    lemma = tree.lemma(governor)
    if tree.base[noun] == "obl" and cue_forces("verbs").get(lemma) == "deny":
        return False  # "denied responsibility for the attack"
    if lemma in status_list("presupposing"):
        return lemma == "call" and tree.case(noun) == "for"
    force = cue_forces("nouns").get(lemma, "") if tree.tokens[governor].upos == "NOUN" else ""
    signature = signature_of(tree, governor, noun)
    open_ = signature is not None and signature.plain is not Status.ASSERTED
    return open_ or force in _UNSURE
