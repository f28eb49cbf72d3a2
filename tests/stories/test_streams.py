from __future__ import annotations

import json
from random import Random

import numpy as np
import pytest

from crossread.errors import InputError
from crossread.stories import streams
from crossread.stories.comparing import compare
from crossread.stories.facts import facts, mean_series, mean_signs
from crossread.stories.joining import GAP, NAMES, SERIES, load_joining
from crossread.stories.saving import restore, save
from crossread.stories.storylines import Chapter, storylines
from crossread.stories.streams import Stream
from evaluation.clusters import b_cubed
from evaluation.grouping_stream import FIRST_DAY, stream

ARTICLES = list(stream(600, seed=7))
SKETCHES = [sketch for sketch, _ in ARTICLES]
TRUTH = {sketch.id: event for sketch, event in ARTICLES}


def taken(sketches, finish=True):
    state = Stream()
    for sketch in sketches:
        state.add(sketch)
    if finish:
        state.finish()
    return state


def groups(state):
    return sorted(state.groups().values())


@pytest.fixture(scope="module")
def in_order():
    return taken(SKETCHES)


def test_every_article_is_in_exactly_one_story(in_order):
    found = [member for members in groups(in_order) for member in members]
    assert sorted(found) == sorted(TRUTH)


def test_invented_events_are_found(in_order):
    assert b_cubed(groups(in_order), TRUTH)[2] > 0.95


@pytest.mark.parametrize("seed", range(3))
def test_the_order_of_arrival_hardly_matters(in_order, seed):
    shuffled = Random(seed).sample(SKETCHES, len(SKETCHES))
    assert b_cubed(groups(taken(shuffled)), TRUTH)[2] > 0.95


def late(sketches, seed, most):
    """The articles, one in ten of them up to so many arrivals later than it is dated."""
    draw = Random(seed)
    due = [n + (draw.randrange(most) if draw.random() < 0.1 else 0) for n in range(len(sketches))]
    return [sketches[n] for n in sorted(range(len(sketches)), key=lambda n: (due[n], n))]


@pytest.mark.parametrize("seed", range(3))
def test_late_articles_find_their_stories(monkeypatch, seed):
    # Days of 60 articles: some are two days late, inside the window, while older stories close.
    monkeypatch.setattr(streams, "WINDOW", 3)
    monkeypatch.setattr(streams, "PATIENCE", 100)
    monkeypatch.setattr("evaluation.grouping_stream.A_DAY", 60)
    articles = list(stream(600, seed=3))
    truth = {sketch.id: event for sketch, event in articles}
    sketches = [sketch for sketch, _ in articles]
    in_time, delayed = taken(sketches, finish=False), taken(late(sketches, seed, 120), finish=False)
    assert delayed.closed
    assert delayed.cards.keys() == in_time.cards.keys()
    found = b_cubed(groups(delayed), truth)[2]
    assert found == pytest.approx(b_cubed(groups(in_time), truth)[2], abs=0.01)


@pytest.mark.parametrize("cut", [1, 137, 299, 300, 431])
def test_a_saved_state_goes_on_as_if_it_had_not_stopped(in_order, cut):
    text = save(taken(SKETCHES[:cut], finish=False))
    state = restore(text, "state.json")
    assert save(state) == text
    for sketch in SKETCHES[cut:]:
        state.add(sketch)
    state.finish()
    assert state.groups() == in_order.groups()
    assert save(state) == save(in_order)


def damaged(**changes):
    content = json.loads(save(taken(SKETCHES[:3], finish=False)))
    return json.dumps(content | changes)


@pytest.mark.parametrize(
    "text, reason",
    [
        ("{", "not JSON"),
        ("[]", "no saved state"),
        ('{"kind": "recipe"}', "no saved state"),
        (damaged(version=99), "version 99"),
        (damaged(cards=[{}]), "damaged"),
        (damaged(stories=[{"id": "x"}]), "damaged"),
        (damaged(frequencies=3), "damaged"),
    ],
)
def test_what_is_no_saved_state_is_refused(text, reason):
    with pytest.raises(InputError, match=reason):
        restore(text, "state.json")


def test_old_stories_are_closed_and_forgotten_but_counted(monkeypatch):
    monkeypatch.setattr(streams, "WINDOW", 3)
    monkeypatch.setattr(streams, "PATIENCE", 100)
    monkeypatch.setattr("evaluation.grouping_stream.A_DAY", 60)
    articles = list(stream(600, seed=3))
    state = taken([sketch for sketch, _ in articles])
    assert state.closed
    assert len(state.cards) < 500
    assert sum(map(len, state.groups().values())) == 600
    open_days = [sketch.day for sketch in (card.sketch for card in state.cards.values())]
    assert min(open_days) > FIRST_DAY


def test_a_reprint_joins_without_being_weighed():
    first = SKETCHES[0]
    other = SKETCHES[1]
    state = taken([first], finish=False)
    changed = type(first)("z", "", first.day, other.words, paragraphs=first.paragraphs)
    assert state.add(changed) == state.home[first.id]


def test_one_article_against_others_is_weighed_as_all_pairs_are():
    chosen = SKETCHES[:40]
    weigh = taken(chosen, finish=False).frequencies.all_of
    pairs = compare(chosen, weigh).table()
    known = [facts(sketch, weigh) for sketch in chosen]
    for row in range(0, 40, 7):
        others = [n for n in range(40) if n != row]
        expected = pairs[NAMES : GAP + 1, row][:, others].mean(axis=1)
        found = list(mean_signs(known[row], [known[n] for n in others]))
        found[SERIES - NAMES] = mean_series(known[row], [known[n] for n in others])
        assert found == pytest.approx(expected, abs=1e-5)


def test_a_series_speaks_against_a_join():
    # ``Stream`` looks for a series only where all other signs are for a join.
    assert load_joining().weights[SERIES] < 0


def test_storylines_join_what_shares_its_words():
    def chapter(number, *words):
        return Chapter(number, dict.fromkeys(words, 1 / np.sqrt(len(words))))

    lines = storylines(
        [
            chapter(1, "torvik", "dam", "spillway", "flood"),
            chapter(2, "ballot", "mayor", "selm", "turnout"),
            chapter(3, "torvik", "dam", "spillway", "inquiry"),
        ]
    )
    assert lines == [[1, 3]]
