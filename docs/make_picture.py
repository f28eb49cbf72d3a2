"""Make docs/example.svg, the terminal picture of the README, from the bundled example.

Run it after a change of the terminal report: ``python docs/make_picture.py``; with ``--check`` it
fails where the picture is out of date.
"""

from __future__ import annotations

import sys
from io import StringIO
from pathlib import Path

from rich.console import Console
from rich.text import Text

from crossread.pipeline import read_stories
from crossread.reports import Report, Screen, render_terminal

ROOT = Path(__file__).resolve().parent.parent
PICTURE = ROOT / "docs" / "example.svg"
WIDTH, LINES = 92, 46


def draw() -> str:
    """Return the picture of the first lines of the example's dossier."""
    result = read_stories([ROOT / "examples" / "patrol-boats"])
    report = Report(result.dossiers, result.rejected)
    lines = render_terminal(report, Screen(WIDTH, colour=True)).splitlines()
    console = Console(record=True, width=WIDTH, file=StringIO(), color_system="truecolor")
    for line in lines[:LINES]:
        console.print(Text.from_ansi(line), soft_wrap=True)
    return console.export_svg(title="crossread read examples/patrol-boats", unique_id="crossread")


if __name__ == "__main__":
    picture = draw()
    if "--check" in sys.argv:
        sys.exit(0 if PICTURE.read_text(encoding="utf-8") == picture else "docs/example.svg is old")
    PICTURE.write_text(picture, encoding="utf-8")
