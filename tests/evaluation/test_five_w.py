"""The metric of the main event's answers, with cases made by hand."""

from __future__ import annotations

import gzip
import json
from datetime import date

import pytest

from evaluation.five_w import measure, read_phrases, shares, tally
from evaluation.five_w_judge import Given, Phrase, Verdict, content, judge, stem

MONDAY = date(2023, 5, 15)
SUNDAY = date(2023, 5, 14)

# question, answer, phrases, strict, lenient
CASES = [
    ("who", Given(("President Ann Poe",)), ("Ann Poe",), True, True),
    ("who", Given(("the aide of President Ann Poe of Norvia",)), ("Poe",), False, True),
    ("who", Given(("Ann Poe", "John Roe")), ("Ann Poe", "John Roe"), True, True),
    ("who", Given(("Norvia",)), ("Peru",), False, False),
    ("what", Given(("met the queen of Norvia in a small tent",)), ("meets queen",), True, True),
    ("what", Given(("said nothing of trucks",)), ("sells ten old trucks",), False, True),
    ("what", Given(("trucks of the army", "sold")), ("sells its cars",), True, True),
    ("what", Given(("made a bid",)), ("makes an offer",), False, False),
    ("where", Given(("Lima, in the south of Peru",)), ("Lima",), True, True),
    ("where", Given(("Peru",)), ("a mine in northern Peru",), True, True),
    ("where", Given(("Paris",)), ("a farm in France",), False, True),
    ("when", Given(("Monday",), MONDAY, MONDAY), (("early", MONDAY),), True, True),
    ("when", Given(("Sunday",), SUNDAY, SUNDAY), (("early", MONDAY),), False, True),
    ("when", Given(("this month",), date(2023, 5, 1), MONDAY), (("", MONDAY),), False, True),
    ("when", Given(("on Monday",)), (("Monday", None),), True, True),
    ("when", Given(("in 2019",), date(2019, 1, 1), date(2019, 12, 31)), (("", MONDAY),), False,
     False),
]  # fmt: skip


@pytest.mark.parametrize(("question", "given", "phrases", "strict", "lenient"), CASES)
def test_an_answer_is_judged(question, given, phrases, strict, lenient):
    truth = tuple(Phrase(*each) if isinstance(each, tuple) else Phrase(each) for each in phrases)
    verdict = judge(1, question, given, truth)
    assert (verdict.strict, verdict.lenient) == (strict, lenient)


def test_an_answer_where_nothing_was_found_is_wrong():
    verdict = judge(1, "where", Given(("Lima",)), ())
    assert (verdict.asked, verdict.strict, verdict.lenient) == (False, False, None)


def test_no_answer_costs_no_precision():
    given = judge(1, "who", Given(("Poe",)), (Phrase("Ann Poe"),))
    absent = judge(2, "who", None, (Phrase("Roe"),))
    assert shares([given, absent]) == {
        "answers": 1,
        "precision": 1.0,
        "lenient": 1.0,
        "graded": 1.0,
        "answered": 0.5,
    }


def test_graded_counts_a_partly_right_answer_half():
    verdicts = [
        Verdict(1, "who", asked=True, answer="", strict=True, lenient=True),
        Verdict(2, "who", asked=True, answer="", strict=False, lenient=True),
        Verdict(3, "where", asked=False, answer="", strict=False, lenient=None),
    ]
    values = tally(verdicts)
    assert values["precision"] == pytest.approx(1 / 3)
    assert values["lenient"] == 1.0
    assert values["graded"] == pytest.approx(0.5)
    assert values["who.graded"] == pytest.approx(0.75)
    assert values["where.precision"] == 0.0


def test_words_lose_their_inflection():
    assert stem("identified") == stem("identify")
    assert stem("sold") == stem("sells")
    assert content("The mayor's bombing of the bridge") == ("mayor", "bomb", "bridg")


def test_phrases_lose_their_escapes_and_empty_ones_go():
    record = {
        "fiveWoneH": {
            "who": {"annotated": [{"text": "\\u2018Poe\\u2019"}, {"coderPhraseCount": 3}]},
            "what": {"annotated": [{"text": " "}]},
            "when": {"annotated": [{"parsed": "2023-05-15"}]},
            "where": {"annotated": []},
        }
    }
    assert read_phrases(record) == {
        "who": (Phrase("‘Poe’"),),
        "what": (),
        "when": (Phrase("", MONDAY),),
        "where": (),
    }


def test_a_small_set_is_measured(tmp_path):
    row = {
        "title": "Norvia attacks Peru",
        "text": "Norvia attacked Peru on Monday.",
        "date_publish": "2023-05-16 00:00:00",
        "fiveWoneH": {
            "who": {"annotated": [{"text": "Norvia"}]},
            "what": {"annotated": [{"text": "attacks Peru"}]},
            "when": {"annotated": [{"text": "Monday", "parsed": "2023-05-15"}]},
            "where": {"annotated": []},
        },
    }
    unread = row | {"text": ""}
    (tmp_path / "clusters").mkdir()
    packed = gzip.compress("\n".join(map(json.dumps, (row, unread))).encode())
    (tmp_path / "clusters" / "gold-5w1h.jsonl.gz").write_bytes(packed)
    values = measure(tmp_path)
    assert values["who.precision"] == values["what.precision"] == values["when.precision"] == 1.0
    assert values["who.answered"] == 0.5
    assert values["odd.answers"] == 0


def test_absent_data_is_named(tmp_path):
    with pytest.raises(FileNotFoundError):
        measure(tmp_path)
