"""Load the YAML resources that ship in the package, once per process."""

from __future__ import annotations

from functools import cache
from importlib import resources
from typing import Any

import yaml

from crossread.errors import ResourceError

try:
    from yaml import CSafeLoader as _Loader
except ImportError:  # PyYAML without libyaml
    from yaml import SafeLoader as _Loader  # type: ignore[assignment]


def parse_yaml(text: str, name: str) -> Any:
    """Parse YAML text; ``name`` is the path that errors show.

    Raises:
        ResourceError: the text is not YAML, with its line.
    """
    try:
        return yaml.load(text, Loader=_Loader)
    except yaml.MarkedYAMLError as error:
        line = error.problem_mark.line + 1 if error.problem_mark else 0
        raise ResourceError([(name, line, error.problem or "not YAML")]) from error


@cache
def load(name: str) -> Any:
    """Return the parsed content of ``resources/<name>``; callers must not change it."""
    text = (resources.files("crossread") / "resources" / name).read_text(encoding="utf-8")
    return parse_yaml(text, name)
