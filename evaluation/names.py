"""Who is meant: people and bodies of ECB+ within a subtopic, B-cubed on given mentions.

Data: ``ecb-plus/``, articles as tokens with marked mentions, and the list of annotated sentences.
"""

from __future__ import annotations

import csv
import gzip
import json
import sys
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import groupby
from pathlib import Path
from typing import Any

from crossread.entities import link
from crossread.language import Annotator, annotate, article_of_text, load_annotator
from crossread.model.spans import Span
from crossread.model.stories import Reading
from evaluation.names_mentions import add_given
from evaluation.names_score import Cluster, Given, Verdict, find_mention, judge, scores, tally
from evaluation.names_text import MarkedText, print_text
from evaluation.sets import ALL_TESTS, Choice, Part, present

NAME = "names"
SOURCE = (
    "ECB+ (Cybulska and Vossen 2014), topics 1-35: the mentions of human participants in the"
    " sentences whose annotation was checked. The articles of a subtopic are read and linked; a"
    " given mention stands in the entity of our mention of the same head, or of more than half the"
    " same letters. One that we do not see is made a mention by its head (a person where its noun"
    " is in no list), and coreference and linking decide on it as on any other; one that they leave"
    " open stands alone. The linking is the generous one; sure.*: that of the reports. B-cubed"
    " precision, recall and F1 (Bagga and Baldwin 1998), micro over subtopics, singletons included;"
    " chains: without the mentions that stand alone in the truth. We know of no published figure"
    " for these topics with this setting"
)
_HUMAN = "HUMAN_PART"
_PRONOUN_FORMS = (
    "i me my mine myself we us our ours ourselves you your yours yourself he him his himself she"
    " her hers herself it its itself they them their theirs themselves who whom whose which that"
    " this these those one"
)
_PRONOUNS = frozenset(_PRONOUN_FORMS.split())
_SAMPLE = 4  # one in four of the third of the subtopics: what CI reads in some 20 s


@dataclass(frozen=True, slots=True)
class Document:
    """One article with its marked mentions."""

    topic: int
    subtopic: str
    name: str
    marked: MarkedText
    given: tuple[Given, ...]


def _spans(marked: MarkedText, tokens: Sequence[int]) -> tuple[Span, ...]:
    return tuple(marked.spans[token] for token in tokens)


def _kind(words: Sequence[str], common: frozenset[str]) -> str:
    """Return the kind of a mention by its print; common words are printed small elsewhere."""
    last = words[-1].removesuffix("'s").removesuffix("’s")
    if len(words) == 1 and last.casefold() in _PRONOUNS:
        return "pronoun"
    return "name" if last[:1].isupper() and last.casefold() not in common else "nominal"


def read_document(
    record: dict[str, Any], checked: frozenset[tuple[str, str, str]], common: frozenset[str]
) -> Document:
    """Return an article without its address line, with the human mentions of checked sentences."""
    topic, name = str(record["topic"]), record["doc"].removesuffix(".xml")
    file = name.partition("_")[2]
    tokens = [(number, sentence, word) for number, sentence, word in record["tokens"]]
    marked = print_text(tokens, 0 if record["subtopic"] == "ecbplus" else -1)
    of_number = {number: (sentence, word) for number, sentence, word in tokens}
    given = []
    for mention in record["mentions"]:
        numbers = mention["tokens"]
        sentence = str(of_number[numbers[0]][0])
        known = all(number in marked.spans for number in numbers)
        if mention["type"].startswith(_HUMAN) and known and (topic, file, sentence) in checked:
            group = f"{topic}-{record['subtopic']}"
            chain = mention.get("chain") or f"{name}#{mention['id']}"
            kind = _kind([of_number[number][1] for number in numbers], common)
            given.append(Given(group, name, _spans(marked, numbers), f"{group} {chain}", kind))
    return Document(record["topic"], record["subtopic"], name, marked, tuple(given))


def _printed_words(record: dict[str, Any]) -> Iterator[str]:
    """Yield the words of an article without its address, which writes names small."""
    skipped = 0 if record["subtopic"] == "ecbplus" else -1
    yield from (word for _, sentence, word in record["tokens"] if sentence != skipped)


