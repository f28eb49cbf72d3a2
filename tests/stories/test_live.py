from __future__ import annotations

from random import Random

import numpy as np
import pytest

from crossread.model.sketches import Sketch
from crossread.stories import live
from crossread.stories.joining import load_joining, signs
from crossread.stories.live import Coming, Index, weightiest
from crossread.stories.sums import Board, Sums
from crossread.text.tfidf import ROOM, Stream, load_background, weigh


def made_up(draw, most=30):
    """Postings of invented stories: which of 40 keys each has."""
    return {story: draw.sample([f"k{n}" for n in range(40)], 6) for story in range(1, most)}


def plain_rank(held, keys, count):
    sums = {story: sum(w for k, w in keys if k in own) for story, own in held.items()}
    found = [(-value, story) for story, value in sums.items() if value]
    return [story for _, story in sorted(found)[:count]]


@pytest.mark.parametrize("seed", range(5))
def test_the_best_stories_are_those_of_the_largest_sums(seed):
    draw = Random(seed)
    held, index = made_up(draw), Index()
    for story, keys in held.items():
        index.add(story, keys)
    for story in draw.sample(sorted(held), 12):
        index.remove(story)
        del held[story]
    for story in range(100, 110):
        held[story] = draw.sample([f"k{n}" for n in range(40)], 6)
        index.add(story, held[story])
    keys = [(f"k{n}", float(draw.randrange(1, 9))) for n in range(0, 40, 3)]
    assert index.rank(keys, 6) == plain_rank(held, keys, 6)


def test_a_key_leads_to_the_newest_stories_only(monkeypatch):
    monkeypatch.setattr(live, "POSTINGS", 3)
    index = Index()
    for story in range(1, 6):
        index.add(story, ["flood"])
    assert index.postings() == {"flood": [3, 4, 5]}
    index.add(1, ["flood"])
    assert index.postings() == {"flood": [4, 5, 1]}


def test_an_index_that_is_put_back_is_the_same():
    index, other = Index(), Index()
    for story, keys in made_up(Random(1)).items():
        index.add(story, keys)
    index.remove(4)
    other.take(index.postings())
    assert other.postings() == index.postings()
    assert other.rank([("k1", 1.0), ("k2", 2.0)], 9) == index.rank([("k1", 1.0), ("k2", 2.0)], 9)


def test_a_story_that_is_removed_leaves_no_key():
    index = Index()
    index.add(1, ["flood", "dam"])
    index.remove(1)
    assert index.postings() == {}
    assert index.rank([("flood", 1.0)], 6) == []


def test_the_weightiest_come_first_and_equal_ones_by_the_alphabet():
    weights = np.array([1.0, 2.0, 2.0, 0.5, 1.0])
    assert list(weightiest(["e", "c", "b", "a", "d"], weights, 4)) == ["b", "c", "d", "e"]
    assert weightiest(["b", "a"], np.array([1.0, 2.0]), 5) == {"a": 2.0, "b": 1.0}


def test_sums_add_up_whatever_others_left_on_the_board():
    board, draw = Board(), Random(3)
    board.fit(50)
    several = [Sums() for _ in range(4)]
    plain = [{} for _ in several]
    for step in range(60):
        places = draw.sample(range(50), 12)
        values = [draw.random() for _ in places]
        own = step % 4
        several[own].add(np.array(places), np.array(values), board)
        for place, value in zip(places, values, strict=True):
            plain[own][place] = plain[own].get(place, 0.0) + value
    for sums, expected in zip(several, plain, strict=True):
        found = dict(zip(sums.places.tolist(), sums.values.tolist(), strict=True))
        assert found == pytest.approx(expected)
        assert list(found) == list(expected)
        with board.laid(np.array([1, 2]), np.array([0.5, 2.0])):
            product = 0.5 * expected.get(1, 0.0) + 2 * expected.get(2, 0.0)
            assert sums.times(board) == pytest.approx(product)
            assert sums.shared(board) == (1 in expected) + (2 in expected)


def test_columns_come_in_the_order_of_what_they_are_of():
    board = Board()
    board.fit(9)
    columns, places = board.columns(np.array([7, 3, 7, 0, 3]))
    assert columns.tolist() == [0, 1, 0, 2, 1]
    assert places.tolist() == [7, 3, 0]


def test_a_stream_weighs_as_a_batch_does():
    documents = [["flood", "dam"], ["flood", "mayor"], ["zzyx"]]
    stream, batch = Stream(100), weigh(documents)
    for terms in documents:
        stream.count(stream.places_of(terms))
    stream.settle()
    terms = ["zzyx", "flood", "dam", "unheard"]
    assert stream.all_of(terms) == pytest.approx(batch.all_of(terms))


def test_a_term_that_is_neither_counted_nor_held_gives_its_place_away():
    stream = Stream(2)
    held = stream.places_of(["held"])
    stream.hold(held)
    for terms in (["once"], ["often"], ["often"], ["often"]):
        stream.count(stream.places_of(terms))
    stream.settle()  # four documents, twice the half-life: all counts are halved
    assert stream.counts() == ({"often": 1}, {})
    assert stream.terms_of(held) == ["held"]
    given = stream.places_of(["new"]).tolist()
    assert given not in (held.tolist(), stream.places_of(["often"]).tolist())
    assert max(given) < 3


def test_room_is_made_for_more_terms_and_nothing_is_lost():
    stream = Stream(100)
    terms = [f"t{n}" for n in range(2 * ROOM + 1)]
    for start in range(0, len(terms), 1000):
        stream.count(stream.places_of(terms[start : start + 1000]))
    assert stream.room == 4 * ROOM
    assert set(stream.counts()[1].values()) == {1}
    assert len(stream.counts()[1]) == len(terms)
    total = load_background().documents + 1
    assert stream.of("t5") == pytest.approx(np.log(total))


def test_counts_above_the_table_are_weighed_too():
    coming = Coming.of(Sketch("a", "", None, {"flood": 5000, "dam": 1}), Stream(100))
    assert coming.card.scaled()[0] * coming.card.norm == pytest.approx(1 + np.log(5000))
    assert coming.card.sketch.words == {}


@pytest.mark.parametrize("seed", range(4))
def test_a_single_article_is_scored_as_groups_are(seed):
    draw, joining = Random(seed), load_joining()
    means = [draw.random() for _ in range(8)]
    one, size = np.array(1.0), np.array(float(draw.randrange(1, 9)))
    table = signs(np.array(means), (np.array(0.0), np.array(draw.random())), (one, size))
    assert joining.of_article(means) == pytest.approx(float(joining.score(table)))
