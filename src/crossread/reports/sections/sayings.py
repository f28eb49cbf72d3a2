"""Who says what: the chain of attribution behind every claim."""

from __future__ import annotations

from collections.abc import Iterator

from crossread.model.claims import Claim
from crossread.model.evidence import ClaimGroup
from crossread.reports import wording
from crossread.reports.desk import Desk, chain_words, group_line
from crossread.reports.lines import Block, Line, Section
from crossread.reports.words import Name, Part, guarded


def _claim_line(desk: Desk, claim: Claim, *, quote: bool) -> Line:
    mark = wording.status_word(claim.status)
    citation = desk.claim_citation(claim)
    parts: list[Part] = [Name(chain_words(claim, desk)), f" — {mark.word}"]
    if quote:
        parts += [": ", desk.quote(citation)]
    return Line(tuple(parts), mark.icon, 1, (citation,))


def _group_lines(desk: Desk, group: ClaimGroup) -> Iterator[Line]:
    yield group_line(desk, group)
    claims = desk.shown_claims(group)
    for claim in claims:
        repeats = desk.claim_citation(claim) == group.headline
        yield _claim_line(desk, claim, quote=not repeats)
    if len(group.articles) > 1 and group.reasons:
        reasons: tuple[Part, ...] = (Name(guarded("; ".join(group.reasons))),)
        yield Line(("how origins were counted: ", *reasons), "", 1, (group.headline,))


def sayings(desk: Desk) -> Section | None:
    """Return every claim group with the chains of its claims, the most central first."""
    groups = [group for group in desk.dossier.groups if desk.shown_claims(group)]
    lines = tuple(line for group in groups for line in _group_lines(desk, group))
    return Section("says", wording.section_title("says"), (Block(lines),)) if lines else None
