"""The chains of one article while they grow: which mentions are one, and what is known of each."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, field

from crossread.language.coreference.document import Document
from crossread.model.annotation import EntityKind, MentionKind
from crossread.text.person_names import name_gender, parse_name, same_person, title_gender
from crossread.text.roles import role_gender

_KIND_ORDER = tuple(EntityKind)


@dataclass(slots=True)
class Facts:
    """What the mentions of one chain tell of it."""

    mentions: list[int]
    kinds: list[EntityKind]
    names: set[str] = field(default_factory=set)
    roles: set[str] = field(default_factory=set)
    countries: set[str] = field(default_factory=set)
    genders: set[str] = field(default_factory=set)
    named: bool = False
    plural: bool = False

    @property
    def kind(self) -> EntityKind:
        """The commonest kind among its mentions, UNKNOWN only when nothing else is known."""
        counts: Counter[EntityKind] = Counter(
            kind for kind in self.kinds if kind is not EntityKind.UNKNOWN
        )
        if not counts:
            return EntityKind.UNKNOWN
        return max(_KIND_ORDER, key=lambda kind: (counts[kind], -_KIND_ORDER.index(kind)))


class Chains:
    """Mentions joined into chains; every join holds a confidence and a reason.

    Names and nominals begin as chains of their own; pronouns and plural groups stay outside until
    ``join`` or ``set_members`` places them.
    """

    def __init__(self, document: Document) -> None:
        self.document = document
        count = len(document.mentions)
        self._parent = list(range(count))
        self.placed = [m.kind is not MentionKind.PRONOUN for m in document.mentions]
        self.confidence = [1.0 if placed else 0.0 for placed in self.placed]
        self.reason = [""] * count
        self.members: dict[int, tuple[int, ...]] = {}  # group mention -> mentions of its members
        self._facts = {index: self._facts_of(index) for index in range(count)}

    def _facts_of(self, index: int) -> Facts:
        mention = self.document.mentions[index]
        facts = Facts([index], [mention.entity], plural=mention.plural)
        if mention.name and mention.kind is MentionKind.NAME:
            facts.names.add(mention.name)
            facts.named = True
        if mention.role:
            facts.roles.add(mention.role)
        if mention.country:
            facts.countries.add(mention.country)
        genders = {role_gender(mention.role)} if mention.role else set()
        if mention.entity is EntityKind.PERSON and mention.name:
            genders |= {name_gender(mention.name), title_gender(self.document.words(mention))}
        facts.genders = genders - {""}
        return facts

    def root(self, mention: int) -> int:
        """Return the first mention of the chain in which a mention stands."""
        while self._parent[mention] != mention:
            mention = self._parent[mention]
        return mention

    def facts(self, mention: int) -> Facts:
        """Return what is known of a mention's chain."""
        return self._facts[self.root(mention)]

    def roots(self, *kinds: EntityKind) -> list[int]:
        """Return the chains of the given kinds (all, if none is given) in text order."""
        found = [
            index
            for index, parent in enumerate(self._parent)
            if parent == index and self.placed[index] and index not in self.members
        ]
        return [root for root in found if not kinds or self._facts[root].kind in kinds]

    def can_join(self, left: int, right: int) -> bool:
        """Tell whether two chains may be one: no two full names that differ, no two genders."""
        one, other = self.facts(left), self.facts(right)
        if len(one.genders | other.genders) > 1:
            return False
        if EntityKind.PERSON not in (one.kind, other.kind):
            return True
        full = [[n for n in sorted(facts.names) if parse_name(n).full] for facts in (one, other)]
        return all(same_person(a, b).same for a in full[0] for b in full[1])

    def join(self, mention: int, other: int, confidence: float, reason: str) -> bool:
        """Put two chains together and note why on ``mention``; False when they may not be one."""
        left, right = self.root(mention), self.root(other)
        if left == right:
            return True
        if not self.can_join(mention, other):
            return False
        first, second = min(left, right), max(left, right)
        self._parent[second] = first
        self._absorb(self._facts[first], self._facts.pop(second))
        if not self.reason[mention] or not self.placed[mention]:
            self.confidence[mention], self.reason[mention] = confidence, reason
        self.placed[mention] = True
        return True

    def _absorb(self, first: Facts, second: Facts) -> None:
        first.mentions = sorted(first.mentions + second.mentions)
        first.kinds += second.kinds
        first.names |= second.names
        first.roles |= second.roles
        first.countries |= second.countries
        first.genders |= second.genders
        first.named = first.named or second.named
        first.plural = first.plural and second.plural

    def set_members(self, mention: int, members: list[int], confidence: float, reason: str) -> None:
        """Let a plural mention stand for several chains, given by any of their mentions."""
        self.members[mention] = tuple(members)
        self.confidence[mention], self.reason[mention] = confidence, reason

    def leave_open(self, mention: int, reason: str) -> None:
        """Leave a mention unresolved and note why."""
        self.placed[mention] = False
        self.confidence[mention], self.reason[mention] = 0.0, reason

    def add_gender(self, mention: int, gender: str) -> None:
        """Note the gender that a pronoun told of its chain."""
        if gender:
            self.facts(mention).genders.add(gender)

    def at(self, token: int | None) -> int | None:
        """Return the placed mention whose head is a token, or None."""
        if token is None:
            return None
        mention = self.document.by_head.get(token)
        if mention is None or (
            not self.placed[mention.index] and mention.index not in self.members
        ):
            return None
        return mention.index

    def before(self, sentence: int) -> list[int]:
        """Return the placed mentions of one sentence, in text order."""
        return [
            m.index
            for m in self.document.mentions
            if m.sentence == sentence and self.placed[m.index] and m.index not in self.members
        ]
