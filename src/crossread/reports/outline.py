"""The outline of a story: which lines a report holds, the same for every renderer."""

from __future__ import annotations

from crossread.model.articles import Rejected
from crossread.model.evidence import Dossier
from crossread.reports import wording
from crossread.reports.desk import Desk, interval, lay_out
from crossread.reports.lines import Block, Line, Outline, Section
from crossread.reports.sections import SECTIONS
from crossread.reports.sections.screening import screening
from crossread.reports.words import Name, Quote, counted, guarded, quoted, visible


def _days(dossier: Dossier) -> str:
    first, last = dossier.story.first[:10], dossier.story.last[:10]
    if not first and not last:
        return "publication dates unknown"
    if first == last or not last:
        return f"published {first}"
    return f"published {first or '…'} to {last}"


def _facts(desk: Desk) -> tuple[Line, ...]:
    dossier = desk.dossier
    outlets = len({article.label for article in dossier.articles})
    origins = interval(dossier.origins_low, dossier.origins_high, "independent origin")
    unnamed = sum(not article.outlet for article in dossier.articles)
    counts = f"{counted(len(dossier.articles), 'article')} from {counted(outlets, 'outlet')}"
    counts += f" ({unnamed} of them unnamed)" if unnamed else ""
    over_all = f"{counts}, {origins}"
    if dossier.groups:  # who is quoted on side matters vouches for these alone
        main = dossier.groups[0]
        inside = interval(main.origins_low, main.origins_high, "independent origin")
        over_all = f"{counts}; {inside} for the main claim, {origins} over all claims"
    return Line((_days(dossier),)), Line((over_all,))


def _notes(desk: Desk) -> tuple[Line, ...]:
    """Return the dossier's notes; that there is nothing to compare is said first, once."""
    alone = wording.phrase("alone")
    notes = [Line((f"One article alone: {alone}.",))] if len(desk.dossier.articles) == 1 else []
    rest = [note for note in desk.dossier.notes if alone not in note]
    return tuple(notes + [Line((Name(guarded(note)),)) for note in rest])


def _sections(desk: Desk, rulebooks: tuple[str, ...], only: str) -> tuple[Section, ...]:
    made = [make(desk) for make in SECTIONS] + [screening(desk, rulebooks)]
    return tuple(section for section in made if section and only in ("", section.key))


def outline(dossier: Dossier, rulebooks: tuple[str, ...] = (), only: str = "") -> Outline:
    """Return the report of one story, or its one section ``only``, ready to be laid out."""
    desk = lay_out(dossier)
    title = desk.quote(dossier.headline)
    return Outline(
        story=dossier.story.id,
        title=title if title.text else Quote("(no title)"),
        credit=desk.outlet(dossier.headline.article),
        title_citation=dossier.headline,
        facts=_facts(desk),
        notes=_notes(desk),
        sections=_sections(desk, rulebooks, only),
    )


def _rejected_line(item: Rejected) -> Line:
    """Return an input with why it was not read. Paths are the user's words, so they are quoted."""
    remedy = f" ({guarded(item.remedy)})" if item.remedy else ""
    reason = guarded(item.reason)
    return Line((Name(f"{quoted(visible(item.source))}: {reason}{remedy}"),), "✕")


def rejected_section(rejected: tuple[Rejected, ...]) -> Section | None:
    """Return the inputs that were not read, None where all were."""
    lines = tuple(_rejected_line(item) for item in rejected)
    title = wording.section_title("rejected")
    return Section("rejected", title, (Block(lines),)) if lines else None
