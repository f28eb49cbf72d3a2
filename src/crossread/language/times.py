"""Find the time expressions of an article and the tense of the verbs that govern them."""

from __future__ import annotations

from dataclasses import replace
from functools import cache

from crossread.model.annotation import Annotation, Sentence, Token
from crossread.model.spans import Span
from crossread.model.times import TimeExpression, TimeForm
from crossread.text.dates import in_context, parse
from crossread.text.resources import load
from crossread.text.time_words import moved

_TENSED = frozenset((TimeForm.PARTIAL, TimeForm.WEEKDAY, TimeForm.OFFSET))
_WILL = frozenset(("will", "'ll", "’ll", "shall", "wo"))
_VERBS = frozenset(("VERB", "AUX"))
_LONGEST_CLIMB = 12  # heads between a date and its verb; trees of news sentences are lower


@cache
def _words(table: str) -> frozenset[str]:
    return frozenset(load("times.yaml")[table])


def _children(token: Token, tokens: tuple[Token, ...]) -> list[Token]:
    return [other for other in tokens if other.head == token.index]


def _head_of(token: Token, tokens: tuple[Token, ...]) -> Token | None:
    return next((other for other in tokens if other.index == token.head), None)


def _governing_verb(span: Span, tokens: tuple[Token, ...]) -> Token | None:
    """Return the first verb above the words of a span, or None."""
    start, end = span.start, span.end
    inside = {t.index for t in tokens if t.span.start < end and start < t.span.end}
    top = next(
        (token for token in tokens if token.index in inside and token.head not in inside), None
    )
    for _ in range(_LONGEST_CLIMB):
        if top is None:
            return None
        if top.index not in inside and (top.upos in _VERBS or _has_copula(top, tokens)):
            return top
        top = _head_of(top, tokens)
    return None


def _has_copula(token: Token, tokens: tuple[Token, ...]) -> bool:
    return any(child.relation == "cop" and child.head == token.index for child in tokens)


def _is_infinitive(children: list[Token]) -> bool:
    return any(child.lemma == "to" and child.upos == "PART" for child in children)


def _is_finite_past(verb: Token, children: list[Token]) -> bool:
    auxiliaries = [child for child in children if child.relation.startswith("aux")]
    first = auxiliaries[0] if auxiliaries else verb
    return "Tense=Past" in first.feats and "VerbForm=Fin" in first.feats


def speaks_of_future(verb: Token, tokens: tuple[Token, ...]) -> bool:
    """Tell whether a verb stands in the future: "will", "is to", "plans to", "is due to"."""
    children = _children(verb, tokens)
    if any(child.relation.startswith("aux") and child.lemma.lower() in _WILL for child in children):
        return True
    head = _head_of(verb, tokens)
    if head is None or not _is_infinitive(children):
        return _is_expected(verb)
    if verb.relation.startswith("acl") and any(c.relation == "aux:pass" for c in children):
        return True  # "rules to be published in May"
    if head.lemma in ("go", "be") and head.upos in _VERBS:
        return not _is_finite_past(head, _children(head, tokens))
    governed = verb.relation.startswith(("xcomp", "ccomp", "advcl"))
    return governed and head.lemma in _words("future_verbs")


def _is_expected(verb: Token) -> bool:
    """Tell whether it is a word such as "scheduled" or "due", whose own date lies ahead."""
    return verb.lemma in _words("scheduling_words")


def _with_tense(expression: TimeExpression, tokens: tuple[Token, ...]) -> TimeExpression:
    if expression.form not in _TENSED or expression.future or (expression.count or 0) < 0:
        return expression
    verb = _governing_verb(expression.span, tokens)
    if verb is None or not speaks_of_future(verb, tokens):
        return expression
    return replace(expression, future=True)


def _of_sentence(text: str, annotation: Annotation, sentence: Sentence) -> list[TimeExpression]:
    found = parse(sentence.span.of(text))
    if not found:
        return []
    tokens = annotation.sentence_tokens(sentence)
    return [_with_tense(moved(expression, sentence.span.start), tokens) for expression in found]


def find(text: str, annotation: Annotation) -> tuple[TimeExpression, ...]:
    """Return the time expressions in the annotation's sentences, in text order."""
    found: list[TimeExpression] = []
    for sentence in annotation.sentences:
        found += _of_sentence(text, annotation, sentence)
    return in_context(sorted(found, key=lambda expression: expression.span), text)
