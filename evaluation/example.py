"""The bundled example held against its own truth: every item found or not, and why."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from evaluation.example_rules import CHECKS
from evaluation.example_truth import Truth, read_truth
from evaluation.gold_world import World, lay_out

NAME = "example"
SOURCE = "examples/truth.yaml, written with the reports; shares of its items that are found"

EXAMPLES = Path(__file__).resolve().parent.parent / "examples"


@dataclass(frozen=True, slots=True)
class TruthVerdict:
    """Whether one item of the truth was found, and why."""

    id: str  # "claim.h1.roles", "origins.bell.low"
    metric: str  # the share that it counts for
    passed: bool
    reason: str

    def __str__(self) -> str:
        return f"{'passed' if self.passed else 'MISSED'} {self.id}: {self.reason}"


def judge_world(world: World, truth: Truth) -> tuple[TruthVerdict, ...]:
    """Decide every item of the truth, in the order of the checks and of its file."""
    return tuple(
        TruthVerdict(name, metric, *outcome)
        for metric, check in CHECKS
        for name, outcome in check(world, truth)
    )


def judge(examples: Path = EXAMPLES) -> tuple[TruthVerdict, ...]:
    """Read the example reports and decide every item of their truth.

    Raises:
        FileNotFoundError: the folder holds no truth.yaml.
    """
    from crossread.pipeline import read_stories

    truth_file = examples / "truth.yaml"
    truth = read_truth(truth_file.read_text(encoding="utf-8"))
    folder = next(path for path in sorted(examples.iterdir()) if path.is_dir())
    result = read_stories([folder])
    return judge_world(lay_out(result.dossiers, result.readings, ()), truth)


def tally(verdicts: Sequence[TruthVerdict]) -> dict[str, float]:
    """Return the share of the items that were found, for each metric, and the counts in all."""
    found = Counter(verdict.metric for verdict in verdicts if verdict.passed)
    total = Counter(verdict.metric for verdict in verdicts)
    shares: dict[str, float] = {name: found[name] / total[name] for name in sorted(total)}
    return {"passed": sum(found.values()), "items": len(verdicts), **shares}


def measure(data: Path) -> dict[str, float]:
    """Measure on the bundled example, or on a folder of the same form (truth.yaml, one folder)."""
    return tally(judge(data if (data / "truth.yaml").is_file() else EXAMPLES))
