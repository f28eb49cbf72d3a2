"""The chains of one article while they grow: which mentions are one, and what is known of each."""

from __future__ import annotations

from dataclasses import dataclass

from crossread.language.coreference.document import Document
from crossread.model.annotation import EntityKind, MentionKind
from crossread.text.person_names import name_gender, parse_name, same_person, title_gender
from crossread.text.roles import role_gender

_KIND_ORDER = tuple(EntityKind)
_NONE: frozenset[str] = frozenset()
_UNTOLD = frozenset({""})


@dataclass(slots=True)
class Facts:
    """What the mentions of one chain tell of it."""

    mentions: list[int]
    kinds: list[EntityKind]
    kind: EntityKind  # the commonest of them
    names: frozenset[str] = _NONE
    roles: frozenset[str] = _NONE
    countries: frozenset[str] = _NONE
    genders: frozenset[str] = _NONE
    others: frozenset[int] = frozenset()  # mentions that are somebody else
    named: bool = False
    plural: bool = False
    _sorted: tuple[str, ...] = ()  # what ``names`` were when asked for last; they only grow
    _full: tuple[str, ...] = ()

    def sorted_names(self) -> tuple[str, ...]:
        """Return the names in the order of their letters."""
        if len(self._sorted) != len(self.names):
            self._sorted = tuple(sorted(self.names))
            self._full = tuple([name for name in self._sorted if parse_name(name).full])
        return self._sorted

    def full_names(self) -> tuple[str, ...]:
        """Return the names that hold a given name and a surname, in the order of their letters."""
        self.sorted_names()
        return self._full


def _commonest(kinds: list[EntityKind]) -> EntityKind:
    """Return the commonest of some kinds, UNKNOWN only when nothing else is known."""
    known: list[EntityKind] = [kind for kind in kinds if kind is not EntityKind.UNKNOWN]
    if len(known) < 2:
        return known[0] if known else EntityKind.UNKNOWN
    return max(_KIND_ORDER, key=known.count)  # of equals the first in the enum's order


def _may_be_one(one: Facts, other: Facts) -> bool:
    """Tell whether two chains have neither two full names nor two genders, nor are kin."""
    if one.others and not one.others.isdisjoint(other.mentions):
        return False
    if len(one.genders | other.genders) > 1:
        return False
    if not (one.names and other.names) or EntityKind.PERSON not in (one.kind, other.kind):
        return True
    names, others = one.full_names(), other.full_names()
    return all(same_person(a, b).same for a in names for b in others)


class Chains:
    """Mentions joined into chains; every join holds a confidence and a reason.

    Names and nominals begin as chains of their own; pronouns and plural groups stay outside until
    ``join`` or ``set_members`` places them.
    """

    def __init__(self, document: Document) -> None:
        self.document = document
        count = len(document.mentions)
        self.given = count  # mentions that the article had before phrases were added
        self._first = list(range(count))  # first mention of the chain in which each stands
        self.placed = [m.kind is not MentionKind.PRONOUN for m in document.mentions]
        self.confidence = [1.0 if placed else 0.0 for placed in self.placed]
        self.reason = [""] * count
        self.members: dict[int, tuple[int, ...]] = {}  # group mention -> mentions of its members
        self._facts: list[Facts | None] = [None] * count  # of first mentions asked for before

    def _facts_of(self, index: int) -> Facts:
        mention = self.document.mentions[index]
        facts = Facts([index], [mention.entity], mention.entity, plural=mention.plural)
        if mention.name and mention.kind is MentionKind.NAME:
            facts.names = frozenset({mention.name})
            facts.named = True
        if mention.country:
            facts.countries = frozenset({mention.country})
        if mention.role:
            facts.roles = frozenset({mention.role})
            facts.genders = frozenset({role_gender(mention.role)}) - _UNTOLD
        if mention.entity is EntityKind.PERSON and mention.name:
            told = {name_gender(mention.name), title_gender(self.document.words(mention))}
            facts.genders |= told - _UNTOLD
        return facts

    def add_phrases(self, document: Document) -> None:
        """Go on with a document that has more mentions; these are in no chain until joined."""
        self.document = document
        more = range(len(self._first), len(document.mentions))
        self._first.extend(more)
        self._facts.extend(None for _ in more)
        self.placed.extend(False for _ in more)
        self.confidence.extend(0.0 for _ in more)
        self.reason.extend("" for _ in more)

    def place(self, mention: int) -> None:
        """Let a phrase that nothing stood for so far begin a chain."""
        if mention not in self.members and not self.placed[mention]:
            self.placed[mention] = True
            self.confidence[mention] = 1.0

    def root(self, mention: int) -> int:
        """Return the first mention of the chain in which a mention stands."""
        return self._first[mention]

    def facts(self, mention: int) -> Facts:
        """Return what is known of a mention's chain."""
        root = self._first[mention]
        facts = self._facts[root]
        if facts is not None:
            return facts
        own = self._facts[root] = self._facts_of(root)
        return own

    def roots(self, *kinds: EntityKind) -> list[int]:
        """Return the chains of the given kinds (all, if none is given) in text order."""
        found = [
            index
            for index, first in enumerate(self._first)
            if first == index and self.placed[index] and index not in self.members
        ]
        return [root for root in found if self.facts(root).kind in kinds] if kinds else found

    def keep_apart(self, left: int, right: int) -> None:
        """Note that two mentions are two, whatever else they have in common."""
        self.facts(left).others |= {right}
        self.facts(right).others |= {left}

    def can_join(self, left: int, right: int) -> bool:
        """Tell whether two chains may be one: no two full names that differ, no two genders."""
        return _may_be_one(self.facts(left), self.facts(right))

    def join(self, mention: int, other: int, confidence: float, reason: str) -> bool:
        """Put two chains together and note why on ``mention``; False when they may not be one."""
        left, right = self._first[mention], self._first[other]
        if left == right:
            return True
        first, second = (left, right) if left < right else (right, left)
        facts, absorbed = self.facts(first), self.facts(second)
        if not _may_be_one(facts, absorbed):
            return False
        self._facts[second] = None
        for index in absorbed.mentions:
            self._first[index] = first
        self._absorb(facts, absorbed)
        if not self.reason[mention] or not self.placed[mention]:
            self.confidence[mention], self.reason[mention] = confidence, reason
        self.placed[mention] = True
        return True

    def _absorb(self, first: Facts, second: Facts) -> None:
        first.mentions.extend(second.mentions)
        first.mentions.sort()
        first.kinds += second.kinds
        if second.kind not in (first.kind, EntityKind.UNKNOWN):
            first.kind = _commonest(first.kinds)
        first.names |= second.names
        first.roles |= second.roles
        first.countries |= second.countries
        first.genders |= second.genders
        first.others |= second.others
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
            self.facts(mention).genders |= {gender}

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
