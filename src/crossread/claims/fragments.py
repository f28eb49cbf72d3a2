"""Sentences cut in front of an object: "accused A of evading. The embargo by shipping B"."""

from __future__ import annotations

from dataclasses import replace

from crossread.model.annotation import Annotation, Token

_NOMINAL = frozenset({"NOUN", "PROPN"})


def mend_fragments(annotation: Annotation, tokens: tuple[Token, ...]) -> tuple[Token, ...]:
    """Make a nominal fragment the object of the gerund that the sentence before ends with.

    Machine-made rewrites break sentences there; a gerund that still wants its object and a line
    without a verb of its own are what is left of one clause.
    """
    mended = list(tokens)
    for before, sentence in zip(annotation.sentences, annotation.sentences[1:], strict=False):
        if sentence.paragraph != before.paragraph or sentence.first - 2 < before.first:
            continue
        gerund = tokens[sentence.first - 2]
        root = _nominal_root(tokens, sentence.first, sentence.last)
        if root is None or gerund.xpos != "VBG" or not _is_bare(tokens, gerund):
            continue
        mended[root] = replace(tokens[root], head=gerund.index, relation="obj")
        for token in tokens[sentence.first : sentence.last]:
            if token.head == root and token.relation == "advcl":  # a noun has no such clause
                mended[token.index] = replace(token, head=gerund.index)
    return tuple(mended)


def _nominal_root(tokens: tuple[Token, ...], first: int, last: int) -> int | None:
    """Return the root of a sentence that is a phrase, None for a clause."""
    root = next((i for i in range(first, last) if tokens[i].head < 0), None)
    if root is None or tokens[root].upos not in _NOMINAL:
        return None
    below = (i for i in range(first, last) if tokens[i].head == root)
    clausal = any(tokens[i].relation.startswith(("nsubj", "cop", "parataxis")) for i in below)
    return None if clausal else root


def _is_bare(tokens: tuple[Token, ...], gerund: Token) -> bool:
    """Tell whether a gerund depends on a verb by a preposition and has no object yet."""
    marked = any(
        token.head == gerund.index and token.relation in ("mark", "case")
        for token in tokens[max(0, gerund.index - 3) : gerund.index]
    )
    following = tokens[gerund.index + 1]
    return marked and following.text == "." and gerund.relation in ("xcomp", "advcl", "acl", "obl")
