"""The articles stage: files, folders and standard input become articles.

``read`` is its verb. To add a format, write a reader and add it to ``READERS``; see
docs/adding-a-reader.md.
"""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path

from crossread.articles.identity import assign_ids
from crossread.articles.inputs import Input, gather, load_bytes
from crossread.articles.json_lines import numbered_lines
from crossread.articles.raw_map import locate_raw
from crossread.articles.readers import READERS, Reader, choose_reader, read_bytes
from crossread.errors import InputError
from crossread.model.articles import Article, Batch, Rejected

__all__ = ["READERS", "Reader", "locate_raw", "read", "read_bytes"]

STAGE = "articles"


def _reject(error: InputError, raw: bytes = b"") -> Rejected:
    digest = hashlib.sha256(raw).hexdigest() if raw else ""
    return Rejected(error.source, STAGE, error.reason, error.remedy, digest)


def _read_one(raw: bytes, source: str, reader: Reader) -> Article | Rejected:
    try:
        return read_bytes(raw, source, "", reader=reader)
    except InputError as error:
        return _reject(error, raw)
    except Exception as error:  # one bad document never stops the rest
        return _reject(InputError(source, f"{type(error).__name__}: {error}"), raw)


def _read_input(each: Input, stdin: bytes | None) -> Iterator[Article | Rejected]:
    """Yield what one input gives: an article, several for JSON Lines, or why it gives none."""
    try:
        raw = load_bytes(each, stdin)
    except InputError as error:
        yield _reject(error)
        return
    reader = choose_reader(raw, each.source)
    if not reader.per_line:
        yield _read_one(raw, each.source, reader)
        return
    lines = tuple(numbered_lines(raw))
    if not lines:
        yield _read_one(b"", each.source, reader)
    for number, line in lines:
        yield _read_one(line, f"{each.source}:{number}", reader)


def read(
    paths: Sequence[str | Path],
    *,
    stdin: bytes | None = None,
    progress: Callable[[int, int], None] | None = None,
) -> Batch:
    """Read every article behind the paths; ``-`` stands for ``stdin``.

    Folders are read with all below them, hidden files left out; a file is read once however often
    it is named. What cannot be read is in ``Batch.rejected`` with its reason. ``progress`` is
    told the number of inputs done and of all.
    """
    inputs = gather(paths)
    articles: list[Article] = []
    rejected: list[Rejected] = []
    for done, each in enumerate(inputs, start=1):
        for result in _read_input(each, stdin):
            if isinstance(result, Article):
                articles.append(result)
            else:
                rejected.append(result)
        if progress is not None:
            progress(done, len(inputs))
    return Batch(assign_ids(articles), tuple(rejected))
