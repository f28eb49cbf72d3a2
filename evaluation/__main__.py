"""``python -m evaluation NAME``: measure one yardstick and hold it against its floors."""

from __future__ import annotations

import argparse
import importlib
import json
import sys
from collections.abc import Mapping, Sequence
from pathlib import Path

from crossread.errors import CrossreadError, InputError
from evaluation import YARDSTICKS, default_data
from evaluation.floors import missed_floors, read_floors

PASSED, MISSED, USAGE = 0, 1, 2


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(
        prog="python -m evaluation",
        description="Measure one yardstick. Exit code 1: a floor is missed; 2: bad usage or data.",
    )
    parser.add_argument("name", metavar="NAME", choices=YARDSTICKS, help=", ".join(YARDSTICKS))
    parser.add_argument("--data", type=Path, help="folder of the data (default: ../shared/data)")
    parser.add_argument("--json", action="store_true", help="print one JSON object")
    parser.add_argument("--verbose", action="store_true", help="gold: tell every item and why")
    parser.add_argument("--gold", type=Path, help="gold: another gold file")
    parser.add_argument("--reports", type=Path, help="gold: the folder of its reports")
    return parser


def prefixed(name: str, values: Mapping[str, float]) -> dict[str, float]:
    """Return the metrics under ``name.``, sorted."""
    full = {key if key.startswith(f"{name}.") else f"{name}.{key}": v for key, v in values.items()}
    return dict(sorted(full.items()))


def _number(value: float) -> str:
    return str(value) if isinstance(value, int) else f"{value:.3f}"


def _measure(options: argparse.Namespace) -> dict[str, float]:
    """Run the yardstick that the options name."""
    data = options.data or default_data()
    if options.data is not None and not data.is_dir():
        raise InputError(str(data), "no such folder of data")
    if options.name == "gold":
        from evaluation import gold

        verdicts = gold.judge(*gold.places(data, options.gold, options.reports))
        if options.verbose:
            print("\n".join(map(str, verdicts)), file=sys.stderr)
        return gold.tally(verdicts)
    module = importlib.import_module(f"evaluation.{options.name}")
    try:
        values: dict[str, float] = module.measure(data)
    except FileNotFoundError as error:
        path = str(error.filename or data)
        raise InputError(path, "the data is absent", "name its folder with --data") from error
    return values


def _show_missed(options: argparse.Namespace, values: Mapping[str, float]) -> int:
    """Hold the metrics of the default data against their floors and tell what is missed."""
    if options.data or options.gold or options.reports:
        return PASSED
    verdict = missed_floors(options.name, values, read_floors(), default_data())
    for line in verdict.notes + verdict.missed:
        print(line, file=sys.stderr)
    return MISSED if verdict.missed else PASSED


def main(arguments: Sequence[str] | None = None) -> int:
    """Measure, print and return the exit code."""
    parser = _parser()
    options = parser.parse_args(arguments)
    if options.name != "gold" and (options.gold or options.reports or options.verbose):
        parser.error("--gold, --reports and --verbose belong to the yardstick gold")
    try:
        values = prefixed(options.name, _measure(options))
    except (CrossreadError, ImportError) as error:
        print(f"{options.name}: {error}", file=sys.stderr)
        return USAGE
    if options.json:
        print(json.dumps(values, indent=2))
    else:
        print("\n".join(f"{key} {_number(value)}" for key, value in values.items()))
    return _show_missed(options, values)


if __name__ == "__main__":
    raise SystemExit(main())
