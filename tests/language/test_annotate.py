from __future__ import annotations

import subprocess
import sys
from collections.abc import Callable

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from crossread.errors import ModelError
from crossread.language import Annotator, annotate_text
from crossread.language import annotate as annotate_article
from crossread.language.lemmas import apply_edit
from crossread.language.model import read_model_file
from crossread.language.tokenizer import shadow
from crossread.model.annotation import Annotation
from crossread.model.articles import Article, Line, LineKind
from crossread.model.spans import Span

Annotate = Callable[[str], Annotation]


def article_of(lines: list[tuple[str, LineKind]]) -> Article:
    text = "\n".join(line for line, _ in lines)
    spans, start = [], 0
    for line, kind in lines:
        spans.append(Line(Span(start, start + len(line)), kind, "test"))
        start += len(line) + 1
    return Article("000", "-", "", "", "", "", text, "", "utf-8", lines=tuple(spans))


def check_laws(text: str, found: Annotation) -> None:
    """Every index and span of an annotation fits the others."""
    assert [token.index for token in found.tokens] == list(range(len(found.tokens)))
    last = 0
    for token in found.tokens:
        assert token.text == token.span.of(text)
        assert token.span.start >= last
        last = token.span.end
    for sentence in found.sentences:
        tokens = found.sentence_tokens(sentence)
        assert tokens
        assert sentence.span == tokens[0].span.cover(tokens[-1].span)
        assert [token.relation for token in tokens if token.head < 0] == ["root"]
        assert all(sentence.first <= t.head < sentence.last for t in tokens if t.head >= 0)
        assert {token.sentence for token in tokens} == {sentence.index}
    assert sum(one.last - one.first for one in found.sentences) == len(found.tokens)
    for mention in found.mentions:
        assert mention.span.contains(found.tokens[mention.head].span)
        assert found.sentences[mention.sentence].span.contains(mention.span)
    assert list(found.mentions) == sorted(
        found.mentions, key=lambda one: (one.span.start, -one.span.end)
    )


def test_only_title_body_and_caption_have_sentences(annotator: Annotator) -> None:
    article = article_of(
        [
            ("Envoy returns to the harbor", LineKind.TITLE),
            ("By Ada Poe", LineKind.BYLINE),
            ("The envoy returned on Monday. He was tired.", LineKind.BODY),
            ("More from this desk", LineKind.FURNITURE),
            ("The envoy in the harbor.", LineKind.CAPTION),
        ]
    )
    found = annotate_article(article, annotator)
    check_laws(article.text, found)
    assert [(one.kind, one.paragraph) for one in found.sentences] == [
        (LineKind.TITLE, 0),
        (LineKind.BODY, 2),
        (LineKind.BODY, 2),
        (LineKind.CAPTION, 4),
    ]


def test_tree_and_lemmas_of_a_plain_sentence(annotate: Annotate) -> None:
    found = annotate("The king gave the envoy two horses and denied the claims.")
    rows = [(t.text, t.lemma, t.relation, t.head) for t in found.tokens]
    assert rows[1] == ("king", "king", "nsubj", 2)
    assert rows[2] == ("gave", "give", "root", -1)
    assert rows[4] == ("envoy", "envoy", "iobj", 2)
    assert rows[6] == ("horses", "horse", "obj", 2)
    assert rows[8][:3] == ("denied", "deny", "conj")


@pytest.mark.parametrize(
    "sentence, form, lemma",
    [
        ("The ministry denies the report.", "denies", "deny"),
        ("He precluded a second round of talks.", "precluded", "preclude"),
        ("The talks were overseen by the king.", "overseen", "oversee"),
        ("The plane was escorted by two jets.", "escorted", "escort"),
        ("The army upgraded its radars.", "upgraded", "upgrade"),
        ("The two sides signed the treaties.", "treaties", "treaty"),
        ("Women and children fled the town.", "children", "child"),
        ("Russians live there.", "Russians", "Russian"),
    ],
)
def test_lemmas(annotate: Annotate, sentence: str, form: str, lemma: str) -> None:
    token = next(token for token in annotate(sentence).tokens if token.text == form)
    assert token.lemma == lemma


@pytest.mark.parametrize(
    "form, edit, lemma",
    [
        ("Carries", "l|0||3|y", "carry"),
        ("IBM", "K", "IBM"),
        ("was", "abs:be", "be"),
        ("a", "l|0||3|y", "a"),
        ("x", "nonsense", "x"),
    ],
)
def test_edits(form: str, edit: str, lemma: str) -> None:
    assert apply_edit(form, edit) == lemma


def test_typography_changes_offsets_only_not_the_reading(annotate: Annotate) -> None:
    plain = annotate("\"We don't agree,\" the king's envoy said - twice.")
    curly = annotate(
        "\u201cWe don\u2019t agree,\u201d the king\u2019s\u00a0envoy said \u2014 twice."
    )
    assert [t.lemma for t in plain.tokens] == [shadow(t.lemma) for t in curly.tokens]
    assert [t.head for t in plain.tokens] == [t.head for t in curly.tokens]


def test_an_empty_article_has_an_empty_annotation(annotate: Annotate) -> None:
    found = annotate(" \n\n")
    assert (found.sentences, found.tokens, found.mentions) == ((), (), ())


def test_a_line_longer_than_the_network_is_read_whole(annotate: Annotate) -> None:
    text = "and the very long convoy of the northern army moved on, " * 80
    found = annotate(text)
    check_laws(text, found)
    assert "".join(token.text for token in found.tokens) == text.replace(" ", "")


PARTS = ("The", "king", "Korea", "\u2019s", ".", "U.S.", ",", "\u201c", "\u201d", "Which", "and")
ODD_PARTS = ("Mr.", "Ivan", "3", "e\u0301", "\u200b", "\U0001f697", "?", "\n", "\u00a0")


@given(st.lists(st.sampled_from(PARTS + ODD_PARTS), max_size=25), st.sampled_from(["", " "]))
@settings(max_examples=40, deadline=None)
def test_any_text_gives_a_sound_annotation(
    annotator: Annotator, parts: list[str], glue: str
) -> None:
    text = glue.join(parts)
    check_laws(text, annotate_text(text, annotator))


def test_missing_model_file_is_told_in_words() -> None:
    with pytest.raises(ModelError, match=r"nothing\.onnx is missing"):
        read_model_file("nothing.onnx")


def test_import_does_not_load_the_model() -> None:
    code = "import sys, crossread.language; sys.exit('onnxruntime' in sys.modules)"
    assert subprocess.run([sys.executable, "-c", code], check=False).returncode == 0
