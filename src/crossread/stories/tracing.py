"""Trace how the articles of one story depend on each other."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import combinations

from crossread.model.stories import Reading, Story, Trace
from crossread.stories.citing import find_cited
from crossread.stories.copying import word_article
from crossread.stories.lineage import Studied, judge_pair
from crossread.stories.rewording import list_forms, phrase_article, weigh_terms
from crossread.stories.spin import judge_spin


def trace(readings: Sequence[Reading], story: Story) -> Trace:
    """Return the lineage of every dependent pair, a verdict on spin, and the cited media.

    Readings of other stories are left aside. Pairs without any sign of dependence are left out;
    every article has its verdict on spin.
    """
    own = sorted(
        (r for r in readings if r.article.id in story.articles), key=lambda r: r.article.id
    )
    spins = {r.article.id: judge_spin(r) for r in own}
    cited = {r.article.id: find_cited(r, spins[r.article.id]) for r in own}
    forms = list_forms(own)
    studied = [
        Studied(
            reading=reading,
            wording=word_article(reading),
            phrasings=phrase_article(reading, spins[reading.article.id].spun, forms),
            spun=spins[reading.article.id].spun,
            cited=cited[reading.article.id],
        )
        for reading in own
    ]
    weights = weigh_terms(article.phrasings for article in studied)
    pairs = (judge_pair(left, right, weights) for left, right in combinations(studied, 2))
    return Trace(
        lineages=tuple(lineage for lineage in pairs if lineage is not None),
        spins=tuple(spins[r.article.id] for r in own),
        cited=tuple(c for r in own for c in cited[r.article.id]),
    )
