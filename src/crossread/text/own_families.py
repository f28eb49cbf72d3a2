"""Media and offices that a user adds: a YAML file with entries as in ``families.yaml``."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

from crossread.text import families
from crossread.text.own_tables import read_entries

_TEXTS = frozenset({"name", "country", "kind", "family"})
_LISTS = frozenset({"aka", "domains"})
_KEYS = _TEXTS | _LISTS | {"state"}
_KINDS = ("agency", "broadcaster", "newspaper", "office")
_EXAMPLE = "media: [{name: Norvapress, country: XA, kind: agency, domains: [norvapress.example]}]"


def use_families(path: str | Path) -> None:
    """Put the entries of a file before those of the package, for the rest of the process.

    Raises:
        InputError: the file cannot be read.
        ResourceError: it is no such table; every problem is told with its line.
    """
    families.put_before(read_entries(path, "media", _EXAMPLE, _problems))


def _problems(entry: Any) -> Iterator[str]:
    if not isinstance(entry, dict):
        yield "an entry is a mapping of name, country and kind"
        return
    for key in sorted(map(str, entry.keys() - _KEYS)):
        yield f"unknown key {key!r}; known: {', '.join(sorted(_KEYS))}"
    for key in sorted({"name", "country", "kind"} - entry.keys()):
        yield f"{key} is missing"
    for key in sorted(_TEXTS & entry.keys()):
        if not isinstance(entry[key], str) or not entry[key].strip():
            yield f"{key} is text; write {entry[key]!r} in quotation marks if it is"
    for key in sorted(_LISTS & entry.keys()):
        words = entry[key]
        if not isinstance(words, list) or not all(isinstance(w, str) and w.strip() for w in words):
            yield f"{key} is a list of names, such as [Norvapress, NVP]"
    country = entry.get("country")
    if isinstance(country, str) and not (
        len(country) == 2 and country.isascii() and country.isupper()
    ):
        yield f"country is a code of ISO 3166-1, two capitals; not {country!r}"
    if isinstance(entry.get("kind"), str) and entry["kind"] not in _KINDS:
        yield f"unknown kind {entry['kind']!r}; known: {', '.join(_KINDS)}"
    if not isinstance(entry.get("state", False), bool):
        yield "state is true or false"
