"""What ``crossread entities`` does beside reading: a user's own files before, printing after."""

from __future__ import annotations

from collections.abc import Sequence
from enum import StrEnum
from typing import TYPE_CHECKING

from crossread.console import BAD_USAGE, print_text, screen, stop
from crossread.errors import CrossreadError

if TYPE_CHECKING:
    from crossread.model.annotation import EntityKind
    from crossread.model.lists import KnownName, Listed
    from crossread.pipeline import Entities


class EntityFormat(StrEnum):
    """How ``crossread entities`` prints."""

    TABLE = "table"
    JSONL = "jsonl"


def read_own_files(names: str, lists: Sequence[str]) -> tuple[list[KnownName], list[Listed]]:
    """Read a user's name table and lists before any time is spent on reports."""
    from crossread import entities

    try:
        known = list(entities.read_name_table(names)) if names else []
        return known, [each for path in lists for each in entities.read_list(path)]
    except CrossreadError as error:
        stop(str(error), BAD_USAGE)


def print_entities(found: Entities, kinds: Sequence[EntityKind], form: EntityFormat) -> None:
    """Print the entities of the kinds chosen, of all where none is."""
    from crossread.reports.entities_jsonl import render_entities_jsonl
    from crossread.reports.entities_table import render_entities_table
    from crossread.reports.entity_records import EntityReport

    report = EntityReport(found.tables, found.readings, tuple(kinds), found.lookups)
    if form is EntityFormat.JSONL:
        print_text(render_entities_jsonl(report), encoding="utf-8")
    else:
        print_text(render_entities_table(report, screen()))
