"""Whether what a sentence tells happened: the model's factuality against what people judged.

Data: ``treebanks/uds-factuality-*.jsonl.gz`` on the words of ``treebanks/ewt-*.conllu.gz``.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from pathlib import Path

from crossread.language import Annotator, load_annotator
from evaluation.given_words import Given, parse_given
from evaluation.scores import correlation
from evaluation.sets import ALL_TESTS, Choice, documents_of, present
from training.corpora import TreeSentence, read_factuality, read_treebank

NAME = "happened"
SOURCE = (
    "mean absolute error and Pearson's r on the test part of UDS factuality, -3 to 3, with the"
    " event words given (Rudinger et al. 2018); most words have two judges, in conflict near 0"
)


def read_judged(
    sentences: Sequence[TreeSentence],
    scores: Mapping[str, Sequence[tuple[int, float]]],
    annotator: Annotator,
) -> tuple[list[float], list[float], int]:
    """Return what the model says and what people said of each event word, and how many it read.

    A word that the model does not read as a predicate counts as 0, undecided.
    """
    judged = [sentence for sentence in sentences if scores.get(sentence.id)]
    given = [
        Given(
            tuple(word.form for word in sentence.words),
            tuple(sorted(place for place, _ in scores[sentence.id])),
            whole=True,
        )
        for sentence in judged
    ]
    said: list[float] = []
    truth: list[float] = []
    read = 0
    for sentence, parse in zip(judged, parse_given(given, annotator), strict=True):
        happened = {frame.predicate: frame.happened for frame in parse.frames}
        for place, score in scores[sentence.id]:
            said.append(happened.get(place, 0.0))
            truth.append(score)
            read += place in happened
    return said, truth, read


def measure(data: Path, choice: Choice = ALL_TESTS) -> dict[str, float]:
    """Return the mean absolute error, Pearson's r and the share of words that were read.

    Raises:
        FileNotFoundError: the data is absent.
        InputError: a chosen set is not known.
    """
    choice.pick(["ewt"])
    folder, part = data / "treebanks", choice.file_part("ewt")
    scores = read_factuality(present(folder / f"uds-factuality-{part}.jsonl.gz"))
    documents = documents_of(read_treebank(present(folder / f"ewt-{part}.conllu.gz")))
    sentences = [sentence for document in choice.sample(documents) for sentence in document]
    said, truth, read = read_judged(sentences, scores, load_annotator())
    errors = [abs(x - y) for x, y in zip(said, truth, strict=True)]
    return {
        "words": len(truth),
        "read": read / len(truth) if truth else 0.0,
        "mae": sum(errors) / len(errors) if errors else 0.0,
        "pearson": correlation(said, truth),
    }
