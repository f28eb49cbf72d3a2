"""Every item of the example's truth, with the known failures as strict expected failures."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from crossread.errors import InputError
from evaluation.example import EXAMPLES, TruthVerdict, judge, judge_world, tally
from evaluation.example_truth import Truth, read_truth
from evaluation.gold_world import lay_out

ROOT = Path(__file__).resolve().parent.parent.parent
TRUTH = read_truth((EXAMPLES / "truth.yaml").read_text(encoding="utf-8"))
KNOWN: dict[str, str] = json.loads(
    (ROOT / "evaluation" / "example_known_failures.json").read_text(encoding="utf-8")
)
# The ids follow from the truth alone: a world without reports has the same items, all missed.
IDS = [verdict.id for verdict in judge_world(lay_out((), (), ()), TRUTH)]


def item_ids() -> list[object]:
    """Return a parameter for each item, those that are known to fail marked with the reason."""
    marks = {name: [pytest.mark.xfail(reason=why, strict=True)] for name, why in KNOWN.items()}
    return [pytest.param(name, marks=marks.get(name, [])) for name in IDS]


@pytest.fixture(scope="session")
def verdicts() -> dict[str, TruthVerdict]:
    return {verdict.id: verdict for verdict in judge()}


@pytest.mark.parametrize("name", item_ids())
def test_the_item_is_found(name, verdicts):
    assert verdicts[name].passed, verdicts[name].reason


def test_known_failures_are_items_of_the_truth_with_a_reason():
    assert set(KNOWN) <= set(IDS)
    assert all(KNOWN.values())


def test_ids_are_unique():
    assert len(IDS) == len(set(IDS))


def test_where_nothing_was_read_nothing_passes():
    assert [v.id for v in judge_world(lay_out((), (), ()), TRUTH) if v.passed] == []


def test_shares_count_each_metric_for_itself():
    rows = [("a", True), ("a", False), ("b", True)]
    found = tally([TruthVerdict(f"{m}.{i}", m, ok, "") for i, (m, ok) in enumerate(rows)])
    assert found == {"passed": 2, "items": 3, "a": 0.5, "b": 1.0}


def test_an_outlet_that_tells_a_thing_itself_names_no_origin():
    group = {"id": "g", "origins": ["Port Office", "Tidewater Post"]}
    truth = Truth(({"outlet": "Tidewater Post"},), (group,), (), (), (), (), (), (), ())
    assert truth.named_origins(group) == 1


@pytest.mark.parametrize("text", ["", "groups: []", "[1, 2]", "a: [", "groups: 3"])
def test_what_is_no_truth_file_is_refused(text):
    with pytest.raises(InputError, match="not a truth file"):
        read_truth(text)
