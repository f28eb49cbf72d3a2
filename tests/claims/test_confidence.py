"""Confidence: what is read plainly outranks what is not, and the signs say why."""

from __future__ import annotations

import pytest

from crossread.claims import find, find_with_signs
from crossread.claims.confidence import weigh, weights
from crossread.model.claims import PUBLISH_BAR, Status
from tests.claims.table import pick

PUBLISHED = [
    ("Norvia gave Astland ten trucks on Monday.", "Transfer"),
    ("President Ann Poe visited Astland in May.", "Visit"),
    ("John Roe said that the harbour was closed.", "Statement"),
    ("Astland accused Norvia of spying.", "Accusation"),
]


@pytest.mark.parametrize("text, event_type", PUBLISHED)
def test_plain_claims_are_published(claims_of, text, event_type):
    assert pick(claims_of(text), event_type).confidence >= PUBLISH_BAR


RANKED = [
    # the better read one first
    ("Norvia bought rifles from Astland.", "Did Norvia buy rifles from Astland?"),
    ("Ann Poe closed the old harbour.", "You see the old harbour."),
    ("The council rejected the plan.", "It knows why the council waits."),
    ("The engineers repaired the bridge.", "The engineers began to hope that the bridge held."),
]


@pytest.mark.parametrize("better, worse", RANKED)
def test_what_is_read_plainly_outranks_what_is_not(claims_of, better, worse):
    low = min(claim.confidence for claim in claims_of(worse))
    assert max(claim.confidence for claim in claims_of(better)) > low
    assert low < PUBLISH_BAR


SIGNS = [
    ("Norvia gave Astland ten trucks.", "core roles", 3.0),
    ("Norvia gave Astland ten trucks.", "names", 2.0),
    ("Did Norvia leave?", "question", 1.0),
    ("You see the harbour.", "second person", 1.0),
    ("“You see the harbour,” said Ann Poe.", "second person said", 1.0),
    ("The harbour is old.", "rule copular", 1.0),
    ("The council forgot to close the gate.", "clause untold", 1.0),
]


@pytest.mark.parametrize("text, sign, value", SIGNS)
def test_signs(annotate, article, text, sign, value):
    made = article(text)
    found, signs = find_with_signs(made, annotate(text))
    assert set(signs) == {claim.id for claim in found}
    assert value in {own.get(sign) for own in signs.values()}


def test_confidence_is_the_weight_of_the_signs(annotate, article):
    text = "Norvia gave Astland ten trucks, and John Roe denied that they were armed."
    made, annotation = article(text), annotate(text)
    found, signs = find_with_signs(made, annotation)
    assert found == find(made, annotation)
    assert all(claim.confidence == weigh(signs[claim.id]) for claim in found)


def test_a_denial_is_not_held_against_what_it_denies(annotate, article):
    text = "Norvia denied that it had sold rifles to Astland."
    found, signs = find_with_signs(article(text), annotate(text))
    denied = next(claim for claim in found if claim.status is Status.DENIED)
    assert "factuality against status" not in signs[denied.id]


def test_every_sign_that_counts_moves_the_confidence():
    plain = weigh({})
    for name, weight in weights().signs.items():
        assert (weigh({name: 3.0}) > plain) == (weight > 0), name


def test_unknown_signs_count_nothing():
    assert weigh({"colour of the paper": 1.0}) == weigh({})
