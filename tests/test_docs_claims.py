"""docs/claims.md says what the claims stage does: each of its examples is tried."""

from __future__ import annotations

import json
import re
from collections.abc import Callable, Iterator
from dataclasses import fields, replace
from functools import cache
from pathlib import Path

import pytest

from crossread import pipeline
from crossread.claims import find
from crossread.language import Annotator, annotate, article_of_text
from crossread.model.claims import Claim, SourceKind, Status
from crossread.reports import Screen
from crossread.reports.claim_records import ClaimRecord, ClaimReport, Selection
from crossread.reports.claims_jsonl import render_claims_jsonl
from crossread.reports.claims_plover import render_claims_plover
from crossread.reports.claims_table import render_claims_table

ROOT = Path(__file__).resolve().parent.parent
PAGE = (ROOT / "docs" / "claims.md").read_text(encoding="utf-8")


def rows(section: str) -> list[list[str]]:
    """Return the cells of a section's table without its head."""
    text = PAGE.partition(f"\n## {section}\n")[2].partition("\n## ")[0]
    table = [line for line in text.split("\n") if line.startswith("|")]
    return [[cell.strip() for cell in line.strip("|").split("|")] for line in table[2:]]


def blocks(kind: str) -> list[str]:
    return re.findall(rf"```{kind}\n(.*?)```", PAGE, re.DOTALL)


@pytest.fixture(scope="module")
def claims_of(annotator: Annotator) -> Callable[[str], tuple[Claim, ...]]:
    """A function that returns the claims of a text."""

    @cache
    def read(text: str) -> tuple[Claim, ...]:
        made = replace(article_of_text(text), id="000", outlet="example.org")
        return find(made, annotate(made, annotator))

    return read


def only(claims: tuple[Claim, ...], predicate: str) -> Claim:
    """Return the one claim of a predicate."""
    found = [claim for claim in claims if claim.predicate == predicate]
    assert len(found) == 1, [claim.predicate for claim in claims]
    return found[0]


def roles(claim: Claim) -> Iterator[str]:
    for role in claim.roles:
        yield f"{role.name}: {', '.join(filler.text for filler in role.fillers)}"


@pytest.mark.parametrize("sentence, kind, predicate, told", rows("Event types and roles"))
def test_types_and_roles_are_read_as_the_page_says(claims_of, sentence, kind, predicate, told):
    claim = only(claims_of(sentence), predicate)
    assert (claim.event_type, claim.background) == (kind, False)
    assert "; ".join(roles(claim)) == told


@pytest.mark.parametrize("pattern, sentence, sources", rows("Attribution"))
def test_sources_are_read_as_the_page_says(claims_of, pattern, sentence, sources):
    chains = [claim.chain[1:] for claim in claims_of(sentence) if claim.chain[1:]]
    told = {" → ".join(link.name for link in chain): chain[-1].pattern for chain in chains}
    assert told.get(sources) == pattern


@pytest.mark.parametrize("status, sentence, predicate, why", rows("Status"))
def test_statuses_are_read_as_the_page_says(claims_of, status, sentence, predicate, why):
    claim = only(claims_of(sentence), predicate)
    assert claim.status.value == status
    assert why in (", ".join(claim.reasons), *claim.reasons)


@pytest.mark.parametrize("text, denial, denied", rows("Denials"))
def test_denials_are_linked_as_the_page_says(claims_of, text, denial, denied):
    claims = claims_of(text)
    by_id = {claim.id: claim.predicate for claim in claims}
    assert ", ".join(by_id[each] for each in only(claims, denial).denies) == denied


def test_the_page_shows_every_status_and_kind_of_source():
    assert {row[0] for row in rows("Status")} == {status.value for status in Status}
    kinds = set(SourceKind) - {SourceKind.OUTLET}
    assert all(f"`{kind.value}`" in PAGE for kind in kinds)


def test_the_page_lists_every_field_in_its_order():
    listed = [name for row in rows("JSON lines") for name in re.findall(r"`(\w+)`", row[0])]
    assert sorted(listed) == sorted(field.name for field in fields(ClaimRecord))


@pytest.fixture(scope="module")
def report(annotator: Annotator) -> ClaimReport:
    """The claims of the report that the page shows lines of."""
    path = ROOT / "examples" / "patrol-boats" / "01-norvapress.txt"
    result = pipeline.read_claims([path], annotator=annotator)
    return ClaimReport(result.readings, result.anchors, Selection(), result.main_events)


def without_confidence(text: str) -> str:
    return " ".join(re.sub(r"confidence \d\.\d+", "confidence", text).split())


def test_the_lines_of_the_table_are_what_is_printed(report):
    shown = without_confidence(render_claims_table(report, Screen(100)))
    (example,) = blocks("text")
    assert without_confidence(example) in shown


@pytest.mark.parametrize("number, render", [(0, render_claims_jsonl), (1, render_claims_plover)])
def test_the_json_of_the_page_is_what_is_printed(report, number, render):
    shown = [json.loads(line) for line in render(report).splitlines()]
    example = json.loads(blocks("json")[number])
    assert example in [{key: line[key] for key in example} for line in shown]
