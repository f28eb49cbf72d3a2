"""What the words around a chain's mentions tell of it: nouns, owner, age, number and deeds."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from collections.abc import Set as AbstractSet
from dataclasses import dataclass
from functools import cached_property
from itertools import chain
from typing import NamedTuple

from crossread.model.annotation import Annotation, EntityKind, Mention, MentionKind, Token
from crossread.text.numbers import read_number
from crossread.text.roles import is_kin

Deed = tuple[str, str]  # lemma of a predicate and the part in it: ("arrest", "ARG1")
Owner = tuple[str, int]  # article and chain

_PARTS = frozenset({"ARG0", "ARG1"})
_AGE = re.compile(r"\b(\d{1,3})\s?-\s?(?:year|month)s?\s?-\s?old\b", re.IGNORECASE)
_YEAR = re.compile(r"\b(?:in|of|since|[Tt]he) (?:[A-Z][a-z]+ )?((?:19|20)\d\d)\b")
_ARTICLES = frozenset({"the", "a", "an"})
_POLICE = re.compile(r"\b(?:[A-Z]{1,4}PD|[Pp]olice)\b")
_HE = frozenset({"he", "him", "his", "himself"})
_SHE = frozenset({"she", "her", "hers", "herself"})
_BEFORE = 8  # tokens of a nominal that are read to the left of its head
_BEHIND = 12  # tokens behind a head in which the verb of its relative clause is sought


@dataclass(frozen=True)
class Traits:
    """What sets a person or group apart from others: all words as lemmas in lower case."""

    nouns: frozenset[str] = frozenset()
    adjectives: frozenset[str] = frozenset()
    owners: frozenset[Owner] = frozenset()
    ages: frozenset[int] = frozenset()
    counts: frozenset[int] = frozenset()  # "three climbers"
    years: frozenset[int] = frozenset()  # of those of whom every sentence gives a year
    deeds: frozenset[Deed] = frozenset()
    chains: frozenset[Owner] = frozenset()  # the chains that these traits are of
    he: int = 0  # how many pronouns call it a man
    she: int = 0
    restricted: bool = False  # a clause tells which of its kind is meant: "the firm that they own"

    @property
    def articles(self) -> frozenset[str]:
        """The articles that tell of it."""
        return frozenset(article for article, _ in self.chains)

    def within(self, articles: AbstractSet[str]) -> Traits:
        """Return the traits that some articles tell, all where none of them speaks of it."""
        return self

    def merged(self, other: Traits) -> Traits:
        """Return what two chains of one entity tell together."""
        return Traits(
            self.nouns | other.nouns,
            self.adjectives | other.adjectives,
            self.owners | other.owners,
            self.ages | other.ages,
            self.counts | other.counts,
            self.years | other.years,
            self.deeds | other.deeds,
            self.chains | other.chains,
            self.he + other.he,
            self.she + other.she,
            self.restricted or other.restricted,
        )


NO_TRAITS = Traits()


def find_parts(annotation: Annotation) -> Mapping[int, list[tuple[int, str]]]:
    """Return for each token that does or suffers something the predicates and its part in them."""
    found: dict[int, list[tuple[int, str]]] = defaultdict(list)
    for frame in annotation.frames:
        for place, part in frame.arguments:
            if part in _PARTS:
                found[place].append((frame.predicate, part))
    return found


def find_owned(annotation: Annotation) -> Mapping[int, int]:
    """Return the chain of the one whose each noun is: of "his" for "wife" in "his wife".

    Kin may stand before the one, too: "the brother of Arlen Voss".
    """
    tokens = annotation.tokens
    found: dict[int, int] = {}
    for mention in annotation.mentions:
        token = tokens[mention.head]
        if mention.chain < 0 or token.relation not in {"nmod:poss", "nmod"}:
            continue
        if token.relation == "nmod:poss" or is_kin(tokens[token.head].lemma.casefold()):
            found.setdefault(token.head, mention.chain)
    return found


class Syntax:
    """What one article's frames and possessors tell of its tokens, read when first asked for."""

    def __init__(self, annotation: Annotation, text: str) -> None:
        self.annotation = annotation
        self.text = text

    @cached_property
    def parts(self) -> Mapping[int, Sequence[tuple[int, str]]]:
        """The predicates, by token index, of each token that has a part in one."""
        return find_parts(self.annotation)

    @cached_property
    def owned(self) -> Mapping[int, int]:
        """The chain of the owner of each token that has one."""
        return find_owned(self.annotation)


class _Told(NamedTuple):
    """A chain: its mentions, of which the first is given, and its article's syntax."""

    syntax: Syntax
    mentions: Sequence[Mention]

    @property
    def chain(self) -> Owner:
        return self.syntax.annotation.article, self.mentions[0].chain


