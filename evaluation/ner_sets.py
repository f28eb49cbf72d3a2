"""Sets of names marked by others, with their labels mapped to persons, bodies and places.

One table says what each label counts as; a label that is not in it marks no name.
"""

from __future__ import annotations

import gzip
import json
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import groupby
from pathlib import Path

from evaluation.sets import Choice, Part, present
from training.corpora import NamedSentence, read_names, read_treebank

NameSpan = tuple[int, int, str]  # first word, last word exclusive, class

CLASSES = ("PER", "ORG", "LOC")

# What the labels of the model count as. The sets know no States apart from other places. Buildings
# are places in them: of 97 such names in the train parts of UNER and GUM (airports, bridges,
# hotels, parks, streets) 87 are LOC and 10, hospitals and churches, ORG; schools and universities
# are ORG. NORP, VEH, WEA and EVT are names of none of the three classes.
MODEL_CLASSES: Mapping[str, str] = {
    "PER": "PER", "ORG": "ORG", "GPE": "LOC", "LOC": "LOC", "FAC": "LOC",
}  # fmt: skip

_SAME = {"PER": "PER", "ORG": "ORG", "LOC": "LOC"}
# What the labels of each set count as. WorldWide: Facility is a place, as in the other sets; NORP,
# Date, Money, Product and Misc are none.
LABELS: Mapping[str, Mapping[str, str]] = {
    "uner": _SAME,
    "gum": _SAME,
    "crossner": {
        "politician": "PER", "person": "PER", "organisation": "ORG", "politicalparty": "ORG",
        "country": "LOC", "location": "LOC",
    },
    "worldwide": {
        "Person": "PER", "Organization": "ORG", "Location": "LOC", "Facility": "LOC",
    },
}  # fmt: skip

_FILES = {"uner": "uner-ewt", "gum": "gum-free", "crossner": "crossner-politics"}
_TREEBANKS = {"uner": "ewt", "gum": "gum-free"}  # the treebank that knows the paragraphs of a set
_STOPS = frozenset({".", "!", "?"})


@dataclass(frozen=True, slots=True)
class NamedDocument:
    """Sentences read as one article; ``opens`` tells which of them open a paragraph.

    ``names`` count words from the start of the document.
    """

    sentences: tuple[tuple[str, ...], ...]
    opens: tuple[bool, ...]
    names: tuple[NameSpan, ...]


def known_sets(part: Part) -> list[str]:
    """Return the sets of a part: nothing is chosen on WorldWide, and CI reads the free ones."""
    if part is Part.TEST:
        return list(LABELS)
    return [*_FILES] if part is Part.DEV else [*_TREEBANKS]


def _document(
    name: str, sentences: Sequence[NamedSentence], opening: frozenset[str]
) -> NamedDocument:
    names: list[NameSpan] = []
    base = 0
    for sentence in sentences:
        names.extend(
            (first + base, last + base, LABELS[name][label])
            for first, last, label in sentence.names
            if label in LABELS[name]
        )
        base += len(sentence.words)
    return NamedDocument(
        tuple(sentence.words for sentence in sentences),
        tuple(sentence.id in opening for sentence in sentences),
        tuple(names),
    )


def _tagged_names(tags: Sequence[str]) -> Iterator[NameSpan]:
    """Yield the names of BIO tags (first, last exclusive, label); I- after another label opens."""
    first = 0
    for place in range(1, len(tags) + 1):
        goes_on = place < len(tags) and tags[place] == f"I-{tags[first][2:]}"
        if tags[first] == "O" or not goes_on:
            if tags[first] != "O":
                yield first, place, tags[first][2:]
            first = place


def _split_line(row: Sequence[Sequence[str]]) -> tuple[list[str], list[str]]:
    """Return the words and outermost tags of a line; three of the set's rows lack their tab."""
    pairs = [one if len(one) > 1 else one[0].split() for one in row]
    return [pair[0] for pair in pairs], [pair[1] for pair in pairs]


def read_worldwide(path: Path) -> Iterator[NamedDocument]:
    """Yield the articles of WorldWide; a line is a paragraph, cut after full stops."""
    with gzip.open(path, "rt", encoding="utf-8") as lines:
        for line in lines:
            sentences: list[NamedSentence] = []
            opening = set()
            for number, row in enumerate(json.loads(line)["sentences"]):
                words, tags = _split_line(row)
                opening.add(f"{number}-0")
                cuts = [place + 1 for place, word in enumerate(words[:-1]) if word in _STOPS]
                names = tuple(_tagged_names(tags))
                # A name that crosses a stop stays in one piece.
                cuts = [cut for cut in cuts if not any(a < cut < b for a, b, _ in names)]
                for first, last in zip([0, *cuts], [*cuts, len(words)], strict=True):
                    own = [(a - first, b - first, x) for a, b, x in names if first <= a < last]
                    place = f"{number}-{first}"
                    sentences.append(NamedSentence(place, tuple(words[first:last]), tuple(own)))
            yield _document("worldwide", sentences, frozenset(opening))


def _opening_sentences(data: Path, name: str, part: str) -> frozenset[str]:
    """Return the ids of the sentences that open a paragraph in the treebank of the set."""
    path = present(data / "treebanks" / f"{_TREEBANKS[name]}-{part}.conllu.gz")
    return frozenset(sentence.id for sentence in read_treebank(path) if sentence.opens_paragraph)


def read_set(data: Path, name: str, choice: Choice) -> list[NamedDocument]:
    """Return the documents of a set that a choice reads; CrossNER's sentences stand alone.

    Raises:
        FileNotFoundError: a file of the set is absent.
    """
    if name == "worldwide":
        return list(read_worldwide(present(data / "ner-worldwide" / "half.jsonl.gz")))
    part = choice.file_part(name)
    sentences = read_names(present(data / "treebanks" / "ner" / f"{_FILES[name]}-{part}.jsonl.gz"))
    if name not in _TREEBANKS:
        return [_document(name, [sentence], frozenset()) for sentence in sentences]
    opening = _opening_sentences(data, name, part)
    groups = groupby(sentences, key=lambda sentence: sentence.id.rpartition("-")[0])
    documents = [_document(name, list(own), opening) for _, own in groups]
    return choice.sample(documents)
