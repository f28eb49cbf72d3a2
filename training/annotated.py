"""A sentence with all that is known of it, whatever corpus it comes from."""

from __future__ import annotations

from dataclasses import dataclass, field
from pathlib import Path

from crossread.language.tokenizer import shadow, tokenize
from crossread.model.spans import Span
from training.corpora import (
    NamedSentence,
    Predicate,
    TreeSentence,
    read_factuality,
    read_names,
    read_propbank,
    read_treebank,
)
from training.marked import read_marked

# GUM documents whose source, the Santa Barbara Corpus, may forbid derivatives.
_LEFT_OUT = ("GUM_conversation_", "GUM_court_carpet")


@dataclass(slots=True)
class Annotated:
    """Words with their tree, names, frames and factuality; None where a corpus says nothing.

    ``scheme`` is the meaning of the name labels (training.schemes); ``vectors`` are spans of words
    with the row of their reference vector.
    """

    id: str
    document: str
    opens_paragraph: bool
    words: list[str]
    surface: list[str]  # the characters of each word with the space after it
    lemmas: list[str] | None = None
    upos: list[str] | None = None
    xpos: list[str] | None = None
    feats: list[str] | None = None
    heads: list[int] | None = None  # counted from 1, 0 is the root
    relations: list[str] | None = None
    names: list[tuple[int, int, str]] | None = None
    scheme: str = ""
    frames: tuple[Predicate, ...] | None = None
    happened: tuple[tuple[int, float], ...] = ()
    vectors: list[tuple[int, int, int]] = field(default_factory=list)


def _of_tree(sentence: TreeSentence) -> Annotated:
    words = sentence.words
    return Annotated(
        sentence.id,
        sentence.document,
        sentence.opens_paragraph,
        [shadow(word.form) for word in words],
        [word.surface + " " * word.space_after for word in words],
        # The later parts of a word written in two ("any way") have the lemma "_": the form serves.
        [shadow(word.form if word.lemma == "_" else word.lemma) for word in words],
        [word.upos for word in words],
        [word.xpos for word in words],
        [word.feats for word in words],
        [word.head for word in words],
        [word.relation for word in words],
    )


def recut(sentence: NamedSentence) -> NamedSentence:
    """Return the sentence with its words cut as ours are: "Al-Quds" is three words."""
    words: list[str] = []
    starts = []
    for word in sentence.words:
        starts.append(len(words))
        whole = word.startswith("'") or word == "n't"  # already cut off from the word before
        words += [word] if whole else [span.of(word) for span in tokenize(word, Span(0, len(word)))]
    starts.append(len(words))
    names = tuple((starts[first], starts[last], label) for first, last, label in sentence.names)
    return NamedSentence(sentence.id, tuple(words), names)


def _of_names(sentence: NamedSentence, scheme: str) -> Annotated:
    words = [shadow(word) for word in sentence.words]
    surface = [f"{word} " for word in sentence.words]
    return Annotated(
        sentence.id, "", True, words, surface, names=list(sentence.names), scheme=scheme
    )


def read_trees(folder: Path, split: str) -> dict[str, list[Annotated]]:
    """Return the sentences of EWT and GUM by treebank, with names, frames and factuality.

    ``split`` is train, dev or test.
    """
    ewt = [_of_tree(one) for one in read_treebank(folder / f"ewt-{split}.conllu.gz")]
    gum = [_of_tree(one) for one in read_treebank(folder / f"gum-free-{split}.conllu.gz")]
    gum = [one for one in gum if not one.document.startswith(_LEFT_OUT)]
    suffix = "train-early" if split == "train" else split
    _add_names(ewt, folder / "ner" / f"uner-ewt-{suffix}.jsonl.gz", "uner")
    _add_names(gum, folder / "ner" / f"gum-free-{split}.jsonl.gz", "gum")
    frames = read_propbank(folder / f"propbank-ewt-{split}.jsonl.gz")
    happened = read_factuality(folder / f"uds-factuality-{split}.jsonl.gz")
    for one in ewt:
        one.frames = frames.get(one.id)
        one.happened = happened.get(one.id, ())
    return {"ewt": ewt, "gum": gum}


def _add_names(sentences: list[Annotated], path: Path, scheme: str) -> None:
    """Give the sentences their names, where the words of the two files are the same in number."""
    named = {one.id: one for one in read_names(path)}
    for sentence in sentences:
        other = named.get(sentence.id)
        if other is not None and len(other.words) == len(sentence.words):
            sentence.names, sentence.scheme = list(other.names), scheme


def read_name_corpora(folder: Path, own: Path) -> dict[str, list[Annotated]]:
    """Return the sentences that have names only, by corpus; ``own`` holds our marked files."""
    sets = {
        "wikigold": [
            _of_names(one, "wikigold") for one in read_names(folder / "ner" / "wikigold.jsonl.gz")
        ]
    }
    sets["politics"] = [
        _of_names(recut(one), "politics")
        for part in ("train", "dev")
        for one in read_names(folder / "ner" / f"crossner-politics-{part}.jsonl.gz")
    ]
    sets["own"] = [
        _of_names(one, "own") for path in sorted(own.glob("*.txt")) for one in read_marked(path)
    ]
    return sets
