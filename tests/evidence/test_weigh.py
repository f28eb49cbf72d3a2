"""What a dossier says of small stories with a known truth."""

from __future__ import annotations

import pytest

from crossread.evidence.brief import TEMPLATES, verify
from crossread.evidence.weigh import weigh
from crossread.model.claims import SourceKind, Status
from crossread.model.evidence import (
    BriefLine,
    ClaimGroup,
    Dossier,
    Grade,
    Modifier,
    OmissionKind,
    Verdict,
)
from crossread.model.spans import Citation, Span
from crossread.model.stories import Lineage, LineageKind, Passage, Reading, Spin, Trace
from tests.evidence.factory import Said, reading, story, table, view

GAVE = Said(
    "Arlen Voss gave Mira Tolan a limousine and a painting.",
    "Transfer",
    "give",
    {"giver": ["Arlen Voss"], "receiver": ["Mira Tolan"], "item": ["a limousine", "a painting"]},
)
RECEIVED = Said(
    "Mira Tolan received a sedan from Arlen Voss, Tessa Lind said.",
    "Transfer",
    "receive",
    {"giver": ["Arlen Voss"], "receiver": ["Mira Tolan"], "item": ["a sedan"]},
    source="Tessa Lind",
)
SHIPPED = Said(
    "Ostia shipped 400 rifles to Velmark, Garrow said.",
    "Transfer",
    "ship",
    {"giver": ["Ostia"], "receiver": ["Velmark"], "item": ["400 rifles"]},
    source="Garrow",
    source_kind=SourceKind.BODY,
    status=Status.ALLEGED,
)


def dossier(*readings: Reading, trace: Trace | None = None) -> Dossier:
    return weigh(story(readings), readings, table(readings), trace or Trace())


def group_of(found: Dossier, claim: str) -> ClaimGroup:
    return next(group for group in found.groups if claim in group.claims)


def test_converse_predicates_are_one_happening():
    found = dossier(reading("a", [GAVE]), reading("b", [RECEIVED]))
    assert group_of(found, "a.c0").claims == ("a.c0", "b.c0")


def test_a_shared_verb_alone_is_not_one_happening():
    other = Said(
        "Jonas Reck gave Garrow a horse.",
        "Transfer",
        "give",
        {"giver": ["Jonas Reck"], "receiver": ["Garrow"], "item": ["a horse"]},
    )
    found = dossier(reading("a", [GAVE]), reading("b", [other]))
    assert group_of(found, "a.c0").claims == ("a.c0",)


def test_a_gift_of_another_month_stays_apart():
    earlier = Said(
        "In February 2031 Arlen Voss gave Mira Tolan a limousine.",
        "Transfer",
        "give",
        {"giver": ["Arlen Voss"], "receiver": ["Mira Tolan"], "item": ["a limousine"]},
    )
    found = dossier(reading("a", [GAVE]), reading("b", [earlier]))
    assert group_of(found, "a.c0").claims == ("a.c0",)
    assert not [conflict for conflict in found.conflicts if conflict.shown]


def test_outlets_without_a_source_are_no_origin():
    found = dossier(reading("a", [GAVE]), reading("b", [GAVE]), reading("c", [GAVE]))
    group = group_of(found, "a.c0")
    assert (group.origins_low, group.origins_high, group.grade) == (0, 3, Grade.C0)


def test_one_source_in_two_articles_is_one_origin():
    found = dossier(reading("a", [RECEIVED]), reading("b", [RECEIVED]))
    group = group_of(found, "a.c0")
    assert (group.origins_low, group.origins_high, group.grade) == (1, 1, Grade.C2)
    assert group.origins[0].name == "Tessa Lind"


@pytest.mark.parametrize(
    ("second", "grade"),
    [("Jonas Reck", Grade.C4), ("Arlen Voss", Grade.C4), ("Tessa Lind", Grade.C2)],
)
def test_grade_counts_independent_origins(second: str, grade: Grade):
    other = Said(
        f"Mira Tolan received a sedan from Arlen Voss, {second} said.",
        RECEIVED.type,
        RECEIVED.predicate,
        RECEIVED.roles,
        source=second,
    )
    found = dossier(reading("a", [RECEIVED]), reading("b", [other]))
    assert group_of(found, "a.c0").grade is grade


def test_both_sides_stating_it_is_the_highest_grade():
    sides = [
        Said(
            f"Arlen Voss gave Mira Tolan a sedan, {state} said.",
            "Transfer",
            "give",
            {"giver": ["Arlen Voss"], "receiver": ["Mira Tolan"], "item": ["a sedan"]},
            source=state,
            source_kind=SourceKind.BODY,
        )
        for state in ("Ostia", "Velmark")
    ]
    found = dossier(*(reading(name, [said]) for name, said in zip("ab", sides, strict=True)))
    assert group_of(found, "a.c0").grade is Grade.C5


