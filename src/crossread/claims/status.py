"""How a claim is put forward by its deepest source.

The standing of a predicate is composed from the top of its sentence downwards: what governs it
hands a status down by its signature, and the predicate's own words change that.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from crossread.claims.drafts import Draft
from crossread.claims.embedding import (
    Reach,
    hangs_on_nothing,
    is_nominal,
    possible_nouns,
    reach_of,
)
from crossread.claims.governors import Signature, governors, handed_down, signature_of
from crossread.claims.lexicon import status_list
from crossread.claims.moods import (
    Reason,
    own_reasons,
    question_reasons,
    reasons_on_noun,
)
from crossread.claims.negation import is_negated, names_nobody
from crossread.claims.presupposed import is_presupposed
from crossread.claims.speech import Speech
from crossread.claims.tree import Tree
from crossread.model.claims import Status

# The strongest first: a denied plan is denied, a possible plan is hypothetical.
_PRECEDENCE = (Status.DENIED, Status.NEGATED, Status.HYPOTHETICAL, Status.PLANNED,
               Status.ESTIMATED, Status.ALLEGED, Status.ASSERTED)  # fmt: skip
_BY_FORCE = {"claim": Status.ALLEGED, "estimate": Status.ESTIMATED, "deny": Status.DENIED,
             "speculate": Status.HYPOTHETICAL, "commit": Status.PLANNED}  # fmt: skip
# Behind these a negation says that it is not so: "cannot leave", "would not leave"; what "may not"
# be, or not be "if", is left open.
_SETTLED = ("modal “can”", "modal “could”", "modal “ca”", "modal “would”", "modal “'d”")
_FACTS = frozenset({"what", "when", "where", "who", "whom", "why", "how", "which"})
_OPEN_NOUNS = frozenset({"possibility", "fear"})  # kinds of "the danger that", "prospects that"
_UNSETTLED = frozenset({Status.PLANNED, Status.HYPOTHETICAL})
_STEPS = 12  # clauses upwards; deeper nesting is a parser error


@dataclass(frozen=True, slots=True)
class _Standing:
    """A status with what led to it."""

    status: Status = Status.ASSERTED
    reasons: tuple[Reason, ...] = ()


_PLAIN = _Standing()


def judge(tree: Tree, draft: Draft, reports: list[Speech]) -> tuple[Status, tuple[str, ...]]:
    """Return the status of a draft and what led to it, strongest first."""
    found: list[Reason] = []
    for noun in draft.tokens:
        if noun != draft.head and tree.tokens[noun].upos == "NOUN":
            found.extend(reasons_on_noun(tree, noun))
    if draft.rule == "light_verb":
        found.extend(_by_light_verb(tree, draft))
    return _judge(tree, draft.head, reports, found, background=draft.background)


def status_of(tree: Tree, token: int, reports: list[Speech]) -> tuple[Status, tuple[str, ...]]:
    """Return the status of any predicate, a claim or not, and what led to it.

    ``reports`` are those that cover it, outermost first; an auxiliary has the status of its verb.
    """
    if tree.base[token] in ("aux", "cop") and tree.head(token) >= 0:
        token = tree.head(token)
    return _judge(tree, token, reports, (), background=is_nominal(tree, token))


def _judge(
    tree: Tree, head: int, reports: list[Speech], more: Iterable[Reason], *, background: bool
) -> tuple[Status, tuple[str, ...]]:
    report = reports[-1] if reports else None
    if background and is_presupposed(tree, head):
        standing = _joined(_PLAIN, reasons_on_noun(tree, head))
    else:
        standing = _standing(tree, head, report, _STEPS)
        standing = _joined(standing, [*more, *question_reasons(tree, head)])
        if report is not None and not _is_remark(tree, head, report):
            standing = _joined(standing, _by_report(tree, head, report))
    ordered = sorted(
        standing.reasons,
        key=lambda each: (each[0] is not standing.status, _PRECEDENCE.index(each[0]), each[1]),
    )
    return standing.status, tuple(dict.fromkeys(reason for _, reason in ordered))


def _joined(above: _Standing, own: Iterable[Reason]) -> _Standing:
    """Add a predicate's own reasons to what is handed down to it."""
    own = tuple(own)
    if not own:
        return above
    found = [above.status, *(status for status, _ in own)]
    reasons = (*above.reasons, *own)
    status = min(found, key=_PRECEDENCE.index)
    if status is Status.NEGATED and Status.HYPOTHETICAL in found:
        open_ = any(s is Status.HYPOTHETICAL and not w.startswith(_SETTLED) for s, w in reasons)
        status = Status.HYPOTHETICAL if open_ else status
    return _Standing(status, reasons)


