"""Who speaks the words in which a first-person pronoun stands."""

from __future__ import annotations

from bisect import bisect_left, bisect_right

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
    first = bisect_right(sentences, quotation.start, key=lambda s: s.span.end)
    last = bisect_left(sentences, quotation.end, key=lambda s: s.span.start)
    touched = [s for s in sentences[first:last] if s.index != sentence.index]
    after, before = sentences[last : last + 1], sentences[max(0, first - 1) : first]
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
    for token in map(document.tokens.__getitem__, document.speeches(sentence)[0]):
        outside = quotation is None or not quotation.contains(token.span)
        if not outside or token.upos != "VERB":
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
    return _cited_in(document, sentence, quotation)


def _cited_in(document: Document, sentence: Sentence, quotation: Span | None) -> int | None:
    """Return the noun of "according to" outside the quotation."""
    for token in document.speeches(sentence)[1]:
        if quotation is None or not quotation.contains(document.tokens[token].span):
            return token
    return None