def test_a_spun_copy_changes_no_count():
    plain = dossier(reading("a", [RECEIVED]), reading("b", [GAVE]))
    spun = Trace(spins=(Spin("c", True, ()),))
    copied = dossier(
        reading("a", [RECEIVED]), reading("b", [GAVE]), reading("c", [RECEIVED]), trace=spun
    )
    before, after = group_of(plain, "a.c0"), group_of(copied, "a.c0")
    assert "c.c0" in after.claims
    assert (after.origins_low, after.origins_high, after.grade) == (
        before.origins_low,
        before.origins_high,
        before.grade,
    )


def test_a_derived_copy_does_not_raise_the_grade():
    lineage = Lineage("a", "b", LineageKind.DUPLICATE, 0.0, 1.0, 0.0, True, (), ())
    found = dossier(
        reading("a", [RECEIVED]), reading("b", [RECEIVED]), trace=Trace(lineages=(lineage,))
    )
    assert group_of(found, "a.c0").grade is Grade.C1


def test_exchanged_roles_are_a_contradiction():
    back = Said(
        "Mira Tolan gave Arlen Voss a portrait.",
        "Transfer",
        "give",
        {"giver": ["Mira Tolan"], "receiver": ["Arlen Voss"], "item": ["a portrait"]},
    )
    found = dossier(reading("a", [GAVE]), reading("b", [back]))
    swaps = [c for c in found.conflicts if c.test == "roles_swapped"]
    assert [c.verdict for c in swaps] == [Verdict.CONTRADICTION]
    assert [side.value for side in swaps[0].sides] == [
        "Arlen Voss to Mira Tolan",
        "Mira Tolan to Arlen Voss",
    ]
    assert Modifier.ROLE_CONFLICT in group_of(found, "a.c0").modifiers


def visit(day: str) -> Said:
    words = f"Arlen Voss visited Velmark on {day}."
    roles = {"visitor": ["Arlen Voss"], "destination": ["Velmark"]}
    return Said(words, "Visit", "visit", roles)


@pytest.mark.parametrize(
    ("day", "verdict"),
    [
        ("18 May 2031", None),
        ("19 May 2031", Verdict.SOFT),
        ("21 May 2031", Verdict.CONTRADICTION),
    ],
)
def test_dates_of_one_visit(day: str, verdict: Verdict | None):
    found = dossier(reading("a", [visit("18 May 2031")]), reading("b", [visit(day)]))
    dates = [c.verdict for c in found.conflicts if c.test == "dates_disjoint"]
    assert dates == ([verdict] if verdict else [])


def test_figures_of_two_accusers_are_differing_estimates():
    other = Said(
        "Ostia shipped 900 rifles to Velmark, Tessa Lind said.",
        SHIPPED.type,
        SHIPPED.predicate,
        {"giver": ["Ostia"], "receiver": ["Velmark"], "item": ["900 rifles"]},
        source="Tessa Lind",
        status=Status.ALLEGED,
    )
    found = dossier(reading("a", [SHIPPED]), reading("b", [other]))
    figures = [c for c in found.conflicts if c.test == "quantities_disjoint"]
    assert [c.verdict for c in figures] == [Verdict.DIFFERING_ESTIMATES]
    assert Modifier.QUANTITY_VARIES in group_of(found, "a.c0").modifiers


def test_a_denial_surfaces_and_its_absence_is_named():
    denial = Said("Ostia denied it.", "Denial", "deny", {"denier": ["Ostia"]}, denies=("a.c0",))
    found = dossier(reading("a", [SHIPPED, denial]), reading("b", [SHIPPED]))
    group = group_of(found, "b.c0")
    assert group.denials == ("a.c1",)
    assert Modifier.DISPUTED in group.modifiers
    missing = [o for o in found.omissions if o.kind is OmissionKind.DENIAL]
    assert [o.left_out_by for o in missing] == [("b",)]
    assert any(line.template == "disputed" for line in found.brief)


def test_a_denial_that_aims_at_nothing_known_is_not_told_to_be_left_out():
    denial = Said("Ostia denied it.", "Denial", "deny", {"denier": ["Ostia"]}, denies=("a.c0",))
    stray = Said("Ostia denied that.", "Denial", "deny", {"denier": ["Ostia"]})
    found = dossier(reading("a", [SHIPPED, denial]), reading("b", [SHIPPED, stray]))
    assert not [o for o in found.omissions if o.kind is OmissionKind.DENIAL]


