"""What a phrase is by itself, whatever pronoun asks: its part, its determiner, its place."""

from __future__ import annotations

from typing import NamedTuple

from crossread.language.coreference.document import Document, words_of
from crossread.language.coreference.forms import AGENT_ENDINGS, form_of, part_of
from crossread.model.annotation import Mention, MentionKind
from crossread.model.articles import LineKind
from crossread.model.spans import Span

_CLAUSAL = {part: f"main clause, {part}" for part in ("subject", "object")}


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
    first = document.first_conjunct(head)
    part = part_of(document, first)
    clause = document.clause(head)
    sentence = document.sentence(mention)
    always = _signs_of_words(document, mention, word)
    later = always if head == first else ("later conjunct", *always)
    clausal = later
    if clause == document.root(sentence):
        clausal = (_CLAUSAL.get(part, "main clause, other"), *later)
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
        (f"{part}, here", *later),
        (f"{part}, before", *clausal),
        (f"{part} that follows", *always),
    )


def _signs_of_words(document: Document, mention: Mention, word: str) -> tuple[str, ...]:
    """Return the signs of a phrase's own words."""
    names = []
    if mention.kind is MentionKind.NAME:
        names.append("name")
    elif mention.kind is MentionKind.NOMINAL:
        if document.determiners(mention) & words_of("indefinite"):
            names.append("indefinite")
        else:
            names.append("definite" if document.is_definite(mention) else "bare")
    if word in words_of("anybody"):
        names.append("anybody")
    if document.tokens[mention.head].upos == "ADJ":
        names.append("adjective")
    return tuple(names)
