"""The words of a claim that tell its PLOVER label: its verb, what it carries, what governs it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from enum import StrEnum
from functools import cache

from crossread.model.annotation import Annotation, EntityKind, Token
from crossread.model.claims import Claim
from crossread.text.resources import load

_PARTICLES = frozenset({"compound", "advmod", "xcomp"})
_MODIFIERS = frozenset({"compound", "amod"})
_COMPLEMENTS = frozenset({"ccomp", "xcomp", "csubj", "obj", "obl", "nmod", "nsubj"})
# Prepositions by which a noun or a gerund is the complement of what stands above it.
_GOVERNING = frozenset(
    {"to", "of", "for", "from", "on", "over", "against", "about", "with", "into", "in"}
)
_SOMEBODY = frozenset(
    {EntityKind.PERSON, EntityKind.ORGANISATION, EntityKind.STATE, EntityKind.PLACE}
)
_STEPS = 6  # clauses upwards; deeper nesting is a parser's error


@dataclass(frozen=True, slots=True)
class Grammar:
    """The tokens of an article with the children of each."""

    tokens: tuple[Token, ...]
    children: tuple[tuple[int, ...], ...]
    timed: frozenset[int]  # tokens of time expressions
    somebody: frozenset[int]  # heads of mentions of persons, bodies, States and places

    def base(self, token: int) -> str:
        """Return the relation of a token to its head, without subtype."""
        return self.tokens[token].relation.partition(":")[0]

    def kids(self, token: int, relations: Iterable[str]) -> Iterator[int]:
        """Yield the children with one of these relations in text order."""
        for child in self.children[token]:
            if self.base(child) in relations:
                yield child

    def lemma(self, token: int) -> str:
        """Return the lower-case lemma."""
        return self.tokens[token].lemma.lower()

    def marks(self, token: int) -> set[str]:
        """Return the prepositions and conjunctions in front of a phrase or clause."""
        return {self.tokens[child].text.lower() for child in self.kids(token, ("case", "mark"))}


class Form(StrEnum):
    """What the predicate of a claim is."""

    VERB = "verb"
    PARTICLE = "verb with a particle"
    NOUN = "noun"
    ATTRIBUTE = "be with a noun or adjective"


@dataclass(frozen=True, slots=True)
class Words:
    """The words of a claim that can tell its label, each in text order.

    ``beside`` are particles and prepositions, ``objects`` the nouns that the verb carries and
    ``modifiers`` the words in front of them, ``around`` the nouns of its other phrases; ``bound``
    by "must" or "should".
    """

    head: int
    verb: str
    beside: tuple[str, ...]
    objects: tuple[str, ...]
    modifiers: tuple[str, ...]
    around: tuple[str, ...]
    actors: frozenset[str]
    form: Form
    bound: bool

    @property
    def nouns(self) -> tuple[str, ...]:
        """Return the nouns of its object, of its other phrases where it has none."""
        return self.objects or self.around


def read_grammar(annotation: Annotation) -> Grammar:
    """Return the tokens of an article with the children of each."""
    children: list[list[int]] = [[] for _ in annotation.tokens]
    for token in annotation.tokens:
        if token.head >= 0:
            children[token.head].append(token.index)
    timed = (t.index for time in annotation.times for t in annotation.tokens_in(time.span))
    somebody = (m.head for m in annotation.mentions if m.entity in _SOMEBODY)
    below = tuple(map(tuple, children))
    return Grammar(annotation.tokens, below, frozenset(timed), frozenset(somebody))


def head_of(annotation: Annotation, claim: Claim) -> int:
    """Return the word of the predicate that the claim's clause hangs on."""
    tokens = annotation.tokens_in(claim.predicate_span)
    inside = {token.index for token in tokens}
    tops = [token.index for token in tokens if token.head not in inside]
    return min(tops) if tops else -1


def read_words(grammar: Grammar, claim: Claim, head: int, sources: Iterable[int]) -> Words:
    """Return the words of a claim; ``sources`` are the heads of who acts."""
    lemmas = claim.predicate.split() or [grammar.lemma(head)]
    form = _form(grammar, head, lemmas)
    acting = set(sources)
    fillers = {f.head for role in claim.roles for f in role.fillers} - acting
    carried = {i for i in fillers if _is_object(grammar, i, head)}
    carried.update(set(grammar.kids(head, ("obj",))) - acting)
    around = {i for i in fillers if grammar.tokens[i].head == head} - carried
    objects = [*lemmas[1:], *_nouns(grammar, carried)]
    clauses = grammar.kids(head, ("xcomp", "ccomp"))
    clause = any("to" not in grammar.marks(child) for child in clauses)
    return Words(
        head=head,
        verb=lemmas[1] if form is Form.ATTRIBUTE else lemmas[0],
        beside=(*_beside(grammar, head), *(["obj"] if carried and not clause else [])),
        objects=tuple(dict.fromkeys(objects)),
        modifiers=tuple(_modifiers(grammar, carried or around)),
        around=tuple(dict.fromkeys(_nouns(grammar, around))),
        actors=frozenset(_nouns(grammar, acting)),
        form=form,
        bound=_is_bound(grammar, head),
    )


