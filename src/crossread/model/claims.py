"""Claims: one thing said to have happened or hold, who says so, and in which status."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from crossread.model.spans import Span


class Status(StrEnum):
    """How a claim is put forward by the deepest source that its article names."""

    ASSERTED = "asserted"
    ALLEGED = "alleged"
    ESTIMATED = "estimated"
    DENIED = "denied"
    PLANNED = "planned"
    HYPOTHETICAL = "hypothetical"
    NEGATED = "negated"


# Statuses in which something is put forward as having happened.
TOLD = frozenset({Status.ASSERTED, Status.ALLEGED, Status.ESTIMATED})


class SourceKind(StrEnum):
    """What sort of source a link of an attribution chain is."""

    OUTLET = "outlet"
    AGENCY = "agency"  # another medium: news agency, broadcaster, newspaper
    PERSON = "person"
    BODY = "body"  # government, ministry, company, organisation
    DOCUMENT = "document"
    ANONYMOUS = "anonymous"  # officials, observers, sources
    PRONOUN = "pronoun"  # he, she, they, and not resolved


class Integrity(StrEnum):
    """Whether a quotation stands as it was said, as far as its marks tell."""

    WHOLE = "whole"
    UNBALANCED = "unbalanced"  # one of its marks is missing, so that its end is uncertain
    ALTERED = "altered"  # words in square brackets, or left out with dots


@dataclass(frozen=True, slots=True)
class Attribution:
    """One link of a chain: who is said to say it. Level 0, the outlet, has no span."""

    name: str  # words of the source as printed; the outlet's label at level 0
    kind: SourceKind
    span: Span | None = None  # of the source
    mention: int | None = None  # index among Annotation.mentions
    cue: str = ""  # lemma of the cue: "say", "according to"
    cue_span: Span | None = None
    pattern: str = ""  # "ccomp", "according_to", "dash", "inherited", ...


@dataclass(frozen=True, slots=True)
class Filler:
    """One filler of a role."""

    span: Span
    head: int  # token index
    text: str
    mention: int | None = None  # index among Annotation.mentions


@dataclass(frozen=True, slots=True)
class Role:
    """A role of the claim's event type with its fillers; ``open`` after "including", "such as"."""

    name: str
    fillers: tuple[Filler, ...]
    open: bool = False


OPEN_TYPE = "Open"  # event type of a claim that fits no type of the ontology


@dataclass(frozen=True, slots=True)
class Claim:
    """One thing said to have happened or hold.

    ``chain`` runs from the outlet (level 0) to the deepest named source. ``content`` are the ids
    of claims nested in a speech event (what an accusation alleges), ``denies`` of those that a
    denial denies. ``time`` and ``quantities`` index ``Annotation.times`` and ``.quantities``.
    """

    id: str  # "000.c12"
    article: str
    event_type: str  # id in resources/ontology.yaml, or OPEN_TYPE
    predicate: str  # lemma: "give", "come bearing gift"
    predicate_span: Span
    span: Span  # the clause
    sentence: int
    roles: tuple[Role, ...]
    status: Status
    reasons: tuple[str, ...]  # what led to the status: "modal might", "alleged by accuse"
    chain: tuple[Attribution, ...]
    confidence: float  # 0..1
    rule: str  # id of the rule that found it
    time: int | None = None
    times: tuple[int, ...] = ()  # every time expression in the clause, the event time included
    quantities: tuple[int, ...] = ()
    quotation: Span | None = None  # the quotation it stands in
    background: bool = False  # a subordinate mention of an event: "his visit", "since they met"
    content: tuple[str, ...] = ()
    denies: tuple[str, ...] = ()
    integrity: Integrity | None = None  # of the quotation it stands in

    def role(self, name: str) -> Role | None:
        """Return the role of that name, or None."""
        return next((role for role in self.roles if role.name == name), None)


# Claims below are candidates: used for alignment, not shown on their own. Of claims drawn at random
# above this bar four in five are right in every part (evaluation/judged.py).
PUBLISH_BAR = 0.72