def test_planned_and_done_differ_in_status_only():
    ahead = Said(
        "Ostia may ship rifles to Velmark.",
        "Transfer",
        "ship",
        {"giver": ["Ostia"], "receiver": ["Velmark"], "item": ["rifles"]},
        status=Status.HYPOTHETICAL,
    )
    found = dossier(reading("a", [SHIPPED]), reading("b", [ahead]))
    verdicts = {c.verdict for c in found.conflicts}
    assert Verdict.STATUS_DIFFERENCE in verdicts
    assert not any(c.shown for c in found.conflicts)


def test_one_article_has_nothing_to_compare():
    found = dossier(reading("a", [GAVE]))
    assert any("nothing to compare yet" in note for note in found.notes)


def test_a_weekday_that_does_not_fit_its_date_is_told():
    found = dossier(reading("a", [GAVE, visit("Monday, May 18, 2031")]), reading("b", [GAVE]))
    note = "a: “Monday, May 18, 2031” does not fit: 2031-05-18 is a Sunday, not a Monday"
    assert note in found.notes


def test_every_brief_line_is_its_template_filled_with_its_spans():
    readings = [reading("a", [RECEIVED, SHIPPED]), reading("b", [GAVE, visit("18 May 2031")])]
    found = dossier(*readings)
    assert found.brief
    assert all(verify(view(readings), line) for line in found.brief)
    assert {line.template for line in found.brief} <= set(TEMPLATES)


def test_a_line_with_foreign_words_fails_verification():
    readings = [reading("a", [GAVE])]
    line = dossier(*readings).brief[0]
    forged = BriefLine(line.template, line.text.replace("limousine", "rocket"), line.citations)
    assert not verify(view(readings), forged)


def test_a_title_without_a_type_leaves_its_group_the_type_of_the_others():
    title = Said("Arlen Voss gave Mira Tolan a sedan.", "Open", "give", {"giver": ["Arlen Voss"]})
    sides = [
        Said(
            f"Arlen Voss gave Mira Tolan a sedan on {day} May 2031.",
            "Transfer",
            "give",
            {"giver": ["Arlen Voss"], "receiver": ["Mira Tolan"], "item": ["a sedan"]},
        )
        for day in (18, 19)
    ]
    found = dossier(reading("a", [title, sides[0]]), reading("b", [sides[1]]))
    assert group_of(found, "b.c0").event_type == "Transfer"
    assert "dates_disjoint" in {c.test for c in found.conflicts}


def shipment(words: str, status: Status = Status.ASSERTED) -> Said:
    roles = {"giver": ["Ostia"], "receiver": ["Velmark"], "item": ["rifles"]}
    return Said(words, "Transfer", "ship", roles, status=status)


@pytest.mark.parametrize(("month", "together"), [("December", False), ("April", True)])
def test_what_still_lies_ahead_is_not_what_was_done(month: str, together: bool):
    done = shipment("Ostia shipped rifles to Velmark on 12 May 2031.")
    ahead = shipment(f"Ostia will ship rifles to Velmark by {month} 2031.", Status.PLANNED)
    found = dossier(reading("a", [done]), reading("b", [ahead]))
    assert ("b.c0" in group_of(found, "a.c0").claims) is together


def test_a_figure_that_one_article_alone_gives_does_not_stand_for_the_group():
    figure = shipment("Ostia shipped rifles in 40 crates to Velmark.")
    plain = shipment("Ostia shipped rifles to Velmark.")
    found = dossier(reading("a", [figure]), reading("b", [plain]), reading("c", [plain]))
    group = group_of(found, "a.c0")
    assert len(group.articles) == 3
    assert group.headline.article == "b"


def test_a_machine_rewording_dates_nothing():
    lone = visit("18 May 2031")
    trace = Trace(spins=(Spin("b", True, ()),))
    found = dossier(reading("a", [GAVE]), reading("b", [lone]), trace=trace)
    assert {citation.article for entry in found.timeline for citation in entry.citations} <= {"a"}


@pytest.mark.parametrize(
    ("direction", "line"),
    [(1.0, "two draws on one."), (0.0, "one and two rest on a common source.")],
)
def test_the_brief_tells_which_of_two_articles_is_the_source(direction: float, line: str):
    passage = Passage(Citation("a", Span(0, 5)), Citation("b", Span(0, 5)), 8, "reworded")
    lineage = Lineage(
        "a", "b", LineageKind.COMMON_SOURCE, 0.0, direction, 1 - direction, False, (passage,), ()
    )
    found = dossier(
        reading("a", [GAVE], "one"),
        reading("b", [RECEIVED], "two"),
        trace=Trace(lineages=(lineage,)),
    )
    assert line in [entry.text for entry in found.brief]
