"""What several articles together say: groups, origins, conflicts, grades, and the dossier."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from crossread.model.articles import Article
from crossread.model.claims import Claim, Status
from crossread.model.entities import EntityTable, Variant
from crossread.model.spans import Citation
from crossread.model.stories import Story, Trace
from crossread.model.times import ResolvedTime
from crossread.model.watch import Hit


class OriginKind(StrEnum):
    """What an origin is, as far as the reports show."""

    OFFICIAL = "official"
    AGENCY = "agency"
    PERSON = "person"
    BODY = "body"
    DOCUMENT = "document"
    ANONYMOUS = "anonymous"
    NOT_STATED = "not_stated"


@dataclass(frozen=True, slots=True)
class Origin:
    """Where the information of a claim group comes from.

    ``side`` is the ISO code of the State it speaks for ("" when none), ``family`` what it is
    collapsed with (a government with its media); origins of one family count as one.
    """

    name: str
    kind: OriginKind
    family: str
    side: str
    articles: tuple[str, ...]
    citations: tuple[Citation, ...]


class Grade(StrEnum):
    """Corroboration class, from countable facts only."""

    C0 = "C0"
    C1 = "C1"
    C2 = "C2"
    C3 = "C3"
    C4 = "C4"
    C5 = "C5"


class Modifier(StrEnum):
    """What else a reader must know beside the grade."""

    DISPUTED = "disputed"
    ROLE_CONFLICT = "role-conflict"
    QUANTITY_VARIES = "quantity-varies"
    DATE_UNSURE = "date-unsure"


@dataclass(frozen=True, slots=True)
class SlotVariants:
    """The competing values of one role, number or date inside a group."""

    slot: str  # "giver", "item", "time", "quantity"
    values: tuple[Variant, ...]


@dataclass(frozen=True, slots=True)
class ClaimGroup:
    """Claims of one or several articles about the same happening.

    ``origins_low`` to ``origins_high`` is the number of independent origins; ``reasons`` say how
    it was counted. ``headline`` is the clause that stands for the group, in a source's words.
    """

    id: str  # "g1"
    event_type: str
    claims: tuple[str, ...]  # claim ids
    articles: tuple[str, ...]
    headline: Citation
    status: tuple[Status, ...]  # every status that occurs, in the enum's order
    slots: tuple[SlotVariants, ...]
    origins: tuple[Origin, ...]
    origins_low: int
    origins_high: int
    reasons: tuple[str, ...]
    grade: Grade
    modifiers: tuple[Modifier, ...]
    denials: tuple[str, ...]  # claim ids of denials
    time: ResolvedTime | None
    salience: float  # for ordering only


class Verdict(StrEnum):
    """What kind of difference two claims show."""

    CONTRADICTION = "contradiction"
    SOFT = "soft"
    UPDATE = "update"
    DIFFERING_ESTIMATES = "differing_estimates"
    COMPLEMENTARY = "complementary"
    STATUS_DIFFERENCE = "status_difference"
    LABEL_VARIATION = "label_variation"


SHOWN_VERDICTS = frozenset({Verdict.CONTRADICTION, Verdict.SOFT})


@dataclass(frozen=True, slots=True)
class ConflictSide:
    """One value of a difference, with the claims and spans that carry it."""

    value: str
    claims: tuple[str, ...]
    citations: tuple[Citation, ...]


@dataclass(frozen=True, slots=True)
class Conflict:
    """A typed difference between claims; only contradiction and soft count as conflicts."""

    id: str  # "x1"
    verdict: Verdict
    test: str  # "dates_disjoint", "roles_swapped", "denied", ...
    slot: str
    groups: tuple[str, ...]
    sides: tuple[ConflictSide, ...]
    scope: str  # what was held equal for the comparison
    reason: str  # why this verdict and not another

    @property
    def shown(self) -> bool:
        """Tell whether it is shown as a conflict (and not only as a difference)."""
        return self.verdict in SHOWN_VERDICTS


@dataclass(frozen=True, slots=True)
class TimelineEntry:
    """A dated happening."""

    time: ResolvedTime
    group: str
    citations: tuple[Citation, ...]


@dataclass(frozen=True, slots=True)
class FramingLabel:
    """What one article calls a thing. ``voice`` is "outlet" or the name of the quoted source."""

    article: str
    text: str
    voice: str
    tone: str  # "", "loaded", "softening"
    citation: Citation


@dataclass(frozen=True, slots=True)
class FramingRow:
    """One person or event and what each article calls it."""

    target: str
    kind: str  # "person" or "event"
    labels: tuple[FramingLabel, ...]


class OmissionKind(StrEnum):
    """What is missing."""

    DENIAL = "denial"  # the claim is present, its denial absent
    CONTEXT = "context"  # other articles report it of the same event
    UNIQUE = "unique"  # only one article has it


@dataclass(frozen=True, slots=True)
class Omission:
    """A claim group that articles carry and others leave out."""

    kind: OmissionKind
    group: str  # the group left out (for DENIAL: the denied one)
    carried_by: tuple[str, ...]
    left_out_by: tuple[str, ...]
    citations: tuple[Citation, ...]


@dataclass(frozen=True, slots=True)
class BriefLine:
    """One line of the brief: a closed template filled with spans, verified against them."""

    template: str
    text: str
    citations: tuple[Citation, ...]


@dataclass(frozen=True, slots=True)
class Dossier:
    """All of the above for one story: what every renderer, the store and the API consume."""

    story: Story
    headline: Citation  # the title of one article, in its own words
    articles: tuple[Article, ...]
    claims: tuple[Claim, ...]
    entities: EntityTable
    trace: Trace
    origins_low: int  # independent origins in the whole story
    origins_high: int
    groups: tuple[ClaimGroup, ...]
    conflicts: tuple[Conflict, ...]
    timeline: tuple[TimelineEntry, ...]
    framing: tuple[FramingRow, ...]
    omissions: tuple[Omission, ...]
    brief: tuple[BriefLine, ...]
    hits: tuple[Hit, ...] = ()
    notes: tuple[str, ...] = ()  # "nothing to compare yet", overruled dates
