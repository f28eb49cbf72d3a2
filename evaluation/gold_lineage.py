"""Rules for how the texts depend on each other."""

from __future__ import annotations

from crossread.model.articles import PARSED_KINDS, LineKind
from crossread.model.spans import Citation
from crossread.model.stories import LineageKind, SpinSignal
from evaluation.gold_items import Item
from evaluation.gold_world import World, cites

Outcome = tuple[bool, str]


def _signals(world: World) -> dict[str, tuple[SpinSignal, ...]]:
    """Return the spin signals of every article that is held to be spun."""
    return {s.article: s.signals for d in world.dossiers for s in d.trace.spins if s.spun}


def _spun(world: World, item: Item) -> Outcome:
    """The article is spun, and signals stand at eight or four in ten of the spans."""
    signals = _signals(world)
    hit = 0
    for evidence in item.evidence:
        if evidence.article not in signals:
            return False, f"{evidence.file} is not held to be spun"
        hit += cites([signal.citation for signal in signals[evidence.article]], evidence)
    enough = hit >= min(8, 0.4 * len(item.evidence))
    return enough, f"signals at {hit} of {len(item.evidence)} spans"


def _spun_quotation(world: World, item: Item) -> Outcome:
    """The article of a reworded quotation is spun, and nothing the dossier prints rests on it."""
    printed: list[Citation] = []
    for dossier in world.dossiers:
        printed += [c for line in dossier.brief for c in line.citations]
        printed += [g.headline for g in dossier.groups if len(g.articles) > 1]
        printed.append(dossier.headline)
    for evidence in (e for e in item.evidence if e.role.startswith("spun")):
        if evidence.article not in _signals(world):
            return False, f"{evidence.file} is not held to be spun"
        if cites(printed, evidence):
            return False, "the reworded quotation is printed"
    return True, "never printed as verbatim"


def _one_origin(world: World, item: Item) -> Outcome:
    """A group of several of the files counts the expected number of independent origins."""
    expected = int(item.expected["independent_origins"])
    articles = {e.article for e in item.evidence}
    named = [world.items[i] for i in item.expected.get("shared", ()) if i in world.items]
    spans = [e for other in named for e in other.evidence] or list(item.evidence)
    names = sorted({name for e in spans for name in world.groups_at(e)})
    for name in names:
        group = world.groups[name]
        if len(articles & set(group.articles)) > 1 and group.origins_low == expected:
            return True, f"{name} counts {expected}"
    return False, f"no shared group counts {expected}"


def _shared_upstream(world: World, item: Item) -> Outcome:
    """The files have a common source, are no copies, and count as the expected origins."""
    articles = {e.article for e in item.evidence}
    found = [
        lineage
        for dossier in world.dossiers
        for lineage in dossier.trace.lineages
        if {lineage.left, lineage.right} <= articles
    ]
    common = [x for x in found if x.kind is LineageKind.COMMON_SOURCE and not x.copied]
    if not common:
        return False, f"lineage: {', '.join(x.kind.value for x in found) or 'none'}"
    return _one_origin(world, item)


def _no_copy(world: World, item: Item) -> Outcome:
    """No two of the files are held to be copies."""
    articles = {e.article for e in item.evidence}
    for lineage in (x for d in world.dossiers for x in d.trace.lineages):
        related = {lineage.left, lineage.right} <= articles
        if related and (lineage.copied or lineage.kind is not LineageKind.COMMON_SOURCE):
            return False, f"{lineage.left} and {lineage.right}: {lineage.kind.value}"
    return all(e.article for e in item.evidence), "no copy"


def _unparsed_lines(world: World, item: Item) -> Outcome:
    """Every span touches a line, or a part of one, that is not parsed for claims."""
    for evidence in item.evidence:
        kinds = {line.kind for line in world.lines_at(evidence)}
        if not kinds - PARSED_KINDS:
            return False, f"{evidence.quote[:40]!r} is {', '.join(sorted(kinds)) or 'not read'}"
        if evidence.role == "heading" and world.claims_inside(evidence):
            return False, f"claims come from {evidence.quote[:40]!r}"
    return True, "kept out of the parse"


def _caption(world: World, item: Item) -> Outcome:
    """The spans stand in a caption and its credit, apart from the body."""
    kinds = [{line.kind for line in world.lines_at(evidence)} for evidence in item.evidence]
    apart = all(own and LineKind.BODY not in own for own in kinds)
    captioned = any(LineKind.CAPTION in own for own in kinds)
    return apart and captioned, "caption" if apart and captioned else "read as body"


# What an item of lineage is about, by a word of its type; the first that fits decides.
_LINEAGE = (
    ("spun_quotation", _spun_quotation),
    ("spin", _spun),
    ("upstream", _shared_upstream),
    ("copy", _no_copy),
    ("insertion", _unparsed_lines),
    ("head", _unparsed_lines),
    ("credit", _caption),
    ("caption", _caption),
)


def lineage(world: World, item: Item) -> Outcome:
    """How the texts depend on each other, by the kind of dependence that the item names."""
    for word, rule in _LINEAGE:
        if word in item.type:
            return rule(world, item)
    if "independent_origins" in item.expected:
        return _one_origin(world, item)
    return False, "no rule for this kind of lineage"
