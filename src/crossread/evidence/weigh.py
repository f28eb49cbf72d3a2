"""Weigh one story: align, count origins, find conflicts, grade, and lay out the dossier."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from crossread.evidence.align import ALIGN_BAR, align
from crossread.evidence.brief import brief
from crossread.evidence.conflicts import find_conflicts
from crossread.evidence.conflicts.draft import Group
from crossread.evidence.denials import attach_denials
from crossread.evidence.framing import framing
from crossread.evidence.groups import make_group, salience
from crossread.evidence.headline import choose_headline
from crossread.evidence.omissions import omissions
from crossread.evidence.profiles import Profile, profile_all
from crossread.evidence.timeline import timeline
from crossread.evidence.view import StoryView, lay_out
from crossread.model.claims import Claim
from crossread.model.entities import EntityTable
from crossread.model.evidence import ClaimGroup, Dossier
from crossread.model.stories import Reading, Story, Trace
from crossread.text import dates

STATEMENT = "Statement"


def _number_groups(view: StoryView, found: Sequence[Sequence[Profile]]) -> list[Group]:
    def rank(group: Sequence[Profile]) -> tuple[float, str, int, str]:
        first = group[0].claim
        return (-salience(view, group), first.article, first.span.start, first.id)

    ordered = sorted(found, key=rank)
    return [Group(f"g{number}", tuple(group)) for number, group in enumerate(ordered, start=1)]


def _takes_part(claim: Claim) -> bool:
    """Tell whether a claim is aligned: sure enough, and not only the frame of other claims.

    That somebody said something stands in the chains of what he said.
    """
    frame = claim.event_type == STATEMENT and bool(claim.content)
    return claim.confidence >= ALIGN_BAR and not frame


def _aligned(view: StoryView) -> list[Group]:
    """Align the story's claims and number the groups, the most central first."""
    claims = [claim for claim in view.claims.values() if _takes_part(claim)]
    profiles = profile_all(view, sorted(claims, key=lambda c: (c.article, c.span, c.id)))
    return attach_denials(view, _number_groups(view, align(view, profiles)))


def _story_origins(view: StoryView, groups: Sequence[ClaimGroup]) -> tuple[int, int]:
    """Return how many independent origins the whole story has: families, plus silent outlets."""
    families = {origin.family for group in groups for origin in group.origins}
    sourced = {a for group in groups for origin in group.origins for a in origin.articles}
    silent = {
        reading.article.label
        for article, reading in view.readings.items()
        if article not in sourced and article not in view.dependent
    }
    return len(families), max(1, len(families) + len(silent))


def _notes(view: StoryView) -> tuple[str, ...]:
    lines = []
    if len(view.readings) == 1:
        lines.append("one article alone: nothing to compare yet")
    for anchor in view.story.anchors:
        if anchor.overruled:
            lines.append(f"{anchor.article}: date {anchor.overruled} not used: {anchor.reason}")
    for article, reading in view.readings.items():
        lines.extend(f"{article}: {note}" for note in reading.article.notes)
        lines.extend(f"{article}: {note}" for note in _misfits(view, reading))
    return tuple(lines)


def _misfits(view: StoryView, reading: Reading) -> Iterator[str]:
    """Yield the weekdays of an article that do not fit their dates."""
    for time in reading.annotation.times:
        if time.weekday is None or time.day is None:
            continue
        anchor = view.anchors.get(reading.article.id)
        resolved = dates.resolve(time, anchor.day if anchor else None)
        if resolved and resolved.note:
            words = " ".join(time.span.of(reading.article.text).split())
            yield f"“{words}” does not fit: {resolved.note}"


def _claim_order(claim_id: str) -> tuple[str, int]:
    """Order claim ids such as "000.c12" by article, then by number."""
    article, _, number = claim_id.rpartition(".c")
    return article, int(number)


def weigh(
    story: Story, readings: Sequence[Reading], entities: EntityTable, trace: Trace
) -> Dossier:
    """Make the dossier of one story from its articles' readings, without screening hits."""
    view = lay_out(story, readings, entities, trace)
    drafts = _aligned(view)
    conflicts = find_conflicts(view, drafts)
    groups = tuple(make_group(view, group, conflicts) for group in drafts)
    low, high = _story_origins(view, groups)
    return Dossier(
        story=story,
        headline=choose_headline(view, groups),
        articles=tuple(reading.article for reading in view.readings.values()),
        claims=tuple(view.claims[claim] for claim in sorted(view.claims, key=_claim_order)),
        entities=entities,
        trace=trace,
        origins_low=low,
        origins_high=high,
        groups=groups,
        conflicts=conflicts,
        timeline=timeline(view, groups),
        framing=framing(view),
        omissions=omissions(view, drafts),
        brief=brief(view, groups, conflicts),
        notes=_notes(view),
    )
