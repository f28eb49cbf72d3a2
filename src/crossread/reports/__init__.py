"""The reports stage: one dossier, four ways to print it."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from crossread.reports import export, markdown, page, terminal
from crossread.reports.lines import Report
from crossread.reports.terminal import Screen, render_terminal

__all__ = ["RENDERERS", "Renderer", "Report", "Screen", "render", "render_terminal"]


@dataclass(frozen=True, slots=True)
class Renderer:
    """One way to print a report."""

    name: str
    function: Callable[[Report], str]
    media_type: str


RENDERERS = (
    Renderer("terminal", terminal.render, "text/plain"),
    Renderer("html", page.render, "text/html"),
    Renderer("markdown", markdown.render, "text/markdown"),
    Renderer("json", export.render, "application/json"),
)


def render(report: Report, name: str) -> str:
    """Return the report in one of the formats of ``RENDERERS``.

    Raises:
        ValueError: no renderer has that name.
    """
    for renderer in RENDERERS:
        if renderer.name == name:
            return renderer.function(report)
    raise ValueError(f"no format {name!r}: {', '.join(r.name for r in RENDERERS)}")
