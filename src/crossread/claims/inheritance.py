"""Reports that go on where no cue stands: a further quotation, "These included", "would"."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace

from crossread.claims.enumeration import ANAPHORS
from crossread.claims.lexicon import verb_list
from crossread.claims.quotations import Quotation
from crossread.claims.speech import Speech
from crossread.claims.tree import Tree
from crossread.model.annotation import Sentence
from crossread.model.articles import PARSED_KINDS

_UNLIKE = frozenset({"noun", "adverb", "object"})  # patterns after which nobody speaks on
_AHEAD = frozenset({"would", "will", "'ll", "wo", "plan", "plans", "planned"})
_CLAUSE = 4  # words of a quotation that can stand on its own


def find_inherited(
    tree: Tree, reports: Iterable[Speech], quotations: tuple[Quotation, ...]
) -> list[Speech]:
    """Return the reports that a sentence takes over from its own cue or the sentence before."""
    quoted = {i for q in quotations for i in range(q.first, q.last)}
    outer = sorted(
        (report for report in reports if report.cue not in quoted),
        key=lambda report: (report.cue, -len(report.content)),
    )
    covered = set().union(*(report.content for report in outer))
    last: dict[int, Speech] = {}
    for report in outer:
        if report.pattern not in _UNLIKE:
            last.setdefault(tree.tokens[report.cue].sentence, report)
    found: list[Speech] = []
    unclaimed = quoted - covered
    before: Speech | None = None
    for sentence in tree.annotation.sentences:
        words = range(sentence.first, sentence.last)
        if all(tree.tokens[i].upos == "PUNCT" for i in words):
            continue  # a mark that was cut off as a sentence of its own
        own = last.get(sentence.index)
        if sentence.kind in PARSED_KINDS:
            unsaid = [i for i in words if i in unclaimed]
            more = _taken_over(tree, sentence, own, before, unsaid)
            if more is not None:
                found.append(more)
                own = own or more
        before = own
    return found


def _taken_over(
    tree: Tree, sentence: Sentence, own: Speech | None, before: Speech | None, unsaid: list[int]
) -> Speech | None:
    """Return what a sentence takes over from its own report or from the one before."""
    if own is not None:
        clause = any(tree.tokens[i].upos in ("VERB", "AUX") for i in unsaid)
        whole = clause and len(unsaid) >= _CLAUSE
        return _said_on(own, frozenset(unsaid)) if whole else None
    if before is None:
        return None
    if _continues(tree, sentence.first, sentence.last, before):
        tokens = frozenset(range(sentence.first, sentence.last))
        return replace(before, content=tokens, pattern="inherited", inherited=True)
    return _said_on(before, frozenset(unsaid)) if unsaid else None


def _said_on(before: Speech, content: frozenset[int]) -> Speech:
    """Give a further quotation to the speaker before; what he denied or guessed ended there."""
    force = before.force if before.force in ("show", "claim") else "say"
    return replace(before, force=force, content=content, pattern="inherited", inherited=True)


def _continues(tree: Tree, first: int, last: int, before: Speech) -> bool:
    """Tell whether a sentence lists on ("These included") or stays in a reported future.

    "Would" alone is as often the reporter's own: 341 of the 755 words of such sentences in 168
    articles were the speaker's. So the report before must speak of what is to come, or the
    sentence point back ("This would").
    """
    for token in range(first, last):
        if tree.lemma(token) in verb_list("listing") and tree.base[token] == "root":
            return tree.lower(first) in ANAPHORS
        if tree.lower(token) == "would" and tree.base[tree.head(token)] == "root":
            ahead = tree.lower(first) in ANAPHORS or any(
                tree.lower(each) in _AHEAD for each in before.content
            )
            return ahead and tree.kid(tree.head(token), "advcl") is None
    return False