def read_subtopics(folder: Path) -> list[list[Document]]:
    """Return the articles of each subtopic, in order of topic.

    Raises:
        FileNotFoundError: the data is absent.
    """
    path, listed = present(folder / "topics-01-35.jsonl.gz"), folder / "validated-sentences.csv"
    with present(listed).open(encoding="utf-8", newline="") as lines:
        checked = frozenset((row[0], row[1], row[2]) for row in csv.reader(lines) if row)
    with gzip.open(path, "rt", encoding="utf-8") as rows:
        records = [json.loads(row) for row in rows]
    records.sort(key=lambda record: (record["topic"], record["subtopic"], record["doc"]))
    found = []
    for _, group in groupby(records, key=lambda record: (record["topic"], record["subtopic"])):
        own = list(group)
        words = (word for each in own for word in _printed_words(each))
        common = frozenset(word for word in words if word.islower())
        found.append([read_document(each, checked, common) for each in own])
    return found


def read_subtopic(documents: Sequence[Document], annotator: Annotator) -> list[Reading]:
    """Return the readings of a subtopic's articles, with every given mention in them."""
    readings = []
    for document in documents:
        article = replace(article_of_text(document.marked.text), id=document.name)
        annotation = add_given(article, annotate(article, annotator), document.given)
        readings.append(Reading(article, annotation, ()))
    return readings


def place_mentions(
    documents: Sequence[Document], readings: Sequence[Reading], *, generous: bool
) -> Iterator[Cluster]:
    """Yield where each given mention of a subtopic stands once its articles are linked."""
    table = link(readings, generous=generous)
    linked = {(each.article, each.mention): each.entities for each in table.links}
    names = {entity.id: entity.name for entity in table.entities}
    for document, reading in zip(documents, readings, strict=True):
        for given in document.given:
            ours = find_mention(given, reading.annotation)
            entities = linked.get((document.name, ours.index), ()) if ours else ()
            shown = " + ".join(names[entity] for entity in entities)
            printed = " ".join(span.of(document.marked.text) for span in given.spans)
            yield Cluster.of(given, ours, entities, printed, shown)


def _show(verdict: Verdict) -> None:
    """Print a mention that stands wrong to stderr: class, kind, place, words, our entity."""
    cluster = verdict.cluster
    given = cluster.given
    cells = (verdict.fault, given.kind, given.article, cluster.printed, cluster.shown or "-")
    scores = f"P {verdict.precision:.2f} R {verdict.recall:.2f}"
    print(*cells, scores, given.chain.rpartition(" ")[2], sep="\t", file=sys.stderr)


def measure(data: Path, choice: Choice = ALL_TESTS) -> dict[str, float]:
    """Return B-cubed precision, recall and F1 of the entities of given mentions.

    The linking is the generous one; "sure" are the values of that which the reports use.

    The dev part are the odd topics, which were looked at; on all topics both halves are reported.

    Raises:
        FileNotFoundError: the data is absent.
        InputError: a chosen set is not known.
    """
    choice.pick([NAME])
    subtopics = choice.sample(read_subtopics(data / "ecb-plus"))
    if choice.part is Part.DEV:
        subtopics = [each for each in subtopics if each[0].topic % 2]
    if choice.part is Part.SAMPLE:
        subtopics = subtopics[::_SAMPLE]
    annotator = load_annotator()
    clusters: list[Cluster] = []
    sure: list[Cluster] = []
    for documents in subtopics:
        readings = read_subtopic(documents, annotator)
        clusters += place_mentions(documents, readings, generous=True)
        sure += place_mentions(documents, readings, generous=False)
    verdicts = judge(clusters)
    if choice.details:
        for verdict in verdicts:
            if verdict.fault:
                _show(verdict)
    values = tally(verdicts)
    values |= {f"sure.{key}": value for key, value in scores(judge(sure)).items()}
    if choice.part is Part.TEST:
        for half, name in enumerate(("even", "odd")):
            own = [v for v in verdicts if int(v.cluster.given.group.split("-")[0]) % 2 == half]
            values |= {f"{name}.{key}": value for key, value in tally(own).items()}
    return values
