"""Crossread reads many reports of one event crosswise.

>>> import crossread
>>> dossiers = crossread.read(["reports/"])  # doctest: +SKIP
"""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from crossread.errors import InputError
from crossread.model.evidence import Dossier
from crossread.version import __version__

__all__ = ["Dossier", "__version__", "read"]


def read(
    paths: str | Path | Sequence[str | Path], *, rulebooks: Sequence[str] = ()
) -> tuple[Dossier, ...]:
    """Read files and folders, group them into stories and return one dossier for each.

    Inputs that cannot be read are left out; ``crossread.pipeline.read_stories`` names them.
    ``rulebooks`` are ids such as "un-dprk" or paths of rulebook files.

    Raises:
        InputError: nothing among the inputs could be read.
        ResourceError: a rulebook is unknown or malformed.
    """
    from crossread import pipeline, watch

    named = [paths] if isinstance(paths, str | Path) else list(paths)
    books = [watch.load(book) for book in rulebooks]
    result = pipeline.read_stories(named, rulebooks=books)
    if not result.readings:
        reasons = "; ".join(f"{item.source}: {item.reason}" for item in result.rejected)
        raise InputError("nothing could be read", reasons or "no file was named")
    return result.dossiers
