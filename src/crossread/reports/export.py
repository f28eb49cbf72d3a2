"""The report as JSON: the library's own dataclasses, field by field."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator, Mapping
from dataclasses import fields, is_dataclass
from datetime import date
from enum import Enum
from functools import cache
from typing import Any

from crossread.model.articles import Article
from crossread.model.evidence import Conflict, Dossier
from crossread.model.spans import Citation
from crossread.model.stories import Lineage
from crossread.model.watch import HitElement
from crossread.reports.lines import Report
from crossread.reports.words import QUOTE_LIMIT
from crossread.version import __version__

SCHEMA_ID = "urn:crossread:report:1"

# Properties that the model derives and that a reader of the JSON must not compute again.
DERIVED: Mapping[type, tuple[str, ...]] = {
    Article: ("label",),
    Conflict: ("shown",),
    HitElement: ("open",),
    Lineage: ("direction",),
}
_SURROGATE = re.compile("[\ud800-\udfff]")
_DIGITS = 6  # of a weight; more would show rounding noise of the machine
_SCALARS = json.JSONEncoder(ensure_ascii=False, allow_nan=False)

Texts = Mapping[str, str]


def _encode_citation(citation: Citation, texts: Texts) -> dict[str, Any]:
    """Encode a citation with its written form and the start of its words, exactly as printed."""
    words = citation.span.of(texts.get(citation.article, ""))
    return {
        "article": citation.article,
        "start": citation.span.start,
        "end": citation.span.end,
        "ref": str(citation),
        "quote": words[:QUOTE_LIMIT],
    }


@cache
def _names(kind: type) -> tuple[str, ...]:
    """Return the properties of a type of the model, none for other types."""
    own = tuple(field.name for field in fields(kind)) if is_dataclass(kind) else ()
    return (*own, *DERIVED.get(kind, ()))


def _unfold(value: object, texts: Texts) -> Any:
    """Turn a value of the model into one of JSON's types; what it holds stays as it is."""
    match value:
        case Citation():
            return _encode_citation(value, texts)
        case Enum():
            return value.value
        case date():
            return value.isoformat()
        case float():
            return round(value, _DIGITS)
    names = _names(type(value))  # type: ignore[arg-type]  # mypy takes classes for unhashable
    return {name: getattr(value, name) for name in names} if names else value


def _scalar(value: object) -> str:
    """Return the JSON text of a string, number, truth value, None or empty list."""
    return str(value) if type(value) is int else _SCALARS.encode(value)


def _pieces(value: object, texts: Texts, indent: str) -> Iterator[str]:
    """Yield the JSON text of a value; one of the model is unfolded only while it is printed.

    ``texts`` are the articles' texts by id, ``indent`` what stands before the closing bracket.
    """
    if isinstance(value, Dossier):
        texts = {article.id: article.text for article in value.articles}
    content = _unfold(value, texts)
    if not content or not isinstance(content, dict | list | tuple):
        yield _scalar(content)
        return
    named = isinstance(content, dict)
    lead = ("{" if named else "[") + indent + " "
    for item in content:
        yield f"{lead}{_scalar(item)}: " if named else lead
        below = content[item] if named else item
        if isinstance(below, str | int):
            yield _scalar(below)
        elif isinstance(below, dict | list | tuple):
            yield from _pieces(below, texts, indent + " ")
        else:
            yield "".join(_pieces(below, texts, indent + " "))
        lead = f",{indent} "
    yield indent + ("}" if named else "]")


def escape_surrogates(piece: str) -> str:
    """Return JSON text in which halves of surrogate pairs are escapes, so that it can be written.

    >>> print(escape_surrogates('"\\ud800"'))
    "\\ud800"
    """
    return _SURROGATE.sub(lambda match: f"\\u{ord(match[0]):04x}", piece)


def dump(value: object) -> str:
    """Return JSON text, readable as it is; halves of surrogate pairs stay escapes."""
    return "".join([*map(escape_surrogates, _pieces(value, {}, "\n")), "\n"])


def render(report: Report) -> str:
    """Return the report as one JSON object by the schema of ``crossread schema``."""
    return dump(
        {
            "schema": SCHEMA_ID,
            "version": __version__,
            "rulebooks": report.rulebooks,
            "dossiers": report.dossiers,
            "rejected": report.rejected,
        }
    )
