"""Noun phrases as fillers: their words, the members of a list, and the mention they hold."""

from __future__ import annotations

from collections.abc import Collection, Container, Iterable, Iterator

from crossread.claims.lexicon import noun_frames, verb_list
from crossread.claims.tree import NOMINAL, Tree
from crossread.model.annotation import MentionKind
from crossread.model.claims import Filler, Role

# Children that are no part of the phrase itself: further members, clauses, punctuation.
_OUTSIDE = frozenset({"conj", "cc", "punct", "acl", "parataxis", "case", "advcl", "cop", "mark",
                      "nsubj", "csubj", "aux", "orphan", "dep", "ccomp", "expl", "discourse",
                      "obl", "xcomp", "vocative"})  # fmt: skip
_MARK_REACH = 8  # tokens in which an opened bracket or quotation is looked for its end
_JOINTS = frozenset({"cc", "punct"})
_OPENING = frozenset('(“"')
_LONGEST_CLAUSE = 14  # words; set by reading: longer ones hide what the phrase is about
_BREAKS = frozenset({",", "-", "–", "—", "(", ":", ";"})


def phrase_tokens(tree: Tree, head: int, cut: Container[int] = ()) -> tuple[int, int]:
    """Return the first and last token of the unbroken phrase around its head."""
    kept: set[int] = set()
    for child in tree.children[head]:
        if child not in cut and _belongs(tree, head, child):
            kept.update(tree.subtree(child, without=_remarks(tree, child)))
    first = last = head
    while first - 1 in kept or (first - 2 in kept and tree.base[first - 1] in _JOINTS):
        first -= 1
    while last + 1 in kept or (last + 2 in kept and tree.lower(last + 1) in (",", "-")):
        last += 1
    last = _close_marks(tree, first, _with_name(tree, head, last))
    while last > head and tree.base[last] in ("punct", "cc", "case"):
        last -= 1
    while first < head and tree.base[first] in ("punct", "cc", "case", "preconj"):
        first += 1
    return _with_bound(tree, _drop_pair_word(tree, first, head)), last


def _with_bound(tree: Tree, first: int) -> int:
    """Take in the "at" of "at least seven people", which parsers also call a preposition."""
    bound = first > 0 and tree.lower(first) in ("least", "most") and tree.lower(first - 1) == "at"
    return first - 1 if bound else first


def _with_name(tree: Tree, head: int, last: int) -> int:
    """Take in a name right behind its title that the parser hung one level up."""
    after = last + 1
    if (
        last == head
        and after < len(tree.tokens)
        and tree.tokens[head].upos == "NOUN"
        and tree.tokens[after].upos == "PROPN"
        and tree.base[after] in ("compound", "flat", "appos")
        and tree.head(after) == tree.head(head)
    ):
        return after
    return last


def _close_marks(tree: Tree, first: int, last: int) -> int:
    """Take the closing bracket or quotation mark in, or leave out what an open bracket starts."""
    if _OPENING.isdisjoint(tree.span(first, last).of(tree.text)):
        return last
    for opening, closing in (("(", ")"), ("“", "”"), ('"', '"')):
        opened = [i for i in range(first, last + 1) if tree.tokens[i].text == opening]
        if opening == closing and len(opened) % 2 == 0:
            continue
        if not opened or any(
            tree.tokens[i].text == closing for i in range(opened[-1] + 1, last + 1)
        ):
            continue
        reach = range(last + 1, min(last + _MARK_REACH, tree.sentence(first).last))
        closed = next((i for i in reach if tree.tokens[i].text == closing), None)
        if closed is not None:
            last = closed
        elif opening == "(":
            last = max(first, opened[-1] - 1)
    return last


def _drop_pair_word(tree: Tree, first: int, head: int) -> int:
    """Leave out "both" and "either" before a list of two."""
    has_list = any(True for _ in tree.kids(head, "conj"))
    return first + 1 if first < head and has_list and tree.lower(first) == "both" else first


def _belongs(tree: Tree, head: int, child: int) -> bool:
    relation = tree.base[child]
    if relation in _OUTSIDE:
        return relation == "acl" and _restricts(tree, head, child)
    if relation == "appos":
        return _names_head(tree, head, child)
    if relation in ("nmod", "obl") and tree.case(child) in verb_list("open_markers"):
        return False
    return not (relation == "nmod" and child in tree.time_of and not tree.is_possessive(child))


