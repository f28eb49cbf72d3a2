from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from crossread.model.articles import LineKind
from crossread.model.claims import Attribution, Claim, SourceKind, Status
from crossread.model.spans import Span
from crossread.model.stories import LineageKind, Story
from crossread.stories import trace
from crossread.stories.rewording import phrase_article
from tests.stories.newsroom import BYLINE, DAM, DAM_TITLE, DAM_WITNESS, METADATA, report

ORIGINAL = report("a", DAM_TITLE, *DAM, outlet="Selm Courier", dates=(("2031-04-10", BYLINE),))

REWRITTEN = (
    "After nine days of rain the Torvik dam in the north of Valdavia broke early on Thursday and"
    " flooded two villages, Orsk Ford and Lower Brenna.",
    "With two borrowed helicopters, rescue teams had 34 people down from rooftops before noon.",
    "A crack in the spillway had been found by engineers in February, according to Energy Minister"
    " Pell Adrastu.",
    "“We asked for money to mend it and none came,” Adrastu said in parliament in Selm.",
    "Turbines were closed and two other reservoirs upstream lowered by the operator, Hydrovald.",
    "Pumps, tents and forty soldiers came over the mountain border from Karnia, a neighbour.",
)

SPUN = (
    "The Torvik dam in northern Valdavia gave manner early on Thursday after 9 days of rain,"
    " flooding the villages of Orsk Ford and Lower Brenna, the kingdom media stated.",
    "Rescue groups pulled 34 humans from rooftops with borrowed helicopters earlier than noon,"
    " and the search took area in the dark.",
    "Energy Minister Pell Adrastu instructed newshounds that engineers had located a crack in the"
    " spillway in February.",
    "“We requested for cash to fix it and none came,” Adrastu informed the parliament in Selm.",
    "The operator Hydrovald closed the turbines and diminished different reservoirs upstream.",
    "Neighbouring Karnia despatched pumps, tents and forty squaddies throughout the mountain"
    " border, at the turning factor of the flood.",
)


def together(*readings):
    ids = tuple(sorted(reading.article.id for reading in readings))
    return trace(readings, Story("s1", ids, (), "", ""))


def only(*readings):
    (lineage,) = together(*readings).lineages
    return lineage


def copy(id_, *paragraphs, **options):
    return report(id_, "A dam breaks", *paragraphs, **options)


COPIES = [
    ("whole", DAM, LineageKind.DUPLICATE),
    ("two paragraphs less", DAM[:4], LineageKind.DUPLICATE),
    ("another order", DAM[::-1], LineageKind.DUPLICATE),
    ("half, with news of its own", DAM[:2] + DAM_WITNESS, LineageKind.PARTIAL),
    ("one sentence", (DAM[0], *DAM_WITNESS, *DAM_WITNESS[::-1]), LineageKind.PARTIAL),
]


@pytest.mark.parametrize("name, paragraphs, kind", COPIES)
def test_copies(name, paragraphs, kind):
    if kind is LineageKind.PARTIAL:  # a long text of its own around one copied sentence
        paragraphs = (*paragraphs, *(f"On hill {n} near the mill stood a hut." for n in range(9)))
        other = copy(
            "a", *DAM, *(f"Ferry {n} left the quay with a cargo of oats." for n in range(9))
        )
        assert only(other, copy("b", *paragraphs)).kind is kind
        return
    assert only(ORIGINAL, copy("b", *paragraphs)).kind is kind


def test_passages_stand_in_both_texts():
    other = copy("b", *DAM_WITNESS[:2], *DAM[:2])
    lineage = only(ORIGINAL, other)
    for passage in lineage.passages:
        left = passage.left.span.of(ORIGINAL.article.text)
        right = passage.right.span.of(other.article.text)
        assert passage.kind != "exact" or left == right
    assert any(passage.kind == "exact" for passage in lineage.passages)


def test_small_changes_leave_one_near_passage():
    changed = DAM[0].replace("after nine days", "following nine days")
    lineage = only(ORIGINAL, copy("b", changed, *DAM_WITNESS))
    assert [p.kind for p in lineage.passages if p.kind != "reworded"] == ["near"]


