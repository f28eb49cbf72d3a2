"""The signs by which a pronoun's antecedent is told: place, part, kind, how often told of."""

from __future__ import annotations

import math
from bisect import bisect_left
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from crossread.language.coreference.antecedents import Antecedent
from crossread.language.coreference.chains import Facts
from crossread.language.coreference.document import words_of
from crossread.language.coreference.looks import Look
from crossread.language.coreference.scene import Scene
from crossread.model.annotation import EntityKind, MentionKind

Signs = dict[str, float]

_AFAR = ("same sentence", "sentence before", "second before", "third before")
_BOTH = {part: f"both {part}" for part in ("subject", "object", "owner")}
# Verbs whose "it" often is nothing: "to make it", "do it", "it took years", "it rained".
_IDIOMS = {
    "object": frozenset({"do", "make", "find", "call", "lose", "get"}),
    "subject": frozenset({"take", "seem", "appear", "turn", "rain", "snow", "look", "happen"}),
}
_SPANS = frozenset({"time", "day", "night", "midnight", "morning", "evening", "turn", "moment"})
_LATE = 2  # sentences back
_START = 1  # sentences whose persons and things an article is about
_BODIES = frozenset({EntityKind.ORGANISATION, EntityKind.STATE})
_KINDS = {kind: "body" if kind in _BODIES else kind.value for kind in EntityKind}


class Told(NamedTuple):
    """How often a chain was told of before a pronoun, as logarithms, and whether at the start."""

    before: float
    late: float
    at_start: bool


_UNTOLD = Told(0.0, 0.0, False)
_TOLD_ONCE = {
    (late, start): Told(0.0, float(late), start)
    for late in (False, True)
    for start in (False, True)
}


def told_of(scene: Scene, antecedent: Antecedent, facts: Facts) -> Told:
    """Return how often the chain was told of before the pronoun, of late, and at the start."""
    mentions, oldest = scene.document.mentions, scene.pronoun.sentence - _LATE
    chain = facts.mentions
    if len(chain) == 1 and antecedent.back >= 0:
        sentence = mentions[chain[0]].sentence
        return _TOLD_ONCE[sentence >= oldest, sentence <= _START]
    before = chain[: bisect_left(chain, scene.pronoun.index)]
    if chain[-1] >= scene.chains.given:
        added = chain[bisect_left(chain, scene.chains.given) :]  # phrases, few and out of order
        before += [m for m in added if mentions[m].span.start < scene.pronoun.span.start]
    if not before:
        return _UNTOLD
    late = 0
    for mention in reversed(before):
        if mentions[mention].sentence < oldest:
            break
        late += 1
    at_start = mentions[before[0]].sentence <= _START
    return Told(math.log2(len(before)), math.log2(1 + late), at_start)


def signs_of(scene: Scene, antecedent: Antecedent, look: Look, facts: Facts) -> list[str]:
    """Return the signs that one antecedent bears in its place, its words and its meaning."""
    back = antecedent.back
    names = [*look.after] if back < 0 else _signs_of_place(scene, look, back)
    if look.form:
        names.append("same pronoun" if look.form == scene.form else "other pronoun")
    if facts.named and look.kind is not MentionKind.NAME:
        names.append("of a name")
    if look.governor == scene.governor:
        names.append("same governor")
    if scene.reflexive:
        own = scene.above.get(look.head)
        names.append("reflexive, own subject" if own == 0 else "reflexive, other")
        end = scene.document.mentions[antecedent.mention].span.end
        if scene.pronoun.span.start - end == 1:
            names.append("reflexive, beside")
    _add_meaning(names, scene, antecedent, look, facts)
    return names


def _signs_of_place(scene: Scene, look: Look, back: int) -> list[str]:
    names = [*(look.before if back else look.here), _AFAR[back]]
    if look.part == scene.part:
        names.append(_BOTH.get(look.part, "same part"))
    if look.head in scene.related:
        names.extend(_signs_of_relation(scene, look.head, back))
    if look.title and not scene.title:
        names.append("title")
    if scene.quotation is not None:
        names.append("both quoted" if look.quoted == scene.quotation else "only pronoun quoted")
    elif look.quoted is not None:
        names.append("only phrase quoted")
    return names


def _signs_of_relation(scene: Scene, head: int, back: int) -> Iterator[str]:
    """Yield the signs of a phrase that does, says or holds what the pronoun stands in."""
    if head in scene.above:
        yield from _signs_of_subject(scene, head)
    if head in scene.heads:
        yield "noun above"
    if head in scene.guests:
        yield "welcomed, who arrives"
    if back and head in scene.cited:
        yield "cited before, who speaks" if scene.speaks else "cited before"
    if not back and head in scene.said:
        yield "in its own words"


