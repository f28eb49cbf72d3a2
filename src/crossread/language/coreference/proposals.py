"""Whom a pronoun may stand for, by the syntax of its own sentence."""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from crossread.language.coreference.document import Document, words_of
from crossread.model.annotation import Mention

_REFLEXIVES = frozenset({"himself", "herself", "itself", "themselves"})


class Proposal(NamedTuple):
    """A token that a pronoun may stand for, how sure, and why; ``stop`` bars all later ones."""

    token: int
    confidence: float
    reason: str


def same_sentence(document: Document, mention: Mention) -> Iterator[Proposal]:
    """Propose the subjects above the pronoun, from its own clause upwards."""
    head = mention.head
    relation = document.tokens[head].relation
    first = document.first_conjunct(document.tokens[head].head) if relation == "nmod:poss" else -1
    if relation == "nmod:poss" and first != document.tokens[head].head:
        yield Proposal(first, 0.75, "first of the things named together")
    yield from _judged(document, mention)
    barred = barred_subject(document, mention)
    clause = document.clause(head)
    for predicate in (clause, *document.ancestors(clause)):
        subject = document.subject(predicate)
        if subject is None or subject >= head or subject == barred:
            continue
        if head in document.subtree(subject) and not document.is_relative(predicate):
            continue
        yield from _greeted(document, clause, predicate)
        same = predicate == clause
        where = "the same clause" if same else "the governing clause"
        yield Proposal(subject, 0.85 if same else 0.82, f"subject of {where}")
        for owner in document.children(subject, "nmod:poss"):
            yield Proposal(owner, 0.7, f"owner of the subject of {where}")


def _judged(document: Document, mention: Mention) -> Iterator[Proposal]:
    """Propose the one who is thanked or blamed: "praised X for its support"."""
    noun = document.tokens[mention.head].head
    if document.tokens[mention.head].relation != "nmod:poss":
        return
    if not document.case_words(noun) & {"for", "over"}:
        return
    case = document.children(noun, "case")[0]
    before = [m for m in document.mentions if m.span.end < document.tokens[case].span.start]
    beside = [m for m in before if m.span.end + 1 == document.tokens[case].span.start]
    governors = {document.tokens[t].lemma.casefold() for t in document.ancestors(mention.head)}
    governors |= {
        document.tokens[t].lemma.casefold() for m in beside for t in document.ancestors(m.head)
    }
    if beside and governors & words_of("judging"):
        yield Proposal(beside[0].head, 0.8, "the one who is praised or blamed")


def is_reflexive(document: Document, mention: Mention) -> bool:
    """Tell whether the pronoun is "himself", "itself" or the like."""
    return document.word(mention) in _REFLEXIVES


def barred_subject(document: Document, mention: Mention) -> int | None:
    """Return the subject that an object pronoun cannot be: "X met him" is not X himself."""
    token = document.tokens[mention.head]
    if token.relation not in {"obj", "iobj"} or is_reflexive(document, mention):
        return None
    return document.subject(token.head)


def _greeted(document: Document, clause: int, predicate: int) -> Iterator[Proposal]:
    """Propose the guest for "X welcomed Y when he arrived": the host does not arrive."""
    verb = document.tokens[predicate].lemma.casefold()
    arrival = document.tokens[clause].lemma.casefold() in words_of("travel")
    if predicate != clause and arrival and verb in words_of("greeting"):
        for guest in document.children(predicate, "obj"):
            yield Proposal(guest, 0.75, "the one who was welcomed on arrival")


def is_one_of_subjects(document: Document, token: int, mention: Mention) -> bool:
    """Tell whether a token is the first of several coordinated subjects ("X and Y said")."""
    subject = document.tokens[token].relation.startswith("nsubj")
    several = len(document.conjuncts(token)) > 1
    return subject and several and mention.head not in document.subtree(token)


def subjects_of(
    document: Document, root: int, subject_sure: float, owner_sure: float
) -> Iterator[Proposal]:
    """Propose the subject of a sentence, if it is one alone, then its owner."""
    subject = document.subject(root)
    if subject is None:
        return
    if len(document.conjuncts(subject)) == 1:
        yield Proposal(subject, subject_sure, "subject of the sentence before")
    for owner in document.children(subject, "nmod:poss"):
        yield Proposal(owner, owner_sure, "owner of the subject before")


def with_apposition(document: Document, token: int, sure: float, reason: str) -> Iterator[Proposal]:
    """Propose a noun and the names in apposition to it."""
    yield Proposal(token, sure, reason)
    for other in document.children(token, "appos"):
        yield Proposal(other, sure, reason)
