"""Hold the transfers of a dossier against rulebooks and make hits."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from crossread.model.evidence import Dossier
from crossread.model.spans import Citation
from crossread.model.stories import Reading
from crossread.model.watch import Hit, HitElement, HitStatus, Rule, Rulebook, Verification
from crossread.watch import statements
from crossread.watch.direction import Watched
from crossread.watch.facts import lay_out
from crossread.watch.matching import Match, Scene, match_class, match_near_miss, set_scene


def _denials(scene: Scene) -> tuple[tuple[str, ...], tuple[Citation, ...]]:
    """Return who denies a group and where."""
    known = scene.ground.claims
    claims = [known[name] for name in scene.group.denials if name in known]
    names = []
    for claim in claims:
        parties = scene.ground.parties(claim, "denier")
        names += [party.name for party in parties] or [link.name for link in claim.chain[-1:]]
    cited = sorted({Citation(claim.article, claim.span) for claim in claims})
    return tuple(sorted(set(names))), tuple(cited)


def _merge(name: str, found: Iterable[HitElement]) -> HitElement:
    """Join elements of one name; the same names in two of them stand once."""
    found = tuple(found)
    values = sorted({element.value for element in found})
    if len(values) > 1:
        values = sorted({part for value in values for part in value.split(", ")})
    cited = sorted({citation for element in found for citation in element.citations})
    return HitElement(name, ", ".join(values), tuple(cited))


def _elements(matches: Sequence[Match]) -> tuple[HitElement, ...]:
    """Return the elements of a hit, each with its spans or open."""
    by_id = {f.claim.id: f.claim for match in matches for f in match.facts}
    claims = [by_id[name] for name in sorted(by_id)]
    status = HitElement(
        "status",
        ", ".join(sorted({claim.status.value for claim in claims})),
        tuple(Citation(claim.article, claim.predicate_span) for claim in claims),
    )
    parts = [element for match in matches for element in match.course.elements]
    names = dict.fromkeys(element.name for element in parts)
    roles = [_merge(name, (e for e in parts if e.name == name)) for name in names]
    return (*roles, _merge("item", (m.items for m in matches)), matches[0].time.element, status)


def _statement(
    scene: Scene,
    rule: Rule,
    matches: Sequence[Match],
    elements: Sequence[HitElement],
    deniers: Sequence[str],
) -> str:
    first = matches[0]
    provisions = tuple(p for p in rule.provisions if any(p in m.provisions for m in matches))
    if first.status is HitStatus.INSUFFICIENT_ROLES:
        return statements.roles_statement(rule, provisions, first.course.reason)
    if first.status is HitStatus.NOT_IN_FORCE:
        return statements.dated_statement(rule, provisions, first.time.element.value)
    statuses = {f.claim.status for match in matches for f in match.facts}
    conditions = tuple(dict.fromkeys(c for match in matches for c in match.conditions))
    start = statements.opening(statuses, denied=bool(scene.group.denials))
    tail = statements.closing(scene.group, rule, elements, deniers)
    return statements.hit_statement(start, rule, provisions, conditions, tail)


def _rule_hit(scene: Scene, rulebook: Rulebook, rule: Rule, matches: Sequence[Match]) -> Hit:
    """Make one hit of the matches of a rule that have one status."""
    elements = _elements(matches)
    deniers, denied_by = _denials(scene)
    checked = {p.verification for match in matches for p in match.provisions}
    return Hit(
        rulebook=rulebook.id,
        rulebook_version=rulebook.version,
        rule=rule.id,
        status=matches[0].status,
        group=scene.group.id,
        claims=tuple(sorted({f.claim.id for match in matches for f in match.facts})),
        elements=elements,
        statement=_statement(scene, rule, matches, elements, deniers),
        verification=(
            Verification.CHECKED if checked == {Verification.CHECKED} else Verification.PARTLY
        ),
        denied_by=denied_by,
    )


def _rule_hits(scene: Scene, rulebook: Rulebook, rule: Rule) -> Iterator[Hit]:
    """Yield the hits of one rule on one group, one for each status."""
    if scene.group.event_type not in rule.event_types:
        return
    tried = (
        match_class(scene, rule, item_class, by_open_nouns=by_open_nouns)
        for item_class in rulebook.item_classes
        if item_class.id in rule.items
        for by_open_nouns in (False, True)
    )
    found = [match for match in tried if match is not None]
    for status in HitStatus:
        if own := [match for match in found if match.status is status]:
            yield _rule_hit(scene, rulebook, rule, own)


def _near_misses(scene: Scene, rulebook: Rulebook) -> Iterator[Hit]:
    """Yield notes on goods that look like a hit and are none, one for the same goods."""
    seen = set()
    for miss in rulebook.near_misses:
        match = match_near_miss(scene, miss)
        if match is None or (match.status, match.items) in seen:
            continue
        seen.add((match.status, match.items))
        reason = match.course.reason or miss.reason
        unsure = match.status is HitStatus.INSUFFICIENT_ROLES
        sentence = statements.open_statement if unsure else statements.scope_statement
        yield Hit(
            rulebook=rulebook.id,
            rulebook_version=rulebook.version,
            rule=miss.id,
            status=match.status,
            group=scene.group.id,
            claims=tuple(sorted({f.claim.id for f in match.facts})),
            elements=_elements([match]),
            statement=sentence(reason),
            verification=Verification.PARTLY,
        )


def screen(
    dossier: Dossier, rulebooks: Sequence[Rulebook], readings: Sequence[Reading]
) -> tuple[Hit, ...]:
    """Return what the rulebooks would cover of the transfers that a dossier holds.

    Ordered by rulebook, status (what would fall under a rule first), group and rule.
    """
    if not rulebooks:
        return ()
    ground = lay_out(dossier, readings)
    order = {group.id: rank for rank, group in enumerate(dossier.groups)}
    found: list[Hit] = []
    for rulebook in rulebooks:
        state = Watched(rulebook.state, rulebook.state_name or rulebook.state)
        types = {name for rule in rulebook.rules for name in rule.event_types}
        for group in (g for g in dossier.groups if g.event_type in types):
            scene = set_scene(ground, group, state)
            for rule in rulebook.rules:
                found += _rule_hits(scene, rulebook, rule)
            found += _near_misses(scene, rulebook)
    ranks = list(HitStatus)
    return tuple(
        sorted(found, key=lambda h: (h.rulebook, ranks.index(h.status), order[h.group], h.rule))
    )