def test_an_independent_report_depends_on_nothing():
    assert together(ORIGINAL, copy("b", *DAM_WITNESS)).lineages == ()


def test_a_long_name_in_common_is_no_copy():
    name = (
        "the Joint Standing Committee of the Free Mountain Cantons on Water, Roads and Alpine Huts"
    )
    one = copy("a", f"On Monday {name} met.", "Nobody spoke of dams in the morning session there.")
    two = copy("b", f"Few like {name} today.", "Cheese was served, and a choir sang about the sea.")
    assert together(one, two).lineages == ()


def test_a_quotation_in_common_is_no_copy():
    said = (
        "“We will build the dam again, higher and of better stone than before, and nobody in this"
        " valley shall ever again sleep with one ear open for the water,” she said."
    )
    one = copy("a", said, "A crane waits by the river, and the cement is ordered from abroad.")
    two = copy("b", said, "Three hens survived, which the mayor calls a miracle for the town.")
    assert all(not lineage.copied for lineage in together(one, two).lineages)


@pytest.mark.parametrize("kind", [LineKind.FURNITURE, LineKind.HEADING, LineKind.CAPTION])
def test_what_is_no_body_is_no_copy(kind):
    kinds = {0: kind}
    notice = (
        "Please read our rules before you write to us, since we print no letters without a name."
    )
    one = copy("a", notice, "A crane waits by the river with cement from abroad.", kinds=kinds)
    two = copy("b", notice, "Three hens survived, which is a miracle for the town.", kinds=kinds)
    assert together(one, two).lineages == ()


def test_copied_needs_a_run_of_thirty_words():
    joined = " ".join((DAM[0], DAM[1]))
    assert only(ORIGINAL, copy("b", *DAM)).copied is False  # no paragraph has thirty words
    assert only(copy("a", joined, *DAM[2:]), copy("b", joined, *DAM[2:])).copied is True


def test_a_rewrite_is_found_by_order_and_rare_words():
    lineage = only(ORIGINAL, copy("b", *REWRITTEN))
    assert lineage.kind is LineageKind.DERIVED
    assert lineage.copied is False
    assert {p.kind for p in lineage.passages} == {"reworded"}


def test_a_spun_copy_derives_from_the_original():
    found = together(ORIGINAL, copy("b", *SPUN))
    assert [spin.spun for spin in found.spins] == [False, True]
    (lineage,) = found.lineages
    assert (lineage.kind, lineage.direction) == (LineageKind.SPUN, "b")


def test_the_spun_side_is_the_derivative_even_when_dated_earlier():
    early = report("b", "A dam breaks", *SPUN, dates=(("2031-04-02", BYLINE),))
    assert only(ORIGINAL, early).direction == "b"


def late(**options):
    return copy("b", *DAM, **options)


DIRECTIONS = [
    ("same day", late(dates=(("2031-04-10", METADATA),)), "unknown"),
    ("no date", late(), "unknown"),
    ("two days later", late(dates=(("2031-04-12", METADATA),)), "b"),
    ("two days earlier", late(dates=(("2031-04-08", METADATA),)), "a"),
    ("names the outlet", copy("b", *DAM, "This was first in the Selm Courier."), "b"),
    ("names it, dated earlier", copy("b", *DAM, "So writes the Selm Courier.",
                                     dates=(("2031-04-08", METADATA),)), "b"),
]  # fmt: skip


@pytest.mark.parametrize("name, other, direction", DIRECTIONS)
def test_direction(name, other, direction):
    assert only(ORIGINAL, other).direction == direction


def test_clock_times_tell_the_order_inside_a_day():
    def at(id_, hour):
        return copy(id_, *DAM, dates=((f"2031-04-10T{hour:02d}:00+00:00", BYLINE),))

    assert only(at("a", 15), at("b", 9)).direction == "a"


def test_an_agency_s_reprints_have_a_common_source():
    credit = "OSLO (Reuters) - Rain fell."
    one = copy("a", credit, *DAM, dates=(("2031-04-10", BYLINE),))
    two = copy("b", credit, *DAM, dates=(("2031-04-12", BYLINE),))
    lineage = only(one, two)
    assert lineage.direction == "unknown"
    assert lineage.common > 0.6
    assert "both credit Reuters" in lineage.evidence


