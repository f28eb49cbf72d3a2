from __future__ import annotations

from dataclasses import replace

import pytest

from crossread.model.articles import LineKind
from crossread.stories.spin import STRONG_ALONE, judge_spin
from tests.stories.newsroom import DAM, DAM_WITNESS, ELECTION, report

# Texts as synonym-swapping tools write them, on subjects far from each other.
SPUN = {
    "court": (
        "The attorney standard stated the former banker faces crook charges in federal court.",
        "A federal choose ruled in advance this week that the trial can pass in advance.",
        "His legal professional referred to as for the case to be dropped and took workplace hours"
        " to reply.",
    ),
    "health": (
        "Public fitness officials in Valdavia warned that most cancers patients wait too lengthy.",
        "The fitness ministry wants to hire docs, and coronary heart attack wards could develop.",
        "It's miles the second document on blood strain this 12 months.",
    ),
    "football": (
        "The head educate stated the football in shape in Selm turned into a turning factor.",
        "The membership played its quarter-very last in front of a small crowd and lost manage.",
        "He is a nicely-known striker who is 34 years vintage.",
    ),
    "economy": (
        "The crucial bank raised the hobby rate as the cost of dwelling rose.",
        "Inventory markets fell and the gross home product shrank with the exertions market.",
        "Traders are worried approximately inflation and a alternate warfare with Karnia.",
    ),
    "unrest": (
        "Police opened fireplace and ten humans were killed, the overseas ministry stated.",
        "The opposition birthday celebration wants the head of kingdom to go.",
        "The peace manner had taken area in secret, newshounds heard from safety forces.",
    ),
    "other tool": (
        "The unfamiliar priest of Karnia arrived for harmony talks, as indicated by officials.",
        "The Assembled States sent warrior planes, and five individuals were slaughtered.",
    ),
    "other tool, science": (
        "Counterfeit consciousness finds bosom peril, the World Wellbeing Association said.",
        "Sun oriented power and a worldwide temperature alteration came up at the meeting.",
    ),
    "science": (
        "The ecu space probe left the sun gadget after a adventure of thirty years.",
        "Scientists used machine getting to know and synthetic intelligence at the same time.",
        "They did now not anticipate that the immune gadget of mice would react in area.",
    ),
}


@pytest.mark.parametrize("subject", sorted(SPUN))
def test_spun_texts_are_found(subject):
    spin = judge_spin(report("a", "A title", *SPUN[subject]))
    assert spin.spun, [signal.expected for signal in spin.signals]


NATIVE = {
    "dam": DAM,
    "witness": DAM_WITNESS,
    "election": ELECTION,
    "near misses": (
        "The kingdom of Karnia and its navy held a birthday party for the head of the choir.",
        "Visitors filled the field office, and the arms race of tailors took a turn.",
        "He moved into a new workplace ten years ago and lost a button in the past decade.",
        "The doctor checked her heart, the judge chose a seat, and the head coach left by train.",
    ),
    "one slip": ("The overseas minister of the islands was away.", *DAM),
}


@pytest.mark.parametrize("name", sorted(NATIVE))
def test_native_texts_are_not(name):
    assert not judge_spin(report("a", "A title", *NATIVE[name])).spun


def test_one_sign_repeated_is_one_sign():
    same = ["The overseas minister spoke at noon."] * (STRONG_ALONE + 2)
    assert not judge_spin(report("a", "A title", *same)).spun


def test_signs_in_page_furniture_do_not_count():
    kinds = dict.fromkeys(range(3), LineKind.FURNITURE)
    spin = judge_spin(report("a", "A title", *SPUN["court"], kinds=kinds))
    assert (spin.spun, spin.signals) == (False, ())


def test_signals_cite_the_words_and_name_what_they_replace():
    reading = report("a", "A title", *SPUN["unrest"])
    found = {
        signal.citation.span.of(reading.article.text): signal.expected
        for signal in judge_spin(reading).signals
    }
    assert found["overseas ministry"] == "foreign ministry"
    assert found["opened fireplace"] == "opened fire"
    assert found["newshounds"] == "reporters"


def test_a_broken_text_with_one_sign_is_spun(annotate):
    lines = (
        "The dam in the hills broke on Thursday. Which the overseas minister of Karnia saw.",
        "Along with two of his aides and a driver.",
        "He flew home at night.",
    )
    bare = report("text", *lines)
    parsed = replace(bare, annotation=annotate(bare.article.text))
    assert judge_spin(parsed).spun
    assert not judge_spin(bare).spun  # without a parse no sentence counts as a fragment
