"""Write reports of invented events: what an agency sends, and what others saw for themselves."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from functools import cache
from pathlib import Path
from random import Random
from typing import Any

from crossread.text.resources import parse_yaml

TELLINGS = 3  # ways in which each fact is told
# Facts that the first report leaves out, and the most that a witness's report takes of the core.
LEFT_OUT = (0, 2)
CORE_OF_WITNESS = (2, 4)
SEEN_BY_WITNESS = (5, 7)
SHARED_QUOTATION = 0.5  # of the reports of witnesses quote the officials, too

_DAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")
_MONTHS = ("January", "February", "March", "May", "August", "October", "November")


class Half(StrEnum):
    """The halves of the benchmark: one to work on, one to look at only for the figures."""

    DEV = "dev"
    HELD_OUT = "held-out"


@dataclass(frozen=True, slots=True)
class Unit:
    """One sentence of a report and where it comes from.

    ``root`` is the report that it was first written for and ``key`` its number there; ``chain``
    holds its wordings from the first to the present one, which is printed. ``quoted`` sentences
    say nothing of lineage: whoever was there has them.
    """

    root: str
    key: str
    chain: tuple[str, ...]
    quoted: bool = False
    spun: bool = False

    @property
    def text(self) -> str:
        """Return the present wording."""
        return self.chain[-1]

    @property
    def words(self) -> int:
        """Return the number of words."""
        return len(self.text.split())

    def reworded(self, text: str, *, spun: bool = False) -> Unit:
        """Return the sentence in other words; the same sentence where nothing changed."""
        if text == self.text:
            return self
        return Unit(self.root, self.key, (*self.chain, text), self.quoted, self.spun or spun)


@dataclass(slots=True)
class Event:
    """An invented event: its facts, what fills their slots, and which tellings are taken.

    Two reports of one event never tell a fact in the same way, so that no sentence of theirs is
    the same by chance: ``taken`` holds the tellings that are used up, ``retold`` those that
    rewrites use, ``seen`` the number of things that witnesses have told.
    """

    name: str
    schema: Mapping[str, Any]
    slots: Mapping[str, str]
    taken: dict[int, list[int]] = field(default_factory=dict)
    retold: dict[int, list[int]] = field(default_factory=dict)
    seen: int = 0

    def tell(self, fact: int, telling: int) -> str:
        """Return a fact in one of its tellings."""
        return fill(self.schema["facts"][fact][telling], self.slots)

    def choose_telling(self, fact: int, rng: Random) -> int | None:
        """Take a telling of a fact that nobody has used, None where there is none left."""
        used = self.taken.setdefault(fact, [])
        left = [n for n in range(TELLINGS) if n not in used and n not in self.retold.get(fact, ())]
        if not left:
            return None
        used.append(rng.choice(left))
        return used[-1]


@cache
def load_words(name: str) -> Any:
    """Return the content of a YAML file of this folder."""
    path = Path(__file__).with_name(name)
    return parse_yaml(path.read_text(encoding="utf-8"), name)


def fill(template: str, slots: Mapping[str, str]) -> str:
    """Return a template with its slots filled; the first letter becomes a capital."""
    text = template.format_map(slots)
    return re.sub(r"^(\W*)(\w)", lambda m: m[1] + m[2].upper(), text, count=1)


def _coin(rng: Random, kind: str) -> str:
    """Return an invented name of a place or State."""
    names = load_words("cascade_events.yaml")["names"]
    return str(rng.choice(names["heads"])) + str(rng.choice(names[kind]))


def coin_person(rng: Random) -> str:
    """Return an invented person's name."""
    names = load_words("cascade_events.yaml")["names"]
    last = rng.choice(names["heads"]) + rng.choice(names["lasts"])
    return f"{rng.choice(names['firsts'])} {last}"


def coin_outlet(rng: Random, place: str) -> str:
    """Return an invented newspaper's name."""
    return f"{place} {rng.choice(load_words('cascade_events.yaml')['names']['papers'])}"


def coin_agency(rng: Random) -> str:
    """Return an invented news agency's name."""
    names = load_words("cascade_events.yaml")["names"]
    return str(rng.choice(names["heads"])) + str(rng.choice(names["agencies"]))


