"""The general rules that decide items of a gold file, on hand-made dossiers."""

from __future__ import annotations

import json
from dataclasses import replace
from datetime import date

import pytest

from crossread.errors import InputError
from crossread.model.articles import Article
from crossread.model.claims import Attribution, SourceKind, Status
from crossread.model.evidence import Dossier, Omission, OmissionKind
from crossread.model.quantities import Measure, Quantity
from crossread.model.spans import Citation, Span
from crossread.model.stories import Lineage, LineageKind, Reading, Spin, SpinSignal, Trace
from crossread.model.times import Anchor, AnchorKind, TimeExpression, TimeForm
from evaluation.gold_items import Evidence, Item, read_items
from evaluation.gold_names import name_matches
from evaluation.gold_rules import RULES, decide
from evaluation.gold_world import World, lay_out
from tests.watch.transfers import Told, dossier

CAR, BACK = Told(["a car"]), Told(["a car"], ("Ban Sol", "KP"), ("Ada Lorn", "FR"))


def world(made: Dossier, readings: tuple[Reading, ...], *items: Item) -> World:
    return lay_out([made], readings, items)


def at(reading: Reading, role: str = "claim", words: str = "") -> Evidence:
    """Evidence on all words of an article, or on some of them."""
    text = reading.article.text
    start = text.index(words) if words else 0
    name = reading.article.id
    return Evidence(name, name, Span(start, start + len(words or text)), words or text, role)


def item(category: str, *evidence: Evidence, type: str = "", **expected: object) -> Item:
    return Item("X1", category, type, evidence, expected)


def passed(found: World, wanted: Item) -> bool:
    return decide(found, wanted).passed


def test_claims_align_where_they_share_a_group():
    made, readings = dossier([CAR, CAR], [CAR])
    found = world(made, readings)
    assert passed(found, item("alignment", at(readings[0]), at(readings[1])))
    assert not passed(found, item("alignment", at(readings[0]), at(readings[2])))


def test_an_item_that_must_stay_apart_is_looked_up_by_its_spans():
    made, readings = dossier([CAR, CAR, CAR])
    apart = Item("Y2", "alignment", "", (at(readings[2]),), {})
    wanted = item("alignment", at(readings[0]), at(readings[1]), must_not="merge with Y2")
    assert passed(world(made, readings), wanted)
    assert not passed(world(made, readings, apart), wanted)


def test_utterances_stay_apart():
    events = {"letter": ["00", "01"], "speech": ["10"]}
    for groups, expected in ((([CAR, CAR], [CAR]), True), (([CAR, CAR, CAR],), False)):
        made, readings = dossier(*groups)
        spans = [replace(at(r), file=f) for r, f in zip(readings, ("00", "01", "10"), strict=True)]
        wanted = item("alignment", *spans, utterance_events=events)
        assert passed(world(made, readings), wanted) is expected


def test_a_shown_conflict_joins_the_values_and_a_trap_must_not_be_one():
    values = ("value_a", "value_b")
    for swapped in (True, False):
        made, readings = dossier([CAR], [BACK], swapped=swapped)
        found = world(made, readings)
        spans = [at(r, role) for r, role in zip(readings, values, strict=True)]
        assert passed(found, item("conflict", *spans, roles_a={}, verdict="")) is swapped
        assert not passed(found, item("conflict", *spans, type="date_disjoint"))
        assert passed(found, item("non_conflict", *spans)) is not swapped


def test_a_trap_is_not_passed_by_blindness():
    made, readings = dossier([CAR], [CAR])
    blind = tuple(replace(r, claims=()) for r in readings)
    spans = [at(r, role) for r, role in zip(readings, ("value_a", "value_b"), strict=True)]
    assert passed(world(made, readings), item("non_conflict", *spans))
    assert not passed(world(made, blind), item("non_conflict", *spans))


def test_two_events_stand_in_two_groups():
    for groups, expected in ((([CAR], [CAR]), True), (([CAR, CAR],), False)):
        made, readings = dossier(*groups)
        spans = [at(r, role) for r, role in zip(readings, ("event_a", "event_b"), strict=True)]
        wanted = item("non_conflict", *spans, type="distinct_event")
        assert passed(world(made, readings), wanted) is expected


def test_a_garbled_span_yields_no_claim():
    made, readings = dossier([CAR], [CAR])
    wanted = item("conflict", at(readings[0], "garbled"), at(readings[1], "reference"))
    assert not passed(world(made, readings), wanted)
    dropped = (replace(readings[0], claims=()), readings[1])
    assert passed(world(made, dropped), wanted)


def denial_story(denier: tuple[str, str]) -> tuple[Dossier, tuple[Reading, ...]]:
    denial = Told([], None, None, Status.DENIED, denier=denier)
    made, readings = dossier([CAR, denial])
    denying = replace(readings[1].claims[0], denies=("00.c0",))
    return made, (readings[0], replace(readings[1], claims=(denying,)))


