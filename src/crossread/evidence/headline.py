"""The headline of a story: a real title of one of its articles."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

from crossread.evidence.view import StoryView
from crossread.model.articles import LineKind
from crossread.model.evidence import ClaimGroup
from crossread.model.spans import Citation, Span


def _title_span(view: StoryView, article: str) -> Span:
    """Return the span of an article's title, or of its first line if it has none."""
    lines = view.readings[article].article.lines
    titles = [line.span for line in lines if line.kind is LineKind.TITLE]
    rest = [line.span for line in lines]
    return (titles or rest or [Span(0, 0)])[0]


def _words(view: StoryView, article: str, span: Span) -> set[str]:
    tokens = view.readings[article].annotation.tokens_in(span)
    return {t.lemma.lower() for t in tokens if t.upos in ("NOUN", "PROPN", "VERB", "NUM")}


def choose_headline(view: StoryView, groups: Sequence[ClaimGroup]) -> Citation:
    """Return the title whose words most articles share; derived articles only if all are.

    ``groups`` break ties: the title of an article that carries more of the shared groups wins.
    """
    free = [a for a in view.readings if a not in view.dependent] or list(view.readings)
    spread = Counter(
        word
        for reading in view.readings.values()
        for word in {t.lemma.lower() for t in reading.annotation.tokens}
    )
    carried = Counter(a for group in groups if len(group.articles) > 1 for a in group.articles)

    def rank(article: str) -> tuple[float, int, str]:
        words = _words(view, article, _title_span(view, article))
        shared = sum(spread[word] for word in words) / (len(words) + 2)
        return (-shared, -carried[article], article)

    best = min(free, key=rank)
    return Citation(best, _title_span(view, best))
