"""The inputs of the last reading, so that ``crossread show`` needs only a citation."""

from __future__ import annotations

import json
import os
from collections.abc import Mapping, Sequence
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path

from crossread.errors import InputError
from crossread.model.articles import Article

_NAME_THEM = "name the inputs after the citation"


@dataclass(frozen=True, slots=True)
class LastReading:
    """The inputs of the last reading as absolute paths, and the hash of each article."""

    paths: tuple[str, ...]
    hashes: Mapping[str, str]


def state_file() -> Path:
    """Return where the last reading is kept, in the user's cache folder."""
    cache = os.environ.get("XDG_CACHE_HOME") or os.environ.get("LOCALAPPDATA")
    return Path(cache or Path.home() / ".cache") / "crossread" / "last.json"


def remember(paths: Sequence[str | Path], articles: Sequence[Article]) -> None:
    """Keep the inputs for :func:`recall`; text from standard input is never kept.

    A cache that cannot be written is no failure: the reading itself is done.
    """
    absolute = ["-" if str(path) == "-" else str(Path(path).absolute()) for path in paths]
    state = {"paths": absolute, "hashes": {article.id: article.sha256 for article in articles}}
    with suppress(OSError, RuntimeError):
        state_file().parent.mkdir(parents=True, exist_ok=True)
        state_file().write_text(json.dumps(state), encoding="utf-8")


def recall() -> LastReading:
    """Return the inputs of the last reading.

    Raises:
        InputError: none is known, or it took text from standard input.
    """
    try:
        state = json.loads(state_file().read_text(encoding="utf-8"))
        found = LastReading(tuple(state["paths"]), dict(state["hashes"]))
    except (OSError, RuntimeError, ValueError, KeyError, TypeError):
        raise InputError("show", "no earlier reading is known", _NAME_THEM) from None
    if "-" in found.paths:
        reason = "the last reading took text from standard input, which is not kept"
        raise InputError("show", reason, _NAME_THEM)
    return found
