"""Lineage as records: how two articles depend on each other, whom one names, signs of spin."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from crossread.model.evidence import Dossier
from crossread.model.spans import Citation
from crossread.model.stories import CitedOutlet, Lineage, LineageKind, Passage, Spin
from crossread.reports.claims_jsonl import json_line
from crossread.reports.desk import Desk, lay_out
from crossread.reports.lines import Report
from crossread.reports.words import QUOTE_LIMIT


@dataclass(frozen=True, slots=True)
class PassageRecord:
    """A passage that both articles have, with its words in each (300 characters at most)."""

    kind: str  # exact, near, reworded or error
    tokens: int
    left: str  # citations as ``crossread show`` takes them
    right: str
    left_text: str
    right_text: str


@dataclass(frozen=True, slots=True)
class RelationRecord:
    """How two articles of a story depend on each other; the three weights sum to 1."""

    record: str  # relation
    story: str
    left: str
    right: str
    kind: LineageKind
    dependent: str  # the article that depends on the other, or unknown
    left_from_right: float
    right_from_left: float
    common: float
    copied: bool
    evidence: tuple[str, ...]
    passages: tuple[PassageRecord, ...]


@dataclass(frozen=True, slots=True)
class SourceRecord:
    """A medium that an article names or credits as its source."""

    record: str  # source
    story: str
    article: str
    name: str
    family: str
    credit: bool
    citation: str


@dataclass(frozen=True, slots=True)
class SignalRecord:
    """A sign that a machine rewrote the words; ``expected`` is what they stand for, or ""."""

    citation: str
    text: str
    expected: str
    reason: str


@dataclass(frozen=True, slots=True)
class SpinRecord:
    """An article whose wording a machine altered, with the signs of it."""

    record: str  # spin
    story: str
    article: str
    signals: tuple[SignalRecord, ...]


LineageRecord = RelationRecord | SourceRecord | SpinRecord


def _text(desk: Desk, citation: Citation) -> str:
    return desk.words(citation)[:QUOTE_LIMIT]


def _passage(desk: Desk, passage: Passage) -> PassageRecord:
    left, right = passage.left, passage.right
    ends = str(left), str(right), _text(desk, left), _text(desk, right)
    return PassageRecord(passage.kind, passage.tokens, *ends)


def _relation(desk: Desk, story: str, found: Lineage) -> RelationRecord:
    return RelationRecord(
        record="relation",
        story=story,
        left=found.left,
        right=found.right,
        kind=found.kind,
        dependent=found.direction,
        left_from_right=found.left_from_right,
        right_from_left=found.right_from_left,
        common=found.common,
        copied=found.copied,
        evidence=found.evidence,
        passages=tuple(_passage(desk, passage) for passage in found.passages),
    )


def _source(story: str, cited: CitedOutlet) -> SourceRecord:
    named = cited.article, cited.name, cited.family, cited.credit
    return SourceRecord("source", story, *named, str(cited.citation))


def _spin(desk: Desk, story: str, spin: Spin) -> SpinRecord:
    signals = (
        SignalRecord(str(each.citation), _text(desk, each.citation), each.expected, each.reason)
        for each in spin.signals
    )
    return SpinRecord("spin", story, spin.article, tuple(signals))


def lineage_records(dossier: Dossier) -> Iterator[LineageRecord]:
    """Yield the relations of a story, then the media that are named, then spun articles."""
    desk, story, trace = lay_out(dossier), dossier.story.id, dossier.trace
    yield from (_relation(desk, story, each) for each in trace.lineages)
    yield from (_source(story, each) for each in trace.cited)
    yield from (_spin(desk, story, each) for each in trace.spins if each.spun)


def render_lineage_jsonl(report: Report) -> str:
    """Return the lineage by the schema of ``crossread schema --lineage``, one record a line."""
    lines = (json_line(each) for dossier in report.dossiers for each in lineage_records(dossier))
    return "".join(f"{line}\n" for line in lines)
