"""The yardstick of people and bodies: printing, finding mentions, and B-cubed by mention."""

from __future__ import annotations

import csv
import gzip
import json
from pathlib import Path

import pytest

from crossread.model.annotation import Annotation, EntityKind, Mention, MentionKind, Token
from crossread.model.spans import Span
from evaluation import names
from evaluation.names_score import Cluster, Given, find_mention, judge, scores, tally
from evaluation.names_text import print_text


def numbered(*sentences: str) -> list[tuple[int, int, str]]:
    words = [(place, word) for place, line in enumerate(sentences) for word in line.split()]
    return [(number, place, word) for number, (place, word) in enumerate(words, start=1)]


def placed(chain: str, label: str, kind: str = "name", *, seen: bool = True) -> Cluster:
    given = Given("1-ecb", "1_1ecb", (Span(0, 4),), chain, kind)
    return Cluster(given, (label,), seen, seen)


@pytest.mark.parametrize(
    ("words", "printed"),
    [
        ("`` Stay , '' Mara Voss 's lawyer said .", "“Stay,” Mara Voss's lawyer said."),
        ('" Stay " , she did n\'t say .', "“Stay”, she didn't say."),
        ("a court - ordered sale ( $ 5 ) .", "a court-ordered sale ($5)."),
        ("ORVANE - The mayor left .", "ORVANE - The mayor left."),
        ("the '90s", "the '90s"),
    ],
)
def test_tokens_are_printed_as_a_newspaper_would(words: str, printed: str) -> None:
    assert print_text(numbered(words)).text == printed


def test_each_token_keeps_its_place_and_a_sentence_is_a_line() -> None:
    tokens = numbered("http : / / x . y", "Voss left .", "`` Go . ''")
    marked = print_text(tokens, skipped=0)
    assert marked.text == "Voss left.\n“Go.”"
    printed = [span.of(marked.text) for span in marked.spans.values()]
    assert printed == ["Voss", "left", ".", "“", "Go", ".", "”"]


def mention(index: int, start: int, end: int, head: int) -> Mention:
    return Mention(index, Span(start, end), head, MentionKind.NOMINAL, EntityKind.PERSON, 0)


def annotation_of(text: str, *mentions: Mention) -> Annotation:
    tokens, start = [], 0
    for index, word in enumerate(text.split()):
        span = Span(start, start + len(word))
        tokens.append(Token(index, span, word, word, "NOUN", "NN", "", -1, "root", 0))
        start += len(word) + 1
    return Annotation("a", tokens=tuple(tokens), mentions=mentions)


def test_a_given_mention_is_ours_of_the_same_head() -> None:
    own = mention(0, 0, 3, 0)
    whole = mention(1, 0, 17, 2)
    read = annotation_of("her elder brother left", own, whole)
    family = Given("1-ecb", "a", (Span(10, 17),), "x", "nominal")
    assert find_mention(family, read) is whole
    assert find_mention(Given("1-ecb", "a", (Span(0, 3),), "x", "pronoun"), read) is own
    assert find_mention(Given("1-ecb", "a", (Span(18, 22),), "x", "name"), read) is None


def test_another_head_needs_more_than_half_the_letters() -> None:
    read = annotation_of("spokesman Orin Hale", mention(0, 0, 19, 0))
    assert find_mention(Given("1-ecb", "a", (Span(10, 19),), "x", "name"), read) is None
    near = annotation_of("mr Orin Hale", mention(0, 0, 12, 0))
    assert find_mention(Given("1-ecb", "a", (Span(3, 12),), "x", "name"), near) is not None


def test_b_cubed_counts_each_mention() -> None:
    found = scores(judge([placed("x", "1"), placed("x", "1"), placed("x", "2"), placed("y", "2")]))
    assert found["precision"] == pytest.approx((1 + 1 + 0.5 + 0.5) / 4)
    assert found["recall"] == pytest.approx((2 / 3 + 2 / 3 + 1 / 3 + 1) / 4)


def test_chains_leave_out_who_stands_alone_and_kinds_add_up() -> None:
    verdicts = judge([placed("x", "1"), placed("x", "1", "pronoun"), placed("y", "1", "nominal")])
    values = tally(verdicts)
    assert values["precision"] == pytest.approx((2 / 3 + 2 / 3 + 1 / 3) / 3)
    assert (values["chains.precision"], values["chains.mentions"]) == (1.0, 2)
    assert [values[f"{kind}.mentions"] for kind in ("name", "nominal", "pronoun")] == [1, 1, 1]
    assert values["fault.mixed"] == 1


def test_a_mention_that_is_not_seen_stands_alone() -> None:
    given = Given("1-ecb", "a", (Span(0, 4),), "x", "name")
    unseen = Cluster.of(given, None, (), "Voss", "")
    linked = Cluster.of(given, mention(0, 0, 4, 0), ("e2", "e1"), "Voss", "Mara Voss")
    assert (unseen.seen, unseen.resolved, linked.resolved) == (False, False, True)
    assert unseen.label != linked.label
    assert linked.label == ("1-ecb", "entities", "e1", "e2")
    assert [verdict.fault for verdict in judge([unseen, linked])] == ["unseen", "split"]


def write_data(folder: Path) -> Path:
    own = folder / "ecb-plus"
    own.mkdir()
    marks = [
        {"type": "HUMAN_PART_PER", "tokens": [1, 2], "chain": "H1", "id": "1"},
        {"type": "HUMAN_PART_PER", "tokens": [6], "chain": "H1", "id": "2"},
        {"type": "ACTION_OCCURRENCE", "tokens": [3], "chain": "A1", "id": "3"},
    ]
    rows = []
    for document in ("1_1ecb", "1_2ecb"):
        tokens = numbered("Mara Voss resigned yesterday .", "She left Orvane .")
        row = {"topic": 1, "subtopic": "ecb", "doc": f"{document}.xml"}
        rows.append(row | {"tokens": tokens, "mentions": marks})
    with gzip.open(own / "topics-01-35.jsonl.gz", "wt", encoding="utf-8") as file:
        file.writelines(json.dumps(row) + "\n" for row in rows)
    with (own / "validated-sentences.csv").open("w", newline="") as file:
        lines = [("Topic", "File", "Sentence Number"), (1, "1ecb", 0), (1, "1ecb", 1)]
        csv.writer(file).writerows([*lines, (1, "2ecb", 0)])
    return folder


def test_only_people_of_checked_sentences_are_asked_for(tmp_path: Path) -> None:
    subtopics = names.read_subtopics(write_data(tmp_path) / "ecb-plus")
    assert [[len(each.given) for each in group] for group in subtopics] == [[2, 1]]
    first, second = subtopics[0][0].given
    assert (first.kind, second.kind) == ("name", "pronoun")
    assert [span.of("Mara Voss resigned") for span in first.spans] == ["Mara", "Voss"]
    assert first.chain == second.chain


def test_two_articles_of_one_person_make_one_entity(tmp_path: Path) -> None:
    values = names.measure(write_data(tmp_path))
    assert values["mentions"] == 3
    assert (values["precision"], values["name.recall"]) == (1.0, 1.0)


def test_absent_data_is_told(tmp_path: Path) -> None:
    with pytest.raises(FileNotFoundError):
        names.measure(tmp_path)
