"""What a governing predicate says of the event in its complement: "plan to", "failed to"."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache

from crossread.claims.tree import NOMINAL, Tree
from crossread.model.claims import Status
from crossread.text.resources import load

_CLAUSES = frozenset({"ccomp", "csubj"})
_UNSETTLED = frozenset({Status.PLANNED, Status.HYPOTHETICAL})


@dataclass(frozen=True, slots=True)
class Signature:
    """The status that a governor gives its complement, plain and when it is itself negated."""

    kind: str  # expectation, plan, wish, attempt, failure, ...
    plain: Status
    negated: Status
    reach: str = ""  # infinitive, clause or noun: what alone it governs so


@cache
def governors() -> dict[str, tuple[Signature, ...]]:
    """Return the signatures of every governing lemma, in the order of the resource."""
    found: dict[str, list[Signature]] = {}
    for entry in load("statuses.yaml")["signatures"]:
        signature = Signature(
            entry["kind"],
            Status(entry["plain"]),
            Status(entry["negated"]),
            entry.get("reach", ""),
        )
        for lemma in entry["lemmas"]:
            found.setdefault(lemma, []).append(signature)
    return {lemma: tuple(each) for lemma, each in found.items()}


def signature_of(tree: Tree, governor: int, node: int) -> Signature | None:
    """Return the signature with which a governor reaches a complement, or None."""
    found = governors().get(tree.lemma(governor))
    if found is None or _asks_the_reader(tree, governor):
        return None
    reach = _reach(tree, node)
    return next((each for each in found if each.reach in ("", reach)), None)


def _reach(tree: Tree, node: int) -> str:
    """Return what sort of complement a node is: noun, infinitive (or gerund), clause."""
    if tree.tokens[node].upos in NOMINAL and tree.kid(node, "cop") is None:
        return "noun"
    return "clause" if tree.base[node] in _CLAUSES and tree.mark(node) != "to" else "infinitive"


def _asks_the_reader(tree: Tree, verb: int) -> bool:
    """Tell whether a verb asks the reader ("Believe it: ..."), which colours nothing."""
    own = tree.kid(verb, "nsubj", "aux", "mark", "csubj", "expl")
    return tree.tokens[verb].xpos == "VB" and tree.base[verb] == "root" and own is None


def handed_down(signature: Signature, status: Status) -> Status:
    """Return the status of a complement whose governor has a status of its own.

    "Failed to prevent the attack": the preventing is negated, so the attack took place; "tried to
    prevent the attack" leaves the attack open; "may know that he left" leaves his leaving standing.
    """
    if status in (Status.NEGATED, Status.DENIED):
        return signature.negated
    if status not in _UNSETTLED:
        return signature.plain
    if signature.plain is Status.ASSERTED:
        return Status.ASSERTED if signature.negated is Status.ASSERTED else status
    if signature.plain is Status.NEGATED or status is Status.HYPOTHETICAL:
        return Status.HYPOTHETICAL
    return signature.plain
