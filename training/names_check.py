"""Check files of marked sentences: ``python -m training.names_check FILE...``."""

from __future__ import annotations

import sys
from collections import Counter
from pathlib import Path

from training.marked import read_line


def check(path: Path) -> tuple[Counter[str], list[str]]:
    """Return the number of names by label (and of ``lines``), and what is wrong with which line."""
    counts: Counter[str] = Counter()
    faults = []
    for number, line in enumerate(path.read_text(encoding="utf-8").splitlines(), 1):
        if not line.strip() or line.startswith("#"):
            continue
        counts["lines"] += 1
        try:
            counts.update(label for _, _, label in read_line(line.strip(), str(number)).names)
        except ValueError as error:
            faults.append(f"{path}, line {number}: {error}")
    return counts, faults


def main(paths: list[str]) -> int:
    """Print counts and faults; return 1 if there is a fault."""
    failed = 0
    for path in paths:
        counts, faults = check(Path(path))
        print(path, dict(sorted(counts.items())))
        print("\n".join(faults), end="\n" if faults else "")
        failed |= bool(faults)
    return failed


if __name__ == "__main__":
    raise SystemExit(main(sys.argv[1:]))
