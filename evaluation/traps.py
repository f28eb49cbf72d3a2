"""Sentences with the traps of news English: which facts of their right reading are found."""

from __future__ import annotations

import json
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path

import yaml

from crossread.errors import InputError
from crossread.language import annotate_text, load_annotator
from crossread.model.annotation import Annotation, MentionKind, Token
from crossread.text.normalise import shadow

NAME = "traps"
SOURCE = "evaluation/trap_sentences.yaml, written from the UD guidelines; facts that are found"

SENTENCES = Path(__file__).with_name("trap_sentences.yaml")
STARTER = Path(__file__).with_name("traps_starter.json")  # facts found by the model before ours
_ROOT = "ROOT"


@dataclass(frozen=True, slots=True)
class Fact:
    """One thing that a right reading of a sentence has."""

    kind: str  # a UD relation, "a|b" for either; or name, lemma, sentence_starts
    values: tuple[str, ...]

    def __str__(self) -> str:
        return f"{self.kind}({', '.join(self.values)})"


@dataclass(frozen=True, slots=True)
class Trap:
    """A sentence of ours with the facts that are expected of it."""

    id: str
    trap: str  # which construction it holds
    text: str
    facts: tuple[Fact, ...]


@dataclass(frozen=True, slots=True)
class TrapVerdict:
    """What was found of one sentence."""

    id: str
    expected: int
    missed: tuple[str, ...]  # each missed fact and what was read instead

    @property
    def found(self) -> int:
        """Return the number of facts that were found."""
        return self.expected - len(self.missed)


def _read_fact(row: Mapping[str, Sequence[str]]) -> Fact:
    [(kind, values)] = row.items()
    return Fact(kind, tuple(str(value) for value in values))


@cache
def load_traps(path: Path = SENTENCES) -> tuple[Trap, ...]:
    """Read the sentences and their facts.

    Raises:
        InputError: the file is malformed.
    """
    try:
        rows = yaml.safe_load(path.read_text(encoding="utf-8"))
        return tuple(
            Trap(row["id"], row["trap"], row["text"], tuple(map(_read_fact, row["facts"])))
            for row in rows
        )
    except (yaml.YAMLError, KeyError, TypeError, ValueError, AttributeError) as error:
        raise InputError(str(path), f"not a file of trap sentences: {error}") from error


def find_word(tokens: Sequence[Token], word: str) -> Token | None:
    """Return the token of a word; "to#2" is the second "to". None: there is no such token."""
    form, _, number = word.partition("#")
    same = [token for token in tokens if shadow(token.text) == shadow(form)]
    place = int(number or 1) - 1
    return same[place] if place < len(same) else None


def _read_relation(fact: Fact, annotation: Annotation) -> str:
    """Return "" when the dependent hangs on the head by the relation, else how it hangs."""
    dependent = find_word(annotation.tokens, fact.values[0])
    if dependent is None:
        return f"{fact.values[0]} is no word"
    head = annotation.tokens[dependent.head] if dependent.head >= 0 else None
    wanted = find_word(annotation.tokens, fact.values[1])
    if dependent.relation in fact.kind.split("|") and head == wanted:
        return ""
    return f"{dependent.relation}({fact.values[0]}, {head.text if head else _ROOT})"


def _read_name(fact: Fact, annotation: Annotation) -> str:
    """Return "" when the name is found with its kind, else the names of the text."""
    names = [
        (shadow(mention.name), mention.entity.value)
        for mention in annotation.mentions
        if mention.kind is MentionKind.NAME
    ]
    text, kinds = fact.values
    if any(name == text and kind in kinds.split("|") for name, kind in names):
        return ""
    return ", ".join(f"{name} {kind}" for name, kind in names) or "no name"


def _read_lemma(fact: Fact, annotation: Annotation) -> str:
    token = find_word(annotation.tokens, fact.values[0])
    lemma = token.lemma if token else "no word"
    return "" if lemma == fact.values[1] else lemma


def _read_starts(fact: Fact, annotation: Annotation) -> str:
    starts = tuple(annotation.tokens[sentence.first].text for sentence in annotation.sentences)
    return "" if starts == fact.values else ", ".join(starts)


_READERS: dict[str, Callable[[Fact, Annotation], str]] = {
    "name": _read_name,
    "lemma": _read_lemma,
    "sentence_starts": _read_starts,
}


def judge_trap(trap: Trap, annotation: Annotation) -> TrapVerdict:
    """Hold the facts of a sentence against its annotation."""
    outcomes = [
        (fact, _READERS.get(fact.kind, _read_relation)(fact, annotation)) for fact in trap.facts
    ]
    missed = tuple(f"{fact}: {instead}" for fact, instead in outcomes if instead)
    return TrapVerdict(trap.id, len(trap.facts), missed)


def judge() -> tuple[TrapVerdict, ...]:
    """Read every sentence with the shipped model and hold its facts against the reading."""
    annotator = load_annotator()
    return tuple(judge_trap(trap, annotate_text(trap.text, annotator)) for trap in load_traps())


def read_starter(path: Path = STARTER) -> dict[str, int]:
    """Return the facts of each sentence that the starter model found."""
    found: dict[str, int] = json.loads(path.read_text(encoding="utf-8"))
    return found


def list_verdicts(
    verdicts: Sequence[TrapVerdict], before: Mapping[str, int], *, misses: bool
) -> list[str]:
    """Return a line a sentence: facts found, expected, found by the starter; then its misses."""
    lines = []
    for verdict in verdicts:
        then = before.get(verdict.id, "-")
        lines.append(f"{verdict.id} {verdict.found}/{verdict.expected} (starter {then})")
        if misses:
            lines.extend(f"  missed {miss}" for miss in verdict.missed)
    return lines


def write_found(path: Path, verdicts: Sequence[TrapVerdict]) -> None:
    """Write the number of facts found of each sentence as JSON."""
    found = {verdict.id: verdict.found for verdict in verdicts}
    path.write_text(json.dumps(found, indent=2) + "\n", encoding="utf-8")


def tally(verdicts: Sequence[TrapVerdict], before: Mapping[str, int]) -> dict[str, float]:
    """Return the facts found and expected in all, the share, and what the starter found."""
    expected = sum(verdict.expected for verdict in verdicts)
    found = sum(verdict.found for verdict in verdicts)
    starter = sum(before.get(verdict.id, 0) for verdict in verdicts)
    return {"facts": expected, "found": found, "share": found / expected, "starter": starter}


def measure(data: Path) -> dict[str, float]:
    """Measure the shipped model on the sentences; they need no data folder."""
    return tally(judge(), read_starter())
