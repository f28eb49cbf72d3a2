"""Who depends on whom: copies, rewritings, common sources and cited outlets, with evidence."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from crossread.model.spans import Citation
from crossread.model.stories import CitedOutlet, Lineage, Passage, Spin
from crossread.reports import wording
from crossread.reports.desk import Desk
from crossread.reports.lineage_tree import Link, Place, draw, parents_of
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


def _shown(lineage: Lineage) -> tuple[Passage, ...]:
    """Return the first passages of a pair, and the slips that both have."""
    first, rest = lineage.passages[:_PASSAGES_SHOWN], lineage.passages[_PASSAGES_SHOWN:]
    return (*first, *(passage for passage in rest if passage.kind == "error"))


def _passage_citations(lineage: Lineage) -> tuple[Citation, ...]:
    shown = _shown(lineage)
    return tuple(citation for passage in shown for citation in (passage.left, passage.right))


def _lineage_lines(desk: Desk, lineage: Lineage) -> Iterator[Line]:
    parts: list[Part] = [Name(relation_words(desk, lineage))]
    if lineage.evidence:
        parts += ["; ", Name(guarded("; ".join(lineage.evidence)))]
    citations = _passage_citations(lineage)
    yield Line(tuple(parts), wording.lineage_icon(lineage.kind), 0, citations)
    for passage in _shown(lineage):
        how = f"{wording.passage_words(passage.kind)}, {counted(passage.tokens, 'word')}: "
        both: tuple[Part, ...] = (desk.quote(passage.left), " and ", desk.quote(passage.right))
        words = both if passage.kind != "exact" else both[:1]
        yield Line((how, *words), "▸", 1, (passage.left, passage.right))


def _below(links: Sequence[Link]) -> dict[Place, list[Link]]:
    """Return what comes from each place: all that name a medium, but each text below one other."""
    parents = parents_of(links)
    found: dict[Place, list[Link]] = {}
    for link in sorted(links, key=lambda each: (each.source, each.dependent)):
        if link.source.medium or (link.directed and parents[link.dependent] == link.source):
            found.setdefault(link.source, []).append(link)
    return found


def _link_line(desk: Desk, link: Link, level: int) -> Line:
    if link.lineage:
        how = wording.lineage_word(link.lineage.kind, directed=True)
    else:
        how = wording.phrase("credits" if link.cited and link.cited.credit else "cites")
    words = (desk.outlet(link.dependent.name), f": {how}")
    return Line(words, "→", level, _link_citations(link, link.dependent))


def _link_citations(link: Link, end: Place) -> tuple[Citation, ...]:
    """Return where a line rests on the words of one of its ends, the first place of each."""
    if link.citation:
        return (link.citation,)
    shared = link.lineage.passages[:1] if link.lineage else ()
    both = (citation for each in shared for citation in (each.left, each.right))
    return tuple(citation for citation in both if citation.article == end.name)


def _tree_lines(desk: Desk) -> Iterator[Line]:
    """Yield every source with what comes from it below."""
    below = _below(draw(desk.dossier.trace, desk.dossier.articles))
    dependent = {link.dependent for links in below.values() for link in links}
    for root in sorted(below.keys() - dependent):
        name = Name(guarded(root.name)) if root.medium else desk.outlet(root.name)
        cited = tuple(c for link in below[root] for c in _link_citations(link, root))
        words: tuple[Part, ...] = (name, " (not among the inputs)") if root.medium else (name,)
        yield Line(words, "●", 0, tuple(dict.fromkeys(cited)))
        waiting = [(link, 1) for link in reversed(below[root])]
        while waiting:
            link, level = waiting.pop()
            yield _link_line(desk, link, level)
            waiting += [(each, level + 1) for each in reversed(below.get(link.dependent, []))]


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
    """Yield each voice that articles name as their source, once, with who names it and how."""
    for voice in sorted({entry.voice or entry.name for entry in cited}):
        entries = [entry for entry in cited if (entry.voice or entry.name) == voice]
        articles = sorted({entry.article for entry in entries})
        credit = all(entry.credit for entry in entries)
        verb = " is credited by " if credit else " is named as a source by "
        names = sorted({entry.name for entry in entries} - {voice})
        also = f" ({', '.join(names)})" if names and ", ".join(names) != voice else ""
        parts: tuple[Part, ...] = (Name(guarded(voice + also)), verb, desk.outlet_list(articles))
        yield Line(parts, "→", 0, tuple(entry.citation for entry in entries))


def lineage(desk: Desk) -> Section | None:
    """Return the relations between the articles, or None for an article alone that cites nobody."""
    trace = desk.dossier.trace
    pairs = tuple(line for pair in trace.lineages for line in _lineage_lines(desk, pair))
    spins = tuple(ln for spin in trace.spins if spin.spun for ln in _spin_lines(desk, spin))
    cited = tuple(_cited_lines(desk, trace.cited))
    blocks = (
        Block(tuple(_tree_lines(desk)), "Where each comes from"),
        Block(pairs, "Between the articles"),
        Block(spins, "Rewritten by a machine"),
        Block(cited, "Media that the articles name as their source"),
    )
    found = tuple(block for block in blocks if block.lines)
    if not found and len(desk.dossier.articles) < 2:
        return None
    notes = () if found else (Line((wording.phrase("none"),)),)
    return Section("lineage", wording.section_title("lineage"), found, notes)
