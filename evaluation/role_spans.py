"""From the head word of an argument to the words of its span, by the tree."""

from __future__ import annotations

from collections.abc import Sequence

# Punctuation at the edges of a subtree belongs to the sentence: without it gold trees and gold
# heads give 91.9 % of the marked spans of EWT dev, with it 87.0 %.
_PUNCTUATION = "PUNCT"


def _ancestors(heads: Sequence[int], word: int) -> list[int]:
    """Return the word and those above it, up to its root."""
    chain = [word]
    while heads[chain[-1]] >= 0 and len(chain) <= len(heads):
        chain.append(heads[chain[-1]])
    return chain


def subtree_span(
    heads: Sequence[int], upos: Sequence[str], head: int, predicate: int
) -> tuple[int, int]:
    """Return the words (first, last exclusive) of the subtree of an argument's head.

    Where the subtree holds the predicate ("the man who ate"), the branch of the head that holds
    it is cut out. Of what is left the unbroken run around the head counts, without punctuation at
    its edges.
    """
    cut = None
    chain = _ancestors(heads, predicate)
    if head in chain[1:]:
        cut = chain[chain.index(head) - 1]
    inside = [
        head in above and (cut is None or cut not in above)
        for above in (_ancestors(heads, word) for word in range(len(heads)))
    ]
    first, last = head, head + 1
    while first > 0 and inside[first - 1]:
        first -= 1
    while last < len(heads) and inside[last]:
        last += 1
    while first < head and upos[first] == _PUNCTUATION:
        first += 1
    while last > head + 1 and upos[last - 1] == _PUNCTUATION:
        last -= 1
    return first, last
