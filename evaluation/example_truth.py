"""The truth file of an example: what a careful reader finds in its reports."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

import yaml

from crossread.errors import InputError

Row = dict[str, Any]


@dataclass(frozen=True, slots=True)
class Truth:
    """The rows of a truth file as they stand in it; examples/README.md names its parts."""

    reports: tuple[Row, ...]
    groups: tuple[Row, ...]
    claims: tuple[Row, ...]
    denials: tuple[Row, ...]
    omitted_denials: tuple[Row, ...]
    conflicts: tuple[Row, ...]
    traps: tuple[Row, ...]
    lineage: tuple[Row, ...]
    spun: tuple[str, ...]

    def claims_of(self, group: str) -> tuple[Row, ...]:
        """Return the claims of one group."""
        return tuple(claim for claim in self.claims if claim["group"] == group)

    def named_origins(self, group: Row) -> int:
        """Count the origins that a report names; an outlet that tells it itself names none."""
        outlets = {report["outlet"] for report in self.reports}
        return sum(origin not in outlets for origin in group["origins"])


def read_truth(text: str) -> Truth:
    """Read a truth file.

    Raises:
        InputError: the text is no truth file.
    """
    try:
        rows = yaml.safe_load(text)
        return Truth(**{name: tuple(rows[name]) for name in Truth.__dataclass_fields__})
    except (yaml.YAMLError, KeyError, TypeError) as error:
        raise InputError("truth.yaml", "not a truth file", f"it needs {error}") from error
