"""Claims as JSON lines: one claim a line, keys always in the same order."""

from __future__ import annotations

import json
import re
from dataclasses import fields
from typing import Any

from crossread.reports.claim_records import ClaimReport, records
from crossread.reports.export import escape_surrogates


def _fields(value: Any) -> dict[str, Any]:
    """Return the fields of one of the model's or the records' types in their order."""
    return {each.name: getattr(value, each.name) for each in fields(value)}


# Line ends that JSON lets stand but at which some readers of lines would cut.
_LINE_ENDS = re.compile("[\x85\u2028\u2029]")
_LINES = json.JSONEncoder(ensure_ascii=False, allow_nan=False, default=_fields)


def _escape(match: re.Match[str]) -> str:
    return f"\\u{ord(match[0]):04x}"


def json_line(record: object) -> str:
    """Return a record as JSON text that no reader of lines cuts in two."""
    return _LINE_ENDS.sub(_escape, escape_surrogates(_LINES.encode(record)))


def render_claims_jsonl(report: ClaimReport) -> str:
    """Return the selected claims by the schema of ``crossread schema --claims``, one a line."""
    lines = (
        json_line(record) for reading in report.readings for record in records(report, reading)
    )
    return "".join(f"{line}\n" for line in lines)
