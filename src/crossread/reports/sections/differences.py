"""What is disputed or differs: both sides with both spans, and what only looks like a conflict."""

from __future__ import annotations

from collections.abc import Iterator

from crossread.model.claims import Status
from crossread.model.evidence import ClaimGroup, Conflict, ConflictSide, Verdict
from crossread.model.spans import Citation
from crossread.reports import wording
from crossread.reports.desk import Desk, chain_words, group_line
from crossread.reports.lines import Block, Line, Section
from crossread.reports.words import Name, Part, guarded

_DENIED = "denied"  # Conflict.test of a claim and its denial
_SHOWN_PER_SIDE = 2  # quotations of one side; its other spans are cited without their words
_TOLD = frozenset({"polarity", "quantity", "status", "time"})  # slots that the test's words name


def _who(desk: Desk, side: ConflictSide, citation: Citation) -> Name:
    """Return who says the cited words: the chain of their claim, or the outlet alone."""
    for claim in (desk.claims[c] for c in side.claims if c in desk.claims):
        if desk.claim_citation(claim) == citation:
            return Name(chain_words(claim, desk))
    return desk.outlet(citation.article)


def _spokesmen(desk: Desk, side: ConflictSide) -> list[Citation]:
    """Return the first span of each article of a side, machine rewritings last."""
    first: dict[str, Citation] = {}
    for citation in side.citations:
        first.setdefault(citation.article, citation)
    return sorted(first.values(), key=lambda citation: citation.article in desk.spun)


def _side_line(desk: Desk, side: ConflictSide) -> Line:
    """Return a side's value, and who says it in which words."""
    parts: list[Part] = [Name(guarded(side.value))]
    spokesmen = _spokesmen(desk, side)
    for citation in spokesmen[:_SHOWN_PER_SIDE]:
        parts += [" — ", _who(desk, side, citation), ": ", desk.quote(citation)]
    others = sorted(citation.article for citation in spokesmen[_SHOWN_PER_SIDE:])
    parts += [" — also in ", desk.outlet_list(others)] if others else []
    return Line(tuple(parts), "▸", 1, side.citations)


def conflict_lines(desk: Desk, conflict: Conflict) -> Iterator[Line]:
    """Yield one difference: what was found, its sides, and why it is judged so."""
    verdict = wording.verdict_word(conflict.verdict)
    cited = tuple(citation for side in conflict.sides for citation in side.citations)
    slot = f" ({conflict.slot})" if conflict.slot not in _TOLD else ""
    found = wording.test_words(conflict)
    first = tuple(citation for side in conflict.sides for citation in side.citations[:1])
    yield Line((f"{verdict.word}: {found}{slot}",), verdict.icon, 0, first)
    yield from (_side_line(desk, side) for side in conflict.sides)
    why = [Name(guarded(text)) for text in (conflict.reason, conflict.scope) if text]
    parts: list[Part] = ["why: "]
    for number, text in enumerate(why):
        parts += ["; compared: "] * bool(number) + [text]
    if why:
        yield Line(tuple(parts), "", 1, cited)


def denial_lines(desk: Desk, group: ClaimGroup) -> Iterator[Line]:
    """Yield a denied claim and who denies it."""
    yield group_line(desk, group)
    for claim in (desk.claims[d] for d in group.denials if d in desk.claims):
        citation = desk.claim_citation(claim)
        mark = wording.status_word(Status.DENIED)
        who = Name(chain_words(claim, desk))
        parts: tuple[Part, ...] = (f"{mark.word} by ", who, ": ", desk.quote(citation))
        yield Line(parts, mark.icon, 1, (citation,))


def _denials(desk: Desk) -> Block:
    told = {
        group
        for conflict in desk.dossier.conflicts
        if conflict.test == _DENIED and conflict.shown
        for group in conflict.groups
    }
    groups = [g for g in desk.dossier.groups if g.denials and g.id not in told]
    lines = tuple(line for group in groups for line in denial_lines(desk, group))
    return Block(lines, "Denials")


def _verdict_blocks(desk: Desk) -> Iterator[Block]:
    """Yield the conflicts first, then each kind of difference that is none."""
    for verdict in Verdict:
        found = [c for c in desk.dossier.conflicts if c.verdict is verdict]
        shown = found and found[0].shown
        heading = wording.verdict_heading(verdict)
        title = heading if shown else f"Not a conflict: {heading[:1].lower()}{heading[1:]}"
        yield Block(tuple(ln for c in found for ln in conflict_lines(desk, c)), title)
        if verdict is Verdict.SOFT:
            yield _denials(desk)


def differences(desk: Desk) -> Section | None:
    """Return conflicts, denials and the differences that are no conflicts."""
    blocks = tuple(block for block in _verdict_blocks(desk) if block.lines)
    if not blocks and len(desk.dossier.articles) < 2:
        return None
    notes = () if blocks else (Line((wording.phrase("none"),)),)
    return Section("differ", wording.section_title("differ"), blocks, notes)
