"""Lemmas that spelling gives away."""

from __future__ import annotations

import pytest

from crossread.language.lemmas import Lemmatizer, load_lemmatizer, settle_clitics
from crossread.language.word_forms import name_lemma, plain, positive, singular, singular_name


@pytest.fixture(scope="module")
def lemmatizer() -> Lemmatizer:
    return load_lemmatizer()


@pytest.mark.parametrize(
    "plural, expected",
    [
        ("gunmen", "gunman"),
        ("crises", "crisis"),
        ("viruses", "virus"),
        ("houses", "house"),
        ("armies", "army"),
        ("physics", "physics"),
        ("outskirts", "outskirts"),
    ],
)
def test_singulars(plural: str, expected: str) -> None:
    assert singular(plural) == expected


def test_a_known_word_settles_what_the_plural_of_e_was() -> None:
    assert singular("headaches", {"headache"}) == "headache"
    assert singular("movies", {"movie"}) == "movie"


@pytest.mark.parametrize(
    "form, expected",
    [
        ("Sept.", "September"),
        ("Sat.", "Saturday"),
        ("Jan", "Jan"),
        ("SAT", "SAT"),
        ("DUNMORE", "Dunmore"),
        ("NASA", "NASA"),
        ("Harbor_List.PDF", "harbor_list.pdf"),
    ],
)
def test_names(form: str, expected: str) -> None:
    assert name_lemma(form) == expected


def test_names_in_the_plural() -> None:
    forms = ("Libraries", "Netherlands", "Areopagus", "Arlanders")
    expected = ["Library", "Netherlands", "Areopagus", "Arlander"]
    assert [singular_name(form) for form in forms] == expected


def test_degrees_need_a_known_base() -> None:
    known = {"wealthy", "big", "wide", "kind"}
    words = ("wealthiest", "bigger", "widest", "kindest", "harvest")
    assert [positive(word, known) for word in words] == ["wealthy", "big", "wide", "kind", ""]


def test_words_that_are_drawn_out() -> None:
    assert plain("soooo", {"so"}) == "so"
    assert plain("goood", {"good"}) == "good"
    assert plain("good", {"god"}) == ""


@pytest.mark.parametrize(
    "form, xpos, cut, expected",
    [
        ("boycotted", "VBD", 2, "boycott"),
        ("freed", "VBN", 2, "free"),
        ("tunnelled", "VBD", 2, "tunnel"),
        ("scraping", "VBG", 3, "scrape"),
        ("rebutted", "VBD", 2, "rebut"),
        ("soothing", "VBG", 3, "soothe"),
        ("mimicking", "VBG", 3, "mimic"),
        ("fled", "VBD", 2, "flee"),
    ],
)
def test_verbs(lemmatizer: Lemmatizer, form: str, xpos: str, cut: int, expected: str) -> None:
    assert lemmatizer.lemmatize(form, "VERB", xpos, f"l|0||{cut}|") == expected


@pytest.mark.parametrize(
    "form, upos, xpos, expected",
    [
        ("\u2014", "PUNCT", ":", "\u2014"),
        ("\u2013", "PUNCT", ":", "-"),
        ("\u201c", "PUNCT", "``", '"'),
        ("18,000", "NUM", "CD", "18000"),
        ("Developing", "VERB", "NNP", "Develop"),
    ],
)
def test_signs_numbers_and_titles(
    lemmatizer: Lemmatizer, form: str, upos: str, xpos: str, expected: str
) -> None:
    assert lemmatizer.lemmatize(form, upos, xpos, "K") == expected


def test_clitics_follow_the_verb_that_they_help() -> None:
    words, tags = (
        ["He", "'s", "gone", ",", "she", "'d", "go"],
        ["PRP", "VBZ", "VBN", ",", "PRP", "MD", "VB"],
    )
    heads = [2, 2, -1, 2, 6, 6, 2]
    relations = ["nsubj", "aux", "root", "punct", "nsubj", "aux", "parataxis"]
    found = settle_clitics(words, words, tags, heads, relations)
    assert (found[1], found[5]) == ("have", "would")
