"""The JSON Schema of the export, made from the dataclasses so that it cannot fall behind."""

from __future__ import annotations

import inspect
import types
from dataclasses import fields, is_dataclass
from datetime import date
from enum import Enum
from functools import cache
from typing import TYPE_CHECKING, Any, Union, cast, get_args, get_origin, get_type_hints

from crossread.model.articles import Rejected
from crossread.model.evidence import Dossier
from crossread.model.spans import Citation
from crossread.reports.claim_records import ClaimRecord
from crossread.reports.entity_records import EntityRecord
from crossread.reports.export import DERIVED, SCHEMA_ID
from crossread.reports.lineage_records import RelationRecord, SourceRecord, SpinRecord
from crossread.reports.story_records import StoryRecord

if TYPE_CHECKING:
    from _typeshed import DataclassInstance

_SIMPLE: dict[type, dict[str, Any]] = {
    str: {"type": "string"},
    bool: {"type": "boolean"},
    int: {"type": "integer"},
    float: {"type": "number"},
    type(None): {"type": "null"},
    date: {"type": "string", "format": "date"},
}
_CITATION = {
    "type": "object",
    "description": "A span of an article in Unicode code points, half-open.",
    "properties": {
        "article": {"type": "string"},
        "start": {"type": "integer", "minimum": 0},
        "end": {"type": "integer", "minimum": 0},
        "ref": {"type": "string", "pattern": r":\d+-\d+$"},
        "quote": {"type": "string", "maxLength": 300, "description": "start of the cited words"},
    },
    "required": ["article", "start", "end", "ref", "quote"],
    "additionalProperties": False,
}

CLAIM_SCHEMA_ID = "urn:crossread:claim:1"
ENTITY_SCHEMA_ID = "urn:crossread:entity:1"
STORY_SCHEMA_ID = "urn:crossread:story:1"
LINEAGE_SCHEMA_ID = "urn:crossread:lineage:1"

Definitions = dict[str, dict[str, Any]]


def _describe(cls: type) -> str:
    return (inspect.getdoc(cls) or "").partition("\n\n")[0].replace("\n", " ")


def _reference(cls: type, definitions: Definitions) -> dict[str, Any]:
    """Return a reference to a class's definition, which is made on the first call."""
    if cls.__name__ not in definitions:
        definitions[cls.__name__] = {}  # holds the place while the class's own fields are read
        definitions[cls.__name__] = _define(cls, definitions)
    return {"$ref": f"#/$defs/{cls.__name__}"}


def _define(cls: type, definitions: Definitions) -> dict[str, Any]:
    if cls is Citation:
        return _CITATION
    if issubclass(cls, Enum):
        values = [member.value for member in cls]
        return {"type": "string", "description": _describe(cls), "enum": values}
    hints = get_type_hints(cls)
    names = [field.name for field in fields(cast("type[DataclassInstance]", cls))]
    properties = {name: _schema_of(hints[name], definitions) for name in names}
    for name in DERIVED.get(cls, ()):
        returned = get_type_hints(getattr(cls, name).fget)["return"]
        properties[name] = {**_schema_of(returned, definitions), "readOnly": True}
    return {
        "type": "object",
        "description": _describe(cls),
        "properties": properties,
        "required": list(properties),
        "additionalProperties": False,
    }


def _schema_of(hint: Any, definitions: Definitions) -> dict[str, Any]:
    """Return the schema of one annotation: a simple type, class, ``tuple[X, ...]`` or union."""
    if hint in _SIMPLE:
        return dict(_SIMPLE[hint])
    arguments = get_args(hint)
    if get_origin(hint) in (Union, types.UnionType):
        return {"anyOf": [_schema_of(argument, definitions) for argument in arguments]}
    if get_origin(hint) is tuple:
        if arguments[1:] != (Ellipsis,):
            raise TypeError(f"no schema for {hint}: only tuple[X, ...] is exported")
        return {"type": "array", "items": _schema_of(arguments[0], definitions)}
    if isinstance(hint, type) and (is_dataclass(hint) or issubclass(hint, Enum)):
        return _reference(hint, definitions)
    raise TypeError(f"no schema for {hint}")


_DIALECT = "https://json-schema.org/draft/2020-12/schema"


def _line_schema(record: type, schema_id: str, title: str) -> dict[str, Any]:
    """Return the schema of JSON lines that hold one record each."""
    definitions: Definitions = {}
    return {
        "$schema": _DIALECT,
        "$id": schema_id,
        "title": title,
        **_define(record, definitions),
        "$defs": dict(sorted(definitions.items())),
    }


@cache
def claim_schema() -> dict[str, Any]:
    """Return the JSON Schema (2020-12) of a line of claims; callers must not change it."""
    return _line_schema(ClaimRecord, CLAIM_SCHEMA_ID, "Crossread claim")


@cache
def entity_schema() -> dict[str, Any]:
    """Return the JSON Schema (2020-12) of a line of entities; callers must not change it."""
    return _line_schema(EntityRecord, ENTITY_SCHEMA_ID, "Crossread entity")


@cache
def story_schema() -> dict[str, Any]:
    """Return the JSON Schema (2020-12) of a line of stories; callers must not change it."""
    return _line_schema(StoryRecord, STORY_SCHEMA_ID, "Crossread story")


@cache
def lineage_schema() -> dict[str, Any]:
    """Return the JSON Schema (2020-12) of a line of lineage; callers must not change it."""
    definitions: Definitions = {}
    kinds = (RelationRecord, SourceRecord, SpinRecord)
    return {
        "$schema": _DIALECT,
        "$id": LINEAGE_SCHEMA_ID,
        "title": "Crossread lineage",
        "oneOf": [_reference(kind, definitions) for kind in kinds],
        "$defs": dict(sorted(definitions.items())),
    }


@cache
def report_schema() -> dict[str, Any]:
    """Return the JSON Schema (2020-12) of the report; callers must not change it."""
    definitions: Definitions = {}
    dossier = _reference(Dossier, definitions)
    rejected = _reference(Rejected, definitions)
    properties = {
        "schema": {"const": SCHEMA_ID},
        "version": {"type": "string", "description": "version of Crossread that wrote it"},
        "rulebooks": {"type": "array", "items": {"type": "string"}},
        "dossiers": {"type": "array", "items": dossier},
        "rejected": {"type": "array", "items": rejected},
    }
    return {
        "$schema": _DIALECT,
        "$id": SCHEMA_ID,
        "title": "Crossread report",
        "description": "Dossiers of the stories found in a set of reports, and what was not read.",
        "type": "object",
        "properties": properties,
        "required": list(properties),
        "additionalProperties": False,
        "$defs": dict(sorted(definitions.items())),
    }
