"""How well times are found and read: spans and values against TimeML annotators.

Data: ``timeml/*.tar.gz`` of TimeML files, in which TIMEX3 marks the expressions.
"""

from __future__ import annotations

import sys
import tarfile
import xml.etree.ElementTree as ElementTree
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from crossread.articles import read_bytes
from crossread.language import Annotator, annotate, load_annotator
from evaluation.sets import ALL_TESTS, Choice
from evaluation.timex_values import value_of

NAME = "timex"
SOURCE = (
    "TIMEX3 of TimeBank 1.2 and AQUAINT, the date of creation left out: spans that overlap"
    " (relaxed) or are equal (strict), and values of the spans that overlap. HeidelTime 77.6 and"
    " SUTime 67.4 value F1 on TempEval-3 platinum"
)


@dataclass(frozen=True, slots=True)
class Timex:
    """An expression as annotators marked it: code points of the text, and its value."""

    start: int
    end: int
    value: str
    kind: str


@dataclass(frozen=True, slots=True)
class Document:
    """A text of TimeML with its date of creation."""

    name: str
    text: str
    created: date
    times: tuple[Timex, ...]


def read_timeml(name: str, raw: bytes) -> Document:
    """Read one TimeML file.

    Raises:
        ValueError: it has no text or no date of creation.
    """
    root = ElementTree.fromstring(raw)  # data of ours, not of users
    body, created = root.find("TEXT"), root.find("DCT/TIMEX3")
    if body is None or created is None:
        raise ValueError(f"{name}: no TEXT or no DCT")
    pieces: list[str] = []
    times: list[Timex] = []
    _walk(body, pieces, times)
    day = date.fromisoformat(created.attrib["value"][:10])
    return Document(name, "".join(pieces), day, tuple(times))


def _walk(node: ElementTree.Element, pieces: list[str], times: list[Timex]) -> None:
    start = sum(map(len, pieces))
    pieces.append(node.text or "")
    for child in node:
        _walk(child, pieces, times)
        pieces.append(child.tail or "")
    text = "".join(pieces)
    if node.tag == "TIMEX3" and text[start:]:
        times.append(Timex(start, len(text), node.get("value", ""), node.get("type", "")))


def read_corpus(folder: Path) -> Iterator[Document]:
    """Yield the documents of both corpora in the order of their names.

    Raises:
        FileNotFoundError: a corpus is absent.
    """
    for corpus in ("aquaint", "timebank"):
        with tarfile.open(folder / f"{corpus}.tar.gz") as archive:
            members = sorted((m for m in archive if m.isfile()), key=lambda m: m.name)
            for member in members:
                file = archive.extractfile(member)
                if file is not None and member.name.endswith(".tml"):
                    yield read_timeml(member.name, file.read())


def find_times(document: Document, annotator: Annotator) -> list[Timex]:
    """Return the times that Crossread reads in a document, from its date of creation."""
    article = read_bytes(document.text.encode(), f"{document.name}.txt", document.name)
    found = []
    for time in annotate(article, annotator).times:
        value = value_of(time, document.created, time.span.of(article.text))
        found.append(Timex(time.span.start, time.span.end, value, time.form.value))
    return found


def pair(gold: Sequence[Timex], found: Sequence[Timex]) -> list[tuple[Timex, Timex]]:
    """Pair each marked expression with the first found one that overlaps and is still free."""
    pairs, free = [], list(found)
    for marked in gold:
        for one in free:
            if one.start < marked.end and marked.start < one.end:
                pairs.append((marked, one))
                free.remove(one)
                break
    return pairs


def measure(data: Path, choice: Choice = ALL_TESTS) -> dict[str, float]:
    """Return the F1 of spans, and of values where spans overlap.

    Raises:
        FileNotFoundError: the data is absent.
    """
    annotator = load_annotator()
    counts: Counter[str] = Counter()
    for document in choice.sample(list(read_corpus(data / "timeml"))):
        found = find_times(document, annotator)
        pairs = pair(document.times, found)
        counts["marked"] += len(document.times)
        counts["found"] += len(found)
        counts["relaxed"] += len(pairs)
        counts["strict"] += sum((a.start, a.end) == (b.start, b.end) for a, b in pairs)
        counts["value"] += sum(a.value == b.value for a, b in pairs)
        if choice.details:
            _tell(document, pairs, found)
    both = counts["marked"] + counts["found"]
    return {
        "marked": counts["marked"],
        "relaxed_f1": 2 * counts["relaxed"] / both if both else 0.0,
        "strict_f1": 2 * counts["strict"] / both if both else 0.0,
        "value_f1": 2 * counts["value"] / both if both else 0.0,
        "value_of_matched": counts["value"] / max(1, counts["relaxed"]),
    }


def _tell(document: Document, pairs: Sequence[tuple[Timex, Timex]], found: Sequence[Timex]) -> None:
    """Print what was missed, found too much or read otherwise."""

    def show(mark: str, one: Timex, more: str = "") -> None:
        words = " ".join(document.text[one.start : one.end].split())
        print(f"{document.name}\t{mark}\t{words}\t{one.kind}\t{one.value}\t{more}", file=sys.stderr)

    ours, theirs = [b for _, b in pairs], [a for a, _ in pairs]
    for one in document.times:
        if one not in theirs:
            show("missed", one)
    for one in found:
        if one not in ours:
            show("extra", one)
    for marked, one in pairs:
        if marked.value != one.value:
            show("value", marked, one.value)
