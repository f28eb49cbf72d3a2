"""Claims on a terminal: two lines a claim, under the title of its article."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping, Sequence, Set
from functools import cache

from rich.text import Text

from crossread.model.annotation import MentionKind
from crossread.model.claims import OPEN_TYPE, PUBLISH_BAR, Integrity
from crossread.model.spans import Citation, Span
from crossread.model.stories import Reading
from crossread.reports import wording
from crossread.reports.claim_records import (
    ClaimRecord,
    ClaimReport,
    FillerRecord,
    LinkRecord,
    RoleRecord,
    TimeRecord,
    records,
)
from crossread.reports.lines import Line
from crossread.reports.terminal import Screen, fitted, layer, write_rows
from crossread.reports.words import Name, Quote, clip, counted, guarded, joined, quoted
from crossread.text.resources import load

_FILLER_SHOWN = 100  # characters of one filler: a line of the widest screen
_CARRIERS = frozenset({"Statement"})  # types whose whole news is what is said

Places = Mapping[str, Citation]  # by the id of a claim


@cache
def _speech_types() -> frozenset[str]:
    """Return the types of events that hold what is said."""
    types = load("ontology.yaml")["types"]
    return frozenset(name for name, entry in types.items() if entry["layer"] == "speech")


@cache
def _who_roles(event_type: str) -> tuple[str, ...]:
    """Return the roles of a type that can stand first, that of the subject before the others."""
    entry = load("ontology.yaml")["types"].get(event_type, {})
    return tuple(dict.fromkeys([entry.get("subject", ""), *entry.get("core", ())]))


def _filler_words(filler: FillerRecord) -> str:
    """Return a filler; behind a pronoun or a description, who is meant by it."""
    words = guarded(filler.text, _FILLER_SHOWN)
    named = filler.mention is MentionKind.NAME or filler.referent in filler.text
    return words if named else f"{words} (= {guarded(filler.referent, _FILLER_SHOWN)})"


def _fillers(role: RoleRecord) -> str:
    names = [_filler_words(filler) for filler in role.fillers]
    return joined([*names, wording.phrase("open_role")] if role.open else names)


def _time_words(time: TimeRecord) -> str:
    words = quoted(clip(time.text))
    return f"{time.edtf} ({words})" if time.edtf else words


def _details(record: ClaimRecord, first: RoleRecord | None) -> str:
    """Return what else is told: the other roles by name, and when."""
    told = [
        f"{role.name.replace('_', ' ')}: {_fillers(role)}"
        for role in record.roles
        if role is not first
    ]
    if record.time is not None:
        told.append(f"when: {_time_words(record.time)}")
    return "; ".join(told)


def _first_role(record: ClaimRecord) -> RoleRecord | None:
    by_name = {role.name: role for role in record.roles}
    return next((by_name[n] for n in _who_roles(record.event_type) if n in by_name), None)


def _event_line(record: ClaimRecord) -> Line:
    """Return who is said to have done what to whom, when and where, with the status first."""
    mark, first = wording.status_word(record.status), _first_role(record)
    lead = f"{wording.phrase('main_event')}, {mark.word}" if record.main_event else mark.word
    who = _fillers(first) if first else ""
    if first and first.name != _who_roles(record.event_type)[0]:
        who = f"{first.name.replace('_', ' ')}: {who}"
    what = guarded(record.predicate)
    if record.event_type != OPEN_TYPE:
        what = f"{what} ({record.event_type})"
    told = " – ".join(filter(None, (who, what, _details(record, first))))
    return Line((f"{lead}: ", Name(told)), mark.icon, 0, (Citation.parse(record.citation),))


def _outlet(outlet: str, article: str) -> str:
    return guarded(outlet) if outlet else f"article {article}"


def _link_words(link: LinkRecord, record: ClaimRecord) -> str:
    """Return a source with its cue: what stands in the article's words is a quotation."""
    if link.span is None:
        return _outlet(record.outlet, record.article)
    same = link.referent in link.name or link.name in link.referent
    meant = "" if same else f" (= {guarded(link.referent)})"
    cue = f" ({guarded(link.cue)})" if link.cue else ""
    return f"{quoted(clip(link.name, _FILLER_SHOWN))}{meant}{cue}"


