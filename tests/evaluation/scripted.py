"""An annotator that says what a test tells it to, and the files of a treebank that nobody wrote."""

from __future__ import annotations

import gzip
import json
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field, replace
from pathlib import Path

from crossread.language.annotator import Parse, Stretch

WORDS = ["Selm", "denied", "it", ".", "Orla", "left", "."]
TREE = (
    # form, lemma, upos, xpos, feats, head, relation
    ("Selm", "Selm", "PROPN", "NNP", "Number=Sing", 2, "nsubj"),
    ("denied", "deny", "VERB", "VBD", "Tense=Past", 0, "root"),
    ("it", "it", "PRON", "PRP", "_", 2, "obj"),
    (".", ".", "PUNCT", ".", "_", 2, "punct"),
)
SECOND = (
    ("Orla", "Orla", "PROPN", "NNP", "Number=Sing", 2, "nsubj"),
    ("left", "leave", "VERB", "VBD", "Tense=Past", 0, "root"),
    (".", ".", "PUNCT", ".", "_", 2, "punct"),
)
ALL = (*TREE, *SECOND)


def true_parse() -> Parse:
    """The parse of WORDS that agrees with the treebank."""
    return Parse(
        upos=tuple(row[2] for row in ALL),
        xpos=tuple(row[3] for row in ALL),
        feats=tuple(row[4].replace("_", "") for row in ALL),
        lemmas=tuple(row[1] for row in ALL),
        heads=(1, -1, 1, 1, 5, -1, 5),
        relations=tuple(row[6] for row in ALL),
        starts=(0, 4),
        names=((0, 1, "GPE"), (4, 5, "PER")),
    )


def flat_parse(words: Sequence[str], **given: object) -> Parse:
    """A parse of one sentence, all of whose words hang on the first."""
    rest = len(words) - 1
    parse = Parse(
        upos=("X",) * len(words),
        xpos=("FW",) * len(words),
        feats=("",) * len(words),
        lemmas=tuple(words),
        heads=(-1, *[0] * rest),
        relations=("root", *["dep"] * rest),
        starts=(0,),
        names=(),
    )
    return replace(parse, **given)


@dataclass
class Scripted:
    """Annotator whose parse of a stretch is a function of the stretch; it keeps what it read."""

    read: Callable[[Stretch], Parse]
    room: int = 510
    seen: list[Stretch] = field(default_factory=list)

    def parse(self, stretches: Sequence[Stretch]) -> list[Parse]:
        self.seen.extend(stretches)
        return [self.read(stretch) for stretch in stretches]

    def pieces(self, words: Sequence[str]) -> list[int]:
        return [1] * len(words)


def conllu(sentences: Sequence[tuple[str, Sequence[tuple[object, ...]]]]) -> str:
    """A CoNLL-U text: comment lines and rows of each sentence; no space before a full stop."""
    blocks = []
    for comments, rows in sentences:
        lines = [comments]
        for place, row in enumerate(rows, 1):
            close = place < len(rows) and rows[place][0] == "."
            fields = (place, *row, "_", "SpaceAfter=No" if close else "_")
            lines.append("\t".join(map(str, fields)))
        blocks.append("\n".join(lines))
    return "\n\n".join(blocks) + "\n\n"


def write_gzip(path: Path, text: str) -> Path:
    """Write a gzip file, with its folder."""
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(gzip.compress(text.encode("utf-8")))
    return path


def write_rows(path: Path, rows: Sequence[object]) -> Path:
    """Write one JSON object a line."""
    return write_gzip(path, "".join(json.dumps(row) + "\n" for row in rows))


def two_sentences(document: str) -> str:
    """The two sentences as one paragraph of a document."""
    first = f"# newdoc id = {document}\n# sent_id = {document}-1\n# text = Selm denied it."
    return conllu([(first, TREE), (f"# sent_id = {document}-2\n# text = Orla left.", SECOND)])
