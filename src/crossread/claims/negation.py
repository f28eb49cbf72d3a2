"""Whether a predicate is negated, or only something said beside it."""

from __future__ import annotations

from collections.abc import Iterator

from crossread.claims.lexicon import status_list
from crossread.claims.tree import NOMINAL, Tree

_BEARERS = frozenset({"advmod", "mark", "case", "det", "cc"})
_ARGUMENTS = frozenset({"nsubj", "obj"})
_EMPTY = frozenset({"nobody", "none", "nothing", "neither"})
_SECONDARY_WORDS = (3, 2, 1)  # tokens of "empty-handed", "unannounced"
# Where a secondary predicate or an adverb of manner hangs on its verb.
_BESIDE = frozenset({"advmod", "xcomp", "advcl", "amod", "obj", "obl", "dep", "acl"})


def is_negated(tree: Tree, node: int) -> bool:
    """Tell whether a predicate is negated: by an adverb, "without", or a "no" on an argument.

    "Not only" negates nothing; "did not come alone" and "did not leave without" deny how it
    happened and leave standing that it happened.
    """
    for child in tree.children[node]:
        word = tree.lower(child)
        if tree.base[child] in _BEARERS and word in status_list("negations"):
            if not (_is_focus(tree, child) or (word != "without" and _has_focus(tree, node))):
                return True
        elif tree.base[child] in _ARGUMENTS and _names_nobody(tree, child):
            return True
    return False


def _names_nobody(tree: Tree, argument: int) -> bool:
    """Tell whether an argument is empty: "nobody", "no ship", "not one ship", "neither A nor B"."""
    if tree.lower(argument) in _EMPTY:
        return True
    own = tuple(tree.kids(argument, "det", "advmod", "nummod", "cc"))
    inner = (c for each in own for c in tree.kids(each, "advmod"))  # "not" may hang on "one"
    words = {tree.lower(c) for c in (*own, *inner)}
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
