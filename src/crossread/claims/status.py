"""How a claim is put forward by its deepest source, read from its verb upwards."""

from __future__ import annotations

from collections.abc import Generator, Iterator

from crossread.claims.arguments import is_passive
from crossread.claims.drafts import Draft
from crossread.claims.lexicon import cue_forces, modals, modifiers, signatures, status_list
from crossread.claims.negation import is_negated
from crossread.claims.presupposed import is_presupposed, tells_occurrence
from crossread.claims.speech import Speech
from crossread.claims.timing import is_ahead
from crossread.claims.tree import NOMINAL, Tree
from crossread.model.claims import Status

Reason = tuple[Status, str]

# The strongest first: a denied plan is denied, a possible plan is hypothetical.
_PRECEDENCE = (Status.DENIED, Status.NEGATED, Status.HYPOTHETICAL, Status.PLANNED,
               Status.ESTIMATED, Status.ALLEGED, Status.ASSERTED)  # fmt: skip
_BY_FORCE = {"claim": Status.ALLEGED, "estimate": Status.ESTIMATED, "deny": Status.DENIED,
             "speculate": Status.HYPOTHETICAL, "commit": Status.PLANNED}  # fmt: skip
_COMPLEMENTS = frozenset({"ccomp", "xcomp", "acl", "advcl", "csubj", "obl"})
_NOUN_CASES = frozenset({"for", "of", "about", "on", "over", "against", "from", "around"})
_CONTROLLED = frozenset({"of", "for", "from", "on", "to", "against"})
_STEPS = 12  # clauses upwards; deeper nesting is a parser error


def judge(tree: Tree, draft: Draft, reports: list[Speech]) -> tuple[Status, tuple[str, ...]]:
    """Return the status of a draft and what led to it, strongest first."""
    deepest = reports[-1] if reports else None
    taken = draft.background and is_presupposed(tree, draft.head)
    found = list(_on_noun(tree, draft.head) if taken else _reasons(tree, draft, deepest))
    if deepest is not None and not taken and not _is_remark(tree, draft.head, deepest):
        found.extend(_by_report(tree, deepest))
    if not found:
        return Status.ASSERTED, ()
    status = min((each for each, _ in found), key=_PRECEDENCE.index)
    ordered = sorted(found, key=lambda each: (_PRECEDENCE.index(each[0]), each[1]))
    return status, tuple(dict.fromkeys(reason for _, reason in ordered))


def _is_remark(tree: Tree, head: int, report: Speech) -> bool:
    """Tell whether a claim stands in a remark: "accused Poe, who runs the bank, of lying".

    Such a clause is told beside what is alleged, estimated or denied.
    """
    if report.pattern == "quotation" or tree.tokens[head].relation != "acl:relcl":
        return False
    words = (i for i in tree.subtree(head) if tree.base[i] != "punct")
    first = next(words, head)
    return first - 1 in report.content and tree.tokens[first - 1].text == ","


def _by_report(tree: Tree, report: Speech) -> Iterator[Reason]:
    status = _BY_FORCE.get(report.force)
    negated = tree.tokens[report.cue].upos in ("VERB", "AUX") and is_negated(tree, report.cue)
    if negated:
        yield Status.HYPOTHETICAL, f"“{report.lemma}” is negated"
    elif status is not None:
        yield status, f"{status.value} by “{report.lemma}”"
    elif report.force == "show" and report.lemma in ("suggest", "imply", "hint", "signal"):
        yield Status.HYPOTHETICAL, f"governed by “{report.lemma}”"


def _reasons(tree: Tree, draft: Draft, report: Speech | None) -> Iterator[Reason]:
    node, reported, own = draft.head, _is_told_in_past(tree, report), True
    for noun in draft.tokens:
        if noun != draft.head and tree.tokens[noun].upos == "NOUN":
            yield from _on_noun(tree, noun)
    if draft.rule == "light_verb" and tree.lemma(node) in signatures():
        yield from _by_signature(tree, node)
    yield from _question(tree, node)
    for _ in range(_STEPS):
        if own:
            yield from _on_node(tree, node, reported=reported)
        governor = tree.head(node)
        if governor < 0 or (report is not None and governor == report.cue):
            return
        step = yield from _upwards(tree, node, governor)
        if step == "stop":
            return
        node = governor
        own = step == "on"