def test_a_denial_needs_its_target_and_its_denier():
    made, readings = denial_story(("Ban Sol", "KP"))
    spans = at(readings[0], "target"), at(readings[1], "denial")
    found = world(made, readings)
    assert passed(found, item("denial", *spans, denier="Ban Sol"))
    assert not passed(found, item("denial", *spans, denier=["Ban Sol", "Cy Mond"]))
    disputed = at(readings[0], "accusation"), at(readings[1], "denial")
    assert passed(found, item("conflict", *disputed))


def test_a_denial_of_something_else_does_not_count():
    made, readings = denial_story(("Ban Sol", "KP"))
    loose = replace(readings[1].claims[0], denies=("99.c0",))
    group = replace(made.groups[0], denials=())
    other = world(
        replace(made, groups=(group,)), (readings[0], replace(readings[1], claims=(loose,)))
    )
    spans = at(readings[0], "target"), at(readings[1], "denial")
    assert not passed(other, item("denial", *spans, denier="Ban Sol"))


def test_the_chain_names_the_source():
    made, readings = dossier([CAR])
    claim = readings[0].claims[0]
    link = Attribution("an aide, Ira Holm", SourceKind.PERSON)
    sourced = (replace(readings[0], claims=(replace(claim, chain=(*claim.chain, link)),)),)
    wanted = item("attribution", at(readings[0]), chain=["outlet", "Ira Holm (Chancellery)"])
    assert passed(world(made, sourced), wanted)
    assert not passed(world(made, readings), wanted)
    plain = item("attribution", at(readings[0]), chain=["outlet"])
    assert passed(world(made, readings), plain)
    assert not passed(world(made, sourced), plain)


@pytest.mark.parametrize(
    "status, words, expected",
    [
        (Status.PLANNED, "planned + possible", True),
        (Status.HYPOTHETICAL, "planned + possible", True),
        (Status.ASSERTED, "planned", False),
        (Status.ASSERTED, "asserted", True),
    ],
)
def test_modality_is_the_status(status, words, expected):
    made, readings = dossier([replace(CAR, status=status)])
    wanted = item("modality", at(readings[0]), modality=words)
    assert passed(world(made, readings), wanted) is expected


def test_statuses_that_differ_in_one_group():
    made, readings = dossier([replace(CAR, status=Status.HYPOTHETICAL), CAR])
    spans = at(readings[0], "hypothetical"), at(readings[1], "asserted")
    assert passed(world(made, readings), item("status_difference", *spans))
    wrong = at(readings[0], "alleged"), at(readings[1], "asserted")
    assert not passed(world(made, readings), item("status_difference", *wrong))


QUANTITIES = [
    # low, high, unit, expected interval, expected unit, passes
    (7030, 7770, "container", [7030, 7770], "container (of rice)", True),
    (7400, 7400, "container", [7030, 7770], "container", False),
    (24, 99, "year", [24, 99], "container", False),
    (23, 25, "year", [23, 25], "year", True),
]


@pytest.mark.parametrize("low, high, unit, interval, wanted_unit, expected", QUANTITIES)
def test_a_quantity_has_interval_and_unit(low, high, unit, interval, wanted_unit, expected):
    made, readings = dossier([CAR])
    span = Span(0, len(readings[0].article.text))
    number = Quantity(span, Measure.COUNT, 7400, low, high, unit)
    annotation = replace(readings[0].annotation, quantities=(number,))
    found = world(made, (replace(readings[0], annotation=annotation),))
    wanted = item("quantity", at(readings[0]), interval=interval, unit=wanted_unit)
    assert passed(found, wanted) is expected


def test_entities_by_name_and_members():
    made, readings = dossier([CAR, CAR])
    found = world(made, readings)
    spans = [at(r, words="Ada Lorn") for r in readings]
    assert passed(found, item("entity", *spans, canonical="Ada Lorn"))
    assert not passed(found, item("entity", *spans, canonical="Ban Sol"))
    assert passed(found, item("entity", spans[0], members=["Ada Lorn"]))
    assert not passed(found, item("entity", spans[0], members=["Ada Lorn", "Ban Sol"]))
    assert passed(found, item("entity", spans[0], must_not="link to Ban Sol"))
    assert not passed(found, item("entity", spans[0], must_not="link to Ada Lorn"))


def test_furniture_yields_no_claim():
    made, readings = dossier([CAR])
    assert not passed(world(made, readings), item("boilerplate", at(readings[0])))
    silent = (replace(readings[0], claims=()),)
    assert passed(world(made, silent), item("boilerplate", at(readings[0])))


def traced(made: Dossier, *lineages: Lineage, spins: tuple[Spin, ...] = ()) -> Dossier:
    return replace(made, trace=Trace(lineages, spins))


def test_copies_and_common_sources():
    made, readings = dossier([CAR, CAR])
    spans = [at(r) for r in readings]
    no_copy = item("lineage", *spans, type="no_verbatim_copy")
    upstream = item("lineage", *spans, type="shared_upstream", independent_origins=1)
    for kind, is_copy in ((LineageKind.DUPLICATE, True), (LineageKind.COMMON_SOURCE, False)):
        link = Lineage("00", "01", kind, 0.0, 0.0, 1.0, is_copy, (), ())
        found = world(traced(made, link), readings)
        assert passed(found, no_copy) is not is_copy
        assert passed(found, upstream) is not is_copy


