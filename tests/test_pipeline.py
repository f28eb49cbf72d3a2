"""What the pipeline does when a stage fails on one story."""

from __future__ import annotations

import gc

from crossread import evidence, pipeline

STORM = "Storm sinks boats\n\nA storm sank three boats in Veldra on Monday, Mayor Ana Pell said.\n"
MUSEUM = "Museum opens\n\nThe clock museum of Tarvik opened its doors to 400 guests on Friday.\n"


def test_one_bad_story_does_not_stop_the_rest(tmp_path, monkeypatch):
    (tmp_path / "storm.txt").write_text(STORM, encoding="utf-8")
    (tmp_path / "museum.txt").write_text(MUSEUM, encoding="utf-8")
    weigh = evidence.weigh

    def fail_on_storm(story, *rest):
        if "storm" in story.articles:
            raise RuntimeError("inside")
        return weigh(story, *rest)

    monkeypatch.setattr(evidence, "weigh", fail_on_storm)
    result = pipeline.read_stories([tmp_path])
    assert [d.story.articles for d in result.dossiers] == [("museum",)]
    assert [(r.source, r.stage) for r in result.rejected] == [("the story of storm", "evidence")]


def test_the_collector_is_as_before_after_reading():
    before = gc.get_threshold()
    with pipeline.patient_collector():
        assert gc.get_threshold() > before
    assert gc.get_threshold() == before
