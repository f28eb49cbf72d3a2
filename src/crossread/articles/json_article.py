"""One article as a JSON object: title, description, authors, dates, source, address, text."""

from __future__ import annotations

import json
from typing import Any

from crossread.articles.charset import Decoded, decode
from crossread.articles.drafts import Draft, Part
from crossread.articles.json_strings import locate_strings, read_string
from crossread.articles.raw_map import Stretch
from crossread.errors import InputError
from crossread.model.articles import LineKind
from crossread.text.normalise import fold

# What crawlers call the fields of an article; the first that is there and not empty counts.
FIELDS = {
    "text": ("text", "maintext", "body", "articleBody", "content"),
    "title": ("title", "headline"),
    "description": ("description",),
    "byline": ("authors", "author", "byline"),
    "date": ("date_publish", "date_published", "datePublished", "published", "date"),
    "outlet": ("outlet", "source_domain", "domain", "publisher"),
    "url": ("url",),
}
_REMEDY = "give one JSON object with at least a field 'text'"
# A description that repeats the lead stands in its first sentences: see how far to look.
_LEAD = 2_000


def _parse(decoded: Decoded, source: str) -> dict[str, Any]:
    try:
        value = json.loads(decoded.text, strict=False)
    except json.JSONDecodeError as error:
        where = f"line {error.lineno}, column {error.colno}"
        raise InputError(source, f"it is no valid JSON: {error.msg} at {where}", _REMEDY) from error
    except (ValueError, RecursionError) as error:
        raise InputError(source, "its JSON is nested too deep or holds an absurd number") from error
    if isinstance(value, list):
        remedy = "write one article a line and name the file .jsonl"
        raise InputError(source, "it is a list, not one article", remedy)
    if not isinstance(value, dict):
        raise InputError(source, "it is JSON but no object", _REMEDY)
    return value


def _type_name(value: object) -> str:
    names = {bool: "true or false", int: "a number", float: "a number", list: "a list"}
    return names.get(type(value), "an object")


def _string(record: dict[str, Any], field: str, source: str) -> tuple[str, str]:
    """Return key and value of the field's first filled key, ("", "") when it has none."""
    for key in FIELDS[field]:
        value = record.get(key)
        if value is None or value == "":
            continue
        if not isinstance(value, str):
            reason = f"field '{key}' must be a string, found {_type_name(value)}"
            raise InputError(source, reason, _REMEDY)
        if value.strip():
            return key, value
    return "", ""


def _names(record: dict[str, Any], source: str) -> str:
    """Return the author line: a string as it is, a list joined by commas."""
    for key in FIELDS["byline"]:
        value = record.get(key)
        if not value:
            continue
        if isinstance(value, str):
            return value.strip()
        if not isinstance(value, list) or not all(isinstance(each, str) for each in value):
            reason = f"field '{key}' must be a string or a list of strings"
            raise InputError(source, reason, _REMEDY)
        return ", ".join(each.strip() for each in value if each.strip())
    return ""


def _repeats_lead(description: str, text: str) -> bool:
    """Tell whether the text's beginning holds the description, be it cut short."""
    cut = fold(description).rstrip(" .\u2026")
    return cut in fold(text[: _LEAD + 2 * len(description)])


def _part(decoded: Decoded, kind: LineKind, reason: str, where: tuple[int, int]) -> Part:
    return Part(kind, reason, read_string(decoded.text, *where))


def _value(stretches: tuple[Stretch, ...]) -> str:
    return "".join(stretch.text for stretch in stretches)


def _parts(
    decoded: Decoded, places: dict[str, tuple[int, int]], keys: dict[str, str], text: str
) -> tuple[Part, ...]:
    """Return title and description, each unless the text begins with it."""
    parts = []
    if keys["description"]:
        place = places[keys["description"]]
        part = _part(decoded, LineKind.BODY, "description of the record", place)
        if not _repeats_lead(_value(part.stretches), text):
            parts.append(part)
    if keys["title"]:
        part = _part(decoded, LineKind.TITLE, "title of the record", places[keys["title"]])
        if parts or fold(_value(part.stretches)) != fold(text.strip().split("\n", 1)[0]):
            parts.insert(0, part)
    return tuple(parts)


def read_json(raw: bytes, source: str) -> Draft:
    """Read one article from a JSON object.

    Raises:
        InputError: no valid JSON, no object, no text, or a field of the wrong type.
    """
    decoded = decode(raw, source)
    record = _parse(decoded, source)
    found = {field: _string(record, field, source) for field in FIELDS if field != "byline"}
    keys = {field: key for field, (key, _) in found.items()}
    if not keys["text"]:
        raise InputError(source, "field 'text' is missing or empty", _REMEDY)
    places = locate_strings(decoded.text)
    body = read_string(decoded.text, *places[keys["text"]])
    return Draft(
        decoded,
        body,
        _parts(decoded, places, keys, _value(body)),
        title=found["title"][1].strip(),
        byline=_names(record, source),
        url=found["url"][1].strip(),
        outlet=found["outlet"][1].strip(),
        dates=(found["date"][1],) if keys["date"] else (),
        notes=decoded.notes,
    )
