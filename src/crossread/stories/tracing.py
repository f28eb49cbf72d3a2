"""Trace how the articles of one story depend on each other."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace

from crossread.model.stories import Lineage, Reading, Spin, Story, Trace
from crossread.stories.beginnings import group_by_origin, list_texts
from crossread.stories.candidates import list_candidates
from crossread.stories.citing import find_cited
from crossread.stories.copying import word_article
from crossread.stories.direction import Side
from crossread.stories.lineage import Compared, Studied, compare_articles, judge_pair
from crossread.stories.machines import find_machine_made
from crossread.stories.precedence import list_named, rank_sources
from crossread.stories.rewording import list_forms, phrase_article, weigh_terms
from crossread.stories.shared_errors import find_shared_errors
from crossread.stories.signs import add_shared_errors, errors_by_article
from crossread.stories.spin import judge_spin
from crossread.stories.stemma import Stemma, build_stemma, link_articles
from crossread.stories.voices import name_voices


def _side(article: Studied) -> Side:
    return Side(article.reading, article.spun, article.cited, 0.0, names=article.names)


def _study(own: Sequence[Reading], spins: Mapping[str, Spin]) -> list[Studied]:
    """Return the articles with all that pairs are judged on, in their order."""
    forms = list_forms(own)
    studied = [
        Studied(
            reading=reading,
            wording=word_article(reading),
            phrasings=phrase_article(reading, spins[reading.article.id].spun, forms),
            spun=spins[reading.article.id].spun,
            cited=find_cited(reading, spins[reading.article.id]),
        )
        for reading in own
    ]
    named = list_named([_side(article) for article in studied])
    return [replace(article, names=named[article.id]) for article in studied]


def _mark(compared: Iterable[Compared], spins: Mapping[str, Spin]) -> list[Compared]:
    """Return the comparisons with the later verdicts on spin."""

    def marked(article: Studied) -> Studied:
        spun = spins[article.id].spun
        return article if article.spun == spun else replace(article, spun=spun)

    return [replace(c, left=marked(c.left), right=marked(c.right)) for c in compared]


def _order(compared: Iterable[Compared], studied: Iterable[Studied]) -> dict[str, float]:
    """Rank the articles by how much each looks like the source of the others."""
    shared: Counter[str] = Counter()
    for pair in compared:
        if any(p.wording == 1.0 and not p.left.quoted for p in pair.pairs):
            shared.update((pair.left.id, pair.right.id))
    return rank_sources([_side(article) for article in studied], shared)


def _build(compared: Sequence[Compared], studied: Sequence[Studied]) -> Stemma:
    links = [
        link for pair in compared
        for link in link_articles(pair.left.id, pair.right.id, pair.accepted)
    ]  # fmt: skip
    return build_stemma(links, {s.id: s.phrasings for s in studied}, _order(compared, studied))


def _judge(
    compared: Sequence[Compared], stemma: Stemma, studied: Sequence[Studied]
) -> tuple[Lineage, ...]:
    """Return the lineages: what two articles show alone, then the slips that both have."""
    alone = [judge_pair(pair, stemma) for pair in compared]
    texts = list_texts(stemma.articles, filter(None, alone))
    errors = errors_by_article(find_shared_errors(studied, texts))
    judged = (
        add_shared_errors(pair, lineage, errors.get(pair.left.id, ()))
        for pair, lineage in zip(compared, alone, strict=True)
    )
    return tuple(lineage for lineage in judged if lineage is not None)


def trace(readings: Sequence[Reading], story: Story) -> Trace:
    """Return the lineage of dependent pairs, a verdict on spin, the cited media and the origins.

    Readings of other stories are left aside. Pairs without any sign of dependence are left out;
    every article has its verdict on spin.
    """
    members = frozenset(story.articles)
    own = sorted((r for r in readings if r.article.id in members), key=lambda r: r.article.id)
    spins = {r.article.id: judge_spin(r) for r in own}
    studied = _study(own, spins)
    weights = weigh_terms(article.phrasings for article in studied)
    compared = [compare_articles(*pair, weights) for pair in list_candidates(studied)]
    spins |= find_machine_made(compared)
    compared = _mark(compared, spins)
    marked = [replace(s, spun=spins[s.id].spun) for s in studied]
    stemma = _build(compared, marked)
    lineages = _judge(compared, stemma, marked)
    return Trace(
        lineages=lineages,
        spins=tuple(spins[r.article.id] for r in own),
        cited=name_voices(c for s in studied for c in s.cited),
        origins=group_by_origin(lineages, stemma),
        descents=tuple(stemma.descents()),
    )
