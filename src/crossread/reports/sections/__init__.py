"""The sections of a story's report, in the order in which they are printed."""

from __future__ import annotations

from collections.abc import Callable

from crossread.reports.desk import Desk
from crossread.reports.lines import Section
from crossread.reports.sections.agreement import agreement
from crossread.reports.sections.brief import brief
from crossread.reports.sections.differences import differences
from crossread.reports.sections.framing import framing
from crossread.reports.sections.lineage import lineage
from crossread.reports.sections.omissions import omissions
from crossread.reports.sections.sayings import sayings
from crossread.reports.sections.timeline import timeline

# Each returns None where it has nothing to say of the story.
SECTIONS: tuple[Callable[[Desk], Section | None], ...] = (
    brief,
    agreement,
    differences,
    sayings,
    timeline,
    lineage,
    framing,
    omissions,
)
