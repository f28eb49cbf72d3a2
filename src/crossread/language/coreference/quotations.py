"""Who speaks the words in which a first-person pronoun stands."""

from __future__ import annotations

from crossread.language.coreference.document import Document, words_of
from crossread.model.annotation import Mention, Sentence
from crossread.model.spans import Span


def speaker_of(document: Document, mention: Mention) -> int | None:
    """Return the token of the speaker of a first-person pronoun, None when none is named.

    Looked for in the pronoun's sentence ("We agree" - X said), then, for a quotation of several
    sentences, in those that hold its other words and the one that follows.
    """
    quotation = document.quotation(mention.span)
    sentence = document.sentence(mention)
    found = _speaker_in(document, sentence, quotation)
    if found is not None or quotation is None:
        return found
    for other in _around(document, sentence, quotation):
        found = _speaker_in(document, other, quotation)
        if found is not None:
            return found
    return None


def _around(document: Document, sentence: Sentence, quotation: Span) -> list[Sentence]:
    """Return the other sentences that a quotation touches, then the next and the last before."""
    sentences = document.annotation.sentences
    touched = [s for s in sentences if s.span.overlaps(quotation) and s.index != sentence.index]
    after = [s for s in sentences if s.span.start >= quotation.end][:1]
    before = [s for s in sentences if s.span.end <= quotation.start][-1:]
    near = [s for s in (*after, *before) if s.paragraph == sentence.paragraph]
    return [*touched, *near]


def _noun_after(document: Document, verb: int) -> int | None:
    """Return the head of the mention right after an inverted verb: "..., said a witness"."""
    if verb + 1 >= len(document.tokens):
        return None
    start = document.tokens[verb + 1].span.start
    after = [m for m in document.mentions if m.span.start == start]
    return max(after, key=lambda m: len(m.span)).head if after else None


def _speaker_in(document: Document, sentence: Sentence, quotation: Span | None) -> int | None:
    """Return the subject of a verb of speaking outside the quotation."""
    first_person = words_of("pronouns", "speaker") | words_of("pronouns", "speakers")
    for token in document.annotation.sentence_tokens(sentence):
        outside = quotation is None or not quotation.contains(token.span)
        if not outside or not document.is_reporting(token.index) or token.upos != "VERB":
            continue
        subject = document.subject(token.index)
        if subject is None:
            subject = _noun_after(document, token.index)
        if subject is None:
            continue
        spoken = document.tokens[subject]
        if quotation is not None and quotation.contains(spoken.span):
            continue
        if spoken.text.casefold() not in first_person:
            return subject
    return None
