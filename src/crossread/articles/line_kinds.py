"""Tell for every line of an article what it is, and why."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace

from crossread.articles.bylines import find_byline, is_credits, is_place_alone
from crossread.articles.captions import caption_reason, is_bare_credit
from crossread.articles.furniture import furniture_reason
from crossread.articles.line_parts import Piece, count_turns, split_line
from crossread.articles.page import HEAD_LINES, Judgement, Page, is_unstopped
from crossread.articles.shapes import (
    count_words,
    ends_sentence,
    has_several_sentences,
    is_single_question,
    is_title_case,
    runs_on,
)
from crossread.articles.titles import bare_title, find_title, repeats_title
from crossread.articles.units import cut_units
from crossread.model.articles import Line, LineKind
from crossread.model.spans import Span
from crossread.text.normalise import shadow
from crossread.text.publication_dates import is_date_line
from crossread.text.urls import is_url

# Lines without a full stop: of those under 12 words in data/clusters nearly all are subheads,
# links and teasers (design: "title case or < 12 tokens"); longer ones are sentences cut short.
_SHORT = 12
_LONGEST_HEADING = 25
_LONGEST_QUESTION = 14
_LONGEST_CAPTION = 60
_UNSTOPPED_LINE = 6  # in a text without full stops, a line this long is a sentence

Test = Callable[[Page, int, str], Judgement | None]


def _is_known(page: Page, index: int, line: str) -> Judgement | None:
    span = page.units[index].span
    return next(((kind, why) for known, kind, why in page.known if known.contains(span)), None)


def _is_title(page: Page, index: int, line: str) -> Judgement | None:
    if index == page.title_unit:
        return LineKind.TITLE, "title"
    repeated = repeats_title(line, page.title)
    return (LineKind.HEADING, repeated) if repeated else None


def _is_furniture(page: Page, index: int, line: str) -> Judgement | None:
    if is_url(line):
        return LineKind.FURNITURE, "web address"
    reason = furniture_reason(line)
    return (LineKind.FURNITURE, reason) if reason else None


def _is_byline(page: Page, index: int, line: str) -> Judgement | None:
    if find_byline(line) and (index < HEAD_LINES or index >= len(page.units) - HEAD_LINES):
        return LineKind.BYLINE, "author line"
    return (LineKind.BYLINE, "credits of the writers") if is_credits(line) else None


def _is_dateline(page: Page, index: int, line: str) -> Judgement | None:
    if is_date_line(line):
        return LineKind.DATELINE, "nothing but a date or time"
    if is_place_alone(line):
        return LineKind.DATELINE, "place of a dateline on its own"
    return None


def _is_caption(page: Page, index: int, line: str) -> Judgement | None:
    reason = caption_reason(line, stopped=ends_sentence(line))
    if reason:
        return LineKind.CAPTION, reason
    credit = page.line(index + 1)
    if not is_bare_credit(credit) or count_words(line) > _LONGEST_CAPTION:
        return None
    if page.adjacent(index + 1) and not page.adjacent(index):
        return LineKind.CAPTION, "photo caption: the credit follows it"
    return None if ends_sentence(line) else (LineKind.CAPTION, "photo caption: before its credit")


def _is_heading(page: Page, index: int, line: str) -> Judgement | None:
    words = count_words(line)
    if is_single_question(line) and words <= _LONGEST_QUESTION:
        return LineKind.HEADING, "a question on a line of its own"
    if ends_sentence(line) or runs_on(line) or has_several_sentences(line):
        return None
    if line[0] in "\"'(" or line[0].islower() or (page.unstopped and words >= _UNSTOPPED_LINE):
        return None
    if words < _SHORT:
        return LineKind.HEADING, f"{words} words without a full stop"
    if words <= _LONGEST_HEADING and is_title_case(line):
        return LineKind.HEADING, "title case without a full stop"
    return None


def _is_body(page: Page, index: int, line: str) -> Judgement | None:
    if ends_sentence(line):
        return LineKind.BODY, "ends with a full stop"
    return LineKind.BODY, "text without a full stop"


_TESTS: tuple[Test, ...] = (
    _is_known,
    _is_title,
    _is_furniture,
    _is_byline,
    _is_dateline,
    _is_caption,
    _is_heading,
    _is_body,
)


def _judge(page: Page, index: int, line: str) -> Judgement:
    return next(found for test in _TESTS if (found := test(page, index, line)) is not None)


def _section_name(page: Page, index: int, judged: Judgement) -> Judgement:
    """A short line before the title is the name of a section, a lead-less word of the page."""
    if index < page.title_unit and judged[0] in (LineKind.HEADING, LineKind.BODY):
        return LineKind.FURNITURE, "stands before the title"
    return judged


def _unit_lines(page: Page, index: int, turns: int) -> list[Line]:
    span = page.units[index].span
    line = span.of(page.text)
    pieces: Sequence[Piece] = tuple(split_line(page.text, span, page.title, turns))
    if len(pieces) == 1:
        kind, reason = _section_name(page, index, _judge(page, index, line))
        return [Line(span, kind, reason)]
    lines = []
    for piece in pieces:
        words = piece.span.of(page.text)
        own = (piece.kind, piece.reason) if piece.kind else _judge(page, index, words)
        lines.append(Line(piece.span, *_section_name(page, index, own)))
    return lines


def lay_out(text: str, title: str = "", known: Sequence[tuple[Span, LineKind, str]] = ()) -> Page:
    """Cut a text into units and find its title; ``known`` are spans whose kind is given."""
    plain = shadow(text)
    units = cut_units(plain)
    page = Page(plain, units, title, -1, tuple(known), is_unstopped(plain, units))
    index = find_title(plain, units, title)
    found = title or (bare_title(page.line(index)) if index >= 0 else "")
    return replace(page, title=found, title_unit=index)


def classify_lines(page: Page) -> tuple[Line, ...]:
    """Return every line of the page with its kind, in order, all of the text but white space."""
    turns = count_turns(page.line(index) for index in range(len(page.units)))
    return tuple(
        line for index in range(len(page.units)) for line in _unit_lines(page, index, turns)
    )
