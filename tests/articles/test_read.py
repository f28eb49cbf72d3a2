"""What ``read`` makes of files, folders and standard input, good and bad."""

from __future__ import annotations

import json
import os
import time
from pathlib import Path

import pytest

from crossread.articles import read
from crossread.model.articles import Batch

STORY = (
    "Ruritania signs a pact with Graustark\n\n"
    "By Jane Roe\n\n"
    "The two States signed a pact on Monday, the foreign minister said.\n"
)


def write(folder: Path, name: str, content: str | bytes) -> Path:
    path = folder / name
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(content if isinstance(content, bytes) else content.encode())
    return path


def ids(batch: Batch) -> list[str]:
    return [article.id for article in batch.articles]


def reason(batch: Batch) -> str:
    assert not batch.articles
    assert len(batch.rejected) == 1
    return batch.rejected[0].reason


def test_reads_a_file(tmp_path: Path) -> None:
    batch = read([write(tmp_path, "000_ab12.txt", STORY)])
    (article,) = batch.articles
    assert (article.id, article.title, article.byline) == (
        "000",
        "Ruritania signs a pact with Graustark",
        "Jane Roe",
    )
    assert article.text == STORY
    assert not batch.rejected


BAD = [
    ("empty.txt", b"", "it is empty"),
    ("blank.txt", b" \n\t\n", "it is empty"),
    ("mark.txt", b"\xef\xbb\xbf\n", "it is empty"),
    ("nul.txt", b"The minister\0 left.", "NUL bytes"),
    ("paper.txt", b"%PDF-1.7 something", "a PDF"),
    ("control.txt", b"ab\x01\x02\x03\x04" * 9, "control characters"),
    ("noise.txt", bytes(range(128, 256)) * 40, "encoding cannot be told"),
    ("page.html", b"<html><body></body></html>", "no article text"),
    ("menu.html", b"<html><body><a href=/>Home</a> <a>World</a></body></html>", "no article text"),
    ("deep.html", b"<div>" * 600 + b"The minister left on Monday, she said.", "nest 600 deep"),
    ("many.html", b"<p>x" * 100_001, "100,001 tags"),
    ("list.json", b"[1, 2]", "a list"),
    ("number.json", b"12", "no object"),
    ("broken.json", b'{"text": "The min', "no valid JSON"),
    ("deep.json", b'{"text":' + b"[" * 100_000, "nested too deep"),
    ("untold.json", b'{"title": "A pact"}', "field 'text' is missing"),
    ("null.json", b'{"text": null}', "field 'text' is missing"),
    ("typed.json", b'{"text": ["a"]}', "field 'text' must be a string, found a list"),
    ("title.json", b'{"text": "He left.", "title": 3}', "field 'title' must be a string, found"),
    ("author.json", b'{"text": "He left.", "authors": [1]}', "field 'authors'"),
    ("blank.jsonl", b"\n\n", "it is empty"),
]


@pytest.mark.parametrize("name, raw, expected", BAD, ids=[each[0] for each in BAD])
def test_rejects_with_a_reason(tmp_path: Path, name: str, raw: bytes, expected: str) -> None:
    bad = write(tmp_path, name, raw)
    good = write(tmp_path, "good.txt", STORY)
    batch = read([bad, good])
    assert ids(batch) == ["good"]
    (rejected,) = batch.rejected
    assert expected in rejected.reason
    assert rejected.source == str(bad)
    assert rejected.stage == "articles"


def test_rejects_what_is_not_there(tmp_path: Path) -> None:
    assert "no such file" in reason(read([tmp_path / "nowhere.txt"]))


@pytest.mark.parametrize("path", ["a\0b.txt", "x" * 5000])
def test_rejects_impossible_paths(path: str) -> None:
    assert reason(read([path]))


def test_rejects_unreadable_files(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = write(tmp_path, "secret.txt", STORY)

    def refuse(self: Path) -> bytes:
        raise PermissionError(13, "Permission denied")

    monkeypatch.setattr(Path, "read_bytes", refuse)
    assert reason(read([path])) == "permission denied"


def test_rejects_broken_links_and_loops(tmp_path: Path) -> None:
    write(tmp_path, "in/story.txt", STORY)
    (tmp_path / "in" / "gone.txt").symlink_to(tmp_path / "nothing.txt")
    (tmp_path / "in" / "self.txt").symlink_to(tmp_path / "in" / "self.txt")
    (tmp_path / "in" / "round").symlink_to(tmp_path / "in", target_is_directory=True)
    batch = read([tmp_path / "in"])
    assert ids(batch) == ["story"]
    assert [Path(each.source).name for each in batch.rejected] == ["gone.txt", "round", "self.txt"]
    assert "link" in batch.rejected[0].reason
    assert "leads back" in batch.rejected[1].reason


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="no named pipes on this system")
def test_does_not_wait_for_a_pipe(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "pipe.txt")
    assert "no regular file" in reason(read([tmp_path / "pipe.txt"]))


