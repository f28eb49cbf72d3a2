"""Which transfers the shipped rulebook would cover, and in which words."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from crossread.model.claims import Status
from crossread.model.watch import Hit, HitStatus, Verification
from crossread.watch import load, screen
from crossread.watch.statements import UNCHECKED
from crossread.watch.wording import verdict_words
from tests.watch.transfers import Told, day, dossier

RULEBOOK = load("un-dprk")
FRENCH, KOREAN, OTHER = ("Ada Lorn", "FR"), ("Ban Sol", "KP"), ("Cy Mond", "BR")


def hits(*groups: list[Told], **options: object) -> dict[tuple[str, str], Hit]:
    made, readings = dossier(*groups, **options)  # type: ignore[arg-type]
    return {(hit.rule, hit.status.value): hit for hit in screen(made, [RULEBOOK], readings)}


CASES = [
    # goods, giver, receiver, expected (rule, status)
    (
        ["a long limousine"],
        FRENCH,
        KOREAN,
        {("luxury", "would_fall_under"), ("vehicles-machinery-metals", "would_fall_under")},
    ),
    (["a limousine"], KOREAN, FRENCH, set()),
    (["a limousine"], FRENCH, OTHER, set()),
    (["two trucks"], FRENCH, KOREAN, {("vehicles-machinery-metals", "would_fall_under")}),
    (["7,400 containers of ammunition"], KOREAN, OTHER, {("arms-from", "would_fall_under")}),
    (["dozens of ballistic missiles"], KOREAN, OTHER, {("arms-from", "would_fall_under")}),
    (["missile parts"], FRENCH, KOREAN, {("arms-to", "would_fall_under")}),
    (["artillery shells"], OTHER, KOREAN, {("arms-to", "would_fall_under")}),
    (["a tea set"], FRENCH, KOREAN, {("luxury", "may_fall_under")}),
    (["a model of limousine"], FRENCH, KOREAN, set()),
    (["missile policy"], FRENCH, KOREAN, set()),
    (["a ceremonial dagger"], FRENCH, KOREAN, {("ceremonial-blade", "not_in_scope")}),
    (["a collection of paintings"], KOREAN, FRENCH, {("art-from", "not_in_scope")}),
    (["a collection of paintings"], FRENCH, KOREAN, {("art-to", "not_in_scope")}),
    (["sacks of rice"], FRENCH, KOREAN, set()),
    (["rice"], FRENCH, KOREAN, {("food-to", "not_in_scope")}),
    (["two dogs"], KOREAN, FRENCH, {("animals", "not_in_scope")}),
    (["ammunition"], KOREAN, None, {("arms-from", "would_fall_under")}),
    (["ammunition"], KOREAN, KOREAN, set()),
    (["ammunition"], FRENCH, None, set()),
]


@pytest.mark.parametrize("items, giver, receiver, expected", CASES)
def test_goods_and_direction_decide(items, giver, receiver, expected):
    assert set(hits([Told(items, giver, receiver)])) == expected


WOULD, OUT = "would_fall_under", "not_in_force_at_event_date"
DATES = [
    # event date, what the rules of 2006 (luxury) and 2017 (vehicles) give
    ("2024-06-19", {("luxury", WOULD), ("vehicles-machinery-metals", WOULD)}),
    ("2017-12-21", {("luxury", WOULD), ("vehicles-machinery-metals", OUT)}),
    ("2006-10-13", {("luxury", OUT), ("vehicles-machinery-metals", OUT)}),
]


@pytest.mark.parametrize("when, expected", DATES)
def test_the_date_decides(when, expected):
    assert set(hits([Told(["a car"])], time=day(when))) == expected


def test_an_annex_that_was_not_in_force_is_not_cited():
    statement = hits([Told(["a car"])], time=day("2010-05-01"))[
        "luxury", "would_fall_under"
    ].statement
    assert "1718" in statement
    assert "2094" not in statement


def test_an_undated_mention_in_passing_depends_on_the_date():
    found = hits([Told(["a car"], background=True)])
    assert found["luxury", "may_fall_under"].statement.count("depending on: the date") == 1


def test_an_undated_report_leaves_the_date_open():
    hit = hits([Told(["a car"])])["luxury", "would_fall_under"]
    assert "Not established here: date (not stated; reported 2024-06-20)" in hit.statement


def test_contradicting_roles_in_a_group_are_not_screened_to_the_end():
    group = [Told(["a car"], FRENCH, KOREAN), Told(["a car"], KOREAN, FRENCH)]
    found = hits(group)
    assert found["luxury", "insufficient_roles"].statement.endswith(
        "the reports differ on who gave and who received."
    )
    assert not any(status == "would_fall_under" for _, status in found)


def test_a_role_conflict_between_groups_is_seen_for_the_goods_it_is_about():
    groups = [Told(["a car", "a painting"], FRENCH, KOREAN)], [Told(["a painting"], KOREAN, FRENCH)]
    found = hits(*groups, swapped=True)
    assert ("luxury", "would_fall_under") in found
    assert {rule for rule, status in found if status == "insufficient_roles"} <= {
        "art-to",
        "art-from",
    }
    assert not any(status == "not_in_scope" for _, status in found)


def test_missing_roles_are_taken_from_the_group_or_left_open():
    bare = Told(["a car"], None, None)
    assert ("luxury", "would_fall_under") in hits([bare, Told(["gifts"])])
    assert hits([bare]) == {}
    bound = Told(["a car"], None, None, destination=("Sol City", "KP"))
    assert hits([bound])["luxury", "insufficient_roles"].statement.endswith(
        "the reports do not say who gave and who received."
    )


STATUSES = [
    (Status.ASSERTED, "Reported conduct which, if confirmed, would fall under"),
    (Status.ALLEGED, "Alleged conduct which, if confirmed, would fall under"),
    (Status.ESTIMATED, "Alleged conduct which, if confirmed, would fall under"),
    (Status.PLANNED, "Announced conduct which, if carried out and if confirmed, may fall under"),
    (
        Status.HYPOTHETICAL,
        "Conduct discussed as possible which, if carried out and if confirmed, may",
    ),
]


@pytest.mark.parametrize("status, words", STATUSES)
def test_the_status_words_the_statement(status, words):
    found = hits([Told(["ammunition"], KOREAN, OTHER, status)])
    assert next(iter(found.values())).statement.startswith(words)


@pytest.mark.parametrize("status", [Status.DENIED, Status.NEGATED])
def test_what_is_only_denied_is_no_hit(status):
    assert hits([Told(["ammunition"], KOREAN, OTHER, status)]) == {}


def test_a_denial_is_named_and_turns_the_report_into_an_allegation():
    denial = Told([], None, None, Status.DENIED, denier=KOREAN)
    hit = hits([Told(["ammunition"], KOREAN, OTHER), denial])["arms-from", "would_fall_under"]
    assert hit.statement.startswith("Alleged conduct")
    assert "Denied by: Ban Sol." in hit.statement
    assert [citation.article for citation in hit.denied_by] == ["01"]


def test_every_element_is_cited_or_named_as_open():
    for hit in hits([Told(["ammunition", "a gun"], KOREAN, None)]).values():
        assert {"direction", "giver", "receiver", "item", "date", "status"} == {
            element.name for element in hit.elements
        }
        for element in (element for element in hit.elements if element.open):
            assert f"{element.name} ({element.value})" in hit.statement


def test_an_unchecked_paragraph_number_is_told():
    found = hits([Told(["a car"])])
    assert UNCHECKED in found["vehicles-machinery-metals", "would_fall_under"].statement
    checked = found["luxury", "would_fall_under"]
    assert checked.verification is Verification.CHECKED
    assert UNCHECKED not in checked.statement


def test_no_rulebook_no_hits():
    made, readings = dossier([Told(["a car"])])
    assert screen(made, [], readings) == ()


parties = st.sampled_from([FRENCH, KOREAN, OTHER, None])
tellings = st.builds(
    Told,
    items=st.lists(
        st.sampled_from(["a car", "missile parts", "a tea set", "a dagger", "rice", "steel"]),
        max_size=3,
    ),
    giver=parties,
    receiver=parties,
    status=st.sampled_from(Status),
    background=st.booleans(),
)


@settings(max_examples=60, deadline=None)
@given(st.lists(tellings, min_size=1, max_size=4), st.booleans())
def test_no_statement_gives_a_verdict(told, denied):
    extra = [Told([], None, None, denier=OTHER)] if denied else []
    made, readings = dossier([*told, *extra])
    for hit in screen(made, [RULEBOOK], readings):
        assert verdict_words(hit.statement) == ()
        ahead = {Status.PLANNED, Status.HYPOTHETICAL}
        statuses = {claim.status for claim in made.claims if claim.id in hit.claims}
        if hit.status is HitStatus.WOULD_FALL_UNDER:
            assert not statuses <= ahead
            assert not denied or "lleged" in hit.statement


@settings(max_examples=30, deadline=None)
@given(st.lists(tellings, min_size=2, max_size=4))
def test_the_same_dossier_gives_the_same_hits(told):
    made, readings = dossier(told)
    assert screen(made, [RULEBOOK], readings) == screen(made, [RULEBOOK], readings[::-1])
