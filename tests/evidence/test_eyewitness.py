"""An article's own reporter who was there is an origin of what he saw."""

from __future__ import annotations

from dataclasses import replace

import pytest

from crossread import claims, language
from crossread.articles import read_bytes
from crossread.evidence.eyewitness import find_eyewitness
from crossread.model.stories import Reading


@pytest.fixture(scope="module")
def seen(annotator):
    """Return the reporters of each claim of a text: (words, own, medium) by predicate."""

    def read(text: str, outlet: str = "Harbour Ledger") -> dict[str, tuple[str, bool, str]]:
        article = replace(read_bytes(text.encode(), "a.txt", "a"), outlet=outlet)
        annotation = language.annotate(article, annotator)
        reading = Reading(article, annotation, claims.find(article, annotation))
        found = {}
        for claim in reading.claims:
            who = find_eyewitness(reading, claim.sentence, claim.predicate_span)
            if who is not None and claim.quotation is None:
                medium = who.medium.name if who.medium else ""
                found[claim.predicate] = (who.span.of(article.text), who.own, medium)
        return found

    return read


SEEN = [
    ("This reporter watched as soldiers burned the bridge.", "burn", True, ""),
    ("Our correspondent saw soldiers burn the bridge on Monday.", "burn", True, ""),
    ("A reporter of this newspaper saw soldiers burn the bridge.", "burn", True, ""),
    ("A Harbour Ledger photographer watched as soldiers burned the bridge.", "burn", True, ""),
    ("A Reuters reporter watched as soldiers burned the bridge.", "burn", False, "Reuters"),
    ("An AFP team saw soldiers burn the bridge.", "burn", False, "Agence France-Presse"),
    ("Journalists at the scene counted twelve trucks.", "count", False, ""),
]


@pytest.mark.parametrize("text, predicate, own, medium", SEEN)
def test_who_says_that_he_saw_it(seen, text, predicate, own, medium):
    assert seen(text)[predicate][1:] == (own, medium)


NOT_SEEN = [
    "The mayor watched as soldiers burned the bridge.",
    "This reporter watched the door before soldiers burned the bridge.",
    "This reporter asked why soldiers burned the bridge.",
    "A journalist named Mira Holt saw soldiers burn the bridge.",
    "A journalist of this town saw soldiers burn the bridge.",
    "Our team saw a rise in sales.",
    "“This reporter watched as soldiers burned the bridge,” she said.",
]


@pytest.mark.parametrize("text", NOT_SEEN)
def test_who_was_not_there_for_the_outlet(seen, text):
    assert "burn" not in seen(text)
    assert "rise" not in seen(text)


def test_an_agencys_own_reporter_is_its_own(seen):
    text = "A Reuters reporter watched as soldiers burned the bridge."
    assert seen(text, "reuters.com")["burn"][1:] == (True, "")
