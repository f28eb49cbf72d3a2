"""Which relations a picture of the lineage draws: for each article what it comes from above all."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field

from crossread.model.articles import Article
from crossread.model.spans import Citation
from crossread.model.stories import CitedOutlet, Lineage, LineageKind, Trace

# The nearer two wordings, the surer the line; so they are drawn first.
_NEARNESS = (
    LineageKind.DUPLICATE,
    LineageKind.DERIVED,
    LineageKind.SPUN,
    LineageKind.PARTIAL,
    LineageKind.COMMON_SOURCE,
)


@dataclass(frozen=True, slots=True, order=True)
class Place:
    """What a line starts or ends at: an article by its id, or a medium that is no input."""

    medium: bool
    name: str


@dataclass(frozen=True, slots=True)
class Link:
    """A drawn relation; ``directed`` from ``source`` to the article that depends on it.

    Exactly one of ``lineage`` and ``cited`` is set: texts that depend on each other, or an
    article that names its source.
    """

    source: Place
    dependent: Place
    directed: bool
    lineage: Lineage | None = None
    cited: CitedOutlet | None = None

    @property
    def citation(self) -> Citation | None:
        """Return where an article names its source, or None."""
        return self.cited.citation if self.cited else None


@dataclass(slots=True)
class _Forest:
    """Lines between articles so far: no article depends on two, none on itself."""

    parents: dict[str, str] = field(default_factory=dict)
    joined: dict[str, str] = field(default_factory=dict)

    def part(self, article: str) -> str:
        """Return the article that stands for all that are joined with this one."""
        while article in self.joined:
            article = self.joined[article]
        return article

    def descends(self, article: str, ancestor: str) -> bool:
        """Tell whether an article comes, over others, from an ancestor."""
        while article != ancestor and article in self.parents:
            article = self.parents[article]
        return article == ancestor

    def admits(self, source: str, dependent: str, *, directed: bool) -> bool:
        """Tell whether a line says something that those drawn do not say yet."""
        if self.part(source) != self.part(dependent):
            return not (directed and dependent in self.parents)
        return directed and dependent not in self.parents and not self.descends(source, dependent)

    def add(self, source: str, dependent: str, *, directed: bool) -> None:
        """Draw a line."""
        if directed:
            self.parents[dependent] = source
        one, other = self.part(source), self.part(dependent)
        if one != other:
            self.joined[max(one, other)] = min(one, other)


def _rank(lineage: Lineage) -> tuple[bool, int, float, int, str, str]:
    """Sort key: known direction first, then the nearest, surest and longest."""
    sure = max(lineage.left_from_right, lineage.right_from_left)
    words = sum(passage.tokens for passage in lineage.passages)
    near = _NEARNESS.index(lineage.kind)
    return lineage.direction == "unknown", near, -sure, -words, lineage.left, lineage.right


def _ends(lineage: Lineage) -> tuple[str, str]:
    """Return the article that the other depends on, then the other."""
    ends = lineage.left, lineage.right
    return ends[::-1] if lineage.direction == lineage.left else ends


def _own_articles(articles: Sequence[Article]) -> Mapping[str, str]:
    """Return the article of each outlet that has one alone."""
    found: dict[str, list[str]] = {}
    for article in articles:
        found.setdefault(article.outlet.casefold(), []).append(article.id)
    return {name: ids[0] for name, ids in found.items() if name and len(ids) == 1}


def _citing(trace: Trace, articles: Sequence[Article]) -> list[Link]:
    """Return a line for each source that an article names, an input or another medium."""
    own = _own_articles(articles)
    found: dict[tuple[Place, str], Link] = {}
    for cited in trace.cited:
        input_ = own.get(cited.name.casefold(), "")
        source = Place(not input_, input_ or cited.voice or cited.name)
        if source.name != cited.article:
            link = Link(source, Place(False, cited.article), True, cited=cited)
            found.setdefault((source, cited.article), link)
    return [found[key] for key in sorted(found)]


def _share_source(links: Sequence[Link], left: str, right: str) -> bool:
    """Tell whether a common source of two articles is drawn already."""
    of = {
        end: {link.source for link in links if link.dependent.name == end} for end in (left, right)
    }
    return not of[left].isdisjoint(of[right])


def _related(trace: Trace, citing: Sequence[Link]) -> list[Link]:
    """Return the lines between texts that depend on each other, without those that follow."""
    forest = _Forest()
    links: list[Link] = []
    for lineage in sorted(trace.lineages, key=_rank):
        source, dependent = _ends(lineage)
        directed = lineage.direction != "unknown"
        common = lineage.kind is LineageKind.COMMON_SOURCE and not directed
        if common and _share_source([*citing, *links], source, dependent):
            continue
        if forest.admits(source, dependent, directed=directed):
            forest.add(source, dependent, directed=directed)
            ends = Place(False, source), Place(False, dependent)
            links.append(Link(*ends, directed, lineage=lineage))
    return links


def draw(trace: Trace, articles: Sequence[Article]) -> tuple[Link, ...]:
    """Return the lines that tell where each article comes from, without those that follow.

    Of ten copies of one text every pair is related; nine lines say so.
    """
    citing = _citing(trace, articles)
    links = _related(trace, citing)
    told = {(link.source, link.dependent) for link in links}
    return (*(each for each in citing if (each.source, each.dependent) not in told), *links)


def parents_of(links: Iterable[Link]) -> dict[Place, Place]:
    """Return for each place the one under which it stands: texts before what is only named."""
    found: dict[Place, Place] = {}
    for link in sorted(links, key=lambda each: each.lineage is None):
        if link.directed and not _leads_to(found, link.source, link.dependent):
            found.setdefault(link.dependent, link.source)
    return found


def _leads_to(parents: Mapping[Place, Place], place: Place, ancestor: Place) -> bool:
    while place != ancestor and place in parents:
        place = parents[place]
    return place == ancestor
