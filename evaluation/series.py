"""How well reports that are written by one template are kept apart, and updates kept together.

Two reports of each family are grouped alone: as pairs of one event and of two, written by the same
template or by those of two papers. Then each family is, and at last all families together.

Data: none; ``series.yaml`` was looked at, ``series_held_out.yaml`` was not (``--dev``: the first).
"""

from __future__ import annotations

import json
import sys
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import combinations
from pathlib import Path
from typing import Any

import yaml

from crossread.articles import read_bytes
from crossread.language import Annotator, annotate, load_annotator
from crossread.model.sketches import Sketch
from crossread.model.stories import Reading
from crossread.stories.grouping import stream_of
from crossread.stories.sketching import sketch
from evaluation.clusters import b_cubed
from evaluation.sets import ALL_TESTS, Choice, Part

NAME = "series"
SOURCE = (
    "invented reports of weather, matches, results, courts, elections, quakes, lotteries, markets,"
    " and of events that go on: shares of pairs kept apart and together, B-cubed F1 by family"
)

_FOLDER = Path(__file__).resolve().parent
LOOKED_AT = _FOLDER / "series.yaml"
HELD_OUT = _FOLDER / "series_held_out.yaml"


@dataclass(frozen=True, slots=True)
class Told:
    """The sketch of a report, its event, and the number of the template that it is written by."""

    sketch: Sketch
    event: str
    template: int


def _read(row: Mapping[str, str], id_: str, annotator: Annotator) -> Sketch:
    article = read_bytes(json.dumps(row).encode("utf-8"), f"{id_}.json", id_)
    return sketch(Reading(article, annotate(article, annotator), ()))


def _family(family: Mapping[str, Any], annotator: Annotator) -> Iterator[Told]:
    name, label = family["family"], 0
    for number, event in enumerate(family["events"]):
        label = label if event.get("again") else number
        for paper, text in enumerate(family["texts"]):
            row = {
                "title": text["title"].format(**event),
                "text": text["body"].format(**event),
                "date_publish": f"{event['day']}T08:00:00",
                "source_domain": f"paper{paper}.example",
                "url": f"https://paper{paper}.example/{name}",
            }
            own = _read(row, f"{name}-{number}-{paper}", annotator)
            yield Told(own, f"{name}-{label}", paper)


def read_series(path: Path, annotator: Annotator) -> dict[str, list[Told]]:
    """Return the reports of a file of series, by family."""
    families = yaml.safe_load(path.read_text(encoding="utf-8"))
    return {family["family"]: list(_family(family, annotator)) for family in families}


def _kind(one: Told, other: Told) -> str:
    """Return what a pair is to show."""
    same = "one" if one.template == other.template else "two"
    if one.event != other.event:
        return f"apart.{same}_template{'s' if same == 'two' else ''}"
    return "together.later_figures" if same == "one" else "together.other_words"


def judge_pairs(family: Sequence[Told]) -> Iterator[tuple[str, bool, str]]:
    """Yield for each pair what it is to show, whether it does, and its ids."""
    for one, other in combinations(family, 2):
        joined = len(stream_of([one.sketch, other.sketch]).groups()) == 1
        right = joined == (one.event == other.event)
        yield _kind(one, other), right, f"{one.sketch.id} {other.sketch.id}"


def _f1(reports: Sequence[Told]) -> tuple[float, float, float]:
    """Return B-cubed precision, recall and F1 of reports that are grouped together."""
    stories = stream_of(each.sketch for each in reports).groups().values()
    return b_cubed(list(stories), {each.sketch.id: each.event for each in reports})


def _shares(judged: Sequence[tuple[str, bool, str]]) -> dict[str, float]:
    total, right = Counter(k for k, _, _ in judged), Counter(k for k, held, _ in judged if held)
    values = {kind: right[kind] / total[kind] for kind in sorted(total)}
    for side in ("apart", "together"):
        kinds = [kind for kind in total if kind.startswith(side)]
        values[f"{side}.pairs"] = sum(total[kind] for kind in kinds)
        values[side] = sum(right[kind] for kind in kinds) / max(1, values[f"{side}.pairs"])
    return values


def measure(data: Path, choice: Choice = ALL_TESTS) -> dict[str, float]:
    """Return shares of pairs, mean F1 of families, and all families together; no data is read."""
    path = HELD_OUT if choice.part is Part.TEST else LOOKED_AT
    families = read_series(path, load_annotator())
    judged = [row for family in families.values() for row in judge_pairs(family)]
    if choice.details:
        wrong = sorted(f"{kind}: {ids}" for kind, right, ids in judged if not right)
        print("\n".join(wrong), file=sys.stderr)
    scores = {name: _f1(family) for name, family in families.items()}
    if choice.details:
        print("\n".join(f"{name} {value}" for name, value in scores.items()), file=sys.stderr)
    together = _f1([each for family in families.values() for each in family])
    return {
        **_shares(judged),
        "families": len(families),
        "families.f1": sum(score[2] for score in scores.values()) / len(scores),
        "families.whole": sum(score[2] == 1.0 for score in scores.values()) / len(scores),
        "all.precision": together[0],
        "all.recall": together[1],
        "all.f1": together[2],
    }
