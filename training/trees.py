"""Who hangs on whom: small functions over the heads of a sentence."""

from __future__ import annotations


def children_of(heads: list[int]) -> list[list[int]]:
    """Return the places of the words that hang on each word."""
    children: list[list[int]] = [[] for _ in heads]
    for place, head in enumerate(heads):
        if head:
            children[head - 1].append(place)
    return children


def subtree_spans(heads: list[int]) -> list[tuple[int, int, int]]:
    """Return first word, last word exclusive and size of every word's subtree."""
    spans = [(place, place + 1, 1) for place in range(len(heads))]
    for _ in range(len(heads)):
        grown = list(spans)
        sizes = [1] * len(heads)
        for place, head in enumerate(heads):
            if head:
                first, last, size = spans[place]
                grown[head - 1] = (
                    min(grown[head - 1][0], first),
                    max(grown[head - 1][1], last),
                    0,
                )
                sizes[head - 1] += size
        grown = [(first, last, size) for (first, last, _), size in zip(grown, sizes, strict=True)]
        if grown == spans:
            break
        spans = grown
    return spans
