"""Fit the coefficients of a claim's confidence on the judged claims: ``--write`` stores them.

A logistic regression with a Gaussian prior around 0 (ridge), by Newton's method. Folds are made of
whole articles, so that no sentence is in both parts. All choices are deterministic.
"""

from __future__ import annotations

import argparse
import hashlib
import math
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise
from pathlib import Path

import numpy as np
import numpy.typing as npt

from evaluation.judged import Judgement, read_judgements

RESOURCE = (
    Path(__file__).resolve().parent.parent / "src" / "crossread" / "resources" / "confidence.yaml"
)
# Signs of what is written about, not of how it was read: sport and films, much of what is judged,
# bend the words of events more than the news does that users compare. Nor the statuses: what the
# model's factuality says against them tells more.
LEFT_OUT = frozenset({"typed", "typed with names", "reported", "nested", "background"})
STATUS = "status "
GIVEN = {"question": -1.5}  # too rare among what is drawn: who asks does not claim
RARE = 5  # claims: a sign seen less often keeps the weight 0
RIDGES = (1.0, 2.0, 4.0, 8.0, 16.0, 32.0)  # of these the one with the lowest held-out log-loss
FOLDS = 10
STEPS = 30  # of Newton's method, which settles in fewer than 10
BINS = (0.0, 0.2, 0.4, 0.5, 0.6, 0.7, 0.8, 0.9, 1.0)
BARS = (0.0, 0.3, 0.4, 0.5, 0.55, 0.6, 0.65, 0.7, 0.75, 0.8, 0.85, 0.9)

Matrix = npt.NDArray[np.float64]


@dataclass(frozen=True, slots=True)
class Fit:
    """An intercept and the coefficients of the signs."""

    intercept: float
    signs: dict[str, float]


def columns_of(judged: Sequence[Judgement]) -> list[str]:
    """Return the signs that are seen often enough, sorted."""
    seen = Counter(name for each in judged for name in each.signs)
    common = (
        name
        for name, count in seen.items()
        if count >= RARE and name not in LEFT_OUT | GIVEN.keys()
    )
    return sorted(name for name in common if not name.startswith(STATUS))


def table_of(judged: Sequence[Judgement], columns: Sequence[str]) -> tuple[Matrix, Matrix]:
    """Return the signs of each judgement, a column of ones first, and whether it says right."""
    rows = [[1.0, *(each.signs.get(name, 0.0) for name in columns)] for each in judged]
    return np.array(rows), np.array([float(each.verdict == "right") for each in judged])


def solve(table: Matrix, right: Matrix, ridge: float) -> Matrix:
    """Return the coefficients of the penalised logistic regression; the intercept is free."""
    penalty = np.full(table.shape[1], ridge)
    penalty[0] = 1e-6  # only keeps the system solvable
    found = np.zeros(table.shape[1])
    for _ in range(STEPS):
        share = predict(table, found)
        slope = table.T @ (share - right) + penalty * found
        curve = (table.T * (share * (1 - share))) @ table + np.diag(penalty)
        step = np.linalg.solve(curve, slope)
        found = found - step
        if np.abs(step).max() < 1e-9:
            break
    return found


def predict(table: Matrix, found: Matrix) -> Matrix:
    """Return the confidence of every row."""
    result: Matrix = 1 / (1 + np.exp(-(table @ found)))
    return result


def log_loss(share: Matrix, right: Matrix) -> float:
    """Return the mean log-loss in nats."""
    safe = np.clip(share, 1e-6, 1 - 1e-6)
    return float(-np.mean(right * np.log(safe) + (1 - right) * np.log(1 - safe)))


def fold_of(judgement: Judgement) -> int:
    """Return the fold of a judgement: all claims of an article share it."""
    return int(hashlib.sha256(judgement.article.encode()).hexdigest(), 16) % FOLDS


def hold_out(judged: Sequence[Judgement], ridge: float) -> Matrix:
    """Return the confidence of every judgement by a fit on the other folds."""
    folds = np.array([fold_of(each) for each in judged])
    shares = np.zeros(len(judged))
    for fold in range(FOLDS):
        known = [each for each, own in zip(judged, folds, strict=True) if own != fold]
        if len(known) in (0, len(judged)):
            continue
        columns = columns_of(known)
        table, right = table_of(judged, columns)
        found = solve(table[folds != fold], right[folds != fold], ridge)
        shares[folds == fold] = predict(table[folds == fold], found)
    return shares


def fit(judged: Sequence[Judgement], ridge: float) -> Fit:
    """Fit on all judgements, coefficients rounded as they are stored."""
    columns = columns_of(judged)
    found = solve(*table_of(judged, columns), ridge)
    signs = {name: round(float(v), 2) for name, v in zip(columns, found[1:], strict=True)}
    return Fit(round(float(found[0]), 2), {name: v for name, v in signs.items() if v})


def best_ridge(judged: Sequence[Judgement]) -> float:
    """Return the ridge with the lowest held-out log-loss."""
    right = np.array([float(each.verdict == "right") for each in judged])
    return min(RIDGES, key=lambda ridge: log_loss(hold_out(judged, ridge), right))


def describe(judged: Sequence[Judgement], ridge: float) -> Iterator[str]:
    """Yield the held-out log-loss, the table of reliability and the curve over the bar."""
    shares = hold_out(judged, ridge)
    right = np.array([float(each.verdict == "right") for each in judged])
    plain = -float(np.mean(right)) * math.log(np.mean(right)) - float(np.mean(1 - right)) * (
        math.log(np.mean(1 - right))
    )
    yield f"{len(judged)} claims, {np.mean(right):.3f} right, ridge {ridge}"
    yield f"log-loss held out {log_loss(shares, right):.3f}, of the plain share {plain:.3f}"
    yield "confidence  claims  mean  right"
    for low, high in pairwise(BINS):
        inside = (shares >= low) & (shares < high + (high == 1.0))
        if inside.any():
            yield (
                f"{low:.2f}-{high:.2f}  {inside.sum():6d}  {shares[inside].mean():.2f}"
                f"  {right[inside].mean():.2f}"
            )
    yield "bar   published  precision  of the right ones"
    for bar in BARS:
        shown = shares >= bar
        if shown.any():
            yield (
                f"{bar:.2f}  {shown.mean():9.2f}  {right[shown].mean():9.2f}"
                f"  {right[shown].sum() / right.sum():9.2f}"
            )


def store(found: Fit, count: int, path: Path = RESOURCE) -> None:
    """Write the coefficients into the resource, behind its word lists."""
    head = path.read_text(encoding="utf-8").partition("\n# Fitted ")[0]
    lines = [
        f"# Fitted by evaluation/fit_confidence.py on {count} judged claims"
        " (evaluation/judgements/claims.jsonl).",
        f"intercept: {found.intercept}",
        "signs:",
        *(f"  {name}: {value}" for name, value in sorted((found.signs | GIVEN).items())),
    ]
    path.write_text(head + "\n" + "\n".join(lines) + "\n", encoding="utf-8")


def main() -> None:
    """Fit, describe the fit and, with ``--write``, store it."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--write", action="store_true", help="store the coefficients")
    options = parser.parse_args()
    judged = [each for each in read_judgements() if each.signs]
    ridge = best_ridge(judged)
    print("\n".join(describe(judged, ridge)))
    found = fit(judged, ridge)
    for name, value in sorted(found.signs.items(), key=lambda each: each[1]):
        print(f"{value:6.2f}  {name}")
    if options.write:
        store(found, len(judged))


if __name__ == "__main__":
    main()
