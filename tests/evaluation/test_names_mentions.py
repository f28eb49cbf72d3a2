"""Given mentions that the mention finder lacks become mentions by their head word."""

from __future__ import annotations

from crossread.language import annotate, article_of_text, load_annotator
from crossread.model.annotation import Annotation, EntityKind, Mention, MentionKind
from crossread.model.spans import Span
from evaluation.names_mentions import add_given
from evaluation.names_score import Given, find_mention

TEXT = "Mara Voss, who keeps bees, met a beekeeper in Orvane. The old beekeeper greeted her."


def given(words: str, kind: str) -> Given:
    start = TEXT.index(words)
    return Given("1-ecb", "a", (Span(start, start + len(words)),), "H1", kind)


def told(*asked: Given) -> tuple[Annotation, list[Mention]]:
    """Return the annotation with the mentions asked for, and which of its mentions they are."""
    article = article_of_text(TEXT)
    annotation = add_given(article, annotate(article, load_annotator()), asked)
    found = [find_mention(one, annotation) for one in asked]
    return annotation, [one for one in found if one is not None]


def test_an_unlisted_noun_becomes_a_person() -> None:
    article = article_of_text(TEXT)
    asked = given("a beekeeper", "nominal")
    assert find_mention(asked, annotate(article, load_annotator())) is None
    _, (mention,) = told(asked)
    assert (mention.kind, mention.entity) == (MentionKind.NOMINAL, EntityKind.PERSON)
    assert mention.role == "beekeeper"
    assert mention.chain >= 0


def test_made_mentions_are_resolved_as_any_other() -> None:
    _, (first, second) = told(
        given("a beekeeper", "nominal"), given("The old beekeeper", "nominal")
    )
    assert first.chain >= 0
    assert second.index > first.index


def test_a_relative_pronoun_stands_for_its_noun() -> None:
    annotation, (who,) = told(given("who", "pronoun"))
    named = next(m for m in annotation.mentions if m.name == "Mara Voss")
    assert who.chain == named.chain


def test_what_is_seen_stays_as_it_is() -> None:
    article = article_of_text(TEXT)
    plain = annotate(article, load_annotator())
    assert add_given(article, plain, [given("Mara Voss", "name")]).mentions == plain.mentions
