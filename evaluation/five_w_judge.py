"""Whether an answer to who, what, when or where agrees with what annotators marked."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, timedelta
from functools import cache

from crossread.text.countries import country_code
from crossread.text.resources import load

_AGREE = 0.5  # F1 of words from which two phrases are taken for one answer
_DAY = timedelta(days=1)  # time zones, and days of annotators that count from the article's date
_WORD = re.compile(r"[^\W_]+(?:[.'’][^\W_]+)*")
# Words that say nothing of an event on their own, verbs that only carry a noun among them.
_EMPTY = frozenset(
    re.findall(
        "[a-z]+",
        "a an the and or of in on at to for from by with as into over after before near outside"
        " around about that this these those it its he his she her they their who which is are was"
        " were be been being has have had do does did will would can could may might not no up out"
        " off than make makes made making take takes took taken get gets got give gives gave given"
        " say says said",
    )
)
_ENDINGS = ("ments", "ment", "ings", "ing", "ations", "ation", "ied", "ies", "ed", "es", "s", "e",
            "y")  # fmt: skip
_STEM = 3  # letters that must remain


@dataclass(frozen=True, slots=True)
class Given:
    """One answer: its words, part by part, and, for a time, the days that it means.

    Where it is what happened, the last part begins with the verb.
    """

    parts: tuple[str, ...]
    first: date | None = None
    last: date | None = None

    @property
    def text(self) -> str:
        """Return all its words."""
        return ", ".join(self.parts)


@dataclass(frozen=True, slots=True)
class Phrase:
    """One phrase of the annotators; ``day`` is what they say a time means."""

    text: str
    day: date | None = None


Phrases = tuple[Phrase, ...]


@dataclass(frozen=True, slots=True)
class Verdict:
    """How one question was answered. ``strict`` and ``lenient`` are None where it does not count.

    ``asked`` tells whether the annotators found anything.
    """

    row: int
    question: str
    asked: bool
    answer: str
    strict: bool | None
    lenient: bool | None


@cache
def _bases() -> dict[str, str]:
    """Return the base of every irregular form of a verb."""
    rows = [row.split() for row in load("irregular_verbs.yaml")]
    return {form: row[0] for row in rows for form in row[1:]}


def stem(word: str) -> str:
    """Return a word without its inflection and the commonest endings of event nouns.

    >>> stem("derailment"), stem("Derailed"), stem("blames"), stem("met")
    ('derail', 'derail', 'blam', 'meet')
    """
    plain = re.sub(r"['’]s?$", "", word.lower())
    plain = _bases().get(plain, plain)
    for ending in _ENDINGS:
        if plain.endswith(ending) and len(plain) - len(ending) >= _STEM:
            return plain.removesuffix(ending)
    return plain


def content(text: str) -> tuple[str, ...]:
    """Return the stems of the words that say something, in order, each once."""
    words = (match[0] for match in _WORD.finditer(text))
    return tuple(dict.fromkeys(stem(word) for word in words if word.lower() not in _EMPTY))


def agreement(one: Iterable[str], two: Iterable[str]) -> float:
    """Return the F1 of two bags of words."""
    left, right = set(one), set(two)
    return 2 * len(left & right) / (len(left) + len(right)) if left and right else 0.0


def _fits(question: str, given: Given, phrase: str) -> bool:
    """Tell whether an answer says what a phrase says."""
    said, true = content(given.text), content(phrase)
    if not said or not true:
        return False
    verb = content(given.parts[-1])[:1]
    told = question == "what" and bool(verb) and verb[0] in true
    part = question == "where" and (set(said) <= set(true) or set(true) <= set(said))
    return part or told or agreement(said, true) >= _AGREE


def _touches(question: str, answer: str, phrase: str) -> bool:
    """Tell whether an answer has to do with a phrase."""
    if set(content(answer)) & set(content(phrase)):
        return True
    return question == "where" and bool(_states(answer) & _states(phrase))


def _states(place: str) -> set[str]:
    parts = [place, *re.split(r",\s*|\s+", place)]
    return {code for part in parts if (code := country_code(part))}


def _same_words(answer: str, phrase: str) -> bool:
    said, true = content(answer), content(phrase)
    return bool(said) and agreement(said, true) == 1.0


def _is_day(answer: Given, phrase: Phrase) -> bool:
    exact = phrase.day is not None and answer.first == answer.last == phrase.day
    return exact or _same_words(answer.text, phrase.text)


def _is_about_day(answer: Given, phrase: Phrase) -> bool:
    if _is_day(answer, phrase):
        return True
    if phrase.day is None or answer.first is None or answer.last is None:
        return False
    return answer.first - _DAY <= phrase.day <= answer.last + _DAY


def judge(row: int, question: str, given: Given | None, truth: Phrases) -> Verdict:
    """Hold one answer against the phrases; none of them: the annotators found nothing."""
    asked = bool(truth)
    if given is None:
        return Verdict(row, question, asked, "", None, None)
    if not asked:
        return Verdict(row, question, asked, given.text, strict=False, lenient=None)
    if question == "when":
        strict = any(_is_day(given, phrase) for phrase in truth)
        lenient = any(_is_about_day(given, phrase) for phrase in truth)
    else:
        whole = ", ".join(phrase.text for phrase in truth)
        texts = [*(phrase.text for phrase in truth), whole]
        strict = any(_fits(question, given, text) for text in texts)
        lenient = any(_touches(question, given.text, text) for text in texts)
    return Verdict(row, question, asked, given.text, strict, strict or lenient)
