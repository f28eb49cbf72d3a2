"""Status: how the deepest source puts a claim forward."""

import pytest

from crossread.claims.status import status_of
from crossread.claims.tree import grow
from crossread.language import annotate
from crossread.model.claims import Status
from tests.claims.table import pick

A, L, E, D, P, H, N = (Status.ASSERTED, Status.ALLEGED, Status.ESTIMATED, Status.DENIED,
                       Status.PLANNED, Status.HYPOTHETICAL, Status.NEGATED)  # fmt: skip

STATUSES = [
    ("Norvia gave Astland ten trucks.", A),
    ("The minister said that Norvia gave Astland ten trucks.", A),
    ("Officials accuse Norvia of giving Astland ten trucks.", L),
    ("Officials allege that Norvia gave Astland ten trucks.", L),
    ("Norvia allegedly gave Astland ten trucks.", L),
    ("Norvia is accused of giving Astland ten trucks.", L),
    ("The ministry estimated that Norvia had given Astland ten trucks.", E),
    ("The envoy repeated the allegation, stating that Norvia gave Astland ten trucks.", L),
    ("The envoy praised the clerk, stating that Norvia gave Astland ten trucks.", A),
    ("Norvia denied that it gave Astland ten trucks.", D),
    ("Norvia denied giving Astland ten trucks.", D),
    ("Norvia will give Astland ten trucks.", P),
    ("Norvia plans to give Astland ten trucks.", P),
    ("Norvia is expected to give Astland ten trucks.", P),
    ("The minister said that Norvia would give Astland ten trucks.", P),
    ("Norvia vowed to give Astland ten trucks.", P),
    ("The minister flew to the port to give Astland ten trucks.", P),
    ("Norvia might give Astland ten trucks.", H),
    ("Norvia could give Astland ten trucks.", H),
    ("If Norvia gave Astland ten trucks, the war would end.", H),
    ("It is unclear whether Norvia gave Astland ten trucks.", H),
    ("Speculation grew that Norvia gave Astland ten trucks.", H),
    ("Concerns over a possible deal, in which Norvia gives Astland ten trucks, are growing.", H),
    ("Did Norvia give Astland ten trucks?", H),
    ("Norvia should give Astland ten trucks.", H),
    ("Norvia did not give Astland ten trucks.", N),
    ("Norvia didn’t give Astland ten trucks.", N),
    ("Norvia never gave Astland ten trucks.", N),
    ("Norvia refused to give Astland ten trucks.", N),
    ("Norvia failed to give Astland ten trucks.", N),
    ("The ship left without giving Astland ten trucks.", N),
    ("No country gave Astland ten trucks.", N),
    ("Not one country gave Astland ten trucks.", N),
    ("None of the countries gave Astland ten trucks.", N),
    ("Nobody gave Astland ten trucks.", N),
    ("Neither Norvia nor Peru gave Astland ten trucks.", N),
    ("Norvia to give Astland ten trucks", P),
    ("The minister said that Norvia would give Astland ten trucks if it were paid.", H),
    ("The minister says that Norvia would give Astland ten trucks.", H),
    ("Norvia would have given Astland ten trucks.", H),
    ("Norvia has an option to give Astland ten trucks.", P),
    ("Not only did Norvia give Astland ten trucks, but it also sold it rifles.", A),
    ("Norvia did not give Astland ten trucks willingly.", A),
    ("Norvia did not give Astland ten trucks for the first time.", A),
    ("Norvia did not give Astland ten trucks until Tuesday.", A),
    ("Not until Tuesday did Norvia give Astland ten trucks.", A),
    ("Not since 2016 had Norvia given Astland ten trucks.", A),
    ("Dozens of clerks came forward to give Astland ten trucks.", A),
]


@pytest.mark.parametrize(("text", "status"), STATUSES)
def test_a_transfer_has_the_status_of_its_wording(claims_of, text, status):
    claim = pick(claims_of(text), "Transfer", "give")
    assert claim.status is status, claim.reasons


@pytest.mark.parametrize(
    "text", [text for text, status in STATUSES if status is not Status.ASSERTED]
)
def test_every_other_status_has_a_reason(claims_of, text):
    assert pick(claims_of(text), "Transfer", "give").reasons


