"""The bundled example and its truth belong together."""

from __future__ import annotations

import json
from html.parser import HTMLParser
from pathlib import Path
from typing import Any

import pytest
import yaml

EXAMPLES = Path(__file__).resolve().parent.parent / "examples"
REPORTS = EXAMPLES / "patrol-boats"
TRUTH: dict[str, Any] = yaml.safe_load((EXAMPLES / "truth.yaml").read_text(encoding="utf-8"))
FILES = sorted(path.name for path in REPORTS.iterdir())
STATUSES = {"asserted", "alleged", "estimated", "denied", "planned", "hypothetical", "negated"}


class _Words(HTMLParser):
    def __init__(self) -> None:
        super().__init__()
        self.text = ""

    def handle_data(self, data: str) -> None:
        self.text += data


def report_text(name: str) -> str:
    raw = (REPORTS / name).read_text(encoding="utf-8")
    if name.endswith(".json"):
        return str(json.loads(raw)["title"]) + "\n" + str(json.loads(raw)["text"])
    if name.endswith(".html"):
        words = _Words()
        words.feed(raw)
        return words.text
    return raw


def quoted() -> list[tuple[str, str]]:
    rows = [*TRUTH["claims"], *TRUTH["denials"], *TRUTH["furniture"]]
    rows += [
        side for kind in ("conflicts", "traps") for row in TRUTH[kind] for side in row["sides"]
    ]
    return [(row["file"], row["quote"]) for row in rows]


@pytest.mark.parametrize("file, quote", quoted())
def test_every_quote_stands_in_its_report(file, quote):
    assert quote in report_text(file)


def test_the_truth_describes_every_report_and_only_these():
    assert sorted(row["file"] for row in TRUTH["reports"]) == FILES
    assert len(FILES) >= 7


@pytest.mark.parametrize("claim", TRUTH["claims"], ids=lambda claim: claim["id"])
def test_a_claim_names_a_group_a_status_and_its_chain(claim):
    assert claim["group"] in {group["id"] for group in TRUTH["groups"]}
    assert claim["status"] in STATUSES
    assert claim["attribution"][0] in {row["outlet"] for row in TRUTH["reports"]}
    assert claim["roles"]


def test_claim_ids_are_unique():
    ids = [claim["id"] for claim in TRUTH["claims"]]
    assert len(ids) == len(set(ids))


@pytest.mark.parametrize("row", TRUTH["lineage"], ids=lambda row: row["right"])
def test_lineage_names_reports(row):
    assert row["left"] in FILES
    assert row["right"] in FILES
    assert row["direction"] in {row["left"], row["right"], "unknown"}


@pytest.mark.parametrize("name", FILES)
def test_a_report_reads_like_a_short_news_text(name):
    assert 140 <= len(report_text(name).split()) <= 300


def test_the_reprint_repeats_a_long_run_of_the_agency_words():
    agency, reprint = (report_text(name).split() for name in FILES[:4:3])
    runs = {tuple(agency[at : at + 30]) for at in range(len(agency) - 29)}
    assert any(tuple(reprint[at : at + 30]) in runs for at in range(len(reprint) - 29))


@pytest.fixture(scope="session")
def dossier():
    from crossread.pipeline import read_stories

    result = read_stories([REPORTS])
    assert result.rejected == ()
    assert len(result.dossiers) == 1
    return result.dossiers[0]


@pytest.fixture(scope="session")
def file_of(dossier):
    return {article.id: Path(article.source).name for article in dossier.articles}


def test_the_reports_are_one_story(dossier):
    assert len(dossier.articles) == len(FILES)


def test_quotes_stand_in_the_text_as_it_was_read(dossier, file_of):
    texts = {file_of[article.id]: article.text for article in dossier.articles}
    body = [(row["file"], row["quote"]) for row in [*TRUTH["claims"], *TRUTH["denials"]]]
    assert [pair for pair in body if pair[1] not in texts[pair[0]]] == []


def test_only_the_spun_copy_is_held_to_be_spun(dossier, file_of):
    spun = [file_of[spin.article] for spin in dossier.trace.spins if spin.spun]
    assert spun == TRUTH["spun"]


def test_only_the_reprint_is_held_to_be_copied(dossier, file_of):
    found = [
        {file_of[lineage.left], file_of[lineage.right]}
        for lineage in dossier.trace.lineages
        if lineage.copied and not {file_of[lineage.left], file_of[lineage.right]} & {*TRUTH["spun"]}
    ]
    wanted = [{row["left"], row["right"]} for row in TRUTH["lineage"] if row["kind"] == "duplicate"]
    assert found == wanted


def test_the_gift_in_both_directions_is_a_conflict(dossier, file_of):
    wanted = {side["file"] for side in TRUTH["conflicts"][0]["sides"]}
    swapped = [c for c in dossier.conflicts if c.test == "roles_swapped" and c.shown]
    claims = {claim.id: claim for claim in dossier.claims}
    files = [
        {file_of[claims[name].article] for side in conflict.sides for name in side.claims}
        for conflict in swapped
    ]
    assert any(wanted <= found for found in files)


def test_furniture_gives_no_claims(dossier, file_of):
    for row in TRUTH["furniture"]:
        article = next(a for a in dossier.articles if file_of[a.id] == row["file"])
        start = article.text.index(row["quote"])
        own = [c for c in dossier.claims if c.article == article.id]
        inside = [c for c in own if start <= c.predicate_span.start < start + len(row["quote"])]
        assert inside == [], row
