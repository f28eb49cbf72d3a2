"""What of a claim is compared with other claims."""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

import numpy as np
import numpy.typing as npt

from crossread.evidence.view import StoryView
from crossread.model.annotation import EntityKind, MentionKind, Token
from crossread.model.claims import OPEN_TYPE, Claim, Filler
from crossread.model.entities import Entity
from crossread.model.quantities import Quantity
from crossread.model.times import ResolvedTime
from crossread.text import spun, things
from crossread.text.countries import find_country

CONTENT = frozenset({"NOUN", "PROPN", "VERB", "ADJ", "NUM"})
RARE = 5  # claims; a participant of so few ties them together (ALGORITHMS section 7, blocking)
UNSEEN = 0.5  # weight of words that only derived articles use: substituted words are no evidence
# Words by which a clause says that it speaks of another instance of the same kind.
DISTINCT = frozenset({"another", "second", "third", "earlier", "previous"})


@dataclass(frozen=True, slots=True)
class Filling:
    """What fills one role.

    ``keys`` are entity ids and sorts of things; ``states`` the States that the fillers are, speak
    for or (as capitals) stand for; ``inside`` the States in which named places lie.
    """

    keys: frozenset[str]
    states: frozenset[str]
    inside: frozenset[str] = frozenset()


@dataclass(frozen=True, slots=True)
class Profile:
    """The comparable side of one claim.

    ``words`` are its content lemmas, ``common`` those that are no names; ``rare`` are its
    participants that few claims of the story have.
    """

    claim: Claim
    roles: Mapping[str, Filling]
    participants: frozenset[str]
    states: frozenset[str]
    words: tuple[str, ...]
    common: frozenset[str]
    time: ResolvedTime | None
    quantities: tuple[Quantity, ...]
    distinct: bool
    rare: frozenset[str] = frozenset()


def _naming_tokens(tokens: Sequence[Token], head: int) -> list[Token]:
    """Return the tokens that say what sort of thing a noun phrase is.

    The head with its compounds and adjectives, and what "of" ties to it ("containers of
    ammunition"); not its owner ("a ship's bell" is no ship) or where it comes from.
    """
    of = {t.head for t in tokens if t.relation == "case" and t.lemma.lower() == "of"}
    kept = [t for t in tokens if t.relation in ("compound", "amod", "conj") or t.index in of]
    chosen = {head}
    for _ in kept:  # a modifier of a modifier is reached in as many steps as there are tokens
        chosen |= {t.index for t in kept if t.head in chosen}
    return [t for t in tokens if t.index in chosen]


def _noun_keys(tokens: Sequence[Token], head: int) -> frozenset[str]:
    """Return keys for a noun phrase: the classes of thing it names, or its head's lemma."""
    naming = _naming_tokens(tokens, head)
    nouns = [t.lemma.lower() for t in naming if t.upos in ("NOUN", "PROPN", "ADJ")]
    classes = things.thing_classes(nouns)
    if classes:
        return frozenset(f"thing:{name}" for name in classes)
    heads = {t.lemma.lower() for t in tokens if t.index == head and t.upos in ("NOUN", "PROPN")}
    return frozenset(f"noun:{lemma}" for lemma in heads)


def _states_of(entity: Entity) -> tuple[str, str]:
    """Return the State that an entity speaks for, and the one in which it merely lies."""
    code = entity.acts_for or entity.country
    country = find_country(entity.name)
    stands_for = country is not None and country.code == code
    if entity.kind is EntityKind.PLACE and not stands_for:
        return "", code
    return code, ""


def fill(view: StoryView, claim: Claim, fillers: Sequence[Filler]) -> Filling:
    """Return what some fillers of a role stand for."""
    keys: set[str] = set()
    states: set[str] = set()
    inside: set[str] = set()
    for filler in fillers:
        linked = view.participants(claim, filler)
        tokens = view.tokens(claim, filler.span)
        keys.update(entity.id for entity in linked)
        for entity in linked:
            speaks_for, lies_in = _states_of(entity)
            states.add(speaks_for)
            inside.add(lies_in)
        nouns = _noun_keys(tokens, filler.head)
        # a linked name needs no noun beside it, but what sort of thing it is still counts
        keys.update(k for k in nouns if not linked or k.startswith("thing:"))
    return Filling(frozenset(keys), frozenset(states - {""}), frozenset(inside - {""}))