def test_a_credited_agency_in_the_story_is_the_origin():
    agency = replace(ORIGINAL, article=replace(ORIGINAL.article, outlet="reuters.com"))
    lineage = only(agency, copy("b", "OSLO (Reuters) - Rain fell.", *DAM))
    assert (lineage.direction, lineage.copied) == ("b", True)


def test_weights_sum_to_one():
    lineage = only(ORIGINAL, copy("b", *DAM))
    total = lineage.left_from_right + lineage.right_from_left + lineage.common
    assert total == pytest.approx(1.0, abs=0.002)


SHARED_LINE = (
    "Reuters reported that the Torvik dam lost {} of its spillway gates on Thursday night."
)


def test_two_reports_of_one_agency_s_news_have_a_common_source():
    one = copy("a", SHARED_LINE.format("seven"), *DAM_WITNESS[:2])
    two = copy("b", SHARED_LINE.format("most"), "In Selm the parliament met to hear a choir.")
    lineage = only(one, two)
    assert (lineage.kind, lineage.copied) == (LineageKind.COMMON_SOURCE, False)
    assert lineage.direction == "unknown"
    assert any("Reuters" in reason for reason in lineage.evidence)


def test_citing_one_agency_for_different_news_is_no_common_source():
    one = copy("a", "Reuters reported that oats had become dear in the valley of Orsk.", *DAM[:2])
    two = copy("b", "Reuters reported that a comet was seen above Lower Brenna.", *DAM_WITNESS)
    assert together(one, two).lineages == ()


def _said_by(reading, name):
    """Attribute every body sentence of a reading to one person."""
    link = Attribution(name, SourceKind.PERSON)
    claims = tuple(
        Claim(f"{reading.article.id}.c{s.index}", reading.article.id, "Open", "be", Span(0, 1),
              s.span, s.index, (), Status.ASSERTED, (), (link,), 1.0, "test")
        for s in reading.annotation.sentences
    )  # fmt: skip
    return replace(reading, claims=claims)


SPEECH = [
    ("Adrastu promised a taller dam of granite at Torvik by autumn.",
     "A taller granite dam at Torvik by autumn was what Adrastu promised."),
    ("Hydrovald must pay the farmers of Orsk for every drowned cow, Adrastu demanded.",
     "For every drowned cow the farmers of Orsk must get money from Hydrovald, Adrastu demanded."),
    ("Adrastu called the spillway of Brenna a toy made by drunken carpenters.",
     "Drunken carpenters made the toy that is the spillway of Brenna, in the words of Adrastu."),
]  # fmt: skip


@pytest.mark.parametrize("sentences, found", [(1, False), (3, True)])
def test_one_speaker_behind_several_sentences_is_a_common_source(sentences, found):
    own = ("Snow is due.", "Boats are ready.", "Bread is short.", "Dogs bark.")
    one = _said_by(copy("a", *own, *(left for left, _ in SPEECH[:sentences])), "Pell Adrastu")
    two = _said_by(copy("b", *(right for _, right in SPEECH[:sentences])), "Minister Adrastu")
    kinds = [x.kind for x in together(one, two).lineages]
    assert kinds == ([LineageKind.COMMON_SOURCE] if found else [])


def test_a_report_that_names_another_one_s_outlet_has_it_for_its_source():
    other = copy("b", "The Selm Courier wrote that the Torvik dam in northern Valdavia gave way"
                 " after rain, flooding Orsk Ford.", *DAM_WITNESS[2:])  # fmt: skip
    lineage = only(ORIGINAL, other)
    assert (lineage.kind, lineage.direction, lineage.copied) == (
        LineageKind.COMMON_SOURCE,
        "b",
        False,
    )


PILE = [
    ORIGINAL,
    copy("b", *DAM[:4], dates=(("2031-04-12", METADATA),)),
    copy("c", *SPUN),
    copy("d", *REWRITTEN),
    copy("e", *DAM_WITNESS),
]


@settings(max_examples=10, deadline=None)
@given(st.permutations(PILE))
def test_order_changes_nothing(readings):
    assert together(*readings) == together(*PILE)


