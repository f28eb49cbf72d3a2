"""Make claim groups of aligned claims: headline, variants, time, origins, grade."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

from crossread.evidence.conflicts.draft import Group
from crossread.evidence.event_types import comparison
from crossread.evidence.grade import grade
from crossread.evidence.origins import count_origins
from crossread.evidence.profiles import Profile, event_type_of
from crossread.evidence.view import StoryView, claim_citation
from crossread.model.annotation import MentionKind
from crossread.model.claims import OPEN_TYPE, PUBLISH_BAR, TOLD, Status
from crossread.model.entities import Variant
from crossread.model.evidence import ClaimGroup, Conflict, Modifier, SlotVariants
from crossread.model.spans import Citation
from crossread.model.times import ResolvedTime

LEAD = 3  # sentences: news puts the event into the title and the first sentences


def _has_pronoun_party(view: StoryView, p: Profile) -> bool:
    mentions = view.readings[p.claim.article].annotation.mentions
    return any(
        f.mention is not None and mentions[f.mention].kind is MentionKind.PRONOUN
        for role in p.claim.roles
        for f in role.fillers
    )


def _figure_of_its_own(p: Profile, group: Sequence[Profile]) -> bool:
    """Tell whether a claim gives a figure that no other article of the group gives."""
    values = {(q.value, q.unit) for q in p.quantities}
    shared = {
        (q.value, q.unit)
        for other in group
        if other.claim.article != p.claim.article
        for q in other.quantities
    }
    return len({o.claim.article for o in group}) > 1 and not values <= shared


def _party_elsewhere(p: Profile) -> bool:
    """Tell whether a party stands outside the clause ("accused X of sending arms")."""
    fillers = (filler for role in p.claim.roles for filler in role.fillers)
    return any(not p.claim.span.contains(filler.span) for filler in fillers)


def medoid(view: StoryView, group: Sequence[Profile]) -> Profile:
    """Return the claim that stands for a group: underived, done, sure, outright, named, shared."""

    def cost(p: Profile) -> tuple[bool, bool, bool, bool, bool, bool, bool, float, int, str]:
        claim = p.claim
        return (
            view.derives(claim),
            claim.status not in TOLD,
            claim.confidence < PUBLISH_BAR,
            claim.background,
            _has_pronoun_party(view, p),
            _party_elsewhere(p),
            _figure_of_its_own(p, group),
            -round(claim.confidence, 1),
            abs(len(claim.span) - 90),  # about one printed line
            claim.id,
        )

    return min(group, key=cost)


def group_time(group: Sequence[Profile]) -> ResolvedTime | None:
    """Return the time that most claims of a group state, the narrowest of equals."""
    stated = [p.time for p in group if p.time is not None and p.time.first is not None]
    if not stated:
        return None
    count = Counter(time.edtf for time in stated)

    def rank(time: ResolvedTime) -> tuple[int, int, str]:
        width = (time.last - time.first).days if time.last and time.first else 10**6
        return (-count[time.edtf], width, time.edtf)

    return min(stated, key=rank)


def _variants(values: dict[str, list[Citation]]) -> tuple[Variant, ...]:
    return tuple(Variant(text, tuple(sorted(set(values[text])))) for text in sorted(values))


def slot_variants(view: StoryView, group: Sequence[Profile]) -> tuple[SlotVariants, ...]:
    """Return the roles, times and quantities for which the group holds several values."""
    slots: dict[str, dict[str, list[Citation]]] = {}
    for p in group:
        claim = p.claim
        for role in claim.roles:
            for filler in role.fillers:
                entities = view.participants(claim, filler)
                names = [e.name for e in entities] or [" ".join(filler.text.split())]
                for name in names:
                    cited = slots.setdefault(role.name, {}).setdefault(name, [])
                    cited.append(Citation(claim.article, filler.span))
        if p.time is not None:
            span = p.time.span or claim.span
            slots.setdefault("time", {}).setdefault(p.time.edtf, []).append(
                Citation(claim.article, span)
            )
        for quantity in p.quantities:
            words = " ".join(view.words(claim, quantity.span).split())
            slots.setdefault("quantity", {}).setdefault(words, []).append(
                Citation(claim.article, quantity.span)
            )
    return tuple(
        SlotVariants(slot, _variants(slots[slot])) for slot in sorted(slots) if len(slots[slot]) > 1
    )


def salience(view: StoryView, group: Sequence[Profile]) -> float:
    """Return how central a group is, for ordering only.

    Counted without derived claims: outlets that carry it, outlets that open with it, and whether
    it is an event told outright and not in passing.
    """
    own = [p for p in group if not view.derives(p.claim)] or list(group)
    carriers = {p.claim.article for p in own}
    openers = {p.claim.article for p in own if p.claim.sentence < LEAD and not p.claim.background}
    value = 1.0 * len(carriers) + 1.5 * len(openers)
    event_type = event_type_of(view, group)
    if comparison(event_type).moment:
        value += 1.0
    if event_type == OPEN_TYPE:
        value -= 0.5
    if all(p.claim.background for p in own):
        value -= 1.5
    return value


def _modifiers(group: Group, conflicts: Sequence[Conflict]) -> tuple[Modifier, ...]:
    own = [c for c in conflicts if group.id in c.groups]
    tests = {c.test for c in own if c.shown}
    found = {
        Modifier.DISPUTED: bool(group.denials) or "polarity_opposed" in tests,
        Modifier.ROLE_CONFLICT: "roles_swapped" in tests,
        Modifier.QUANTITY_VARIES: any(c.test == "quantities_disjoint" for c in own),
        Modifier.DATE_UNSURE: "dates_disjoint" in tests,
    }
    return tuple(modifier for modifier, holds in found.items() if holds)


def make_group(view: StoryView, group: Group, conflicts: Sequence[Conflict]) -> ClaimGroup:
    """Weigh one group; ``conflicts`` are all of the story's."""
    origins = count_origins(view, group.profiles)
    statuses = {p.claim.status for p in group.profiles}
    return ClaimGroup(
        id=group.id,
        event_type=event_type_of(view, group.profiles),
        claims=tuple(sorted(p.claim.id for p in group.profiles)),
        articles=tuple(sorted({p.claim.article for p in group.profiles})),
        headline=claim_citation(medoid(view, group.profiles).claim),
        status=tuple(status for status in Status if status in statuses),
        slots=slot_variants(view, group.profiles),
        origins=origins.origins,
        origins_low=origins.low,
        origins_high=origins.high,
        reasons=origins.reasons,
        grade=grade(view, group.profiles, origins.origins),
        modifiers=_modifiers(group, conflicts),
        denials=tuple(sorted(claim.id for claim in group.denials)),
        time=group_time(group.profiles),
        salience=round(salience(view, group.profiles), 3),
    )
