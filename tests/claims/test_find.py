"""What holds for every claim: ids, spans, order, times, quantities, registry."""

import re

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from crossread.claims import FINDERS, find
from crossread.claims.lexicon import (
    default_slots,
    event_types,
    noun_classes,
    noun_frames,
    verb_frames,
)  # fmt: skip
from crossread.language import annotate
from crossread.model.annotation import Annotation
from tests.claims.table import pick

TEXT = (
    "On Tuesday Norvia gave Astland about 300 trucks, officials said. "
    "Both States denied the claims. Ann Poe's visit to Peru ended in May."
)


def test_ids_count_up_in_text_order(claims_of):
    claims = claims_of(TEXT)
    assert [claim.id for claim in claims] == [f"000.c{n}" for n in range(1, len(claims) + 1)]
    sentences = [claim.sentence for claim in claims]
    assert sentences == sorted(sentences)


def test_every_filler_is_its_words(claims_of):
    fillers = [f for c in claims_of(TEXT) for role in c.roles for f in role.fillers]
    assert fillers
    assert all(filler.span.of(TEXT) == filler.text for filler in fillers)


def test_a_claim_s_span_holds_its_predicate(claims_of):
    assert all(c.span.overlaps(c.predicate_span) for c in claims_of(TEXT))


def test_a_claim_leaves_its_attribution_out(claims_of):
    claim = pick(claims_of(TEXT), "Transfer")
    assert claim.span.of(TEXT) == "On Tuesday Norvia gave Astland about 300 trucks"


def test_times_and_quantities_of_the_clause(claims_of, article, annotator):
    annotation = annotate(article(TEXT), annotator)
    claim = pick(claims_of(TEXT), "Transfer")
    assert annotation.times[claim.time].span.of(TEXT) == "Tuesday"
    assert [annotation.quantities[i].value for i in claim.quantities] == [300]


def test_a_duration_is_no_event_time(claims_of):
    claim = pick(claims_of("Ann Poe visited Peru for three weeks."), "Visit")
    assert claim.time is None


def test_confidence_stays_between_0_and_1(claims_of):
    assert all(0 < claim.confidence < 1 for claim in claims_of(TEXT))


def test_a_question_scores_lower_than_a_statement(claims_of):
    asked = pick(claims_of("Will Norvia buy rifles from Astland?"), "Transfer")
    told = pick(claims_of("Norvia bought rifles from Astland."), "Transfer")
    assert asked.confidence < told.confidence


def test_an_empty_annotation_has_no_claims(article):
    made = article("Nothing here.")
    assert find(made, Annotation(article=made.id)) == ()


@pytest.mark.parametrize(
    "text",
    [
        "",
        " ",
        ".",
        "”",
        "“",
        "said",
        "- - -",
        "Said, said: said",
        'denied They They " by They Monday',
    ],
)
def test_scraps_of_text_raise_nothing(claims_of, text):
    assert isinstance(claims_of(text), tuple)


WORDS = st.lists(
    st.sampled_from(
        [
            "Norvia",
            "Astland",
            "gave",
            "denied",
            "said",
            "“",
            "”",
            '"',
            "-",
            ":",
            ",",
            "that",
            "of",
            "accused",
            "which",
            "he",
            "They",
            "included",
            "according",
            "to",
            "Monday",
            ".",
            "not",
            "will",
            "visit",
            "the",
            "by",
        ]
    ),
    min_size=1,
    max_size=25,
).map(" ".join)


@settings(
    max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
@given(text=WORDS)
def test_any_order_of_words_gives_claims_inside_the_text(claims_of, text):
    claims = claims_of(text)
    ids = {claim.id for claim in claims}
    for claim in claims:
        assert 0 <= claim.span.start < claim.span.end <= len(text)
        assert {*claim.content, *claim.denies} <= ids
        assert claim.id not in claim.content


def test_the_same_text_gives_the_same_claims(article, annotator):
    made = article(TEXT)
    annotation = annotate(made, annotator)
    assert find(made, annotation) == find(made, annotation)


CASES = {
    "find_verbal": ("Norvia bought rifles from Astland.", "verbal"),
    "find_participial": ("The rifles sold to Astland were old.", "participial"),
    "find_copular": ("Ann Poe is a painter.", "copular"),
    "find_nominal": ("Ann Poe's visit to Peru was short.", "nominal"),
    "find_labels": ("Ann Poe described the deal as a mistake.", "label"),
    "find_enumerations": ("Ann Poe got gifts from Peru. These included a vase.", "enumeration"),
}


@pytest.mark.parametrize("finder", FINDERS, ids=lambda finder: finder.__name__)
def test_every_finder_has_a_case_and_a_row_in_the_docs(finder, claims_of, request):
    text, rule = CASES[finder.__name__]
    assert rule in {claim.rule for claim in claims_of(text)}
    page = request.config.rootpath / "docs" / "adding-a-claim-rule.md"
    assert f"`{finder.__name__}`" in page.read_text(encoding="utf-8")


def test_every_frame_names_known_types_classes_and_roles():
    types, classes = event_types(), noun_classes()
    for frame in {f for frames in verb_frames().values() for f in map(_key, frames)}:
        event_type, slots, object_class, unless = frame
        known = {
            *types[event_type].roles,
            *default_slots().values(),
            "origin",
            "destination",
            "other",
            "",
        }
        assert {role.rstrip("+") for _, role in slots} <= known, (event_type, slots)
        assert {object_class, unless} - {""} <= classes.keys()


def _key(frame):
    return frame.event_type, tuple(sorted(frame.slots.items())), frame.object_class, frame.unless


def test_every_unfit_role_is_a_role_of_its_type():
    for event_type in event_types().values():
        assert event_type.unfit.keys() <= set(event_type.roles)
        assert all(event_type.unfit.values())


def test_every_noun_frame_names_known_types_and_roles():
    for noun, frame in noun_frames().items():
        known = {*event_types()[frame.event_type].roles, *default_slots().values()}
        assert {role.rstrip("+") for role in frame.slots.values()} <= known, noun


def test_no_reason_or_rule_words_a_verdict(claims_of):
    banned = re.compile(r"violat|breach|illegal|unlawful|guilty|proven|likely|probably")
    quoted = re.compile(r"“[^”]*”")
    text = "Norvia will likely give Astland trucks and may violate a resolution."
    for claim in claims_of(text):
        assert not banned.search(quoted.sub("", " ".join(claim.reasons)))
