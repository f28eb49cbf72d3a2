"""Published claims that a reader judged against their sentences: precision and what is at fault.

Data: ``clusters/articles.jsonl.gz``, from which claims are drawn, and ``judgements/claims.jsonl``
beside this module: for each judged claim hashes, the verdict, the class of the fault and the signs
of its confidence, never the text.
"""

from __future__ import annotations

import hashlib
import random
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from crossread import claims, language
from crossread.model.annotation import Annotation
from crossread.model.articles import Article
from crossread.model.claims import OPEN_TYPE, PUBLISH_BAR, Claim
from evaluation.judging import (
    add_lines,
    check_verdict,
    draw_articles,
    number_rows,
    read_articles,
    read_drawn,
    read_lines,
)
from evaluation.scores import wilson

NAME = "judged"
SOURCE = (
    "share of published claims, drawn at random and each read in its sentence, whose roles, status,"
    " source and type are all right; 95 % interval of Wilson (1927)"
)
JUDGEMENTS = Path(__file__).with_name("judgements") / "claims.jsonl"
VERDICTS = ("right", "roles", "status", "source", "type", "no claim")
PER_ARTICLE = 3  # claims drawn from an article on average: more would be one writer's habits


@dataclass(frozen=True, slots=True)
class Judgement:
    """What a reader said of one claim. ``signs`` are those of its confidence when it was drawn."""

    key: str
    article: str  # sha256 of the article
    typed: bool
    verdict: str
    fault: str = ""
    signs: Mapping[str, float] = field(default_factory=dict)


def key_of(article: Article, claim: Claim) -> str:
    """Return the hash of a claim as judged: place, type, the spans of roles and sources, status."""
    spans = {
        "predicate": [(claim.predicate_span.start, claim.predicate_span.end)],
        "chain": [(link.span.start, link.span.end) for link in claim.chain if link.span],
        **{
            f"role {role.name}": [(filler.span.start, filler.span.end) for filler in role.fillers]
            for role in claim.roles
        },
    }
    judged = (article.sha256, claim.event_type, claim.status.value, sorted(spans.items()))
    return hashlib.sha256(repr(judged).encode()).hexdigest()


def read_judgements(path: Path | None = None) -> list[Judgement]:
    """Read the judgements of a file (None: JUDGEMENTS), none where there is no such file.

    Raises:
        InputError: a line is malformed.
    """
    return read_lines(path or JUDGEMENTS, Judgement)


def _row(article: Article, annotation: Annotation, claim: Claim) -> dict[str, Any]:
    """Return a claim as its reader sees it."""
    sentence = annotation.sentences[claim.sentence].span.of(article.text)
    return {
        "key": key_of(article, claim),
        "article": article.sha256,
        "type": claim.event_type,
        "predicate": claim.predicate,
        "status": claim.status.value,
        "reasons": list(claim.reasons),
        "roles": {
            role.name + (" (open)" if role.open else ""): [filler.text for filler in role.fillers]
            for role in claim.roles
        },
        "chain": [f"{link.name} [{link.kind.value}, {link.cue}]" for link in claim.chain[1:]],
        "rule": claim.rule,
        "confidence": claim.confidence,
        "clause": claim.span.of(article.text),
        "sentence": " ".join(sentence.split()),
    }


def draw(data: Path, count: int, seed: int, bar: float = PUBLISH_BAR) -> list[dict[str, Any]]:
    """Draw published claims at random from articles drawn at random, numbered for a reader."""
    chance = random.Random(seed)
    articles = draw_articles(data, -(-count // PER_ARTICLE), chance)
    annotator = language.load_annotator()
    rows = []
    for article in articles:
        annotation = language.annotate(article, annotator)
        found, signs = claims.find_with_signs(article, annotation)
        for claim in found:
            if claim.confidence >= bar:
                rows.append({**_row(article, annotation, claim), "signs": signs[claim.id]})
    return number_rows(rows, count, chance)


def read_rows_of(path: Path) -> list[dict[str, Any]]:
    """Read drawn claims, with a reader's verdicts added.

    Raises:
        InputError: there is no such file, or it holds no list of claims.
    """
    return read_drawn(path, "claims")


def _judgement(row: Mapping[str, Any]) -> Judgement:
    check_verdict(row, VERDICTS, "claim")
    return Judgement(
        row["key"],
        row["article"],
        row["type"] != OPEN_TYPE,
        row["verdict"],
        row.get("fault", "") if row["verdict"] != "right" else "",
        row.get("signs", {}),
    )


def record(rows: Iterable[Mapping[str, Any]], path: Path | None = None) -> int:
    """Add a reader's verdicts to the judgements; a later one on the same claim replaces it.

    Raises:
        InputError: a verdict is none of VERDICTS, or a row has no key.
    """
    path = path or JUDGEMENTS
    return add_lines(path, read_judgements(path), [_judgement(row) for row in rows])


def confidences(data: Path, judged: Sequence[Judgement]) -> dict[str, float]:
    """Return the confidence of every claim that the articles of the judgements have now, by key."""
    wanted = {each.article for each in judged}
    annotator = language.load_annotator()
    return {
        key_of(article, claim): claim.confidence
        for article in read_articles(data)
        if article.sha256 in wanted
        for claim in claims.find(article, language.annotate(article, annotator))
    }


def tally(judged: Sequence[Judgement], now: Mapping[str, float]) -> dict[str, float]:
    """Count the judged claims that are still published, given the confidence of those of today."""
    shown = [each for each in judged if now.get(each.key, 0.0) >= PUBLISH_BAR]
    return {
        "judged": len(judged),
        "produced": sum(each.key in now for each in judged),
        "published": len(shown),
        "kept": _kept(judged, now),
        **dict(_precision(shown)),
        **{f"typed.{name}": v for name, v in _precision([e for e in shown if e.typed])},
        **{f"open.{name}": v for name, v in _precision([e for e in shown if not e.typed])},
        **_shares(shown),
    }


def _kept(judged: Sequence[Judgement], now: Mapping[str, float]) -> float:
    """Return the share of the claims judged right, and still produced, that are published."""
    right = [now[e.key] for e in judged if e.verdict == "right" and e.key in now]
    return sum(confidence >= PUBLISH_BAR for confidence in right) / max(1, len(right))


def _precision(judged: Sequence[Judgement]) -> Iterator[tuple[str, float]]:
    right = sum(each.verdict == "right" for each in judged)
    low, high = wilson(right, len(judged))
    yield from (("precision", right / len(judged) if judged else 0.0), ("low", low), ("high", high))


def _shares(judged: Sequence[Judgement]) -> dict[str, float]:
    """Return the share of every verdict and of every class of fault."""
    counts = Counter(f"verdict.{each.verdict}" for each in judged)
    counts.update(f"fault.{each.fault}" for each in judged if each.fault)
    return {label: counts[label] / len(judged) for label in sorted(counts)}


def measure(data: Path) -> dict[str, float]:
    """Return the precision over the judged claims that are still published, and their faults.

    Raises:
        FileNotFoundError: the articles are absent.
        InputError: the judgements are malformed.
    """
    judged = read_judgements()
    return tally(judged, confidences(data, judged))