def _standing(tree: Tree, node: int, report: Speech | None, steps: int) -> _Standing:
    """Return the standing of a predicate inside its sentence and its deepest report."""
    above = _from_above(tree, node, report, steps)
    return _joined(above, own_reasons(tree, node, reported=_is_told_in_past(tree, report)))


def _from_above(tree: Tree, node: int, report: Speech | None, steps: int) -> _Standing:
    """Return the standing that what governs a predicate hands down to it."""
    governor = tree.head(node)
    if governor < 0 or steps == 0:
        return _PLAIN
    if report is not None and governor == report.cue:
        return _of_told(tree, governor) if tree.tokens[governor].upos == "NOUN" else _PLAIN
    reach = reach_of(tree, node, governor)
    if reach is Reach.NOTHING:
        return _PLAIN
    if reach is Reach.NOUN:
        return _of_noun_before(tree, node, governor)
    if reach is Reach.ABOVE:
        own = own_reasons(tree, governor, reported=False)
        conditions = [reason for reason in own if reason[1].startswith("condition")]
        return _joined(_from_above(tree, governor, report, steps - 1), conditions)
    return _handed(tree, node, reach, _standing(tree, governor, report, steps - 1))


def _handed(tree: Tree, node: int, reach: Reach, standing: _Standing) -> _Standing:
    """Return what of a governor's standing reaches a predicate."""
    if reach is Reach.MOOD:
        return _PLAIN if standing.status is Status.NEGATED else standing
    governor = tree.head(node)
    if tree.mark(node) == "to" and "too" in map(tree.lower, tree.kids(governor, "advmod")):
        return _joined(_PLAIN, [(Status.NEGATED, f"too {tree.lemma(governor)} to")])
    if reach is Reach.PURPOSE:
        purpose = (Status.PLANNED, "purpose “to”")
        lost = tree.tokens[governor].upos in ("ADJ", "ADV")  # "not available to comment"
        if standing.status is Status.NEGATED and not lost:
            return _joined(_PLAIN, [(Status.HYPOTHETICAL, "purpose of what is negated")])
        if lost:  # "strong enough to swim"
            purpose = (Status.HYPOTHETICAL, "purpose “to”")
            return standing if standing.status is Status.NEGATED else _joined(standing, [purpose])
        return _joined(standing, [purpose])
    if reach is Reach.TIME:
        mark = tree.mark(node)
        ahead = standing.status in _UNSETTLED or mark in ("until", "till")
        return _joined(_PLAIN, [(Status.PLANNED, f"“{mark}”")] if ahead else [])
    if reach is Reach.COMPLEMENT:
        return _of_complement(tree, node, governor, standing)
    return standing


def _of_complement(tree: Tree, node: int, governor: int, standing: _Standing) -> _Standing:
    """Apply the signature of a governor; without one its standing is handed on.

    A clause with "that" under a negated verb is left open ("did not say that he left"), one with
    "when" or "why" stands.
    """
    signature = signature_of(tree, governor, node)
    lemma = tree.lemma(governor)
    if signature is not None:
        status = handed_down(signature, _as_told(tree, governor, signature, standing))
        reason = (status, f"governed by “{lemma}”")
        plain = status is Status.ASSERTED and not standing.reasons
        return _Standing(status, standing.reasons if plain else (*standing.reasons, reason))
    told = tree.base[node] in ("ccomp", "csubj") or tree.mark(node) == "that"
    if not told or standing.status is not Status.NEGATED:
        return standing
    if _asks_for_fact(tree, node):
        return _PLAIN
    return _Standing(Status.HYPOTHETICAL, ((Status.HYPOTHETICAL, f"“{lemma}” is negated"),))


def _as_told(tree: Tree, governor: int, signature: Signature, standing: _Standing) -> Status:
    """Return the status of a governor as its signature counts it.

    "Will be delayed" is told outright, unlike "tried to delay"; a failed attempt is one that is
    negated.
    """
    words = {tree.lower(child) for child in tree.kids(governor, "amod")}
    if words & status_list("unsuccessful"):
        return Status.NEGATED
    if standing.status is Status.PLANNED and signature.plain is Status.NEGATED:
        told = all(reason.startswith("modal") for _, reason in standing.reasons)
        return Status.ASSERTED if told else Status.PLANNED
    return standing.status


