"""Rules for what is said: alignment, conflict, traps, status, denial, attribution, modality."""

from __future__ import annotations

import re
from collections.abc import Iterable
from itertools import combinations

from crossread.model.claims import OPEN_TYPE, PUBLISH_BAR, Claim, Status
from crossread.model.evidence import Conflict, Verdict
from evaluation.gold_items import Evidence, Item
from evaluation.gold_names import name_matches
from evaluation.gold_world import World, joins

Outcome = tuple[bool, str]

# Words of a gold file for how something is put forward.
STATUSES = {
    "planned": Status.PLANNED,
    "intention": Status.PLANNED,
    "possible": Status.HYPOTHETICAL,
    "hypothetical": Status.HYPOTHETICAL,
    "uncertain": Status.HYPOTHETICAL,
    "alleged": Status.ALLEGED,
    "estimated": Status.ESTIMATED,
    "denied": Status.DENIED,
    "negated": Status.NEGATED,
    "asserted": Status.ASSERTED,
}


def _files(evidence: Iterable[Evidence]) -> list[str]:
    return sorted({e.file for e in evidence})


def _joint_groups(world: World, spans: Iterable[Evidence]) -> frozenset[str]:
    """Return the groups that hold a claim at a span of every file."""
    spans = list(spans)
    by_file = [
        frozenset[str]().union(*(world.groups_at(e) for e in spans if e.file == file))
        for file in _files(spans)
    ]
    return frozenset.intersection(*by_file) if by_file else frozenset()


def _predicate_groups(world: World, spans: Iterable[Evidence]) -> frozenset[str]:
    return frozenset[str]().union(
        *(world.groups_with(world.claims_inside(evidence)) for evidence in spans)
    )


def _merged_wrongly(world: World, item: Item, groups: frozenset[str]) -> str:
    """Return the id of an item that must stay apart and shares one of the groups, or ""."""
    named = re.findall(r"merge with (\w+)", str(item.expected.get("must_not", "")))
    others = [world.items[name] for name in named if name in world.items]
    return next((o.id for o in others if groups & _predicate_groups(world, o.evidence)), "")


def _separate_utterances(world: World, item: Item) -> Outcome:
    """Each utterance's files share a group; no group joins two utterances."""
    events = item.expected["utterance_events"]
    spans = {name: [e for e in item.evidence if e.file in events[name]] for name in sorted(events)}
    for name, own in spans.items():
        if len(_files(own)) > 1 and not _joint_groups(world, own):
            return False, f"no group joins {', '.join(_files(own))} ({name})"
    for left, right in combinations(spans, 2):
        if _predicate_groups(world, spans[left]) & _predicate_groups(world, spans[right]):
            return False, f"one group joins the utterances {left} and {right}"
    read = all(world.claims_inside(e) for e in item.evidence)
    return read, "utterances kept apart" if read else "no claim at one of the spans"


def alignment(world: World, item: Item) -> Outcome:
    """One group holds, from every file, a claim that overlaps a span; none merges what may not."""
    if "utterance_events" in item.expected:
        return _separate_utterances(world, item)
    shared = _joint_groups(world, item.evidence)
    if not shared:
        return False, f"no group joins {', '.join(_files(item.evidence))}"
    wrong = _merged_wrongly(world, item, shared)
    return (False, f"merged with {wrong}") if wrong else (True, f"joined in {min(shared)}")


def _pairs(item: Item) -> list[tuple[Evidence, Evidence]]:
    """Return the pairs of spans that hold different values."""
    return [(a, b) for a, b in combinations(item.evidence, 2) if a.role != b.role]


def _fits(conflict: Conflict, item: Item) -> bool:
    """Tell whether the conflict is of the expected kind."""
    wanted = [("date" in item.type, "date"), ("roles_a" in item.expected, "role")]
    wanted.append(("numeric" in item.type, "quantit"))
    if any(asked and word not in conflict.test for asked, word in wanted):
        return False
    return "soft" not in item.words("verdict") or conflict.verdict is Verdict.SOFT


