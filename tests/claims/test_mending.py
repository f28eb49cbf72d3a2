"""Parses that are mended: swapped subjects, cut sentences, wrong lemmas."""

from dataclasses import replace

import pytest

from crossread.claims.fragments import mend_fragments
from crossread.claims.inversion import mend_inversions
from crossread.claims.morphology import mend_lemma
from crossread.model.annotation import Annotation, Sentence, Token
from crossread.model.articles import LineKind
from crossread.model.claims import Status
from crossread.model.spans import Span
from tests.claims.table import pick, roles_of, sources_of


def token(index, text, upos, head, relation):
    return Token(
        index, Span(index * 9, index * 9 + 1), text, text.lower(), upos, "", "", head, relation, 0
    )


def test_crossed_subjects_of_an_inverted_report_are_exchanged():
    crossed = (
        token(0, "Norvia", "PROPN", 2, "nsubj"),
        token(1, "fell", "VERB", 2, "ccomp"),
        token(2, "say", "VERB", -1, "root"),
        token(3, "guards", "NOUN", 1, "nsubj"),
    )
    mended = mend_inversions(crossed)
    assert [(t.text, t.head) for t in mended if t.relation == "nsubj"] == [
        ("Norvia", 1), ("guards", 2),
    ]  # fmt: skip


def test_uncrossed_subjects_stay():
    plain = (
        token(0, "Norvia", "PROPN", 1, "nsubj"),
        token(1, "fell", "VERB", 2, "ccomp"),
        token(2, "say", "VERB", -1, "root"),
        token(3, "guards", "NOUN", 2, "nsubj"),
    )
    assert mend_inversions(plain) == plain


def test_an_object_cut_off_by_a_full_stop_is_read_with_its_gerund(claims_of):
    text = "Officials accused Norvia of evading. The embargo through giving rifles to Astland."
    claims = claims_of(text)
    shipped = pick(claims, "Transfer", "give")
    assert roles_of(shipped)["giver"] == ("Norvia",)
    assert shipped.status is Status.ALLEGED
    assert sources_of(shipped) == ("Officials",)


def test_a_full_sentence_stays_apart(claims_of):
    text = "Officials accused Norvia of lying. The king shipped rifles to Astland."
    assert roles_of(pick(claims_of(text), "Transfer", "ship"))["giver"] == ("The king",)
    assert sources_of(pick(claims_of(text), "Transfer", "ship")) == ()


def sentence(number, first, last, *, rejoined=False):
    span = Span(first * 9, last * 9)
    return Sentence(number, span, first, last, LineKind.BODY, 0, rejoined=rejoined)


def test_a_participle_behind_a_stray_full_stop_hangs_on_the_verb():
    cut = (
        token(0, "Poe", "PROPN", 1, "nsubj"),
        token(1, "spoke", "VERB", -1, "root"),
        token(2, "trip", "NOUN", 1, "obl"),
        replace(token(3, "Stating", "VERB", 2, "acl"), xpos="VBG"),
    )
    mended = mend_fragments(Annotation("000", (sentence(0, 0, 4, rejoined=True),), cut), cut)
    assert (mended[3].head, mended[3].relation) == (1, "advcl")
    whole = Annotation("000", (sentence(0, 0, 4),), cut)
    assert mend_fragments(whole, cut) == cut


def test_a_fragment_that_looks_like_a_clause_is_still_the_object():
    cut = (
        token(0, "rebels", "NOUN", 1, "nsubj"),
        token(1, "spoke", "VERB", -1, "root"),
        token(2, "of", "SCONJ", 3, "mark"),
        replace(token(3, "evading", "VERB", 1, "advcl"), xpos="VBG"),
        token(4, ".", "PUNCT", 1, "punct"),
        token(5, "The", "DET", 6, "det"),
        token(6, "port", "NOUN", 7, "nsubj"),
        replace(token(7, "checks", "VERB", -1, "root"), xpos="VBZ"),
        token(8, ".", "PUNCT", 7, "punct"),
    )
    sentences = (sentence(0, 0, 5), sentence(1, 5, 9))
    mended = mend_fragments(Annotation("000", sentences, cut), cut)
    assert (mended[7].head, mended[7].relation, mended[7].upos) == (3, "obj", "NOUN")
    assert mended[6].relation == "compound"


LEMMAS = [
    ("supplying", "supplye", "supply"),
    ("praised", "prais", "praise"),
    ("denies", "deni", "deny"),
    ("shipping", "shipp", "ship"),
    ("gave", "give", "give"),
    ("zorbed", "zorbe", "zorbe"),
]


@pytest.mark.parametrize(("form", "lemma", "expected"), LEMMAS)
def test_a_wrong_lemma_becomes_the_listed_verb(form, lemma, expected):
    assert mend_lemma(form, lemma) == expected
