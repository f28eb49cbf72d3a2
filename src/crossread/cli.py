"""The command line: read the arguments, call the pipeline, print. Heavy imports are in commands."""

from __future__ import annotations

import os
import sys
from collections.abc import Sequence
from contextlib import suppress
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, NoReturn

import typer

from crossread.errors import CitationError, CrossreadError, InputError

if TYPE_CHECKING:
    from crossread.model.articles import Article, Rejected
    from crossread.model.watch import Rulebook
    from crossread.pipeline import Result
    from crossread.reports import Report, Screen

NOTHING_READABLE = 1
BAD_USAGE = 2
FAILED = 3  # an output could not be written, or an error of ours
INTERRUPTED = 130

_EXAMPLES = """Examples:

\b
  crossread read examples/patrol-boats
  crossread read reports/ --html dossier.html
  crossread read a.txt b.html c.jsonl --json - > dossier.json
  cat article.txt | crossread read - other.txt
  crossread read reports/ --rulebook un-dprk
  crossread show 000:317-408
"""
_READ_EXAMPLES = """Inputs: plain text, HTML, JSON (one article), JSONL, folders of them, and - for
standard input. A line such as [000:317-408] cites characters 317 to 408 of article 000.

\b
Exit codes: 0 done, 1 nothing could be read, 2 bad usage, 3 an output could not be written.
"""

app = typer.Typer(
    name="crossread",
    rich_markup_mode=None,
    pretty_exceptions_enable=False,
    no_args_is_help=True,
    context_settings={"help_option_names": ["-h", "--help"]},
)


def _escape(text: str) -> str:
    """Write characters that act on a terminal as escapes: names of files may hold any."""
    return "".join(
        char if char.isprintable() or char == "\n" else char.encode("unicode_escape").decode()
        for char in text
    )


def _say(message: str) -> None:
    """Print one message for the user on the error stream."""
    with suppress(OSError, ValueError):
        text = f"crossread: {_escape(message)}\n"
        encoding = getattr(sys.stderr, "encoding", None) or "utf-8"
        sys.stderr.write(text.encode(encoding, "replace").decode(encoding))
        sys.stderr.flush()


def _stop(message: str, code: int) -> NoReturn:
    _say(message)
    raise typer.Exit(code)


def _print(text: str, *, encoding: str = "") -> None:
    """Write a report to the output; a reader that went away (``| head``) ends us quietly."""
    chosen = encoding or getattr(sys.stdout, "encoding", None) or "utf-8"
    try:
        sys.stdout.buffer.write(text.encode(chosen, "replace"))
        sys.stdout.flush()
    except BrokenPipeError:
        # The interpreter flushes the output once more at its end, which must not fail again.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        raise typer.Exit(0) from None
    except OSError as error:
        _stop(f"cannot write the output: {error.strerror or error}", FAILED)


def _screen() -> Screen:
    """Return what the output can show: colour on a terminal only, never under NO_COLOR."""
    import shutil

    from crossread.reports import Screen

    plain = os.environ.get("NO_COLOR") or os.environ.get("TERM") == "dumb"
    colour = sys.stdout.isatty() and not plain
    return Screen(width=shutil.get_terminal_size((80, 24)).columns, colour=colour)


def _show_version(value: bool) -> None:
    if value:
        from crossread.version import __version__

        typer.echo(f"crossread {__version__}")
        raise typer.Exit


@app.callback(epilog=_EXAMPLES)
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


def _load_rulebooks(names: Sequence[str]) -> list[Rulebook]:
    """Load the rulebooks that the user named, by id or by file."""
    from crossread import watch

    known = watch.available()
    for name in names:
        if name not in known and not Path(name).is_file():
            _stop(f"no rulebook {name!r}; known: {', '.join(known)}", BAD_USAGE)
    try:
        return [watch.load(name) for name in dict.fromkeys(names)]
    except CrossreadError as error:
        _stop(str(error), BAD_USAGE)


def _check_outputs(outputs: dict[str, str], paths: Sequence[str]) -> None:
    """Refuse outputs that cannot work before any time is spent on reading."""
    if outputs["html"] == "-":
        _stop("--html needs a file name", BAD_USAGE)
    if list(outputs.values()).count("-") > 1:
        _stop("only one of --json and --markdown can go to standard output", BAD_USAGE)
    inputs = {Path(path).resolve() for path in paths if path != "-"}
    for option, name in outputs.items():
        target = Path(name).resolve()
        if not name or name == "-":
            continue
        if target in inputs:
            what = "a folder" if target.is_dir() else "one of the inputs"
            _stop(f"--{option} {name} is {what}; name another file", BAD_USAGE)
        if target.is_dir():
            _stop(f"--{option} {name} is a folder; name a file", BAD_USAGE)
        if inputs & set(target.parents):
            _say(f"note: {name} lies in a folder that is read; move it before you read again")