def _denial_links(world: World, denial: Evidence) -> list[Claim]:
    return [claim for claim in world.claims_at(denial) if claim.denies]


def _denied_groups(world: World, denials: Iterable[Claim]) -> frozenset[str]:
    """Return the groups that the denials aim at."""
    claims = list(denials)
    ids = {denied for claim in claims for denied in claim.denies}
    listed = {
        name for name, group in world.groups.items() if {c.id for c in claims} & set(group.denials)
    }
    return frozenset(listed) | frozenset(g for i in ids for g in world.groups_of.get(i, ()))


def _with_content(world: World, spans: Iterable[Evidence]) -> frozenset[str]:
    """Return the groups of the claims at the spans and of what these claims allege."""
    claims = [claim for evidence in spans for claim in world.claims_at(evidence)]
    nested = (g for claim in claims for c in claim.content for g in world.groups_of.get(c, ()))
    return world.groups_with(claims) | frozenset(nested)


def _disputed(world: World, item: Item) -> Outcome:
    """Every denial span holds a denial of a group that holds the accusation."""
    accused = _with_content(world, item.spans("accusation"))
    for evidence in item.spans("denial"):
        if not accused & _denied_groups(world, _denial_links(world, evidence)):
            return False, f"the denial in {evidence.file} does not reach the accusation"
    return bool(accused), "denied and accused in one group"


def _garbled(world: World, item: Item) -> Outcome:
    """No claim is published from the garbled span, and the sound one is read."""
    for evidence in item.spans("garbled"):
        claims = [c for c in world.claims_inside(evidence) if c.confidence >= PUBLISH_BAR]
        if claims:
            return False, f"claim {claims[0].id} comes from the garbled span"
    read = all(world.is_read(e) for e in item.evidence if e.role != "garbled")
    return read, "nothing published from it" if read else "the reference is not read"


def conflict(world: World, item: Item) -> Outcome:
    """A shown conflict of the expected kind joins spans that hold different values."""
    if item.spans("garbled"):
        return _garbled(world, item)
    if item.spans("denial") and item.spans("accusation"):
        return _disputed(world, item)
    for found in (c for c in world.conflicts if c.shown and _fits(c, item)):
        if any(joins(world, found, a, b) or joins(world, found, b, a) for a, b in _pairs(item)):
            return True, f"{found.id} ({found.test}, {found.verdict.value})"
    return False, "no shown conflict of this kind joins the spans"


def _wrongly_joined(world: World, item: Item) -> str:
    for a, b in combinations(item.evidence, 2):
        for found in world.conflicts:
            if found.shown and (joins(world, found, a, b) or joins(world, found, b, a)):
                return f"{found.id} ({found.test}) joins {a.file} and {b.file}"
    return ""


def non_conflict(world: World, item: Item) -> Outcome:
    """No shown conflict joins the spans although at least two of them are read.

    Two events must also stand in different groups.
    """
    if wrong := _wrongly_joined(world, item):
        return False, wrong
    if sum(world.is_read(e) for e in item.evidence) < 2:
        return False, "not read: fewer than two spans hold a claim, time or quantity"
    events = [item.spans(role) for role in sorted({e.role for e in item.evidence})]
    if "distinct" in item.type:
        groups = [_predicate_groups(world, spans) for spans in events]
        if not all(groups):
            return False, "one of the events is not read"
        if any(a & b for a, b in combinations(groups, 2)):
            return False, "one group joins the two events"
    return True, "read, and not shown as a conflict"


def _has_status(world: World, evidence: Evidence) -> bool:
    wanted = STATUSES.get(evidence.role)
    return any(claim.status is wanted for claim in world.claims_at(evidence))


