"""Slips of the parser at names."""

import pytest

from crossread.language.gazetteer import Name
from crossread.language.name_trees import mend_name_trees
from crossread.model.annotation import EntityKind, Token
from crossread.model.spans import Span


def tokens_of(*rows):
    """Make tokens of (text, upos, head, relation) rows of one sentence."""
    return [
        Token(place, Span(3 * place, 3 * place + 2), text, text, upos, "", "", head, relation, 0)
        for place, (text, upos, head, relation) in enumerate(rows)
    ]


def hung(tokens):
    return [(token.text, token.head, token.relation) for token in tokens]


def test_the_parts_of_a_name_hang_together():
    rows = (
        ("Port", "PROPN", 4, "nsubj"), ("Ismera", "PROPN", 4, "dislocated"),
        ("and", "CCONJ", 3, "cc"), ("Brenholt", "PROPN", 1, "conj"), ("deny", "VERB", -1, "root"),
    )  # fmt: skip
    mended = mend_name_trees(tokens_of(*rows), [Name(0, 2, EntityKind.PLACE)])
    assert hung(mended)[1] == ("Ismera", 0, "flat")
    assert hung(mended)[3] == ("Brenholt", 0, "conj")


def test_a_role_beside_a_person_hangs_on_the_name():
    rows = (
        ("according", "VERB", 2, "case"), ("ministry", "NOUN", 2, "compound"),
        ("aide", "NOUN", 5, "obl"), ("Mira", "PROPN", 5, "obl"), ("Tolan", "PROPN", 3, "flat"),
        ("left", "VERB", -1, "root"),
    )  # fmt: skip
    mended = mend_name_trees(tokens_of(*rows), [Name(3, 5, EntityKind.PERSON)])
    assert hung(mended)[2] == ("aide", 3, "nmod:desc")
    assert hung(mended)[0] == ("according", 3, "case")


def test_a_comma_parts_a_role_from_the_name_beside_it():
    rows = (
        ("spokesman", "NOUN", 2, "nmod:desc"), (",", "PUNCT", 2, "punct"),
        ("Mira", "PROPN", 4, "nsubj"), (",", "PUNCT", 2, "punct"), ("left", "VERB", -1, "root"),
    )  # fmt: skip
    mended = hung(mend_name_trees(tokens_of(*rows), [Name(2, 3, EntityKind.PERSON)]))
    assert mended[0] == ("spokesman", 4, "nsubj")
    assert mended[2] == ("Mira", 0, "appos")


def test_a_name_between_commas_renames_the_role_before_it():
    rows = (
        ("by", "ADP", 3, "case"), ("aide", "NOUN", 5, "obl"), (",", "PUNCT", 3, "punct"),
        ("Mira", "PROPN", 5, "obl"), (",", "PUNCT", 3, "punct"), ("left", "VERB", -1, "root"),
    )  # fmt: skip
    mended = hung(mend_name_trees(tokens_of(*rows), [Name(3, 4, EntityKind.PERSON)]))
    assert mended[0] == ("by", 1, "case")
    assert mended[3] == ("Mira", 1, "appos")
    own = (*rows[:2], (",", "PUNCT", 3, "punct"), *rows[3:])
    beside = (*own[:2], ("to", "ADP", 3, "case"), *own[3:])
    assert hung(mend_name_trees(tokens_of(*beside), [Name(3, 4, EntityKind.PERSON)]))[3][1] == 5


def test_names_in_a_row_are_a_list():
    rows = (
        ("Norvia", "PROPN", 5, "nsubj"), (",", "PUNCT", 2, "punct"),
        ("Sweden", "PROPN", 0, "appos"), ("and", "CCONJ", 4, "cc"), ("Peru", "PROPN", 2, "conj"),
        ("left", "VERB", -1, "root"),
    )  # fmt: skip
    names = [Name(place, place + 1, EntityKind.STATE) for place in (0, 2, 4)]
    mended = hung(mend_name_trees(tokens_of(*rows), names))
    assert mended[2] == ("Sweden", 0, "conj")
    assert mended[4] == ("Peru", 0, "conj")


@pytest.mark.parametrize(
    ("heads", "why"),
    [((2, 3, 1, -1), "the first part hangs on the second"), ((1, -1, 1, 1), "a sound name")],
)
def test_what_would_make_a_circle_or_is_sound_stays(heads, why):
    rows = [(text, "PROPN", head, "dep") for text, head in zip("ABCD", heads, strict=True)]
    tokens = tokens_of(*rows)
    assert mend_name_trees(tokens, [Name(0, 2, EntityKind.PLACE)]) == tokens, why
