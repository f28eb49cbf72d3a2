"""Judge how two articles of a story depend on each other."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from crossread.model.spans import Citation
from crossread.model.stories import CitedOutlet, Lineage, LineageKind, Passage, Reading
from crossread.stories.copying import COPIED_RUN, EVIDENCE_RUN, Overlap, Wording, compare
from crossread.stories.direction import Direction, Side, weigh_direction
from crossread.stories.rewording import (
    LOOSE,
    Aligned,
    Phrasing,
    align,
    covered,
    narrated,
    order_agreement,
)
from crossread.stories.stemma import SAME, Shares, Stemma
from crossread.stories.upstream import find_common_source


@dataclass(frozen=True, slots=True)
class Bar:
    """What aligned sentences must reach: their number, the share they cover, their order."""

    sentences: int
    covered: float  # of the content words of the article that they cover more of
    order: float  # Kendall's tau


# Independent reports of the dev half of the generated cascades cover .43 of each other at most in
# nine of ten pairs when aligned loosely, rewrites told anew .75 and more. Of .55 to .75 the last
# gave the best relations there. Of the 603 pairs of one event in data/clusters 14 are held to be
# derived; each of them shares 15 % of its shingles and a run of 19 words at least.
REWRITTEN = Bar(5, 0.75, 0.6)
MIXED = 0.3  # share of near sentences from which on a text may be put together from several
REST_OF_BOTH = 0.4
REST = 0.55  # of what the near sentences leave; between rewrites and merged reports of the dev half
# Shares of an article's own words, from which on it is taken for a version of the other as a whole
# and for a passage of it; between the operations of the dev half of the generated cascades.
WHOLE = 0.58
PASSAGE = 0.15
# Share of an article's own sentences that stand in the other but for a word or two, from which on
# it is a copy: cuts, another headline and page furniture leave that much. It lies between excerpts
# (.74 at most) and copies (.86 at least) of the generated cascades, by the way they are made;
# measured on the dev half, 1 of 140 copies has less, 7 of 319 rewrites have more.
VERBATIM = 0.78
SPUN_FROM = 0.5  # less than for a rewrite: being spun is already half the evidence
VERBATIM_SENTENCES = 3  # of fewer sentences a share says nothing: two may stand in one release
PASSAGES = 2  # sentences in another wording that make a passage, where no run of words does


@dataclass(frozen=True, slots=True)
class Studied:
    """One article with all that pairs are judged on."""

    reading: Reading
    wording: Wording
    phrasings: tuple[Phrasing, ...]
    spun: bool
    cited: tuple[CitedOutlet, ...]
    names: frozenset[str] = frozenset()  # the articles of the story whose outlets it names

    @property
    def id(self) -> str:
        """Return the article's id."""
        return self.reading.article.id


@dataclass(frozen=True, slots=True)
class Compared:
    """All that two articles have in common, before it is known what the others have.

    ``pairs`` are aligned sentences; ``own`` those outside quotations; ``accepted`` those of which
    one is a wording of the other, or both of a third.
    """

    left: Studied
    right: Studied
    overlap: Overlap
    pairs: tuple[Aligned, ...]
    own: tuple[Aligned, ...]
    accepted: tuple[Aligned, ...]
    order: float


def _covered(
    left: Studied, right: Studied, pairs: Sequence[Aligned], without: Sequence[Aligned] = ()
) -> tuple[float, float]:
    """Return the share of each text that pairs cover, of what other pairs leave."""
    ours = {pair.left.position for pair in without}
    theirs = {pair.right.position for pair in without}
    return (
        covered([p for p in left.phrasings if p.position not in ours], [p.left for p in pairs]),
        covered([p for p in right.phrasings if p.position not in theirs], [p.right for p in pairs]),
    )


def _own(pairs: Sequence[Aligned]) -> tuple[Aligned, ...]:
    return tuple(pair for pair in pairs if not pair.left.quoted and not pair.right.quoted)


def _accept(
    left: Studied, right: Studied, own: tuple[Aligned, ...], weights: Mapping[str, float]
) -> tuple[Aligned, ...]:
    """Return the pairs that are one text's wordings: the near ones, or all of a rewrite.

    Pairs of the same news in other words count only where they also cover what the near pairs
    leave: a report with a borrowed passage may tell the rest of the news in its own words.
    """
    near = tuple(pair for pair in own if pair.near)
    if len(own) < 2:  # too little in common to be read once more
        return near
    loose = _own(align(left.phrasings, right.phrasings, weights, LOOSE))
    if len(loose) < REWRITTEN.sentences or order_agreement(loose) < REWRITTEN.order:
        return near
    shares = _covered(left, right, loose)
    rest = _covered(left, right, [p for p in loose if not p.near], near)
    mixed = max(_covered(left, right, near)) >= MIXED
    enough = min(rest) >= REST_OF_BOTH if mixed else max(rest) >= REST
    return loose if enough and max(shares) >= REWRITTEN.covered else near


