"""Whom and what pronouns of the third person stand for, on sentences written for these tests."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from crossread.language.coreference.document import Document
from crossread.language.coreference.ranking import table_of
from crossread.model.annotation import Annotation, Mention, MentionKind
from crossread.text.resources import load

Annotate = Callable[[str], Annotation]


def pronoun(annotation: Annotation, text: str, word: str, occurrence: int = 0) -> Mention:
    """Return the n-th pronoun mention with that word."""
    found = [
        m
        for m in annotation.mentions
        if m.kind is MentionKind.PRONOUN and m.span.of(text).casefold() == word
    ]
    return found[occurrence]


def phrases(annotation: Annotation, text: str, mention: Mention) -> list[list[str]]:
    """Return the names and nominals of each chain for which a pronoun stands."""
    chains = mention.members or ((mention.chain,) if mention.chain >= 0 else ())
    return [
        [
            m.span.of(text)
            for m in annotation.mentions
            if m.chain == chain and m.kind is not MentionKind.PRONOUN
        ]
        for chain in chains
    ]


# (text, pronoun, occurrence, a phrase of its chain)
ONE = [
    ("These nets protect divers and do not hurt them, Mira Solane said.", "them", 0, "divers"),
    ("Divers said that they feared for their lives.", "their", 0, "Divers"),
    ("The harbour opened its gates on Monday.", "its", 0, "The harbour"),
    ("Norway bought a ferry. The ferry was old, and it sank.", "it", 0, "The ferry"),
    ("Anton Brenn and his brother left Oslo.", "his", 0, "Anton Brenn"),
    ("Pavel Orlov spoke for Anton Brenn himself.", "himself", 0, "Anton Brenn"),
    ("The 19-year-old was praised after she won.", "she", 0, "The 19-year-old"),
    ("The Norwegian police said they had no suspect.", "they", 0, "The Norwegian police"),
    ("Mira Solane told reporters she would sell her boat.", "her", 0, "Mira Solane"),
]


@pytest.mark.parametrize("text, word, occurrence, expected", ONE)
def test_a_pronoun_stands_for_a_phrase(
    annotate: Annotate, text: str, word: str, occurrence: int, expected: str
) -> None:
    annotation = annotate(text)
    mention = pronoun(annotation, text, word, occurrence)
    found = phrases(annotation, text, mention)
    assert [expected in chain for chain in found] == [True], mention.reason


# (text, pronoun, what it cannot be)
NEVER = [
    ("Anton Brenn saw him.", "him", "Anton Brenn"),
    ("“She lied,” Mira Solane said.", "she", "Mira Solane"),
    ("His adviser spoke of Anton Brenn.", "his", "His adviser"),
    ("A part of the wall fell. Maybe he saw.", "he", "A part"),
    ("The plan they made for Oslo failed.", "they", "The plan"),
    ("The weather was bad. She left.", "she", "The weather"),
    ("No ferry came. It was late.", "it", "No ferry"),
    ("Mira Solane spoke. They left.", "they", "Mira Solane"),
    ("The plan for the ferry angered Norway. Its army closed the harbour.", "its", "The plan"),
]


@pytest.mark.parametrize("text, word, wrong", NEVER)
def test_a_pronoun_never_stands_for(annotate: Annotate, text: str, word: str, wrong: str) -> None:
    annotation = annotate(text)
    found = phrases(annotation, text, pronoun(annotation, text, word))
    assert wrong not in [words for chain in found for words in chain]


def test_a_phrase_is_a_mention_only_where_a_pronoun_means_it(annotate: Annotate) -> None:
    text = "The orchard lost its roof. A meadow was dry."
    words = [m.span.of(text) for m in annotate(text).mentions]
    assert "The orchard" in words
    assert "A meadow" not in words


def test_mentions_stay_in_the_order_of_their_spans(annotate: Annotate) -> None:
    text = "Norway saw the orchard when it burned. Mira Solane wept for it."
    mentions = annotate(text).mentions
    assert [m.index for m in mentions] == list(range(len(mentions)))
    assert [m.span.start for m in mentions] == sorted(m.span.start for m in mentions)


@pytest.mark.parametrize(
    "text, quoted",
    [
        ("‘We won’t go,’ Brenn said.", "We won’t go"),
        ("'We won't go,' Brenn said.", "We won't go"),
        ("“We won’t go,” Brenn said.", "We won’t go"),
        ("Brenn's boats and Orlov's nets burned.", ""),
    ],
)
def test_quotations_stand_between_any_marks(annotate: Annotate, text: str, quoted: str) -> None:
    document = Document(annotate(text), text)
    found = {document.quotation(token.span) for token in document.tokens} - {None}
    assert [quoted in span.of(text) for span in found if span] == ([True] if quoted else [])


def test_every_form_has_weights() -> None:
    for form in ("male", "female", "plural", "thing"):
        weights = load("pronouns.yaml")[table_of(form)]
        assert weights["same sentence"] > weights["third before"]
