"""What a predicate's own words make of it: modals, negation, adverbs, conditions, "is to"."""

from __future__ import annotations

from collections.abc import Iterator

from crossread.claims.embedding import is_nominal
from crossread.claims.lexicon import cue_forces, modals, modifiers, status_list
from crossread.claims.negation import has_nothing, is_negated
from crossread.claims.subjects import is_passive
from crossread.claims.timing import is_ahead
from crossread.claims.tree import NOMINAL, Tree
from crossread.model.claims import Status

Reason = tuple[Status, str]

_QUOTES = ("”", "“", "’", "‘", '"', "'", ")")
_ASKED = frozenset({"how", "what", "where", "when", "whom", "which", "whether"})
_PRESENT = frozenset({"VBZ", "VBP", "VBG"})
_INVERTED = frozenset({"had", "should", "were"})  # "Had he left, ..." is a condition


def own_reasons(tree: Tree, node: int, *, reported: bool) -> Iterator[Reason]:
    """Yield what the words beside a predicate make of it.

    ``reported`` tells that "would" can be the "will" of what somebody said.
    """
    if is_nominal(tree, node):
        yield from reasons_on_noun(tree, node)
        return
    norm, negated = False, is_negated(tree, node)
    for child in tree.children[node]:
        word, base = tree.lower(child), tree.base[child]
        kind = (modals().get(word) or modals().get(tree.lemma(child))) if base == "aux" else None
        if kind:
            norm = norm or kind == "planned_norm"
            word += " not" * (negated and kind == "planned_norm")
            yield from _by_modal(tree, node, kind, word, reported=reported)
        elif base in ("advmod", "discourse") and word in modifiers():
            yield Status(modifiers()[word]), f"modifier “{word}”"
        elif base == "mark" and _is_condition(tree, child):
            yield Status.HYPOTHETICAL, f"condition “{word}”"
    if tree.tokens[node].xpos in _PRESENT and is_ahead(tree, node):
        yield Status.PLANNED, "at a time to come"
    yield from _by_form(tree, node)
    if negated and not norm:
        yield Status.NEGATED, "empty object" if has_nothing(tree, node) else "negated"


def _is_condition(tree: Tree, mark: int) -> bool:
    word = tree.lower(mark)
    if word == "if" and mark > 0 and tree.lower(mark - 1) in ("as", "even"):
        return tree.lower(mark - 1) == "as"
    fixed = [tree.lower(part) for part in tree.kids(mark, "fixed")]
    return " ".join([word, *fixed]) in status_list("conditional_marks") or (
        word in status_list("conditional_marks")
    )


def _by_form(tree: Tree, node: int) -> Iterator[Reason]:
    """Yield what the form of the verb phrase says: "is to", "going to", "had he", "go!"."""
    if _is_to_be(tree, node):
        yield Status.PLANNED, "“is to”"
    elif _is_headline_future(tree, node):
        yield Status.PLANNED, "headline “to”"
    elif _is_yet_to(tree, node):
        yield Status.NEGATED, "“yet to”"
    elif _is_subjunctive(tree, node):
        yield Status.PLANNED, "demanded"
    if _is_going_to(tree, node):
        yield Status.PLANNED, "“going to”"
    elif _is_how_to(tree, node):
        yield Status.HYPOTHETICAL, "“how to”"
    elif _is_obliged(tree, node):
        yield Status.HYPOTHETICAL, "norm “have to”"
    inverted = _inverted_condition(tree, node)
    if inverted:
        yield Status.HYPOTHETICAL, f"condition “{inverted}”"
    elif is_imperative(tree, node):
        yield Status.PLANNED, "imperative"


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
    return _is_past(tree, token)


def _is_past(tree: Tree, token: int) -> bool:
    return tree.tokens[token].xpos == "VBD" or any(
        tree.tokens[child].xpos == "VBD" for child in tree.kids(token, "aux", "cop")
    )