COMPOSED = [
    ("Norvia did not fail to give Astland ten trucks.", A),
    ("Norvia did not prevent Peru from giving Astland ten trucks.", A),
    ("Norvia prevented Peru from giving Astland ten trucks.", N),
    ("Norvia failed to prevent Peru from giving Astland ten trucks.", A),
    ("Norvia tried to prevent Peru from giving Astland ten trucks.", H),
    ("Norvia managed to give Astland ten trucks.", A),
    ("Norvia did not manage to give Astland ten trucks.", N),
    ("Norvia has yet to give Astland ten trucks.", N),
    ("Norvia tried to give Astland ten trucks.", P),
    ("Norvia did not ask Peru to give Astland ten trucks.", H),
    ("Norvia was too poor to give Astland ten trucks.", N),
    ("Norvia has to give Astland ten trucks.", H),
    ("Norvia had to give Astland ten trucks.", A),
    ("Instead of giving Astland ten trucks, Norvia sold them to Peru.", N),
    ("Norvia no longer gives Astland trucks.", N),
    ("The minister did not say when Norvia gave Astland ten trucks.", A),
    ("The minister did not say that Norvia gave Astland ten trucks.", H),
    ("The minister demanded that Norvia give Astland ten trucks.", P),
    ("Should Norvia give Astland ten trucks, the war would end.", H),
    ("If Norvia pays the clerks and gives Astland ten trucks, the war will end.", H),
    ("There is no evidence that Norvia gave Astland ten trucks.", H),
    ("Norvia may not give Astland ten trucks.", H),
    ("Norvia could not give Astland ten trucks.", N),
    ("The queen will stay until Norvia gives Astland ten trucks.", P),
    ("The queen did not come, giving Astland ten trucks instead.", A),
    ("No, Norvia gave Astland ten trucks.", A),
    ("The storm forced Norvia in May to give Astland ten trucks.", A),
    ("Peru agreed that Norvia gave Astland ten trucks.", A),
    ("Peru agreed that Norvia would give Astland ten trucks.", P),
    ("The clerk asked how to give Astland ten trucks.", H),
    ("Norvia is poised to give Astland ten trucks.", P),
    ("Norvia was strong enough to give Astland ten trucks.", H),
    ("Norvia will end the war by giving Astland ten trucks.", P),
    ("Norvia ended the war by giving Astland ten trucks.", A),
    ("The war will end once Norvia gives Astland ten trucks.", P),
    ("Norvia gave Astland ten trucks, and the queen asked: who paid?", A),
]


@pytest.mark.parametrize(("text", "status"), COMPOSED)
def test_the_status_is_composed_from_the_top_of_the_sentence(claims_of, text, status):
    claim = pick(claims_of(text), "Transfer", "give")
    assert claim.status is status, claim.reasons


PREDICATES = [
    ("Norvia made no offer.", "offer", N),
    ("Norvia has not made any decision.", "decision", N),
    ("Norvia seeks talks with Peru.", "talks", P),
    ("The envoys were not available for any comment.", "comment", N),
    ("The queen died in a failed attempt to reach the shore.", "reach", N),
    ("The envoy has criticised an attack.", "attack", A),
    ("Norvia did not criticise the attack.", "attack", A),
]


@pytest.mark.parametrize(("text", "word", "status"), PREDICATES)
def test_any_predicate_has_a_status_though_it_makes_no_claim(
    annotator, article, text, word, status
):
    made = article(text)
    tree = grow(made, annotate(made, annotator))
    token = next(token.index for token in tree.tokens if token.text == word)
    assert status_of(tree, token, [])[0] is status


NOT_SHARED = [
    ("Norvia did not sign the treaty but gave Astland ten trucks.", A),
    ("The queen will visit Peru after Norvia gave Astland ten trucks.", A),
    ("Norvia will sign the treaty and give Astland ten trucks.", P),
    ("The pilots deterred the smugglers who gave Astland ten trucks.", A),
]


@pytest.mark.parametrize(("text", "status"), NOT_SHARED)
def test_a_status_reaches_only_what_it_governs(claims_of, text, status):
    claim = pick(claims_of(text), "Transfer", "give")
    assert claim.status is status, claim.reasons


ARRIVALS = [
    ("Ann Poe did not arrive in Norvia empty-handed.", A),
    ("Ann Poe did not arrive in Norvia alone.", A),
    ("Ann Poe did not arrive in Norvia unannounced.", A),
    ("Ann Poe never arrives in Norvia without a gift.", A),
    ("Ann Poe did not arrive in Norvia by accident.", A),
    ("Ann Poe did not arrive in Norvia.", N),
    ("Ann Poe did not arrive in Norvia on Tuesday.", N),
    ("Not one ship arrived in Norvia with them.", N),
    ("Ann Poe arrives in Norvia tomorrow.", P),
    ("Ann Poe arrived in Norvia on Tuesday.", A),
]


@pytest.mark.parametrize(("text", "status"), ARRIVALS)
def test_a_negation_reaches_only_what_it_is_about(claims_of, text, status):
    claim = pick(claims_of(text), "Visit", "arrive")
    assert claim.status is status, claim.reasons


