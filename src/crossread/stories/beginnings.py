"""Find from how many reports all articles of a story go back."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from crossread.model.spans import Citation
from crossread.model.stories import Lineage, LineageKind
from crossread.stories.rewording import Phrasing
from crossread.stories.stemma import Place, Stemma

# An article of which less is its own than this adds no beginning: it was put together from others.
OWN = 0.3
_ONE_TEXT = frozenset({LineageKind.DUPLICATE, LineageKind.DERIVED, LineageKind.SPUN})


def list_texts(articles: Iterable[str], lineages: Iterable[Lineage]) -> dict[str, str]:
    """Return for each article the first of those that are versions of one text with it."""
    first = {name: name for name in articles}

    def find(name: str) -> str:
        while first[name] != name:
            first[name] = first[first[name]]
            name = first[name]
        return name

    for lineage in lineages:
        if lineage.kind in _ONE_TEXT:
            one, two = sorted((find(lineage.left), find(lineage.right)))
            first[two] = one
    return {name: find(name) for name in first}


@dataclass(frozen=True, slots=True)
class _Texts:
    """Which text each article is a version of, and the texts that have each of its sentences."""

    of: Mapping[str, str]
    having: Mapping[Place, set[str]]
    articles: Mapping[str, Sequence[Phrasing]]

    def own_share(self, name: str, gone: set[str]) -> float:
        """Return the share of an article's words that stands in no other text but those gone."""
        total = own = 0
        for p in self.articles[name]:
            if p.quoted:
                continue
            total += len(p.words)
            others = self.having.get((name, p.position), set()) - gone - {self.of[name]}
            own += 0 if others else len(p.words)
        return own / total if total else 1.0


def _mark_passages(
    having: dict[Place, set[str]], cited: Citation, sentences: Sequence[Phrasing], text: str
) -> None:
    """Note that a text has the sentences of an article that a passage covers."""
    for p in sentences:
        if p.sentence.span.overlaps(cited.span):
            having.setdefault((cited.article, p.position), set()).add(text)


def _read_texts(lineages: Sequence[Lineage], stemma: Stemma) -> _Texts:
    """Return the texts of a story with all that they have of each other."""
    of = list_texts(stemma.articles, lineages)
    having: dict[Place, set[str]] = {}
    for family in stemma.families:
        texts = {of[name] for name, _ in family.places}
        for place in family.places:
            having.setdefault(place, set()).update(texts)
    for lineage in lineages:
        if lineage.kind is LineageKind.PARTIAL:
            for passage in (each for each in lineage.passages if each.kind != "error"):
                for cited, other in ((passage.left, lineage.right), (passage.right, lineage.left)):
                    _mark_passages(having, cited, stemma.articles[cited.article], of[other])
    return _Texts(of, having, stemma.articles)


def group_by_origin(lineages: Sequence[Lineage], stemma: Stemma) -> tuple[tuple[str, ...], ...]:
    """Return the articles behind which one text stands, one group an origin, sorted.

    An article that was put together from the texts of other groups is in none: it adds nothing.
    """
    texts = _read_texts(lineages, stemma)
    groups: dict[str, list[str]] = {}
    for name in sorted(stemma.articles):
        groups.setdefault(texts.of[name], []).append(name)
    gone: set[str] = set()

    def share(text: str) -> float:
        return max(texts.own_share(name, gone) for name in groups[text])

    first = {text: share(text) for text in groups}
    for text in sorted(groups, key=lambda text: (first[text], text)):
        if first[text] < OWN and share(text) < OWN:
            gone.add(text)
    return tuple(tuple(groups[text]) for text in sorted(groups) if text not in gone)
