"""An endless stream of articles that are made up, as sketches: the same for the same seed.

Events have names and words of their own, live for some days and are told by several outlets, each
in common words too; some reports are reprints, and one event in eight is the next of a series whose
reports share their wording (weather, matches, results) and differ in names, figures and days. They
are written by one of two templates.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import accumulate
from random import Random

from crossread.model.sketches import Sketch
from crossread.stories.slots import pack
from crossread.text.tfidf import load_background

FIRST_DAY = 740_000  # an ordinal; only differences matter
A_DAY = 1_600  # articles: 100,000 make two months
SERIES = 40  # templates, each with about the same 45 words in every report
NAMES = 60_000  # invented names; a person of the news is in many events, most in one
COMMON_WORDS = 70  # of an article that are nothing of its event
EVENT_WORDS = 45
EVENT_NAMES = 8
TEMPLATES = 2  # of a series: papers write it by their own
TEMPLATE_SLOTS, CHANGED = 14, 10  # of a template, and those that each event fills in its own way
OWN_SLOTS = 24  # of a report that is written freely


@dataclass(frozen=True, slots=True)
class Event:
    """An invented event: its words, the most telling first, and how its reports come."""

    label: str
    day: int
    words: Sequence[str]
    names: Sequence[str]
    figures: Sequence[str]
    outlets: int
    share: float  # of its words that a report uses
    series: int | None  # the number of its templates


class _World:
    """The words of an invented world: common ones as in the background, and names."""

    def __init__(self, seed: int) -> None:
        frequencies = load_background().frequencies
        self.random = Random(seed)
        self.words = sorted(frequencies, key=lambda word: (-frequencies[word], word))
        self.weights = list(accumulate(frequencies[word] for word in self.words))
        self.rare = self.words[len(self.words) // 10 :]
        self.series = [self.random.sample(self.rare, EVENT_WORDS) for _ in range(SERIES)]
        self.made = 0

    def name(self) -> str:
        """Return a name: the lower its number, the more often it comes."""
        return f"name{int(NAMES ** self.random.random())}"

    def event(self, day: int) -> Event:
        """Make up an event of a day."""
        draw = self.random
        self.made += 1
        series = draw.random() < 0.125
        number = draw.randrange(SERIES) if series else None
        words = draw.sample(self.rare, EVENT_WORDS) if number is None else self.series[number]
        return Event(
            label=str(self.made),
            day=day,
            words=words,
            names=[self.name() for _ in range(2 if series else EVENT_NAMES)]
            + [f"only{self.made}x{number}" for number in range(3)],
            figures=[str(draw.randrange(10, 99_999)) for _ in range(4)],
            outlets=min(int(draw.paretovariate(0.9)), 60),
            share=0.9 if series else 0.6,
            series=number,
        )

    def slots(self, event: Event) -> tuple[int, ...]:
        """Return the slots of a report: of a template of its series, or nobody else's."""
        draw = self.random
        if event.series is None:
            return pack({draw.getrandbits(32): draw.getrandbits(32) for _ in range(OWN_SLOTS)})
        template = 100 * (TEMPLATES * event.series + draw.randrange(TEMPLATES))
        filled = [int(event.label)] * CHANGED + [0] * (TEMPLATE_SLOTS - CHANGED)
        return pack({template + number: filler for number, filler in enumerate(filled)})

    def report(self, event: Event, id_: str, outlet: str, day: int) -> Sketch:
        """Write a report of an event: an outlet picks from its words, in words of its own."""
        draw = self.random
        told = [word for word in event.words if draw.random() < event.share]
        names = [name for name in event.names if draw.random() < 0.7]
        common = draw.choices(self.words, cum_weights=self.weights, k=COMMON_WORDS)
        words: dict[str, int] = {}
        for word in (*told, *names, *names, *common):
            words[word] = words.get(word, 0) + 1 + (draw.random() < 0.2)
        title = told[:4] + names[:2]
        for word in title:
            words[word] += 3
        return Sketch(
            id=id_,
            outlet=outlet,
            day=day,
            words=dict(sorted(words.items())),
            title=tuple(sorted(set(title))),
            names=tuple(sorted(set(names[:5]))),
            numbers=tuple(sorted(set(draw.sample(event.figures, 3)))),
            stated=(event.day,),
            paragraphs=tuple(draw.getrandbits(56) for _ in range(12)),
            slots=self.slots(event),
        )


def _reports_of_day(world: _World, day: int, waiting: list[tuple[int, Event]]) -> Iterator[Event]:
    """Yield for each report of a day its event: new ones, and those whose reports come late."""
    due = [event for late, event in waiting if late <= day]
    waiting[:] = [(late, event) for late, event in waiting if late > day]
    while len(due) < A_DAY:
        event = world.event(day)
        due.append(event)
        for _ in range(event.outlets - 1):
            late = min(int(world.random.expovariate(1.2)), 6)
            if late:
                waiting.append((day + late, event))
            else:
                due.append(event)
    world.random.shuffle(due)
    return iter(due)


def stream(count: int, seed: int = 1) -> Iterator[tuple[Sketch, str]]:
    """Yield so many articles in the order of their days, each with the label of its event."""
    world = _World(seed)
    waiting: list[tuple[int, Event]] = []
    printed: dict[str, Sketch] = {}
    number = day = 0
    while True:
        for event in _reports_of_day(world, FIRST_DAY + day, waiting):
            if number == count:
                return
            id_, outlet = f"{number:06d}", f"outlet{world.random.randrange(400)}.example"
            known = printed.get(event.label)
            if known is not None and world.random.random() < 0.15:
                sketch = replace(known, id=id_, outlet=outlet, day=FIRST_DAY + day)
            else:
                sketch = world.report(event, id_, outlet, FIRST_DAY + day)
                printed[event.label] = sketch
            yield sketch, event.label
            number += 1
        printed = {
            label: sketch for label, sketch in printed.items() if sketch.day == FIRST_DAY + day
        }
        day += 1
