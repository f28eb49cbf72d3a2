from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from crossread.text.shingles import quotations, shared_runs, words_between
from crossread.text.tfidf import cosine, load_background, vector, weigh
from crossread.text.wires import find_credits

CREDITED = [
    ("Rain in Oslo.\n\nOSLO (AP) — It rained.", ["Associated Press"]),
    ("Dec 29 (Reuters) - It rained.", ["Reuters"]),
    ("It rained. (Reporting by Ada Lund; Editing by Bo Ek)", ["Reuters"]),
    ("By Associated Press\nIt rained.", ["Associated Press"]),
    ("By Ada Lund, Associated Press\nIt rained.", ["Associated Press"]),
    ("It rained.\n© 2031 AFP. All rights reserved.", ["Agence France-Presse"]),
    ("It rained, Reuters reported.", []),
    ("The party (AP) met in Oslo.", []),
    ("She told the Associated Press that it rained.", []),
    ("", []),
]


@pytest.mark.parametrize("text, names", CREDITED)
def test_credit_lines(text, names):
    assert [credit.family.name for credit in find_credits(text)] == names


def words(text):
    return words_between(text, [(0, len(text))])


def test_runs_stay_inside_their_stretches():
    text = "one two three four five six"
    split = words_between(text, [(0, 13), (14, len(text))])
    assert shared_runs(split, words(text), 3)[0].length == 3
    assert shared_runs(split, words(text), 4) == []


def test_quotations_of_every_kind_of_mark():
    text = 'A “b” c "d e" f ‘g h’ it’s'
    assert [text[a:b] for a, b in quotations(text, 0, len(text))] == ["“b”", '"d e"', "‘g h’"]


@given(
    st.lists(st.sampled_from("abcde"), max_size=30), st.lists(st.sampled_from("abcde"), max_size=30)
)
def test_runs_are_shared(left, right):
    ours, theirs = words(" ".join(left)), words(" ".join(right))
    for run in shared_runs(ours, theirs, 3):
        one = [w.form for w in ours[run.left : run.left + run.length]]
        two = [w.form for w in theirs[run.right : run.right + run.length]]
        assert one == two
        assert run.length >= 3


def test_a_text_shares_itself_whole():
    text = words("the boats lay low in the water all night")
    assert [run.length for run in shared_runs(text, text, 5)] == [len(text)]


def test_common_words_weigh_less_than_rare_ones_even_in_one_document():
    weights = weigh([["people", "spillway"]])
    assert weights.of("people") < weights.of("spillway")
    assert weights.of("unheard-of") > weights.of("spillway") > 0


def test_a_vector_is_normal_and_its_own_neighbour():
    weights = weigh([["dam", "rain"], ["rain"]])
    one = vector({"dam": 3, "rain": 1}, weights)
    assert cosine(one, one) == pytest.approx(1.0)
    assert cosine(one, {}) == 0.0
    assert vector({}, weights) == {}


def test_the_background_holds_counts_only():
    background = load_background()
    assert background.documents > 600
    assert max(background.frequencies.values()) <= background.documents


QUOTED = [
    ("“an open one of several paragraphs", ["“an open one of several paragraphs"]),
    ("He said 'don't go' twice.", ["'don't go'"]),
    ("The players' coach and the club's bus.", []),
    ("No marks here.", []),
]


@pytest.mark.parametrize("text, expected", QUOTED)
def test_where_quotations_end(text, expected):
    assert [text[a:b] for a, b in quotations(text, 0, len(text))] == expected
