"""Items of a gold file: what a careful reader found, with its spans."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from crossread.errors import InputError
from crossread.model.articles import Article
from crossread.model.spans import Span


@dataclass(frozen=True, slots=True)
class Evidence:
    """A marked span. ``span`` is None where its words are not in the article as it was read."""

    file: str  # start of the report's file name, as the gold file names it
    article: str  # id of the article; "" when it was not read
    span: Span | None
    quote: str
    role: str


@dataclass(frozen=True, slots=True)
class Item:
    """One thing to find, and what is expected of it."""

    id: str
    category: str
    type: str
    evidence: tuple[Evidence, ...]
    expected: Mapping[str, Any]

    def spans(self, *roles: str) -> tuple[Evidence, ...]:
        """Return the evidence of these roles, all of it when no role is named."""
        return tuple(e for e in self.evidence if not roles or e.role in roles)

    def words(self, *keys: str) -> str:
        """Return the expected texts under these keys as one lower-case string."""
        return " ".join(str(self.expected.get(key, "")) for key in keys).lower()


def _locate(text: str, row: Mapping[str, Any]) -> Span | None:
    """Return where the quote stands: at its offsets, else at its n-th occurrence."""
    quote, start = str(row["quote"]), int(row["start"])
    if text[start : start + len(quote)] == quote:
        return Span(start, start + len(quote))
    at = -1
    for _ in range(int(row.get("occurrence", 0)) + 1):
        at = text.find(quote, at + 1)
        if at < 0:
            return None
    return Span(at, at + len(quote))


def _evidence(row: Mapping[str, Any], articles: Sequence[Article]) -> Evidence:
    file = str(row["file"])
    own = [a for a in articles if Path(a.source).name.startswith(file)]
    article = own[0] if len(own) == 1 else None
    return Evidence(
        file=file,
        article=article.id if article else "",
        span=_locate(article.text, row) if article else None,
        quote=str(row["quote"]),
        role=str(row.get("role", "")),
    )


def read_items(gold: Path, articles: Sequence[Article]) -> tuple[Item, ...]:
    """Read a gold file and find its spans in the articles.

    Raises:
        InputError: the file is absent or not a gold file.
    """
    try:
        rows = json.loads(gold.read_text(encoding="utf-8"))["items"]
        return tuple(
            Item(
                id=str(row["id"]),
                category=str(row["category"]),
                type=str(row.get("type", "")),
                evidence=tuple(_evidence(e, articles) for e in row["evidence"]),
                expected=row.get("expected", {}),
            )
            for row in rows
        )
    except FileNotFoundError as error:
        raise InputError(str(gold), "the gold file is absent", "name it with --gold") from error
    except (ValueError, KeyError, TypeError) as error:
        raise InputError(str(gold), "not a gold file", "it needs items with evidence") from error
