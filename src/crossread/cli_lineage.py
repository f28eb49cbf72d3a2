"""``crossread lineage``: who depends on whom in each story."""

from __future__ import annotations

from enum import StrEnum
from typing import Annotated

import typer

from crossread.cli_words import FAMILIES_HELP
from crossread.console import (
    check_outputs,
    list_rejected,
    print_text,
    run_pipeline,
    screen,
    use_families,
    write_outputs,
)


class LineageFormat(StrEnum):
    """How ``crossread lineage`` prints."""

    TABLE = "table"
    JSONL = "jsonl"


def lineage(
    paths: Annotated[list[str], typer.Argument(metavar="PATH...", help="Files, folders or -.")],
    form: Annotated[
        LineageFormat, typer.Option("--format", help="A table, or one JSON object a line.")
    ] = LineageFormat.TABLE,
    html: Annotated[
        str, typer.Option(metavar="FILE", help="Write a page with the picture and the passages.")
    ] = "",
    families: Annotated[str, typer.Option(metavar="FILE", help=FAMILIES_HELP)] = "",
) -> None:
    """Read reports, group them into stories, and print who copied, reworded or cites whom."""
    outputs = {"html": html, "json": "", "markdown": ""}
    check_outputs(outputs, paths)
    use_families(families)

    from crossread import pipeline
    from crossread.recall import remember
    from crossread.reports import Report, render_terminal
    from crossread.reports.lineage_records import render_lineage_jsonl

    result = run_pipeline(pipeline.read_stories, paths)
    remember(paths, result.articles)
    report = Report(result.dossiers, result.rejected, only="lineage")
    write_outputs(report, outputs)
    if form is LineageFormat.JSONL:
        print_text(render_lineage_jsonl(report), encoding="utf-8")
    else:
        print_text(render_terminal(report, screen()))
    list_rejected(result.rejected)
