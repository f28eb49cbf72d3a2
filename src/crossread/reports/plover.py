"""Claims as event data: PLOVER root, mode, source and target of each (``--format plover``).

The codebook is pinned in resources/plover.yaml. It has no type for plain statements and no nested
events: a demand to release somebody is one REQUEST, and the release itself is no event of its own.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from crossread.model.claims import Status
from crossread.model.spans import Span
from crossread.model.stories import Reading
from crossread.reports.plover_actors import Actor, Cast, cast_of
from crossread.reports.plover_content import Labelled, label_claims
from crossread.reports.plover_labels import Label
from crossread.reports.plover_words import read_grammar
from crossread.text.dates import resolve
from crossread.text.resources import load


@dataclass(frozen=True, slots=True)
class PloverEvent:
    """One claim as an event of the PLOVER codebook.

    ``status`` is that of the labelled act: an announced visit is an AGREE that is asserted.
    ``date`` is an EDTF interval, "" where the words give no day by themselves. ``source`` is
    empty where nobody is named ("ten people were killed").
    """

    claim: str
    article: str
    root: str
    mode: str  # "" where it is not known
    source: tuple[Actor, ...]
    target: tuple[Actor, ...]
    date: str
    status: Status
    span: Span
    confidence: float


def plover_events(reading: Reading) -> tuple[PloverEvent, ...]:
    """Return the events of one article in text order.

    Claims without a root are left out, and those in which nobody acts or no State, body, office
    or group has a part ("a striker shot", "the market visited new lows").
    """
    grammar = read_grammar(reading.annotation)
    cast = cast_of(reading.annotation, grammar)
    return tuple(
        _event(reading, cast, each, each.label)
        for each in label_claims(reading, grammar)
        if each.label is not None
        and not each.told
        and cast.can_play(each.label.root, each.sides.source, each.sides.target)
    )


def _event(reading: Reading, cast: Cast, labelled: Labelled, label: Label) -> PloverEvent:
    claim = labelled.claim
    time = None if claim.time is None else resolve(reading.annotation.times[claim.time], None)
    return PloverEvent(
        claim=claim.id,
        article=claim.article,
        root=label.root,
        mode=label.mode,
        source=tuple(map(cast.actor, labelled.sides.source)),
        target=tuple(
            cast.actor(each) for each in labelled.sides.target if cast.is_side(claim, each)
        ),
        date="" if time is None else time.edtf,
        status=labelled.status,
        span=claim.span,
        confidence=claim.confidence,
    )


def plover_lines(readings: Iterable[Reading]) -> Iterator[str]:
    """Yield one JSON object a line and event, keys sorted, in the order of the readings."""
    codebook = load("plover.yaml")["codebook"]
    for reading in readings:
        for event in plover_events(reading):
            yield json.dumps({"codebook": codebook, **_row(event)}, sort_keys=True)


def _row(event: PloverEvent) -> dict[str, object]:
    def actors(side: Iterable[Actor]) -> list[dict[str, str]]:
        return [{"country": actor.country, "text": actor.text} for actor in side]

    return {
        "article": event.article,
        "claim": event.claim,
        "confidence": event.confidence,
        "date": event.date,
        "mode": event.mode,
        "root": event.root,
        "source": actors(event.source),
        "span": [event.span.start, event.span.end],
        "status": event.status.value,
        "target": actors(event.target),
    }
