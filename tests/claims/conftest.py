"""Claims of a text, made by the shipped model and this stage."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from functools import cache

import pytest

from crossread.claims import find
from crossread.language import Annotator, annotate, article_of_text
from crossread.model.articles import Article, LineKind
from crossread.model.claims import Claim

Finder = Callable[..., tuple[Claim, ...]]


@pytest.fixture(scope="session")
def article() -> Callable[..., Article]:
    """A function that makes an article of body lines; the first is a title if asked for."""

    def make(text: str, *, title: bool = False) -> Article:
        made = replace(article_of_text(text), id="000", outlet="example.org")
        if not title:
            return made
        first = replace(made.lines[0], kind=LineKind.TITLE)
        return replace(made, lines=(first, *made.lines[1:]))

    return make


@pytest.fixture(scope="session")
def claims_of(annotator: Annotator, article: Callable[..., Article]) -> Finder:
    """A function that returns the claims of a text."""

    @cache
    def run(text: str, title: bool = False) -> tuple[Claim, ...]:
        made = article(text, title=title)
        return find(made, annotate(made, annotator))

    return run
