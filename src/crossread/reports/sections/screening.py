"""What a rulebook covers: reported acts beside the provisions that they would fall under."""

from __future__ import annotations

from collections.abc import Iterator

from crossread.model.watch import Hit, HitElement
from crossread.reports import wording
from crossread.reports.desk import Desk
from crossread.reports.lines import Block, Line, Section
from crossread.reports.words import Name, Part, guarded, joined, split_quotations


def _cited(hit: Hit) -> tuple[tuple[HitElement, ...], tuple[HitElement, ...]]:
    stated = tuple(element for element in hit.elements if not element.open)
    return stated, tuple(element for element in hit.elements if element.open)


def _hit_lines(desk: Desk, hit: Hit) -> Iterator[Line]:
    """Yield the closed statement, each stated element with its span, and what stays open."""
    mark = wording.hit_word(hit.status)
    stated, unstated = _cited(hit)
    group = desk.groups.get(hit.group)
    cited = tuple(citation for element in stated for citation in element.citations[:1])
    citations = tuple(dict.fromkeys(cited)) or ((group.headline,) if group else ())
    statement = split_quotations(guarded(hit.statement, limit=None))
    yield Line((f"{mark.word}: ", *statement), mark.icon, 0, citations)
    if group:
        yield Line(("reported: ", desk.quote(group.headline)), "▸", 1, (group.headline,))
    for element in stated:
        value = f"{element.name}: {guarded(element.value)} — "
        parts: tuple[Part, ...] = (Name(value), desk.quote(element.citations[0]))
        yield Line(parts, "▸", 1, element.citations)
    if unstated:
        names = joined([guarded(element.name) for element in unstated])
        yield Line(("left open by the reports: ", Name(names)), "?", 1, citations)
    for citation in hit.denied_by:
        yield Line(("denied: ", desk.quote(citation)), "✕", 1, (citation,))
    source = f"rule {hit.rule} of {hit.rulebook} {hit.rulebook_version}"
    checked = wording.verification_words(hit.verification)
    yield Line((Name(guarded(source)), f"; {checked}"), "", 1, citations)


def screening(desk: Desk, rulebooks: tuple[str, ...]) -> Section | None:
    """Return the hits with the standing notices; None where no rulebook was asked for."""
    hits = desk.dossier.hits
    used = tuple(sorted({*rulebooks, *(hit.rulebook for hit in hits)}))
    if not used:
        return None
    lines = tuple(line for hit in hits for line in _hit_lines(desk, hit))
    none = Line((f"Screened with {joined(list(used))}: no hit in this story.",))
    notices = dict.fromkeys([wording.phrase("no_clearance"), *map(wording.notice, used)])
    notes = tuple(Line((text,)) for text in notices)
    title = wording.section_title("screening")
    return Section("screening", title, (Block(lines or (none,)),), notes)
