"""A user's name table: a CSV file of names, aliases, ids and the States that they act for."""

from __future__ import annotations

import csv
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from io import StringIO
from pathlib import Path

from crossread.errors import InputError, ResourceError
from crossread.model.lists import KnownName
from crossread.text.countries import country_code, country_name
from crossread.text.normalise import collapse_spaces
from crossread.text.similarity import compact_name

COLUMNS = ("name", "alias", "id", "acts_for")
_EXAMPLE = "write a first line name,alias,id,acts_for"

Problem = tuple[str, int, str]


@dataclass(slots=True)
class _Entry:
    """What the rows of one name tell together."""

    names: list[str]
    line: int
    values: dict[str, str] = field(default_factory=dict)


def read_text(path: str | Path) -> str:
    """Return the text of a user's file, its byte order mark left out.

    Raises:
        InputError: it cannot be read, or is not UTF-8 text.
    """
    try:
        return Path(path).read_text(encoding="utf-8-sig")
    except OSError as error:
        raise InputError(str(path), error.strerror or "it cannot be read") from error
    except UnicodeDecodeError as error:
        raise InputError(str(path), "it is not UTF-8 text", "save it as UTF-8") from error


def read_csv(path: str | Path, text: str) -> tuple[list[str], list[tuple[int, dict[str, str]]]]:
    """Return the columns of a CSV text and its rows by column, each with the line it ends on.

    Raises:
        ResourceError: a quotation does not end, or a row is longer than the header.
    """
    reader = csv.reader(StringIO(text, newline=""), strict=True)
    rows: list[tuple[int, list[str]]] = []
    try:
        rows.extend((reader.line_num, [*map(collapse_spaces, row)]) for row in reader if any(row))
    except csv.Error as error:
        message = f"not CSV: {error}; check its quotation marks"
        raise ResourceError([(str(path), reader.line_num, message)]) from error
    header = [column.casefold() for column in rows[0][1]] if rows else []
    long = [
        (
            str(path),
            n,
            f"{len(row)} cells under {len(header)} columns; put a cell with a comma"
            " between double quotation marks",
        )
        for n, row in rows
        if len(row) > len(header)
    ]
    if long:
        raise ResourceError(long)
    return header, [(n, dict(zip(header, row, strict=False))) for n, row in rows[1:]]


def read_name_table(path: str | Path) -> tuple[KnownName, ...]:
    """Read a table with the columns name, alias, id and acts_for; only name must be there.

    A name may have several rows, and a cell several aliases between semicolons. ``acts_for`` is a
    country's code or name, or the pseudo code ("x-tavira") of a polity that no list knows.

    Raises:
        InputError: the file cannot be read or holds no name.
        ResourceError: it is malformed or contradicts itself; every problem is told with its line.
    """
    header, rows = read_csv(path, read_text(path))
    _check_header(str(path), header)
    problems: list[Problem] = []
    entries: dict[str, _Entry] = {}
    for line, row in rows:
        problems += [(str(path), line, problem) for problem in _add(entries, line, row)]
    problems += [(str(path), line, problem) for line, problem in _shared(entries)]
    if problems:
        raise ResourceError(sorted(problems, key=lambda each: each[1]))
    if not entries:
        raise InputError(str(path), "it holds no name", "write one a line under the column name")
    return tuple(
        KnownName(tuple(entry.names), entry.values.get("id", ""), entry.values.get("acts_for", ""))
        for entry in entries.values()
    )


def _check_header(path: str, header: Sequence[str]) -> None:
    """Refuse a table whose first line does not name its columns.

    Raises:
        ResourceError: a column is not known, is there twice, or name is not there.
    """
    problems = [
        f"unknown column {name!r}; known: {', '.join(COLUMNS)}"
        for name in header
        if name not in COLUMNS
    ]
    problems += [f"column {name!r} is there twice" for name in COLUMNS if header.count(name) > 1]
    if "name" not in header:
        problems.append(f"no column 'name'; {_EXAMPLE}")
    if problems:
        raise ResourceError([(path, 1, problem) for problem in problems])


def _add(entries: dict[str, _Entry], line: int, row: Mapping[str, str]) -> Iterator[str]:
    """Put a row into the table; yield what is wrong with it."""
    name = row.get("name", "")
    if not compact_name(name):
        yield "no name; write one under the column name"
        return
    entry = entries.setdefault(compact_name(name), _Entry([name], line))
    for alias in map(collapse_spaces, row.get("alias", "").split(";")):
        if alias and compact_name(alias) not in map(compact_name, entry.names):
            entry.names.append(alias)
    values = {"id": row.get("id", ""), "acts_for": row.get("acts_for", "")}
    if values["acts_for"]:
        values["acts_for"] = _state(values["acts_for"])
        if not values["acts_for"]:
            yield f"no State {row['acts_for']!r}; write a code such as NO, or a country's name"
    for key, value in values.items():
        before = entry.values.setdefault(key, value) or value
        if value and before != value:
            values_told = f"{before!r} (line {entry.line}) and {value!r}"
            yield f"{name!r} has two values of {key}: {values_told}; leave one"
        entry.values[key] = before


def _state(text: str) -> str:
    """Return the code of a State by its code or name, "" where it is none."""
    if text.casefold().startswith("x-"):
        return text.casefold()
    code = text.upper()
    return code if len(code) == 2 and country_name(code) != code else country_code(text)


def _shared(entries: Mapping[str, _Entry]) -> Iterator[tuple[int, str]]:
    """Yield the names that stand for two entries."""
    owners: dict[str, _Entry] = {}
    for entry in entries.values():
        for name in entry.names:
            owner = owners.setdefault(compact_name(name), entry)
            if owner is not entry:
                yield (
                    entry.line,
                    (
                        f"{name!r} stands for {entry.names[0]!r} and for {owner.names[0]!r} (line"
                        f" {owner.line}); leave it with one of them"
                    ),
                )
