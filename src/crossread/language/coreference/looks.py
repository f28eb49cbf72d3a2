"""What a phrase is by itself, whatever pronoun asks: its part, its determiner, its place."""

from __future__ import annotations

from functools import cache
from typing import NamedTuple

from crossread.language.coreference.document import Document, words_of
from crossread.language.coreference.forms import AGENT_ENDINGS, form_of, part_of
from crossread.model.annotation import Mention, MentionKind
from crossread.model.articles import LineKind
from crossread.model.spans import Span


class Look(NamedTuple):
    """What the words of one phrase tell, with the signs that no pronoun changes.

    ``here``, ``before`` and ``after`` are those for a pronoun of the same sentence, of a later one,
    and for one that stands before the phrase.
    """

    head: int
    kind: MentionKind
    form: str  # of a pronoun, else ""
    part: str
    main: bool  # whether its clause is the main one of its sentence
    governor: str
    agent: bool  # whether its noun ends like those that name persons by what they do
    ends_in_s: bool  # a name such as "the Bears"
    title: bool
    quoted: Span | None
    here: tuple[str, ...]
    before: tuple[str, ...]
    after: tuple[str, ...]


def look_at(document: Document, mention: Mention) -> Look:
    """Return what a phrase is by itself."""
    head, word = mention.head, document.word(mention)
    first, clause = document.first_conjunct(head), document.clause(head)
    sentence = document.sentence(mention)
    part = part_of(document, first)
    own, main = _signs_of_words(document, mention, word), clause == document.root(sentence)
    here, before, after = _signs_by_place(part, own, head != first, main)
    return Look(
        head,
        mention.kind,
        form_of(word) if mention.kind is MentionKind.PRONOUN else "",
        part,
        document.is_main(clause),
        document.governor(first),
        document.lemmas[head].endswith(AGENT_ENDINGS),
        mention.name != "" and word.endswith("s"),
        sentence.kind is LineKind.TITLE,
        document.quotation(mention.span),
        here,
        before,
        after,
    )


@cache
def _signs_by_place(
    part: str, own: tuple[str, ...], later: bool, main: bool
) -> tuple[tuple[str, ...], tuple[str, ...], tuple[str, ...]]:
    """Return the signs for a pronoun of the same sentence, a later one, and one before.

    ``own`` are those of the words, ``later`` tells that the phrase is a later conjunct, ``main``
    that its clause is the root of its sentence.
    """
    conjunct = ("later conjunct", *own) if later else own
    role = part if part in {"subject", "object"} else "other"
    clausal = (f"main clause, {role}", *conjunct) if main else conjunct
    return (
        (f"{part}, here", *conjunct),
        (f"{part}, before", *clausal),
        (f"{part} that follows", *own),
    )


def _signs_of_words(document: Document, mention: Mention, word: str) -> tuple[str, ...]:
    """Return the signs of a phrase's own words."""
    names: tuple[str, ...] = ()
    if mention.kind is MentionKind.NAME:
        names = ("name",)
    elif mention.kind is MentionKind.NOMINAL:
        names = (document.definiteness(mention),)
    if word in words_of("anybody"):
        names = (*names, "anybody")
    if document.tokens[mention.head].upos == "ADJ":
        names = (*names, "adjective")
    return names
