"""Event types and direction: PLOVER roots of claims against sentences with a marked pair.

Data: ``plover/plv-train.tsv``, sentences with the source and the target of one event and its root.
The pair is given; the root and the direction are to be found. Errors were looked at in the first,
third, ... sentence (``--dev``); the others check that the rules are general.
"""

from __future__ import annotations

import csv
import re
import sys
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path

from crossread import language
from crossread.claims import find
from crossread.language import Annotator, article_of_text, load_annotator
from crossread.model.claims import Claim, Status
from crossread.model.spans import Span
from crossread.model.stories import Reading
from crossread.reports.plover import PloverEvent, plover_events
from crossread.reports.plover_actors import Actor
from evaluation.scores import Tally
from evaluation.sets import ALL_TESTS, Choice, Part, present

NAME = "plover"
SOURCE = (
    "macro-F1 over the roots of PLV (Hu et al. 2024), the pair given as there; direction: the"
    " share of sentences whose marked source and target are not swapped"
)

_MARK = re.compile(r"</?[st]>")


@dataclass(frozen=True, slots=True)
class Marked:
    """A sentence with its marked source and target and the root of the event between them."""

    text: str
    source: Span | None
    target: Span | None
    root: str


@dataclass(frozen=True, slots=True)
class Found:
    """The event chosen for a sentence, its root in the terms of the set, and its direction.

    ``swapped`` is None where the two are not both found in different roles.
    """

    event: PloverEvent | None = None
    root: str = ""
    swapped: bool | None = None


def _span_between(marked: str, tag: str) -> Span | None:
    """Return the span of what stands between a pair of tags, in the text without tags."""
    start, end = marked.find(f"<{tag}>"), marked.find(f"</{tag}>")
    if start < 0 or end < start:
        return None
    first, last = (len(_MARK.sub("", marked[:place])) for place in (start, end))
    return Span(first, last)


def read_marked(path: Path) -> list[Marked]:
    """Read the sentences of the set."""
    with path.open(encoding="utf-8", newline="") as lines:
        rows = list(csv.DictReader(lines, delimiter="\t"))
    return [
        Marked(
            row["sentence"],
            _span_between(row["marked_sentence"], "s"),
            _span_between(row["marked_sentence"], "t"),
            row["gold_root"],
        )
        for row in rows
    ]


def _holds(side: Iterable[Actor], span: Span | None) -> bool:
    return span is not None and any(actor.span.overlaps(span) for actor in side)


def _is_new_sanction(claim: Claim) -> bool:
    words = (filler.text for role in claim.roles for filler in role.fillers)
    return claim.event_type == "SanctionsAction" or any("sanction" in text for text in words)


def root_in_set(event: PloverEvent, claim: Claim) -> str:
    """Return the root that the codebook of the set gives to what manual 2.0 calls by another.

    The set keeps to CAMEO where an intent to yield (035) is AGREE, a verdict ACCUSE and new
    sanctions COERCE, and has one root for what is conceded in words and in deeds.
    """
    if event.root in ("CONCEDE", "RETREAT"):
        return "AGREE" if claim.status is Status.PLANNED else "YIELD"
    if event.root == "SANCTION" and event.mode == "convict":
        return "ACCUSE"
    if event.root == "SANCTION" and _is_new_sanction(claim):
        return "COERCE"
    return event.root


def choose_event(events: Sequence[PloverEvent], claims: Sequence[Claim], marked: Marked) -> Found:
    """Return the event that links the marked pair, whichever way round.

    Events that hold both as sides come before those that hold one, then those whose clause holds
    them; of equal ones the first in text order.
    """

    def rank(event: PloverEvent) -> tuple[int, int]:
        sides = (*event.source, *event.target)
        linked = _holds(sides, marked.source) + _holds(sides, marked.target)
        near = sum(s is not None and event.span.overlaps(s) for s in (marked.source, marked.target))
        return -linked, -near

    if not events:
        return Found()
    event = min(events, key=rank)
    claim = next(each for each in claims if each.id == event.claim)
    right = _holds(event.source, marked.source) and _holds(event.target, marked.target)
    wrong = _holds(event.source, marked.target) and _holds(event.target, marked.source)
    return Found(event, root_in_set(event, claim), None if right == wrong else wrong)


def measure_roots(pairs: Sequence[tuple[Marked, Found]]) -> dict[str, float]:
    """Return macro-F1 and accuracy of the roots, the share without one, and the direction."""
    tally = Tally()
    for place, (marked, found) in enumerate(pairs):
        tally.add([], [place], marked.root)
        if found.root:
            hit = [place] if found.root == marked.root else []
            tally.found[found.root] += 1
            tally.hits[found.root] += len(hit)
    roots = sorted({marked.root for marked, _ in pairs})
    directed = [found.swapped for _, found in pairs if found.swapped is not None]
    count = len(pairs) or 1
    return {
        "sentences": len(pairs),
        "macro_f1": sum(tally.f1(root) for root in roots) / (len(roots) or 1),
        "accuracy": sum(marked.root == found.root for marked, found in pairs) / count,
        "unlabelled": sum(not found.root for _, found in pairs) / count,
        "directed": len(directed),
        "direction": directed.count(False) / len(directed) if directed else 0.0,
    }


def _read(marked: Marked, annotator: Annotator) -> Found:
    article = article_of_text(marked.text)
    annotation = language.annotate(article, annotator)
    reading = Reading(article, annotation, find(article, annotation))
    return choose_event(plover_events(reading), reading.claims, marked)


def _show_errors(pairs: Sequence[tuple[Marked, Found]]) -> None:
    """Print how often each root is taken for another."""
    confused = Counter((m.root, f.root or "none") for m, f in pairs if m.root != f.root)
    for (marked, found), count in sorted(confused.items(), key=lambda each: (-each[1], each[0])):
        print(f"{count:4d} {marked} read as {found}", file=sys.stderr)


def measure(data: Path, choice: Choice = ALL_TESTS) -> dict[str, float]:
    """Return the metrics of all sentences and of each half; ``dev`` reads the odd rows only.

    Raises:
        FileNotFoundError: the data is absent.
        InputError: a chosen set is not known.
    """
    choice.pick([NAME])
    every = read_marked(present(data / "plover" / "plv-train.tsv"))
    sentences = choice.sample(every[::2] if choice.part is Part.DEV else every)
    annotator = load_annotator()
    pairs = [(marked, _read(marked, annotator)) for marked in sentences]
    if choice.details:
        _show_errors(pairs)
    values = measure_roots(pairs)
    if choice.part is not Part.TEST:
        return values
    halves = {"odd": pairs[::2], "even": pairs[1::2]}
    for name, half in halves.items():
        values |= {f"{name}.{key}": value for key, value in measure_roots(half).items()}
    return values
