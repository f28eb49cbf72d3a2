"""Readers of the treebanks and of the token annotation that the model is trained and tested on.

Formats, licences and known defects: the README of the data folder. All readers take gzip files.
"""

from __future__ import annotations

import gzip
import json
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import chain
from pathlib import Path
from typing import Any


class CorpusError(Exception):
    """A corpus file is absent or is not in its format; says which file, and which line."""


@dataclass(frozen=True, slots=True)
class Word:
    """A syntactic word of a UD treebank; ``head`` counts from 1 within its sentence, 0 is root.

    ``surface`` are the characters of the text that the word covers; empty for the later words of
    a token whose words do not add up to it ("au" = "à" + "le").
    """

    form: str
    lemma: str
    upos: str
    xpos: str
    feats: str
    head: int
    relation: str
    surface: str
    space_after: bool


@dataclass(frozen=True, slots=True)
class TreeSentence:
    """A sentence of a treebank with the document and paragraph it stands in."""

    id: str
    document: str
    opens_paragraph: bool
    text: str
    words: tuple[Word, ...]


@dataclass(frozen=True, slots=True)
class NamedSentence:
    """Words with names: (first word, last word exclusive, label)."""

    id: str
    words: tuple[str, ...]
    names: tuple[tuple[int, int, str], ...]


@dataclass(frozen=True, slots=True)
class Argument:
    """An argument of a predicate: its words, exclusive end, and the head word of its subtree."""

    label: str
    start: int
    end: int
    head: int


@dataclass(frozen=True, slots=True)
class Predicate:
    """A PropBank predicate at a word (counted from 0) with its sense and arguments."""

    word: int
    roleset: str
    arguments: tuple[Argument, ...]


def _lines(path: Path) -> Iterator[tuple[int, str]]:
    try:
        with gzip.open(path, "rt", encoding="utf-8", newline="\n") as file:
            for number, line in enumerate(file, 1):
                yield number, line.rstrip("\n")
    except (OSError, EOFError, UnicodeError) as error:
        raise CorpusError(
            f"{path}: cannot be read ({error}); see the README of the data"
        ) from error


def _records(path: Path) -> Iterator[dict[str, Any]]:
    for number, line in _lines(path):
        try:
            yield json.loads(line)
        except ValueError as error:
            raise CorpusError(f"{path}, line {number}: not JSON ({error})") from error


def _read_token(rows: list[list[str]], surface: str, space: bool) -> Iterator[Word]:
    """Yield the words of one token, each with its part of the token's characters."""
    adds_up = "".join(row[1] for row in rows) == surface
    for place, row in enumerate(rows):
        part = row[1] if adds_up else surface if place == 0 else ""
        last = place == len(rows) - 1
        fields = (row[1], row[2], row[3], row[4], row[5], int(row[6]), row[7])
        yield Word(*fields, surface=part, space_after=space and last)


def _read_words(rows: list[list[str]]) -> tuple[Word, ...]:
    """Return the words of a sentence; ranges give the surface, empty nodes are passed over."""
    rows = [row for row in rows if "." not in row[0]]
    words: list[Word] = []
    place = 0
    while place < len(rows):
        row = rows[place]
        space = "SpaceAfter=No" not in row[9].split("|")
        if "-" in row[0]:
            first, last = (int(number) for number in row[0].split("-"))
            count = last - first + 1
            words.extend(_read_token(rows[place + 1 : place + 1 + count], row[1], space))
            place += 1 + count
        else:
            words.extend(_read_token([row], row[1], space))
            place += 1
    return tuple(words)


def read_treebank(path: Path) -> list[TreeSentence]:
    """Return the sentences of a CoNLL-U file in order.

    Raises:
        CorpusError: the file is absent, a line has not ten columns, or a number is none.
    """
    sentences: list[TreeSentence] = []
    rows: list[list[str]] = []
    meta: dict[str, str] = {}
    document, opens = "", True
    for number, line in chain(_lines(path), [(0, "")]):  # the last sentence may lack its empty line
        if line.startswith("#"):
            key, _, value = line[1:].partition("=")
            meta[key.strip()] = value.strip()
            document = meta.get("newdoc id", document)
            opens = opens or key.strip().split(" ")[0] in ("newdoc", "newpar")
        elif line:
            row = line.split("\t")
            if len(row) != 10:
                raise CorpusError(f"{path}, line {number}: {len(row)} columns, not 10")
            rows.append(row)
        elif rows:
            try:
                words = _read_words(rows)
            except ValueError as error:
                at = f"the sentence before line {number}" if number else "the last sentence"
                raise CorpusError(f"{path}, {at}: {error}") from error
            text = meta.get("text", "")
            sentences.append(TreeSentence(meta.get("sent_id", ""), document, opens, text, words))
            rows, meta, opens = [], {}, False
    return sentences


def read_names(path: Path) -> list[NamedSentence]:
    """Return the sentences of a file with names."""
    return [
        NamedSentence(
            record["id"],
            tuple(record["tokens"]),
            tuple((start, end, label) for start, end, label in record["ents"]),
        )
        for record in _records(path)
    ]


def read_propbank(path: Path) -> dict[str, tuple[Predicate, ...]]:
    """Return the predicates of each sentence by its id in the treebank."""
    return {
        record["sent_id"]: tuple(
            Predicate(
                predicate["token"],
                predicate["roleset"],
                tuple(
                    Argument(one["label"], one["start"], one["end"], one["head"])
                    for one in predicate["args"]
                ),
            )
            for predicate in record["predicates"]
        )
        for record in _records(path)
    }


def read_factuality(path: Path) -> dict[str, tuple[tuple[int, float], ...]]:
    """Return, by sentence id, the words that name an event and whether it happened, -3 to 3.

    Sentences that were aligned by index only are left out, as the least sure.
    """
    return {
        record["sent_id"]: tuple((one["token"], one["score"]) for one in record["predicates"])
        for record in _records(path)
        if not any(one["align"] == "index" for one in record["predicates"])
    }
