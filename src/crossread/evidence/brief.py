"""Ten lines on the story, made only of spans and closed templates, and verified against them."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from crossread.evidence.view import StoryView
from crossread.model.claims import OPEN_TYPE, Claim, Status
from crossread.model.evidence import BriefLine, ClaimGroup, Conflict, ConflictSide
from crossread.model.spans import Citation
from crossread.model.stories import Lineage, LineageKind

LINES = 10
_CORROBORATED = 5  # at most, so that disputes and plans have room
_QUOTE = 300  # characters of a source that a report shows at once

# Slots: {quote...} words of a cited span, {names} names from cited spans or article ids,
# {n} a count. Everything else is fixed wording.
TEMPLATES = {
    "one_origin": "Reported by {n} articles, all tracing to {names}: {quote}",
    "one_named": "Reported by {n} articles; the one origin that is named is {names}: {quote}",
    "single": "Reported by {names}: {quote}",
    "many_origins": "Reported from {n} independent origins, {names}: {quote}",
    "unsourced": "Reported by {n} articles without a stated origin: {quote}",
    "alleged": "Alleged by {names} in {n} articles, and denied: {quote}",
    "disputed": "Said: {quote} Denied: {quote}",
    "differs": "Reports differ: {quote} against {quote}",
    "days": "Reports differ on the day: {quote} against {quote}",
    "parties": "Reports differ on who did it to whom: {quote} against {quote}",
    "figures": "Figures of different sources or days: {quote} and {quote}",
    "planned": "Planned or possible, not reported as done: {quote}",
    "spun": "{names} reads as rewritten by a machine; it is not counted as an origin.",
    "common": "{names} rest on a common source.",
    "draws": "{names} draws on {names}.",
    "quote": "{quote}",
}


# What a difference is about, by its test; the others are told without it.
_DIFFERING = {"dates_disjoint": "days", "roles_swapped": "parties"}


def quoted(view: StoryView, citation: Citation) -> str:
    """Return the words of a citation in quotation marks, white space folded, cut at 300."""
    words = " ".join(citation.span.of(view.readings[citation.article].article.text).split())
    words = words.replace("“", "‘").replace("”", "’")
    return f"“{words[: _QUOTE - 1] + '…' if len(words) > _QUOTE else words}”"


def _fill(
    view: StoryView, name: str, cited: Sequence[Citation], names: str = "", n: int = 0
) -> BriefLine:
    text = TEMPLATES[name].replace("{names}", names).replace("{n}", str(n))
    for citation in cited:
        text = text.replace("{quote}", quoted(view, citation), 1)
    return BriefLine(name, text, tuple(cited))


def verify(view: StoryView, line: BriefLine) -> bool:
    """Tell whether a line is its template filled with words of its citations and nothing else."""
    pattern = re.escape(TEMPLATES[line.template])
    for slot, form in (("quote", "“([^”]*)”"), ("names", ".{1,200}?"), ("n", r"\d+")):
        pattern = pattern.replace(re.escape("{" + slot + "}"), form)
    match = re.fullmatch(pattern, line.text, re.DOTALL)
    if match is None:
        return False
    sources = {quoted(view, citation)[1:-1] for citation in line.citations}
    return all(words in sources for words in match.groups())


def _group_line(view: StoryView, group: ClaimGroup) -> BriefLine:
    cited = [group.headline]
    free = [a for a in group.articles if a not in view.dependent] or list(group.articles)
    if group.denials and group.origins and Status.ALLEGED in group.status:
        names = " and ".join(origin.name for origin in group.origins[:2])
        return _fill(view, "alleged", cited, names, len(free))
    if group.origins_low > 1:
        names = ", ".join(origin.name for origin in group.origins[:4])
        return _fill(view, "many_origins", cited, names, group.origins_low)
    if len(free) == 1:
        label = view.readings[free[0]].article.label
        source = group.origins[0].name if group.origins else ""
        names = f"{label}, citing {source}" if source and source != label else label
        return _fill(view, "single", cited, names)
    if group.origins_low == 1:
        template = "one_origin" if group.origins_high == 1 else "one_named"
        return _fill(view, template, cited, group.origins[0].name, len(free))
    return _fill(view, "unsourced", cited, n=len(free))


def _best(view: StoryView, side: ConflictSide) -> Citation:
    """Return the citation that shows a side: of an underived claim if there is one."""
    own = {claim for claim in side.claims if not view.derives(view.claims[claim])}
    spans = [view.claims[claim] for claim in sorted(own)]
    cited = [c for c in side.citations if any(_holds(claim, c) for claim in spans)]
    return (cited or list(side.citations))[0]


def _holds(claim: Claim, citation: Citation) -> bool:
    return claim.article == citation.article and claim.span.overlaps(citation.span)


def _only_derived(view: StoryView, conflict: Conflict) -> bool:
    """Tell whether one side rests on derived articles alone."""
    return any(
        all(view.derives(view.claims[claim]) for claim in side.claims) for side in conflict.sides
    )


def _names_only(view: StoryView, conflict: Conflict) -> bool:
    """Tell whether what is denied stands in the denial's own words alone ("denies the charge")."""
    said, denied = ([view.claims[claim] for claim in side.claims] for side in conflict.sides[:2])
    return conflict.test == "denied" and all(
        any(d.article == s.article and d.span.contains(s.span) for d in denied) for s in said
    )


