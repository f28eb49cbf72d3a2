"""Pairs of real articles of one event that readers marked: copied, derived or independent.

Data: ``clusters/articles.jsonl.gz``, from which pairs are drawn, and ``judgements/reprints.jsonl``
beside this module: for each pair the hashes of both articles and the verdict, never the text. A
draw takes a third of the pairs from each band of plain five-word overlap, so that all three kinds
are there; the overlap is counted here, apart from what the lineage stage does.
"""

from __future__ import annotations

import json
import random
import re
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from itertools import combinations
from pathlib import Path
from typing import Any

from crossread import claims, language, stories
from crossread.errors import InputError
from crossread.model.articles import Article
from crossread.model.stories import Lineage, LineageKind, Reading, Story
from evaluation.clusters import read_rows
from evaluation.scores import Tally
from evaluation.sets import present

NAME = "reprints"
SOURCE = (
    "macro-F1 of copied, derived and independent over pairs of real articles of one event that"
    " readers marked (the scheme of METER: wholly, partially, not derived)"
)
JUDGEMENTS = Path(__file__).with_name("judgements") / "reprints.jsonl"
VERDICTS = ("copied", "derived", "independent")
_BANDS = ((0.5, 1.01), (0.05, 0.5), (0.0, 0.05))  # share of the shorter text's runs of five words
_RUN = 5
_VERDICT_OF: Mapping[LineageKind, str] = {
    LineageKind.DUPLICATE: "copied",
    LineageKind.DERIVED: "derived",
    LineageKind.PARTIAL: "derived",
    LineageKind.SPUN: "derived",
    LineageKind.COMMON_SOURCE: "independent",
}

Pair = tuple[Article, Article]
Key = frozenset[str]  # the hashes of two articles


def _runs(text: str) -> set[tuple[str, ...]]:
    words = re.findall(r"\w+", text.lower())
    return {tuple(words[i : i + _RUN]) for i in range(len(words) - _RUN + 1)}


def _events(data: Path) -> Iterator[list[Article]]:
    """Yield the articles of each event, in order of their ids; one hash stands once."""
    by_event: dict[str, dict[str, Article]] = {}
    for article, event in read_rows(present(data / "clusters" / "articles.jsonl.gz")):
        if article:
            by_event.setdefault(event, {}).setdefault(article.sha256, article)
    for event in sorted(by_event):
        yield sorted(by_event[event].values(), key=lambda each: each.id)


def _overlap(pair: Pair) -> float:
    one, other = (_runs(article.text) for article in pair)
    return len(one & other) / max(1, min(len(one), len(other)))


def draw(
    data: Path, count: int, seed: int, marked: Collection[Key] = frozenset()
) -> list[dict[str, Any]]:
    """Draw pairs at random, a third from each band of overlap, numbered for a reader.

    Pairs that are ``marked`` already are not drawn again. What a band lacks, the next one gives.
    """
    chance = random.Random(seed)
    every = (pair for articles in _events(data) for pair in combinations(articles, 2))
    fresh = (p for p in every if frozenset(article.sha256 for article in p) not in marked)
    pairs = [(pair, _overlap(pair)) for pair in fresh]
    drawn: list[Pair] = []
    for number, (low, high) in enumerate(_BANDS, start=1):
        band = [pair for pair, overlap in pairs if low <= overlap < high]
        wanted = count // len(_BANDS) * number - len(drawn)
        drawn += chance.sample(band, min(len(band), wanted))
    chance.shuffle(drawn)
    return [
        {
            "n": number,
            "left": left.sha256,
            "right": right.sha256,
            "outlets": [left.outlet, right.outlet],
            "left_text": left.text,
            "right_text": right.text,
        }
        for number, (left, right) in enumerate(drawn, start=1)
    ]


def read_marks(path: Path = JUDGEMENTS) -> dict[Key, str]:
    """Return the verdict on each pair of hashes of articles.

    Raises:
        InputError: a line is malformed or holds an unknown verdict.
    """
    found: dict[Key, str] = {}
    for number, line in enumerate(path.read_text(encoding="utf-8").splitlines(), start=1):
        try:
            row = json.loads(line)
            pair, verdict = frozenset((row["left"], row["right"])), row["verdict"]
        except (ValueError, TypeError, KeyError) as error:
            raise InputError(f"{path}:{number}", "not a marked pair") from error
        if verdict not in VERDICTS:
            raise InputError(f"{path}:{number}", f"no verdict: {verdict}", ", ".join(VERDICTS))
        found[pair] = verdict
    return found


def record(rows: Iterable[Mapping[str, Any]], path: Path = JUDGEMENTS) -> int:
    """Add marked pairs, without their texts, to those of a file; return how many it then holds.

    Raises:
        InputError: a row has no verdict of VERDICTS, or the file is malformed.
    """
    kept: dict[tuple[str, ...], str] = {}
    for row in rows:
        if row.get("verdict") not in VERDICTS:
            raise InputError(f"pair {row.get('n')}", "no verdict", f"one of {', '.join(VERDICTS)}")
        left, right = sorted((row["left"], row["right"]))
        kept[left, right] = row["verdict"]
    if path.exists():
        kept = {tuple(sorted(pair)): verdict for pair, verdict in read_marks(path).items()} | kept
    lines = (
        json.dumps({"left": left, "right": right, "verdict": verdict})
        for (left, right), verdict in sorted(kept.items())
    )
    path.write_text("".join(f"{line}\n" for line in lines), encoding="utf-8")
    return len(kept)


def verdict_of(found: Lineage) -> str:
    """Return the verdict that a lineage stands for.

    An article that draws on another one derives from it in part; two that only rest on one source
    do not derive from each other.
    """
    if found.kind is LineageKind.COMMON_SOURCE and found.direction != "unknown":
        return "derived"
    return _VERDICT_OF[found.kind]


def _relations(articles: Sequence[Article], annotator: language.Annotator) -> dict[Key, str]:
    """Return what the lineage stage says of every pair of articles, read as one story."""
    readings = []
    for article in articles:
        annotation = language.annotate(article, annotator)
        readings.append(Reading(article, annotation, claims.find(article, annotation)))
    story = Story("s1", tuple(article.id for article in articles), (), "", "")
    hashes = {article.id: article.sha256 for article in articles}
    return {
        frozenset((hashes[found.left], hashes[found.right])): verdict_of(found)
        for found in stories.trace(readings, story).lineages
    }


def score(truth: Mapping[Key, str], found: Mapping[Key, str]) -> dict[str, float]:
    """Return macro-F1 and the F1 of each verdict; a pair without a relation is independent."""
    tally = Tally()
    for pair, verdict in truth.items():
        guess = found.get(pair, "independent")
        for label in VERDICTS:
            tally.add([pair] * (guess == label), [pair] * (verdict == label), label)
    each = {f"f1.{label}": tally.f1(label) for label in VERDICTS}
    return {"pairs": len(truth), "macro_f1": sum(each.values()) / len(each), **each}


def measure(data: Path) -> dict[str, float]:
    """Return macro-F1 and the F1 of each verdict over the marked pairs.

    Raises:
        FileNotFoundError: the articles are absent.
        InputError: the marks are malformed.
    """
    marks = read_marks()
    marked = frozenset().union(*marks)
    annotator = language.load_annotator()
    found: dict[Key, str] = {}
    for articles in _events(data):
        if len(marked.intersection(article.sha256 for article in articles)) > 1:
            found |= _relations(articles, annotator)
    return score(marks, found)