def _signs_of_subject(scene: Scene, head: int) -> Iterator[str]:
    """Yield the signs of a phrase that is the subject of a clause around the pronoun."""
    steps = min(scene.above[head], 2)
    yield f"{scene.part if scene.part in {'owner', 'subject'} else 'other'} below {steps}"
    if steps and scene.document.is_reporting(scene.document.tokens[head].head):
        yield "in what it says"


def _add_meaning(
    names: list[str], scene: Scene, antecedent: Antecedent, look: Look, facts: Facts
) -> None:
    """Add the signs of what a phrase means: its number, its kind, what such a one does or has."""
    if scene.form == "plural":
        _add_number(names, scene, antecedent, look, facts)
    elif scene.form == "thing":
        if look.ends_in_s:
            names.append("plural name")
    elif facts.named and not facts.roles and not any(" " in name for name in facts.names):
        names.append("called by one word")
    kind = _KINDS[facts.kind]
    if facts.kind is EntityKind.UNKNOWN:
        kind = "agent noun" if look.agent else kind
        kind = f"named {kind}" if facts.named else kind
    names.append(kind)
    if scene.owns_organ and facts.kind is EntityKind.STATE:
        names.append("State owns its organ")
    if scene.deed:
        names.append(kind + scene.deed)


def _add_number(
    names: list[str], scene: Scene, antecedent: Antecedent, look: Look, facts: Facts
) -> None:
    if antecedent.members:
        names.append("several")
        if len(antecedent.members) == 2:
            names.append("two")
    elif facts.plural or scene.document.mentions[antecedent.mention].plural:
        names.append("plural")
    elif look.ends_in_s:
        names.append("plural name")
    elif scene.document.lemmas[look.head] in words_of("many"):
        names.append("many as one")
    elif facts.kind in _BODIES:
        names.append("one body")
    else:
        names.append("one person" if facts.kind is EntityKind.PERSON else "one thing")


class Rivals:
    """The subjects among the phrases that a pronoun may stand for: they outrank what is behind."""

    def __init__(
        self, found: Sequence[Antecedent], looks: Sequence[Look], roots: Sequence[int]
    ) -> None:
        """Compare phrases, each with its look and its chain."""
        subjects: list[set[int]] = [set() for _ in _AFAR]  # by how many sentences back
        for each, look, root in zip(found, looks, roots, strict=True):
            if look.part == "subject" and each.back >= 0 and (look.main or each.back == 0):
                subjects[each.back].add(root)
        self._here = _one_of(subjects[0])
        self._since: list[int | None] = [None]  # by how many sentences back, those nearer
        nearer: set[int] = set()
        for own in subjects[1:]:
            self._since.append(_one_of(nearer))
            nearer |= own
        self._alone = len(set(roots)) == 1

    def add_signs(self, names: list[str], back: int, root: int) -> None:
        """Add whether other subjects than a chain stand nearer, and whether it is the only one."""
        if back > 0:
            if self._here is not None and self._here != root:
                names.append("other subject here")
            since = self._since[back]
            if since is not None and since != root:
                names.append("other subject since")
        if self._alone:
            names.append("only one")


def _one_of(roots: set[int]) -> int | None:
    """Return the one chain of a set, None when it is empty, -1 when there are several."""
    if len(roots) > 1:
        return -1
    return next(iter(roots), None)


def signs_of_nobody(scene: Scene) -> Signs:
    """Return the signs that a pronoun stands for nobody and nothing named: "it is clear that"."""
    document, token = scene.document, scene.token
    signs = {"nobody": 1.0, f"nobody, {scene.part}": 1.0}
    governor = token.head
    if scene.quotation is not None:
        signs["nobody, quoted"] = 1.0
    if scene.is_like_open_one():
        signs["nobody, like the one before"] = 1.0
    if scene.part == "subject" and governor >= 0:
        signs |= dict.fromkeys(_signs_of_no_subject(scene, governor), 1.0)
    if governor >= 0 and document.lemmas[governor] in _IDIOMS.get(scene.part, ()):
        signs[f"nobody, idiom, {scene.part}"] = 1.0
    return signs


def _signs_of_no_subject(scene: Scene, predicate: int) -> Iterator[str]:
    """Yield the signs of an empty subject: "it is clear that", "it was past midnight"."""
    document = scene.document
    described = bool(document.children(predicate, "cop"))
    clauses = document.children(predicate, "csubj", "ccomp", "xcomp", "advcl", "acl", "acl:relcl")
    if described:
        yield "nobody, described"
        if clauses:
            yield "nobody, described by a clause"
        if document.lemmas[predicate] in _SPANS or predicate in document.times:
            yield "nobody, time"
        if document.tokens[predicate].upos in {"NOUN", "PROPN", "PRON"}:
            yield "nobody, described by a noun"
    if clauses:
        yield "nobody, clause"
    if document.is_reporting(predicate):
        yield "nobody, speaks"
