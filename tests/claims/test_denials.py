"""Denials and accusations: what is held against whom, and who says that it is not so."""

import pytest

from crossread.model.claims import Status
from tests.claims.table import pick, roles_of, sources_of

ACCUSATION = "Officials accuse Norvia of supplying Astland with rifles."

DENIALS = [
    ("Norvia denies these accusations.", ("Norvia",)),
    ("Both Norvia and Astland deny these claims.", ("Norvia", "Astland")),
    ("Norvia rejected the allegation.", ("Norvia",)),
    ("The harbour master dismissed the report as “ridiculous”.", ("The harbour master",)),
    ("The harbour master has strongly refuted the claims.", ("The harbour master",)),
]


@pytest.mark.parametrize(("sentence", "deniers"), DENIALS)
def test_a_denial_points_at_the_accusation_before_it(claims_of, sentence, deniers):
    claims = claims_of(f"{ACCUSATION} {sentence}")
    denial = pick(claims, "Denial")
    assert roles_of(denial)["denier"] == deniers
    assert set(denial.denies) == {
        pick(claims, "Accusation").id, pick(claims, "Transfer", "supply").id,
    }  # fmt: skip


def test_an_accusation_nests_what_it_alleges(claims_of):
    claims = claims_of(ACCUSATION)
    accusation, alleged = pick(claims, "Accusation"), pick(claims, "Transfer")
    assert alleged.id in accusation.content
    assert alleged.status is Status.ALLEGED
    assert accusation.status is Status.ASSERTED
    assert sources_of(alleged) == ("Officials",)
    assert sources_of(accusation) == ()


def test_an_accusation_keeps_the_roles_of_its_content(claims_of):
    assert roles_of(pick(claims_of(ACCUSATION), "Transfer")) == {
        "giver": ("Norvia",), "receiver": ("Astland",), "item": ("rifles",),
    }  # fmt: skip


def test_a_denial_of_its_own_content_points_at_it(claims_of):
    claims = claims_of(f"{ACCUSATION} Peru denied that it had sold rifles to Chad.")
    sold = pick(claims, "Transfer", "sell")
    assert sold.status is Status.DENIED
    assert pick(claims, "Denial").denies == (sold.id,)


def test_a_denial_reaches_back_over_other_sentences(claims_of):
    text = (
        f"{ACCUSATION} The harbour is busy. The ships are old. The town is quiet. "
        "It rained all day. Norvia denies these accusations."
    )
    claims = claims_of(text)
    assert pick(claims, "Accusation").id in pick(claims, "Denial").denies


DENIAL = "Peru denied that it had sold rifles to Chad."
GOES_ON = [
    f"{DENIAL} “We bought boats from Chad.”",
    f"{DENIAL} “We bought boats from Chad,” it said.",
]


@pytest.mark.parametrize("text", GOES_ON)
def test_a_quotation_after_a_denial_is_not_denied(claims_of, text):
    claims = claims_of(text)
    bought = pick(claims, "Transfer", "buy")
    assert bought.status is Status.ASSERTED
    assert len(bought.chain) > 1
    denial = pick(claims, "Denial")
    assert bought.id not in denial.denies
    assert bought.id not in denial.content


TOLD = "The foreign ministry of Peru said that Norvia was sending rifles to Chad."
FURTHER = "It said that the weather was mild."
TOLD_DENIALS = [
    f"{TOLD} John Roe, the Norvian envoy, dismissed the accusation.",
    f"{TOLD} Norvia denied the report.",
    f"{TOLD} {FURTHER} Norvia rejected the claim.",
    f"{TOLD} Norvia poured scorn on the claim.",
]


@pytest.mark.parametrize("text", TOLD_DENIALS)
def test_a_denial_points_at_what_another_source_said_of_its_side(claims_of, text):
    claims = claims_of(text)
    assert pick(claims, "Denial").denies == (pick(claims, "Transfer", "send").id,)


NOT_TOLD = [
    "Norvia said that Peru was sending rifles to Chad. Norvia denied the report.",
    f"{TOLD} The harbour is busy. The ships are old. The town is quiet. Norvia denied the report.",
]


@pytest.mark.parametrize("text", NOT_TOLD)
def test_a_denial_points_neither_at_its_own_words_nor_far_back(claims_of, text):
    assert pick(claims_of(text), "Denial").denies == ()


def test_a_denial_without_an_accusation_denies_nothing_known(claims_of):
    assert pick(claims_of("Norvia denies these claims."), "Denial").denies == ()


def test_a_denial_points_at_what_its_own_words_tell(claims_of):
    claims = claims_of(f"{ACCUSATION} Peru rejected claims that it sold boats to Chad.")
    assert pick(claims, "Denial").denies == (pick(claims, "Transfer", "sell").id,)


NOT_ANSWERED = [
    f"{ACCUSATION} Norvia condemned the report.",
    f"{ACCUSATION} Norvia denied it entry to the port.",
    f"{ACCUSATION} Norvia dismissed reports of a famine.",
    "Analysts say that Norvia bought boats from Chad. Norvia denied wrongdoing.",
]


@pytest.mark.parametrize("text", NOT_ANSWERED)
def test_a_denial_points_at_nothing_that_it_does_not_answer(claims_of, text):
    denials = [claim for claim in claims_of(text) if claim.event_type == "Denial"]
    assert denials
    assert all(denial.denies == () for denial in denials)


def test_what_is_only_believed_is_no_accusation(claims_of):
    believed = "Scholars believe that Norvia sent boats to Chad."
    text = f"{ACCUSATION} {believed} Norvia denied wrongdoing."
    claims = claims_of(text)
    assert pick(claims, "Denial").denies == (
        pick(claims, "Accusation").id, pick(claims, "Transfer", "supply").id,
    )  # fmt: skip
