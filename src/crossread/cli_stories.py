"""``crossread stories``: which reports are about one event, and why."""

from __future__ import annotations

from enum import StrEnum
from typing import Annotated

import typer

from crossread.console import list_rejected, print_text, run_pipeline, screen


class StoryFormat(StrEnum):
    """How ``crossread stories`` prints."""

    TABLE = "table"
    JSONL = "jsonl"


def stories(
    paths: Annotated[list[str], typer.Argument(metavar="PATH...", help="Files, folders or -.")],
    form: Annotated[
        StoryFormat, typer.Option("--format", help="A table, or one JSON object a line.")
    ] = StoryFormat.TABLE,
) -> None:
    """Read reports and print which of them are about one event, and why."""
    from crossread import pipeline
    from crossread.recall import remember
    from crossread.reports.stories_jsonl import render_stories_jsonl
    from crossread.reports.stories_table import render_stories_table
    from crossread.reports.story_records import StoryReport

    result = run_pipeline(pipeline.read_grouping, paths)
    remember(paths, result.articles)
    report = StoryReport(result.grouping, result.readings)
    if form is StoryFormat.JSONL:
        print_text(render_stories_jsonl(report), encoding="utf-8")
    else:
        print_text(render_stories_table(report, screen()))
    list_rejected(result.rejected)
