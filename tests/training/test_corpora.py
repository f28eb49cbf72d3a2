from __future__ import annotations

import gzip
import json
from pathlib import Path
from typing import Any

import pytest

from training.annotated import read_name_corpora, read_trees
from training.corpora import (
    Argument,
    CorpusError,
    Predicate,
    read_factuality,
    read_names,
    read_propbank,
    read_treebank,
)

FERRY = """\
# newdoc id = harbour-1
# newpar
# sent_id = harbour-1-0001
# text = Don't sail, Mira (now).
1-2 Don't _ _ _ _ _ _ _ _
1 Do do AUX VB Mood=Imp 3 aux 3:aux _
2 n't not PART RB Polarity=Neg 3 advmod 3:advmod _
3 sail sail VERB VB Mood=Imp 0 root 0:root SpaceAfter=No|Note=x
4 , , PUNCT , _ 5 punct 5:punct _
5 Mira Mira PROPN NNP Number=Sing 3 vocative 3:vocative _
6 ( ( PUNCT -LRB- _ 7 punct 7:punct SpaceAfter=No
7 now now ADV RB _ 3 advmod 3:advmod SpaceAfter=No
8 ) ) PUNCT -RRB- _ 7 punct 7:punct SpaceAfter=No
8.1 sail sail VERB VB _ _ _ 3:conj CopyOf=3
9 . . PUNCT . _ 3 punct 3:punct _

# sent_id = harbour-1-0002
# text = Gimme any way
1-2 Gimme _ _ _ _ _ _ _ _
1 Give give VERB VB Mood=Imp 0 root 0:root _
1.1 it it PRON PRP _ _ _ 1:obj _
2 me I PRON PRP _ 1 iobj 1:iobj _
3 any anyway ADV RB Typo=Yes 1 advmod 1:advmod _
4 way _ X GW _ 3 goeswith 3:goeswith _

# newdoc id = harbour-2
# newpar
# sent_id = harbour-2-0001
# text = Go
1 Go go VERB VB Mood=Imp 0 root 0:root _
"""
WORDS = ["Do", "n't", "sail", ",", "Mira", "(", "now", ")", "."]
TABLED = str.maketrans(" ", "\t")


def conllu(text: str) -> str:
    lines = text.split("\n")
    return "\n".join(line if line[:1] == "#" else line.translate(TABLED) for line in lines)


def write(path: Path, text: str) -> Path:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(gzip.compress(text.encode()))
    return path


def write_lines(path: Path, *records: dict[str, Any]) -> Path:
    return write(path, "".join(json.dumps(one) + "\n" for one in records))


def test_words_of_a_treebank_have_their_tree_and_their_characters(tmp_path: Path) -> None:
    first, second, third = read_treebank(write(tmp_path / "a.gz", conllu(FERRY + "\n")))
    assert [word.form for word in first.words] == WORDS
    assert [word.head for word in first.words] == [3, 3, 0, 5, 3, 7, 3, 7, 3]
    assert (first.words[1].lemma, first.words[1].feats) == ("not", "Polarity=Neg")
    for sentence in (first, second, third):
        shown = "".join(word.surface + " " * word.space_after for word in sentence.words)
        assert shown.strip() == sentence.text
    assert [word.surface for word in second.words] == ["Gimme", "", "any", "way"]


def test_documents_and_paragraphs_open_where_they_are_marked(tmp_path: Path) -> None:
    found = read_treebank(write(tmp_path / "a.gz", conllu(FERRY + "\n")))
    assert [(one.id, one.document, one.opens_paragraph) for one in found] == [
        ("harbour-1-0001", "harbour-1", True),
        ("harbour-1-0002", "harbour-1", False),
        ("harbour-2-0001", "harbour-2", True),
    ]


def test_the_last_sentence_needs_no_empty_line(tmp_path: Path) -> None:
    assert len(read_treebank(write(tmp_path / "a.gz", conllu(FERRY.rstrip("\n"))))) == 3


@pytest.mark.parametrize(
    "text, message",
    [
        ("1 Go go\n\n", "line 1: 3 columns, not 10"),
        ("1 Go go VERB VB _ x root _ _\n\n", "before line 2: invalid"),
        ("1 Go go VERB VB _ _ root _ _", "the last sentence: invalid"),
    ],
)
def test_a_broken_row_is_named(tmp_path: Path, text: str, message: str) -> None:
    with pytest.raises(CorpusError, match=message):
        read_treebank(write(tmp_path / "broken.conllu.gz", conllu(text)))