def _write_outputs(report: Report, outputs: dict[str, str]) -> bool:
    """Write the files that were asked for; tell whether one took the standard output."""
    from crossread.reports import render

    for option, name in outputs.items():
        if not name:
            continue
        text = render(report, option)
        if name == "-":
            _print(text, encoding="utf-8")
            continue
        try:
            Path(name).write_bytes(text.encode("utf-8", "replace"))
        except OSError as error:
            _stop(f"cannot write {name}: {error.strerror or error}", FAILED)
    return "-" in outputs.values()


def _list_rejected(rejected: Sequence[Rejected]) -> None:
    for item in rejected:
        remedy = f" ({item.remedy})" if item.remedy else ""
        _say(f"not read: {item.source}: {item.reason}{remedy}".replace("\n", "\\n"))


def _run_pipeline(paths: Sequence[str], rulebooks: Sequence[Rulebook]) -> Result:
    """Read the stories, with a progress bar where the error stream is a terminal."""
    from crossread import pipeline
    from crossread.progress import bar

    stdin = sys.stdin.buffer.read() if "-" in paths else None
    with bar(sys.stderr) as progress:
        result = pipeline.read_stories(
            paths,
            rulebooks=rulebooks,
            stdin=stdin,
            progress=progress,
            threads=os.cpu_count() or 1,
        )
    if not result.readings:
        _list_rejected(result.rejected)
        _stop("nothing could be read", NOTHING_READABLE)
    return result


@app.command(epilog=_READ_EXAMPLES)
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
) -> None:
    """Read reports, group them into stories, and print a dossier for each."""
    outputs = {"html": html, "json": json, "markdown": markdown}
    _check_outputs(outputs, paths)
    rulebooks = _load_rulebooks(rulebook or [])
    result = _run_pipeline(paths, rulebooks)

    from crossread.recall import remember
    from crossread.reports import Report, render_terminal

    report = Report(result.dossiers, result.rejected, tuple(book.id for book in rulebooks))
    remember(paths, result.articles)
    printed = not _write_outputs(report, outputs)
    if printed:
        _print(render_terminal(report, _screen()))
    # A person at a terminal has just read them at the end of the report.
    if not (printed and sys.stdout.isatty() and sys.stderr.isatty()):
        _list_rejected(result.rejected)


def _find_article(article_id: str, paths: Sequence[str]) -> Article:
    """Read the inputs again, without the language model, and return the cited article."""
    from crossread import articles

    stdin = sys.stdin.buffer.read() if "-" in paths else None
    batch = articles.read(list(paths), stdin=stdin)
    if not batch.articles:
        _list_rejected(batch.rejected)
        _stop("none of the inputs could be read", NOTHING_READABLE)
    found = {article.id: article for article in batch.articles}
    if article_id not in found:
        known = ", ".join(sorted(found)[:10]) + (", …" if len(found) > 10 else "")
        _stop(f"no article {article_id} among the inputs; they are {known}", BAD_USAGE)
    return found[article_id]


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
            _stop("the inputs changed since the last read; read them again", BAD_USAGE)
        text = passage(article, cited, _screen())
    except (CitationError, InputError) as error:
        _stop(str(error), BAD_USAGE)
    _print(text)


@app.command()
def schema() -> None:
    """Print the JSON Schema of what --json writes."""
    from crossread.reports.export import dump
    from crossread.reports.schema import report_schema

    _print(dump(report_schema()), encoding="utf-8")


def _explain(error: BaseException) -> int:
    """Say in one line what went wrong, and return the exit code."""
    if isinstance(error, KeyboardInterrupt):
        _say("interrupted")
        return INTERRUPTED
    if isinstance(error, CrossreadError):
        _say(str(error))
    elif isinstance(error, MemoryError):
        _say("not enough memory for these inputs; read fewer at a time")
    else:
        what = f"{type(error).__name__}: {error}".splitlines()[0]
        _say(f"internal error ({what}); please report it with the output of CROSSREAD_DEBUG=1")
    return FAILED


def main() -> None:
    """Run the command line; no traceback reaches the user but under CROSSREAD_DEBUG=1."""
    try:
        app()
    except SystemExit as ended:
        if ended.code == INTERRUPTED:
            _say("interrupted")
        raise
    except BaseException as error:
        if os.environ.get("CROSSREAD_DEBUG") == "1":
            raise
        sys.exit(_explain(error))