def coin_place(rng: Random) -> str:
    """Return an invented town."""
    return _coin(rng, "places")


def _distinct(rng: Random, coin: Any, number: int) -> list[str]:
    """Return different names."""
    found: list[str] = []
    while len(found) < number:
        name = coin(rng)
        if name not in found:
            found.append(name)
    return found


def invent_event(rng: Random, half: Half) -> Event:
    """Return an event of one half of the benchmark with all its names and numbers."""
    content = load_words("cascade_events.yaml")
    name = rng.choice(sorted(n for n, e in content["events"].items() if e["part"] == half))
    schema = content["events"][name]
    places = _distinct(rng, coin_place, 4)
    minister, chief = _distinct(rng, coin_person, 2)
    words = content["names"]
    day = rng.randrange(7)
    slots = {
        **dict(zip(("place", "second", "third", "capital"), places, strict=True)),
        "land": _coin(rng, "lands"),
        "river": coin_agency(rng).removesuffix("press").removesuffix("a") + "ava",
        "company": (rng.choice(words["firms"]) + rng.choice(words["trades"])).capitalize(),
        "minister": minister,
        "Minister": minister.split()[-1],
        "chief": chief,
        "Chief": chief.split()[-1],
        "day": _DAYS[day],
        "before": _DAYS[day - 1],
        "month": rng.choice(_MONTHS),
    }
    slots |= {key: str(rng.randint(*span)) for key, span in schema["numbers"].items()}
    return Event(name, schema, slots)


def _quotations(event: Event) -> list[Unit]:
    """Return what officials said to everybody."""
    lines = [fill(quote, event.slots) for quote in event.schema["quotes"]]
    return [Unit("event", f"quotation {n}", (line,), quoted=True) for n, line in enumerate(lines)]


def write_first(event: Event, root: str, rng: Random) -> list[Unit]:
    """Return the report of an agency: most facts, the main one first, and the quotations."""
    facts = list(range(1, len(event.schema["facts"])))
    rng.shuffle(facts)
    told = [0, *facts[rng.randint(*LEFT_OUT) :]]
    units = []
    for fact in told:
        telling = event.choose_telling(fact, rng)
        if telling is not None:
            units.append(Unit(root, f"fact {fact}", (event.tell(fact, telling),)))
    for quotation in rng.sample(_quotations(event), 2):
        units.insert(rng.randint(2, max(2, len(units) - 1)), quotation)
    return units


def _see(event: Event, root: str, number: int, rng: Random) -> Unit:
    """Return something that only this report's writer saw."""
    content = load_words("cascade_events.yaml")
    words = content["words"]
    who = coin_person(rng)
    slots = {key: rng.choice(values) for key, values in words.items()}
    slots |= {"who": who, "Who": who.split()[-1]}
    slots |= {"count": str(rng.randint(3, 60)), "years": str(rng.randint(4, 41))}
    template = content["witness"][number % len(content["witness"])]
    line = fill(template, {**event.slots, **slots})
    return Unit(root, f"seen {number}", (line,), quoted=line.startswith("“"))


def write_witness(event: Event, root: str, rng: Random) -> list[Unit]:
    """Return an independent report: the core of the event in other words, and what was seen.

    The core is told in tellings that no other report uses; where none is left, it is missing.
    """
    core = list(event.schema["core"])
    rest = core[1:]
    rng.shuffle(rest)
    units = []
    for fact in [core[0], *rest][: rng.randint(*CORE_OF_WITNESS)]:
        telling = event.choose_telling(fact, rng)
        if telling is not None:
            units.append(Unit(root, f"fact {fact}", (event.tell(fact, telling),)))
    for _ in range(rng.randint(*SEEN_BY_WITNESS)):
        place = rng.randint(min(1, len(units)), len(units))
        units.insert(place, _see(event, root, event.seen, rng))
        event.seen += 1
    if rng.random() < SHARED_QUOTATION:
        units.insert(rng.randint(1, len(units)), rng.choice(_quotations(event)))
    return units
