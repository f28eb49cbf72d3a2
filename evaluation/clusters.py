"""How well articles are put into stories: B-cubed against events that people marked.

They are grouped as one batch, and as they come one by one: in the order of their days, in that
order with a tenth of them late, and in shuffled orders, as the stories stand after the last article
and after a last look at all of them.

Data: ``clusters/articles.jsonl.gz``, one article a line with its ``event``.
"""

from __future__ import annotations

import gzip
import json
from collections import Counter
from collections.abc import Iterator, Sequence
from pathlib import Path
from random import Random

from crossread.articles import read_bytes
from crossread.errors import InputError
from crossread.language import annotate, load_annotator
from crossread.model.articles import Article
from crossread.model.sketches import Sketch
from crossread.model.stories import Reading
from crossread.stories import group
from crossread.stories.sketching import sketch
from crossread.stories.streams import Stream

NAME = "clusters"
SOURCE = (
    "B-cubed precision, recall and F1 (Bagga and Baldwin 1998); TF-IDF average link with the best"
    " of five thresholds reaches F1 .919 on the whole set that the data is taken from"
)

ORDERS = 20  # shuffled
LATE_DRAWS, LATE = 10, 10  # one article in so many arrives after all others


def b_cubed(found: Sequence[Sequence[str]], truth: dict[str, str]) -> tuple[float, float, float]:
    """Return B-cubed precision, recall and F1 of clusters of items against their true labels.

    >>> b_cubed([["a", "b"], ["c"]], {"a": "x", "b": "x", "c": "x"})
    (1.0, 0.5555555555555556, 0.7142857142857143)
    """
    sizes = Counter(truth.values())
    precision = recall = 0.0
    for cluster in found:
        for label, together in Counter(truth[item] for item in cluster).items():
            precision += together * together / len(cluster)
            recall += together * together / sizes[label]
    precision, recall = precision / len(truth), recall / len(truth)
    return precision, recall, 2 * precision * recall / (precision + recall)


def read_rows(path: Path) -> Iterator[tuple[Article | None, str]]:
    """Yield the article of each row, None where it cannot be read, and its event."""
    with gzip.open(path, "rt", encoding="utf-8") as lines:
        for number, line in enumerate(lines, start=1):
            event = str(json.loads(line)["event"])
            try:
                yield read_bytes(line.encode("utf-8"), f"row-{number}.json", f"{number:05d}"), event
            except InputError:
                yield None, event


def stream_f1(
    sketches: Sequence[Sketch], truth: dict[str, str], unread: Sequence[Sequence[str]]
) -> tuple[float, float]:
    """Return F1 after articles came one by one in this order, and after a last look at all."""
    stream = Stream()
    for each in sketches:
        stream.add(each)
    standing = b_cubed([*stream.groups().values(), *unread], truth)[2]
    stream.finish()
    return standing, b_cubed([*stream.groups().values(), *unread], truth)[2]


def measure_orders(
    sketches: Sequence[Sketch], truth: dict[str, str], unread: Sequence[Sequence[str]]
) -> dict[str, float]:
    """Return F1 in the order of days, and its mean and its widest spread over shuffled orders."""
    in_time = sorted(sketches, key=lambda each: (each.day or 0, each.id))
    standing, finished = stream_f1(in_time, truth, unread)
    by_id = sorted(sketches, key=lambda each: each.id)
    shuffled = [
        stream_f1(Random(seed).sample(by_id, len(by_id)), truth, unread) for seed in range(ORDERS)
    ]
    values = {"date_order.f1": standing, "date_order.finished_f1": finished}
    for name, column in (("f1", 0), ("finished_f1", 1)):
        found = [each[column] for each in shuffled]
        values[f"shuffled.{name}"] = sum(found) / len(found)
        values[f"shuffled.{name}_spread"] = max(found) - min(found)
    return values | measure_late(in_time, truth, unread)


def measure_late(
    in_time: Sequence[Sketch], truth: dict[str, str], unread: Sequence[Sequence[str]]
) -> dict[str, float]:
    """Return the mean and the least F1 where some articles arrive after all others."""
    found = []
    for seed in range(LATE_DRAWS):
        late = set(Random(seed).sample(range(len(in_time)), len(in_time) // LATE))
        order = sorted(range(len(in_time)), key=lambda number: (number in late, number))
        found.append(stream_f1([in_time[number] for number in order], truth, unread)[0])
    return {"late.f1": sum(found) / len(found), "late.least_f1": min(found)}


def measure(data: Path) -> dict[str, float]:
    """Return B-cubed precision, recall, F1 and the numbers of stories, and F1 by order.

    An article that cannot be read counts as a story of its own.

    Raises:
        FileNotFoundError: the folder holds no such data.
    """
    path = data / "clusters" / "articles.jsonl.gz"
    if not path.is_file():
        raise FileNotFoundError(2, "no such file", str(path))
    annotator = load_annotator()
    readings, truth, unread = [], {}, []
    for number, (article, event) in enumerate(read_rows(path), start=1):
        truth[f"{number:05d}"] = event
        if article is None:
            unread.append([f"{number:05d}"])
        else:
            readings.append(Reading(article, annotate(article, annotator), ()))
    stories = [list(story.articles) for story in group(readings)] + unread
    precision, recall, f1 = b_cubed(stories, truth)
    return {
        "precision": precision,
        "recall": recall,
        "f1": f1,
        "stories": float(len(stories)),
        "events": float(len(set(truth.values()))),
        "articles": float(len(truth)),
        **measure_orders([sketch(reading) for reading in readings], truth, unread),
    }
