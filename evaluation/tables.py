"""Our own strict tables: time expressions and quantities with what they mean."""

from __future__ import annotations

import re
import sys
from collections import Counter
from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path

import yaml

from crossread.errors import InputError
from crossread.model.quantities import Quantity
from crossread.model.spans import Span
from crossread.model.times import TimeExpression, TimeForm
from crossread.text import dates, quantities
from evaluation.sets import ALL_TESTS, Choice

TIMES = Path(__file__).with_name("time_table.yaml")
QUANTITIES = Path(__file__).with_name("quantity_table.yaml")
NOTHING = "-"
_FUTURE = " future"
_LOOSE = 1e-6  # share by which a bound may differ: the engines round to six places


@dataclass(frozen=True, slots=True)
class Row:
    """A sentence with the words of its one expression and what they mean."""

    group: str
    sentence: str
    words: str
    meaning: tuple[str, ...]
    anchor: date | None = None


@dataclass(frozen=True, slots=True)
class Verdict:
    """Whether a row was read as it should be, and what was read."""

    row: Row
    right: bool
    read: str


def _row(group: str, line: object, anchor: date | None = None) -> Row:
    """Read "sentence | words | meaning | ..."."""
    sentence, words, *meaning = (part.strip() for part in str(line).split("|"))
    if not meaning or (words not in sentence) or (not words) != (meaning == [NOTHING]):
        raise ValueError(f"{line!r} is not a sentence, words of it and their meaning")
    return Row(group, sentence, words, tuple(meaning), anchor)


def _read(path: Path, rows: Callable[[object], Iterator[Row]]) -> list[Row]:
    try:
        return list(rows(yaml.safe_load(path.read_text(encoding="utf-8"))))
    except (yaml.YAMLError, AttributeError, KeyError, TypeError, ValueError) as error:
        raise InputError(str(path), f"not a table of rows: {error}") from error


def _time_rows(table: object) -> Iterator[Row]:
    for group, part in dict(table).items():  # type: ignore[call-overload]
        yield from (_row(group, line, part["anchor"]) for line in part["rows"])


def _quantity_rows(table: object) -> Iterator[Row]:
    for group, lines in dict(table).items():  # type: ignore[call-overload]
        yield from (_row(group, line) for line in lines)


def load_times(path: Path = TIMES) -> list[Row]:
    """Return the rows of the table of times.

    Raises:
        InputError: the file is malformed.
    """
    return _read(path, _time_rows)


def load_quantities(path: Path = QUANTITIES) -> list[Row]:
    """Return the rows of the table of quantities.

    Raises:
        InputError: the file is malformed.
    """
    return _read(path, _quantity_rows)


def _length(expression: TimeExpression) -> str:
    """Write a length as the table does: "= 2 year MORE_THAN", "= 2..3 year", "= ? year"."""
    low, high = expression.count, expression.count_high
    count = "?" if low is None else f"{low:g}"
    if low is not None and high is not None and high != low:
        count += f"..{high:g}"
    return f"= {count} {expression.unit} {expression.modifier}".strip()


def _moment(expression: TimeExpression, anchor: date | None) -> str:
    """Write an anchored value with its time of day: "2024-06-19 @21:00"."""
    resolved = dates.resolve(expression, anchor)
    hour = expression.clock or expression.part
    value = resolved.edtf if resolved else "open"
    return f"{value} @{hour}" if hour else value


def write_time(expression: TimeExpression, anchor: date | None) -> str:
    """Write what an expression means in the words of the table."""
    if expression.form in (TimeForm.SET, TimeForm.VAGUE):
        return expression.form.value
    if expression.form is TimeForm.DURATION:
        return _length(expression)
    if expression.reference:
        return f"event {expression.count or 0:+g} {expression.unit}"
    return _moment(expression, anchor)


def _same_words(words: str, span: Span, sentence: str) -> bool:
    """Tell whether a span is the words, whether or not "the" belongs to it."""
    return re.sub(r"(?i)\Athe ", "", span.of(sentence)) == re.sub(r"(?i)\Athe ", "", words)


def judge_time(row: Row) -> Verdict:
    """Read the sentence of a row: its only expression must have the words and the meaning."""
    found = dates.parse(row.sentence)
    meaning = row.meaning[0].removesuffix(_FUTURE)
    if meaning != row.meaning[0]:  # the claims stage tells the tense of the clause
        found = tuple(replace(expression, future=True) for expression in found)
    read = [(one.span.of(row.sentence), write_time(one, row.anchor)) for one in found]
    right = not found
    if row.words:
        right = len(found) == 1 and read[0][1] == meaning
        right = right and _same_words(row.words, found[0].span, row.sentence)
    return Verdict(row, right, str(read))


def write_quantity(quantity: Quantity) -> tuple[str, ...]:
    """Write a quantity in the words of the table: measure, value, interval, unit and more."""
    low, high = ">" * quantity.low_open, "<" * quantity.high_open
    interval = f"{low}{quantity.low:.15g}..{high}{quantity.high:.15g}"
    row = (quantity.measure.value, f"{quantity.value:.15g}", interval, quantity.unit or NOTHING)
    more = (("", quantity.thing), ("per ", quantity.per), ("since ", quantity.since))
    return (*row, *(f"{word}{cell}" for word, cell in more if cell))


def _close(one: str, other: str) -> bool:
    """Tell whether two cells are the same, numbers up to their rounding; "?" is any value."""
    left, right = one.split(".."), other.split("..")
    if one == "?" or left == right:
        return True
    if len(left) != len(right) or [x.rstrip("0123456789.") for x in left] != [
        x.rstrip("0123456789.") for x in right
    ]:
        return False
    pairs = [(x.lstrip("<>"), y.lstrip("<>")) for x, y in zip(left, right, strict=True)]
    try:
        return all(abs(float(x) - float(y)) <= _LOOSE * abs(float(x)) for x, y in pairs)
    except ValueError:
        return False


def judge_quantity(row: Row) -> Verdict:
    """Read the sentence of a row: its only quantity must have the words and every cell."""
    found = quantities.find(row.sentence)
    read = [(one.span.of(row.sentence), write_quantity(one)) for one in found]
    right = not found
    if row.words:
        right = len(found) == 1 and len(read[0][1]) == len(row.meaning)
        right = right and _same_words(row.words, found[0].span, row.sentence)
        right = right and all(map(_close, row.meaning, read[0][1]))
    return Verdict(row, right, str(read))


def tally(verdicts: list[Verdict], choice: Choice = ALL_TESTS) -> dict[str, float]:
    """Return the share right, in all and by class, and print the misses where they are wanted."""
    rows, right = Counter[str](), Counter[str]()
    for verdict in verdicts:
        rows[verdict.row.group] += 1
        right[verdict.row.group] += verdict.right
        if choice.details and not verdict.right:
            row = verdict.row
            print(f"{row.group}: {row.sentence} {row.meaning} {verdict.read}", file=sys.stderr)
    classes = {group.replace(" ", "_"): right[group] / rows[group] for group in rows}
    return {"rows": rows.total(), "strict": right.total() / max(1, rows.total()), **classes}
