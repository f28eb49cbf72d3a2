"""No renderer gives a verdict: its output, without the words of sources, passes the lint."""

from __future__ import annotations

from dataclasses import replace

import lxml.html
import pytest

from crossread.reports import Report, render, render_terminal
from crossread.reports.lint import lint, strip_quotations
from crossread.reports.terminal import Screen
from tests.reports import factory

LOADED = "The proven breach was illegal and unlawful, confirmed, guilty, likely, probably, violated"


def loaded_report() -> Report:
    """Return the report with verdict words wherever a source or a user can put words."""
    dossier = factory.dossier()
    outlets = tuple(
        replace(article, outlet=f"{LOADED} {number}", title=LOADED)
        for number, article in enumerate(dossier.articles)
    )
    origins = tuple(replace(o, name=LOADED) for o in dossier.groups[0].origins)
    groups = (replace(dossier.groups[0], origins=origins, reasons=(LOADED,)), *dossier.groups[1:])
    conflicts = tuple(replace(c, reason=LOADED, scope=LOADED) for c in dossier.conflicts)
    cited = tuple(replace(c, name=LOADED) for c in dossier.trace.cited)
    lineages = tuple(replace(x, evidence=(LOADED,)) for x in dossier.trace.lineages)
    brief = tuple(replace(line, text=f"{LOADED}: {line.text}") for line in dossier.brief)
    framing = tuple(
        replace(row, target=LOADED, labels=tuple(replace(x, voice=LOADED) for x in row.labels))
        for row in dossier.framing
    )
    loaded = replace(
        dossier,
        articles=outlets,
        groups=groups,
        conflicts=conflicts,
        trace=replace(dossier.trace, cited=cited, lineages=lineages),
        brief=brief,
        framing=framing,
        hits=tuple(replace(hit, statement=LOADED, rule=LOADED) for hit in dossier.hits),
        notes=(LOADED,),
    )
    rejected = tuple(replace(r, source=LOADED, reason=LOADED) for r in factory.REJECTED)
    return Report((loaded,), rejected, ("un-dprk",))


def page_words(html: str) -> str:
    """Return the text of a page without the articles and the quotations."""
    page = lxml.html.fromstring(html)
    for node in page.xpath("//q | //style | //div[@class='text']"):
        node.drop_tree()
    return " ".join(page.itertext())


REPORTS = {"factory": factory.report(), "loaded": loaded_report()}


@pytest.mark.parametrize("name", sorted(REPORTS))
@pytest.mark.parametrize("form", ["terminal", "markdown"])
def test_text_formats_pass_the_lint_outside_quotations(name, form):
    text = " ".join(render(REPORTS[name], form).split())
    assert "illegal" in text
    assert lint(strip_quotations(text)) == []


@pytest.mark.parametrize("width", [40, 80, 120])
def test_a_capped_terminal_passes_the_lint(width):
    text = render_terminal(REPORTS["loaded"], Screen(width))
    assert lint(strip_quotations(" ".join(text.split()))) == []


@pytest.mark.parametrize("name", sorted(REPORTS))
def test_the_page_passes_the_lint_outside_quotations(name):
    html = render(REPORTS[name], "html")
    assert lint(strip_quotations(" ".join(page_words(html).split()))) == []
