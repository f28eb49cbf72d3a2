"""What an accusation alleges and what a denial denies, as links between claims."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import replace

from crossread.claims.sides import Side, same_side, side_of, side_of_source
from crossread.claims.tree import Tree
from crossread.model.claims import Claim, Status

_REACH = 3  # sentences back over which "these claims" is understood (ALGORITHMS.md 3, rule 8)
_POINTING = frozenset({"this", "that", "these", "those"})
_DEFINITE = frozenset({"the", "its", "their"})
_SPEECH = frozenset({"Statement", "Accusation", "Denial", "Commitment", "Request", "Threat"})


def nest(claims: Iterable[Claim], cue_of: dict[str, int], head_of: dict[str, int]) -> list[Claim]:
    """Give every speech event the ids of the claims in its content.

    ``cue_of`` maps a claim to the cue of its deepest report, ``head_of`` to its own head.
    """
    claims = list(claims)
    inside: dict[int, list[str]] = {}
    for claim in claims:
        if claim.id in cue_of:
            inside.setdefault(cue_of[claim.id], []).append(claim.id)
    return [
        replace(claim, content=tuple(inside.get(head_of[claim.id], ())))
        if claim.event_type in _SPEECH
        else claim
        for claim in claims
    ]


def link_denials(tree: Tree, claims: list[Claim]) -> list[Claim]:
    """Give every denial the ids of what it denies.

    That is its own content, else the nearest accusation, else what others are said to say in the
    sentences before, first of all about the denier's own side.
    """
    denials = {c.id for c in claims if c.event_type == "Denial" and c.status is not Status.NEGATED}
    sides = {claim.id: side_of(tree, _heads(claim)) for claim in claims} if denials else {}
    return [
        replace(claim, denies=_denied_by(tree, claim, claims, sides))
        if claim.id in denials
        else claim
        for claim in claims
    ]


def _denied_by(
    tree: Tree, denial: Claim, claims: list[Claim], sides: Mapping[str, Side]
) -> tuple[str, ...]:
    """Return the ids of what a denial denies; ``sides`` are those that the claims speak of."""
    denied = {claim.id for claim in claims if claim.status is Status.DENIED}
    own = tuple(claim_id for claim_id in denial.content if claim_id in denied)
    if own:
        return own
    if not _heads(denial, "denier") or _refuses(tree, denial):
        return ()
    others = [c for c in claims if c.id != denial.id]
    denier = side_of(tree, _heads(denial, "denier"))
    thing = {tree.lemma(head) for head in _heads(denial, "denied")}
    concerned = [c for c in others if same_side(sides[c.id], denier) or _names(tree, c, thing)]
    accused = [c for c in concerned if _is_accusation(c)]
    before = [c for c in accused if c.sentence <= denial.sentence]
    near = [c for c in before if denial.sentence - c.sentence <= _REACH]
    pool = near or _told_by_others(tree, denial, concerned)
    pool = pool or _just_alleged(tree, denial, others) or before or accused
    if not pool:
        return ()
    nearest = min(pool, key=lambda c: _distance(denial, c)).sentence
    near_ids = {c.id for c in pool if c.sentence == nearest}
    group = [c for c in pool if c.id in near_ids or near_ids & set(c.content)]
    linked = {c.id for c in group} | {i for c in group for i in c.content}
    return tuple(c.id for c in claims if c.id in linked)


def _refuses(tree: Tree, denial: Claim) -> bool:
    """Tell whether somebody is denied a thing ("denied them entry"), which answers no claim."""
    heads = [t.index for t in tree.tokens if t.span.start == denial.predicate_span.start]
    objects = [c for h in heads for c in tree.children[h] if tree.base[c] in ("obj", "iobj")]
    return len(objects) > 1


def _names(tree: Tree, claim: Claim, things: set[str]) -> bool:
    """Tell whether a claim is about the thing that is denied, given by the lemmas of its heads.

    About neither it nor the denier's side, a denial ("dismissed it") would land on whatever
    stands near.
    """
    return bool(things & {tree.lemma(head) for head in _heads(claim)})


def _just_alleged(tree: Tree, denial: Claim, claims: Iterable[Claim]) -> list[Claim]:
    """Return the accusation before a denial of "these claims", right before one of "it"."""
    reach = max((_anaphoric_reach(tree, head) for head in _heads(denial, "denied")), default=-1)
    return [c for c in claims if _is_accusation(c) and 0 <= denial.sentence - c.sentence <= reach]


def _anaphoric_reach(tree: Tree, head: int) -> int:
    """Return how many sentences back a phrase can point, -1 for one that points nowhere."""
    words = {tree.lower(child) for child in tree.children[head]}
    if words & _POINTING:
        return _REACH
    return 1 if tree.tokens[head].upos == "PRON" or words & _DEFINITE else -1


def _told_by_others(tree: Tree, denial: Claim, claims: Iterable[Claim]) -> list[Claim]:
    """Return what another source than the denier's side says shortly before."""
    side = side_of(tree, _heads(denial, "denier"))
    return [
        claim
        for claim in claims
        if 0 < denial.sentence - claim.sentence <= _REACH
        and len(claim.chain) > 1
        and not claim.background
        and claim.event_type not in ("Denial", "Statement")
        and not same_side(side_of_source(tree, claim), side)
    ]


def _heads(claim: Claim, name: str = "") -> list[int]:
    """Return the heads of a role's fillers, of every role for ""."""
    return [f.head for role in claim.roles if name in ("", role.name) for f in role.fillers]


def _distance(denial: Claim, other: Claim) -> tuple[int, bool]:
    """Distance in sentences; of two as near, the one before the denial is meant."""
    gap = denial.sentence - other.sentence
    return abs(gap), gap < 0


def _is_accusation(claim: Claim) -> bool:
    return claim.event_type == "Accusation" or (
        claim.status is Status.ALLEGED and claim.event_type != "Denial"
    )
