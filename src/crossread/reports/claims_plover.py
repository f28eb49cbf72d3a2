"""The selected claims as PLOVER events, one JSON object a line."""

from __future__ import annotations

import json
from collections.abc import Iterator

from crossread.model.stories import Reading
from crossread.reports.claim_records import ClaimReport, time_record
from crossread.reports.plover import plover_lines


def _events(report: ClaimReport, reading: Reading) -> Iterator[str]:
    """Yield the events of one article, dated from its own day where the words alone do not.

    Events are read from all claims, since a claim's root depends on what governs it.
    """
    claims = {each.id: each for each in reading.claims if report.selection.takes(each)}
    for line in plover_lines([reading]):
        event = json.loads(line)
        if event["claim"] not in claims:
            continue
        time = time_record(reading, claims[event["claim"]], report.day(reading))
        event["date"] = event["date"] or (time.edtf if time else "")
        yield json.dumps(event, sort_keys=True)


def render_claims_plover(report: ClaimReport) -> str:
    """Return the selected claims that are events of the PLOVER codebook, one a line."""
    lines = (line for reading in report.readings for line in _events(report, reading))
    return "".join(f"{line}\n" for line in lines)