def _conflict_lines(view: StoryView, conflicts: Sequence[Conflict]) -> Iterator[BriefLine]:
    """Yield at most two disputes, two differences and one line of figures.

    One denial of several groups is one line.
    """
    own = [c for c in conflicts if not _only_derived(view, c) and not _names_only(view, c)]
    denied: list[Conflict] = []
    told: set[str] = set()  # denials that a line already shows
    for conflict in own:
        if conflict.test == "denied" and not told.issuperset(conflict.sides[1].claims):
            denied.append(conflict)
            told.update(conflict.sides[1].claims)
    differing = [c for c in own if c.shown and c.test != "denied"]
    figures = [c for c in conflicts if c.test == "quantities_disjoint" and not c.shown]
    wanted = [("disputed", c) for c in denied[:2]] + [
        (_DIFFERING.get(c.test, "differs"), c) for c in differing[:2]
    ]
    wanted += [("figures", c) for c in figures[:1]]
    for template, conflict in wanted:
        yield _fill(view, template, [_best(view, side) for side in conflict.sides[:2]])


def _source_line(view: StoryView, lineage: Lineage) -> BriefLine:
    """Return the line on two articles with a common source, which may be one of the two."""
    cited = (lineage.passages[0].left, lineage.passages[0].right)
    label = {a: view.readings[a].article.label for a in (lineage.left, lineage.right)}
    if lineage.direction in label:
        first = label.pop(lineage.direction)
        words = TEMPLATES["draws"].replace("{names}", first, 1)
        return BriefLine("draws", words.replace("{names}", next(iter(label.values()))), cited)
    words = TEMPLATES["common"].replace("{names}", " and ".join(label.values()))
    return BriefLine("common", words, cited)


def _lineage_lines(view: StoryView) -> Iterator[BriefLine]:
    """Yield one line on machine rewriting and one on common sources."""
    if view.spun:
        signs = [
            signal.citation
            for spin in view.trace.spins
            if spin.article in view.spun
            for signal in spin.signals[:1]
        ]
        names = ", ".join(view.readings[a].article.label for a in sorted(view.spun))
        yield BriefLine("spun", TEMPLATES["spun"].replace("{names}", names), tuple(signs))
    for lineage in view.trace.lineages:
        if lineage.kind is LineageKind.COMMON_SOURCE and lineage.passages:
            yield _source_line(view, lineage)
            return


def _planned(view: StoryView, groups: Sequence[ClaimGroup]) -> Iterator[BriefLine]:
    ahead = {Status.PLANNED, Status.HYPOTHETICAL}
    for group in sorted(groups, key=lambda g: g.event_type == OPEN_TYPE):
        if set(group.status) <= ahead and not _is_background(view, group):
            yield _fill(view, "planned", [group.headline])
            return


def _is_background(view: StoryView, group: ClaimGroup) -> bool:
    return all(view.claims[claim].background for claim in group.claims)


def _plain(view: StoryView, line: BriefLine) -> BriefLine:
    """Return the bare quotation of a line's first citation."""
    return _fill(view, "quote", line.citations[:1])


def brief(
    view: StoryView, groups: Sequence[ClaimGroup], conflicts: Sequence[Conflict]
) -> tuple[BriefLine, ...]:
    """Return at most ten verified lines: the event, what is shared, disputes, plans, lineage."""
    central = [g for g in groups if not _is_background(view, g)]
    shared = [g for g in central if len(g.articles) > 1][: _CORROBORATED + 1]
    lead = shared or central[:1]
    lines = [_group_line(view, group) for group in lead]
    extra = [
        *_conflict_lines(view, conflicts),
        *_planned(view, groups),
        *_lineage_lines(view),
    ]
    lines = lines[: max(1, LINES - len(extra))] + extra
    alone = [g for g in central if g not in lead]
    lines += [_group_line(view, g) for g in alone[: max(0, LINES - len(lines))]]
    return tuple(line if verify(view, line) else _plain(view, line) for line in lines[:LINES])
