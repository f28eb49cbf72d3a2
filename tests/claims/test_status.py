"""Status: how the deepest source puts a claim forward."""

import pytest

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


def test_an_upcoming_visit_is_planned(claims_of):
    text = "Norvia criticised Ann Poe's upcoming visit to Astland."
    assert pick(claims_of(text), "Visit").status is Status.PLANNED


def test_a_potential_transfer_is_hypothetical(claims_of):
    text = "The pact raised concerns about potential arms transfers to Astland."
    assert pick(claims_of(text), "Transfer").status is Status.HYPOTHETICAL
