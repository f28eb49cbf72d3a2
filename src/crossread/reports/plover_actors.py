"""Who can be a source or target of an event, and which State it stands for."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache

from crossread.model.annotation import Annotation, EntityKind, Mention, MentionKind
from crossread.model.claims import Claim, Filler
from crossread.model.spans import Span
from crossread.reports.plover_words import Grammar
from crossread.text.resources import load

_PARTIES = frozenset({EntityKind.PERSON, EntityKind.ORGANISATION, EntityKind.STATE})
_BODIES = frozenset({EntityKind.ORGANISATION, EntityKind.STATE})
_PEOPLE = frozenset({"he", "she", "they", "we", "i", "who", "him", "her", "them", "us", "those"})
# Roots of acts that only politics has.
_PUBLIC = frozenset({"SANCTION", "MOBILIZE", "PROTEST", "COERCE"})
# Roots whose giver or partner must be named.
_MUTUAL = frozenset({"AID", "COOPERATE"})


@dataclass(frozen=True, slots=True)
class Actor:
    """A source or target: its words, and the ISO 3166-1 code of its State, "" where unknown."""

    text: str
    country: str
    span: Span


@dataclass(frozen=True, slots=True)
class Cast:
    """Everybody whom an article mentions, with the States and offices of coreference chains."""

    grammar: Grammar
    mentions: tuple[Mention, ...]
    states: dict[int, str]
    offices: frozenset[int]  # chains somebody in which holds an office
    parties: frozenset[int]  # chains of persons, bodies and States

    def actor(self, filler: Filler) -> Actor:
        """Return a filler as actor.

        A phrase that is no name of its own has the State of a mention in it ("Norvia's envoy").
        """
        own, inside = self._mentions(filler)
        country = "" if own is None else own.country or self.states.get(own.chain, "")
        if not country and (own is None or own.kind is not MentionKind.NAME):
            country = next((m.country for m in inside if m.country), "")
        return Actor(filler.text, country, filler.span)

    def _mentions(self, filler: Filler) -> tuple[Mention | None, list[Mention]]:
        inside = [m for m in self.mentions if filler.span.contains(m.span)]
        if filler.mention is not None:
            return self.mentions[filler.mention], inside
        return next((m for m in inside if m.head == filler.head), None), inside

    def is_party(self, filler: Filler) -> bool:
        """Tell whether a filler is somebody: a person, a body, a State or a group of people."""
        own, _ = self._mentions(filler)
        if own is not None and (own.entity in _PARTIES or own.chain in self.parties):
            return True
        token = self.grammar.tokens[filler.head]
        if token.upos == "PRON":
            return token.text.lower() in _PEOPLE
        lemma = self.grammar.lemma(filler.head)
        return lemma in people() or lemma.removesuffix("s") in people()

    def is_political(self, filler: Filler) -> bool:
        """Tell whether a filler is a State, a body, an office or a group, or belongs to one."""
        own, inside = self._mentions(filler)
        if any(m.country or m.entity in _BODIES for m in inside):
            return True
        if own is not None and (own.chain in self.states or own.chain in self.offices):
            return True
        if own is None and self.grammar.tokens[filler.head].text.isupper():
            return self.grammar.tokens[filler.head].upos == "PROPN"  # initials of a body
        lemma = self.grammar.lemma(filler.head)
        return lemma in political() or lemma.removesuffix("s") in political()

    def is_side(self, claim: Claim, filler: Filler) -> bool:
        """Tell whether a target is somebody or something of theirs, not a mere thing or the act."""
        if filler.span.contains(claim.predicate_span):
            return False
        named = any(word[:1].isupper() for word in filler.text.split()[1:])
        return named or self.is_party(filler) or self.is_political(filler) or self._is_place(filler)

    def _is_place(self, filler: Filler) -> bool:
        own, _ = self._mentions(filler)
        return own is not None and own.entity is EntityKind.PLACE

    def can_play(self, root: str, source: Iterable[Filler], target: Iterable[Filler]) -> bool:
        """Tell whether an event can be between these: somebody acts or suffers, in politics."""
        source, target = tuple(source), tuple(target)
        if not source:
            suffers = any(self.is_party(each) and self.is_political(each) for each in target)
            return suffers and root not in _MUTUAL
        political = any(map(self.is_political, source))
        acts = any(map(self.is_party, source))
        if root != "CONSULT":  # a State's aircraft can strike, but does not meet anybody
            acts = acts or political
        political = political or root in _PUBLIC or any(map(self.is_political, target))
        return acts and political


def cast_of(annotation: Annotation, grammar: Grammar) -> Cast:
    """Return everybody whom an article mentions."""
    states: dict[int, str] = {}
    for mention in annotation.mentions:
        if mention.chain >= 0 and mention.country:
            states.setdefault(mention.chain, mention.country)
    offices = (m.chain for m in annotation.mentions if m.chain >= 0 and m.role in political())
    parties = (m.chain for m in annotation.mentions if m.chain >= 0 and m.entity in _PARTIES)
    return Cast(grammar, annotation.mentions, states, frozenset(offices), frozenset(parties))


@cache
def people() -> frozenset[str]:
    """Return the nouns of people and of bodies that can act."""
    nominals, kinds = load("nominals.yaml"), load("cues.yaml")["kinds"]
    lists = (nominals["roles"], nominals["bodies"], kinds["body"], kinds["person"])
    return frozenset().union(*lists, kinds["anonymous"]) | political()


@cache
def political() -> frozenset[str]:
    """Return the nouns of offices, bodies and groups with a part in politics."""
    offices = load("nominals.yaml")["offices"]
    return frozenset(load("plover.yaml")["political"]) | frozenset(offices)
