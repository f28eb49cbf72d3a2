"""The report as JSON: the library's own dataclasses, field by field."""

from __future__ import annotations

import json
import re
from collections.abc import Mapping
from dataclasses import fields, is_dataclass
from datetime import date
from enum import Enum
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


def encode(value: object, texts: Texts) -> Any:
    """Turn a value of the model into JSON's types. ``texts`` are the articles' texts by id."""
    match value:
        case Citation():
            return _encode_citation(value, texts)
        case Enum():
            return value.value
        case date():
            return value.isoformat()
        case float():
            return round(value, _DIGITS)
        case tuple() | list():
            return [encode(item, texts) for item in value]
    if not is_dataclass(value):
        return value
    names = [field.name for field in fields(value)]
    names += DERIVED.get(type(value), ())
    return {name: encode(getattr(value, name), texts) for name in names}


def encode_dossier(dossier: Dossier) -> dict[str, Any]:
    """Turn a dossier into JSON's types."""
    texts = {article.id: article.text for article in dossier.articles}
    encoded: dict[str, Any] = encode(dossier, texts)
    return encoded


def dump(value: object) -> str:
    """Return JSON text, readable as it is; halves of surrogate pairs stay escapes."""
    text = json.dumps(value, ensure_ascii=False, indent=1, allow_nan=False)
    return _SURROGATE.sub(lambda match: f"\\u{ord(match[0]):04x}", text) + "\n"


def render(report: Report) -> str:
    """Return the report as one JSON object by the schema of ``crossread schema``."""
    return dump(
        {
            "schema": SCHEMA_ID,
            "version": __version__,
            "rulebooks": list(report.rulebooks),
            "dossiers": [encode_dossier(dossier) for dossier in report.dossiers],
            "rejected": encode(report.rejected, {}),
        }
    )
