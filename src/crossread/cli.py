"""The command line: read the arguments, call the pipeline, print. Heavy imports are in commands."""

from __future__ import annotations

import os
import sys
from collections.abc import Sequence
from enum import StrEnum
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from crossread.cli_entities import EntityFormat, print_entities, read_own_files
from crossread.cli_lineage import lineage
from crossread.cli_schema import schema
from crossread.cli_stories import stories
from crossread.cli_words import (
    CLAIMS_EXAMPLES,
    ENTITIES_EXAMPLES,
    EXAMPLES,
    FAMILIES_HELP,
    GENEROUS_HELP,
    LINEAGE_EXAMPLES,
    LIST_HELP,
    NAMES_HELP,
    READ_EXAMPLES,
    STORIES_EXAMPLES,
    VERBS_HELP,
)
from crossread.console import (
    BAD_USAGE,
    FAILED,
    INTERRUPTED,
    NOTHING_READABLE,
    check_outputs,
    list_rejected,
    print_text,
    run_pipeline,
    say,
    screen,
    stop,
    use_families,
    write_outputs,
)
from crossread.errors import CitationError, CrossreadError, InputError
from crossread.model.annotation import EntityKind

if TYPE_CHECKING:
    from crossread.model.articles import Article
    from crossread.model.watch import Rulebook
    from crossread.reports.claim_records import ClaimReport


class ClaimFormat(StrEnum):
    """How ``crossread claims`` prints."""

    TABLE = "table"
    JSONL = "jsonl"
    PLOVER = "plover"


app = typer.Typer(
    name="crossread",
    rich_markup_mode=None,
    pretty_exceptions_enable=False,
    no_args_is_help=True,
    context_settings={"help_option_names": ["-h", "--help"]},
)


def _show_version(value: bool) -> None:
    if value:
        from crossread.version import __version__

        typer.echo(f"crossread {__version__}")
        raise typer.Exit


@app.callback(epilog=EXAMPLES)
def _crossread(
    version: Annotated[
        bool,
        typer.Option("--version", help="Show the version.", callback=_show_version, is_eager=True),
    ] = False,
) -> None:
    """Read many reports of one event crosswise.

    Who says what, from how many independent origins, who denies it, and who copied whom. Every
    line cites the words that it rests on.
    """


def _use_verbs(path: str) -> None:
    """Add the verbs of a user's file to the role table."""
    if path:
        from crossread.claims.own_verbs import use_verbs

        try:
            use_verbs(path)
        except CrossreadError as error:
            stop(str(error), BAD_USAGE)


def _load_rulebooks(names: Sequence[str]) -> list[Rulebook]:
    """Load the rulebooks that the user named, by id or by file."""
    from crossread import watch

    known = watch.available()
    for name in names:
        if name not in known and not Path(name).is_file():
            stop(f"no rulebook {name!r}; known: {', '.join(known)}", BAD_USAGE)
    try:
        return [watch.load(name) for name in dict.fromkeys(names)]
    except CrossreadError as error:
        stop(str(error), BAD_USAGE)


@app.command(epilog=READ_EXAMPLES)
def read(
    paths: Annotated[list[str], typer.Argument(metavar="PATH...", help="Files, folders or -.")],
    html: Annotated[str, typer.Option(metavar="FILE", help="Write one HTML page.")] = "",
    json: Annotated[str, typer.Option(metavar="FILE", help="Write JSON; - is the output.")] = "",
    markdown: Annotated[
        str, typer.Option(metavar="FILE", help="Write Markdown; - is the output.")
    ] = "",
    rulebook: Annotated[
        list[str] | None,
        typer.Option(metavar="ID", help="Screen with a rulebook: un-dprk, or a file. Repeatable."),
    ] = None,
    verbs: Annotated[str, typer.Option(metavar="FILE", help=VERBS_HELP)] = "",
    families: Annotated[str, typer.Option(metavar="FILE", help=FAMILIES_HELP)] = "",
) -> None:
    """Read reports, group them into stories, and print a dossier for each."""
    outputs = {"html": html, "json": json, "markdown": markdown}
    check_outputs(outputs, paths)
    rulebooks = _load_rulebooks(rulebook or [])
    _use_verbs(verbs)
    use_families(families)

    from crossread import pipeline
    from crossread.recall import remember
    from crossread.reports import Report, render_terminal

    result = run_pipeline(partial(pipeline.read_stories, rulebooks=rulebooks), paths)
    report = Report(result.dossiers, result.rejected, tuple(book.id for book in rulebooks))
    remember(paths, result.articles)
    printed = not write_outputs(report, outputs)
    if printed:
        print_text(render_terminal(report, screen()))
    # A person at a terminal has just read them at the end of the report.
    if not (printed and sys.stdout.isatty() and sys.stderr.isatty()):
        list_rejected(result.rejected)


def _choose_types(names: Sequence[str]) -> tuple[str, ...]:
    """Return the event types that the user named, in any case, as the ontology writes them."""
    from crossread.text.resources import load

    known = {name.casefold(): name for name in load("ontology.yaml")["types"]}
    for name in names:
        if name.casefold() not in known:
            stop(f"no event type {name!r}; known: {', '.join(known.values())}", BAD_USAGE)
    return tuple(known[name.casefold()] for name in names)


def _render_claims(report: ClaimReport, form: ClaimFormat) -> str:
    if form is ClaimFormat.PLOVER:
        from crossread.reports.claims_plover import render_claims_plover

        return render_claims_plover(report)
    if form is ClaimFormat.JSONL:
        from crossread.reports.claims_jsonl import render_claims_jsonl

        return render_claims_jsonl(report)
    from crossread.reports.claims_table import render_claims_table

    return render_claims_table(report, screen())


