"""The table of claims: what stands in it, how it fits a screen, and that no source can steer it."""

from __future__ import annotations

import re
from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from rich.cells import cell_len

from crossread.model.claims import Status
from crossread.model.spans import Citation
from crossread.reports import Screen
from crossread.reports.claim_records import ClaimReport
from crossread.reports.claims_table import render_claims_table
from crossread.reports.lint import lint, strip_quotations
from tests.reports import factory
from tests.reports.claim_readings import claim_report
from tests.reports.test_reports_lint import LOADED

WIDE = Screen(width=100)
ACTING = re.compile("[\x00-\x09\x0b-\x1f\x7f-\x9f\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069]")


def table(**options) -> str:
    return render_claims_table(claim_report(**options), WIDE)


def flat(**options) -> str:
    return " ".join(table(**options).split())


def test_a_claim_is_told_with_status_roles_type_time_and_citation():
    assert (
        "● main event, asserted: Arvania – give (Transfer) – receiver: Belmark; item: two patrol"
        " boats and others; when: 2031-05-03 (“on 3 May”) [000:76-125]"
    ) in flat()


def test_the_chain_runs_from_the_outlet_to_the_deepest_source():
    assert "kestral-news.example → “Ilan Varo” (say); why: made by hand; " in flat()


def test_a_quotation_that_is_not_whole_is_marked():
    assert "; quotation altered by its writer; confidence 0.90" in flat()
    assert flat().count("quotation") == 1


def test_every_status_is_told_by_icon_and_word():
    shown = table(candidates=True)
    for words in ("◇ alleged", "✕ denied", "≈ estimated", "▷ planned", "∅ said not to be so"):
        assert f"  {words}: " in shown


def test_articles_stand_under_title_outlet_and_day():
    shown = flat()
    assert "“Arvania hands two patrol boats to Belmark” — kestral-news.example, 2031-05-04" in shown
    assert "“I watched the boats come in” — The Quay, date unknown" in shown


def test_an_unnamed_outlet_is_named_by_its_article():
    first = claim_report().readings[0]
    unnamed = replace(first, article=replace(first.article, outlet=""))
    shown = render_claims_table(ClaimReport((unnamed,)), WIDE)
    assert "— article 000, date unknown" in shown
    assert "      article 000 → “Ilan Varo” (say)" in shown


def test_candidates_and_claims_in_passing_are_left_out_and_counted():
    assert "(candidate, below the bar)" not in table()
    assert "told in passing;" not in table()
    assert (
        "10 claims in 4 articles; left out: 1 bare statement, 1 candidate and 1 told in passing"
        " (--candidates shows them)"
    ) in flat()


def test_candidates_are_shown_and_marked_when_asked_for():
    shown = flat(candidates=True)
    assert "confidence 0.40 (candidate, below the bar)" in shown
    assert "confidence 0.90; told in passing" in shown
    assert shown.endswith("13 claims in 4 articles")


def test_a_statement_that_only_carries_claims_is_left_to_their_chains():
    assert "say (Statement)" not in table()
    assert "Ilan Varo – say (Statement)" in table(candidates=True)
    assert "Ilan Varo – say (Statement)" in table(types=("Statement",))


def test_what_a_statement_holds_is_quoted_where_it_is_not_shown():
    report = claim_report()
    first = report.readings[0]
    weak = tuple(replace(c, confidence=0.3) if c.id == "000.c1" else c for c in first.claims)
    shown = render_claims_table(ClaimReport((replace(first, claims=weak),)), WIDE)
    cited = factory.where("000.c1")
    words = "content “Arvania gave two patrol boats to Belmark on 3 May”"
    assert f"{words} [{cited}]" in " ".join(shown.split())
    assert "content “" not in table(candidates=True)


def test_denial_and_denied_claim_cite_each_other():
    shown = flat(candidates=True)
    denied = factory.cite("000", "it had sent any arms")
    denial = factory.cite("000", "Arvania denied that it had sent any arms")
    assert f"✕ denies “it had sent any arms” [{denied}]" in shown
    assert f"✕ denied in “Arvania denied that it had sent any arms” [{denial}]" in shown


def test_a_pronoun_is_read_with_its_name():
    assert "✕ denied: it (= Arvania) – send [000:" in flat(candidates=True)


def test_a_type_chooses_claims():
    shown = table(types=("Denial",))
    assert shown.count("confidence") == 1
    assert "No claims found." in shown


def test_a_role_that_is_no_subject_is_named():
    report = claim_report()
    transfer = report.readings[0].claims[0]
    passive = replace(transfer, roles=transfer.roles[1:])
    reading = replace(report.readings[0], claims=(passive,))
    assert "asserted: receiver: Belmark – give (Transfer) – item: two" in render_claims_table(
        ClaimReport((reading,)), WIDE
    )


def test_nothing_is_printed_without_a_citation_that_opens():
    texts = {article.id: article.text for article in factory.articles()}
    cited = [Citation.parse(each) for each in re.findall(r"\[(\S+:\d+-\d+)\]", table())]
    assert len(cited) >= 13
    assert all(each.span.of(texts[each.article]).strip() for each in cited)


@pytest.mark.parametrize("width", [10, 40, 60, 80, 100, 300])
def test_no_line_is_wider_than_the_screen(width):
    shown = render_claims_table(claim_report(candidates=True), Screen(width))
    assert max(map(cell_len, shown.split("\n"))) <= min(max(width, 40), 100)


def test_colour_adds_escapes_and_changes_no_word():
    coloured = render_claims_table(claim_report(), Screen(100, colour=True))
    assert "\x1b[" in coloured
    assert re.sub(r"\x1b\[[0-9;]*m", "", coloured) == table()


def loaded(words: str) -> ClaimReport:
    """Return the report with other words wherever a source can put any."""
    report = claim_report(candidates=True)
    first = report.readings[0]
    claims = tuple(
        replace(
            claim,
            predicate=words,
            reasons=(words,),
            chain=tuple(replace(link, name=words, cue=words) for link in claim.chain),
            roles=tuple(
                replace(role, fillers=tuple(replace(f, text=words) for f in role.fillers))
                for role in claim.roles
            ),
        )
        for claim in first.claims
    )
    article = replace(first.article, outlet=words, title=words)
    reading = replace(first, article=article, claims=claims)
    return replace(report, readings=(reading,))


@pytest.mark.parametrize("width", [40, 100])
def test_the_table_passes_the_lint_outside_quotations(width):
    shown = " ".join(render_claims_table(loaded(LOADED), Screen(width)).split())
    assert "illegal" in shown
    assert lint(strip_quotations(shown)) == []


@settings(max_examples=40, deadline=None)
@given(st.text(st.characters(exclude_categories=()), min_size=1, max_size=40))
def test_no_text_of_a_source_can_steer_the_terminal(words):
    shown = render_claims_table(loaded(words), WIDE)
    assert not ACTING.search(shown)
    shown.encode("utf-8")


def test_an_article_without_claims_says_so():
    reading = replace(claim_report().readings[0], claims=())
    shown = render_claims_table(ClaimReport((reading,)), WIDE)
    assert "No claims found." in shown
    assert shown.endswith("  0 claims in 1 article\n")


def test_statuses_of_the_test_report_are_all():
    told = {claim.status for reading in claim_report().readings for claim in reading.claims}
    assert told == set(Status) - {Status.HYPOTHETICAL}
