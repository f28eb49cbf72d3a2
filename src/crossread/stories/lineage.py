"""Judge how two articles of a story depend on each other."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from crossread.model.spans import Citation
from crossread.model.stories import CitedOutlet, Lineage, LineageKind, Passage, Reading
from crossread.stories.copying import COPIED_RUN, EVIDENCE_RUN, Overlap, Wording, compare
from crossread.stories.direction import Direction, Side, weigh_direction
from crossread.stories.rewording import Aligned, Phrasing, align, covered, order_agreement
from crossread.stories.upstream import find_common_source


@dataclass(frozen=True, slots=True)
class Bar:
    """What aligned sentences must reach: their number, the share they cover, their order."""

    sentences: int
    covered: float  # of the content words of the article that they cover more of
    order: float  # Kendall's tau


# Set by hand. Of the 603 pairs of one event in data/clusters, among those that share under 10 % of
# their shingles REWRITTEN takes none and PARTLY two, both a paper's own version of one agency
# report (read). With quotations counted they took six, most of which only shared a release. The
# sample reports, independent texts on common sources, cover .14 at most. Recall is not measured.
REWRITTEN = Bar(5, 0.6, 0.7)
PARTLY = Bar(5, 0.4, 0.6)
# A machine keeps the order and most of the words; being spun is already half the evidence.
SPUN_FROM = Bar(4, 0.35, 0.5)


@dataclass(frozen=True, slots=True)
class Studied:
    """One article with all that pairs are judged on."""

    reading: Reading
    wording: Wording
    phrasings: tuple[Phrasing, ...]
    spun: bool
    cited: tuple[CitedOutlet, ...]

    @property
    def id(self) -> str:
        """Return the article's id."""
        return self.reading.article.id


@dataclass(frozen=True, slots=True)
class _Reworded:
    pairs: tuple[Aligned, ...]
    own: tuple[Aligned, ...]  # those outside quotations
    covered: float
    order: float

    def reaches(self, bar: Bar) -> bool:
        return (
            len(self.own) >= bar.sentences
            and self.covered >= bar.covered
            and self.order >= bar.order
        )


@dataclass(frozen=True, slots=True)
class _Signs:
    passages: tuple[Passage, ...]
    evidence: tuple[str, ...] = ()
    longest: int = 0


def _reword(left: Studied, right: Studied, weights: Mapping[str, float]) -> _Reworded:
    pairs = align(left.phrasings, right.phrasings, weights)
    own = tuple(pair for pair in pairs if not pair.left.quoted and not pair.right.quoted)
    share = max(
        covered(left.phrasings, [pair.left for pair in own]),
        covered(right.phrasings, [pair.right for pair in own]),
    )
    return _Reworded(pairs, own, share, order_agreement(own))


def _kind_of(
    left: Studied, right: Studied, overlap: Overlap, reworded: _Reworded
) -> LineageKind | None:
    """Return how the two depend on each other's text, None where they do not."""
    kind = overlap.kind
    if left.spun != right.spun and (kind is not None or reworded.reaches(SPUN_FROM)):
        return LineageKind.SPUN
    if kind is None or kind is LineageKind.PARTIAL:
        if reworded.reaches(REWRITTEN):
            return LineageKind.DERIVED
        return LineageKind.PARTIAL if reworded.reaches(PARTLY) else kind
    return kind


def _reworded_passages(
    left: Studied, right: Studied, pairs: Sequence[Aligned], exact: Sequence[Passage]
) -> tuple[Passage, ...]:
    """Return the aligned sentences that are not shared word for word anyway."""
    passages = []
    for pair in pairs:
        ours, theirs = pair.left.sentence.span, pair.right.sentence.span
        if any(p.left.span.overlaps(ours) and p.right.span.overlaps(theirs) for p in exact):
            continue
        passages.append(
            Passage(
                Citation(left.id, ours),
                Citation(right.id, theirs),
                len(pair.left.terms & pair.right.terms),
                "reworded",
            )
        )
    return tuple(passages)


def _text_evidence(
    left: Studied, right: Studied, overlap: Overlap, reworded: _Reworded
) -> tuple[str, ...]:
    """Say in words what of the two texts is alike."""
    lines = []
    for one, other, share in (
        (left, right, overlap.left_in_right),
        (right, left, overlap.right_in_left),
    ):
        if share >= 0.05:  # below it the figure says nothing (ALGORITHMS section 2, L1)
            lines.append(f"{share:.0%} of the wording of {one.id} stands in {other.id}")
    if overlap.longest >= EVIDENCE_RUN:
        lines.append(f"longest common run outside quotations: {overlap.longest} words")
    if len(reworded.own) > 1:
        order = "in the same order" if reworded.order >= PARTLY.order else "in another order"
        lines.append(f"{len(reworded.own)} sentences say much the same, {order}")
    return tuple(lines)


def _lineage(
    left: Studied, right: Studied, kind: LineageKind, direction: Direction, signs: _Signs
) -> Lineage:
    near = kind in (LineageKind.DUPLICATE, LineageKind.DERIVED, LineageKind.SPUN)
    verbatim = kind is not LineageKind.COMMON_SOURCE and signs.longest >= COPIED_RUN
    return Lineage(
        left=left.id,
        right=right.id,
        kind=kind,
        left_from_right=direction.left_from_right,
        right_from_left=direction.right_from_left,
        common=direction.common,
        copied=verbatim or (near and direction.explicit),
        passages=tuple(sorted(signs.passages, key=lambda p: (p.left, p.right))),
        evidence=(*signs.evidence, *direction.evidence),
    )


def judge_pair(left: Studied, right: Studied, weights: Mapping[str, float]) -> Lineage | None:
    """Return how two articles depend on each other, None where no sign of it shows."""
    overlap = compare(left.wording, right.wording)
    reworded = _reword(left, right, weights)
    kind = _kind_of(left, right, overlap, reworded)
    if kind is None and not reworded.pairs:  # what else could show it rests on aligned sentences
        return None
    aligned = _reworded_passages(left, right, reworded.pairs, overlap.passages)
    sides = (
        Side(left.reading, left.spun, left.cited, overlap.left_in_right),
        Side(right.reading, right.spun, right.cited, overlap.right_in_left),
    )
    if kind is not None:
        evidence = _text_evidence(left, right, overlap, reworded)
        signs = _Signs((*overlap.passages, *aligned), evidence, overlap.longest)
        return _lineage(left, right, kind, weigh_direction(*sides, kind), signs)
    cited = (left.cited, right.cited)
    reasons = find_common_source(left.reading, right.reading, reworded.pairs, cited)
    if reasons:
        kind = LineageKind.COMMON_SOURCE
        signs = _Signs(aligned, reasons)
        return _lineage(left, right, kind, weigh_direction(*sides, kind), signs)
    direction = weigh_direction(*sides, LineageKind.PARTIAL)
    if direction.explicit and aligned:  # the report that one names is the source that both share
        return _lineage(left, right, LineageKind.COMMON_SOURCE, direction, _Signs(aligned))
    return None
