"""Stories as JSON lines: one story a line, keys always in the same order."""

from __future__ import annotations

from crossread.reports.claims_jsonl import json_line
from crossread.reports.story_records import StoryReport, records


def render_stories_jsonl(report: StoryReport) -> str:
    """Return the stories by the schema of ``crossread schema --stories``, one a line."""
    return "".join(f"{json_line(record)}\n" for record in records(report))
