"""What the grouping of articles into stories remembers, and what it tells."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from crossread.model.stories import Story


@dataclass(frozen=True, slots=True)
class Sketch:
    """The little of an article that tells which event it is about.

    Days are proleptic ordinals (``date.toordinal``). ``words`` counts content words by lemma, those
    of the title and the lead more; ``title`` are those of the title, ``names`` those of names in
    the title and the lead (its first sentences) and ``numbers`` the figures there that are no
    dates. ``stated`` are the days that title and lead name; ``paragraphs`` are hashes of long
    paragraphs; ``slots`` are hashes of what stands around names, figures and days, and of these.
    """

    id: str
    outlet: str
    day: int | None  # of publication; None where no trusted date is shown
    words: Mapping[str, int]
    title: tuple[str, ...] = ()
    names: tuple[str, ...] = ()
    numbers: tuple[str, ...] = ()
    stated: tuple[int, ...] = ()
    paragraphs: tuple[int, ...] = ()
    slots: tuple[int, ...] = ()


@dataclass(frozen=True, slots=True)
class Join:
    """Why an article is in its story: a share from 0 to 1 of such joins that hold, and words."""

    article: str
    story: str
    share: float
    nearest: str  # the member that is most like it; "" where it is alone
    reasons: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Storyline:
    """Events that hang together: the stories of one storyline, sorted by first day."""

    id: str  # "l1"
    stories: tuple[str, ...]
    words: tuple[str, ...]  # what they share, the weightiest first


@dataclass(frozen=True, slots=True)
class Grouping:
    """Articles in stories, stories in storylines, and why."""

    stories: tuple[Story, ...]
    joins: tuple[Join, ...]  # one an article, in the order of the stories
    storylines: tuple[Storyline, ...]  # only those of two stories or more
