"""The role table: how many verbs it knows, converse verbs, light verbs, and lookalikes."""

from __future__ import annotations

import pytest

from crossread.claims.lexicon import event_types, verb_frames
from tests.claims.table import pick, roles_of


def test_the_table_knows_400_verbs_of_types_that_the_ontology_has():
    types = event_types()
    assert len([lemma for lemma in verb_frames() if " " not in lemma]) >= 400
    for frames in verb_frames().values():
        for frame in frames:
            roles = {role.rstrip("+") for role in frame.slots.values() if role}
            known = {*types[frame.event_type].roles, *types["Open"].roles}
            assert roles <= known, (frame.event_type, roles - known)


# Each pair tells one happening from either side.
CONVERSE = [
    ("Norvia sold rice to Astland.", "Astland bought rice from Norvia.", "Transfer",
     {"giver": ("Norvia",), "receiver": ("Astland",)}),
    ("Norvia hosted Ann Poe.", "Ann Poe visited Norvia.", "Visit", {"visitor": ("Ann Poe",)}),
    ("Norvia wrote a letter to Astland.", "Astland received a letter from Norvia.", "Statement",
     {"speaker": ("Norvia",), "addressee": ("Astland",)}),
    ("Norvia shared technology with Astland.", "Astland acquired technology from Norvia.",
     "TechnologyTransfer", {"provider": ("Norvia",), "recipient": ("Astland",)}),
]  # fmt: skip


@pytest.mark.parametrize(("one", "other", "event_type", "expected"), CONVERSE)
def test_converse_verbs_fill_the_same_roles(claims_of, one, other, event_type, expected):
    for text in (one, other):
        found = roles_of(pick(claims_of(text), event_type))
        assert {name: found.get(name) for name in expected} == expected


TYPED = [
    ("Police clashed with protesters in Port Poe.", "Incident",
     {"actor": ("Police",), "affected": ("protesters",)}),
    ("Rebels gunned down the mayor.", "Incident",
     {"actor": ("Rebels",), "affected": ("the mayor",)}),
    ("The judge jailed the minister for fraud.", "Incident",
     {"actor": ("The judge",), "affected": ("the minister",)}),
    ("The minister sued the company over the canal.", "Accusation",
     {"accuser": ("The minister",), "accused": ("the company",)}),
    ("The minister sided with the workers.", "SupportExpression",
     {"actor": ("The minister",), "target": ("the workers",)}),
    ("The leaders gathered in London.", "Meeting", {"participants": ("The leaders",)}),
]  # fmt: skip


@pytest.mark.parametrize(("text", "event_type", "expected"), TYPED)
def test_a_verb_has_its_type(claims_of, text, event_type, expected):
    found = roles_of(pick(claims_of(text), event_type))
    assert {name: found.get(name) for name in expected} == expected


LOOKALIKES = [
    ("The index visited new lows in May.", "Visit"),
    ("The firm gathered data on rivers.", "Meeting"),
    ("The band struck a chord with fans.", "Incident"),
    ("The firm captured a large share of the market.", "Incident"),
    ("The court executed dozens of warrants.", "Incident"),
    ("The champion killed the clock in the last minute.", "Incident"),
    ("The vaccine attacks the virus.", "Incident"),
    ("The team seized the momentum.", "Incident"),
]


@pytest.mark.parametrize(("text", "event_type"), LOOKALIKES)
def test_sport_business_and_figures_of_speech_have_no_type(claims_of, text, event_type):
    assert event_type not in {claim.event_type for claim in claims_of(text)}