def status_difference(world: World, item: Item) -> Outcome:
    """The spans have their statuses in one group or a status difference, and no shown conflict."""
    if wrong := _wrongly_joined(world, item):
        return False, wrong
    missing = [e.file for e in item.evidence if not _has_status(world, e)]
    if missing:
        return False, f"another status in {', '.join(missing)}"
    typed = [c for c in world.conflicts if c.verdict is Verdict.STATUS_DIFFERENCE]
    for left, right in _pairs(item):
        ids = [{claim.id for claim in world.claims_at(e)} for e in (left, right)]
        for found in typed:
            sides = {claim for side in found.sides for claim in side.claims}
            if sides & ids[0] and sides & ids[1]:
                return True, f"{found.id} ({found.test})"
    shared = _joint_groups(world, item.evidence)
    return bool(shared), "both statuses in one group" if shared else "not compared"


def _denier_names(world: World, claim: Claim) -> tuple[str, ...]:
    role = claim.role("denier")
    fillers = role.fillers if role else ()
    names = [name for link in claim.chain[1:] for name in (link.name,)]
    entities = [e for link in claim.chain[1:] for e in world.linked(claim.article, link.mention)]
    for filler in fillers:
        names.append(filler.text)
        entities += world.linked(claim.article, filler.mention)
    return (*names, *world.names(entities, side=True))


def denial(world: World, item: Item) -> Outcome:
    """A claim at the span denies the target, and its deniers are the expected ones."""
    links = [claim for e in item.spans("denial") for claim in _denial_links(world, e)]
    if not links:
        return False, "no denial with a target at the span"
    target = world.items.get(str(item.expected.get("target")))
    spans = item.spans("target") or (target.evidence if target else ())
    aimed = _denied_groups(world, links)
    if spans and not aimed & _with_content(world, spans):
        return False, "it denies something else"
    expected = item.expected.get("denier", [])
    names = [name for claim in links for name in _denier_names(world, claim)]
    missing = [
        who
        for who in ([expected] if isinstance(expected, str) else expected)
        if not name_matches(str(who), names)
    ]
    return not missing, f"denier not found: {missing[0]}" if missing else "target and deniers found"


def _names_source(world: World, claim: Claim, source: str) -> bool:
    return any(name_matches(source, world.source_names(claim, link)) for link in claim.chain[1:])


def _attributed(world: World, evidence: Evidence) -> list[Claim]:
    """Return the claims at the span and those whose source or cue stands in it."""
    reading, span = world.readings.get(evidence.article), evidence.span
    if reading is None or span is None:
        return []
    cued = [
        claim
        for claim in reading.claims
        for link in claim.chain[1:]
        if any(mark is not None and mark.overlaps(span) for mark in (link.span, link.cue_span))
    ]
    return [*world.claims_at(evidence), *cued]


def attribution(world: World, item: Item) -> Outcome:
    """At every span a claim's chain names the deepest expected source.

    Where the expected chain holds the outlet alone, a claim is told in the outlet's own voice.
    """
    chain = item.expected["chain"]
    if len(chain) == 1:
        own = [any(len(c.chain) == 1 for c in world.claims_at(e)) for e in item.evidence]
        return all(own), "the outlet's voice" if all(own) else "somebody else's voice, or not read"
    source = str(chain[-1])
    for evidence in item.evidence:
        if evidence.role.startswith("unattributed"):
            continue
        if not any(_names_source(world, c, source) for c in _attributed(world, evidence)):
            return False, f"no claim at {evidence.file}:{evidence.span} names {source}"
    return True, f"chain names {source}"


def modality(world: World, item: Item) -> Outcome:
    """A claim in the span has an expected status, and no typed claim in it is plainly asserted."""
    words = re.findall(r"[a-z]+", item.words("modality"))
    wanted = {STATUSES[word] for word in words if word in STATUSES}
    claims = [c for e in item.evidence for c in world.claims_inside(e)]
    found = sorted({c.status.value for c in claims})
    if not any(claim.status in wanted for claim in claims):
        return False, f"statuses: {', '.join(found) or 'no claim'}"
    typed = [c for c in claims if c.event_type != OPEN_TYPE and c.confidence >= PUBLISH_BAR]
    plain = [c for c in typed if c.status is Status.ASSERTED and Status.ASSERTED not in wanted]
    return not plain, f"asserted: {plain[0].predicate}" if plain else ", ".join(found)
