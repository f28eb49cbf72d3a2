"""Build cascades: who wrote first, who took it from whom, and what became of the words."""

from __future__ import annotations

import math
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field, replace
from datetime import UTC, datetime, timedelta
from random import Random

from evaluation import cascade_edits as edits
from evaluation.cascade_texts import (
    SEEN_BY_WITNESS,
    Event,
    Half,
    Unit,
    coin_agency,
    coin_outlet,
    coin_place,
    fill,
    invent_event,
    load_words,
    write_first,
    write_witness,
)
from evaluation.cascade_truth import Cascade, Member

SIZE = 12  # reports of a cascade unless told otherwise
HIDDEN = 0.3  # of the agencies are not among the reports that are read
WITNESSES = (1, 3)  # reports of another origin; the tellings of a fact last for three
FROM_FIRST = 0.7  # of the copies are made from the agency, the others from another copy
DELAY = (math.log(5), math.log(2400))  # minutes between a report and its copy, on a log scale
MERGED = 0.45  # of the shorter of two reports goes into one that is made of both
OWN_LINE = 0.3  # of the rewrites end on a line of the desk's own
# Of the reports, those that show a clock, and those that show a clock or at least a day.
CLOCK, DAY = 0.5, 0.75
# How often each operation names its source, and how: rates as a reader of news meets them.
CREDITED = {"spun": 0.1, "reprint": 0.6, "cut": 0.5, "reorder": 0.5}
CREDITED_ELSE = 0.45

# What is done to a report, and how often; the second half has three operations of its own.
_WEIGHTS = {"reprint": 3, "cut": 2, "light": 3, "heavy": 3, "merged": 2, "spun": 2, "citing": 1}
_HELD_OUT = {"reorder": 2, "round trip": 3, "inserted": 2}


@dataclass(slots=True)
class _Newsroom:
    """A cascade in the making."""

    half: Half
    event: Event
    rng: Random
    members: list[Member] = field(default_factory=list)

    def next_id(self) -> str:
        return f"{len(self.members):04d}"

    def outlet(self) -> str:
        """Return an outlet's name that is not taken."""
        taken = {member.outlet for member in self.members}
        while (name := coin_outlet(self.rng, coin_place(self.rng))) in taken:
            pass
        return name

    def title(self) -> str:
        return fill(self.rng.choice(self.event.schema["titles"]), self.event.slots)

    def exact(self) -> bool | None:
        """Choose what the page shows of the time: a clock, a day, nothing."""
        chance = self.rng.random()
        return True if chance < CLOCK else False if chance < DAY else None

    def add(self, units: Sequence[Unit], parents: Sequence[Member], operation: str) -> Member:
        """Add a report made of others, later than the last of them."""
        delay = timedelta(minutes=round(math.exp(self.rng.uniform(*DELAY))))
        member = Member(
            id=self.next_id(),
            outlet=self.outlet(),
            title=self.title(),
            units=tuple(units),
            parents=tuple(parent.id for parent in parents),
            operation=operation,
            stamp=max(parent.stamp for parent in parents) + delay,
            exact=self.exact(),
        )
        self.members.append(member)
        return member

    def change_last(self, member: Member) -> None:
        self.members[-1] = member


def _write_agency(room: _Newsroom) -> Member:
    start = datetime(2031, 1, 6, 6, 0, tzinfo=UTC) + timedelta(minutes=room.rng.randrange(200_000))
    member = Member(
        id=room.next_id(),
        outlet=coin_agency(room.rng),
        title=room.title(),
        units=tuple(write_first(room.event, room.next_id(), room.rng)),
        parents=(),
        operation="agency",
        stamp=start,
        exact=room.exact(),
        credit="dateline",
        hidden=room.rng.random() < HIDDEN,
        original=True,
    )
    room.members.append(member)
    return member


def _write_witness(room: _Newsroom, agency: Member) -> None:
    """Add a report of somebody who was there."""
    units = write_witness(room.event, room.next_id(), room.rng)
    member = room.add(units, [agency], "witness")
    room.change_last(replace(member, parents=(), original=True))


def _take_fact(room: _Newsroom, agency: Member, outlet: str) -> Unit:
    """Return a sentence of a report in other words, with the report's outlet as its source."""
    facts = [unit for unit in agency.units[1:] if not unit.quoted]
    unit = room.rng.choice(facts)
    said = edits.translate_back(unit.text, room.rng).rstrip(".")
    return unit.reworded(f"{said}, the news agency {outlet} reported.")


def _cite(room: _Newsroom, agency: Member) -> None:
    """Add a report of its own with one fact taken from the agency, and said so."""
    units = write_witness(room.event, room.next_id(), room.rng)
    units.append(_take_fact(room, agency, agency.outlet))
    member = room.add(units, [agency], "citing")
    room.change_last(replace(member, original=True, names=(agency.outlet,), credit="text"))


def _insert(room: _Newsroom, parent: Member) -> None:
    """Add a report of its own with a passage taken word for word from another."""
    units = write_witness(room.event, room.next_id(), room.rng)
    taken = [unit for unit in parent.units[1:] if not unit.quoted]
    start = room.rng.randrange(max(1, len(taken) - 3))
    place = room.rng.randint(1, len(units))
    units[place:place] = taken[start : start + 3]
    member = room.add(units, [parent], "inserted")
    room.change_last(replace(member, original=True))


def _up_to(units: Sequence[Unit], words: float) -> list[Unit]:
    """Return the first sentences with about so many words."""
    found: list[Unit] = []
    for unit in units:
        if found and sum(u.words for u in found) + unit.words / 2 > words:
            break
        found.append(unit)
    return found


