"""Slips of the parser at names, mended by what is known of the names."""

from __future__ import annotations

import itertools
from collections.abc import Sequence
from dataclasses import replace

from crossread.language.gazetteer import Name
from crossread.model.annotation import EntityKind, Token

_MARKERS = frozenset({"case", "mark"})
_TITLE = "nmod:desc"  # as EWT and GUM hang "leader" in "leader Mira Tolan"
_PART = "flat"
_NEAR = 30  # tokens beside a name in which its list or its role is looked for


def _tops(name: Name, tokens: Sequence[Token]) -> list[Token]:
    """Return the tokens of a name whose head lies outside it."""
    inside = range(name.first, name.last)
    return [tokens[place] for place in inside if tokens[place].head not in inside]


def _join(name: Name, tokens: list[Token]) -> None:
    """Hang all parts of a name on the first that hangs elsewhere: "Port" and "Ismera"."""
    top, *others = _tops(name, tokens)
    parts = {other.index for other in others}
    above = top.head
    while above >= 0 and above not in parts:
        above = tokens[above].head
    if above >= 0 or any(other.head < 0 for other in others):
        return  # the first part, or the sentence, hangs on a later one
    for place in sorted(parts):
        tokens[place] = replace(tokens[place], head=top.index, relation=_PART)
    for token in [token for token in tokens if token.sentence == top.sentence]:
        if not name.first <= token.index < name.last and token.head in parts:
            tokens[token.index] = replace(token, head=top.index)


def _attach_title(name: Name, tokens: list[Token]) -> None:
    """Hang "aide" on "Mira Tolan" where both hang on one word by one relation.

    "according to ministry aide Mira Tolan": the markers of the role go with it to the name.
    """
    top, title = _tops(name, tokens)[0], tokens[name.first - 1]
    beside = title.sentence == top.sentence and title.upos == "NOUN" and title.head >= 0
    if not beside or (title.head, title.relation) != (top.head, top.relation):
        return
    tokens[title.index] = replace(title, head=top.index, relation=_TITLE)
    for place in range(title.index):
        if tokens[place].head == title.index and tokens[place].relation in _MARKERS:
            tokens[place] = replace(tokens[place], head=top.index)


def _part_title(name: Name, tokens: list[Token]) -> None:
    """Hang "Mira Tolan" on the role that a comma parts from it: "Vesk's spokesman, Mira Tolan"."""
    top = _tops(name, tokens)[0]
    if tokens[name.first - 1].text != ",":
        return
    for title in tokens[max(0, name.first - _NEAR) : name.first - 1]:
        if (title.head, title.relation) == (top.index, _TITLE) and title.upos == "NOUN":
            tokens[title.index] = replace(title, head=top.head, relation=top.relation)
            tokens[top.index] = replace(top, head=title.index, relation="appos")
            return
    _hang_beside(name, top, tokens)


def _hang_beside(name: Name, top: Token, tokens: list[Token]) -> None:
    """Read "according to an aide, Mira Tolan," as one: no preposition stands at the name."""
    title = tokens[name.first - 2] if name.first > 1 else top
    closed = name.last < len(tokens) and tokens[name.last].text == ","
    same = (title.head, title.relation) == (top.head, top.relation) and top.relation == "obl"
    if not (closed and same and title.upos == "NOUN" and title.sentence == top.sentence):
        return
    near = range(max(0, name.first - _NEAR), name.last)
    markers = [place for place in near if tokens[place].head == top.index
               and tokens[place].relation in _MARKERS]  # fmt: skip
    if all(place < title.index for place in markers):
        tokens[top.index] = replace(top, head=title.index, relation="appos")
        for place in markers:
            tokens[place] = replace(tokens[place], head=title.index)


def _list_names(left: Name, right: Name, tokens: list[Token]) -> None:
    """Read "Norvia, Sweden and Peru" as a list, not as "Norvia, that is, Sweden and Peru"."""
    first, second = _tops(left, tokens)[0], _tops(right, tokens)[0]
    parted = right.first == left.last + 1 and tokens[left.last].text == ","
    if not parted or (second.relation, second.head) != ("appos", first.index):
        return
    more = [
        token
        for token in tokens[right.last : right.last + _NEAR]
        if (token.relation, token.head) == ("conj", second.index)
    ]
    if more:
        for token in (second, *more):
            tokens[token.index] = replace(token, head=first.index, relation="conj")


def mend_name_trees(tokens: Sequence[Token], names: Sequence[Name]) -> list[Token]:
    """Return the tokens with names in one piece, the roles before them on them, lists as lists.

    A tree stays a tree: nothing is hung on what hangs on it.
    """
    mended = list(tokens)
    for name in names:
        if len(_tops(name, mended)) > 1:
            _join(name, mended)
        if name.kind is EntityKind.PERSON and name.first > 0:
            _attach_title(name, mended)
            _part_title(name, mended)
    for left, right in itertools.pairwise(names):
        _list_names(left, right, mended)
    return mended
