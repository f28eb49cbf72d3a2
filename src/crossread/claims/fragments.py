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
        if gerund.xpos != "VBG" or not _is_bare(tokens, gerund):
            continue
        root = _nominal_root(tokens, sentence.first, sentence.last)
        if root is not None:
            _join(mended, gerund, root, range(sentence.first, sentence.last))
    for sentence in annotation.sentences:
        if sentence.rejoined:
            _raise_participle(mended, range(sentence.first, sentence.last))
    return tuple(mended)


def _join(mended: list[Token], gerund: Token, root: int, inside: range) -> None:
    """Hang a fragment on its gerund: the noun as object, what noun and verb share on the verb."""
    marked = {token.head for token in map(mended.__getitem__, inside) if token.relation == "mark"}
    for index in inside:
        token = mended[index]
        if index == root:
            mended[index] = replace(token, head=gerund.index, relation="obj", upos="NOUN")
        elif token.head != root:
            continue
        elif token.relation == "advcl" or (token.relation == "acl" and index in marked):
            mended[index] = replace(token, head=gerund.index, relation="advcl")
        elif token.relation == "nsubj":
            mended[index] = replace(token, relation="compound")


def _raise_participle(mended: list[Token], inside: range) -> None:
    """Hang "... before the trip. Stating that" on the verb of its sentence, not on the trip."""
    root = next((i for i in inside if mended[i].head < 0), None)
    if root is None or mended[root].upos != "VERB":
        return
    for index in inside[1:]:
        token = mended[index]
        apart = token.span.start - mended[index - 1].span.end > 1  # where the full stop was
        if apart and token.xpos == "VBG" and token.relation == "acl":
            mended[index] = replace(token, head=root, relation="advcl")


def _nominal_root(tokens: tuple[Token, ...], first: int, last: int) -> int | None:
    """Return the root of a sentence that is a phrase, None for a clause.

    A bare noun right in front of another is no subject, even if a parser calls it one.
    """
    root = next((i for i in range(first, last) if tokens[i].head < 0), None)
    if root is None:
        return None
    below = [i for i in range(first, last) if tokens[i].head == root]
    bare = root - 1 in below and tokens[root - 1].relation == "nsubj" and root - 1 > first
    clausal = any(
        tokens[i].relation.startswith(("nsubj", "cop", "aux", "obj", "parataxis"))
        for i in below
        if not (bare and i == root - 1)
    )
    nominal = tokens[root].upos in _NOMINAL or (bare and tokens[root].xpos == "VBZ")
    return root if nominal and not clausal else None


def _is_bare(tokens: tuple[Token, ...], gerund: Token) -> bool:
    """Tell whether a gerund depends on a verb by a preposition and has no object yet."""
    marked = any(
        token.head == gerund.index and token.relation in ("mark", "case")
        for token in tokens[max(0, gerund.index - 3) : gerund.index]
    )
    following = tokens[gerund.index + 1]
    return marked and following.text == "." and gerund.relation in ("xcomp", "advcl", "acl", "obl")
