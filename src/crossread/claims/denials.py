"""What an accusation alleges and what a denial denies, as links between claims."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import replace

from crossread.claims.lexicon import cue_forces, noun_classes, status_list
from crossread.claims.sides import Side, same_side, side_of, side_of_source
from crossread.claims.tree import Tree
from crossread.model.claims import TOLD, Claim, Status

_REACH = 3  # sentences back over which "these claims" is understood (ALGORITHMS.md 3, rule 8)
_POINTING = frozenset({"this", "that", "these", "those"})
_DEFINITE = frozenset({"the", "its", "their"})
_FAR = 10  # sentences back over which a named accusation is still spoken of; read in PolNeAR dev
_HEAD = 1  # sentences: what a title or a first sentence denies is told below it
_ABOUT = frozenset({"of", "about", "over", "on", "regarding", "concerning", "for"})
_CONTENT = frozenset({"NOUN", "PROPN", "VERB", "ADJ"})
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

    That is its own content, else what the denied words tell ("rejected claims that ..."), else the
    nearest accusation, else what others are said to say in the sentences before, all of it about
    the denier's own side or the denied thing.
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
    if not _heads(denial, "denier") or _refuses(tree, denial) or _only_judges(denial):
        return ()
    others = [c for c in claims if c.id != denial.id and c.event_type != "Denial"]
    told = _told_inside(tree, denial, others)
    if told:
        return tuple(claim.id for claim in told)
    pool = _answered(tree, denial, others, sides)
    if not pool:
        return ()
    nearest = min(pool, key=lambda c: _distance(denial, c)).sentence
    near_ids = {c.id for c in pool if c.sentence == nearest}
    group = [c for c in pool if c.id in near_ids or near_ids & set(c.content)]
    linked = {c.id for c in group} | {i for c in group for i in c.content}
    return tuple(c.id for c in claims if c.id in linked)


def _answered(
    tree: Tree, denial: Claim, others: list[Claim], sides: Mapping[str, Side]
) -> list[Claim]:
    """Return what a denial can answer, from its surest to its loosest antecedents.

    What stands far before is answered by "these claims" alone, what comes only later by a denial
    at the head of the article.
    """
    denier = side_of(tree, _heads(denial, "denier"))
    heads = _heads(denial, "denied")
    thing = {tree.lemma(head) for head in heads}
    topic = _topic(tree, heads)
    if topic:
        others = [c for c in others if topic & _lemmas(tree, c)]
    concerned = [c for c in others if same_side(sides[c.id], denier) or _names(tree, c, thing)]
    accused = [c for c in concerned if _is_accusation(c) and c.status in TOLD]
    before = [c for c in accused if c.sentence <= denial.sentence]
    near = [c for c in before if denial.sentence - c.sentence <= _REACH]
    pool = near
    telling = bool(thing & noun_classes()["claim"] - status_list("conduct"))
    if telling:
        pool = near or _told_by_others(tree, denial, concerned)
        pool = pool or _just_alleged(tree, denial, others)
    points = any(_anaphoric_reach(tree, head) >= 0 for head in heads)
    if telling and points and not pool:
        pool = [c for c in before if denial.sentence - c.sentence <= _FAR]
    return pool or (accused if denial.sentence <= _HEAD else [])


def _told_inside(tree: Tree, denial: Claim, others: list[Claim]) -> list[Claim]:
    """Return what the denied words tell: "rejected allegations that he took bribes"."""
    below: set[int] = set()
    for head in _heads(denial, "denied"):
        below.update(tree.tokens[token].span.start for token in tree.subtree(head) if token != head)
    return [
        claim
        for claim in others
        if claim.predicate_span.start in below
        and not claim.background
        and len(claim.chain) > 1
        and claim.event_type not in _SPEECH
    ]


def _topic(tree: Tree, heads: list[int]) -> set[str]:
    """Return what denied words are about: "reports of a split"."""
    about = [
        child
        for head in heads
        for child in tree.kids(head, "nmod", "acl", "ccomp")
        if (tree.base[child] != "nmod" or tree.case(child) in _ABOUT)
        and tree.tokens[child].relation != "acl:relcl"
    ]
    words = (token for child in about for token in tree.subtree(child))
    return {tree.lemma(token) for token in words if tree.tokens[token].upos in _CONTENT}


def _lemmas(tree: Tree, claim: Claim) -> set[str]:
    """Return the words of a claim's predicate and the heads of its roles."""
    return {*claim.predicate.split(), *(tree.lemma(head) for head in _heads(claim))}


def _only_judges(denial: Claim) -> bool:
    """Tell whether somebody finds fault with what was said, true or not: "condemned the report"."""
    return denial.predicate.split()[0] in status_list("judging")


def _refuses(tree: Tree, denial: Claim) -> bool:
    """Tell whether somebody is denied a thing ("denied them entry"), which answers no claim."""
    heads = [t.index for t in tree.tokens if t.span.start == denial.predicate_span.start]
    objects = [c for h in heads for c in tree.children[h] if tree.base[c] in ("obj", "iobj")]
    pronouns = [c for c in objects if tree.tokens[c].upos == "PRON"]
    after = [tree.tokens[c + 1].upos for c in pronouns if c + 1 < len(tree.tokens)]
    return len(objects) > 1 or "NOUN" in after  # "denied it entry", however it is parsed


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
    """Tell whether something is held against somebody; what is only believed or argued is not."""
    if claim.event_type == "Accusation":
        return True
    if claim.status is not Status.ALLEGED or claim.event_type == "Denial":
        return False
    cue = claim.chain[-1].cue
    return cue in status_list("accusing") or cue not in cue_forces("verbs")