def test_answers_a_huge_line_fast(tmp_path: Path) -> None:
    path = write(tmp_path, "line.txt", b"word " * 1_000_000)
    started = time.perf_counter()
    assert "single line of 5,000,000 characters" in reason(read([path]))
    assert time.perf_counter() - started < 5  # a bound against quadratic work, not a target


def test_rejects_too_large_files(tmp_path: Path) -> None:
    path = write(tmp_path, "large.txt", b"The minister left.\n" * 300_000)
    assert "5.7 MB, over 5 MB" in reason(read([path]))


def test_folders_are_read_below_and_sorted(tmp_path: Path) -> None:
    for name in ("b.txt", "deep/a.md", ".hidden.txt", ".git/c.txt", "picture.png"):
        write(tmp_path, name, STORY.replace("Monday", name))
    batch = read([tmp_path])
    assert ids(batch) == ["a", "b"]
    assert [Path(each.source).name for each in batch.rejected] == ["picture.png"]
    assert ".txt" in batch.rejected[0].reason


def test_an_empty_folder_is_told(tmp_path: Path) -> None:
    assert reason(read([tmp_path])) == "the folder is empty"


def test_a_named_file_is_sniffed(tmp_path: Path) -> None:
    record = json.dumps({"title": "A pact", "text": "The minister left on Monday."})
    path = write(tmp_path, "record.dat", record)
    assert [article.title for article in read([path]).articles] == ["A pact"]
    assert not read([tmp_path]).articles
    assert len(read([tmp_path, path]).articles) == 1


def test_a_file_is_read_once(tmp_path: Path) -> None:
    path = write(tmp_path, "story.txt", STORY)
    (tmp_path / "again.txt").symlink_to(path)
    assert len(read([path, tmp_path, path, str(path)]).articles) == 1


def test_ten_copies_stay_ten_articles(tmp_path: Path) -> None:
    paths = [write(tmp_path, f"{number}/story.txt", STORY) for number in range(10)]
    batch = read(paths)
    assert len(set(ids(batch))) == 10
    assert batch == read(list(reversed(paths)))


def test_ids_do_not_depend_on_order(tmp_path: Path) -> None:
    names = ("000_a.txt", "000_b.txt", "001_c.txt", "x/001.html.txt", "Über uns.txt", "a b:c.txt")
    paths = [write(tmp_path, name, STORY + name) for name in names]
    first, second = read(paths), read(paths[::-1])
    assert first == second
    assert ids(first) == sorted(ids(first))
    assert {"000_a", "000_b", "Über", "a"} <= set(ids(first))
    assert not any(char in key for key in ids(first) for char in ": \t\n")


def test_lines_of_a_jsonl_file_are_articles_of_their_own(tmp_path: Path) -> None:
    lines = ['{"text": "One minister left."}', '{"text": "Two', "", '{"text": "Three left."}']
    path = write(tmp_path, "all_of_it.jsonl", "\n".join(lines))
    batch = read([path])
    assert ids(batch) == ["all_of_it.1", "all_of_it.4"]
    assert [article.source for article in batch.articles] == [f"{path}:1", f"{path}:4"]
    assert [each.source for each in batch.rejected] == [f"{path}:2"]


def test_a_json_file_of_several_lines_is_read_as_lines(tmp_path: Path) -> None:
    path = write(tmp_path, "two.json", '{"text": "One left."}\n{"text": "Two left."}\n')
    assert ids(read([path])) == ["two.1", "two.2"]


STDIN = [
    (STORY.encode(), "Ruritania signs a pact with Graustark"),
    (b'{"title": "A pact", "text": "The minister left on Monday."}', "A pact"),
]


@pytest.mark.parametrize("raw, title", STDIN)
def test_standard_input_is_sniffed(raw: bytes, title: str) -> None:
    (article,) = read(["-"], stdin=raw).articles
    assert (article.id, article.source, article.title) == ("stdin", "-", title)


def test_standard_input_may_be_missing() -> None:
    assert reason(read(["-"])) == "standard input was not given"


def test_progress_counts_inputs(tmp_path: Path) -> None:
    paths = [write(tmp_path, name, STORY) for name in ("a.txt", "b.txt")]
    seen: list[tuple[int, int]] = []
    read(paths, progress=lambda done, total: seen.append((done, total)))
    assert seen == [(1, 2), (2, 2)]


def test_nothing_asked_nothing_read() -> None:
    assert read([]) == Batch()
