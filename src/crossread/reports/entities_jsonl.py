"""Entities as JSON lines: one entity of one story a line, keys always in the same order."""

from __future__ import annotations

from crossread.reports.claims_jsonl import json_line
from crossread.reports.entity_records import EntityReport, records


def render_entities_jsonl(report: EntityReport) -> str:
    """Return the selected entities by the schema of ``crossread schema --entities``, one a line."""
    lines = (
        json_line(record)
        for story, table in report.tables
        for record in records(report, story, table)
    )
    return "".join(f"{line}\n" for line in lines)
