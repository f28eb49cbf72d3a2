"""Our own sentences with marked names: ``[ORG Ministry of Trade] said [PER Ama Osei] left.``"""

from __future__ import annotations

import re
from pathlib import Path

from crossread.language.tokenizer import tokenize
from crossread.model.spans import Span
from training.corpora import CorpusError, NamedSentence

LABELS = ("PER", "ORG", "GPE", "LOC", "FAC", "NORP", "VEH", "WEA", "EVT")
_MARK = re.compile(rf"\[({'|'.join(LABELS)}) ([^\[\]]+)\]")


def _unmark(line: str) -> tuple[str, list[tuple[Span, str]]]:
    """Return the plain text of a line and the spans of its names."""
    text, names, last = "", [], 0
    for match in _MARK.finditer(line):
        text += line[last : match.start()]
        names.append((Span(len(text), len(text) + len(match[2])), match[1]))
        text += match[2]
        last = match.end()
    text += line[last:]
    if "[" in text or "]" in text:
        raise ValueError("a bracket is no mark: write [LABEL name], not nested")
    return text, names


def read_line(line: str, id: str) -> NamedSentence:
    """Return the words and names of a marked line.

    Raises:
        ValueError: a mark is broken, or a name does not begin and end between words.
    """
    text, marked = _unmark(line)
    spans = tokenize(text, Span(0, len(text)))
    starts = {span.start: place for place, span in enumerate(spans)}
    ends = {span.end: place + 1 for place, span in enumerate(spans)}
    names = []
    for span, label in marked:
        if span.start not in starts or span.end not in ends:
            raise ValueError(f"the name {span.of(text)!r} does not begin and end between words")
        names.append((starts[span.start], ends[span.end], label))
    return NamedSentence(id, tuple(span.of(text) for span in spans), tuple(names))


def read_marked(path: Path) -> list[NamedSentence]:
    """Return the sentences of a file of marked lines; lines that start with # are comments.

    Raises:
        CorpusError: a line is not marked rightly; says which.
    """
    sentences = []
    for number, line in enumerate(path.read_text(encoding="utf-8").splitlines(), 1):
        if not line.strip() or line.startswith("#"):
            continue
        try:
            sentences.append(read_line(line.strip(), f"{path.stem}-{number}"))
        except ValueError as error:
            raise CorpusError(f"{path}, line {number}: {error}") from error
    return sentences
