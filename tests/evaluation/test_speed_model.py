"""What the language model costs, on a text of our own."""

from __future__ import annotations

import json

from crossread.language import article_of_text
from evaluation.speed_model import (
    articles_to_time,
    measure_process,
    model_size_mib,
    stretches_of,
    time_model,
)
from tests.evaluation.scripted import two_sentences, write_gzip

TEXT = "Selm denied it.\n\nOrla left on Monday."


def test_the_model_is_given_the_words_of_every_line(annotator):
    stretches = stretches_of(article_of_text(TEXT), annotator)
    assert [stretch.words for stretch in stretches] == [
        ("Selm", "denied", "it", "."),
        ("Orla", "left", "on", "Monday", "."),
    ]


def test_words_a_second(annotator):
    values = time_model([article_of_text(TEXT)], annotator)
    assert values["model.words"] == 9
    assert values["model.words_per_second"] > 0
    assert values["model.words_per_second.with_tokens"] > 0


def test_a_fresh_process_is_measured():
    values = measure_process([article_of_text(TEXT)])
    assert 0 < values["model.load_seconds"] < values["model.start_seconds"]
    assert 20 < values["model.reader_peak_mib"] < 2000
    assert 1 < model_size_mib() < 100


def test_articles_come_from_clusters_else_from_pud(tmp_path):
    assert articles_to_time(tmp_path) == []
    write_gzip(tmp_path / "treebanks" / "pud-test.conllu.gz", two_sentences("d"))
    assert [article.text for article in articles_to_time(tmp_path)] == [
        "Selm denied it. Orla left. "
    ]
    row = {"title": "A dam breaks", "text": "The dam broke at noon.", "event": "y"}
    packed = tmp_path / "clusters" / "articles.jsonl.gz"
    write_gzip(packed, json.dumps({**row, "date_publish": "2031-04-10T08:00:00"}) + "\n")
    (article,) = articles_to_time(tmp_path)
    assert "The dam broke" in article.text
