"""The closed wording of ``resources/wording.yaml``, by the words of the model."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from typing import cast

from crossread.model.claims import Status
from crossread.model.evidence import Conflict, Grade, Modifier, OmissionKind, OriginKind, Verdict
from crossread.model.stories import LineageKind
from crossread.model.watch import HitStatus, Verification
from crossread.text.resources import load


@dataclass(frozen=True, slots=True)
class Marked:
    """A word with the icon that stands beside it."""

    icon: str
    word: str


@cache
def _table(name: str) -> dict[str, str]:
    return cast(dict[str, str], load("wording.yaml")[name])


@cache
def _marked(table: str, key: str) -> Marked:
    entry = load("wording.yaml")[table][key]
    return Marked(entry["icon"], entry["word"])


def status_word(status: Status) -> Marked:
    """Return icon and word of a claim's status."""
    return _marked("statuses", status)


def statuses_words(statuses: tuple[Status, ...]) -> Marked:
    """Return the first status's icon, and the words of all with the icons of the others."""
    first, *others = [status_word(status) for status in statuses or (Status.ASSERTED,)]
    words = [first.word, *(f"{other.icon} {other.word}" for other in others)]
    return Marked(first.icon, ", ".join(words))


def grade_phrase(grade: Grade, carriers: str, names: str, *, all_sourced: bool) -> str:
    """Return the phrase of a grade for its carriers ("3 outlets") and origins ("X and Y").

    ``all_sourced`` tells that every carrier names its source: only then do they all trace to it.
    """
    phrases = _table("grades") if all_sourced else {**_table("grades"), **_table("grades_open")}
    return str(phrases[grade].format(carriers=carriers, names=names))


def grade_legend() -> tuple[tuple[str, str], ...]:
    """Return what each grade means, from C0 to C5."""
    return tuple(_table("grade_legend").items())


def status_legend() -> tuple[Marked, ...]:
    """Return icon and word of every status."""
    return tuple(status_word(status) for status in Status)


def modifier_words(modifier: Modifier) -> str:
    """Return what a modifier of a grade says."""
    return _table("modifiers")[modifier]


def verdict_word(verdict: Verdict) -> Marked:
    """Return icon and word of a difference."""
    return _marked("verdicts", verdict)


def verdict_heading(verdict: Verdict) -> str:
    """Return the heading under which differences of this kind stand."""
    return cast(str, load("wording.yaml")["verdicts"][verdict]["heading"])


def test_words(conflict: Conflict) -> str:
    """Return what the comparison found, in words."""
    return _table("tests").get(conflict.test, conflict.test.replace("_", " "))


def lineage_icon(kind: LineageKind) -> str:
    """Return the icon of a lineage."""
    return cast(str, load("wording.yaml")["lineages"][kind]["icon"])


def lineage_phrase(kind: LineageKind, *, directed: bool) -> str:
    """Return the template of a lineage, with {dependent} and {other}, or {left} and {right}."""
    return cast(str, load("wording.yaml")["lineages"][kind]["phrase" if directed else "open"])


def lineage_word(kind: LineageKind, *, directed: bool) -> str:
    """Return in a word or two how an article depends on another."""
    entry = load("wording.yaml")["lineages"][kind]
    return cast(str, entry["word"] if directed else entry.get("open_word", entry["word"]))


def passage_words(kind: str) -> str:
    """Return how two passages resemble each other."""
    return _table("passages").get(kind, kind)


def origin_word(kind: OriginKind) -> str:
    """Return the word for a kind of origin."""
    return _table("origins")[kind]


def tone_word(tone: str) -> str:
    """Return the word for the tone of a label, "" for a plain one."""
    return _table("tones").get(tone, tone)


def hit_word(status: HitStatus) -> Marked:
    """Return icon and word of a screening result."""
    return _marked("hits", status)


def verification_words(verification: Verification) -> str:
    """Return how far a paragraph number was checked."""
    return _table("verification")[verification]


def notice(rulebook: str) -> str:
    """Return the standing notice of a rulebook."""
    notices = _table("notices")
    return notices.get(rulebook, notices[""])


def omission_word(kind: OmissionKind) -> Marked:
    """Return icon and heading of a kind of omission."""
    entry = load("wording.yaml")["omissions"][kind]
    return Marked(entry["icon"], entry["heading"])


def section_title(key: str) -> str:
    """Return the title of a section."""
    return _table("sections")[key]


def phrase(key: str) -> str:
    """Return a fixed phrase."""
    return _table("phrases")[key]
