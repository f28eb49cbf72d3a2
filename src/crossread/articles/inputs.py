"""From what the user names to files: folders, links, standard input."""

from __future__ import annotations

import os
import stat
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from crossread.articles.readers import MAX_BYTES, READERS, SUFFIXES
from crossread.errors import InputError

STDIN = "-"
_KNOWN = ", ".join(SUFFIXES)
_PER_LINE = tuple(s for reader in READERS if reader.per_line for s in reader.suffixes)


@dataclass(frozen=True, slots=True)
class Input:
    """One file to read, or why it cannot be; ``path`` is None for standard input."""

    source: str
    path: Path | None = None
    named: bool = False  # by the user, not only by the folder it is in
    problem: InputError | None = None


def printable(path: str | Path) -> str:
    """Return a path as text; bytes of its name that are no UTF-8 become U+FFFD."""
    return os.fsencode(path).decode("utf-8", "replace")


def explain(error: OSError | ValueError, source: str) -> InputError:
    """Return what an error of the file system means for the user."""
    if isinstance(error, FileNotFoundError):
        return InputError(source, "there is no such file or folder", "check the path")
    if isinstance(error, PermissionError):
        return InputError(source, "permission denied", "make it readable for you")
    reason = getattr(error, "strerror", None) or "it cannot be opened"
    return InputError(source, reason.lower(), "check the path")


def _walk(folder: Path, above: frozenset[tuple[int, int]]) -> Iterator[Input]:
    """Yield the files below a folder, sorted; hidden ones are skipped, loops are reported."""
    source = printable(folder)
    try:
        status = folder.stat()
        names = sorted(os.listdir(folder))
    except OSError as error:
        yield Input(source, problem=explain(error, source))
        return
    here = (status.st_dev, status.st_ino)
    if here in above:
        reason = "a link that leads back to a folder above it"
        yield Input(source, problem=InputError(source, reason, "name the folder it points to"))
        return
    for name in names:
        if not name.startswith("."):
            yield from _expand(folder / name, above | {here}, named=False)


def _check_file(path: Path, source: str, mode: int, named: bool) -> Input:
    if not stat.S_ISREG(mode):
        problem = InputError(source, "it is no regular file", "give its content on standard input")
        return Input(source, problem=problem)
    if not named and path.suffix.lower() not in SUFFIXES:
        reason = f"not one of the kinds of file read from a folder ({_KNOWN})"
        return Input(source, path, problem=InputError(source, reason, "name the file itself"))
    return Input(source, path, named)


def _expand(path: Path, above: frozenset[tuple[int, int]], *, named: bool) -> Iterator[Input]:
    source = printable(path)
    try:
        mode = path.stat().st_mode
    except FileNotFoundError as error:
        link = InputError(source, "a link to a file that is not there", "remove or mend the link")
        yield Input(source, problem=link if path.is_symlink() else explain(error, source))
        return
    except (OSError, ValueError) as error:
        yield Input(source, problem=explain(error, source))
        return
    if not stat.S_ISDIR(mode):
        yield _check_file(path, source, mode, named)
        return
    inputs = list(_walk(path, above))
    if named and not inputs:
        problem = InputError(source, "the folder is empty", f"put {_KNOWN} files into it")
        yield Input(source, problem=problem)
    yield from inputs


def gather(paths: Sequence[str | Path]) -> tuple[Input, ...]:
    """Return every input behind the paths once, sorted by source.

    A file that is named itself and found in a folder counts as named.
    """
    best: dict[str, Input] = {}
    for path in sorted(paths, key=printable):
        inputs = (
            [Input(STDIN)] if str(path) == STDIN else _expand(Path(path), frozenset(), named=True)
        )
        for each in inputs:
            key = printable(os.path.realpath(each.path)) if each.path else f"{each.source}\0"
            if key not in best or (each.named and not best[key].named):
                best[key] = each
    return tuple(sorted(best.values(), key=lambda each: each.source))


def load_bytes(each: Input, stdin: bytes | None) -> bytes:
    """Return the bytes of an input.

    Raises:
        InputError: it cannot be opened, is too large, or standard input was not given.
    """
    if each.problem is not None:
        raise each.problem
    if each.path is None:
        if stdin is None:
            raise InputError(STDIN, "standard input was not given", "pipe an article into it")
        return stdin
    try:
        size = each.path.stat().st_size
        if size > MAX_BYTES and each.path.suffix.lower() not in _PER_LINE:
            reason = f"{size / 1e6:.1f} MB, over {MAX_BYTES / 1e6:.0f} MB for one article"
            raise InputError(each.source, reason, "split it into articles")
        return each.path.read_bytes()
    except OSError as error:
        raise explain(error, each.source) from error
