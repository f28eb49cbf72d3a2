"""The tense of the governing verb decides whether a bare day or month lies ahead."""

from datetime import date

import pytest

from crossread.language import times
from crossread.model.annotation import Annotation, Sentence, Token
from crossread.model.articles import LineKind
from crossread.model.spans import Span
from crossread.text.dates import resolve

ANCHOR = date(2024, 6, 20)

TENSES = [
    ("The envoy will arrive in Ostrel on Monday.", "2024-06-24"),
    ("The envoy arrived in Ostrel on Monday.", "2024-06-17"),
    ("The envoy is going to visit Ostrel in September.", "2024-09"),
    ("The envoy visited Ostrel in September.", "2023-09"),
    ("The envoy plans to visit Ostrel in September.", "2024-09"),
    ("The ministers are expected to meet on Tuesday.", "2024-06-25"),
    ("The talks are scheduled for Tuesday.", "2024-06-25"),
    ("The minister said on Monday that the fleet will leave soon.", "2024-06-17"),
    ("The army crossed the river last Monday.", "2024-06-17"),
    ("The ministers have met in March.", "2024-03"),
    ("The rules to be published in September bind all ships.", "2024-09"),
]


@pytest.mark.parametrize(("text", "expected"), TENSES)
def test_tense(annotate, text, expected):
    annotation = annotate(text)
    expression = times.find(text, annotation)[0]
    assert resolve(expression, ANCHOR).edtf == expected


def test_spans_are_of_the_article(annotate):
    text = "The fleet left.\n\nIt left Ostrel on June 11. It had come in May."
    found = times.find(text, annotate(text))
    assert [expression.span.of(text) for expression in found] == ["June 11", "May"]


def token(index, start, text, lemma, upos, head, relation):
    span = Span(start, start + len(text))
    return Token(index, span, text, lemma, upos, "", "", head, relation, 0)


def test_works_on_hand_made_tokens_and_looks_only_into_sentences():
    text = "Monday news\nThey will meet Monday"
    tokens = (
        token(0, 12, "They", "they", "PRON", 2, "nsubj"),
        token(1, 17, "will", "will", "AUX", 2, "aux"),
        token(2, 22, "meet", "meet", "VERB", -1, "root"),
        token(3, 27, "Monday", "Monday", "PROPN", 2, "obl:tmod"),
    )
    sentence = Sentence(0, Span(12, 33), 0, 4, LineKind.BODY, 1)
    found = times.find(text, Annotation("000", (sentence,), tokens))
    assert [(expression.span, expression.future) for expression in found] == [(Span(27, 33), True)]


def test_no_sentences_no_times():
    assert times.find("On Monday it rained.", Annotation("000")) == ()
