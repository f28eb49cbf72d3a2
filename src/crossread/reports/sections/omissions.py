"""What each article leaves out that others carry, a missing denial first."""

from __future__ import annotations

from crossread.model.evidence import Omission, OmissionKind
from crossread.reports import wording
from crossread.reports.desk import Desk
from crossread.reports.lines import Block, Line, Section
from crossread.reports.words import Part


def _line(desk: Desk, omission: Omission) -> Line:
    """Return who leaves what out. A denial's quotation is the claim; its citations the denial."""
    group = desk.groups.get(omission.group)
    claim = group.headline if group else omission.citations[0]
    carried, silent = desk.outlet_list(omission.carried_by), desk.outlet_list(omission.left_out_by)
    icon = wording.omission_word(omission.kind).icon
    parts: tuple[Part, ...]
    if omission.kind is OmissionKind.DENIAL:
        parts = ("denial left out by ", silent, ": ", desk.quote(claim))
        parts = (*parts, "; the denial is in ", carried)
        if omission.citations:
            parts = (*parts, ": ", desk.quote(omission.citations[0]))
        return Line(parts, icon, 0, (claim, *omission.citations))
    if omission.kind is OmissionKind.UNIQUE:
        parts = ("only ", carried, " has: ", desk.quote(claim))
    else:
        parts = ("left out by ", silent, ": ", desk.quote(claim), " (carried by ", carried, ")")
    return Line(parts, icon, 0, omission.citations or (claim,))


def omissions(desk: Desk) -> Section | None:
    """Return what is left out, by kind; None for an article alone."""
    if len(desk.dossier.articles) < 2:
        return None
    blocks = tuple(
        Block(
            tuple(_line(desk, found) for found in desk.dossier.omissions if found.kind is kind),
            wording.omission_word(kind).word,
        )
        for kind in OmissionKind
    )
    found = tuple(block for block in blocks if block.lines)
    notes = () if found else (Line((wording.phrase("none"),)),)
    return Section("omissions", wording.section_title("omissions"), found, notes)