def _form(grammar: Grammar, head: int, lemmas: list[str]) -> Form:
    if lemmas[0] == "be" and len(lemmas) > 1:
        return Form.ATTRIBUTE
    if grammar.tokens[head].upos in ("NOUN", "PROPN"):
        return Form.NOUN
    particles = (i for i in grammar.kids(head, ("compound",)) if grammar.tokens[i].upos != "NOUN")
    return Form.PARTICLE if any(True for _ in particles) else Form.VERB


@cache
def _listed(name: str) -> frozenset[str]:
    return frozenset(load("plover.yaml")[name])


def _is_bound(grammar: Grammar, head: int) -> bool:
    """Tell whether a clause says what somebody has to do."""
    if any(grammar.lemma(i) in _listed("norms") for i in grammar.kids(head, ("aux",))):
        return True
    above = grammar.tokens[head].head
    needed = above >= 0 and grammar.lemma(above) in _listed("needs")
    return needed and grammar.base(head) == "xcomp" and "to" in grammar.marks(head)


def _beside(grammar: Grammar, head: int) -> list[str]:
    """Return the particles, adverbs and prepositions that hang on a predicate."""
    words = [grammar.tokens[i].text.lower() for i in grammar.kids(head, _PARTICLES)]
    for child in grammar.kids(head, ("obl", "advcl", "nmod")):
        words.extend(sorted(grammar.marks(child)) if child not in grammar.timed else ())
    return words


def _nouns(grammar: Grammar, nouns: Iterable[int]) -> list[str]:
    return [word for noun in sorted(nouns) for word in _lemmas(grammar, noun)]


def _lemmas(grammar: Grammar, noun: int) -> Iterator[str]:
    """Yield a noun's lemma ("troops" has no singular one), and of a measure what it measures."""
    lemma = grammar.lemma(noun)
    yield from dict.fromkeys((lemma, lemma.removesuffix("s")))
    for measured in _measured(grammar, noun):
        yield from _lemmas(grammar, measured)


def _measured(grammar: Grammar, noun: int) -> Iterator[int]:
    if grammar.lemma(noun) in _listed("measures") or grammar.tokens[noun].upos in ("NUM", "SYM"):
        for child in grammar.kids(noun, ("nmod",)):
            if "of" in grammar.marks(child) or "in" in grammar.marks(child):
                yield child


def _modifiers(grammar: Grammar, nouns: Iterable[int]) -> list[str]:
    """Return the adjectives and nouns in front of nouns."""
    nouns = sorted(nouns)
    measured = [inner for noun in nouns for inner in _measured(grammar, noun)]
    words = (i for noun in (*nouns, *measured) for i in grammar.kids(noun, _MODIFIERS))
    return [grammar.lemma(word) for word in words]


def _is_object(grammar: Grammar, token: int, head: int) -> bool:
    """Tell whether a filler is the object, the subject of a passive, or lent by the sentence."""
    top = _list_head(grammar, token)
    if grammar.tokens[top].head != head:
        return grammar.tokens[head].head == top  # "the talks that they held"
    return grammar.base(top) in ("obj", "iobj") or grammar.tokens[top].relation == "nsubj:pass"


def _list_head(grammar: Grammar, token: int) -> int:
    while grammar.base(token) == "conj" and grammar.tokens[token].head >= 0:
        token = grammar.tokens[token].head
    return token


@dataclass(frozen=True, slots=True)
class Governor:
    """What a claim hangs on: its token, the keys of the resource that it may have, and how."""

    token: int
    keys: tuple[str, ...]  # "call for", "call"
    node: int  # the token through which the claim hangs on it
    infinitive: bool  # the claim is an infinitive

    def holds_noun(self, grammar: Grammar) -> bool:
        """Tell whether the claim is a noun that what governs it is about: "praised the attack"."""
        noun = grammar.tokens[self.node].upos in ("NOUN", "PROPN")
        return noun and "of" not in grammar.marks(self.node)


def governors_of(grammar: Grammar, head: int) -> Iterator[Governor]:
    """Yield what a claim is a complement of, from the nearest upwards.

    A relative clause, a purpose and a subject are nobody's complement.
    """
    node = head
    for _ in range(_STEPS):
        above = grammar.tokens[node].head
        if above < 0:
            return
        if grammar.base(node) != "conj":
            if not _is_complement(grammar, node):
                return
            infinitive = "to" in grammar.marks(head) and grammar.base(head) in ("acl", "advcl")
            yield Governor(above, keys_of(grammar, above), node, infinitive)
        node = above


def keys_of(grammar: Grammar, token: int) -> tuple[str, ...]:
    """Return the keys under which a governing word may stand: "call for", then "call"."""
    lemma = grammar.lemma(token)
    keys = tuple(f"{lemma} {word}" for word in _beside(grammar, token))
    return keys if _form(grammar, token, [lemma]) is Form.PARTICLE else (*keys, lemma)


def purpose_of(grammar: Grammar, head: int) -> int:
    """Return the verb whose purpose a clause tells ("gave money to help ..."), -1 for none."""
    purpose = grammar.base(head) == "advcl" and "to" in grammar.marks(head)
    return grammar.tokens[head].head if purpose else -1


def _is_complement(grammar: Grammar, node: int) -> bool:
    relation, base = grammar.tokens[node].relation, grammar.base(node)
    if relation in ("acl:relcl", "nsubj"):
        return False
    if base == "advcl":
        return bool(grammar.marks(node) & (_GOVERNING - {"to"}))
    if base in ("acl", "obl", "nmod"):
        return bool(grammar.marks(node) & _GOVERNING)
    return base in _COMPLEMENTS
