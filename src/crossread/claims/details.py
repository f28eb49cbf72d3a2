"""What stands in a claim's clause: its span, quantities and quotation."""

from __future__ import annotations

from collections.abc import Iterable

from crossread.claims.attribution import Attributions
from crossread.claims.drafts import Draft
from crossread.claims.speech import Speech
from crossread.claims.tree import Tree
from crossread.model.spans import Span

_LINKERS = frozenset({"punct", "cc", "mark"})
_KEPT_MARKS = frozenset({"to", "of", "for", "from"})  # clauses that complete their verb
_PAIRS = {")": "(", "”": "“", "]": "["}
_OTHER_CLAUSES = frozenset({"conj", "parataxis", "discourse", "vocative"})


def _stretch(tree: Tree, head: int, kept: set[int], skipped: set[int]) -> tuple[int, int]:
    """Grow from the head over kept words, and over skipped ones and marks between them."""
    words = [token for token in kept if tree.base[token] != "punct"] or [head]
    start, end = min(*words, head), max(*words, head)
    open_ = kept | skipped
    first = last = head
    while (first > start or first - 1 in kept) and (
        first - 1 in open_ or (tree.base[first - 1] == "punct" and first - 2 in kept)
    ):
        first -= 1
    while (last < end or last + 1 in kept) and (
        last + 1 in open_ or (tree.base[last + 1] == "punct" and last + 2 in kept)
    ):
        last += 1
    return first, last


def clause_tokens(tree: Tree, draft: Draft, reports: Iterable[Speech]) -> tuple[int, int]:
    """Return the first and last token of a clause, without attribution and further clauses."""
    banned: set[int] = set()
    for report in reports:
        banned.update(report.cue_tokens)
        beside = report.source is not None and report.source not in report.content
        if report.source is not None and beside and not _is_under(tree, draft.head, report.source):
            banned.update(tree.subtree(report.source))
    verbal = tree.tokens[draft.head].upos == "VERB" or tree.kid(draft.head, "cop") is not None
    banned.update(_further_relatives(tree, draft.head))
    fillers = {f.head for role in draft.roles for f in role.fillers if verbal}
    kept = {
        token
        for child in tree.children[draft.head]
        if child in fillers or not _is_apart(tree, child, verbal=verbal)
        for token in tree.subtree(child)
    } - banned
    kept.update(draft.tokens)
    joined = (
        {t for c in tree.kids(draft.head, "conj") for t in tree.subtree(c)} if verbal else set()
    )
    first = last = draft.head
    first, last = _stretch(tree, draft.head, kept, joined | banned)
    return _trim(tree, draft, first, last)


def _further_relatives(tree: Tree, head: int) -> set[int]:
    """Return the tokens of relative clauses behind a comma; they are claims of their own."""
    found: set[int] = set()
    for token in tree.subtree(head):
        if token > head and tree.tokens[token].relation == "acl:relcl":
            clause = tree.subtree(token)
            first = next((i for i in clause if tree.base[i] != "punct"), token)
            if tree.tokens[first - 1].text == ",":
                found.update(clause)
    return found


def _is_under(tree: Tree, token: int, top: int) -> bool:
    while token >= 0 and token != top:
        token = tree.head(token)
    return token == top


def _is_apart(tree: Tree, child: int, *, verbal: bool) -> bool:
    relation = tree.base[child]
    if relation in _OTHER_CLAUSES:
        return verbal or relation != "conj"
    if relation == "case":
        return not verbal and tree.tokens[child].text not in ("'s", "’s")
    return relation == "advcl" and tree.mark(child) not in _KEPT_MARKS


def _is_loose(tree: Tree, first: int, last: int) -> bool:
    """Tell whether the last token is a linker, or a mark that closes nothing inside."""
    opening = _PAIRS.get(tree.tokens[last].text)
    if opening is not None:
        return not any(tree.tokens[i].text == opening for i in range(first, last))
    return tree.base[last] in _LINKERS


def _trim(tree: Tree, draft: Draft, first: int, last: int) -> tuple[int, int]:
    """Cut linkers and stray marks from both ends, never the predicate."""
    inner = (min(draft.tokens), max(draft.tokens))
    subject = tree.kid(draft.head, "nsubj")
    if subject is not None and subject < draft.head:
        dashes = [i for i in range(first, subject) if tree.tokens[i].text in ("-", "–", "—")]
        spaced = [i for i in dashes if tree.text[tree.tokens[i].span.start - 1].isspace()]
        first = spaced[-1] + 1 if spaced else first
    while first < min(inner[0], draft.head) and tree.base[first] in _LINKERS:
        first += 1
    while last > max(inner[1], draft.head) and _is_loose(tree, first, last):
        last -= 1
    return min(first, draft.head), max(last, draft.head)


def quantities_in(tree: Tree, span: Span) -> tuple[int, ...]:
    """Return the quantities inside a clause."""
    every, start, end = tree.annotation.quantities, span.start, span.end
    return tuple(i for i, q in enumerate(every) if q.span.start < end and start < q.span.end)


def quotation_of(found: Attributions, token: int) -> Span | None:
    """Return the quotation that a token stands in, or None."""
    quotation = found.quotation_at(token)
    return quotation.span if quotation is not None else None