def reasons_on_noun(tree: Tree, noun: int) -> Iterator[Reason]:
    """Yield what the words beside an event noun make of it: "possible", "no", "next week's"."""
    before = [one for case in tree.kids(noun, "case") for one in tree.kids(case, "advmod")]
    for child in [*before, *tree.kids(noun, "amod", "advmod")]:  # "possibly including a treaty"
        status = modifiers().get(tree.lower(child))
        if status is not None:
            yield Status(status), f"modifier “{tree.lower(child)}”"
    if is_ahead(tree, noun):
        yield Status.PLANNED, "at a time to come"
    if any(tree.lower(child) in ("no", "without") for child in tree.kids(noun, "det", "case")):
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


def _is_yet_to(tree: Tree, node: int) -> bool:
    """Read "has yet to sign" as not signed."""
    to = next((c for c in tree.kids(node, "mark", "aux") if tree.lower(c) == "to"), 0)
    return to > 0 and tree.lower(to - 1) == "yet"


def _is_subjunctive(tree: Tree, node: int) -> bool:
    """Read "insisted that he leave", "that it be sold": what is wanted, not what is."""
    if tree.base[node] not in ("ccomp", "acl") or "that" not in tree.mark(node).split():
        return False
    if tree.kid(node, "nsubj") is None:
        return False
    helpers = [child for child in tree.kids(node, "aux", "cop") if child < node]
    if helpers:
        return tree.lower(helpers[0]) == "be" and "to" not in tree.mark(node).split()
    plural = "Number=Plur" in tree.tokens[tree.kid(node, "nsubj") or 0].feats
    return tree.tokens[node].xpos == "VB" and not plural


def _is_going_to(tree: Tree, node: int) -> bool:
    governor = tree.head(node)
    return (
        tree.base[node] == "xcomp"
        and tree.lower(governor) == "going"
        and tree.mark(node) == "to"
        and not is_passive(tree, governor)
    )


def _is_obliged(tree: Tree, node: int) -> bool:
    """Read "has to leave" as a norm; "had to leave" tells that they left."""
    governor = tree.head(node)
    return (
        tree.base[node] == "xcomp"
        and tree.lemma(governor) == "have"
        and tree.mark(node) == "to"
        and not _is_past(tree, governor)
        and not _is_yet_to(tree, node)
    )


def _is_how_to(tree: Tree, node: int) -> bool:
    """Read "how to leave", "does not know what to do" as open."""
    if "to" not in tree.mark(node).split():
        return False
    asked = tree.kids(node, "advmod", "obj", "obl", "mark")
    return any(tree.lower(child) in _ASKED and child < node for child in asked)


def _inverted_condition(tree: Tree, node: int) -> str:
    """Return the auxiliary of "Had he left, ...", "should it fail", "were it to fail"; else ""."""
    subject = tree.kid(node, "nsubj")
    if tree.base[node] != "advcl" or subject is None or tree.kid(node, "mark") is not None:
        return ""
    fronted = next((c for c in tree.kids(node, "aux", "cop") if c < subject), None)
    word = tree.lower(fronted) if fronted is not None else ""
    return word if word in _INVERTED else ""


def is_imperative(tree: Tree, node: int) -> bool:
    """Tell whether a verb asks for what it names: "Release them, he urged"."""
    if tree.tokens[node].xpos != "VB" or tree.base[node] not in ("root", "ccomp", "parataxis"):
        return False
    if tree.kid(node, "nsubj", "mark", "csubj", "expl") is not None:
        return False
    return all(tree.lower(child) in ("do", "please") for child in tree.kids(node, "aux"))


def question_reasons(tree: Tree, node: int) -> Iterator[Reason]:
    """Yield that a question leaves its predicates open, not what introduces it ("asked: ...")."""
    sentence = tree.sentence(node)
    last = sentence.last - 1
    while last > sentence.first and tree.tokens[last].text in _QUOTES:
        last -= 1
    if tree.tokens[last].text != "?":
        return
    opening = _QUOTES if last < sentence.last - 1 else ":"
    first = (i for i in range(last - 1, sentence.first, -1) if tree.tokens[i].text in opening)
    if node > next(first, -1):
        yield Status.HYPOTHETICAL, "question"
