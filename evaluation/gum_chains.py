"""Articles of GUM with their marked chains: who and what each phrase stands for.

Data: ``treebanks/gum-free-*.conllu.gz`` (Zeldes 2017, CC BY 4.0), whose last column marks mentions.
"""

from __future__ import annotations

import gzip
import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

from evaluation.sets import present

_MARK = re.compile(r"\((\d+)-[a-z]+-[^()]*(\))?|(\d+)\)")
# Written to be read; talk and talk shows name nobody for long and their licence is unsure.
GENRES = ("academic", "bio", "interview", "news", "speech", "textbook", "voyage")


@dataclass(frozen=True, slots=True)
class Marked:
    """A marked mention: letters of its words and of its head, and the number of its chain."""

    start: int
    end: int
    head: int  # offset of the head word
    chain: str


@dataclass(slots=True)
class GumDocument:
    """One article: its text, a paragraph a line, and its mentions."""

    name: str
    text: str = ""
    mentions: list[Marked] = field(default_factory=list)


@dataclass(slots=True)
class _Word:
    number: int
    start: int
    end: int
    head: int
    marks: str


def _field(misc: str, name: str) -> str:
    return next((p[len(name) + 1 :] for p in misc.split("|") if p.startswith(name + "=")), "")


def _read_words(document: GumDocument, rows: list[list[str]]) -> list[_Word]:
    """Append the words of a sentence to the text; return them with their places."""
    words: list[_Word] = []
    inside, place = 0, len(document.text)
    for row in rows:
        if "-" in row[0]:
            inside, place = int(row[0].split("-")[1]), len(document.text)
            document.text += row[1] + ("" if "SpaceAfter=No" in row[9] else " ")
        elif "." not in row[0]:
            number = int(row[0])
            if number > inside:
                place = len(document.text)
                document.text += row[1] + ("" if "SpaceAfter=No" in row[9] else " ")
            end = place + len(row[1])
            words.append(_Word(number, place, end, int(row[6]), _field(row[9], "Entity")))
            place = end
    return words


def _mark_mentions(words: list[_Word]) -> Iterator[Marked]:
    """Yield the mentions of a sentence; the head is the word whose own head lies outside."""
    begun: dict[str, list[int]] = {}
    for place, word in enumerate(words):
        for chain, single, closed in _MARK.findall(word.marks):
            if closed or single:
                first = begun[closed].pop() if closed else place
                inside = {each.number for each in words[first : place + 1]}
                heads = [w for w in words[first : place + 1] if w.head not in inside]
                yield Marked(words[first].start, word.end, heads[0].start, closed or chain)
            else:
                begun.setdefault(chain, []).append(place)


def read_documents(path: Path) -> list[GumDocument]:
    """Return the articles of a file, those of GENRES only.

    Raises:
        FileNotFoundError: the data is absent.
    """
    found: list[GumDocument] = []
    rows: list[list[str]] = []
    with gzip.open(present(path), "rt", encoding="utf-8") as lines:
        for line in lines:
            if line.startswith("# newdoc id"):
                found.append(GumDocument(line.split("=")[1].strip()))
            elif line.startswith("# newpar id") or line.rstrip() == "# newpar":
                found[-1].text = found[-1].text.rstrip() + "\n" if found[-1].text else ""
            elif line[0].isdigit():
                rows.append(line.rstrip("\n").split("\t"))
            elif not line.strip() and rows:
                found[-1].mentions.extend(_mark_mentions(_read_words(found[-1], rows)))
                rows = []
    return [each for each in found if each.name.split("_")[1] in GENRES]
