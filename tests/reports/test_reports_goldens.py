"""Every format of the hand-made report, byte for byte."""

from __future__ import annotations

import pytest

from crossread.reports import RENDERERS
from tests.reports import regenerate_goldens

GOLDENS = regenerate_goldens.goldens()


@pytest.mark.parametrize("name", sorted(GOLDENS))
def test_output_equals_its_golden_file(name):
    expected = (regenerate_goldens.FOLDER / name).read_text(encoding="utf-8")
    assert GOLDENS[name] == expected


def test_every_renderer_has_a_golden_file_and_a_row_in_the_docs():
    docs = regenerate_goldens.FOLDER.parents[2] / "docs" / "adding-a-renderer.md"
    rows = docs.read_text(encoding="utf-8")
    for renderer in RENDERERS:
        assert renderer.name in regenerate_goldens.SUFFIXES
        assert f"| `{renderer.name}` |" in rows


def test_output_is_the_same_on_every_run():
    assert regenerate_goldens.goldens() == GOLDENS
