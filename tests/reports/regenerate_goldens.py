"""Write the golden files anew: ``python -m tests.reports.regenerate_goldens``; review the diff."""

from __future__ import annotations

from pathlib import Path

from crossread.reports import RENDERERS, Screen, render, render_terminal
from crossread.reports.export import dump
from crossread.reports.schema import report_schema
from tests.reports import factory

FOLDER = Path(__file__).parent / "golden"
SUFFIXES = {"terminal": "txt", "html": "html", "markdown": "md", "json": "json"}


def goldens() -> dict[str, str]:
    """Return the content of every golden file by its name."""
    report = factory.report()
    files = {f"report.{SUFFIXES[r.name]}": render(report, r.name) for r in RENDERERS}
    files["capped.txt"] = render_terminal(report, Screen())
    files["colour.txt"] = render_terminal(report, Screen(width=60, colour=True))
    files["schema.json"] = dump(report_schema())
    return files


def main() -> None:
    """Write every golden file."""
    FOLDER.mkdir(exist_ok=True)
    for name, text in goldens().items():
        (FOLDER / name).write_text(text, encoding="utf-8")


if __name__ == "__main__":
    main()