def test_pairs_are_sorted_and_other_stories_left_aside():
    story = Story("s1", ("a", "b"), (), "", "")
    found = trace(PILE, story)
    assert [(x.left, x.right) for x in found.lineages] == [("a", "b")]
    assert [spin.article for spin in found.spins] == ["a", "b"]


def test_the_five_sample_reports_hold_no_copy(sample_trace):
    assert [x for x in sample_trace.lineages if x.copied] == []
    assert {x.kind for x in sample_trace.lineages} <= {LineageKind.COMMON_SOURCE}


def test_the_sample_reports_on_one_published_article_share_a_source(sample_trace):
    pairs = {(x.left, x.right) for x in sample_trace.lineages}
    assert ("002", "003") in pairs


def test_one_sample_report_is_spun(sample_trace):
    assert [spin.article for spin in sample_trace.spins if spin.spun] == ["003"]


RELEASE = (
    "“The Torvik dam was inspected in March by engineers of Hydrovald,” a statement said.",
    "“No crack was seen in the spillway by anybody who climbed into the tunnel.”",
    "“The reservoir of Orsk was kept two metres under the mark all winter long.”",
    "“Forty wardens walked the crest of the wall by day and by night.”",
    "“The sirens of Lower Brenna were tested on the first Monday of the month.”",
    "“Every farmer in the valley was sent a map of the roads to the hills.”",
)
CRANE = (
    "A crane waits by the river with cement from abroad, and nobody knows who ordered it.",
    "Its driver sleeps in the cabin, eats plums from a jar and counts the days to his wedding.",
    "Masons from three cantons have pitched tents under the poplars near the old ferry landing.",
)
HENS = (
    "Three hens survived the night on a church roof, which the town now calls a miracle.",
    "Their owner, a retired dancer, feeds them cake and lets children pay to hold the smallest.",
    "Schools stay shut until the mud is gone, so half the class has learned to row a boat.",
)


def test_quotations_of_one_release_are_no_rewriting():
    assert together(copy("a", *RELEASE, *CRANE), copy("b", *HENS, *RELEASE)).lineages == ()


def test_a_text_of_quotations_alone_reprinted_whole_is_a_duplicate():
    assert only(copy("a", *RELEASE), copy("b", *RELEASE)).kind is LineageKind.DUPLICATE


FURNITURE = (
    "You agree to receive our letter about rain, dams and rivers on every working day of the week.",
    "Please tell us on this page whether you would like to have the letter in the evening instead.",
    "Sign up here",
)


def test_page_furniture_around_a_copy_leaves_it_a_copy():
    own = "A ferry brought bread, and bakers of the lake towns promised more of it by Sunday night."
    edited = tuple(line.replace("and", "with") for line in DAM[:3])
    page = copy("b", DAM_WITNESS[0], *FURNITURE, *edited, *DAM[3:])
    whole = copy("a", *DAM, own, *CRANE)
    lineage = only(whole, page)
    assert lineage.kind is LineageKind.DUPLICATE
    assert any("nearly all own sentences" in reason for reason in lineage.evidence)
    longer = copy("b", *DAM_WITNESS, *HENS, *edited, *DAM[3:])
    assert only(whole, longer).kind is not LineageKind.DUPLICATE


POST = (
    "We mourn with Orsk Ford and Lower Brenna tonight and ask whoever has a boat, a rope or a dry"
    " bed to ring the town hall of Selm. \u2014 Pell Adrastu (@pelladrastu) April 10, 2031"
)


def test_an_embedded_post_in_common_is_no_copy():
    assert together(copy("a", *CRANE, POST), copy("b", POST, *HENS)).lineages == ()
    signed = POST.replace("(@pelladrastu)", "of Selm")
    assert only(copy("a", *CRANE, signed), copy("b", signed, *HENS)).kind is LineageKind.PARTIAL


@pytest.mark.parametrize(
    "dateline", ["SELM, April 10 (Norvapress) - ", "SELM, Valdavia \u2014 ", "PORT OSTRA \u2013 "]
)
def test_a_dateline_is_no_part_of_the_wording(dateline):
    plain, dated = (
        phrase_article(copy(name, text), False, {})[0]
        for name, text in (("a", DAM[0]), ("b", dateline + DAM[0]))
    )
    assert plain.words == dated.words