def _upwards(tree: Tree, node: int, governor: int) -> Generator[Reason, None, str]:
    """Yield what the governor does to a node; return how the way up goes on.

    "on": the governor's own modals count too; "past": only what governs it; "stop": nothing more.
    """
    relation, base = tree.tokens[node].relation, tree.base[node]
    nominal = tree.tokens[node].upos in NOMINAL and tree.kid(node, "cop") is None
    if base == "conj":
        return "on" if nominal or _shares_mood(tree, node) else "past"
    if relation == "acl:relcl" or (base == "acl" and not tree.mark(node)):
        yield from _of_noun_before(tree, node, governor)
        return "stop"
    if nominal:
        if tells_occurrence(tree, node):
            yield from _by_signature(tree, governor)
            return "on"
        if _is_complement(tree, node):
            yield from _by_signature(tree, governor)
        inner = tree.tokens[governor].upos in NOMINAL and base == "nmod"
        return "on" if inner and _is_complement(tree, node) else "stop"
    if base not in _COMPLEMENTS:
        return "stop"
    mark = tree.mark(node)
    if base == "advcl" and (node < governor if not mark else mark not in _CONTROLLED):
        return "stop"
    if base == "advcl" and mark == "to" and not _governs_infinitive(tree, governor):
        if not _is_outcome(tree, governor):
            yield Status.PLANNED, "purpose “to”"
        return "stop"
    if governor_counts(tree, node, governor):
        yield from _by_signature(tree, governor)
    return "on"


def _is_outcome(tree: Tree, governor: int) -> bool:
    """Tell whether an infinitive tells what came of it: "came forward to", "the first to"."""
    words = {tree.lower(child) for child in tree.kids(governor, "advmod", "compound")}
    lemma = tree.lemma(governor)
    return lemma in status_list("ordinals") or bool(words & status_list("outcome_words"))


def _shares_mood(tree: Tree, node: int) -> bool:
    """A second verb shares auxiliaries and negation unless it has its own form or a "but"."""
    if tree.kid(node, "nsubj", "aux") is not None or tree.tokens[node].xpos in ("VBD", "VBZ"):
        return False
    return not any(tree.lower(c) in ("but", "yet") for c in tree.kids(node, "cc"))


def _is_complement(tree: Tree, noun: int) -> bool:
    """Tell whether a governor's mood reaches an event noun: "plans for a visit", "denied it"."""
    relation = tree.tokens[noun].relation
    if tree.base[noun] in ("obl", "nmod"):
        return tree.case(noun) in _NOUN_CASES
    return relation in ("obj", "nsubj:pass", "ccomp", "xcomp")


def _of_noun_before(tree: Tree, node: int, noun: int) -> Iterator[Reason]:
    """A relative clause is as possible as its noun: "a possible deal in which ..."."""
    while noun >= 0 and tree.tokens[noun].upos in NOMINAL:
        between = [c for c in tree.kids(noun, "nmod") if noun < c < node]
        for each in (noun, *between):
            yield from _on_noun(tree, each)
        if signatures().get(tree.lemma(noun), ("",))[0] == Status.HYPOTHETICAL:
            yield from _by_signature(tree, noun)
        if tree.base[noun] != "nmod":
            return
        noun = tree.head(noun)


def governor_counts(tree: Tree, node: int, governor: int) -> bool:
    """Tell whether a governing predicate colours its complement (not a mere participle beside)."""
    return tree.base[node] != "advcl" or bool(tree.mark(node))


def _governs_infinitive(tree: Tree, governor: int) -> bool:
    return tree.lemma(governor) in signatures()


def _by_signature(tree: Tree, governor: int) -> Iterator[Reason]:
    lemma = tree.lemma(governor)
    found = signatures().get(lemma)
    if found is None:
        return
    if _is_imperative(tree, governor):
        return
    status = Status(found[1] if is_negated(tree, governor) else found[0])
    if status is not Status.ASSERTED:
        yield status, f"governed by “{lemma}”"


def _is_imperative(tree: Tree, verb: int) -> bool:
    """Tell whether a verb asks the reader ("Believe it: ..."), which colours nothing."""
    own = tree.kid(verb, "nsubj", "aux", "mark", "csubj", "expl")
    return tree.tokens[verb].xpos == "VB" and tree.base[verb] == "root" and own is None


def _on_node(tree: Tree, node: int, *, reported: bool) -> Iterator[Reason]:
    if tree.tokens[node].upos in NOMINAL and tree.kid(node, "cop") is None:
        yield from _on_noun(tree, node)
        return
    norm = False
    for child in tree.children[node]:
        word = tree.lower(child)
        kind = modals().get(word) or modals().get(tree.lemma(child), "")
        if tree.base[child] == "aux" and kind:
            norm = norm or kind == "planned_norm"
            yield from _by_modal(tree, node, kind, word, reported=reported)
        elif tree.base[child] in ("advmod", "discourse") and word in modifiers():
            yield Status(modifiers()[word]), f"modifier “{word}”"
        elif tree.base[child] == "mark" and word in status_list("conditional_marks"):
            yield Status.HYPOTHETICAL, f"condition “{word}”"
    if tree.tokens[node].xpos in ("VBZ", "VBP", "VBG") and is_ahead(tree, node):
        yield Status.PLANNED, "at a time to come"
    if _is_to_be(tree, node):
        yield Status.PLANNED, "“is to”"
    elif _is_headline_future(tree, node):
        yield Status.PLANNED, "headline “to”"
    if _is_going_to(tree, node):
        yield Status.PLANNED, "“going to”"
    if is_negated(tree, node) and not norm:
        yield Status.NEGATED, "negated"