class ReadTraits(Traits):
    """The traits of the chains of one entity, each read from the words when first asked for.

    Most chains have a name, or a noun that no other has: of them few traits are ever asked for.
    """

    told: tuple[_Told, ...]

    def __init__(self, told: tuple[_Told, ...]) -> None:
        object.__setattr__(self, "told", told)

    def within(self, articles: AbstractSet[str]) -> Traits:
        """Return the traits that some articles tell, all where none of them speaks of it."""
        own = tuple(told for told in self.told if told.chain[0] in articles)
        return ReadTraits(own) if own else self

    def merged(self, other: Traits) -> Traits:
        """Return what two chains of one entity tell together, still unread."""
        if isinstance(other, ReadTraits):
            return ReadTraits(self.told + other.told)
        return super().merged(other)

    @cached_property
    def nouns(self) -> frozenset[str]:
        """What its nominals and the roles beside its names call it."""
        return frozenset(chain.from_iterable(map(_nouns, self.told)))

    @cached_property
    def adjectives(self) -> frozenset[str]:
        """The adjectives before its nouns, and "another", which is read as an article."""
        found = (_modifiers(told, relation) for told in self.told for relation in ("amod", "det"))
        return frozenset(word for words in found for word in words) - _ARTICLES

    @cached_property
    def owners(self) -> frozenset[Owner]:
        """The chains whose it is: of "his" in "his wife"."""
        return frozenset(owner for told in self.told for owner in _owners(told))

    @cached_property
    def ages(self) -> frozenset[int]:
        """The ages in years or months that stand in its nominals."""
        return frozenset(age for told in self.told for age in _ages(told))

    @cached_property
    def counts(self) -> frozenset[int]:
        """The numbers before its nouns."""
        found = (_count(word) for told in self.told for word in _modifiers(told, "nummod"))
        return frozenset(filter(None, found))

    @cached_property
    def deeds(self) -> frozenset[Deed]:
        """What it does or suffers; to be old or able is no deed."""
        return frozenset(
            (predicate.lemma.casefold(), part)
            for syntax, mentions in self.told
            for mention in mentions
            for place, part in syntax.parts.get(mention.head, ())
            if (predicate := syntax.annotation.tokens[place]).upos != "ADJ"
        )

    @cached_property
    def chains(self) -> frozenset[Owner]:
        """The chains that these traits are of."""
        return frozenset(told.chain for told in self.told)

    @cached_property
    def years(self) -> frozenset[int]:
        """The years that its sentences give, if every one of them gives a year."""
        found: set[int] = set()
        for own in chain.from_iterable(map(_years, self.told)):
            if not own:
                return frozenset()
            found |= own
        return frozenset(found)

    @cached_property
    def he(self) -> int:
        """How many pronouns call it a man."""
        return sum(_count_pronouns(told, _HE) for told in self.told)

    @cached_property
    def she(self) -> int:
        """How many pronouns call it a woman."""
        return sum(_count_pronouns(told, _SHE) for told in self.told)

    @cached_property
    def restricted(self) -> bool:
        """Whether a clause behind a definite noun tells which of its kind is meant."""
        return any(_is_restricted(told, mention) for told in self.told for mention in told.mentions)


def read_traits(syntax: Syntax, mentions: Sequence[Mention]) -> Traits:
    """Return the traits of a chain by its mentions, of which one at least is given."""
    return ReadTraits((_Told(syntax, mentions),))


def _nouns(told: _Told) -> Iterator[str]:
    tokens = told.syntax.annotation.tokens
    for mention in told.mentions:
        if mention.kind is MentionKind.NOMINAL:
            yield _noun(tokens, mention)
        elif mention.kind is MentionKind.NAME:
            yield from _nouns_of_name(mention)


def _owners(told: _Told) -> Iterator[Owner]:
    annotation, owned = told.syntax.annotation, told.syntax.owned
    for mention in told.mentions:
        if mention.kind is not MentionKind.PRONOUN and mention.head in owned:
            yield annotation.article, owned[mention.head]


def _ages(told: _Told) -> Iterator[int]:
    for mention in told.mentions:
        if mention.kind is not MentionKind.PRONOUN:
            yield from map(int, _AGE.findall(mention.span.of(told.syntax.text)))


def _years(told: _Told) -> Iterator[frozenset[int]]:
    """Yield the years that stand in the sentence of each mention."""
    sentences, text = told.syntax.annotation.sentences, told.syntax.text
    for mention in told.mentions:
        yield frozenset(map(int, _YEAR.findall(sentences[mention.sentence].span.of(text))))


def _nouns_of_name(mention: Mention) -> Iterator[str]:
    """Yield the role beside a name, and what a body's own name calls it: "police"."""
    if mention.role:
        yield mention.role.rsplit(" ", 1)[-1].casefold()
    if mention.entity is not EntityKind.PERSON and _POLICE.search(mention.name):
        yield "police"


def _count_pronouns(told: _Told, words: frozenset[str]) -> int:
    tokens = told.syntax.annotation.tokens
    spoken = (m for m in told.mentions if m.kind is MentionKind.PRONOUN)
    return sum(tokens[mention.head].text.casefold() in words for mention in spoken)


def _noun(tokens: Sequence[Token], mention: Mention) -> str:
    words = mention.role or tokens[mention.head].lemma
    return words.rsplit(" ", 1)[-1].casefold()


def _is_restricted(told: _Told, mention: Mention) -> bool:
    """Tell whether a relative clause follows a definite noun without a comma."""
    tokens, text = told.syntax.annotation.tokens, told.syntax.text
    words = mention.span.of(text).casefold()
    if mention.kind is not MentionKind.NOMINAL or not words.startswith("the "):
        return False
    behind = tokens[mention.head + 1 : mention.head + _BEHIND]
    clause = next((t.index for t in behind if _is_clause(t, mention)), None)
    return clause is not None and all(t.text != "," for t in tokens[mention.head : clause])


def _is_clause(token: Token, mention: Mention) -> bool:
    return token.relation == "acl:relcl" and token.head == mention.head


def _count(word: str) -> int:
    """Return the number that a word says, 0 for none."""
    number = read_number(word, 0)
    return int(number.value) if number else 0


def _modifiers(told: _Told, relation: str) -> Iterator[str]:
    """Yield the words before the nouns of a chain that hang on them by a relation."""
    tokens = told.syntax.annotation.tokens
    for mention in told.mentions:
        if mention.kind is MentionKind.NOMINAL:
            head = mention.head
            for token in tokens[max(0, head - _BEFORE) : head]:
                if token.head == head and token.relation == relation:
                    yield token.lemma.casefold()