def _content_words(view: StoryView, claim: Claim) -> tuple[str, ...]:
    """Return the content lemmas of a clause, machine-substituted phrases put back."""
    tokens = view.tokens(claim, claim.span)
    text = view.article(claim).text
    replaced: list[tuple[int, int, str]] = []
    if claim.article in view.spun:
        offset = claim.span.start
        replaced = [
            (signal.start + offset, signal.end + offset, signal.expected)
            for signal in spun.signals(claim.span.of(text))
        ]
    words = [
        t.lemma.lower()
        for t in tokens
        if t.upos in CONTENT and not any(start <= t.span.start < end for start, end, _ in replaced)
    ]
    words += [word for _, _, expected in replaced for word in expected.lower().split()]
    return tuple(words)


def _name_words(view: StoryView, claim: Claim) -> frozenset[str]:
    """Return the lemmas of a clause that are parts of names ("united" in a State's name)."""
    mentions = view.readings[claim.article].annotation.mentions
    named = [
        m.span for m in mentions if m.sentence == claim.sentence and m.kind is MentionKind.NAME
    ]
    return frozenset(
        t.lemma.lower()
        for t in view.tokens(claim, claim.span)
        if t.upos == "PROPN" or any(span.contains(t.span) for span in named)
    )


def profile(view: StoryView, claim: Claim) -> Profile:
    """Return what of a claim is compared."""
    roles = {role.name: fill(view, claim, role.fillers) for role in claim.roles}
    annotation = view.readings[claim.article].annotation
    words = _content_words(view, claim)
    distinct = any(t.lemma.lower() in DISTINCT for t in view.tokens(claim, claim.span))
    return Profile(
        claim=claim,
        roles=roles,
        participants=frozenset(k for f in roles.values() for k in f.keys),
        states=frozenset(s for f in roles.values() for s in f.states),
        words=words,
        common=frozenset(words) - _name_words(view, claim),
        time=view.time(claim),
        quantities=tuple(annotation.quantities[i] for i in claim.quantities),
        distinct=distinct,
    )


def event_type_of(view: StoryView, group: Sequence[Profile]) -> str:
    """Return the event type that most claims of a group have; open only where no claim has a type.

    A headline is often too short for a type. Derived claims count only where there are no others.
    """
    own = [p for p in group if not view.derives(p.claim)] or list(group)
    count = Counter(p.claim.event_type for p in own if p.claim.event_type != OPEN_TYPE)
    return min(count, key=lambda name: (-count[name], name), default=OPEN_TYPE)


def profile_all(view: StoryView, claims: Sequence[Claim]) -> list[Profile]:
    """Return the profiles of a story's claims; derived claims do not decide what is rare."""
    found = [profile(view, claim) for claim in claims]
    own = [p for p in found if not view.derives(p.claim)]
    count = Counter(key for p in own for key in p.participants if key.startswith("e"))
    few = frozenset(key for key, number in count.items() if number <= RARE)
    return [replace(p, rare=p.participants & few) for p in found]


def cosines(profiles: Sequence[Profile], base: Sequence[Profile]) -> npt.NDArray[np.float32]:
    """Return the matrix of TF-IDF cosines between the clauses, idf taken inside the story.

    ``base`` are the profiles of the articles that derive from no other: only they set the idf, so
    that copies change no cosine. On the five sample reports an idf of the story itself found
    partner sentences better than one of a large collection (area under the curve .868 and .811).
    """
    frequency = Counter(word for p in base for word in set(p.words))
    column = {word: i for i, word in enumerate(sorted({w for p in profiles for w in p.words}))}
    matrix = np.zeros((len(profiles), max(1, len(column))), dtype=np.float32)
    for row, p in enumerate(profiles):
        for word, count in Counter(p.words).items():
            idf = math.log(1 + len(base) / max(1, frequency[word]))
            known = 1.0 if word in frequency else UNSEEN
            matrix[row, column[word]] = known * (1 + math.log(count)) * idf
    length = np.linalg.norm(matrix, axis=1, keepdims=True)
    matrix /= np.where(length == 0, 1, length)
    return np.asarray(matrix @ matrix.T, dtype=np.float32)
