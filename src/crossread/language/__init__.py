"""The language stage: what the words of one article are, and whom they mention."""

from __future__ import annotations

import hashlib
from dataclasses import replace

from crossread.language import coreference, quantities, times
from crossread.language.annotator import Annotator, load_annotator
from crossread.language.lines import read_lines
from crossread.language.mentions import find_mentions
from crossread.language.name_trees import mend_name_trees
from crossread.language.names import find_names
from crossread.language.verb_trees import mend_verb_trees
from crossread.model.annotation import Annotation
from crossread.model.articles import Article, Line, LineKind
from crossread.model.spans import Span

__all__ = ["Annotator", "annotate", "annotate_text", "load_annotator"]


def annotate(article: Article, annotator: Annotator) -> Annotation:
    """Return the sentences, tokens, mentions, times and quantities of an article."""
    return coreference.resolve(annotate_phrases(article, annotator), article)


def annotate_phrases(article: Article, annotator: Annotator) -> Annotation:
    """Return the same before coreference: no mention is in a chain."""
    words = read_lines(article, annotator)
    names = find_names(words.sentences, words.tokens, words.names)
    tokens = mend_name_trees(words.tokens, names)
    for sentence in words.sentences:
        for place, token in mend_verb_trees(tokens, sentence.first, sentence.last).items():
            tokens[place] = token
    annotation = Annotation(
        article=article.id,
        sentences=tuple(words.sentences),
        tokens=tuple(tokens),
        mentions=find_mentions(article.text, words.sentences, tokens, names),
        frames=tuple(words.frames),
        vectors=words.vectors(),
    )
    annotation = replace(annotation, times=times.find(article.text, annotation))
    return replace(annotation, quantities=quantities.find(article.text, annotation))


def article_of_text(text: str) -> Article:
    """Return an article whose non-empty lines are all body lines."""
    lines = []
    start = 0
    for line in text.split("\n"):
        if line.strip():
            lines.append(Line(Span(start, start + len(line)), LineKind.BODY, "plain text"))
        start += len(line) + 1
    return Article(
        id="text",
        source="-",
        outlet="",
        title="",
        byline="",
        url="",
        text=text,
        sha256=hashlib.sha256(text.encode("utf-8", "surrogatepass")).hexdigest(),
        encoding="utf-8",
        lines=tuple(lines),
    )


def annotate_text(text: str, annotator: Annotator) -> Annotation:
    """Return the annotation of a text, each non-empty line of which is a paragraph."""
    return annotate(article_of_text(text), annotator)
