"""What readers judged: articles drawn at random, files of drawn rows, judgements without text."""

from __future__ import annotations

import json
import random
from collections.abc import Callable, Collection, Iterable, Mapping
from dataclasses import asdict
from pathlib import Path
from typing import Any, ClassVar, Protocol, TypeVar

from crossread.errors import InputError
from crossread.model.articles import Article
from evaluation.clusters import read_rows
from evaluation.sets import present


class Judged(Protocol):
    """A judgement: a dataclass with the key of what was judged and the sha256 of its article."""

    __dataclass_fields__: ClassVar[dict[str, Any]]

    @property
    def key(self) -> str:
        """The hash of what was judged."""

    @property
    def article(self) -> str:
        """The sha256 of its article."""


J = TypeVar("J", bound=Judged)
Drawn = dict[str, Any]  # a row as its reader sees it, with "key" and "article"


def read_articles(data: Path) -> list[Article]:
    """Return the articles of data/clusters that can be read, by id.

    Raises:
        FileNotFoundError: the data is absent.
    """
    path = present(data / "clusters" / "articles.jsonl.gz")
    return sorted((each for each, _ in read_rows(path) if each), key=lambda each: each.id)


def draw_articles(
    data: Path, count: int, chance: random.Random, seen: Collection[str] = ()
) -> list[Article]:
    """Return so many articles drawn at random, none whose sha256 is in ``seen``."""
    fresh = [article for article in read_articles(data) if article.sha256 not in seen]
    return chance.sample(fresh, min(len(fresh), count))


def number_rows(rows: list[Drawn], count: int, chance: random.Random) -> list[Drawn]:
    """Return so many of the rows in random order, numbered from 1 for a reader."""
    chance.shuffle(rows)
    return [{"n": number, **row} for number, row in enumerate(rows[:count], start=1)]


def read_drawn(path: Path, what: str) -> list[Drawn]:
    """Read drawn rows, with a reader's verdicts added; ``what`` names them: "claims".

    Raises:
        InputError: there is no such file, or it holds no list of rows.
    """
    try:
        rows = json.loads(path.read_text(encoding="utf-8"))
    except (OSError, ValueError) as error:
        raise InputError(str(path), f"not a file of drawn {what}") from error
    if not isinstance(rows, list) or not all(isinstance(row, dict) for row in rows):
        raise InputError(str(path), f"not a list of {what}")
    return rows


def read_lines(path: Path, kind: Callable[..., J]) -> list[J]:
    """Read the judgements of a file, none where there is no such file.

    Raises:
        InputError: a line is malformed.
    """
    found = []
    lines = path.read_text(encoding="utf-8").splitlines() if path.is_file() else []
    for number, line in enumerate(lines, start=1):
        try:
            found.append(kind(**json.loads(line)))
        except (ValueError, TypeError) as error:
            raise InputError(f"{path}:{number}", "not a judgement") from error
    return found


def check_verdict(row: Mapping[str, Any], verdicts: Collection[str], what: str) -> None:
    """Refuse a row without a key or without one of the verdicts.

    Raises:
        InputError: naming the row and the verdicts there are.
    """
    if row.get("verdict") not in verdicts or "key" not in row:
        raise InputError(f"{what} {row.get('n')}", "no verdict", f"one of {', '.join(verdicts)}")


def add_lines(path: Path, known: Iterable[J], added: Iterable[J]) -> int:
    """Write judgements by key, a later one in place of an earlier; return how many there are."""
    by_key = {each.key: each for each in (*known, *added)}
    path.parent.mkdir(exist_ok=True)
    lines = (json.dumps(asdict(by_key[key]), sort_keys=True) for key in sorted(by_key))
    path.write_text("".join(line + "\n" for line in lines), encoding="utf-8")
    return len(by_key)