def _source_line(record: ClaimRecord) -> Line:
    """Return who says so, why it has its status, and how sure the reading is."""
    words = [" → ".join(_link_words(link, record) for link in record.chain)]
    if record.reasons:
        words.append(f"why: {', '.join(map(guarded, record.reasons))}")
    if record.quotation and record.quotation.integrity not in (None, Integrity.WHOLE):
        words.append(wording.phrase(f"quotation_{record.quotation.integrity}"))
    confidence = f"confidence {record.confidence:.2f}"
    below = record.confidence < PUBLISH_BAR
    words.append(f"{confidence} ({wording.phrase('candidate')})" if below else confidence)
    if record.background:
        words.append(wording.phrase("background"))
    return Line((Name("; ".join(words)),), "", 1)


def _linked_lines(
    key: str, icon: str, ids: Sequence[str], places: Places, text: str
) -> Iterator[Line]:
    """Yield claims that a claim points at, each opening on its words."""
    for citation in sorted({places[each] for each in ids if each in places}):
        words = Quote(clip(citation.span.of(text), _FILLER_SHOWN))
        yield Line((f"{wording.phrase(key)} ", words), icon, 1, (citation,))


def _claim_lines(record: ClaimRecord, shown: Set[str], places: Places, text: str) -> Iterator[Line]:
    """Yield a claim, its sources, what it holds where that is not shown, and its denials."""
    yield _event_line(record)
    yield _source_line(record)
    if record.event_type in _speech_types() and shown.isdisjoint(record.content):
        yield from _linked_lines("content", "", record.content, places, text)
    yield from _linked_lines("denies", "✕", record.denies, places, text)
    yield from _linked_lines("denied_by", "✕", record.denied_by, places, text)


def _is_told_by_chains(record: ClaimRecord, shown: Collection[str]) -> bool:
    """Tell whether what somebody says stands among the claims, where the chain names him."""
    return (
        record.event_type in _CARRIERS
        and not record.main_event
        and not record.denies
        and not record.denied_by
        and any(content in shown for content in record.content)
    )


def _heading(report: ClaimReport, reading: Reading) -> Line:
    """Return title, outlet and date of an article."""
    article = reading.article
    title = Quote(clip(article.title) or "(no title)")
    day = report.day(reading)
    dated = day.isoformat() if day else wording.phrase("undated")
    credit = f" — {_outlet(article.outlet, article.id)}, {dated}"
    start = article.text.find(article.title) if article.title else -1
    cited = (Citation(article.id, Span(start, start + len(article.title))),) if start >= 0 else ()
    return Line((title, Name(credit)), "", 0, cited)


def _article_texts(
    report: ClaimReport, reading: Reading, shown: Sequence[ClaimRecord], screen: Screen
) -> Iterator[Text]:
    for row in layer(_heading(report, reading), screen):
        row.stylize("bold cyan")
        yield row
    places = {claim.id: Citation(claim.article, claim.span) for claim in reading.claims}
    ids = {record.id for record in shown}
    for record in shown:
        for line in _claim_lines(record, ids, places, reading.article.text):
            for row in layer(line, screen):
                if line.level:
                    row.stylize("dim")
                elif record.main_event:
                    row.stylize("bold")
                yield row
    if not shown:
        yield from layer(Line((wording.phrase("no_claims"),)), screen)
    yield Text()


def _count_line(report: ClaimReport, shown: int, folded: int) -> Line:
    """Return how many claims are shown, and how many are not and why."""
    every = [claim for reading in report.readings for claim in reading.claims]
    weak = sum(claim.confidence < PUBLISH_BAR for claim in every)
    passing = sum(c.background and c.confidence >= PUBLISH_BAR for c in every)
    words = f"{counted(shown, 'claim')} in {counted(len(report.readings), 'article')}"
    left = [counted(folded, "bare statement")] if folded else []
    if not report.selection.candidates:
        left += [counted(weak, "candidate")] if weak else []
        left += [f"{passing} told in passing"] if passing else []
    words += f"; left out: {joined(left)} (--candidates shows them)" if left else ""
    return Line((words,), "", 0)


def _texts(report: ClaimReport, screen: Screen) -> Iterator[Text]:
    total = folded = 0
    fold = not (report.selection.candidates or report.selection.types)
    for reading in report.readings:
        found = list(records(report, reading))
        ids = {record.id for record in found}
        shown = [r for r in found if not (fold and _is_told_by_chains(r, ids))]
        total, folded = total + len(shown), folded + len(found) - len(shown)
        yield from _article_texts(report, reading, shown, screen)
    yield from layer(_count_line(report, total, folded), screen)


def render_claims_table(report: ClaimReport, screen: Screen) -> str:
    """Return the selected claims for a terminal, grouped by article."""
    return write_rows(_texts(report, fitted(screen)), fitted(screen))
