"""Laws of the whole way of the data, on the bundled example."""

from __future__ import annotations

import dataclasses
import shutil
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from crossread import articles
from crossread.model.spans import Citation
from crossread.pipeline import Result, read_stories
from crossread.reports import RENDERERS, Report, render
from crossread.reports.lint import lint, strip_quotations
from tests.reports.test_reports_lint import page_words


@pytest.fixture(scope="module")
def folder(examples: Path) -> Path:
    return next(path for path in sorted(examples.iterdir()) if path.is_dir())


@pytest.fixture(scope="module")
def result(folder: Path) -> Result:
    return read_stories([folder])


def report(result: Result) -> Report:
    return Report(result.dossiers, result.rejected)


def citations(value: Any) -> Iterator[Citation]:
    """Yield every citation inside a dossier."""
    if isinstance(value, Citation):
        yield value
    elif dataclasses.is_dataclass(value):
        for field in dataclasses.fields(value):
            yield from citations(getattr(value, field.name))
    elif isinstance(value, tuple):
        for item in value:
            yield from citations(item)


def test_the_example_is_one_story(result: Result):
    assert len(result.dossiers) == 1
    assert not result.rejected


def test_every_citation_opens_on_words(result: Result):
    for dossier in result.dossiers:
        texts = {article.id: article.text for article in dossier.articles}
        found = set(citations(dossier))
        assert found
        for citation in found:
            assert citation.span.of(texts[citation.article]).strip()
            assert Citation.parse(str(citation)) == citation


def test_spans_lead_back_to_the_raw_bytes(result: Result):
    for reading in result.readings:
        article = reading.article
        raw = Path(article.source).read_bytes()
        exact = [segment for segment in article.raw_map if segment.exact]
        for segment in exact:
            found = raw[segment.raw_start : segment.raw_end].decode(article.encoding)
            assert found == segment.span.of(article.text)
        for claim in reading.claims:
            start, end = articles.locate_raw(article, claim.span)
            assert 0 <= start < end <= len(raw)


def test_order_of_input_gives_the_same_bytes(folder: Path, result: Result):
    paths = sorted(folder.iterdir())
    again = read_stories(list(reversed(paths)))
    for renderer in RENDERERS:
        assert render(report(again), renderer.name) == render(report(result), renderer.name)


def test_copies_of_a_report_raise_no_grade(folder: Path, result: Result, tmp_path: Path):
    original = sorted(folder.glob("*.txt"))[0]
    for path in folder.iterdir():
        shutil.copy(path, tmp_path / path.name)
    shutil.copy(original, tmp_path / f"zcopy{original.suffix}")
    copied = read_stories([tmp_path])
    before = {c: g for d in result.dossiers for g in d.groups for c in g.claims}
    after = {c: g for d in copied.dossiers for g in d.groups for c in g.claims}
    for claim, group in before.items():
        assert after[claim].grade.value <= group.grade.value
        assert after[claim].origins_low <= group.origins_low


@pytest.mark.parametrize("name", ["terminal", "markdown", "html"])
def test_no_renderer_passes_a_verdict(result: Result, name: str):
    text = render(report(result), name)
    assert lint(strip_quotations(page_words(text) if name == "html" else text)) == []
