"""The yardstick of status: words put together, values of statuses, the measure itself."""

import gzip
import json

import pytest

from crossread.model.claims import Status
from evaluation import factuality
from evaluation.factuality import Verdict, print_words, read_judged, score
from evaluation.factuality_values import rules_value, value_of

PRINTED = [
    (["``", "We", "wo", "n't", "go", ",", "''", "she", "said", "."], "“We won't go,” she said."),
    (
        ["Norvia", "'s", "fleet", "(", "ten", "ships", ")", "left"],
        "Norvia's fleet (ten ships) left",
    ),
    (["It", "cost", "$", "5", '"', "at", "most", '"', "."], "It cost $5 “at most”."),
]


@pytest.mark.parametrize(("words", "text"), PRINTED)
def test_words_are_printed_as_a_newspaper_does(words, text):
    printed, starts = print_words(words)
    assert printed == text
    assert starts == sorted(set(starts))
    assert printed[starts[-1] :].startswith(words[-1])


def test_an_event_word_is_found_in_the_printed_sentence(tmp_path):
    path = tmp_path / "set.jsonl.gz"
    row = {"text": "Norvia 's fleet left .", "targets": [{"span1": [3, 4], "label": -2.0}]}
    with gzip.open(path, "wt", encoding="utf-8") as file:
        file.write(json.dumps(row) + "\n")
    (judged,) = read_judged(path)
    ((start, value),) = judged.events
    assert judged.text[start:] == "left."
    assert value == -2.0


def test_statuses_are_ordered_from_what_is_so_to_what_is_not():
    values = [
        rules_value(status, reasons, attributed=False)
        for status, reasons in [
            (Status.ASSERTED, ()),
            (Status.ALLEGED, ("alleged by “accuse”",)),
            (Status.PLANNED, ("governed by “plan”",)),
            (Status.PLANNED, ("governed by “try”",)),
            (Status.HYPOTHETICAL, ("condition “if”",)),
            (Status.NEGATED, ("governed by “prevent”",)),
            (Status.NEGATED, ("negated", "modal “will”")),
        ]
    ]
    assert values == sorted(values, reverse=True)
    assert len(set(values)) == len(values)


def test_the_weakest_reason_for_a_status_counts_and_others_do_not():
    both = ("modal “could”", "condition “if”", "at a time to come")
    assert rules_value(Status.HYPOTHETICAL, both, attributed=False) == rules_value(
        Status.HYPOTHETICAL, ("condition “if”",), attributed=True
    )


def test_what_a_source_asserts_is_worth_a_little_less():
    plain = rules_value(Status.ASSERTED, (), attributed=False)
    assert 0 < plain - rules_value(Status.ASSERTED, (), attributed=True) < 0.5


def test_the_witness_moves_a_value_within_the_scale():
    doubted = value_of(Status.ASSERTED, (), -2.5, attributed=False)
    unread = value_of(Status.ASSERTED, (), None, attributed=False)
    affirmed = value_of(Status.ASSERTED, (), 2.9, attributed=False)
    assert doubted < unread < affirmed <= 3.0


def _verdict(truth: float, value: float, *, claimed: bool) -> Verdict:
    return Verdict(truth, value, value, Status.ASSERTED, (), claimed, "")


def test_the_score_is_that_of_hand_made_cases():
    verdicts = [
        _verdict(3.0, 2.0, claimed=True),
        _verdict(1.0, 1.0, claimed=False),
        _verdict(-1.0, 0.0, claimed=True),
    ]
    assert score(verdicts) == {
        "words": 3,
        "pearson": pytest.approx(1.0),
        "rules.pearson": pytest.approx(1.0),
        "mae": pytest.approx(2 / 3),
        "claims": pytest.approx(2 / 3),
    }


def test_absent_data_is_told(tmp_path):
    with pytest.raises(FileNotFoundError):
        factuality.measure(tmp_path)
