"""Active clauses that the parser took for passive ones: "Norvia accused Astland of theft"."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from crossread.language.name_repairs import is_date_word
from crossread.model.annotation import Token

_NOMINAL = frozenset({"NOUN", "PROPN", "PRON"})
_BARE = frozenset({"obl", "obl:unmarked", "nmod", "nmod:unmarked"})
# Nouns that date a verb without a preposition: "twelve were freed this week".
_SPANS = frozenset(
    {"day", "night", "morning", "afternoon", "evening", "noon", "today", "yesterday", "tomorrow",
     "tonight", "week", "weekend", "month", "quarter", "year", "time", "hour", "minute", "home"}
)  # fmt: skip


def _bare_object(tokens: Sequence[Token], verb: int, children: Sequence[Token]) -> Token | None:
    """Return the noun without a preposition that begins right behind a verb."""
    for child in children:
        if child.index <= verb or child.relation not in _BARE or child.upos not in _NOMINAL:
            continue
        own = [token for token in tokens if token.head == child.index]
        first = min([child.index, *(token.index for token in own)])
        marked = any(token.relation == "case" for token in own)
        dated = is_date_word(child.text) or child.lemma.lower() in _SPANS
        if first == verb + 1 and not marked and not dated:
            return child
    return None


def mend_voices(tokens: Sequence[Token], first: int, last: int) -> dict[int, Token]:
    """Return the tokens of a sentence to put in the place of others, by place.

    A passive subject whose verb has no auxiliary but a bare noun behind it is an active one.
    """
    inside = tokens[first:last]
    mended: dict[int, Token] = {}
    for subject in inside:
        if subject.relation != "nsubj:pass" or subject.head < 0 or subject.index > subject.head:
            continue
        children = [token for token in inside if token.head == subject.head]
        if any(token.relation in ("aux:pass", "obj", "obl:agent") for token in children):
            continue
        bare = _bare_object(inside, subject.head, children)
        if bare is not None:
            mended[subject.index] = replace(subject, relation="nsubj")
            mended[bare.index] = replace(bare, relation="obj")
    return mended
