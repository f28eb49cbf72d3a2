"""Slips planted in generated cascades, and how their discovery is scored."""

from __future__ import annotations

from random import Random

import pytest

from crossread.model.spans import Citation, Span
from crossread.model.stories import Lineage, LineageKind, Passage
from evaluation.cascade_build import build_cascade
from evaluation.cascade_slips import Slip, misspell, plant_slip, score_slips
from evaluation.cascade_texts import Half
from evaluation.cascade_truth import ancestors, list_pairs

SEEDS = range(8)


@pytest.mark.parametrize("word", ["Tormesk", "Sadrow", "4310"])
def test_a_slip_stands_inside_a_word(word):
    for seed in SEEDS:
        odd = misspell(word, Random(seed))
        assert odd != word
        assert abs(len(odd) - len(word)) <= 1
        assert word.isdigit() or (odd[0], odd[-1]) == (word[0], word[-1])


def test_what_has_nothing_to_turn_stays():
    assert misspell("111", Random(0)) == "111"


@pytest.mark.parametrize("seed", SEEDS)
@pytest.mark.parametrize("half", list(Half))
def test_a_slip_stands_only_in_one_line_of_descent(seed, half):
    cascade = build_cascade(seed, half)
    planted, slip = plant_slip(cascade, Random(seed))
    if slip is None:
        assert planted == cascade
        return
    by_id = {m.id: m for m in planted.members}
    first = min(slip.articles, key=lambda name: (by_id[name].stamp, name))
    for member in planted.shown:
        text = " ".join(unit.text for unit in member.units)
        assert (slip.odd in text) == (member.id in slip.articles)
        if member.id in slip.articles - {first}:
            assert first in ancestors(member, by_id)


@pytest.mark.parametrize("seed", SEEDS)
def test_a_slip_changes_few_relations(seed):
    cascade = build_cascade(seed)
    planted, _ = plant_slip(cascade, Random(seed))
    pairs = zip(list_pairs(cascade), list_pairs(planted), strict=True)
    changed = [(a, b) for a, b in pairs if a.relation is not b.relation]
    assert len(changed) <= 0.15 * len(list_pairs(cascade))


def found(left: str, right: str, span: Span) -> Lineage:
    passage = Passage(Citation(left, span), Citation(right, span), 1, "error")
    kind = LineageKind.COMMON_SOURCE
    return Lineage(left, right, kind, 0.0, 0.0, 1.0, False, (passage,), ())


TEXTS = dict.fromkeys("abcd", "Sardow Sadrow")
SLIP = Slip("Sardow", "Sadrow", frozenset("abc"), decidable=True)
RIGHT, OTHER_WORD = Span(0, 6), Span(7, 13)


def test_pairs_with_the_slip_are_found_and_others_are_false():
    rows = [(SLIP, (found("a", "b", RIGHT), found("a", "d", RIGHT)), TEXTS)]
    score = score_slips(rows)
    assert score == {"slips.found": pytest.approx(1 / 3), "slips.precision": 0.5, "slips.pairs": 3}
    assert score_slips([(SLIP, (found("a", "b", OTHER_WORD),), TEXTS)])["slips.precision"] == 0


def test_what_the_story_does_not_show_is_not_missed():
    hidden = Slip("Sardow", "Sadrow", frozenset("ab"), decidable=False)
    assert score_slips([(hidden, (), TEXTS)])["slips.pairs"] == 0
