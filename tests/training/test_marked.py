from __future__ import annotations

from collections import Counter
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from training.corpora import CorpusError
from training.marked import LABELS, read_line, read_marked
from training.names_check import check, main

SENTENCES = sorted((Path(__file__).parents[2] / "training/sentences").glob("*.txt"))


@pytest.mark.parametrize(
    "line, expected",
    [
        ("Nothing is named here.", ""),
        ("[PER Ada Quill] left.", "PER Ada Quill"),
        ("[PER Ada Quill]'s boat", "PER Ada Quill"),
        ("[PER Ada Quill]\u2019s boat", "PER Ada Quill"),
        ("([ORG OPK]) and [GPE Norland].", "ORG OPK; GPE Norland"),
        ("[ORG Orr & Poe Inc.] fell.", "ORG Orr & Poe Inc."),
        ("near [GPE Port Lume], [GPE Norland]-backed men", "GPE Port Lume; GPE Norland"),
        ("the [VEH MV Grey Gull], a [WEA Pike-2]", "VEH MV Grey Gull; WEA Pike - 2"),
        ("In [GPE Norland].Then [LOC Grey Sea]", "GPE Norland; LOC Grey Sea"),
    ],
)
def test_names_of_a_line(line: str, expected: str) -> None:
    found = read_line(line, "harbour-1")
    assert found.id == "harbour-1"
    assert expected == "; ".join(
        f"{label} {' '.join(found.words[first:last])}" for first, last, label in found.names
    )


@pytest.mark.parametrize(
    "line, message",
    [
        ("[PER Ada Quill left.", "a bracket is no mark"),
        ("Ada Quill] left.", "a bracket is no mark"),
        ("[XYZ Ada Quill] left.", "a bracket is no mark"),
        ("[per Ada Quill] left.", "a bracket is no mark"),
        ("[PER] left.", "a bracket is no mark"),
        ("[PER ] left.", "a bracket is no mark"),
        ("[ORG Bank of [GPE Norland]] fell.", "a bracket is no mark"),
        ("[PER Ada Quill ] left.", "'Ada Quill ' does not begin and end between words"),
        ("[PER  Ada Quill] left.", "does not begin and end between words"),
        ("[GPE Nor]land fell.", "'Nor' does not begin and end between words"),
        ("anti[GPE Norland] men", "'Norland' does not begin and end between words"),
        ("a [NORP Norlander][NORP Sudlander] pact", "does not begin and end between words"),
        ("[NORP Norland]er men", "does not begin and end between words"),
    ],
)
def test_broken_marks_are_refused(line: str, message: str) -> None:
    with pytest.raises(ValueError, match=message):
        read_line(line, "1")


@given(
    st.lists(
        st.tuples(st.sampled_from(("", *LABELS)), st.sampled_from(("Lume", "Grey Gull", "OPK 7"))),
        min_size=1,
        max_size=8,
    )
)
def test_marks_come_back_as_they_were_written(parts: list[tuple[str, str]]) -> None:
    line = " and ".join(f"[{label} {name}]" if label else name for label, name in parts)
    found = read_line(line, "1")
    assert " ".join(found.words) == " and ".join(name for _, name in parts)
    assert [(label, " ".join(found.words[a:b])) for a, b, label in found.names] == [
        part for part in parts if part[0]
    ]


def test_files_are_read_and_checked_line_by_line(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    good, bad = tmp_path / "good.txt", tmp_path / "bad.txt"
    good.write_text("# a comment\n\n[PER Ada] met [PER Bo].\nNo name.\n", encoding="utf-8")
    bad.write_text("[PER Ada] left.\n[PER Ada left.\n", encoding="utf-8")
    assert [one.id for one in read_marked(good)] == ["good-3", "good-4"]
    with pytest.raises(CorpusError, match=r"bad\.txt, line 2: a bracket is no mark"):
        read_marked(bad)
    assert check(good) == (Counter({"lines": 2, "PER": 2}), [])
    assert main([str(good)]) == 0
    assert main([str(good), str(bad)]) == 1
    assert "bad.txt, line 2" in capsys.readouterr().out


@pytest.mark.parametrize("path", SENTENCES, ids=lambda path: path.stem)
def test_shipped_sentences_are_marked_rightly(path: Path) -> None:
    counts, faults = check(path)
    assert faults == []
    assert set(counts) == {"lines", *LABELS}


def test_shipped_sentences_are_many_and_none_is_there_twice() -> None:
    lines = [
        line.strip()
        for path in SENTENCES
        for line in path.read_text(encoding="utf-8").splitlines()
        if line.strip() and not line.startswith("#")
    ]
    assert len(lines) >= 3000
    assert [line for line, count in Counter(lines).items() if count > 1] == []


def test_shipped_names_hold_no_marks_at_their_ends() -> None:
    names = [
        one.words[first:last]
        for path in SENTENCES
        for one in read_marked(path)
        for first, last, _ in one.names
    ]
    odd = {",", ";", ":", "?", "-", "the", "and"}
    assert [name for name in names if name[0] in odd or name[-1] in odd] == []