@app.command(epilog=CLAIMS_EXAMPLES)
def claims(
    paths: Annotated[list[str], typer.Argument(metavar="PATH...", help="Files, folders or -.")],
    form: Annotated[
        ClaimFormat, typer.Option("--format", help="A table, one JSON object a line, or PLOVER.")
    ] = ClaimFormat.TABLE,
    candidates: Annotated[
        bool, typer.Option("--candidates", help="Show unsure claims and those in passing, too.")
    ] = False,
    article: Annotated[str, typer.Option(metavar="ID", help="Only this article: 000.")] = "",
    types: Annotated[
        list[str] | None,
        typer.Option("--type", metavar="TYPE", help="Only this type: Transfer. Repeatable."),
    ] = None,
    verbs: Annotated[str, typer.Option(metavar="FILE", help=VERBS_HELP)] = "",
) -> None:
    """Read reports one by one and print who is said to have done what, and who says so."""
    chosen = _choose_types(types or [])
    _use_verbs(verbs)

    from crossread import pipeline
    from crossread.recall import remember
    from crossread.reports.claim_records import ClaimReport, Selection

    result = run_pipeline(pipeline.read_claims, paths)
    remember(paths, result.articles)
    _check_article(article, result.articles)
    own = tuple(each for each in result.readings if article in ("", each.article.id))
    report = ClaimReport(own, result.anchors, Selection(candidates, chosen), result.main_events)
    print_text(_render_claims(report, form), encoding="" if form is ClaimFormat.TABLE else "utf-8")
    list_rejected(result.rejected)


@app.command(epilog=ENTITIES_EXAMPLES)
def entities(
    paths: Annotated[list[str], typer.Argument(metavar="PATH...", help="Files, folders or -.")],
    form: Annotated[
        EntityFormat, typer.Option("--format", help="A table, or one JSON object a line.")
    ] = EntityFormat.TABLE,
    kinds: Annotated[
        list[EntityKind] | None,
        typer.Option("--kind", case_sensitive=False, help="Only this kind. Repeatable."),
    ] = None,
    names: Annotated[str, typer.Option(metavar="FILE", help=NAMES_HELP)] = "",
    lists: Annotated[
        list[str] | None, typer.Option("--list", metavar="FILE", help=LIST_HELP)
    ] = None,
    generous: Annotated[bool, typer.Option("--generous", help=GENEROUS_HELP)] = False,
) -> None:
    """Read reports, group them into stories, and print of whom and of what each story speaks."""
    known, listed = read_own_files(names, lists or [])

    from crossread import pipeline
    from crossread.recall import remember

    link = partial(pipeline.read_entities, names=known, lists=listed, generous=generous)
    result = run_pipeline(link, paths)
    remember(paths, result.articles)
    print_entities(result, kinds or (), form)
    list_rejected(result.rejected)


app.command(epilog=STORIES_EXAMPLES)(stories)
app.command(epilog=LINEAGE_EXAMPLES)(lineage)


def _check_article(article_id: str, articles: Sequence[Article]) -> None:
    """Refuse an article that is not among the inputs."""
    known = sorted(article.id for article in articles)
    if article_id and article_id not in known:
        names = ", ".join(known[:10]) + (", …" if len(known) > 10 else "")
        stop(f"no article {article_id} among the inputs; they are {names}", BAD_USAGE)


def _find_article(article_id: str, paths: Sequence[str]) -> Article:
    """Read the inputs again, without the language model, and return the cited article."""
    from crossread import articles

    stdin = sys.stdin.buffer.read() if "-" in paths else None
    batch = articles.read(list(paths), stdin=stdin)
    if not batch.articles:
        list_rejected(batch.rejected)
        stop("none of the inputs could be read", NOTHING_READABLE)
    _check_article(article_id, batch.articles)
    return next(article for article in batch.articles if article.id == article_id)


@app.command()
def show(
    citation: Annotated[str, typer.Argument(metavar="CITATION", help="Such as 000:317-408.")],
    paths: Annotated[
        list[str] | None,
        typer.Argument(metavar="[PATH...]", help="The inputs; those of the last read if left out."),
    ] = None,
) -> None:
    """Show the words behind a citation in their article."""
    from crossread.model.spans import Citation
    from crossread.recall import recall
    from crossread.reports.passage import passage

    try:
        cited = Citation.parse(citation)
        last = None if paths else recall()
        article = _find_article(cited.article, paths or (last.paths if last else ()))
        if last and last.hashes.get(article.id) != article.sha256:
            stop("the inputs changed since the last read; read them again", BAD_USAGE)
        text = passage(article, cited, screen())
    except (CitationError, InputError) as error:
        stop(str(error), BAD_USAGE)
    print_text(text)


app.command()(schema)


def _explain(error: BaseException) -> int:
    """Say in one line what went wrong, and return the exit code."""
    if isinstance(error, KeyboardInterrupt):
        say("interrupted")
        return INTERRUPTED
    if isinstance(error, CrossreadError):
        say(str(error))
    elif isinstance(error, MemoryError):
        say("not enough memory for these inputs; read fewer at a time")
    else:
        what = f"{type(error).__name__}: {error}".splitlines()[0]
        say(f"internal error ({what}); please report it with the output of CROSSREAD_DEBUG=1")
    return FAILED


def main() -> None:
    """Run the command line; no traceback reaches the user but under CROSSREAD_DEBUG=1."""
    try:
        app()
    except SystemExit as ended:
        if ended.code == INTERRUPTED:
            say("interrupted")
        raise
    except BaseException as error:
        if os.environ.get("CROSSREAD_DEBUG") == "1":
            raise
        sys.exit(_explain(error))
