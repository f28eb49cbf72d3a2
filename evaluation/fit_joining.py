"""Fit when articles are one event, on ``data/clusters`` and ECB+: ``--write`` stores it.

A logistic regression with ridge on groups of articles (``joining_samples``). ECB+ has two events of
one kind in each topic, which are hard to tell apart, but no dates: the weight of "days between" is
given as ``data/clusters`` alone has it. So is that of "series", of which neither has any: it is the
weakest of SERIES_WEIGHTS with which the invented ones of ``series.yaml`` stay apart, or the last.
Folds are made of whole events: a group of two events is left out where either is held out. The bar
is chosen on ``data/clusters``, which are as a stream brings them; of bars as good to NEARLY there
it is the one that is best on ECB+. All choices are deterministic.
"""

from __future__ import annotations

import argparse
import gzip
import json
from collections import Counter
from collections.abc import Iterator, Sequence
from pathlib import Path
from random import Random

import numpy as np

from crossread.articles import read_bytes
from crossread.language import Annotator, annotate, load_annotator
from crossread.model.sketches import Sketch
from crossread.model.stories import Reading
from crossread.stories.comparing import Matrix
from crossread.stories.joining import SIGNS, Joining
from crossread.stories.linking import cluster
from crossread.stories.sketching import sketch
from evaluation import default_data
from evaluation.clusters import b_cubed, read_rows
from evaluation.fit_confidence import solve
from evaluation.joining_samples import Articles, Sample, prepare, samples
from evaluation.names_text import print_text
from evaluation.series import LOOKED_AT, read_series

RESOURCE = (
    Path(__file__).resolve().parent.parent / "src" / "crossread" / "resources" / "joining.yaml"
)
SERIES_WEIGHTS = (0.0, -4.0, -5.0, -6.0, -7.0, -8.0)
RIDGE = 2.0  # of .5, 2 and 8 no one was better by more than .002 on held-out events
DAYS_BETWEEN = -0.27  # fitted with all other signs on data/clusters alone
DOCUMENTS = 4  # of each event of ECB+ that are read
BARS = tuple(quarter / 4 for quarter in range(-16, 1))
NEARLY = 0.005  # of F1: what one article of data/clusters in another story makes
EVERY = 2  # group of ECB+: of all of them its undated pairs of events would set the weights
FOLDS = 5
DRAWS = 4  # ways to make the folds


def fit(found: Sequence[Sample], series: float) -> Joining:
    """Fit on samples, coefficients rounded as they are stored; the bar is still the lowest."""
    given = {"series": series, "days between": DAYS_BETWEEN}
    free = [column for column, sign in enumerate(SIGNS) if sign not in given]
    table = np.array([[1.0, *each.signs[free]] for each in found])
    same = np.array([float(each.same) for each in found])
    values = solve(table, same, RIDGE)
    weights = np.zeros(len(SIGNS))
    weights[free] = np.round(values[1:], 2)
    for sign, weight in given.items():
        weights[SIGNS.index(sign)] = weight
    return Joining(round(float(values[0]), 2), weights, BARS[0])


def with_bar(joining: Joining, bar: float) -> Joining:
    """Return a model with another bar."""
    return Joining(joining.intercept, joining.weights, bar)


def shares(articles: Articles, joining: Joining) -> tuple[Matrix, Matrix]:
    """Return of each article how much of its story is its event, and of its event its story."""
    precision = np.zeros(len(articles.events))
    recall = np.zeros(len(articles.events))
    for rows in cluster(articles.pairs, joining):
        for row in rows:
            own = sum(articles.events[other] == articles.events[row] for other in rows)
            precision[row] = own / len(rows)
            recall[row] = own / len(articles.of_event(articles.events[row]))
    return precision, recall


def f1(precision: Matrix, recall: Matrix) -> float:
    """Return B-cubed F1 of the shares of articles."""
    p, r = float(precision.mean()), float(recall.mean())
    return 2 * p * r / (p + r)


def best_bar(articles: Articles, joining: Joining, chosen: Matrix) -> float:
    """Return the bar with the best F1 of the chosen articles, the strictest of equal ones."""
    values = {}
    for bar in BARS:
        precision, recall = shares(articles, with_bar(joining, bar))
        values[bar] = round(f1(precision[chosen], recall[chosen]), 6)
    return max(values, key=lambda bar: (values[bar], bar))


def shared_bar(articles: Articles, topics: Articles, joining: Joining) -> float:
    """Return of the bars that are nearly the best on the articles the best on the topics."""
    found = {bar: f1(*shares(articles, with_bar(joining, bar))) for bar in BARS}
    near = [bar for bar in BARS if found[bar] >= max(found.values()) - NEARLY]
    values = {bar: round(f1(*shares(topics, with_bar(joining, bar))), 6) for bar in near}
    return max(values, key=lambda bar: (values[bar], bar))


def hold_out(
    articles: Articles, found: Sequence[Sample], series: float, draw: int, bar: float | None
) -> float:
    """Return F1 where every article is grouped by a model that saw nothing of its event.

    Where ``bar`` is None it is chosen on the events that the model saw.
    """
    events = sorted(set(articles.events))
    order = Random(draw).sample(events, len(events))
    fold = {event: number % FOLDS for number, event in enumerate(order)}
    precision, recall = np.zeros(len(articles.events)), np.zeros(len(articles.events))
    for held in range(FOLDS):
        inside = np.array([fold[event] == held for event in articles.events])
        joining = fit([s for s in found if held not in {fold.get(e) for e in s.events}], series)
        chosen = best_bar(articles, joining, ~inside) if bar is None else bar
        own = shares(articles, with_bar(joining, chosen))
        precision[inside], recall[inside] = own[0][inside], own[1][inside]
    return f1(precision, recall)