PRESUPPOSED = [
    ("Norvia might send rifles during Ann Poe's visit to Astland.", A),
    ("Norvia will send rifles after Ann Poe's visit to Astland.", A),
    ("Norvia did not comment on Ann Poe's visit to Astland.", A),
    ("Did Norvia send rifles during Ann Poe's visit to Astland?", A),
    ("Officials allege that Norvia sold rifles during Ann Poe's visit to Astland.", A),
    ("Norvia denied that it sold rifles during Ann Poe's visit to Astland.", A),
    ("Norvia may discuss Ann Poe's visit to Astland.", A),
    ("Norvia denied responsibility for Ann Poe's visit to Astland.", A),
    ("Norvia criticised Ann Poe's upcoming visit to Astland.", P),
    ("Norvia criticised Ann Poe's visit to Astland next week.", P),
    ("Ann Poe's visit to Astland will take place in June.", P),
    ("Ann Poe's visit to Astland is scheduled for June.", P),
    ("Norvia criticised Ann Poe's possible visit to Astland.", H),
    ("Norvia criticised Ann Poe's cancelled visit to Astland.", N),
    ("Norvia cancelled Ann Poe's visit to Astland.", N),
    ("Norvia tried to prevent Ann Poe's visit to Astland.", H),
    ("Norvia prevented Ann Poe's visit to Astland.", N),
    ("Norvia failed to prevent Ann Poe's visit to Astland.", A),
    ("Norvia postponed Ann Poe's visit to Astland.", N),
    ("There was no visit by Ann Poe to Astland.", N),
    ("Norvia has plans for a visit to Astland by Ann Poe.", P),
    ("Norvia denied Ann Poe's visit to Astland.", D),
    ("Norvia criticised Ann Poe's alleged visit to Astland.", L),
]


@pytest.mark.parametrize(("text", "status"), PRESUPPOSED)
def test_a_visit_taken_for_granted_keeps_its_own_status(claims_of, text, status):
    claim = pick(claims_of(text), "Visit")
    assert claim.status is status, claim.reasons


WOULD = [
    ("In 1998 Ann Poe met John Roe, who would later visit Norvia.", A),
    ("Ann Poe met John Roe, who would visit Norvia.", P),
    ("John Roe would visit Norvia.", H),
    ("John Roe would visit Norvia if he were asked.", H),
    ("“I would visit Norvia,” John Roe said.", H),
    ("John Roe said that he would visit Norvia.", P),
]


@pytest.mark.parametrize(("text", "status"), WOULD)
def test_would_is_read_by_what_stands_around_it(claims_of, text, status):
    claim = pick(claims_of(text), "Visit")
    assert claim.status is status, claim.reasons


REMARKS = [
    ("Officials say that Ann Poe, who visited Peru in May, is a guest.", A),
    ("The ships, which visited Peru in May, allegedly carried rifles.", A),
    ("The ships which allegedly visited Peru carried rifles.", L),
]


@pytest.mark.parametrize(("text", "status"), REMARKS)
def test_a_remark_is_told_beside_what_is_alleged(claims_of, text, status):
    claim = pick(claims_of(text), "Visit")
    assert claim.status is status, claim.reasons


def test_what_somebody_is_led_to_do_is_done(claims_of):
    assert pick(claims_of("The rule led Norvia to buy ten trucks."), "Transfer").status is A


def test_a_call_to_the_reader_colours_nothing(claims_of):
    claim = pick(claims_of("Believe it: Norvia gave Astland ten trucks."), "Transfer")
    assert claim.status is A


def test_an_upcoming_visit_is_planned(claims_of):
    text = "Norvia criticised Ann Poe's upcoming visit to Astland."
    assert pick(claims_of(text), "Visit").status is Status.PLANNED


def test_a_potential_transfer_is_hypothetical(claims_of):
    text = "The pact raised concerns about potential arms transfers to Astland."
    assert pick(claims_of(text), "Transfer").status is Status.HYPOTHETICAL


def test_what_is_to_be_done_is_planned_in_a_second_clause_too(claims_of):
    text = "A pact was signed, and ten sailors from Astland are to be trained by Norvia."
    claim = pick(claims_of(text), "TechnologyTransfer", "train")
    assert claim.status is Status.PLANNED


def test_a_hedge_before_including_is_one_of_what_is_included(claims_of):
    text = (
        "Bo Li told clerks that deals were closed in May, possibly including a treaty on fishing."
    )
    claim = pick(claims_of(text), "Agreement", "treaty")
    assert claim.status is Status.HYPOTHETICAL
