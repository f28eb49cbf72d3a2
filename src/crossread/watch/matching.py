"""Hold the claims of one group that name goods against the time and direction of a rule."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from crossread.model.evidence import ClaimGroup
from crossread.model.spans import Citation
from crossread.model.watch import (
    HitElement,
    HitStatus,
    ItemClass,
    NearMiss,
    Provision,
    Rule,
    Verification,
)
from crossread.watch.dating import EventTime, Force, event_time
from crossread.watch.direction import Course, Watched, find_course
from crossread.watch.facts import Facts, Ground
from crossread.watch.statements import is_ahead


@dataclass(frozen=True, slots=True)
class Scene:
    """One group of a story, before a rulebook that watches one State."""

    ground: Ground
    group: ClaimGroup
    state: Watched
    facts: tuple[Facts, ...]  # of every claim of the group
    counterparts: tuple[Facts, ...]  # of claims that tell it the other way round


@dataclass(frozen=True, slots=True)
class Match:
    """Claims that name goods of one class, and how far a rule covers them."""

    status: HitStatus
    facts: tuple[Facts, ...]
    course: Course
    items: HitElement
    time: EventTime
    provisions: tuple[Provision, ...] = ()
    conditions: tuple[str, ...] = ()


def set_scene(ground: Ground, group: ClaimGroup, state: Watched) -> Scene:
    """Lay out one group before a rulebook that watches ``state``."""
    return Scene(ground, group, state, ground.facts(group), ground.counterparts(group))


def _naming(scene: Scene, facts: Iterable[Facts], nouns: Sequence[str]) -> tuple[Facts, ...]:
    return tuple(f for f in facts if scene.ground.goods(f, nouns))


def _items(scene: Scene, facts: Iterable[Facts], nouns: Sequence[str]) -> HitElement:
    """Return the element of the goods that the nouns name."""
    found: dict[str, list[Citation]] = {}
    for own in facts:
        for noun, filler in scene.ground.goods(own, nouns):
            found.setdefault(noun, []).append(own.cite(filler))
    cited = sorted({citation for citations in found.values() for citation in citations})
    return HitElement("item", ", ".join(sorted(found)), tuple(cited))


def _begin(
    scene: Scene, direction: str, nouns: Sequence[str], sure: Sequence[str] = ()
) -> Match | None:
    """Return the claims that name the goods and their course; None where the rule is not met.

    A claim that also names goods by a ``sure`` noun is settled by that noun.
    """
    own = _naming(scene, scene.facts, nouns)
    settled = _naming(scene, own, sure) if sure else ()
    own = tuple(f for f in own if f not in settled)
    if not own:
        return None
    told = (*own, *_naming(scene, scene.counterparts, nouns))
    course = find_course(direction, scene.state, told, scene.facts)
    if course is None:
        return None
    status = HitStatus.INSUFFICIENT_ROLES if course.reason else HitStatus.NOT_IN_SCOPE
    time = event_time(scene.ground, scene.group, (f.claim for f in own))
    return Match(status, own, course, _items(scene, own, nouns), time)


def _in_time(
    provisions: Sequence[Provision], time: EventTime
) -> tuple[HitStatus, tuple[Provision, ...], tuple[str, ...]]:
    """Return what the date leaves of the provisions, with the condition that it sets."""
    inside = tuple(p for p in provisions if time.force(p) is Force.INSIDE)
    if inside:
        return HitStatus.WOULD_FALL_UNDER, inside, ()
    unsure = tuple(p for p in provisions if time.force(p) is Force.OPEN)
    if unsure:
        return HitStatus.MAY_FALL_UNDER, unsure, ("the date",)
    return HitStatus.NOT_IN_FORCE, tuple(provisions), ()


def _covering(rule: Rule, item_class: ItemClass) -> tuple[Provision, ...]:
    """Return the provisions that cover a class and may be cited."""
    return tuple(
        p
        for p in rule.provisions
        if p.verification is not Verification.RECALLED and (not p.items or item_class.id in p.items)
    )


def match_class(
    scene: Scene, rule: Rule, item_class: ItemClass, *, by_open_nouns: bool
) -> Match | None:
    """Hold the claims that name goods of a class against a rule; None where it is not met."""
    sure = item_class.nouns if by_open_nouns else ()
    nouns = item_class.open_nouns if by_open_nouns else item_class.nouns
    begun, provisions = _begin(scene, rule.direction, nouns, sure), _covering(rule, item_class)
    if begun is None or not provisions:
        return None
    status, provisions, conditions = _in_time(provisions, begun.time)
    if status is not HitStatus.NOT_IN_FORCE:
        if by_open_nouns:
            conditions = (*conditions, item_class.condition)
        if is_ahead(f.claim.status for f in begun.facts):
            conditions = (*conditions, "whether it is carried out")
        status = HitStatus.MAY_FALL_UNDER if conditions else status
        status = begun.status if begun.course.reason else status
    return Match(status, begun.facts, begun.course, begun.items, begun.time, provisions, conditions)


def match_near_miss(scene: Scene, miss: NearMiss) -> Match | None:
    """Hold the claims against goods that look like a hit and are none."""
    return _begin(scene, miss.direction, miss.nouns)