def test_an_absent_and_a_cut_file_are_named(tmp_path: Path) -> None:
    cut = write(tmp_path / "cut.gz", conllu(FERRY))
    cut.write_bytes(cut.read_bytes()[:-12])
    plain = tmp_path / "plain.gz"
    plain.write_text("not compressed", encoding="utf-8")
    for path in (tmp_path / "absent.gz", cut, plain):
        with pytest.raises(CorpusError, match=f"{path.name}: cannot be read"):
            read_treebank(path)
    with pytest.raises(CorpusError, match=r"bad\.gz, line 2: not JSON"):
        read_names(write(tmp_path / "bad.gz", "{}\nname\n".replace("{}", json.dumps(MIRA))))


MIRA = {
    "id": "harbour-1-0001",
    "tokens": WORDS,
    "ents": [[4, 5, "PER"]],
}
SAIL = {
    "sent_id": "harbour-1-0001",
    "predicates": [
        {
            "token": 2,
            "roleset": "sail.01",
            "args": [{"label": "ARGM-NEG", "start": 1, "end": 2, "head": 1}],
        }
    ],
}


def happened(id: str, *words: tuple[int, float, str]) -> dict[str, Any]:
    keys = ("token", "score", "align")
    return {"sent_id": id, "predicates": [dict(zip(keys, word, strict=True)) for word in words]}


def test_token_annotation_is_read_by_sentence(tmp_path: Path) -> None:
    (named,) = read_names(write_lines(tmp_path / "names.gz", MIRA))
    assert (named.id, named.words[4], named.names) == ("harbour-1-0001", "Mira", ((4, 5, "PER"),))
    frames = read_propbank(write_lines(tmp_path / "frames.gz", SAIL))
    negation = Argument("ARGM-NEG", 1, 2, 1)
    assert frames == {"harbour-1-0001": (Predicate(2, "sail.01", (negation,)),)}


def test_sentences_aligned_by_index_only_say_nothing_of_what_happened(tmp_path: Path) -> None:
    lines = (happened("a", (2, -3.0, "offset"), (4, 1.5, "diff")), happened("b", (0, 3.0, "index")))
    found = read_factuality(write_lines(tmp_path / "happened.gz", *lines))
    assert found == {"a": ((2, -3.0), (4, 1.5))}


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A small copy of the data folder."""
    talk = FERRY.replace("harbour-2", "GUM_conversation_dock")
    write(tmp_path / "ewt-train.conllu.gz", conllu(FERRY))
    write(tmp_path / "gum-free-train.conllu.gz", conllu(talk))
    short = {"id": "harbour-1-0002", "tokens": ["Gimme", "way"], "ents": [[0, 1, "PER"]]}
    write_lines(tmp_path / "ner/uner-ewt-train-early.jsonl.gz", MIRA, short)
    for name in ("gum-free-train", "wikigold", "crossner-politics-train", "crossner-politics-dev"):
        write_lines(tmp_path / f"ner/{name}.jsonl.gz", {**MIRA, "ents": []})
    write_lines(tmp_path / "propbank-ewt-train.jsonl.gz", SAIL)
    write_lines(
        tmp_path / "uds-factuality-train.jsonl.gz", happened("harbour-1-0001", (2, -3.0, "offset"))
    )
    return tmp_path


def test_a_sentence_holds_all_that_the_corpora_know_of_it(folder: Path) -> None:
    trees = read_trees(folder, "train")
    first, second, third = trees["ewt"]
    assert (first.names, first.scheme) == ([(4, 5, "PER")], "uner")
    assert [frame.word for frame in first.frames or ()] == [2]
    assert first.happened == ((2, -3.0),)
    assert (second.names, third.names, third.frames) == (None, None, None)  # words differ; absent
    assert second.lemmas == ["give", "I", "anyway", "way"]
    assert [one.document for one in trees["gum"]] == ["harbour-1", "harbour-1"]
    assert trees["gum"][0].scheme == "gum"


def test_corpora_of_names_are_read_with_our_own_sentences(folder: Path) -> None:
    (folder / "own").mkdir()
    (folder / "own/boats.txt").write_text("[PER Mira\u2019s] boat", encoding="utf-8")
    sets = read_name_corpora(folder, folder / "own")
    assert {key: len(part) for key, part in sets.items()} == {
        "wikigold": 1,
        "politics": 2,
        "own": 1,
    }
    (own,) = sets["own"]
    assert own.words == ["Mira", "'s", "boat"]
    assert (own.names, own.scheme, own.heads) == ([(0, 2, "PER")], "own", None)
