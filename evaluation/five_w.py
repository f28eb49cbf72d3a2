"""Who, what, when and where of the main event of an article, against the phrases of annotators.

Data: ``clusters/gold-5w1h.jsonl.gz``, one article a line with the phrases for each question.
"""

from __future__ import annotations

import gzip
import json
import re
import sys
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any

from crossread.articles import read_bytes
from crossread.claims import find
from crossread.claims.main_event import main_event
from crossread.errors import InputError
from crossread.language import Annotator, annotate, load_annotator
from crossread.model.annotation import Annotation
from crossread.model.articles import Article
from crossread.model.main_event import Answer, MainEvent
from crossread.text.dates import resolve
from evaluation.five_w_judge import Given, Phrase, Phrases, Verdict, judge
from evaluation.sets import ALL_TESTS, Choice, Part, present

NAME = "five-w"
SOURCE = (
    "Giveme5W1H (Hamborg et al. 2019) reports .82 on who, what, when and where of these articles:"
    " people judged each answer, 1 for relevant, .5 for partly. Here no person judges. Strict: the"
    " words of the answer and those of one of the annotators' phrases agree with F1 >= .5; for what"
    " it suffices that the verb stands in the phrase, for where that one names a part of the other;"
    " when must mean the annotators' day or use their words. Lenient: one word in common; for where"
    " also the same State; for when a stretch around their day or a day beside it. An answer to a"
    " question for which the annotators found nothing is wrong (lenient: left out). Graded counts,"
    " like theirs, 1 for strict and .5 for lenient. Precision is over all answers given; answered"
    " is the share of questions that got one"
)
QUESTIONS = ("who", "what", "when", "where")
_FIELDS = ("title", "description", "text", "date_publish", "publisher", "url")  # no phrase of gold
_ESCAPED = re.compile(r"\\+u([0-9a-fA-F]{4})")


@dataclass(frozen=True, slots=True)
class Row:
    """One article, None where it cannot be read, and the phrases by question."""

    number: int
    article: Article | None
    truth: dict[str, Phrases]


def read_phrases(record: Mapping[str, Any]) -> dict[str, Phrases]:
    """Return the annotators' phrases by question, with their escapes resolved.

    A question without words, only for when with a day, has none.
    """
    found = {}
    for question in QUESTIONS:
        phrases = (
            Phrase(
                _ESCAPED.sub(lambda match: chr(int(match[1], 16)), each.get("text") or ""),
                date.fromisoformat(each["parsed"]) if each.get("parsed") else None,
            )
            for each in record["fiveWoneH"][question]["annotated"]
        )
        found[question] = tuple(each for each in phrases if each.text.strip() or each.day)
    return found


def read_rows(path: Path) -> list[Row]:
    """Return the rows of the data in order."""
    rows = []
    with gzip.open(path, "rt", encoding="utf-8") as lines:
        for number, line in enumerate(lines):
            record = json.loads(line)
            plain = {field: record[field] for field in _FIELDS if record.get(field)}
            raw = json.dumps(plain).encode("utf-8")
            try:
                article = read_bytes(raw, f"row-{number}.json", f"{number + 1:03d}")
            except InputError:
                article = None
            rows.append(Row(number, article, read_phrases(record)))
    return rows


def answers_of(event: MainEvent, article: Article, annotation: Annotation) -> dict[str, Given]:
    """Return what the main event answers to each question, times counted from the article's day."""
    found: dict[str, Given] = {}
    for question in QUESTIONS:
        answer: Answer | None = getattr(event, question)
        if answer is not None:
            parts = tuple(span.of(article.text) for span in answer.spans)
            first = last = answer.day
            if answer.time is not None:
                meant = resolve(annotation.times[answer.time], _day_of(article))
                first, last = (meant.first, meant.last) if meant else (None, None)
            found[question] = Given(parts, first, last)
    return found


def _day_of(article: Article) -> date | None:
    """Return the day from which an article's times are counted: that of its most trusted date."""
    days = (each.value[:10] for each in article.dates)
    return next((date.fromisoformat(day) for day in days if len(day) == len("2000-01-01")), None)


def judge_row(row: Row, given: Mapping[str, Given]) -> list[Verdict]:
    """Judge the answers to all questions on one article."""
    return [judge(row.number, each, given.get(each), row.truth[each]) for each in QUESTIONS]


def tally(verdicts: Sequence[Verdict]) -> dict[str, float]:
    """Return strict and lenient precision and the share answered, in all and by question."""
    values = shares(verdicts)
    for question in QUESTIONS:
        own = [verdict for verdict in verdicts if verdict.question == question]
        values |= {f"{question}.{key}": value for key, value in shares(own).items()}
    return values


def shares(verdicts: Sequence[Verdict]) -> dict[str, float]:
    """Return precision, strict, lenient and graded, and the share of questions answered."""
    strict = [verdict.strict for verdict in verdicts if verdict.strict is not None]
    lenient = [verdict.lenient for verdict in verdicts if verdict.lenient is not None]
    asked = [verdict for verdict in verdicts if verdict.asked]
    answered = sum(verdict.strict is not None for verdict in asked)
    return {
        "answers": len(strict),
        "precision": sum(strict) / len(strict) if strict else 0.0,
        "lenient": sum(lenient) / len(lenient) if lenient else 0.0,
        "graded": (sum(strict) + sum(map(bool, lenient))) / (2 * len(strict)) if strict else 0.0,
        "answered": answered / len(asked) if asked else 0.0,
    }


def _show(verdict: Verdict, truth: Phrases) -> None:
    """Print an answer that is absent or not strictly right to stderr, with what was asked for."""
    absent = verdict.asked and verdict.strict is None
    if absent or verdict.strict is False:
        wrong = "spurious" if not verdict.asked else "near" if verdict.lenient else "wrong"
        kind = "absent" if absent else wrong
        phrases = " | ".join(f"{each.text} {each.day or ''}".strip() for each in truth)
        print(
            verdict.question, kind, verdict.row, verdict.answer, phrases, sep="\t", file=sys.stderr
        )


def measure(data: Path, choice: Choice = ALL_TESTS) -> dict[str, float]:
    """Return the precision of the answers to the four questions, strict and lenient.

    The dev part are the even rows, which were looked at; on all rows both halves are reported.

    Raises:
        FileNotFoundError: the data is absent.
        InputError: a chosen set is not known.
    """
    choice.pick([NAME])
    rows = choice.sample(read_rows(present(data / "clusters" / "gold-5w1h.jsonl.gz")))
    if choice.part is Part.DEV:
        rows = rows[::2]
    annotator = load_annotator()
    verdicts = []
    for row in rows:
        for verdict in judge_row(row, _answers(row, annotator)):
            verdicts.append(verdict)
            if choice.details:
                _show(verdict, row.truth[verdict.question])
    values = tally(verdicts)
    if choice.part is Part.TEST:
        for half, name in enumerate(("even", "odd")):
            own = shares([verdict for verdict in verdicts if verdict.row % 2 == half])
            values |= {f"{name}.{key}": value for key, value in own.items()}
    return values


def _answers(row: Row, annotator: Annotator) -> dict[str, Given]:
    """Return what the package answers on one article, nothing on one that cannot be read."""
    if row.article is None:
        return {}
    annotation = annotate(row.article, annotator)
    event = main_event(row.article, annotation, find(row.article, annotation))
    return answers_of(event, row.article, annotation) if event else {}
