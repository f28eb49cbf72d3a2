"""Who acts and to whom: the source and the target of a claim."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache

from crossread.model.claims import Claim, Filler
from crossread.model.spans import Span
from crossread.reports.plover_words import Grammar
from crossread.text.resources import load

# Prepositions by which the target hangs on the noun that names the act, and the source.
_TO = frozenset({"against", "on", "upon", "into", "with", "to", "for", "over", "at", "toward",
                 "towards", "about", "from", "of", "between", "by"})  # fmt: skip
_FROM = frozenset({"from", "by", "of"})
# Children that are no part of a phrase.
_OUTSIDE = frozenset({"case", "punct", "conj", "cc", "acl", "appos", "parataxis", "advcl"})


@dataclass(frozen=True, slots=True)
class Sides:
    """The fillers of a claim's source and target."""

    source: tuple[Filler, ...] = ()
    target: tuple[Filler, ...] = ()


@cache
def _roles_of(event_type: str) -> Mapping[str, tuple[str, ...]]:
    table = load("plover.yaml")["sides"]
    return {side: tuple(names) for side, names in table[event_type].items()}


def sides_of(grammar: Grammar, claim: Claim) -> Sides:
    """Return the source and target that the roles of a claim name.

    The target is the first of its roles that names somebody, else the first that is filled.
    """
    roles = _roles_of(claim.event_type)
    source, used = _first(claim, roles["source"])
    filled: list[tuple[Filler, ...]] = []
    for name in roles["target"]:
        if name == "rest" and len(source) > 1:
            return Sides(source[:1], source[1:])
        target, _ = _first(claim, (name,) if name != used else ())
        if names_somebody(grammar, target):
            return Sides(source, target)
        filled.append(target)
    return Sides(source, next((target for target in filled if target), ()))


def names_somebody(grammar: Grammar, fillers: Sequence[Filler]) -> bool:
    """Tell whether one of the phrases is or holds a name, or stands for somebody."""
    return any(
        filler.head in grammar.somebody or any(w[:1].isupper() for w in filler.text.split()[1:])
        for filler in fillers
    )


def _first(claim: Claim, names: Sequence[str]) -> tuple[tuple[Filler, ...], str]:
    """Return the fillers of the first of these roles that is filled, and its name."""
    for name in names:
        role = claim.role(name)
        if role is not None and role.fillers:
            return role.fillers, name
    return (), ""


def sides_of_carried(grammar: Grammar, text: str, claim: Claim, *, received: bool) -> Sides:
    """Return the sides of an act that a noun tells: "imposed sanctions on A", "faced calls from A".

    The target is somebody in another phrase of the verb, else what hangs on the noun. Where the
    subject receives the act, it is the target, and the source stands so.
    """
    sides = sides_of(grammar, claim)
    thing = _things().isdisjoint(_named(claim, sides.target))
    if sides.target and thing and not received:
        return sides
    sources = sides.target if received else _fillers(claim, _things())
    found = [_complement(grammar, text, f.head, _FROM if received else _TO) for f in sources]
    inner = tuple(filler for filler in found if filler is not None)
    if received:
        other, _ = _first(claim, ("origin", "from", "by"))
        return Sides(inner or other, sides.source)
    other, _ = _first(
        claim, ("recipient", "to", "target", "destination", "with", "origin", "from", "place")
    )
    return Sides(sides.source, inner or other or sides.target)


@cache
def _things() -> frozenset[str]:
    """Return the roles of the noun that tells the act itself."""
    return frozenset(load("plover.yaml")["things"])


def _named(claim: Claim, fillers: Sequence[Filler]) -> set[str]:
    return {role.name for role in claim.roles if set(role.fillers) & set(fillers)}


def _fillers(claim: Claim, names: frozenset[str]) -> tuple[Filler, ...]:
    return tuple(f for role in claim.roles if role.name in names for f in role.fillers)


def _complement(grammar: Grammar, text: str, noun: int, cases: frozenset[str]) -> Filler | None:
    """Return the phrase that hangs on a noun with one of these prepositions, or its owner."""
    for child in grammar.kids(noun, ("nmod", "obl")):
        owner = grammar.tokens[child].relation == "nmod:poss"
        if owner and grammar.tokens[child].upos == "PRON":
            continue
        place = "in" in grammar.marks(child) and grammar.tokens[child].upos == "PROPN"
        if owner or place or grammar.marks(child) & cases:
            return as_filler(grammar, text, child)
    return None


def as_filler(grammar: Grammar, text: str, head: int) -> Filler:
    """Return the unbroken phrase below a word, without its preposition, as a filler."""
    below, stack = {head}, [head]
    while stack:
        kids = [c for c in grammar.children[stack.pop()] if grammar.base(c) not in _OUTSIDE]
        below.update(kids)
        stack.extend(kids)
    first = last = head
    while first - 1 in below:
        first -= 1
    while last + 1 in below:
        last += 1
    span = Span(grammar.tokens[first].span.start, grammar.tokens[last].span.end)
    return Filler(span, head, span.of(text))