def compare_articles(left: Studied, right: Studied, weights: Mapping[str, float]) -> Compared:
    """Return what two articles have in common, word for word and in other words."""
    pairs = align(left.phrasings, right.phrasings, weights)
    own = _own(pairs)
    overlap = compare(left.wording, right.wording)
    accepted = _accept(left, right, own, weights)
    return Compared(left, right, overlap, pairs, own, accepted, order_agreement(own))


def _copies(found: Compared) -> bool:
    """Tell whether nearly all own sentences of one article stand in the other as they are."""
    same = [pair for pair in found.own if pair.wording >= SAME]
    if len(same) < VERBATIM_SENTENCES:
        return False
    ours = narrated(found.left.phrasings, (pair.left for pair in same))
    return max(ours, narrated(found.right.phrasings, (pair.right for pair in same))) >= VERBATIM


@dataclass(frozen=True, slots=True)
class _Signs:
    passages: tuple[Passage, ...]
    evidence: tuple[str, ...] = ()
    longest: int = 0
    worded: bool = False  # much of one text stands in the other word for word


def _kind_of(found: Compared, shares: tuple[Shares, Shares]) -> LineageKind | None:
    """Return how the two depend on each other's text, None where they do not."""
    whole = max(share.whole for share in shares)
    taken = max(share.same + share.direct for share in shares)
    cousins = max(share.cousin for share in shares)
    kind = found.overlap.kind
    if found.left.spun != found.right.spun and whole >= SPUN_FROM:
        return LineageKind.SPUN
    if kind is LineageKind.DUPLICATE or _copies(found):
        return LineageKind.DUPLICATE
    if whole >= PASSAGE and cousins > taken:
        return LineageKind.COMMON_SOURCE
    if whole >= WHOLE and shares[0].sentences > PASSAGES:
        return LineageKind.DERIVED
    reworded = shares[0].sentences >= PASSAGES and whole >= PASSAGE
    return LineageKind.PARTIAL if kind is not None or reworded else None


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


def _text_evidence(found: Compared) -> tuple[str, ...]:
    """Say in words what of the two texts is alike."""
    lines = []
    overlap, left, right = found.overlap, found.left, found.right
    for one, other, share in (
        (left, right, overlap.left_in_right),
        (right, left, overlap.right_in_left),
    ):
        if share >= 0.05:  # below it the figure says nothing (ALGORITHMS section 2, L1)
            lines.append(f"{share:.0%} of the wording of {one.id} stands in {other.id}")
    if overlap.longest >= EVIDENCE_RUN:
        lines.append(f"longest common run outside quotations: {overlap.longest} words")
    if len(found.own) > 1:
        order = "in the same order" if found.order >= REWRITTEN.order else "in another order"
        lines.append(f"{len(found.own)} sentences say much the same, {order}")
    return tuple(lines)


def _lineage(
    left: Studied, right: Studied, kind: LineageKind, direction: Direction, signs: _Signs
) -> Lineage:
    near = signs.worded or kind is LineageKind.SPUN
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


def _judge_texts(
    found: Compared, kind: LineageKind, sides: tuple[Side, Side], aligned: Sequence[Passage],
    between: str,
) -> Lineage:  # fmt: skip
    """Return the lineage of two articles whose texts depend on each other."""
    evidence = _text_evidence(found)
    if kind is LineageKind.DUPLICATE and found.overlap.kind is not kind:
        evidence = (*evidence, "nearly all own sentences of one stand in the other but for a word")
    if kind is LineageKind.COMMON_SOURCE:
        evidence = (*evidence, f"both stand nearer to {between} in what they share")
    passages = (*found.overlap.passages, *aligned)
    worded = found.overlap.kind in (LineageKind.DUPLICATE, LineageKind.DERIVED)
    signs = _Signs(passages, evidence, found.overlap.longest, worded)
    return _lineage(found.left, found.right, kind, weigh_direction(*sides, kind), signs)


def judge_pair(found: Compared, stemma: Stemma) -> Lineage | None:
    """Return how two articles depend on each other, None where no sign of it shows."""
    left, right, overlap = found.left, found.right, found.overlap
    shares = stemma.shares(left.id, right.id)
    kind = _kind_of(found, shares)
    if kind is None and not found.pairs:  # what else could show it rests on aligned sentences
        return None
    aligned = _reworded_passages(left, right, found.pairs, overlap.passages)
    ours, theirs = shares
    sides = (
        Side(left.reading, left.spun, left.cited, overlap.left_in_right, ours.whole, left.names),
        Side(
            right.reading, right.spun, right.cited, overlap.right_in_left, theirs.whole, right.names
        ),
    )
    if kind is not None:
        return _judge_texts(found, kind, sides, aligned, stemma.between(left.id, right.id))
    cited = (left.cited, right.cited)
    reasons = find_common_source(left.reading, right.reading, found.pairs, cited)
    if reasons:
        kind = LineageKind.COMMON_SOURCE
        signs = _Signs(aligned, reasons)
        return _lineage(left, right, kind, weigh_direction(*sides, kind), signs)
    direction = weigh_direction(*sides, LineageKind.PARTIAL)
    if direction.explicit and aligned:  # the report that one names is the source that both share
        return _lineage(left, right, LineageKind.COMMON_SOURCE, direction, _Signs(aligned))
    return None
