"""What an article is about above all: who did what, when and where."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from crossread.model.spans import Span


@dataclass(frozen=True, slots=True)
class Answer:
    """The words that answer one question of the main event, and what they rest on.

    ``claim`` is the id of the claim whose clause holds them, "" where only a line names them.
    ``time`` indexes ``Annotation.times``; ``day`` is that of a dateline, which is no expression.
    """

    spans: tuple[Span, ...]  # in text order; more than one where a list answers
    reason: str  # "subject of the claim", "named in the lead"
    claim: str = ""
    time: int | None = None
    day: date | None = None


@dataclass(frozen=True, slots=True)
class MainEvent:
    """The event that an article reports above all others; questions it leaves open are None."""

    article: str
    claim: str  # id of the claim that tells it
    what: Answer
    who: Answer | None
    when: Answer | None
    where: Answer | None
    reason: str  # "the title tells it and the lead says the same"
