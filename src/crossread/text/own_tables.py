"""Tables that a user writes: YAML files with one list of entries, each told by its line."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from pathlib import Path
from typing import Any

import yaml

from crossread.errors import InputError, ResourceError
from crossread.text.resources import parse_yaml


def read_entries(
    path: str | Path, name: str, example: str, problems_of: Callable[[Any], Iterable[str]]
) -> list[Any]:
    """Return the entries of the list called ``name``, each without a problem.

    Raises:
        InputError: the file cannot be read.
        ResourceError: it holds no such list (``example`` tells how to write one), or entries have
            problems; every one is told with its line.
    """
    try:
        text = Path(path).read_text(encoding="utf-8")
    except (OSError, UnicodeDecodeError) as error:
        reason = getattr(error, "strerror", None) or "it is not UTF-8 text"
        raise InputError(str(path), reason) from error
    table = parse_yaml(text, str(path))
    entries = table.get(name) if isinstance(table, dict) else None
    if not isinstance(entries, list) or not entries:
        raise ResourceError([(str(path), 1, f"no list of {name}; write {example}")])
    problems = [
        (str(path), line, problem)
        for line, entry in zip(_lines(text, name), entries, strict=True)
        for problem in problems_of(entry)
    ]
    if problems:
        raise ResourceError(problems)
    return entries


def _lines(text: str, name: str) -> list[int]:
    """Return the line of each entry of a list, in order."""
    root = yaml.compose(text, Loader=yaml.SafeLoader)
    values = root.value if isinstance(root, yaml.MappingNode) else []
    lists = [value.value for key, value in values if key.value == name]
    return [node.start_mark.line + 1 for node in lists[-1]] if lists else []
