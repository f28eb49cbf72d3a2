from __future__ import annotations

import numpy as np
import pytest
import yaml

from crossread.model.sketches import Sketch
from crossread.stories.joining import SIGNS, Joining, load_joining, share
from evaluation.fit_joining import best_bar, f1, fit, hold_out, shared_bar, shares, store, with_bar
from evaluation.joining_samples import prepare, samples

SERIES = SIGNS.index("series")


def article(event, number):
    """An article of one of eight invented events: words of its event, some of its own, a name."""
    words = {f"word{event}x{each}": 2 for each in range(12) if (each + number) % 4}
    words |= {f"own{event}x{number}x{each}": 1 for each in range(6)} | {"people": 3, "year": 1}
    return Sketch(
        id=f"{event}-{number}",
        outlet="",
        day=1000 + 9 * event + number,
        words=words,
        title=(f"word{event}x0", "people"),
        names=(f"name{event}", f"own{event}x{number}x0"),
        numbers=(str(10 + event),),
    )


ARTICLES = prepare([(article(event, n), str(event)) for event in range(8) for n in range(4)])
FOUND = samples(ARTICLES)


def test_samples_are_of_one_event_and_of_two():
    assert {each.same for each in FOUND} == {True, False}
    assert all(each.same == (each.events[0] == each.events[1]) for each in FOUND)
    assert all(each.signs.shape == (len(SIGNS),) for each in FOUND)


def test_the_fit_finds_that_alike_articles_are_one_event():
    joining = fit(FOUND, -5.0)
    weights = dict(zip(SIGNS, joining.weights, strict=True))
    assert weights["likeness"] > 1
    assert weights["names"] > 0
    assert weights["series"] == -5.0
    assert np.array_equal(fit(FOUND, -5.0).weights, joining.weights)


def test_events_that_are_plain_are_found_held_out_too():
    joining = fit(FOUND, -5.0)
    everything = np.ones(len(ARTICLES.events), dtype=bool)
    bar = best_bar(ARTICLES, joining, everything)
    assert f1(*shares(ARTICLES, with_bar(joining, bar))) == pytest.approx(1.0)
    assert hold_out(ARTICLES, FOUND, -5.0, 0, None) > 0.9


def test_of_bars_that_are_nearly_the_best_the_topics_choose():
    joining = fit(FOUND, -5.0)
    bar = shared_bar(ARTICLES, ARTICLES, joining)
    everything = np.ones(len(ARTICLES.events), dtype=bool)
    assert bar == best_bar(ARTICLES, joining, everything)
    # Where the topics are single articles of one event each, the strictest bar serves them best.
    alone = prepare([(a, a.id) for a in ARTICLES.sketches])
    assert shared_bar(ARTICLES, alone, joining) >= bar


def test_what_is_stored_is_what_is_loaded(tmp_path):
    joining = with_bar(fit(FOUND, -5.0), -1.5)
    path = tmp_path / "joining.yaml"
    store(joining, len(FOUND), path)
    content = yaml.safe_load(path.read_text(encoding="utf-8"))
    read = Joining.of(content)
    assert np.array_equal(read.weights, joining.weights)
    assert (read.intercept, read.bar) == (joining.intercept, joining.bar)


def test_the_shipped_model_joins_what_is_alike_and_keeps_series_apart():
    weights = dict(zip(SIGNS, load_joining().weights, strict=True))
    assert weights["likeness"] > 0 > weights["series"]
    assert weights["names"] > 0 > weights["days between"]
    assert share(0.0) == 0.5
