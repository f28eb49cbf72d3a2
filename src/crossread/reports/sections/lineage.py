"""Who depends on whom: copies, rewritings, common sources and cited outlets, with evidence."""

from __future__ import annotations

from collections.abc import Iterator

from crossread.model.spans import Citation
from crossread.model.stories import CitedOutlet, Lineage, Spin
from crossread.reports import wording
from crossread.reports.desk import Desk
from crossread.reports.lines import Block, Line, Section
from crossread.reports.words import Name, Part, clip, counted, guarded, quoted

_PASSAGES_SHOWN = 3  # of one pair; the JSON holds all
_SIGNALS_SHOWN = 5  # signs of machine rewriting; the JSON holds all


def relation_words(desk: Desk, lineage: Lineage) -> str:
    """Return how two articles depend on each other, in words."""
    dependent = lineage.direction
    directed = dependent != "unknown"
    other = lineage.left if dependent == lineage.right else lineage.right
    return wording.lineage_phrase(lineage.kind, directed=directed).format(
        dependent=desk.outlet(dependent).text if directed else "",
        other=desk.outlet(other).text,
        left=desk.outlet(lineage.left).text,
        right=desk.outlet(lineage.right).text,
    )


def _passage_citations(lineage: Lineage) -> tuple[Citation, ...]:
    shown = lineage.passages[:_PASSAGES_SHOWN]
    return tuple(citation for passage in shown for citation in (passage.left, passage.right))


def _lineage_lines(desk: Desk, lineage: Lineage) -> Iterator[Line]:
    parts: list[Part] = [Name(relation_words(desk, lineage))]
    if lineage.evidence:
        parts += ["; ", Name(guarded("; ".join(lineage.evidence)))]
    citations = _passage_citations(lineage)
    yield Line(tuple(parts), wording.lineage_icon(lineage.kind), 0, citations)
    for passage in lineage.passages[:_PASSAGES_SHOWN]:
        how = f"{wording.passage_words(passage.kind)}, {counted(passage.tokens, 'word')}: "
        both: tuple[Part, ...] = (desk.quote(passage.left), " and ", desk.quote(passage.right))
        words = both if passage.kind != "exact" else both[:1]
        yield Line((how, *words), "▸", 1, (passage.left, passage.right))


def _spin_lines(desk: Desk, spin: Spin) -> Iterator[Line]:
    """Yield that an article was rewritten by a machine, and the signs of it."""
    signs = spin.signals[:_SIGNALS_SHOWN]
    told = f": {wording.phrase('altered')}; not counted as an origin"
    cited = tuple(signal.citation for signal in signs)
    yield Line((desk.outlet(spin.article), told), "⚠", 0, cited)
    for signal in signs:
        parts: list[Part] = [desk.quote(signal.citation)]
        if signal.expected:
            parts += [" stands for ", Name(quoted(clip(signal.expected)))]
        parts += ["; ", Name(guarded(signal.reason))] if signal.reason else []
        yield Line(tuple(parts), "▸", 1, (signal.citation,))


def _cited_lines(desk: Desk, cited: tuple[CitedOutlet, ...]) -> Iterator[Line]:
    """Yield each medium that articles name as their source, once, with who names it."""
    for name in sorted({entry.name for entry in cited}):
        entries = [entry for entry in cited if entry.name == name]
        articles = sorted({entry.article for entry in entries})
        credit = all(entry.credit for entry in entries)
        verb = " is credited by " if credit else " is named as a source by "
        parts: tuple[Part, ...] = (Name(guarded(name)), verb, desk.outlet_list(articles))
        yield Line(parts, "→", 0, tuple(entry.citation for entry in entries))


def lineage(desk: Desk) -> Section | None:
    """Return the relations between the articles, or None for an article alone that cites nobody."""
    trace = desk.dossier.trace
    pairs = tuple(line for pair in trace.lineages for line in _lineage_lines(desk, pair))
    spins = tuple(ln for spin in trace.spins if spin.spun for ln in _spin_lines(desk, spin))
    cited = tuple(_cited_lines(desk, trace.cited))
    blocks = (
        Block(pairs, "Between the articles"),
        Block(spins, "Rewritten by a machine"),
        Block(cited, "Media that the articles name as their source"),
    )
    found = tuple(block for block in blocks if block.lines)
    if not found and len(desk.dossier.articles) < 2:
        return None
    notes = () if found else (Line((wording.phrase("none"),)),)
    return Section("lineage", wording.section_title("lineage"), found, notes)
