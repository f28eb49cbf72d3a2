"""Whether a predicate is negated, or only something said beside it."""

from __future__ import annotations

from collections.abc import Iterator

from crossread.claims.lexicon import cue_forces, status_list
from crossread.claims.tree import NOMINAL, Tree

_BEARERS = frozenset({"advmod", "mark", "case", "det", "cc"})
_ARGUMENTS = frozenset({"nsubj", "obj"})
_EMPTY = frozenset({"nobody", "none", "nothing", "neither"})
_PARTING = frozenset({",", "”", '"', ";", ":"})
_SECONDARY_WORDS = (3, 2, 1)  # tokens of "empty-handed", "unannounced"
# Where a secondary predicate or an adverb of manner hangs on its verb.
_BESIDE = frozenset({"advmod", "xcomp", "advcl", "amod", "obj", "obl", "dep", "acl"})


def is_negated(tree: Tree, node: int) -> bool:
    """Tell whether a predicate is negated: by an adverb, "without", or a "no" on an argument.

    "Not only" negates nothing; "did not come alone" and "did not leave without" deny how it
    happened and leave standing that it happened.
    """
    for child in tree.children[node]:
        base = tree.base[child]
        if base in _BEARERS and _is_negation(tree, child):
            without = tree.lower(child) == "without"
            if not (_is_focus(tree, child) or (not without and _has_focus(tree, node))):
                return not _is_apart(tree, child, node)
        elif base in _ARGUMENTS and names_nobody(tree, child):
            return not _is_said(tree, child, node)
    return False


def has_nothing(tree: Tree, node: int) -> bool:
    """Tell whether a predicate is negated by its object alone: "gave no reason"."""
    empty = any(names_nobody(tree, child) for child in tree.kids(node, "obj"))
    return empty and not any(
        _is_negation(tree, child) for child in tree.children[node] if tree.base[child] in _BEARERS
    )


def _is_negation(tree: Tree, word: int) -> bool:
    """Tell whether a word negates: "not", "no longer", "instead of"."""
    lower = tree.lower(word)
    if lower in status_list("negations"):
        return True
    if lower == "longer":
        return word > 0 and tree.lower(word - 1) == "no"
    after = tree.lower(word + 1) if word + 1 < len(tree.tokens) else ""
    return f"{lower} {after}" in status_list("replacing")


def _is_apart(tree: Tree, negation: int, node: int) -> bool:
    """Tell whether a comma or a quotation mark parts an answer from its verb: "No, she left"."""
    between = range(negation + 1, node)
    subject = tree.kid(node, "nsubj")
    return (
        subject is not None
        and negation < subject
        and any(tree.tokens[i].text in _PARTING for i in between if i < subject)
    )


def _is_said(tree: Tree, argument: int, verb: int) -> bool:
    """Tell whether a "nothing" in front of a verb of saying is what was said."""
    return (
        argument < verb and tree.base[argument] == "obj" and tree.lemma(verb) in cue_forces("verbs")
    )


def names_nobody(tree: Tree, argument: int) -> bool:
    """Tell whether an argument is empty: "nobody", "no ship", "not one ship", "neither A nor B"."""
    if tree.lower(argument) in _EMPTY:
        return True
    own = tuple(tree.kids(argument, "det", "advmod", "nummod", "cc"))
    if not own:
        return False
    inner = (c for each in own for c in tree.kids(each, "advmod"))  # "not" may hang on "one"
    every = (*own, *inner)
    if any(tree.lower(c) == "not" and _is_focus(tree, c) for c in every):
        return False  # "not just a threat but a plan"
    words = {tree.lower(c) for c in every}
    return bool(words & {"no", "neither"}) or {"not", "one"} <= words or {"not", "a"} <= words


def _is_focus(tree: Tree, negation: int) -> bool:
    """Tell whether a negation belongs to the word behind it: "not only", "not least"."""
    after = negation + 1
    return after < len(tree.tokens) and tree.lower(after) in status_list("focus_words")


def _has_focus(tree: Tree, node: int) -> bool:
    """Tell whether a negated verb has something behind it that alone is negated."""
    return any(_takes_negation(tree, child) for child in _behind(tree, node)) or any(
        _is_manner(tree, node, word) for word in tree.subtree(node) if word > node
    )


def _behind(tree: Tree, node: int) -> Iterator[int]:
    yield from (c for c in tree.children[node] if c > node and tree.base[c] in _BESIDE)


def _is_manner(tree: Tree, node: int, word: int) -> bool:
    """Find "alone" or "empty-handed" in a verb's clause where the parser hung it on a place."""
    last = tree.sentence(node).last
    for size in _SECONDARY_WORDS:
        joined = "".join(tree.lower(place) for place in range(word, min(word + size, last)))
        if joined in status_list("secondary"):
            after = word + size
            free = after >= last or tree.tokens[after].upos not in NOMINAL
            return free and _verb_above(tree, word) == node
    return False


def _verb_above(tree: Tree, word: int) -> int:
    """Return the first verb that a word hangs on, through nouns and adjectives."""
    above = tree.head(word)
    while above >= 0 and tree.tokens[above].upos != "VERB":
        above = tree.head(above)
    return above


def _takes_negation(tree: Tree, child: int) -> bool:
    """Read "empty-handed", "alone", "for the first time", "without a word", "until Tuesday"."""
    words = tree.subtree(child)
    if tree.base[child] in ("obl", "advcl") and tree.case(child) in ("without", "until", "till"):
        return True
    if len(words) > 1 and not tree.case(child) and tree.tokens[child].upos != "VERB":
        joined = "".join(tree.lower(i) for i in words)
        return joined in status_list("secondary")
    if tree.lower(child) in status_list("secondary"):
        return tree.kid(child, "case") is None
    phrase = " ".join(tree.lower(i) for i in words)
    return phrase in status_list("secondary_phrases")
