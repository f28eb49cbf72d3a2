"""Entities of the sample reports against the hand-made gold, by one rule for every item."""

from __future__ import annotations

import json
from functools import cache
from pathlib import Path
from typing import Any

import pytest

from crossread.articles import read
from crossread.entities import link
from crossread.language import annotate, load_annotator
from crossread.model.annotation import EntityKind
from crossread.model.entities import Entity
from crossread.model.spans import Span
from crossread.model.stories import Reading
from crossread.text.countries import country_name


@cache
def _linked(reports: Path) -> tuple[dict[str, Reading], dict[tuple[str, int], list[Entity]]]:
    annotator = load_annotator()
    articles = read([str(path) for path in sorted(reports.glob("*.txt"))]).articles
    readings = [Reading(article, annotate(article, annotator), ()) for article in articles]
    table = link(readings)
    entities = {entity.id: entity for entity in table.entities}
    links = {(x.article, x.mention): [entities[i] for i in x.entities] for x in table.links}
    return {reading.article.id: reading for reading in readings}, links


def _entities_in(shared: Path, evidence: dict[str, Any]) -> list[list[Entity]]:
    """Return the entities of the mentions that overlap an evidence span, the widest first."""
    readings, links = _linked(shared / "reports")
    reading = next(r for key, r in readings.items() if key.startswith(evidence["file"]))
    span = Span(evidence["start"], evidence["start"] + len(evidence["quote"]))
    inside = [m for m in reading.annotation.mentions if m.span.overlaps(span)]
    widest = sorted(inside, key=lambda m: (-len(m.span), m.span.start))
    return [links.get((reading.article.id, mention.index), []) for mention in widest]


def _items(shared: Path, key: str) -> list[dict[str, Any]]:
    gold = json.loads((shared / "gold" / "seeds.json").read_text(encoding="utf-8"))
    found = [i for i in gold["items"] if i["category"] == "entity" and key in i["expected"]]
    if not found:
        pytest.skip(f"the gold beside this checkout has no entity item with {key!r}")
    return found


def test_each_mention_of_a_canonical_entity_is_linked_to_it(shared: Path) -> None:
    for item in _items(shared, "canonical"):
        for evidence in item["evidence"]:
            named = [e.name for found in _entities_in(shared, evidence) for e in found]
            assert item["expected"]["canonical"] in named, (item["id"], evidence, named)


def test_plural_nominals_stand_for_their_members(shared: Path) -> None:
    for item in _items(shared, "members"):
        for evidence in item["evidence"]:
            groups = [{e.name for e in found} for found in _entities_in(shared, evidence)]
            assert set(item["expected"]["members"]) in groups, (item["id"], evidence, groups)


def test_capitals_that_act_are_governments(shared: Path) -> None:
    for item in _items(shared, "map"):
        for evidence in item["evidence"]:
            wanted = {
                place: state.partition(" (")[0]
                for place, state in item["expected"]["map"].items()
                if place in evidence["quote"]
            }
            found = [e for entities in _entities_in(shared, evidence) for e in entities]
            acting = {country_name(e.acts_for) for e in found if e.kind is not EntityKind.PLACE}
            assert set(wanted.values()) <= acting, (item["id"], evidence, found)
