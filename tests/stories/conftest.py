"""Fixtures of the stories tests."""

from __future__ import annotations

import pytest

from crossread import articles, claims, language
from crossread.model.stories import Reading
from crossread.stories import group, trace


@pytest.fixture(scope="session")
def sample_trace(shared, annotator):
    """What is traced in the story of the five sample reports."""
    batch = articles.read(sorted((shared / "reports").glob("*.txt")))
    readings = []
    for article in batch.articles:
        annotation = language.annotate(article, annotator)
        readings.append(Reading(article, annotation, claims.find(article, annotation)))
    (story,) = group(readings)
    return trace(readings, story)
