"""Items that a careful reader marked in a set of reports: how many are found."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from pathlib import Path

from crossread.errors import InputError
from evaluation.gold_items import read_items
from evaluation.gold_rules import RULES, ItemVerdict, decide_all
from evaluation.gold_world import lay_out

NAME = "gold"
SOURCE = "hand-marked items with spans beside the reports; one general rule per category decides"


def places(data: Path, gold: Path | None, reports: Path | None) -> tuple[Path, Path]:
    """Return the gold file and the folder of its reports; both lie beside the data by default."""
    return gold or data.parent / "gold" / "seeds.json", reports or data.parent / "reports"


def judge(gold: Path, reports: Path) -> tuple[ItemVerdict, ...]:
    """Read the reports and decide every item of the gold file.

    Raises:
        InputError: the gold file or the reports are absent or not readable.
    """
    from crossread.pipeline import read_stories

    if not gold.is_file():
        raise InputError(str(gold), "the gold file is absent", "name it with --gold")
    if not reports.is_dir():
        raise InputError(str(reports), "no such folder of reports", "name it with --reports")
    result = read_stories([reports])
    articles = [reading.article for reading in result.readings]
    items = read_items(gold, articles)
    return decide_all(lay_out(result.dossiers, result.readings, items), items)


def tally(verdicts: Sequence[ItemVerdict]) -> dict[str, float]:
    """Count the items that were found, in all and by category."""
    found = Counter(v.item.category for v in verdicts if v.passed)
    total = Counter(v.item.category for v in verdicts)
    counts: dict[str, float] = {"passed": sum(found.values()), "items": len(verdicts)}
    for category in (name for name, _ in RULES if total[name]):
        counts[f"{category}.passed"] = found[category]
        counts[f"{category}.items"] = total[category]
    return counts


def measure(data: Path) -> dict[str, float]:
    """Measure on the gold file and the reports beside the data folder."""
    return tally(judge(*places(data, None, None)))
