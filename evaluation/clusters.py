"""How well articles are put into stories: B-cubed against events that people marked.

Data: ``clusters/articles.jsonl.gz``, one article a line with its ``event``.
"""

from __future__ import annotations

import gzip
import json
from collections import Counter
from collections.abc import Iterator, Sequence
from pathlib import Path

from crossread.articles import read_bytes
from crossread.errors import InputError
from crossread.language import annotate, load_annotator
from crossread.model.articles import Article
from crossread.model.stories import Reading
from crossread.stories import group

NAME = "clusters"
SOURCE = (
    "B-cubed precision, recall and F1 (Bagga and Baldwin 1998); TF-IDF average link with the best"
    " of five thresholds reaches F1 .919 on the whole set that the data is taken from"
)


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


def measure(data: Path) -> dict[str, float]:
    """Return B-cubed precision, recall, F1 and the numbers of stories and of events.

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
    }
