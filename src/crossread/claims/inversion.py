"""Parses of inverted reporting ("..., said a guard") in which two subjects were swapped."""

from __future__ import annotations

from dataclasses import replace

from crossread.claims.lexicon import cue_forces
from crossread.model.annotation import Token


def mend_inversions(tokens: tuple[Token, ...]) -> tuple[Token, ...]:
    """Give a cue the subject behind it and its content the subject in front, where crossed."""
    mended = list(tokens)
    for content in tokens:
        cue = content.head
        if content.relation != "ccomp" or content.index > cue or tokens[cue].upos != "VERB":
            continue
        if tokens[cue].lemma.lower() not in cue_forces("verbs"):
            continue
        before = _subject(tokens, cue, range(tokens[cue].index - 1, -1, -1), content.sentence)
        behind = _subject(tokens, content.index, range(cue + 1, len(tokens)), content.sentence)
        if before is not None and behind is not None and before < content.index:
            mended[before] = replace(tokens[before], head=content.index)
            mended[behind] = replace(tokens[behind], head=cue)
    return tuple(mended)


def _subject(tokens: tuple[Token, ...], head: int, reach: range, sentence: int) -> int | None:
    for index in reach:
        if tokens[index].sentence != sentence:
            return None
        if tokens[index].head == head and tokens[index].relation.startswith("nsubj"):
            return index
    return None
