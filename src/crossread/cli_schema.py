"""``crossread schema``: the JSON Schema of what the other commands write."""

from __future__ import annotations

from typing import Annotated

import typer

from crossread.console import BAD_USAGE, print_text, stop


def schema(
    claims: Annotated[
        bool, typer.Option("--claims", help="That of a line of crossread claims --format jsonl.")
    ] = False,
    entities: Annotated[
        bool,
        typer.Option("--entities", help="That of a line of crossread entities --format jsonl."),
    ] = False,
    stories: Annotated[
        bool, typer.Option("--stories", help="That of a line of crossread stories --format jsonl.")
    ] = False,
    lineage: Annotated[
        bool, typer.Option("--lineage", help="That of a line of crossread lineage --format jsonl.")
    ] = False,
) -> None:
    """Print the JSON Schema of what --json writes."""
    from crossread.reports import schema as schemas
    from crossread.reports.export import dump

    choices = {
        "--claims": (claims, schemas.claim_schema),
        "--entities": (entities, schemas.entity_schema),
        "--stories": (stories, schemas.story_schema),
        "--lineage": (lineage, schemas.lineage_schema),
    }
    chosen = [make for asked, make in choices.values() if asked]
    if len(chosen) > 1:
        stop(f"one schema at a time: {', '.join(choices)}", BAD_USAGE)
    make = chosen[0] if chosen else schemas.report_schema
    print_text(dump(make()), encoding="utf-8")