def _asks_for_fact(tree: Tree, clause: int) -> bool:
    """Tell whether a clause asks when, why or how something was, and not whether it was."""
    return tree.lower(min(tree.subtree(clause))) in _FACTS


def _of_told(tree: Tree, noun: int) -> _Standing:
    """Return the standing of what a noun tells: "no sign that", "rejected reports that"."""
    lemma, verb = tree.lemma(noun), tree.head(noun)
    object_ = verb >= 0 and tree.tokens[noun].relation in ("obj", "nsubj:pass")
    if names_nobody(tree, noun) or (object_ and is_negated(tree, verb)):
        return _joined(_PLAIN, [(Status.HYPOTHETICAL, f"no “{lemma}”")])
    if object_ and tree.lemma(verb) in status_list("setting_aside"):
        return _joined(_PLAIN, [(Status.ALLEGED, f"set aside by “{tree.lemma(verb)}”")])
    return _PLAIN


def _of_noun_before(tree: Tree, node: int, noun: int) -> _Standing:
    """A relative clause is as possible as its noun: "a possible deal in which ..."."""
    if hangs_on_nothing(tree, node, noun):
        return _joined(_PLAIN, [(Status.NEGATED, "of what there is not")])
    found: list[Reason] = []
    for each in possible_nouns(tree, node, noun):
        found += [one for one in reasons_on_noun(tree, each) if one[0] is not Status.NEGATED]
        if any(one.kind in _OPEN_NOUNS for one in governors().get(tree.lemma(each), ())):
            found.append((Status.HYPOTHETICAL, f"governed by “{tree.lemma(each)}”"))
    return _joined(_PLAIN, found)


def _by_light_verb(tree: Tree, draft: Draft) -> Iterator[Reason]:
    """Yield what a light verb says of its noun: "sought a meeting"."""
    noun = next((t for t in draft.tokens if t != draft.head), draft.head)
    signature = signature_of(tree, draft.head, noun)
    if signature is not None:
        negated = is_negated(tree, draft.head)
        status = signature.negated if negated else signature.plain
        if status is not Status.ASSERTED:
            yield status, f"governed by “{tree.lemma(draft.head)}”"


def _is_told_in_past(tree: Tree, report: Speech | None) -> bool:
    """Tell whether "would" can be a reported "will": after "said", not inside a quotation."""
    if report is None or report.pattern == "quotation":
        return False
    return tree.tokens[report.cue].xpos not in ("VBZ", "VBP")


def _is_remark(tree: Tree, head: int, report: Speech) -> bool:
    """Tell whether a claim stands in a remark: "accused Poe, who runs the bank, of lying".

    Such a clause is told beside what is alleged, estimated or denied.
    """
    if report.pattern == "quotation" or tree.tokens[head].relation != "acl:relcl":
        return False
    words = (i for i in tree.subtree(head) if tree.base[i] != "punct")
    first = next(words, head)
    return first - 1 in report.content and tree.tokens[first - 1].text == ","


def _by_report(tree: Tree, head: int, report: Speech) -> Iterator[Reason]:
    """Yield what the cue of the deepest report makes of what it reports."""
    status = _BY_FORCE.get(report.force)
    if tree.tokens[report.cue].upos in ("VERB", "AUX") and is_negated(tree, report.cue):
        if not _stands(tree, head, report):
            yield Status.HYPOTHETICAL, f"“{report.lemma}” is negated"
    elif status is not None and not (report.force == "commit" and _is_finite(tree, head)):
        yield status, f"{status.value} by “{report.lemma}”"
    elif report.force == "show" and report.lemma in ("suggest", "imply", "hint", "signal"):
        yield Status.HYPOTHETICAL, f"governed by “{report.lemma}”"


def _is_finite(tree: Tree, head: int) -> bool:
    """Tell whether a verb is in the past or present without a modal: "agreed that he left"."""
    return tree.tokens[head].xpos in ("VBD", "VBZ", "VBP") and tree.kid(head, "aux") is None


def _stands(tree: Tree, head: int, report: Speech) -> bool:
    """Tell whether what is not said stands: "did not say when he left", "did not reveal that"."""
    clause = head
    while tree.head(clause) not in (-1, report.cue):
        clause = tree.head(clause)
    if tree.head(clause) != report.cue:
        return False
    signature = signature_of(tree, report.cue, clause)
    known = signature is not None and signature.kind == "factive"
    return known or (_asks_for_fact(tree, clause) and report.force not in _BY_FORCE)
