"""Sentences put as newspapers put them."""

from random import Random

import pytest

from training.annotated import Annotated
from training.news_style import headline, reordered, speech_first


def annotated(rows, names=()):
    """Make a sentence of "word/UPOS/XPOS/head/relation" rows; lemmas are given after a colon."""
    parts = [row.split("/") for row in rows]
    forms = [part[0].split(":") for part in parts]
    return Annotated(
        "s1",
        "d",
        True,
        [form[0] for form in forms],
        [f"{form[0]} " for form in forms],
        [form[-1].lower() for form in forms],
        [part[1] for part in parts],
        [part[2] for part in parts],
        ["Number=Sing" if part[1] in ("NOUN", "PROPN") else "_" for part in parts],
        [int(part[3]) for part in parts],
        [part[4] for part in parts],
        list(names),
        "own",
    )


HANDED = annotated(
    ["Norvia/PROPN/NNP/2/nsubj", "handed:hand/VERB/VBD/0/root", "over/ADP/RP/2/compound:prt",
     "the/DET/DT/5/det", "boats/NOUN/NNS/2/obj", "to/ADP/IN/7/case", "Astland/PROPN/NNP/2/obl",
     "./PUNCT/./2/punct"],
    [(0, 1, "GPE"), (6, 7, "GPE")],
)  # fmt: skip
SAID = annotated(
    ["The/DET/DT/2/det", "minister/NOUN/NN/3/nsubj", "said:say/VERB/VBD/0/root",
     "that/SCONJ/IN/7/mark", "Bo/PROPN/NNP/7/nsubj", "had/AUX/VBD/7/aux", "left/VERB/VBN/3/ccomp",
     "./PUNCT/./3/punct"],
    [(4, 5, "PER")],
)  # fmt: skip


def test_a_headline_is_in_the_present_without_articles_and_stop():
    short = headline(HANDED, Random(1))
    assert short.words == ["Norvia", "hands", "over", "boats", "to", "Astland"]
    assert short.heads == [2, 0, 2, 2, 6, 2]
    assert short.xpos[1] == "VBZ"
    assert short.names == [(0, 1, "GPE"), (5, 6, "GPE")]


def test_speech_comes_before_its_speaker():
    told = speech_first(SAID, Random(1))
    assert told.words in (
        ["Bo", "had", "left", ",", "said", "the", "minister", "."],
        ["Bo", "had", "left", ",", "the", "minister", "said", "."],
    )
    root = told.heads.index(0)
    assert told.words[root] == "said"
    assert told.heads[2] == root + 1
    assert told.relations[2] == "ccomp"
    assert told.names == [(0, 1, "PER")]


@pytest.mark.parametrize("sentence", [HANDED, SAID])
def test_a_word_that_others_hang_on_is_never_left_out(sentence):
    root = sentence.heads.index(0)
    assert reordered(sentence, [w for w in range(len(sentence.words)) if w != root]) is None


def test_a_name_never_falls_apart():
    named = annotated(["Bo/PROPN/NNP/0/root", "Li/PROPN/NNP/1/flat", "./PUNCT/./1/punct"])
    named.names = [(0, 2, "PER")]
    assert reordered(named, [1, 0, 2]) is None
