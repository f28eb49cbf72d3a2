"""Write the reports of a cascade as files that Crossread reads, and their truth beside them."""

from __future__ import annotations

import json
from pathlib import Path
from random import Random
from typing import Any

from evaluation.cascade_texts import Unit
from evaluation.cascade_truth import Cascade, Member, count_origins, list_pairs


def domain_of(outlet: str) -> str:
    """Return the invented domain of an outlet.

    >>> domain_of("Selmvik Evening Mail")
    'selmvik-evening-mail.example'
    """
    return "-".join(outlet.casefold().split()) + ".example"


def _paragraphs(units: list[str], rng: Random) -> list[str]:
    """Put sentences into paragraphs of one to three."""
    found: list[str] = []
    while units:
        number = rng.randint(1, 3)
        found.append(" ".join(units[:number]))
        units = units[number:]
    return found


def _attribute(lead: Unit, source: str, agency: bool) -> str:
    """Return a lead sentence with the source that it is taken from."""
    medium = "news agency" if agency else "newspaper"
    return f"{lead.text.rstrip('.')}, the {medium} {source} reported."


def print_text(member: Member, cascade: Cascade) -> str:
    """Return the body of a report as it is printed, credit lines included."""
    rng = Random(f"{cascade.name}:{member.id}")
    lines = [unit.text for unit in member.units]
    source = member.names[0] if member.names else member.outlet
    agency = any(m.outlet == source and m.operation == "agency" for m in cascade.members)
    if member.credit == "text" and member.operation != "citing":
        lines[0] = _attribute(member.units[0], source, agency)
    if member.ending:
        lines.append(member.ending)
    paragraphs = _paragraphs(lines, rng)
    if member.credit == "dateline":
        place = rng.choice(("PORT OSTRA", "SELMVIK", "BRENHOLM", "VELMORA"))
        paragraphs[0] = (
            f"{place}, {member.stamp:%B} {member.stamp.day} ({source}) - {paragraphs[0]}"
        )
    if member.credit == "closing":
        paragraphs.append(f"(With inputs from {source})")
    return "\n\n".join(paragraphs)


def report_row(member: Member, cascade: Cascade) -> dict[str, Any]:
    """Return a report as one JSON object of the article format."""
    domain = domain_of(member.outlet)
    row: dict[str, Any] = {
        "title": member.title,
        "source_domain": domain,
        "url": f"https://{domain}/news/{member.id}",
        "text": print_text(member, cascade),
    }
    if member.exact is not None:
        row["date_publish"] = (
            member.stamp.isoformat() if member.exact else member.stamp.date().isoformat()
        )
    return row


def truth_row(cascade: Cascade) -> dict[str, Any]:
    """Return all that is true of a cascade, by report and by pair."""
    return {
        "name": cascade.name,
        "event": cascade.event,
        "origins": count_origins(cascade.members),
        "hidden": [m.id for m in cascade.members if m.hidden],
        "reports": {
            m.id: {
                "operation": m.operation,
                "parents": list(m.parents),
                "names": list(m.names),
                "spun": m.spun,
                "original": m.original,
            }
            for m in cascade.members
        },
        "pairs": [
            {"left": p.left, "right": p.right, "relation": p.relation, "direction": p.direction}
            for p in list_pairs(cascade)
        ],
    }


def write_cascade(cascade: Cascade, folder: Path) -> None:
    """Write a cascade's reports and ``truth.json`` into ``folder/<name>``."""
    place = folder / cascade.name
    (place / "reports").mkdir(parents=True, exist_ok=True)
    for member in cascade.shown:
        path = place / "reports" / f"{member.id}.json"
        row = report_row(member, cascade)
        path.write_text(json.dumps(row, indent=1, ensure_ascii=False) + "\n", encoding="utf-8")
    truth = json.dumps(truth_row(cascade), indent=1, ensure_ascii=False)
    (place / "truth.json").write_text(truth + "\n", encoding="utf-8")
