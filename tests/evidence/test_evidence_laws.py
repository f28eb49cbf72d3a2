"""Laws of the evidence stage, on generated stories."""

from __future__ import annotations

from hypothesis import given, settings
from hypothesis import strategies as st

from crossread.evidence.weigh import weigh
from crossread.model.claims import SourceKind, Status
from crossread.model.evidence import ClaimGroup, Dossier
from crossread.model.stories import Lineage, LineageKind, Reading, Spin, Trace
from tests.evidence.factory import CAST, Said, reading, story, table

NAMES = sorted(CAST)


@st.composite
def sayings(draw: st.DrawFn) -> Said:
    giver, receiver = draw(st.permutations(["Ostia", "Velmark", "Garrow"]))[:2]
    thing = draw(st.sampled_from(["40 rifles", "90 rifles", "a ship", "grain"]))
    source = draw(st.sampled_from(["", *NAMES]))
    words = f"{giver} sent {thing} to {receiver}" + (f", said {source}." if source else ".")
    return Said(
        words,
        "Transfer",
        "send",
        {"giver": [giver], "receiver": [receiver], "item": [thing]},
        source=source,
        source_kind=SourceKind.PERSON if source else SourceKind.OUTLET,
        status=draw(st.sampled_from(Status)),
        background=draw(st.booleans()),
    )


articles = st.lists(st.lists(sayings(), min_size=1, max_size=3), min_size=1, max_size=4)


def build(texts: list[list[Said]]) -> list[Reading]:
    return [reading(f"a{i}", said) for i, said in enumerate(texts)]


def dossier(readings: list[Reading], trace: Trace | None = None) -> Dossier:
    return weigh(story(readings), readings, table(readings), trace or Trace())


def by_claim(found: Dossier) -> dict[str, ClaimGroup]:
    return {claim: group for group in found.groups for claim in group.claims}


@given(articles, st.randoms(use_true_random=False))
@settings(max_examples=60, deadline=None)
def test_order_of_articles_changes_nothing(texts, random):
    readings = build(texts)
    shuffled = list(readings)
    random.shuffle(shuffled)
    assert dossier(shuffled) == dossier(readings)


@given(articles, st.data())
@settings(max_examples=60, deadline=None)
def test_a_copy_leaves_every_count_as_it_was(texts, data):
    readings = build(texts)
    chosen = data.draw(st.integers(0, len(texts) - 1))
    copy = reading("z", texts[chosen])
    if data.draw(st.booleans()):
        trace = Trace(spins=(Spin("z", True, ()),))
    else:
        link = Lineage(f"a{chosen}", "z", LineageKind.DUPLICATE, 0.0, 1.0, 0.0, True, (), ())
        trace = Trace(lineages=(link,))
    before, after = by_claim(dossier(readings)), by_claim(dossier([*readings, copy], trace))
    for claim, group in before.items():
        now = after[claim]
        assert (now.origins_low, now.origins_high) == (group.origins_low, group.origins_high)
        assert now.grade == group.grade


@given(articles)
@settings(max_examples=60, deadline=None)
def test_every_claim_is_in_one_group_and_every_denial_surfaces(texts):
    readings = build(texts)
    denial = Said("Garrow denied it.", "Denial", "deny", {"denier": ["Garrow"]}, denies=("a0.c0",))
    readings.append(reading("z", [denial]))
    found = dossier(readings)
    listed = sorted(claim for group in found.groups for claim in group.claims)
    assert listed == sorted(claim.id for claim in found.claims)
    assert "z.c0" in by_claim(found)["a0.c0"].denials
    assert any(c.test == "denied" and c.shown for c in found.conflicts)


@given(sayings(), st.integers(1, 3))
@settings(max_examples=60, deadline=None)
def test_an_independent_named_origin_never_lowers_a_grade(said, carriers):
    readings = [reading(f"a{i}", [said]) for i in range(carriers)]
    before = by_claim(dossier(readings))["a0.c0"]
    other = Said(
        f"{said.words.split(',')[0].rstrip('.')}, said Jonas Reck.",
        said.type,
        said.predicate,
        said.roles,
        source="Jonas Reck",
        status=said.status,
    )
    after = by_claim(dossier([*readings, reading("z", [other])]))["a0.c0"]
    assert after.grade.value >= before.grade.value
    assert after.origins_low >= before.origins_low
