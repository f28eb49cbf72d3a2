"""Slips of the parser at verbs."""

import pytest

from crossread.language.verb_trees import mend_verb_trees
from crossread.model.annotation import Token
from crossread.model.spans import Span

ACCUSED = (("Norvia", "PROPN", 1, "nsubj:pass"), ("accused", "VERB", -1, "root"))


def tokens_of(*rows):
    return [
        Token(place, Span(3 * place, 3 * place + 2), text, text, upos, tag, "", head, relation, 0)
        for place, (text, upos, head, relation, tag) in enumerate((*row, "")[:5] for row in rows)
    ]


def test_a_bare_noun_behind_the_verb_makes_it_active():
    tokens = tokens_of(*ACCUSED, ("Astland", "PROPN", 1, "obl"))
    mended = mend_verb_trees(tokens, 0, 3)
    assert {place: token.relation for place, token in mended.items()} == {0: "nsubj", 2: "obj"}


@pytest.mark.parametrize(
    "rows",
    [
        (*ACCUSED, ("Monday", "PROPN", 1, "obl:unmarked")),
        (*ACCUSED, ("in", "ADP", 3, "case"), ("Astland", "PROPN", 1, "obl")),
        (("Norvia", "PROPN", 2, "nsubj:pass"), ("was", "AUX", 2, "aux:pass"),
         ("given", "VERB", -1, "root"), ("ships", "NOUN", 2, "obl")),
    ],
    ids=["a day", "a preposition", "an auxiliary"],
)  # fmt: skip
def test_a_passive_stays_passive(rows):
    assert mend_verb_trees(tokens_of(*rows), 0, len(rows)) == {}


def test_a_past_form_does_not_share_the_auxiliary_of_a_participle():
    rows = (
        ("Norvia", "PROPN", 1, "nsubj"), ("denied", "VERB", -1, "root", "VBD"),
        ("it", "PRON", 4, "nsubj"), ("had", "AUX", 4, "aux", "VBD"),
        ("paid", "VERB", 1, "ccomp", "VBN"), ("and", "CCONJ", 6, "cc"),
        ("invited", "VERB", 4, "conj", "VBD"), ("reporters", "NOUN", 6, "obj"),
    )  # fmt: skip
    mended = mend_verb_trees(tokens_of(*rows), 0, len(rows))
    assert {place: token.head for place, token in mended.items()} == {6: 1}


def test_a_noun_behind_a_particle_is_the_object():
    rows = (("Norvia", "PROPN", 1, "nsubj"), ("laughed", "VERB", -1, "root"),
            ("off", "ADP", 1, "compound:prt"), ("the", "DET", 4, "det"),
            ("claims", "NOUN", 1, "obl"))  # fmt: skip
    mended = mend_verb_trees(tokens_of(*rows), 0, 5)
    assert {place: token.relation for place, token in mended.items()} == {4: "obj"}


def test_by_behind_the_object_of_a_passive_names_its_agent():
    rows = (("Astland", "PROPN", 2, "nsubj:pass"), ("was", "AUX", 2, "aux:pass"),
            ("given", "VERB", -1, "root"), ("swords", "NOUN", 2, "obj"),
            ("by", "ADP", 5, "case"), ("Norvia", "PROPN", 3, "nmod"))  # fmt: skip
    mended = mend_verb_trees(tokens_of(*rows), 0, 6)
    assert [(token.index, token.head, token.relation) for token in mended.values()] == [
        (5, 2, "obl:agent")
    ]
    active = (rows[0], ("has", "AUX", 2, "aux"), *rows[2:])
    assert mend_verb_trees(tokens_of(*active), 0, 6) == {}


def test_a_word_with_an_article_is_a_noun_where_its_tags_differ():
    rows = (("the", "DET", 1, "det"), ("embargo", "VERB", -1, "root", "NN"))
    mended = mend_verb_trees(tokens_of(*rows), 0, 2)
    assert {place: token.upos for place, token in mended.items()} == {1: "NOUN"}
    assert mend_verb_trees(tokens_of(rows[0], ("ban", "VERB", -1, "root", "VB")), 0, 2) == {}


def test_a_verb_behind_a_modal_heads_its_object():
    rows = (
        ("boats", "NOUN", 3, "nsubj", "NNS"), ("would", "AUX", 3, "aux", "MD"),
        ("guard", "VERB", 3, "compound", "VB"), ("ships", "NOUN", -1, "root", "NNS"),
    )  # fmt: skip
    mended = mend_verb_trees(tokens_of(*rows), 0, 4)
    assert {place: (token.head, token.relation) for place, token in mended.items()} == {
        0: (2, "nsubj"), 1: (2, "aux"), 2: (-1, "root"), 3: (2, "obj"),
    }  # fmt: skip
    old = ("old", "ADJ", 3, "amod")
    assert mend_verb_trees(tokens_of(rows[0], old, *rows[2:]), 0, 4) == {}


def test_a_finite_form_with_a_subject_is_a_verb_where_its_tags_differ():
    rows = (
        ("Poe", "PROPN", 1, "nsubj"), ("protests", "NOUN", -1, "root", "VBZ"),
        ("outside", "ADP", 3, "case"), ("ports", "NOUN", 1, "nmod"),
    )  # fmt: skip
    mended = mend_verb_trees(tokens_of(*rows), 0, 4)
    assert (mended[1].upos, mended[3].relation) == ("VERB", "obl")
    plural = (("the", "DET", 1, "det"), ("protests", "NOUN", -1, "root", "NNS"))
    assert mend_verb_trees(tokens_of(*plural), 0, 2) == {}
