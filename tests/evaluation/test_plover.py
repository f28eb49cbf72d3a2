from __future__ import annotations

from dataclasses import replace

import pytest

from crossread.model.claims import Claim, Status
from crossread.model.spans import Span
from crossread.reports.plover import PloverEvent
from crossread.reports.plover_actors import Actor
from evaluation.plover import Found, Marked, choose_event, measure, measure_roots, read_marked

TEXT = "Norvia blamed Astland after its guard shot a pilot."
NORVIA, ASTLAND, GUARD = Span(0, 6), Span(14, 21), Span(32, 37)
MARKED = Marked(TEXT, NORVIA, ASTLAND, "ACCUSE")


def _actor(span: Span) -> Actor:
    return Actor(span.of(TEXT), "", span)


def _event(claim: str, root: str, source: Span, target: Span) -> PloverEvent:
    sides = ((_actor(source),), (_actor(target),))
    return PloverEvent(claim, "000", root, "", *sides, "", Status.ASSERTED, Span(0, 21), 0.9)


def _claim(claim: str, status: Status = Status.ASSERTED) -> Claim:
    span = Span(0, 21)
    rest = ((), status, (), (), 0.9, "verbal")
    return Claim(claim, "000", "Open", "blame", span, span, 0, *rest)


def test_the_event_that_links_the_marked_pair_is_chosen():
    events = [_event("c1", "ASSAULT", GUARD, ASTLAND), _event("c2", "ACCUSE", NORVIA, ASTLAND)]
    found = choose_event(events, [_claim("c1"), _claim("c2")], MARKED)
    assert (found.root, found.swapped) == ("ACCUSE", False)


def test_a_swapped_pair_is_chosen_all_the_same_and_counted():
    found = choose_event([_event("c1", "ACCUSE", ASTLAND, NORVIA)], [_claim("c1")], MARKED)
    assert found.swapped is True


def test_a_pair_that_is_not_found_on_both_sides_has_no_direction():
    found = choose_event([_event("c1", "ACCUSE", NORVIA, GUARD)], [_claim("c1")], MARKED)
    assert found.swapped is None
    assert choose_event([], [], MARKED) == Found()


@pytest.mark.parametrize(
    ("root", "mode", "status", "expected"),
    [
        ("RETREAT", "", Status.ASSERTED, "YIELD"),
        ("CONCEDE", "", Status.ASSERTED, "YIELD"),
        ("CONCEDE", "", Status.PLANNED, "AGREE"),
        ("SANCTION", "convict", Status.ASSERTED, "ACCUSE"),
        ("SANCTION", "expel", Status.ASSERTED, "SANCTION"),
    ],
)
def test_roots_are_compared_in_the_terms_of_the_set(root, mode, status, expected):
    event = replace(_event("c1", root, NORVIA, ASTLAND), mode=mode)
    assert choose_event([event], [_claim("c1", status)], MARKED).root == expected


def test_metrics_of_hand_made_sentences():
    def pair(marked: str, found: str, swapped: bool | None = None) -> tuple[Marked, Found]:
        return Marked("", None, None, marked), Found(None, found, swapped)

    pairs = [
        pair("AID", "AID", swapped=False),
        pair("AID", "AGREE", swapped=True),
        pair("ACCUSE", "ACCUSE", swapped=False),
        pair("ACCUSE", ""),
    ]
    values = measure_roots(pairs)
    assert values["accuracy"] == pytest.approx(0.5)
    assert values["unlabelled"] == pytest.approx(0.25)
    assert values["macro_f1"] == pytest.approx(2 / 3)  # both 2 * 1 / (1 + 2)
    assert values["direction"] == pytest.approx(2 / 3)


def test_marks_become_spans(tmp_path):
    path = tmp_path / "plover" / "plv-train.tsv"
    path.parent.mkdir()
    path.write_text(
        "sentence\tmarked_sentence\tgold_root\n"
        "Norvia blamed Astland.\t<s>Norvia</s> blamed <t>Astland</t>.\tACCUSE\n"
        "It rained.\tIt rained.\tAID\n",
        encoding="utf-8",
    )
    marked, unmarked = read_marked(path)
    assert marked.source is not None
    assert marked.target is not None
    assert (marked.source.of(marked.text), marked.target.of(marked.text)) == ("Norvia", "Astland")
    assert (unmarked.source, unmarked.target) == (None, None)


def test_absent_data_is_named(tmp_path):
    with pytest.raises(FileNotFoundError):
        measure(tmp_path)
