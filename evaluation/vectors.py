"""Sentence vectors of the shipped model against those of the sentence model it learned from.

The reference model needs its weights: ``training/reference_vectors.py`` writes its vectors of the
treebanks to a file (``--reference``), and its cosines of our own graded pairs to
``paraphrase_reference.json``, so that the pairs can be measured by anyone.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from zipfile import BadZipFile

import numpy as np
from numpy.typing import NDArray

from crossread.errors import InputError
from crossread.language import Annotator, load_annotator
from crossread.language.annotator import Parse
from crossread.language.tokenizer import tokenize
from crossread.model.spans import Span
from evaluation.given_words import Given, group_sentences, parse_given
from evaluation.paraphrases import Pair, load_pairs, spearman
from evaluation.sets import documents_of, present
from training.corpora import TreeSentence, read_treebank

NAME = "vectors"
SOURCE = (
    "mean cosine to all-MiniLM-L6-v2 on PUD and EWT test, and Spearman's rank correlation of the"
    " cosines with the grades of our own pairs (as in STS, Agirre et al. 2012), for both models"
)
PAIR_REFERENCE = Path(__file__).with_name("paraphrase_reference.json")
SETS = ("pud-test", "ewt-test")

Floats = NDArray[np.float32]


@dataclass(frozen=True, slots=True)
class PairReference:
    """The reference model's cosine of each pair, and a mark of the pairs it was made for."""

    cosines: tuple[float, ...]
    sha256: str


def mark_of(pairs: Sequence[Pair]) -> str:
    """Return the sha256 of the sentences of the pairs; grades may change without new vectors."""
    texts = [[pair.first, pair.second] for pair in pairs]
    return hashlib.sha256(json.dumps(texts).encode("utf-8")).hexdigest()


def read_pair_reference(path: Path = PAIR_REFERENCE) -> PairReference:
    """Return the reference model's cosines of our pairs.

    Raises:
        InputError: the file is malformed.
    """
    try:
        row = json.loads(present(path).read_text(encoding="utf-8"))
        return PairReference(tuple(map(float, row["cosines"])), str(row["sha256"]))
    except (ValueError, KeyError, TypeError) as error:
        raise InputError(str(path), "not a file of reference cosines") from error


def read_reference(path: Path) -> Mapping[str, Floats]:
    """Return the reference vectors of each treebank, one row a sentence.

    Raises:
        InputError: the file is absent or no archive of arrays.
    """
    try:
        with np.load(path) as archive:
            return {name: np.asarray(archive[name], np.float32) for name in archive.files}
    except (OSError, ValueError, EOFError, TypeError, BadZipFile) as error:
        remedy = "make it with python -m training.reference_vectors"
        raise InputError(str(path), "not a file of reference vectors", remedy) from error


def span_vector(parse: Parse, first: int, last: int) -> Floats:
    """Return the vector of some words at length 1; zeros where the model has no vectors."""
    if parse.vectors is None:
        return np.zeros(1, np.float32)
    mean = parse.vectors[first:last].mean(axis=0)
    length = float(np.linalg.norm(mean))
    return np.asarray(mean / length if length else mean, np.float32)


def _vectors_alone(sentences: Sequence[tuple[str, ...]], annotator: Annotator) -> list[Floats]:
    parses = parse_given([Given(words, whole=True) for words in sentences], annotator)
    return [span_vector(parse, 0, len(parse.upos)) for parse in parses]


def _vectors_together(sentences: Sequence[TreeSentence], annotator: Annotator) -> list[Floats]:
    """Return the vector of each sentence, read with its paragraph as users' texts are read."""
    groups: list[Sequence[TreeSentence]] = []
    for document in documents_of(sentences):
        forms = [[word.form for word in sentence.words] for sentence in document]
        opens = [sentence.opens_paragraph for sentence in document]
        groups.extend(document[a:b] for a, b in group_sentences(forms, opens, annotator))
    given = [Given(tuple(w.form for s in group for w in s.words)) for group in groups]
    vectors = []
    for group, parse in zip(groups, parse_given(given, annotator), strict=True):
        first = 0
        for sentence in group:
            vectors.append(span_vector(parse, first, first + len(sentence.words)))
            first += len(sentence.words)
    return vectors


def mean_cosine(own: Sequence[Floats], reference: Floats) -> float:
    """Return the mean cosine of vectors of length 1; 0 where the model has none."""
    if not own or len(own[0]) != reference.shape[1]:
        return 0.0
    lengths = np.linalg.norm(reference, axis=1)
    return float(np.mean((np.stack(own) * reference).sum(axis=1) / lengths))


def measure_pairs(annotator: Annotator) -> dict[str, float]:
    """Return Spearman's correlation with the grades of our pairs, for both models.

    Raises:
        InputError: the reference was made for other pairs.
    """
    pairs, reference = load_pairs(), read_pair_reference()
    if reference.sha256 != mark_of(pairs):
        remedy = "make it again with python -m training.reference_vectors"
        raise InputError(str(PAIR_REFERENCE), "made for other pairs", remedy)
    texts = [text for pair in pairs for text in (pair.first, pair.second)]
    words = [tuple(s.of(text) for s in tokenize(text, Span(0, len(text)))) for text in texts]
    vectors = _vectors_alone(words, annotator)
    own = [float(a @ b) for a, b in zip(vectors[::2], vectors[1::2], strict=True)]
    grades = [float(pair.grade) for pair in pairs]
    return {
        "pairs": len(pairs),
        "pairs.spearman": spearman(own, grades),
        "pairs.reference_spearman": spearman(reference.cosines, grades),
    }


def measure(data: Path, reference: Path | None = None) -> dict[str, float]:
    """Return the figures of our pairs and, given reference vectors, the mean cosines.

    Raises:
        FileNotFoundError: a treebank is absent.
        InputError: the reference is absent, malformed or of other sentences.
    """
    annotator = load_annotator()
    values = measure_pairs(annotator)
    if reference is None:
        return values
    rows = read_reference(reference)
    for name in (name for name in SETS if name in rows):
        sentences = read_treebank(present(data / "treebanks" / f"{name}.conllu.gz"))
        if len(sentences) != len(rows[name]):
            raise InputError(str(reference), f"{name} has other sentences than the treebank")
        words = [tuple(word.form for word in sentence.words) for sentence in sentences]
        alone = _vectors_alone(words, annotator)
        values[f"{name}.cosine"] = mean_cosine(alone, rows[name])
        together = _vectors_together(sentences, annotator)
        values[f"{name}.cosine_in_paragraph"] = mean_cosine(together, rows[name])
    return values