@pytest.mark.parametrize(
    "spun, signals, expected", [(True, 1, True), (True, 0, False), (False, 1, False)]
)
def test_spun_words_need_verdict_and_signals(spun, signals, expected):
    made, readings = dossier([CAR])
    citation = Citation("00", Span(0, len(readings[0].article.text)))
    spin = Spin("00", spun, (SpinSignal(citation, "", "list"),) * signals)
    found = world(traced(made, spins=(spin,)), readings)
    assert passed(found, item("lineage", at(readings[0]), type="spin_lexical")) is expected


def test_omissions_name_who_leaves_out():
    made, readings = dossier([CAR, CAR])
    entry = Omission(OmissionKind.DENIAL, "g1", ("01",), ("00",), ())
    found = world(replace(made, omissions=(entry,)), readings)
    spans = [at(r) for r in readings]
    assert passed(found, item("omission", *spans, type="denial_omitted", omits=["00"]))
    assert not passed(found, item("omission", *spans, type="denial_omitted", omits=["01"]))
    assert not passed(found, item("omission", *spans, type="context", omits=["00"]))
    unique = Omission(OmissionKind.UNIQUE, "g1", ("00",), ("01",), ())
    alone = world(replace(made, omissions=(unique,)), readings)
    assert passed(alone, item("omission", spans[0], only=["00"]))


NAMES = [
    ("Ira Holm", "the chancellor's aide, Ira Holm", True),
    ("Ira Holm", "Holm", True),
    ("North Vask", "South Vask", False),
    ("North Vask (government)", "North Vask", True),
    ("North Vask / Vaskport", "Vaskport", True),
    ("VCNA", "the official Vask Central News Agency", True),
    ("VCNA", "the Holm News Agency", False),
    ("Vask's Defense Ministry", "the Defense Ministry of Vask", True),
    ("spokesperson, V.S. Embassy in Holm", "a spokesperson from the VS Embassy in Holm", True),
    ("Ada Bel Lorn", "Ada Bel Corn", False),
]


@pytest.mark.parametrize("expected, found, same", NAMES)
def test_names(expected, found, same):
    assert name_matches(expected, [found]) is same


def test_every_rule_misses_words_that_were_not_read():
    made, readings = dossier([CAR])
    nowhere = Evidence("zz", "", None, "words", "claim")
    for category, _ in RULES:
        assert not passed(world(made, readings), item(category, nowhere))
    assert not passed(world(made, readings), item("unheard_of", at(readings[0])))


def test_an_item_of_another_form_is_missed_and_stops_nothing():
    made, readings = dossier([CAR])
    verdict = decide(world(made, readings), item("attribution", at(readings[0])))
    assert not verdict.passed
    assert "not of the known form" in verdict.reason


TIMES = [
    # the words at the span, expected value, passes
    (TimeExpression(Span(0, 4), TimeForm.PARTIAL, month=3), "2024-03", True),
    (TimeExpression(Span(0, 4), TimeForm.PARTIAL, month=3), "2023-03", False),
    (TimeExpression(Span(0, 4), TimeForm.DATE, year=2024, month=6, day=18), "2024-06-18", True),
    (TimeExpression(Span(0, 4), TimeForm.DURATION, count=2.0, unit="hour"), "PT2H", True),
    (TimeExpression(Span(0, 4), TimeForm.DURATION, count=2.0, unit="hour"), "P2D", False),
]


@pytest.mark.parametrize("expression, value, expected", TIMES)
def test_a_time_means_the_expected_value(expression, value, expected):
    made, readings = dossier([CAR])
    anchor = Anchor("00", date(2024, 6, 20), AnchorKind.ARTICLE, "")
    annotation = replace(readings[0].annotation, times=(expression,))
    found = world(
        replace(made, story=replace(made.story, anchors=(anchor,))),
        (replace(readings[0], annotation=annotation),),
    )
    assert passed(found, item("time", at(readings[0], "timex"), value=value)) is expected


def article(text: str) -> Article:
    return Article("000", "folder/000_abc.txt", "", "", "", "", text, "", "utf-8")


def test_evidence_is_found_at_its_offset_or_by_its_occurrence(tmp_path):
    gold = tmp_path / "gold.json"
    row = {"file": "000", "start": 3, "end": 6, "quote": "abc", "role": "claim"}
    rows = [row, {**row, "start": 90, "occurrence": 1}, {**row, "quote": "zzz"}]
    items = [{"id": "A", "category": "time", "evidence": rows}]
    gold.write_text(json.dumps({"items": items}))
    spans = [e.span for e in read_items(gold, [article("-- abc abc")])[0].evidence]
    assert spans == [Span(3, 6), Span(7, 10), None]


@pytest.mark.parametrize("text", ["", "[]", '{"items": [{}]}', '{"items": 3}'])
def test_a_malformed_gold_file_is_an_input_error(tmp_path, text):
    gold = tmp_path / "gold.json"
    gold.write_text(text)
    with pytest.raises(InputError, match="not a gold file"):
        read_items(gold, [])
