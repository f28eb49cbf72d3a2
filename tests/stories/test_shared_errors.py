"""Slips that few articles share, as a sign of one line."""

from __future__ import annotations

import pytest

from crossread.model.stories import LineageKind, Story
from crossread.stories import trace
from crossread.stories.shared_errors import find_shared_errors
from crossread.stories.spin import judge_spin
from crossread.stories.tracing import _study
from tests.stories.newsroom import report

# One piece of news, told by five desks that share few words beside its names and numbers.
TOLD = (
    "A fire in the cannery of Tormesk killed the watchman Ilven Sadrow, and 4310 barrels burned.",
    "Ilven Sadrow, a watchman, died when the Tormesk cannery caught fire; 4310 barrels are gone.",
    "The cannery at Tormesk lost its watchman, Ilven Sadrow, and 4310 barrels in a fire.",
    "Fire took 4310 barrels and the watchman Ilven Sadrow from the cannery in Tormesk.",
    "In Tormesk 4310 barrels burned with the cannery; the watchman Ilven Sadrow is dead.",
)
OWN = (
    "Gulls circled over wet ash while a baker gave away rolls to the firemen in the lane.",
    "An insurer from the coast walked around the ruin twice and wrote nothing down at all.",
    "Schoolchildren found tins of sprats as far away as the bridge and ate them at noon.",
    "No bell had rung, says the sexton, because its rope was being mended that evening.",
    "The owner wants bricks this time, and a wall between the oil and the boiler house.",
)


def story(*changes: tuple[str, str], errs: tuple[int, ...] = (3, 4)):
    """Return the articles, with words exchanged in those that err."""
    readings = []
    for number, (told, own) in enumerate(zip(TOLD, OWN, strict=True)):
        if number in errs:
            for usual, odd in changes:
                told = told.replace(usual, odd)
        readings.append(report(f"{number}", "A cannery burns", f"Late report. {told}", own))
    return readings


def found(readings, texts=None):
    spins = {r.article.id: judge_spin(r) for r in readings}
    alone = {r.article.id: r.article.id for r in readings}
    return find_shared_errors(_study(readings, spins), alone | (texts or {}))


SLIPS = [
    ("letters turned round", "Sadrow", "Sardow"),
    ("a letter lost", "Tormesk", "Tomesk"),
    ("a letter doubled that changes the sound", "Sadrow", "Sadtrow"),
    ("digits turned round", "4310", "4130"),
]


@pytest.mark.parametrize("name, usual, odd", SLIPS)
def test_a_slip_that_two_share_where_the_others_agree(name, usual, odd):
    (error,) = found(story((usual, odd)))
    assert (error.usual, set(error.found)) == (usual, {"3", "4"})
    assert error.reason() == f"both print “{odd}”, where others print “{usual}”"
    for place in error.found.values():
        assert place.text == odd


NO_SLIPS = [
    ("other vowels are a custom of the house", "Sadrow", "Sadraw"),
    ("a doubled letter is, too", "Sadrow", "Saddrow"),
    ("another ending is another person", "Sadrow", "Sadrowa"),
    ("another first letter is another person", "Sadrow", "Padrow"),
    ("a word of the language", "Ilven", "Eleven"),
    ("another number", "4310", "4311"),
    ("an umlaut in two letters", "Tormesk", "Toermesk"),
]


@pytest.mark.parametrize("name, usual, odd", NO_SLIPS)
def test_what_is_no_slip(name, usual, odd):
    assert found(story((usual, odd))) == ()


def test_one_article_alone_shares_nothing():
    assert found(story(("Sadrow", "Sardow"), errs=(4,))) == ()


def test_two_articles_show_no_usual_form():
    assert found(story(("Sadrow", "Sardow"))[2:]) == ()


def test_versions_of_one_text_agree_as_one():
    readings = story(("Sadrow", "Sardow"))
    assert found(readings, {"1": "0", "2": "0"}) == ()


def test_whoever_prints_both_forms_means_two():
    readings = story(("Sadrow", "Sardow"))
    both = report("4", "A cannery burns", f"{TOLD[4]} His heir is Mira Sardow of Tormesk.", OWN[4])
    assert found([*readings[:4], both]) == ()


def test_a_slip_in_other_news_is_no_sign():
    readings = story()[:3]
    others = [
        report(f"{n}", "A dance", f"The dancer Ilven Sardow {verb} on a pier in spring.", OWN[n])
        for n, verb in ((3, "whirled"), (4, "stumbled"))
    ]
    assert found([*readings, *others]) == ()


def test_the_lineage_names_the_slip_and_cites_both_articles():
    readings = story(("Sadrow", "Sardow"))
    texts = {r.article.id: r.article.text for r in readings}
    lineages = trace(readings, Story("s1", tuple(sorted(texts)), (), "", "")).lineages
    (pair,) = (x for x in lineages if any(p.kind == "error" for p in x.passages))
    assert (pair.left, pair.right, pair.copied) == ("3", "4", False)
    assert "both print “Sardow”, where others print “Sadrow”" in pair.evidence
    slip = pair.passages[-1]
    assert {slip.left.span.of(texts["3"]), slip.right.span.of(texts["4"])} == {"Sardow"}


def test_a_slip_alone_tells_no_direction_and_joins_no_origins():
    plain, slipped = (
        trace(readings, Story("s1", tuple("01234"), (), "", ""))
        for readings in (story(), story(("Sadrow", "Sardow")))
    )
    assert slipped.origins == plain.origins
    (pair,) = (x for x in slipped.lineages if any(p.kind == "error" for p in x.passages))
    assert (pair.kind, pair.direction) == (LineageKind.COMMON_SOURCE, "unknown")