def _restricts(tree: Tree, head: int, clause: int) -> bool:
    """Keep a clause without which a common noun says something else: "a vote that he lost".

    A clause behind a comma, or of a name, is told beside; a long one is a story of its own.
    """
    if clause < head or tree.tokens[head].upos not in ("NOUN", "PRON"):
        return False
    words = [token for token in tree.subtree(clause) if tree.base[token] != "punct"]
    return len(words) <= _LONGEST_CLAUSE and tree.tokens[words[0] - 1].text not in _BREAKS


def _remarks(tree: Tree, clause: int) -> list[int]:
    """Return the relative clauses behind a comma in a clause that is kept."""
    if tree.base[clause] != "acl":
        return []
    return [
        token
        for token in tree.subtree(clause)
        if token != clause
        and tree.base[token] == "acl"
        and not _restricts(tree, tree.head(token), token)
    ]


def _names_head(tree: Tree, head: int, child: int) -> bool:
    """Keep an apposition that gives the name of a common noun ("his adviser, Ann Poe")."""
    return tree.tokens[head].upos == "NOUN" and tree.tokens[child].upos == "PROPN"


def members(tree: Tree, head: int) -> Iterator[int]:
    """Yield the heads of a list: the first, its conjuncts, then those after "including"."""
    yield head
    for child in tree.kids(head, "conj"):
        if _is_member(tree, head, child):
            yield from members(tree, child)
    for child in tree.kids(head, "nmod"):
        if tree.case(child) in verb_list("open_markers"):
            yield from members(tree, child)


def _is_member(tree: Tree, head: int, child: int) -> bool:
    """A name is not joined with an event ("by Poe and joint exercises" is a parser's error)."""
    if tree.tokens[child].upos not in NOMINAL or tree.kid(child, "cop", "nsubj") is not None:
        return False
    named = tree.tokens[head].upos == "PROPN"
    return not (named and tree.tokens[child].upos == "NOUN" and tree.lemma(child) in noun_frames())


def is_open_list(tree: Tree, head: int) -> bool:
    """Tell whether words such as "including" or "among others" leave the list open."""
    return any(
        (tree.base[child] == "nmod" and tree.case(child) in verb_list("open_markers"))
        or (tree.base[child] == "conj" and tree.lemma(child) in ("other", "others"))
        for child in tree.children[head]
    )


def as_filler(tree: Tree, head: int, cut: Collection[int] = ()) -> Filler:
    """Return the phrase around a head as a filler, leaving out the complements in ``cut``."""
    if not cut or not any(child in cut for child in tree.children[head]):
        known = tree.fillers.get(head)
        if known is None:
            known = tree.fillers[head] = _filler(tree, head, ())
        return known
    return _filler(tree, head, cut)


def _filler(tree: Tree, head: int, cut: Container[int]) -> Filler:
    first, last = phrase_tokens(tree, head, cut)
    span = tree.span(first, last)
    mention = mention_of(tree, head)
    if mention is not None:
        named = tree.annotation.mentions[mention]
        if named.kind is MentionKind.NAME and named.span.contains(span):
            span = named.span
    return Filler(span, head, span.of(tree.text), mention)


def mention_of(tree: Tree, head: int) -> int | None:
    """Return the mention a phrase stands for: its head's, else that of a name joined to it."""
    found = tree.mention_by_head.get(head)
    if found is not None and tree.annotation.mentions[found].kind is not MentionKind.NOMINAL:
        return found
    for child in tree.kids(head, "appos", "flat"):
        named = tree.mention_by_head.get(child)
        if named is not None and tree.annotation.mentions[named].kind is MentionKind.NAME:
            return named
    if found is None and tree.tokens[head].upos == "PROPN":
        return tree.mention_at.get(head)
    return found


def as_role(tree: Tree, name: str, heads: Iterable[int], cut: Collection[int] = ()) -> Role:
    """Return a role filled by these phrases and the lists that they start."""
    heads = list(heads)
    every = [member for head in heads for member in members(tree, head)]
    fillers = {f.span: f for f in (as_filler(tree, head, cut) for head in dict.fromkeys(every))}
    return Role(name, tuple(fillers.values()), any(is_open_list(tree, head) for head in heads))
