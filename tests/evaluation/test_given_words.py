"""Given words are grouped, cut where they exceed the reader's room, and put together again."""

from __future__ import annotations

import pytest

from crossread.language.annotator import Frame
from crossread.language.lines import join_parses
from evaluation.given_words import Given, group_sentences, lay_out, parse_given
from tests.evaluation.scripted import WORDS, Scripted, flat_parse, true_parse

GROUPS = [
    # words of each sentence, which opens a paragraph, groups
    ([100, 50, 1], [0], [(0, 2), (2, 3)]),
    ([10, 10, 10], [0, 2], [(0, 2), (2, 3)]),
    ([200, 10], [0], [(0, 1), (1, 2)]),
    ([10], [], [(0, 1)]),
    ([], [], []),
]


@pytest.mark.parametrize("lengths, opening, groups", GROUPS)
def test_sentences_of_a_paragraph_are_read_together(lengths, opening, groups):
    sentences = [["w"] * length for length in lengths]
    opens = [place in opening for place in range(len(lengths))]
    assert group_sentences(sentences, opens, Scripted(true_parse)) == groups


def test_a_group_fits_the_room():
    annotator = Scripted(true_parse, room=12)
    assert group_sentences([["w"] * 5] * 3, [True, False, False], annotator) == [(0, 2), (2, 3)]


def test_words_beyond_the_room_are_cut_and_counted_on():
    def read(stretch):
        assert stretch.predicates is not None
        frames = tuple(Frame(place, ((0, "ARG1"),), 1.0) for place in stretch.predicates)
        return flat_parse(stretch.words, frames=frames)

    annotator = Scripted(read, room=4)
    (parse,) = parse_given([Given(tuple("abcdef"), predicates=(1, 5), whole=True)], annotator)
    assert [stretch.words for stretch in annotator.seen] == [tuple("abcd"), tuple("ef")]
    assert [stretch.predicates for stretch in annotator.seen] == [(1,), (1,)]
    assert [(f.predicate, f.arguments) for f in parse.frames] == [
        (1, ((0, "ARG1"),)),
        (5, ((4, "ARG1"),)),
    ]
    assert parse.heads == (-1, 0, 0, 0, -1, 4)
    assert parse.starts == (0, 4)


def test_a_whole_sentence_may_not_be_split():
    annotator = Scripted(lambda stretch: flat_parse(stretch.words))
    parse_given([Given(("a", "b", "c"), whole=True), Given(("a", "b"))], annotator)
    assert [stretch.bounds.must_not for stretch in annotator.seen] == [{1, 2}, frozenset()]


def test_joined_parses_keep_their_own_heads_and_names():
    parse = join_parses([true_parse(), true_parse()])
    assert parse.starts == (0, 4, 7, 11)
    assert parse.heads[7:] == tuple(h + 7 if h >= 0 else -1 for h in true_parse().heads)
    assert parse.names == ((0, 1, "GPE"), (4, 5, "PER"), (7, 8, "GPE"), (11, 12, "PER"))


def test_laid_out_words_stand_at_their_spans():
    sentences, tokens = lay_out(WORDS, true_parse())
    text = " ".join(WORDS)
    assert [token.span.of(text) for token in tokens] == WORDS
    assert [(one.first, one.last) for one in sentences] == [(0, 4), (4, 7)]
    assert [token.sentence for token in tokens] == [0] * 4 + [1] * 3
    assert sentences[1].span.of(text) == "Orla left ."
