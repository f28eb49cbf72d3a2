"""What each article calls the same thing, and in whose voice."""

from __future__ import annotations

from crossread.model.evidence import FramingLabel, FramingRow
from crossread.reports import wording
from crossread.reports.desk import Desk
from crossread.reports.lines import Block, Line, Section, Table
from crossread.reports.words import Name, Part, guarded

_OUTLET_VOICE = "outlet"  # FramingLabel.voice of the article's own words


def _label_parts(desk: Desk, label: FramingLabel, count: int) -> list[Part]:
    """Return one label with its voice, tone and how often the article uses it."""
    parts: list[Part] = [desk.quote(label.citation)]
    notes = [f"{count} times"] if count > 1 else []
    notes += [wording.tone_word(label.tone)] if label.tone else []
    voice = label.voice == _OUTLET_VOICE
    notes += [] if voice else [f"words of {guarded(label.voice)}"]
    return [*parts, Name(f" ({', '.join(notes)})")] if notes else parts


def _labels_line(desk: Desk, labels: list[FramingLabel]) -> Line:
    """Return the labels of one article, the same words in the same voice once."""
    kinds: dict[tuple[str, str, str], list[FramingLabel]] = {}
    for label in labels:
        kinds.setdefault((label.text.casefold(), label.voice, label.tone), []).append(label)
    parts: list[Part] = []
    for same in kinds.values():
        parts += ["; "] * bool(parts) + _label_parts(desk, same[0], len(same))
    return Line(tuple(parts), "", 1, tuple(label.citation for label in labels))


def _table(desk: Desk, row: FramingRow) -> Table:
    articles = sorted({label.article for label in row.labels})
    rows = tuple(
        (
            Line((desk.outlet(article),)),
            _labels_line(desk, [label for label in row.labels if label.article == article]),
        )
        for article in articles
    )
    caption = Line((Name(guarded(row.target)), f" ({row.kind})"))
    return Table(caption, ("Article", "calls it"), rows)


def framing(desk: Desk) -> Section | None:
    """Return one table for each person or event, or None where there is nothing to compare."""
    blocks = tuple(Block(table=_table(desk, row)) for row in desk.dossier.framing)
    return Section("framing", wording.section_title("framing"), blocks) if blocks else None
