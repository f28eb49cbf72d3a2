"""How the standing of a governing word reaches an event below it."""

from __future__ import annotations

from enum import Enum, auto

from crossread.claims.governors import signature_of
from crossread.claims.lexicon import cue_forces, status_list
from crossread.claims.negation import names_nobody
from crossread.claims.presupposed import is_definite, tells_occurrence
from crossread.claims.tree import NOMINAL, Tree
from crossread.model.claims import Status

_COMPLEMENTS = frozenset({"ccomp", "xcomp", "acl", "advcl", "csubj", "obl"})
_NOUN_CASES = frozenset({"for", "of", "about", "on", "over", "against", "from", "around", "to",
                         "at", "in", "into"})  # fmt: skip
# Conjunctions of an adverbial clause that completes its verb: "barred them from entering".
_CONTROLLED = frozenset({"of", "for", "from", "on", "to", "against", "for to", "into", "at", "in",
                         "about"})  # fmt: skip
_BESIDE = frozenset({"by", "through", "toward", "towards"})  # with a gerund
_PURPOSE = frozenset({"to", "in order to", "so as to", "for to", "in order for to"})
_BOUND = frozenset({"obj", "nsubj:pass", "iobj"})
_FACTS = frozenset({"why", "how", "when", "where"})
_MODIFIERS = frozenset({"compound", "amod", "nummod", "appos"})
_INDEFINITE = frozenset({"a", "an", "such", "another"})
_EMPTY = frozenset({"any", "no", "further"})


class Reach(Enum):
    """What of a governor's standing reaches an event."""

    NOTHING = auto()
    WHOLE = auto()  # all of it: a second verb, "did not sign a pact"
    ABOVE = auto()  # only what governs the governor: a second verb with its own form
    MOOD = auto()  # its modals, not its negation: "will come, bringing gifts"
    COMPLEMENT = auto()  # what its signature makes of it: "failed to come"
    PURPOSE = auto()  # "flew in to sign"
    NOUN = auto()  # what is said of the noun in front: "a possible deal in which"
    TIME = auto()  # "until he comes"


def reach_of(tree: Tree, node: int, governor: int) -> Reach:
    """Tell how the standing of its governor reaches a predicate."""
    base, relation = tree.base[node], tree.tokens[node].relation
    nominal = is_nominal(tree, node)
    if base == "conj":
        return _of_conjunct(tree, node, governor, nominal=nominal)
    if relation == "acl:relcl" or (base == "acl" and not tree.mark(node)):
        return Reach.NOUN
    if nominal:
        return _of_noun(tree, node, governor)
    if base == "advcl":
        return _of_adverbial(tree, node, governor)
    if base == "acl" and tree.mark(node) in _PURPOSE and not _governs(tree, node, governor):
        if tree.tokens[node].xpos == "VBG":
            return Reach.NOTHING
        return Reach.MOOD if _is_outcome(tree, governor) else Reach.PURPOSE
    return Reach.COMPLEMENT if base in _COMPLEMENTS else Reach.NOTHING


def is_nominal(tree: Tree, token: int) -> bool:
    """Tell whether a token is a noun that is no predicate."""
    return tree.tokens[token].upos in NOMINAL and tree.kid(token, "cop") is None


def _of_conjunct(tree: Tree, node: int, governor: int, *, nominal: bool) -> Reach:
    if nominal or _shares_mood(tree, node):
        return Reach.WHOLE
    finite = tree.tokens[node].xpos in ("VBD", "VBZ", "VBP")
    return Reach.NOTHING if finite and tree.mark(governor) == "to" else Reach.ABOVE


def _shares_mood(tree: Tree, node: int) -> bool:
    """A second verb shares auxiliaries and negation unless it has its own form or a "but"."""
    linkers = {tree.lower(child) for child in tree.kids(node, "cc")}
    if linkers & {"but", "yet"} or tree.kid(node, "nsubj", "aux", "cop") is not None:
        return False
    return tree.tokens[node].xpos not in ("VBD", "VBZ") or bool(linkers & {"or", "nor"})


def _governs(tree: Tree, node: int, governor: int) -> bool:
    return signature_of(tree, governor, node) is not None


