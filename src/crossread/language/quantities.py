"""Find the quantities of an article; the dependency parse tells what is counted."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import replace
from itertools import pairwise

from crossread.model.annotation import Annotation, Sentence, Token
from crossread.model.quantities import Measure, Quantity
from crossread.model.spans import Span
from crossread.model.times import TimeExpression
from crossread.text import quantities, resources
from crossread.text.counted import is_container, is_light, singular
from crossread.text.numbers import number_words
from crossread.text.quantity_reading import moved
from crossread.text.time_words import moved as moved_time

_NUMBER = ("nummod", "det", "amod", "advmod", "compound", "nmod", "obl")
_NOUNS = frozenset(("NOUN", "PROPN", "SYM"))
_FARTHEST = 8  # tokens between a number and its noun; a longer noun phrase is a parse error
_PARSED = frozenset((Measure.COUNT, Measure.ORDINAL))


def _counted_noun(inside: list[Token], tokens: tuple[Token, ...]) -> Token | None:
    """Return the noun that the number's words modify: their head, or the noun after "of"."""
    number = next((token for token in reversed(inside) if token.upos in ("NUM", "ADJ")), None)
    if number is not None:
        head = next((token for token in tokens if token.index == number.head), None)
        if head is not None and head.upos in _NOUNS and 0 < head.index - number.index <= _FARTHEST:
            return head if number.relation.startswith(("nummod", "amod")) else None
    return None


def _after_of(noun: Token, tokens: tuple[Token, ...]) -> Token | None:
    """Return the noun that "of" ties to another: ammunition in "containers of ammunition"."""
    for token in tokens:
        if token.head != noun.index or not token.relation.startswith("nmod"):
            continue
        cases = [
            child for child in tokens if child.head == token.index and child.relation == "case"
        ]
        if any(case.lemma == "of" for case in cases) and token.upos in _NOUNS:
            return token
    return None


def _unit_of(noun: Token, tokens: tuple[Token, ...], inside: Span) -> str:
    """Return the noun's lemma with the modifiers that tell what is counted."""
    kept = [
        token.lemma.lower()
        for token in tokens
        if token.head == noun.index
        and token.index < noun.index
        and token.relation in ("compound", "amod")
        and token.upos in ("NOUN", "ADJ")
        and token.text.islower()
        and not is_light(token.lemma)
        and token.lemma not in number_words()
    ]
    lemma = noun.lemma.lower() if noun.upos == "NOUN" else singular(noun.text.lower())
    return " ".join([*kept, singular(lemma) if noun.upos == "NOUN" else lemma])


def _number_tokens(quantity: Quantity, tokens: tuple[Token, ...]) -> list[Token]:
    start, end = quantity.span.start, quantity.span.end
    return [token for token in tokens if token.span.start < end and start < token.span.end]


def _with_parse(quantity: Quantity, tokens: tuple[Token, ...]) -> Quantity:
    """Replace the counted noun read from the words by the one that the parse gives."""
    if quantity.measure not in _PARSED:
        return quantity
    noun = _counted_noun(_number_tokens(quantity, tokens), tokens)
    if noun is None:
        return quantity
    unit = _unit_of(noun, tokens, quantity.span)
    span = quantity.span.cover(noun.span)
    inner = _after_of(noun, tokens) if is_container(unit.rsplit(" ", 1)[-1]) else None
    if inner is None:
        thing = quantity.thing if span == quantity.span else ""
        return replace(quantity, unit=unit, thing=thing, span=span)
    return replace(
        quantity,
        unit=unit,
        thing=_unit_of(inner, tokens, inner.span),
        span=span.cover(inner.span),
    )


def _without_overlap(found: list[Quantity]) -> list[Quantity]:
    """Drop what lies inside a quantity that the parse has widened."""
    kept: list[Quantity] = []
    for quantity in sorted(found, key=lambda quantity: (quantity.span.start, -quantity.span.end)):
        if not kept or quantity.span.start >= kept[-1].span.end:
            kept.append(quantity)
    return kept


def _without_particles(words: str, tokens: tuple[Token, ...], offset: int) -> str:
    """Blank the particle of "hand over four boats", which does not say "more than four"."""
    verbs = resources.load("units.yaml")["verbs_with_over"]
    for before, token in pairwise(tokens):
        # the verb of a headline ("hands over") is often tagged as a noun
        if token.text == "over" and (before.lemma in verbs or token.relation == "compound:prt"):
            start, end = token.span.start - offset, token.span.end - offset
            words = f"{words[:start]}{'-' * (end - start)}{words[end:]}"
    return words


def _of_sentence(
    text: str, annotation: Annotation, sentence: Sentence, times: Sequence[TimeExpression]
) -> list[Quantity]:
    offset, words = sentence.span.start, sentence.span.of(text)
    if " over " in words:
        words = _without_particles(words, annotation.sentence_tokens(sentence), offset)
    own = tuple([moved_time(time, -offset) for time in times])
    found = quantities.find(words, own)
    if not found:
        return []
    tokens = annotation.sentence_tokens(sentence)
    return _without_overlap([_with_parse(moved(quantity, offset), tokens) for quantity in found])


def find(text: str, annotation: Annotation) -> tuple[Quantity, ...]:
    """Return the quantities in the annotation's sentences, in text order.

    The numbers of the annotation's times count nothing.
    """
    found: list[Quantity] = []
    starts = [time.span.start for time in annotation.times]
    for sentence in annotation.sentences:
        first = bisect_left(starts, sentence.span.start)
        last = bisect_left(starts, sentence.span.end)
        found += _of_sentence(text, annotation, sentence, annotation.times[first:last])
    return tuple(sorted(found, key=lambda quantity: quantity.span))
