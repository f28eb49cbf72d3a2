"""Stories and how their articles depend on each other."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from crossread.model.annotation import Annotation
from crossread.model.articles import Article
from crossread.model.claims import Claim
from crossread.model.spans import Citation
from crossread.model.times import Anchor


@dataclass(frozen=True, slots=True)
class Reading:
    """One article with everything that was found in it alone."""

    article: Article
    annotation: Annotation
    claims: tuple[Claim, ...]


@dataclass(frozen=True, slots=True)
class Story:
    """The articles about one event. ``articles`` are sorted ids, ``anchors`` in the same order."""

    id: str  # "s1"
    articles: tuple[str, ...]
    anchors: tuple[Anchor, ...]
    first: str  # earliest and latest publication date used, ISO; "" when none is known
    last: str
    reasons: tuple[str, ...] = ()  # why they are together


class LineageKind(StrEnum):
    """How one article depends on another."""

    DUPLICATE = "duplicate"
    DERIVED = "derived"
    PARTIAL = "partial"
    SPUN = "spun"
    COMMON_SOURCE = "common_source"


@dataclass(frozen=True, slots=True)
class Passage:
    """A passage that two articles share."""

    left: Citation
    right: Citation
    tokens: int
    kind: (
        str  # "exact", "near", "reworded", "error": a slip that only few articles of the story have
    )


@dataclass(frozen=True, slots=True)
class Lineage:
    """The relation of two articles, left < right by id.

    ``left_from_right``, ``right_from_left`` and ``common`` are weights that sum to 1. ``copied``
    is set only by a verbatim run of 30 tokens outside quotations, or by an explicit citation where
    much of the wording is the same.
    """

    left: str
    right: str
    kind: LineageKind
    left_from_right: float
    right_from_left: float
    common: float
    copied: bool
    passages: tuple[Passage, ...]
    evidence: tuple[str, ...]

    @property
    def direction(self) -> str:
        """Return the id of the article that depends on the other, or "unknown"."""
        if self.right_from_left >= 0.6:
            return self.right
        return self.left if self.left_from_right >= 0.6 else "unknown"


@dataclass(frozen=True, slots=True)
class SpinSignal:
    """A sign that a text was rewritten by a machine."""

    citation: Citation
    expected: str  # the phrase that such a rewrite replaces; "" when unknown
    reason: str


@dataclass(frozen=True, slots=True)
class Spin:
    """The verdict on one article: ``spun`` only past the bar of stories/spin.py."""

    article: str
    spun: bool
    signals: tuple[SpinSignal, ...]


@dataclass(frozen=True, slots=True)
class CitedOutlet:
    """An article names another medium as its source, in a sentence or a credit line.

    ``voice`` is one name for all media of the family that the articles of the story name, whatever
    their spellings: what has one voice is one source. It is "" before the story is known.
    """

    article: str
    name: str  # canonical name of the cited medium
    family: str  # family of resources/families.yaml, or the name itself
    citation: Citation
    credit: bool  # True for credit lines ("via", "(AP)", photo credits)
    voice: str = ""


@dataclass(frozen=True, slots=True)
class Descent:
    """The article that some sentences of another stand nearest to, on the way to their source.

    It orders what a picture shows, the best source of each passage first; who depends on whom, and
    how sure that is, is said by the :class:`Lineage` of the pair.
    """

    article: str
    source: str
    sentences: int
    share: float  # of the article's own words, quotations left out


@dataclass(frozen=True, slots=True)
class Trace:
    """All that the lineage step found in one story.

    ``origins`` are the articles behind which one text stands, a group an origin, sorted by id;
    what was put together from the texts of several groups is in none of them. ``descents`` are
    sorted by article, the source of most of its words first.
    """

    lineages: tuple[Lineage, ...] = ()
    spins: tuple[Spin, ...] = ()
    cited: tuple[CitedOutlet, ...] = ()
    origins: tuple[tuple[str, ...], ...] = ()
    descents: tuple[Descent, ...] = ()