def _of_adverbial(tree: Tree, node: int, governor: int) -> Reach:
    mark = tree.mark(node)
    gerund = tree.tokens[node].xpos == "VBG"
    if mark in status_list("time_marks"):
        return Reach.TIME if _is_present(tree, node) or gerund else Reach.NOTHING
    if not mark:
        return Reach.NOTHING if node < governor else Reach.MOOD
    if gerund and mark in _BESIDE:
        return Reach.MOOD
    if mark not in _CONTROLLED | _PURPOSE:
        return Reach.NOTHING
    signature = signature_of(tree, governor, node)
    if signature is not None and (
        signature.plain is not Status.ASSERTED or signature.kind == "causative"
    ):
        return Reach.COMPLEMENT  # but "came to see" tells why they came
    if mark in _PURPOSE and not gerund:
        ended = tree.tokens[governor].xpos == "VBD" and tree.lemma(node) in status_list(
            "outcome_verbs"
        )
        return Reach.MOOD if ended or _is_outcome(tree, governor) else Reach.PURPOSE
    return Reach.MOOD


def _is_present(tree: Tree, node: int) -> bool:
    """Tell whether a clause is in the present tense, or bounded by "until"."""
    finite = (node, *tree.kids(node, "aux", "cop"))
    return tree.mark(node) in ("until", "till") or any(
        tree.tokens[word].xpos in ("VBZ", "VBP") for word in finite
    )


def _is_outcome(tree: Tree, governor: int) -> bool:
    """Tell whether an infinitive tells what came of it: "came forward to", "the first to"."""
    words = {tree.lower(child) for child in tree.kids(governor, "advmod", "compound", "amod")}
    listed = status_list("ordinals")
    if tree.lemma(governor) in listed or words & status_list("outcome_words"):
        return True
    return tree.tokens[governor].upos == "NOUN" and bool(words & listed)


def _of_noun(tree: Tree, noun: int, governor: int) -> Reach:
    """A noun is as possible as what it is the object of: "plans for a visit", "no deal was signed".

    What is definite is not ("criticised the deal"), nor what is only spoken of.
    """
    if tells_occurrence(tree, noun):
        return Reach.COMPLEMENT
    base = tree.base[noun]
    if base in _MODIFIERS:
        return Reach.WHOLE
    if _is_complement(tree, noun) and _governs(tree, noun, governor):
        return Reach.COMPLEMENT
    if tree.tokens[governor].upos in NOMINAL and base == "nmod":
        return Reach.MOOD if _is_complement(tree, noun) else Reach.NOTHING
    if is_definite(tree, noun) or tree.lemma(governor) in cue_forces("verbs"):
        return Reach.NOTHING
    return _of_argument(tree, noun, governor)


def _of_argument(tree: Tree, noun: int, governor: int) -> Reach:
    """Read an indefinite argument: there is no "any deal", and none that is not made."""
    words = {tree.lower(child) for child in tree.kids(noun, "det", "amod")}
    if tree.tokens[noun].relation == "nsubj":
        there = tree.kid(governor, "expl") is not None
        return Reach.WHOLE if there else Reach.MOOD if words & _INDEFINITE else Reach.NOTHING
    if tree.tokens[noun].relation in _BOUND:
        made = tree.lemma(governor) in status_list("making")
        return Reach.WHOLE if made or words & _EMPTY else Reach.MOOD
    if tree.base[noun] != "obl" or tree.case(noun) not in _NOUN_CASES:
        return Reach.NOTHING
    return Reach.WHOLE if words & _EMPTY else Reach.MOOD if words & _INDEFINITE else Reach.NOTHING


def _is_complement(tree: Tree, noun: int) -> bool:
    """Tell whether a governor's mood reaches an event noun: "plans for a visit", "denied it"."""
    if tree.base[noun] in ("obl", "nmod"):
        return tree.case(noun) in _NOUN_CASES
    return tree.tokens[noun].relation in ("obj", "nsubj:pass", "ccomp", "xcomp")


def hangs_on_nothing(tree: Tree, node: int, noun: int) -> bool:
    """Tell whether a clause describes what there is not: "no deal that gave", "nobody who saw"."""
    if not names_nobody(tree, noun) or tree.lemma(noun) in status_list("settled"):
        return False
    first = next((i for i in tree.subtree(node) if tree.base[i] != "punct"), node)
    facts = any(tree.lower(child) in _FACTS for child in tree.kids(node, "advmod", "mark"))
    return tree.lower(first - 1) != "," and not facts


def possible_nouns(tree: Tree, node: int, noun: int) -> list[int]:
    """Return the nouns whose possibility a relative clause shares, the nearest first."""
    found: list[int] = []
    while noun >= 0 and tree.tokens[noun].upos in NOMINAL:
        found += [noun, *(c for c in tree.kids(noun, "nmod") if noun < c < node)]
        if tree.base[noun] != "nmod":
            break
        noun = tree.head(noun)
    return found
