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
from evaluation.sets import Choice, Part
from training.corpora import CorpusError

PASSED, MISSED, USAGE = 0, 1, 2

_OF_PARTS = (
    "treebank",
    "ner",
    "roles",
    "happened",
    "polnear",
    "plover",
    "five-w",
    "timex",
    "times",
    "quantities",
    "names",
    "factuality",
    "cascades",
    "grouping",
    "series",
)  # yardsticks with test, dev and a sample
_JUDGED = (
    "judged",
    "judged-pronouns",
    "judged-merges",
    "reprints",
)  # drawn rows that a reader judged
_OWN_OPTIONS = {
    "gold": ("gold",),
    "reports": ("gold",),
    "verbose": ("gold", "traps", *_OF_PARTS),
    "write": ("traps", "cascades", *_JUDGED),
    "draw": _JUDGED,
    "seed": _JUDGED,
    "record": _JUDGED,
    "dev": _OF_PARTS,
    "sample": _OF_PARTS,
    "set": ("treebank", "ner"),
    "reference": ("vectors",),
}


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(
        prog="python -m evaluation",
        description="Measure one yardstick. Exit code 1: a floor is missed; 2: bad usage or data.",
    )
    parser.add_argument("name", metavar="NAME", choices=YARDSTICKS, help=", ".join(YARDSTICKS))
    parser.add_argument("--data", type=Path, help="folder of the data (default: ../shared/data)")
    parser.add_argument("--json", action="store_true", help="print one JSON object")
    parser.add_argument("--verbose", action="store_true", help="tell more: every item, every label")
    parser.add_argument("--write", type=Path, help="traps: facts; judged: rows; cascades: reports")
    parser.add_argument("--draw", type=int, help="judged, reprints: draw so many rows to read")
    parser.add_argument("--seed", type=int, default=0, help="with --draw: another draw")
    parser.add_argument("--record", type=Path, help="judged, reprints: add the verdicts of a file")
    parser.add_argument("--gold", type=Path, help="gold: another gold file")
    parser.add_argument("--reports", type=Path, help="gold: the folder of its reports")
    part = parser.add_mutually_exclusive_group()
    part.add_argument("--dev", action="store_true", help=f"{', '.join(_OF_PARTS)}: the dev sets")
    part.add_argument("--sample", action="store_true", help="the same: the small sample of CI")
    parser.add_argument("--set", nargs="+", default=[], help="treebank, ner: only these sets")
    parser.add_argument("--reference", type=Path, help="vectors: vectors of the reference model")
    return parser


def prefixed(name: str, values: Mapping[str, float]) -> dict[str, float]:
    """Return the metrics under ``name.``, sorted."""
    full = {key if key.startswith(f"{name}.") else f"{name}.{key}": v for key, v in values.items()}
    return dict(sorted(full.items()))


def _number(value: float) -> str:
    return str(value) if isinstance(value, int) else f"{value:.3f}"


def _measure_traps(options: argparse.Namespace) -> dict[str, float]:
    """Judge the trap sentences and print a line for each, unless JSON is wanted."""
    from evaluation import traps

    verdicts = traps.judge()
    if options.write:
        traps.write_found(options.write, verdicts)
    before = traps.read_starter()
    if not options.json:
        print("\n".join(traps.list_verdicts(verdicts, before, misses=options.verbose)))
    return traps.tally(verdicts, before)


def _measure_judged(options: argparse.Namespace, data: Path) -> dict[str, float]:
    """Draw rows for a reader, or record what a reader says of them; else count the verdicts."""
    from evaluation.judging import read_drawn

    judged = importlib.import_module(f"evaluation.{options.name.replace('-', '_')}")
    if options.record:
        return {"recorded": judged.record(read_drawn(options.record, "rows"))}
    if options.draw is None:
        values: dict[str, float] = judged.measure(data)
        return values
    if options.write is None:
        raise InputError("--draw", "rows are drawn into a file", "name it with --write")
    rows = judged.draw(data, options.draw, options.seed)
    options.write.write_text(json.dumps(rows, indent=1, ensure_ascii=False), encoding="utf-8")
    return {"drawn": len(rows)}


def _part(options: argparse.Namespace) -> Part:
    return Part.DEV if options.dev else Part.SAMPLE if options.sample else Part.TEST


def _extra_arguments(options: argparse.Namespace) -> tuple[object, ...]:
    """Return what a yardstick takes besides the folder of the data."""
    if options.name in _OF_PARTS:
        return (Choice(_part(options), tuple(options.set), options.verbose),)
    return (options.reference,) if options.name == "vectors" else ()


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
    if options.name == "traps":
        return _measure_traps(options)
    if options.name in _JUDGED:
        return _measure_judged(options, data)
    if options.name == "cascades" and options.write:
        from evaluation import cascades

        return {"written": cascades.write_part(options.write, _part(options))}
    module = importlib.import_module(f"evaluation.{options.name.replace('-', '_')}")
    try:
        values: dict[str, float] = module.measure(data, *_extra_arguments(options))
    except FileNotFoundError as error:
        path = str(error.filename or data)
        raise InputError(path, "the data is absent", "name its folder with --data") from error
    return values


def _show_missed(options: argparse.Namespace, values: Mapping[str, float]) -> int:
    """Hold the metrics of the default data against their floors and tell what is missed."""
    if options.data or options.gold or options.reports or options.set or options.dev:
        return PASSED
    if options.draw is not None or options.record or (options.write and options.name == "cascades"):
        return PASSED
    name = f"{options.name}.sample" if options.sample else options.name
    verdict = missed_floors(name, values, read_floors(), default_data())
    for line in verdict.notes + verdict.missed:
        print(line, file=sys.stderr)
    return MISSED if verdict.missed else PASSED


def main(arguments: Sequence[str] | None = None) -> int:
    """Measure, print and return the exit code."""
    parser = _parser()
    options = parser.parse_args(arguments)
    for option, names in _OWN_OPTIONS.items():
        if getattr(options, option) and options.name not in names:
            parser.error(f"--{option} belongs to the yardsticks {', '.join(names)}")
    try:
        prefix = f"{options.name}.sample" if options.sample else options.name
        values = prefixed(prefix, _measure(options))
    except (CrossreadError, CorpusError, ImportError) as error:
        print(f"{options.name}: {error}", file=sys.stderr)
        return USAGE
    if options.json:
        print(json.dumps(values, indent=2))
    else:
        print("\n".join(f"{key} {_number(value)}" for key, value in values.items()))
    return _show_missed(options, values)


if __name__ == "__main__":
    raise SystemExit(main())