def _is_told_in_past(tree: Tree, report: Speech | None) -> bool:
    """Tell whether "would" can be a reported "will": after "said", not inside a quotation."""
    if report is None or report.pattern == "quotation":
        return False
    return tree.tokens[report.cue].xpos not in ("VBZ", "VBP")


def _by_modal(tree: Tree, node: int, kind: str, word: str, *, reported: bool) -> Iterator[Reason]:
    if kind == "planned_norm":
        yield Status.HYPOTHETICAL, f"norm “{word}”"
    elif kind == "would":
        yield from _by_would(tree, node, reported=reported)
    else:
        yield Status(kind), f"modal “{word}”"


def _by_would(tree: Tree, node: int, *, reported: bool) -> Iterator[Reason]:
    """Read "would" as the future of a past story or report, unless a condition goes with it."""
    condition = any(
        tree.mark(clause) in status_list("conditional_marks") for clause in tree.kids(node, "advcl")
    )
    unreal = any(tree.lower(child) == "have" for child in tree.kids(node, "aux"))
    if condition or unreal:
        yield Status.HYPOTHETICAL, "modal “would”"
    elif reported:
        yield Status.PLANNED, "modal “would” in reported speech"
    elif not any(tree.lower(c) in status_list("later_words") for c in tree.kids(node, "advmod")):
        governor = tree.head(node)
        past = governor >= 0 and _is_in_past_clause(tree, governor)
        past = past and tree.lemma(governor) not in cue_forces("verbs")  # it quotes or is present
        status = Status.PLANNED if past else Status.HYPOTHETICAL
        yield status, "modal “would”" + (" after a past verb" if past else "")


def _is_in_past_clause(tree: Tree, token: int) -> bool:
    """Tell whether the nearest verb from a token upwards is in the past tense."""
    while tree.head(token) >= 0 and tree.tokens[token].upos in NOMINAL:
        token = tree.head(token)
    return tree.tokens[token].xpos == "VBD" or any(
        tree.tokens[child].xpos == "VBD" for child in tree.kids(token, "aux", "cop")
    )


def _on_noun(tree: Tree, noun: int) -> Iterator[Reason]:
    before = [one for case in tree.kids(noun, "case") for one in tree.kids(case, "advmod")]
    for child in [*before, *tree.kids(noun, "amod", "advmod")]:  # "possibly including a treaty"
        status = modifiers().get(tree.lower(child))
        if status is not None:
            yield Status(status), f"modifier “{tree.lower(child)}”"
    if is_ahead(tree, noun):
        yield Status.PLANNED, "at a time to come"
    if any(tree.lower(child) == "no" for child in tree.kids(noun, "det")):
        yield Status.NEGATED, "negated"


def _is_to_be(tree: Tree, node: int) -> bool:
    """Read "are to be trained" as a plan."""
    marks = [child for child in tree.kids(node, "mark", "aux") if tree.lower(child) == "to"]
    return any(
        tree.lemma(child) == "be" and tree.tokens[child].xpos in ("VBZ", "VBP", "VBD")
        for mark in marks
        for child in tree.kids(node, "aux", "cop")
        if child == mark - 1
    )


def _is_headline_future(tree: Tree, node: int) -> bool:
    """Read the infinitive of "Norvia to buy ships" as a plan."""
    governor = tree.head(node)
    if tree.base[node] == "acl" and tree.base[governor] == "root" and tree.mark(node) == "to":
        return tree.tokens[governor].upos == "PROPN"
    return (
        tree.base[node] in ("root", "parataxis")
        and tree.kid(node, "nsubj") is not None
        and any(tree.lower(child) == "to" for child in tree.kids(node, "mark", "aux"))
    )


def _is_going_to(tree: Tree, node: int) -> bool:
    governor = tree.head(node)
    return (
        tree.base[node] == "xcomp"
        and tree.lower(governor) == "going"
        and tree.mark(node) == "to"
        and not is_passive(tree, governor)
    )


def _question(tree: Tree, node: int) -> Iterator[Reason]:
    sentence = tree.sentence(node)
    if tree.tokens[sentence.last - 1].text == "?":
        yield Status.HYPOTHETICAL, "question"