def _merge(room: _Newsroom, first: Member) -> None:
    """Add a report of half of one report and half of another of another origin."""
    others = [m for m in room.members if m.operation == "witness"]
    second = room.rng.choice(others)
    ours = [unit for unit in first.units if not unit.quoted]
    theirs = [unit for unit in second.units if not unit.quoted]
    words = MERGED * min(sum(u.words for u in ours), sum(u.words for u in theirs))
    units = _up_to(ours, words) + _up_to(theirs[::-1], words)[::-1]
    if room.rng.random() < 0.5:
        units = edits.rewrite_lightly(units, room.rng)
    _credit(room, room.add(units, [first, second], "merged"), first)


def _made(room: _Newsroom, parent: Member, operation: str) -> list[Unit]:
    """Return the sentences of a report after an operation."""
    rng = room.rng
    made: dict[str, Callable[[], list[Unit]]] = {
        "reprint": lambda: list(parent.units),
        "cut": lambda: edits.cut(parent.units, rng),
        "reorder": lambda: edits.reorder(parent.units, rng),
        "light": lambda: edits.rewrite_lightly(parent.units, rng),
        "heavy": lambda: edits.rewrite_heavily(parent.units, room.event, rng),
        "round trip": lambda: edits.rewrite_round_trip(parent.units, rng),
        "spun": lambda: edits.spin(parent.units, room.half, rng),
    }
    return made[operation]()


def _credit(room: _Newsroom, member: Member, parent: Member) -> None:
    """Let a report name the agency that it goes back to, or the outlet that it took it from."""
    if room.rng.random() >= CREDITED.get(member.operation, CREDITED_ELSE):
        return
    agency = parent.operation == "agency"
    kind = room.rng.choice(("dateline", "closing", "text") if agency else ("closing", "text"))
    room.change_last(replace(member, names=(parent.outlet,), credit=kind))


def _copy(room: _Newsroom, parent: Member, operation: str) -> None:
    member = room.add(_made(room, parent, operation), [parent], operation)
    if operation in ("light", "heavy", "round trip") and room.rng.random() < OWN_LINE:
        line = room.rng.choice(load_words("cascade_events.yaml")["own"])
        room.change_last(replace(member, ending=line.format(outlet=member.outlet)))
        member = room.members[-1]
    _credit(room, member, parent)


def _choose_parent(room: _Newsroom, agency: Member, operation: str) -> Member:
    """Return the report that the next one is made of: the agency's, or one of its copies."""
    usable = ("reprint", "light") if operation in ("spun", "merged") else (
        "reprint", "light", "cut", "reorder", "heavy"
    )  # fmt: skip
    copies = [m for m in room.members if m.operation in usable and not m.hidden]
    if not copies or room.rng.random() < FROM_FIRST:
        return agency
    return room.rng.choice(copies)


def _moulds() -> Sequence[str]:
    """Return the moulds of what witnesses tell; none is used twice in a cascade."""
    moulds: Sequence[str] = load_words("cascade_events.yaml")["witness"]
    return moulds


def _grow(room: _Newsroom, agency: Member, operation: str) -> None:
    """Add one more report by an operation; a reprint where witnesses have nothing new to tell."""
    told = room.event.seen + SEEN_BY_WITNESS[1]
    if operation in ("citing", "inserted") and told > len(_moulds()):
        operation = "reprint"
    if operation == "citing":
        _cite(room, agency)
        return
    parent = _choose_parent(room, agency, operation)
    if operation == "inserted":
        _insert(room, agency)
    elif operation == "merged":
        _merge(room, parent)
    else:
        _copy(room, parent, operation)


def _choose_operations(half: Half, number: int, rng: Random) -> list[str]:
    """Return what is done, one operation a report; a machine is at work once at least."""
    weights = _WEIGHTS | (_HELD_OUT if half is Half.HELD_OUT else {})
    chosen = rng.choices(sorted(weights), [weights[name] for name in sorted(weights)], k=number)
    if number > 2 and "spun" not in chosen:
        chosen[-1] = "spun"
    # Two texts on the report that is not read make it visible that there is one.
    return ["reprint", "heavy", *chosen[2:]] if number > 2 else chosen


def build_cascade(seed: int, half: Half = Half.DEV, size: int = SIZE) -> Cascade:
    """Return the cascade of a seed; ``size`` counts the reports that are read, 4 at least.

    The same seed, half and size give the same cascade on every machine.

    Raises:
        ValueError: the size is below 4.
    """
    if size < 4:
        raise ValueError("a cascade has 4 reports at least")
    rng = Random(f"{half}:{seed}:{size}")
    room = _Newsroom(half, invent_event(rng, half), rng)
    agency = _write_agency(room)
    room.event.taken.setdefault(0, [])
    witnesses = min(rng.randint(*WITNESSES), size - 3)
    for _ in range(witnesses):
        _write_witness(room, agency)
    left = size - witnesses - (not agency.hidden)
    for operation in _choose_operations(half, left, rng):
        _grow(room, agency, operation)
    return Cascade(f"{half}-{seed:04d}", room.event.name, tuple(room.members))


def add_copy(cascade: Cascade, of: str, outlet: str) -> Cascade:
    """Return the cascade with one more word-for-word reprint of a report, one day later."""
    parent = next(member for member in cascade.members if member.id == of)
    copy = replace(
        parent,
        id=f"{len(cascade.members):04d}",
        outlet=outlet,
        parents=(parent.id,),
        operation="reprint",
        stamp=parent.stamp + timedelta(days=1),
        original=False,
        hidden=False,
    )
    return replace(cascade, members=(*cascade.members, copy))
