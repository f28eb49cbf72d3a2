"""How far the tree and the PropBank arguments agree on a draft's participants."""

import pytest

from crossread.claims.agreement import agreement
from crossread.claims.drafts import Draft
from crossread.claims.tree import grow
from crossread.language import article_of_text
from crossread.model.annotation import Annotation, Frame, Sentence, Token
from crossread.model.articles import LineKind
from crossread.model.claims import Filler, Role
from crossread.model.spans import Span

WORDS = (
    ("Norvia", "PROPN", 1, "nsubj"),
    ("sold", "VERB", -1, "root"),
    ("the", "DET", 3, "det"),
    ("ships", "NOUN", 1, "obj"),
    ("to", "ADP", 5, "case"),
    ("Astland", "PROPN", 1, "obl"),
)
TEXT = " ".join(word for word, *_ in WORDS)


def tokens():
    start = 0
    for index, (text, upos, head, relation) in enumerate(WORDS):
        span = Span(start, start + len(text))
        yield Token(index, span, text, text.lower(), upos, "", "", head, relation, 0)
        start = span.end + 1


def tree_with(*arguments):
    made = tuple(tokens())
    sentence = Sentence(0, Span(0, len(TEXT)), 0, len(made), LineKind.BODY, 0)
    frames = (Frame(1, arguments, 3.0),) if arguments else ()
    return grow(article_of_text(TEXT), Annotation("000", (sentence,), made, frames=frames))


def draft(rule="verbal"):
    def role(name, head):
        return Role(name, (Filler(Span(0, 1), head, WORDS[head][0]),))

    return Draft(
        head=1,
        event_type="Transfer",
        predicate="sell",
        tokens=(1,),
        roles=(role("giver", 0), role("receiver", 5), role("item", 3)),
        rule=rule,
        deep=(("subj", (0,)), ("obj", (3,)), ("to", (5,))),
    )


AGREED = [
    (((0, "ARG0"), (3, "ARG1"), (5, "ARG2")), 1.0),
    (((0, "ARG0"), (3, "ARG1")), 2.5 / 3),  # silent on the third
    (((3, "ARG0"), (0, "ARG1"), (5, "ARG2")), 1 / 3),  # roles swapped
    (((0, "ARG0"), (3, "ARG1"), (5, "ARGM-TMP")), 2 / 3),  # a circumstance
]


@pytest.mark.parametrize(("arguments", "share"), AGREED)
def test_agreement_is_the_share_of_participants_that_both_give(arguments, share):
    assert agreement(tree_with(*arguments), draft()) == pytest.approx(share)


def test_without_a_frame_there_is_nothing_to_agree_with():
    assert agreement(tree_with(), draft()) is None
