from __future__ import annotations

from collections.abc import Callable

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from crossread.language.annotator import Bounds
from crossread.language.sentences import cut_stretches, find_bounds
from crossread.language.tokenizer import tokenize
from crossread.model.annotation import Annotation
from crossread.model.spans import Span

Annotate = Callable[[str], Annotation]


@pytest.mark.parametrize(
    "sentences",
    [
        ["He left the country.", "On Tuesday he came back."],
        ["The U.S. Navy sent two ships to the strait."],
        ["Mr. Orr met Dr. Poe and J. K. Hale in the harbor."],
        ["\u201cWe will come back.\u201d", "The minister then left the hall."],
        ["\u201cStop the convoy!\u201d he said on Monday."],
        ["He called it \u201ca great day for us.", "Nobody else agreed with him."],
        ["Was it true?", "Nobody could say.", "The ministry was silent."],
        ["The price rose by 3.5 percent in No. 5 on the list."],
    ],
)
def test_sentences_of_a_line(annotate: Annotate, sentences: list[str]) -> None:
    text = " ".join(sentences)
    assert [one.span.of(text) for one in annotate(text).sentences] == sentences


def test_glued_sentences_are_split(annotate: Annotate) -> None:
    text = "The envoy left the country.On Tuesday he came back."
    assert [one.span.of(text) for one in annotate(text).sentences] == [
        "The envoy left the country.",
        "On Tuesday he came back.",
    ]


@pytest.mark.parametrize(
    "text",
    [
        "The envoy came in May, during. Which he and the king praised the talks.",
        "The king thanked the envoy. Stating that the talks had been useful.",
        "The two spoke about trade. Along with ships, fish and timber.",
    ],
)
def test_a_sentence_printed_in_two_is_read_as_one(annotate: Annotate, text: str) -> None:
    found = annotate(text)
    assert [(one.rejoined, one.span.of(text)) for one in found.sentences] == [(True, text)]
    stray = text.index(". ")
    assert all(token.span.start != stray for token in found.tokens)


@pytest.mark.parametrize(
    "text",
    [
        "The envoy came in May. Which of them spoke first?",
        "The king thanked the envoy. And the envoy thanked the king.",
        "The two spoke about trade. Along with ships, the king wants fish.",
    ],
)
def test_whole_sentences_are_not_joined(annotate: Annotate, text: str) -> None:
    found = annotate(text)
    assert [one.rejoined for one in found.sentences] == [False, False]


def test_sentences_never_cross_lines(annotate: Annotate) -> None:
    text = "The envoy spoke about\nthe harbor of the town."
    assert [one.paragraph for one in annotate(text).sentences] == [0, 1]


def bounds_of(text: str) -> tuple[list[str], Bounds]:
    spans = tokenize(text, Span(0, len(text)))
    return [span.of(text) for span in spans], find_bounds(text, spans)


def marked(text: str) -> str:
    """The words with "|" before a must, "+" before a must not and "?" before a doubtful start."""
    words, bounds = bounds_of(text)
    marks = (("|", bounds.must), ("+", bounds.must_not), ("?", bounds.doubtful))
    return " ".join(
        "".join(mark for mark, places in marks if place in places) + word
        for place, word in enumerate(words)
    )


@pytest.mark.parametrize(
    "text, expected",
    [
        ("He left. She came", "He ?left ?. |She ?came"),
        ("He left.She came", "He ?left ?. |She ?came"),
        ("Who? She came", "Who ?? |She ?came"),
        ("Why?! She came", "Why ??! She ?came"),
        ("\u201cWhy?\u201d Orr asked", "\u201c +Why ?? +\u201d Orr ?asked"),
        ("\u201cNo.\u201d Orr left", "\u201c +No ?. +\u201d |Orr ?left"),
        ("Mr. Orr, Roe", "Mr. +Orr ?, ?Roe"),
        ("J. Poe", "J. ?Poe"),
        ("2. He left. Then", "2 ?. He ?left ?. |Then"),
        ("He left. then", "He ?left ?. then"),
    ],
)
def test_bounds_of_words(text: str, expected: str) -> None:
    assert marked(text) == expected


def test_a_sentence_longer_than_the_room_is_cut_after_a_comma() -> None:
    words, bounds = bounds_of("one two, three four five six")
    stretches = cut_stretches(words, bounds, [1] * len(words), 5)
    assert [" ".join(one.words) for one in stretches] == ["one two ,", "three four five six"]


def test_no_comma_no_stop_is_cut_anywhere() -> None:
    stretches = cut_stretches(["a"] * 7, Bounds(), [1] * 7, 3)
    assert [len(one.words) for one in stretches] == [3, 3, 1]


@given(st.lists(st.sampled_from(["word", ",", ".", "Word"]), min_size=1, max_size=60))
@settings(max_examples=100, deadline=None)
def test_stretches_keep_every_word_and_the_room(words: list[str]) -> None:
    text = " ".join(words)
    found, bounds = bounds_of(text)
    stretches = cut_stretches(found, bounds, [2] * len(found), 20)
    assert [word for one in stretches for word in one.words] == found
    assert all(2 * len(one.words) <= 20 for one in stretches)
