"""The listed names and kinds of nouns that the model is told of."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from crossread.language.tokenizer import tokenize
from crossread.language.word_classes import CLASSES, word_classes
from crossread.model.spans import Span


def _classes(text):
    words = [span.of(text) for span in tokenize(text, Span(0, len(text)))]
    rows = word_classes(words)
    return words, [{CLASSES[place] for place in np.flatnonzero(row)} for row in rows]


@pytest.mark.parametrize(
    "text, word, expected",
    [
        ("aid for Norway today", "Norway", "country"),
        ("AID FOR NORWAY TODAY", "NORWAY", "country"),
        ("the U.S. economy", "U.S.", "country"),
        ("a road near Guinea-Bissau now", "-", "country"),
        ("rain over Osaka again", "Osaka", "region_or_city"),
        ("a farm in Bavaria burnt", "Bavaria", "region_or_city"),
        ("two Peruvian nurses", "Peruvian", "demonym"),
        ("a letter from Giovanna", "Giovanna", "given_name"),
        ("a letter from Ms Kowalczyk", "Kowalczyk", "surname"),
        ("loans by the Bank of England now", "of", "body"),
        ("THE BANK OF ENGLAND", "OF", "body"),
        ("a shrimp ministry of sorts", "ministry", "body_noun"),
        ("the prime minister left", "prime", "title"),
        ("Prime Minister Ola", "Prime", "title"),
        ("Gen. Ola", "Gen.", "title"),
        ("a ferry left", "ferry", "conveyance"),
        ("fog at the airport", "airport", "place_noun"),
        ("two F-16 jets", "F", "designator"),
        ("two F-16 jets", "16", "designator"),
        ("since March 3", "March", "month_or_day"),
        ("Tin Pots Inc. sold it", "Inc.", "legal_form"),
    ],
)
def test_a_listed_word_has_its_class(text, word, expected):
    words, classes = _classes(text)
    assert expected in classes[words.index(word)]


@pytest.mark.parametrize(
    "word, never",
    [
        ("turkey", "country"),
        ("chad", "country"),
        ("nice", "region_or_city"),
        ("mobile", "region_or_city"),
        ("march", "month_or_day"),
        ("may", "month_or_day"),
        ("mark", "given_name"),
        ("The", "surname"),
        ("An", "given_name"),
        ("who", "body"),
        ("Who", "body"),
        ("us", "country"),
        ("G-7", "designator"),
    ],
)
def test_a_plain_word_is_no_name(word, never):
    _, classes = _classes(word)
    assert all(never not in found for found in classes)


def test_only_the_first_word_of_a_phrase_begins_it():
    words, classes = _classes("a visit to New York")
    assert "place_begin" in classes[words.index("New")]
    assert "place_begin" not in classes[words.index("York")]


def test_the_longest_phrase_of_a_class_wins():
    words, classes = _classes("read the New York Times there")
    assert ["body_begin" in found for found in classes] == [word == "New" for word in words]
    assert "body" in classes[words.index("Times")]


def test_no_words_give_no_rows():
    assert word_classes([]).shape == (0, len(CLASSES))


@given(st.lists(st.one_of(st.text(min_size=1), st.sampled_from(["New", "York", "-", "F", "16"]))))
def test_any_words_get_one_row_of_zeros_and_ones_each(words):
    rows = word_classes(words)
    assert rows.shape == (len(words), len(CLASSES))
    assert rows.dtype == np.float32
    assert np.isin(rows, (0, 1)).all()
    assert np.array_equal(rows, word_classes(words))


@given(st.lists(st.sampled_from(["New", "York", "Times", "of", "Bank", "England", "the"])))
def test_a_beginning_belongs_to_its_class(words):
    rows = {name: word_classes(words)[:, place] for place, name in enumerate(CLASSES)}
    assert (rows["body_begin"] <= rows["body"]).all()
    assert (rows["place_begin"] <= np.maximum(rows["country"], rows["region_or_city"])).all()
