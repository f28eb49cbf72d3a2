"""Status as the claims stage judges it against what people held to be so.

Data: ``factuality/{uw,meantime}-{train,dev}.jsonl.gz``: sentences with event words and a value from
-3 (it did not happen) to 3 (it happened). The dev files are measured; ``--dev`` reads the train
files, from which the table of values and the classes of errors come.
"""

from __future__ import annotations

import gzip
import json
import sys
from bisect import bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from crossread import language
from crossread.claims import find
from crossread.claims.attribution import attribute
from crossread.claims.status import status_of
from crossread.claims.tree import Tree, grow
from crossread.claims.witness import witness
from crossread.language import Annotator, article_of_text, load_annotator
from crossread.model.claims import Status
from evaluation.factuality_values import rules_value, value_of
from evaluation.scores import correlation
from evaluation.sets import ALL_TESTS, Choice, Part, present

NAME = "factuality"
SOURCE = (
    "Pearson's r and mean absolute error on the dev halves of UW (Lee et al. 2015) and MEANTIME"
    " (Minard et al. 2016) in the form of Stanovsky et al. 2017, event words given"
)

_SETS = ("uw", "meantime")
_OPENING = frozenset({"(", "[", "“", "$", "£", "€", "#", "‘"})
_CLOSING = frozenset({")", "]", "”", ",", ".", ";", ":", "?", "!", "%", "n't"})
_PRINTED = {"``": "“", "''": "”", "-LRB-": "(", "-RRB-": ")", "-LSB-": "[", "-RSB-": "]"}
_LONGEST_CLITIC = 3  # letters of "'ll" with its apostrophe
_SHOWN_FROM = 1.5  # errors below are within what two judges differ by


@dataclass(frozen=True, slots=True)
class Judged:
    """A sentence as it would be printed, with the starts of its event words and their values."""

    text: str
    events: tuple[tuple[int, float], ...]


@dataclass(frozen=True, slots=True)
class Verdict:
    """One event word: what people said of it, and what the stage says."""

    truth: float
    rules: float
    value: float  # of rules and witness together
    status: Status
    reasons: tuple[str, ...]
    claimed: bool
    text: str  # the sentence up to the word


def print_words(words: Sequence[str]) -> tuple[str, list[int]]:
    """Put words that a corpus cut apart together as a newspaper prints them, with their starts.

    >>> print_words(["``", "It", "wo", "n't", "be", ",", "''", "he", "said", "."])[0]
    "“It won't be,” he said."
    """
    text, starts, tight, opened = "", [], True, False
    for printed in words:
        word = _PRINTED.get(printed, printed)
        if word == '"':
            word = "”" if opened else "“"
        opened = word == "“" or (opened and word != "”")
        clitic = word.startswith("'") and len(word) <= _LONGEST_CLITIC
        if not (tight or clitic or word in _CLOSING):
            text += " "
        starts.append(len(text))
        text += word
        tight = word in _OPENING
    return text, starts


def read_judged(path: Path) -> Iterator[Judged]:
    """Read the sentences of a file in its order."""
    with gzip.open(path, "rt", encoding="utf-8") as rows:
        for row in map(json.loads, rows):
            text, starts = print_words(row["text"].split(" "))
            yield Judged(text, tuple((starts[t["span1"][0]], t["label"]) for t in row["targets"]))


def judge(judged: Judged, annotator: Annotator) -> list[Verdict]:
    """Read a sentence as an article and judge its event words."""
    article = article_of_text(judged.text)
    annotation = language.annotate(article, annotator)
    tree = grow(article, annotation)
    found = attribute(tree, article)
    spans = [claim.predicate_span for claim in find(article, annotation)]
    verdicts = []
    for start, truth in judged.events:
        token = _token_at(tree, start)
        reports = [report for report in found.around(token) if report.cue != token]
        status, reasons = status_of(tree, token, reports)
        attributed, seen = bool(reports), witness(tree, token)
        verdicts.append(
            Verdict(
                truth=truth,
                rules=rules_value(status, reasons, attributed=attributed),
                value=value_of(status, reasons, seen, attributed=attributed),
                status=status,
                reasons=reasons,
                claimed=any(span.start <= start < span.end for span in spans),
                text=judged.text[: tree.tokens[token].span.end],
            )
        )
    return verdicts


def _token_at(tree: Tree, start: int) -> int:
    return max(0, bisect_right(tree.tokens, start, key=lambda token: token.span.start) - 1)


def score(verdicts: Sequence[Verdict]) -> dict[str, float]:
    """Return how well the values agree with those of people, and the share that had a claim."""
    truth = [verdict.truth for verdict in verdicts]
    count = max(1, len(verdicts))
    return {
        "words": len(verdicts),
        "pearson": correlation([verdict.value for verdict in verdicts], truth),
        "rules.pearson": correlation([verdict.rules for verdict in verdicts], truth),
        "mae": sum(abs(verdict.value - verdict.truth) for verdict in verdicts) / count,
        "claims": sum(verdict.claimed for verdict in verdicts) / count,
    }


def show_errors(verdicts: Sequence[Verdict]) -> None:
    """Print the words that are far off, by what led to their status."""
    wrong = [each for each in verdicts if abs(each.value - each.truth) >= _SHOWN_FROM]
    for each in sorted(wrong, key=lambda each: (each.status, each.reasons, each.text)):
        reasons = "; ".join(each.reasons) or "no reason"
        said = f"{each.truth:+.1f} for {each.value:+.1f} {each.status} ({reasons})"
        print(f"{said}: {each.text[-60:]}", file=sys.stderr)


def measure(data: Path, choice: Choice = ALL_TESTS) -> dict[str, float]:
    """Return Pearson's r, the mean absolute error and the claims' coverage of each set.

    Raises:
        FileNotFoundError: the data is absent.
        InputError: a chosen set is not known.
    """
    annotator = load_annotator()
    part = "train" if choice.part is Part.DEV else "dev"
    values: dict[str, float] = {}
    for name in choice.pick(_SETS):
        sentences = list(read_judged(present(data / "factuality" / f"{name}-{part}.jsonl.gz")))
        verdicts = [
            verdict for each in choice.sample(sentences) for verdict in judge(each, annotator)
        ]
        values |= {f"{name}.{key}": value for key, value in score(verdicts).items()}
        if choice.details:
            show_errors(verdicts)
    return values
