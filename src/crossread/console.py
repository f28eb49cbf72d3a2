"""What the command line prints and says: reports on the output, messages on the error stream."""

from __future__ import annotations

import os
import sys
from collections.abc import Callable, Sequence
from contextlib import suppress
from pathlib import Path
from typing import TYPE_CHECKING, NoReturn, Protocol, TypeVar

import typer

from crossread.errors import CrossreadError

if TYPE_CHECKING:
    from crossread.model.articles import Rejected
    from crossread.reports import Report, Screen


class Read(Protocol):
    """What reading inputs gives."""

    @property
    def readings(self) -> Sequence[object]:
        """Return what was read."""
        ...

    @property
    def rejected(self) -> Sequence[Rejected]:
        """Return what could not be read."""
        ...


Found = TypeVar("Found", bound=Read)

NOTHING_READABLE = 1
BAD_USAGE = 2
FAILED = 3  # an output could not be written, or an error of ours
INTERRUPTED = 130


def _escape(text: str) -> str:
    """Write characters that act on a terminal as escapes: names of files may hold any."""
    return "".join(
        char if char.isprintable() or char == "\n" else char.encode("unicode_escape").decode()
        for char in text
    )


def say(message: str) -> None:
    """Print one message for the user on the error stream."""
    with suppress(OSError, ValueError):
        text = f"crossread: {_escape(message)}\n"
        encoding = getattr(sys.stderr, "encoding", None) or "utf-8"
        sys.stderr.write(text.encode(encoding, "replace").decode(encoding))
        sys.stderr.flush()


def stop(message: str, code: int) -> NoReturn:
    """Say why and end with an exit code."""
    say(message)
    raise typer.Exit(code)


def print_text(text: str, *, encoding: str = "") -> None:
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
        stop(f"cannot write the output: {error.strerror or error}", FAILED)


def screen() -> Screen:
    """Return what the output can show: colour on a terminal only, never under NO_COLOR."""
    import shutil

    from crossread.reports import Screen

    plain = os.environ.get("NO_COLOR") or os.environ.get("TERM") == "dumb"
    colour = sys.stdout.isatty() and not plain
    return Screen(width=shutil.get_terminal_size((80, 24)).columns, colour=colour)


def check_outputs(outputs: dict[str, str], paths: Sequence[str]) -> None:
    """Refuse outputs that cannot work before any time is spent on reading."""
    if outputs["html"] == "-":
        stop("--html needs a file name", BAD_USAGE)
    if list(outputs.values()).count("-") > 1:
        stop("only one of --json and --markdown can go to standard output", BAD_USAGE)
    inputs = {Path(path).resolve() for path in paths if path != "-"}
    for option, name in outputs.items():
        target = Path(name).resolve()
        if not name or name == "-":
            continue
        if target in inputs:
            what = "a folder" if target.is_dir() else "one of the inputs"
            stop(f"--{option} {name} is {what}; name another file", BAD_USAGE)
        if target.is_dir():
            stop(f"--{option} {name} is a folder; name a file", BAD_USAGE)
        if inputs & set(target.parents):
            say(f"note: {name} lies in a folder that is read; move it before you read again")


def write_outputs(report: Report, outputs: dict[str, str]) -> bool:
    """Write the files that were asked for; tell whether one took the standard output."""
    from crossread.reports import render

    for option, name in outputs.items():
        if not name:
            continue
        text = render(report, option)
        if name == "-":
            print_text(text, encoding="utf-8")
            continue
        try:
            Path(name).write_bytes(text.encode("utf-8", "replace"))
        except OSError as error:
            stop(f"cannot write {name}: {error.strerror or error}", FAILED)
    return "-" in outputs.values()


def list_rejected(rejected: Sequence[Rejected]) -> None:
    """Say which inputs were not read, why, and how to mend it."""
    for item in rejected:
        remedy = f" ({item.remedy})" if item.remedy else ""
        say(f"not read: {item.source}: {item.reason}{remedy}".replace("\n", "\\n"))


def use_families(path: str) -> None:
    """Add the media and offices of a user's file to those of the package."""
    if path:
        from crossread.text import own_families

        try:
            own_families.use_families(path)
        except CrossreadError as error:
            stop(str(error), BAD_USAGE)


def run_pipeline(read: Callable[..., Found], paths: Sequence[str]) -> Found:
    """Read the inputs, with a progress bar where the error stream is a terminal."""
    from crossread.progress import bar

    stdin = sys.stdin.buffer.read() if "-" in paths else None
    with bar(sys.stderr) as progress:
        result = read(paths, stdin=stdin, progress=progress, threads=os.cpu_count() or 1)
    if not result.readings:
        list_rejected(result.rejected)
        stop("nothing could be read", NOTHING_READABLE)
    return result