def read_marked(data: Path, annotator: Annotator) -> Iterator[tuple[Sketch, str]]:
    """Yield the sketch and the event of every article that can be read."""
    for article, event in read_rows(data / "clusters" / "articles.jsonl.gz"):
        if article is not None:
            yield sketch(Reading(article, annotate(article, annotator), ())), event


def read_topics(data: Path, annotator: Annotator) -> Iterator[tuple[Sketch, str]]:
    """Yield the sketch and the event of the first articles of each event of ECB+."""
    taken: Counter[str] = Counter()
    with gzip.open(data / "ecb-plus" / "topics-01-35.jsonl.gz", "rt", encoding="utf-8") as lines:
        for row in map(json.loads, lines):
            event = f"{row['topic']}-{row['subtopic']}"
            taken[event] += 1
            if taken[event] <= DOCUMENTS:
                text = print_text([(n, s, word) for n, s, word in row["tokens"]]).text
                title = text.partition("\n")[0]
                printed = {"title": title, "text": text.replace("\n", "\n\n")}
                content = json.dumps(printed).encode("utf-8")
                article = read_bytes(content, f"{row['doc']}.json", row["doc"])
                yield sketch(Reading(article, annotate(article, annotator), ())), event


def series_f1(families: Sequence[Articles], joining: Joining) -> float:
    """Return the mean F1 over families of series, each grouped alone."""
    return float(np.mean([f1(*shares(articles, joining)) for articles in families]))


def describe(articles: Articles, found: Sequence[Sample], joining: Joining) -> Iterator[str]:
    """Yield figures on the data that the model was fitted on, and held out."""
    groups = [
        [articles.sketches[row].id for row in rows] for rows in cluster(articles.pairs, joining)
    ]
    truth = {s.id: event for s, event in zip(articles.sketches, articles.events, strict=True)}
    precision, recall, value = b_cubed(groups, truth)
    yield f"in sample: precision {precision:.4f}, recall {recall:.4f}, F1 {value:.4f}"
    series = float(joining.weights[SIGNS.index("series")])
    for name, bar in (("chosen on the other events", None), (f"of {joining.bar}", joining.bar)):
        values = [hold_out(articles, found, series, draw, bar) for draw in range(DRAWS)]
        shown = ", ".join(f"{each:.4f}" for each in values)
        yield f"events held out, bar {name}: F1 {np.mean(values):.4f} ({shown})"


def describe_topics(
    topics: Articles, found: Sequence[Sample], joining: Joining, series: float
) -> Iterator[str]:
    """Yield F1 on ECB+: of the model, and on the even topics of one that saw only odd ones."""
    yield f"ECB+ in sample: F1 {f1(*shares(topics, joining)):.4f}"
    even = [n for n, event in enumerate(topics.events) if int(event.partition("-")[0]) % 2 == 0]
    half = prepare([(topics.sketches[n], topics.events[n]) for n in even])
    hidden = set(half.events)
    held = with_bar(fit([s for s in found if not hidden & set(s.events)], series), joining.bar)
    yield f"ECB+ even topics held out: F1 {f1(*shares(half, held)):.4f}"


def store(joining: Joining, count: int, path: Path = RESOURCE) -> None:
    """Write the model into the resource."""
    lines = [
        "# When two groups of articles are one event: log-odds of the signs of stories/joining.py.",
        "# Source: fitted for this project by evaluation/fit_joining.py on"
        f" {count} groups of articles of",
        "# data/clusters and ECB+ (CC BY 3.0); holds no text of them. Licence: Apache-2.0.",
        f"intercept: {joining.intercept}",
        f"bar: {joining.bar}",
        "signs:",
        *(f"  {sign}: {w}" for sign, w in zip(SIGNS, joining.weights.tolist(), strict=True)),
    ]
    path.write_text("\n".join(lines) + "\n", encoding="utf-8")


def main() -> None:
    """Fit, describe the fit and, with ``--write``, store it."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--write", action="store_true", help="store the coefficients")
    options = parser.parse_args()
    annotator = load_annotator()
    articles = prepare(list(read_marked(default_data(), annotator)))
    families = [
        prepare([(each.sketch, each.event) for each in own])
        for own in read_series(LOOKED_AT, annotator).values()
    ]
    topics = prepare(list(read_topics(default_data(), annotator)))
    found = samples(articles) + samples(topics)[::EVERY]
    for series in SERIES_WEIGHTS:
        joining = fit(found, series)
        joining = with_bar(joining, shared_bar(articles, topics, joining))
        kept = series_f1(families, joining)
        print(f"series {series}: bar {joining.bar}, F1 of invented series {kept:.4f}")
        print("\n".join(describe(articles, found, joining)))
        print("\n".join(describe_topics(topics, found, joining, series)), flush=True)
        if kept == 1.0:
            break
    print(f"{joining.intercept:6.2f}  intercept")
    for sign, weight in zip(SIGNS, joining.weights, strict=True):
        print(f"{weight:6.2f}  {sign}")
    if options.write:
        store(joining, len(found))


if __name__ == "__main__":
    main()
