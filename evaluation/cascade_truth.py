"""What is true of a cascade by the way it was made: relations, directions, origins."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from difflib import SequenceMatcher
from enum import StrEnum
from itertools import combinations

from evaluation.cascade_texts import Unit

# Shares of a report's own words; the operations of cascade_build.py stay clear of them.
COPIED = 0.8  # word for word, of the shorter report
DERIVED = 0.6
SAME = 0.9  # of the words of two sentences in common makes them one wording
FAINT = 0.25  # less, and with no word of where it comes from: nobody could tell
BORDER = 0.06  # on either side of a border between two relations a pair has none
# What two stamps must lie apart to show an order: clocks differ, and days begin elsewhere.
CLOCK, DAYS = timedelta(minutes=30), timedelta(days=2)


class Relation(StrEnum):
    """How the texts of two reports depend on each other."""

    COPIED = "copied"
    DERIVED = "derived"
    PARTIAL = "partial"
    SPUN = "spun"
    COMMON = "common source"
    INDEPENDENT = "independent"


COMMON = "common"  # the direction of two reports that both draw on a third


@dataclass(frozen=True, slots=True)
class Member:
    """One report of a cascade.

    ``stamp`` is when it was published; ``exact`` tells whether the page shows the clock, None that
    it shows nothing. ``names`` are the outlets that it names as its source. A ``hidden`` report is
    not among those that are read. ``original`` tells that it brings something of its own.
    """

    id: str
    outlet: str
    title: str
    units: tuple[Unit, ...]
    parents: tuple[str, ...]
    operation: str
    stamp: datetime
    exact: bool | None
    names: tuple[str, ...] = ()
    credit: str = "none"  # dateline, closing, text
    hidden: bool = False
    original: bool = False
    ending: str = ""

    @property
    def spun(self) -> bool:
        """Tell whether a machine exchanged its words."""
        return any(unit.spun for unit in self.units)


@dataclass(frozen=True, slots=True)
class Cascade:
    """The reports of one event with all that is true of them; ``members`` in order of making."""

    name: str
    event: str
    members: tuple[Member, ...]

    @property
    def shown(self) -> tuple[Member, ...]:
        """Return the reports that are read, sorted by id."""
        return tuple(sorted((m for m in self.members if not m.hidden), key=lambda m: m.id))


@dataclass(frozen=True, slots=True)
class PairTruth:
    """The relation of two reports, left < right; None where it is not to be told from the texts.

    ``direction`` is the dependent report's id, "common", or "" where nothing shows it.
    """

    left: str
    right: str
    relation: Relation | None
    direction: str


def _alike(one: str, two: str) -> bool:
    """Tell whether two wordings are the same but for a word or two."""
    ours, theirs = one.split(), two.split()
    common = sum(
        block.size for block in SequenceMatcher(None, ours, theirs, False).get_matching_blocks()
    )
    return 2 * common >= SAME * (len(ours) + len(theirs))


def _shares(one: Member, other: Member) -> tuple[float, float, float]:
    """Return what share of a report is the other's, by kind.

    The kinds: word for word; in words that the one made of the other's; in words that both made
    of a third.
    """
    own = [unit for unit in one.units if not unit.quoted]
    theirs = {(u.root, u.key): u for u in other.units if not u.quoted}
    same = reworded = cousins = 0
    for unit in own:
        match = theirs.get((unit.root, unit.key))
        if match is None:
            continue
        if match.text == unit.text or _alike(match.text, unit.text):
            same += unit.words
        elif match.text in unit.chain or unit.text in match.chain:
            reworded += unit.words
        else:
            cousins += unit.words
    total = sum(unit.words for unit in own) or 1
    return same / total, reworded / total, cousins / total


def relation_of(left: Member, right: Member) -> Relation | None:
    """Return how two reports depend on each other's text."""
    if left.spun and right.spun:
        return None
    ours, theirs = _shares(left, right), _shares(right, left)
    same, direct, cousins = (max(pair) for pair in zip(ours, theirs, strict=True))
    total = max(sum(ours), sum(theirs))
    named = left.outlet in right.names or right.outlet in left.names
    if not total:
        return Relation.INDEPENDENT
    if total < FAINT and not named:
        return None
    if left.spun != right.spun:
        whole = Relation.SPUN if total >= DERIVED else Relation.PARTIAL
        return None if abs(total - DERIVED) < BORDER else whole
    taken = max(o + d for o, d, _ in (ours, theirs))
    if abs(same - COPIED) < BORDER or abs(cousins - same - direct) < BORDER:
        return None
    if same >= COPIED:
        return Relation.COPIED
    if cousins > same + direct:
        return Relation.COMMON
    if abs(taken - DERIVED) < BORDER:
        return None
    return Relation.DERIVED if taken >= DERIVED else Relation.PARTIAL


def ancestors(member: Member, by_id: Mapping[str, Member]) -> set[str]:
    """Return the ids of all reports that a report was made of, over any number of others."""
    found: set[str] = set()
    waiting = list(member.parents)
    while waiting:
        name = waiting.pop()
        if name not in found:
            found.add(name)
            waiting += by_id[name].parents
    return found


def _stamps_tell(one: Member, other: Member) -> bool:
    """Tell whether the printed times show which of two reports was first."""
    if one.exact is None or other.exact is None:
        return False
    return abs(one.stamp - other.stamp) >= (CLOCK if one.exact and other.exact else DAYS)


def direction_of(left: Member, right: Member, by_id: Mapping[str, Member]) -> str:
    """Return which of two related reports depends on the other, as far as anything shows it."""
    for young, old in ((left, right), (right, left)):
        if old.id in ancestors(young, by_id):
            shown = (young.spun and not old.spun) or old.outlet in young.names
            return young.id if shown or _stamps_tell(young, old) else ""
    both = set(left.names) & set(right.names)
    return COMMON if both and not left.spun and not right.spun else ""


def list_pairs(cascade: Cascade) -> tuple[PairTruth, ...]:
    """Return the truth of every pair of reports that are read."""
    by_id = {member.id: member for member in cascade.members}
    rows = []
    for left, right in combinations(cascade.shown, 2):
        relation = relation_of(left, right)
        related = relation not in (None, Relation.INDEPENDENT)
        direction = direction_of(left, right, by_id) if related else ""
        rows.append(PairTruth(left.id, right.id, relation, direction))
    return tuple(rows)


def count_origins(members: Sequence[Member]) -> int:
    """Return from how many reports all that is read goes back to, those not read included."""
    by_id = {member.id: member for member in members}
    roots: set[str] = set()
    for member in members:
        if not member.hidden:
            line = {member.id, *ancestors(member, by_id)}
            roots.update(name for name in line if by_id[name].original)
    return len(roots)
