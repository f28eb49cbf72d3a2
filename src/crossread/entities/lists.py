"""Lists of entities as others publish them: followthemoney JSON lines and OpenSanctions CSV.

The formats: https://followthemoney.tech (an ``id``, a ``schema`` and ``properties``, each a list of
texts) and https://www.opensanctions.org/docs/bulk/csv/ (``targets.simple.csv``).
"""

from __future__ import annotations

import csv
import json
from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import Any

from crossread.entities.name_table import read_csv, read_text
from crossread.errors import InputError, ResourceError
from crossread.model.annotation import EntityKind
from crossread.model.lists import Listed
from crossread.text.normalise import collapse_spaces
from crossread.text.polities import is_polity_code

# Schemata of followthemoney that name somebody or something; others, such as Sanction, Ownership
# and Address, tell of the entries and are passed over.
_KINDS = {
    "Person": EntityKind.PERSON,
    "Company": EntityKind.ORGANISATION,
    "Organization": EntityKind.ORGANISATION,
    "PublicBody": EntityKind.ORGANISATION,
    "LegalEntity": EntityKind.UNKNOWN,  # a person or a body
    "Airplane": EntityKind.THING,
    "Asset": EntityKind.THING,
    "RealEstate": EntityKind.THING,
    "Security": EntityKind.THING,
    "Vehicle": EntityKind.THING,
    "Vessel": EntityKind.THING,
}
_COUNTRIES = ("country", "nationality", "citizenship", "jurisdiction", "mainCountry", "flag")
_ROW = '{"id": "x-1", "schema": "Person", "properties": {"name": ["Mira Tolan"]}}'
_PROBLEMS_SHOWN = 20  # of one file; a file of another format has one in every line


def read_list(path: str | Path) -> tuple[Listed, ...]:
    """Read a list of entities: JSON lines of followthemoney, or ``targets.simple.csv``.

    Raises:
        InputError: the file cannot be read, or names nobody.
        ResourceError: a line has another format; every problem is told with its line.
    """
    text = read_text(path)
    found = _read_lines(path, text) if text.lstrip()[:1] == "{" else _read_targets(path, text)
    if not found:
        raise InputError(str(path), "it names nobody", f"one entity a line, such as {_ROW}")
    return tuple(found)


def _read_lines(path: str | Path, text: str) -> list[Listed]:
    found, problems = [], []
    for number, line in enumerate(text.split("\n"), start=1):
        if not line.strip():
            continue
        try:
            listed = _entry(str(path), json.loads(line))
        except (ValueError, RecursionError) as error:
            what = "not JSON" if isinstance(error, json.JSONDecodeError) else str(error)
            problems.append((str(path), number, f"{what}; write one entity a line, such as {_ROW}"))
            continue
        found += [listed] if listed else []
    if problems:
        raise ResourceError(problems[:_PROBLEMS_SHOWN])
    return found


def _entry(source: str, row: Any) -> Listed | None:
    """Return an entity of followthemoney, None for one of a schema that names nobody.

    Raises:
        ValueError: it has no id, schema or properties, or values of another form.
    """
    if not isinstance(row, dict) or not isinstance(row.get("properties"), dict):
        raise ValueError("no object with properties")
    for key in ("id", "schema"):
        if not isinstance(row.get(key), str) or not row[key].strip():
            raise ValueError(f"no {key}")
    properties = row["properties"]
    if row["schema"] not in _KINDS:
        return None
    names = _texts(properties, "name", "alias", "previousName") or _texts(row, "caption")
    return _listed(
        source,
        row,
        names,
        _texts(properties, *_COUNTRIES),
        weak=_texts(properties, "weakAlias"),
        topics=_texts(properties, "topics"),
    )


def _texts(properties: Mapping[str, Any], *keys: str) -> tuple[str, ...]:
    """Return the texts of properties, each once.

    Raises:
        ValueError: a value is no text or list of texts.
    """
    found: dict[str, None] = {}
    for key in keys:
        value = properties.get(key) or []
        values = [value] if isinstance(value, str) else value
        if not isinstance(values, list) or not all(isinstance(each, str) for each in values):
            raise ValueError(f"{key} is no list of texts")
        found |= dict.fromkeys(filter(None, map(collapse_spaces, values)))
    return tuple(found)


def _listed(
    source: str,
    row: Mapping[str, str],
    names: Iterable[str],
    countries: Iterable[str],
    *,
    weak: tuple[str, ...] = (),
    topics: tuple[str, ...] = (),
) -> Listed | None:
    own = tuple(dict.fromkeys(names))
    if not own and not weak:
        return None
    codes = {country if is_polity_code(country) else country.upper() for country in countries}
    return Listed(
        source,
        row["id"],
        row["schema"],
        _KINDS[row["schema"]],
        own,
        weak,
        tuple(sorted(codes)),
        topics,
    )


def _read_targets(path: str | Path, text: str) -> list[Listed]:
    """Read the rows of ``targets.simple.csv``; values of a cell stand between semicolons."""
    header, rows = read_csv(path, text)
    missing = [name for name in ("id", "schema", "name") if name not in header]
    if missing:
        message = f"no column {', '.join(map(repr, missing))} and no JSON lines"
        remedy = f"take targets.simple.csv, or one entity a line, such as {_ROW}"
        raise ResourceError([(str(path), 1, f"{message}; {remedy}")])
    found, problems = [], []
    for number, row in rows:
        if not row.get("id") or not row.get("schema"):
            problems.append((str(path), number, "no id or no schema"))
        elif row["schema"] in _KINDS:
            names = [row.get("name", ""), *_cell(row, "aliases")]
            listed = _listed(str(path), row, filter(None, names), _cell(row, "countries"))
            found += [listed] if listed else []
    if problems:
        raise ResourceError(problems[:_PROBLEMS_SHOWN])
    return found


def _cell(row: Mapping[str, str], column: str) -> list[str]:
    """Return the values of a cell: those with a semicolon of their own stand in quotation marks."""
    (values,) = csv.reader([row.get(column, "")], delimiter=";") if row.get(column) else ([],)
    return [value for value in map(collapse_spaces, values) if value]
