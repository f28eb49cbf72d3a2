"""The yardstick of attributions: how cues, sources and contents are counted."""

from __future__ import annotations

import gzip
import json

import pytest

from crossread.claims.tree import grow
from crossread.language import annotate
from evaluation.polnear import (
    AttributionTally,
    Reported,
    add_article,
    as_article,
    found_in,
    marked_in,
    measure,
    outermost,
)

TEXT = "Mayor opens bridge\n\nAnn Poe said that the bridge was safe. The town slept."


def reported(source: set[int], cue: set[int], content: set[int]) -> Reported:
    return Reported(frozenset(source), frozenset(cue), frozenset(content))


def tally_of(found: list[Reported], marked: list[Reported]) -> dict[str, float]:
    tally = AttributionTally()
    add_article(tally, found, marked)
    return tally.scores()


def row(text: str, *phrases: tuple[str, str, str]) -> dict[str, object]:
    """Return an article with the attributions whose source, cue and content are these phrases."""
    attributions = [
        {
            name: [[text.index(phrase), text.index(phrase) + len(phrase)]] if phrase else []
            for name, phrase in zip(("source", "cue", "content"), each, strict=True)
        }
        for each in phrases
    ]
    return {
        "id": "a", "outlet": "example.org", "date": "", "wire": "None", "other_annotators": [],
        "title": "Mayor opens bridge", "text": text, "attributions": attributions,
    }  # fmt: skip


def test_a_shared_token_makes_a_cue_right():
    scores = tally_of([reported({0}, {2}, {4, 5})], [reported({0}, {1, 2}, {4, 5})])
    assert (scores["cue.p"], scores["cue.r"]) == (1.0, 1.0)


def test_cues_that_only_one_side_has_count_against_precision_and_recall():
    found = [reported({0}, {1}, {2}), reported({7}, {8}, {9})]
    marked = [reported({0}, {1}, {2}), reported({3}, {4}, {5}), reported({3}, {6}, {5})]
    scores = tally_of(found, marked)
    assert scores["cue.p"] == pytest.approx(1 / 2)
    assert scores["cue.r"] == pytest.approx(1 / 3)
    assert scores["cue.f1"] == pytest.approx(0.4)


def test_sources_are_judged_under_right_cues_only():
    found = [reported({0, 1}, {2}, {3}), reported({5}, {6}, {7}), reported({20}, {21}, {22})]
    marked = [reported({1}, {2}, {3}), reported({9}, {6}, {7})]
    scores = tally_of(found, marked)
    assert scores["source.p"] == pytest.approx(1 / 2)
    assert scores["source_exact.p"] == 0.0


def test_a_source_that_nobody_marked_costs_precision_and_not_recall():
    scores = tally_of([reported({0}, {2}, {3})], [reported(set(), {2}, {3})])
    assert (scores["source.p"], scores["source.r"]) == (0.0, 0.0)
    both = tally_of(
        [reported({0}, {2}, {3}), reported({5}, {6}, {7})],
        [reported(set(), {2}, {3}), reported({5}, {6}, {7})],
    )
    assert (both["source.p"], both["source.r"]) == (0.5, 1.0)


def test_content_tokens_of_an_article_count_once():
    found = [reported({0}, {1}, {2, 3, 4}), reported({0}, {9}, {4, 5})]
    scores = tally_of(found, [reported({0}, {1}, {2, 3}), reported({0}, {9}, {4, 6, 7, 8})])
    assert scores["content.p"] == pytest.approx(3 / 4)
    assert scores["content.r"] == pytest.approx(3 / 6)


def test_a_nested_cue_is_left_out_of_the_outermost_ones():
    outer, inner = reported({0}, {1}, {2, 3, 4, 5}), reported({2}, {3}, {4, 5})
    assert outermost([inner, outer]) == [outer]
    scores = tally_of([inner, outer], [outer])
    assert (scores["cue.p"], scores["cue_with_nested.p"]) == (1.0, 0.5)


def test_cues_inside_each_others_content_are_both_outermost():
    one, other = reported({0}, {1}, {3}), reported({2}, {3}, {1})
    assert outermost([one, other]) == [one, other]


def test_marked_phrases_become_tokens_and_the_title_a_headline(annotator):
    article = as_article(row(TEXT, ("Ann Poe", "said", "that the bridge was safe")))
    tree = grow(article, annotate(article, annotator))
    assert [line.kind.value for line in article.lines] == ["title", "body"]
    (marked,) = marked_in(row(TEXT, ("Ann Poe", "said", "that the bridge was safe")), tree)
    (found,) = found_in(tree, article)
    assert (found.source, found.cue, found.content) == (
        marked.source, marked.cue, marked.content
    )  # fmt: skip


def test_people_mark_the_relative_pronoun(annotator):
    article = as_article(row("The guard, who said that the gate was shut, left the town."))
    tree = grow(article, annotate(article, annotator))
    found = next(each for each in found_in(tree, article) if each.sort.endswith("say"))
    assert [tree.lower(token) for token in found.source] == ["who"]


def test_the_yardstick_reads_the_file_and_reports_errors(tmp_path, annotator, capsys):
    folder = tmp_path / "polnear"
    folder.mkdir()
    marked = row(TEXT, ("Ann Poe", "said", "that the bridge was safe"), ("town", "slept", ""))
    with gzip.open(folder / "dev.jsonl.gz", "wt", encoding="utf-8") as lines:
        lines.write(json.dumps(marked) + "\n")
    scores = measure(tmp_path)
    assert (scores["cues"], scores["cue.p"], scores["cue.r"]) == (2, 1.0, 0.5)
    from evaluation.sets import Choice

    measure(tmp_path, Choice(details=True))
    assert "missed cue" in capsys.readouterr().err


def test_absent_data_is_told(tmp_path):
    with pytest.raises(FileNotFoundError):
        measure(tmp_path)
