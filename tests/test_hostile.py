"""Inputs that no newsroom sends: they cost time in proportion, stop nothing, and break no law."""

from __future__ import annotations

import json
import os
import re
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any

import jsonschema
import lxml.html
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from crossread import articles, cli, pipeline, watch
from crossread.language import Annotator
from crossread.language.sentences import find_bounds
from crossread.language.tokenizer import tokenize
from crossread.model.spans import Citation, Span
from crossread.pipeline import Result, read_stories
from crossread.reports import RENDERERS, Report, render
from crossread.reports.lint import lint, strip_quotations
from crossread.reports.schema import report_schema
from crossread.text.families import find_described
from tests.reports.test_reports_lint import page_words
from tests.test_laws import citations

LEAD = (
    "Tavira’s minister Jon Harrow said on Tuesday that two boats left Port Vell for Norland "
    "with 40 tons of coal."
)
STORY = (
    f"Two boats leave Port Vell\n\nBy Maria Quill\nJune 18, 2024\n\nPORT VELL, Tavira - {LEAD} "
    "“We saw it,” he said. Norland denied the report. Its foreign ministry called the claim "
    "“baseless”.\n\nAnalysts estimate that the boats carried between 30 and 50 tons.\n"
)
# Characters that act on a display: none may leave the program in a text for people.
ACTING = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x9f\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069]")
INTERNAL = re.compile(r"\w+(?:Error|Exception): ")
# Seconds: such a text takes a half at most; readings in quadratic time took 20 and more.
PATIENCE = 5.0


@pytest.fixture(scope="module", autouse=True)
def loaded(annotator: Annotator):
    """Let the pipeline use the model that the tests have loaded."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(pipeline.language, "load_annotator", lambda threads=1: annotator)
        yield


def write(folder: Path, texts: Sequence[str | bytes], suffix: str = ".txt") -> list[str]:
    paths = []
    for number, text in enumerate(texts):
        path = folder / f"{number:03}{suffix}"
        path.write_bytes(text if isinstance(text, bytes) else text.encode("utf-8", "surrogatepass"))
        paths.append(str(path))
    return paths


def read_texts(texts: Sequence[str | bytes], suffix: str = ".txt") -> Result:
    with tempfile.TemporaryDirectory() as folder:
        return read_stories(write(Path(folder), texts, suffix), rulebooks=[watch.load("un-dprk")])


def check_spans(result: Result) -> None:
    for reading in result.readings:
        text, found = reading.article.text, reading.annotation
        parts = (found.sentences, found.tokens, found.mentions, found.times, found.quantities)
        for item in (*reading.claims, *(item for part in parts for item in part)):
            assert item.span.end <= len(text)
            assert item.span.of(text).strip()


def check_citations(result: Result) -> None:
    for dossier in result.dossiers:
        texts = {article.id: article.text for article in dossier.articles}
        for cited in set(citations(dossier)):
            assert cited.span.end <= len(texts[cited.article])
            assert cited.span.of(texts[cited.article]).strip()
            assert Citation.parse(str(cited)) == cited


def check_page(page: str) -> None:
    root = lxml.html.fromstring(page)
    ids = root.xpath("//@id")
    assert len(ids) == len(set(ids))
    targets = [link for link in root.xpath("//@href") if link.startswith("#")]
    assert not {target[1:] for target in targets} - set(ids)
    others = [link for link in root.xpath("//@href | //@src") if not link.startswith("#")]
    assert all(link.startswith(("http://", "https://")) for link in others)
    assert not root.xpath("//script | //@onerror | //@onload | //@onclick")


def check_reports(result: Result) -> dict[str, str]:
    """Check the laws of every renderer's output and return the outputs."""
    report = Report(result.dossiers, result.rejected, ("un-dprk",))
    outputs = {renderer.name: render(report, renderer.name) for renderer in RENDERERS}
    jsonschema.Draft202012Validator(report_schema()).validate(json.loads(outputs["json"]))
    check_page(outputs["html"])
    for name, text in outputs.items():
        text.encode("utf-8")
        if name != "json":
            assert not ACTING.search(text)
            words = page_words(text) if name == "html" else " ".join(text.split())
            assert lint(strip_quotations(words)) == []
    return outputs


def check(result: Result) -> dict[str, str]:
    """Check every law that holds for any input; no stage may have failed inside."""
    internal = [item for item in result.rejected if INTERNAL.match(item.reason)]
    assert internal == []
    check_spans(result)
    check_citations(result)
    return check_reports(result)


DATES = (
    "February 31, 0000; 31 February 2023; June 0, 2020; December 31, 9999; 0000; 00/00/0000; "
    "2020-13-45; 0001-01-01; in 10,000 years; 9999999999 years ago; minus 3 weeks ago; "
    "a million years ago; the 9990s; the 0000s; Feb 29, 2023; June 31; Monday, June 18, 2024; "
    "0 days ago; ten billion months later; every 0 days; between 2030 and 1990; Q9 2020; "
    "from May to January; from June 31 to June 32; at 99:99 p.m.; ３ days ago; June １８, ２０２４"
)
NUMBERS = (
    "-5; minus 40; 1e308; " + "9" * 400 + "; 1,2,3,4; 1/0; 0/0; -0; infinite; hundred hundred; "
    "million million billion; two-thirds of a third; between 9 and 1; up to at least 5; ½½; "
    "1.2.3; 0x10; 1'000; ４０; ²³; ①②③; Ⅷ; ٤٠; dozens of dozens; a few hundred thousand trillion"
)
HOSTILE = {
    "marks": ["...!!!???,,,;;;:::---((( )))[[[]]]{{{}}} " * 40],
    "quotes": ['"' * 500, "“ ” " * 200, 'He said "she said “they said \'we ‘so’". ”What” he ' * 20],
    "combining": ["T\u0301\u0302he m\u0308inister sa\u0301id th\u0302at h\u0303e left. " * 10],
    "display": [
        "The \u202eminister\u202c Jon Har\u202drow told \u202eHarbour News\u202c on Tuesday that "
        f"Nor\u200eland left Port\x1b[2J Vell with {n}\u0085 tons of co\u00adal\x07."
        for n in (40, 50)
    ],
    "verdicts": [
        "By Likely Probably\n\nGuilty Brown said on Tuesday that 40 illegal boats left Illegal "
        f"Port. According to Confirmed News, he confirmed a breach. {tail}"
        for tail in ("Unlawful Norland violated it.", "He did not violate it.")
    ],
    "one sentence": ["the minister said that the boat of the man who left and the " * 60],
    "short lines": ["\n".join(["He said no."] * 400)],
    "nested": ["Jon Harrow said that she said that they said that " * 30 + "it rained."],
    "pronouns": ["She and he met them. They told him it. He, who was she, told himself. " * 20],
    "furniture": ["\n\n".join(["Related", "Read more", "Photo: AP", "By Jon Harrow"] * 10)],
    "case": [LEAD.upper(), LEAD.title()],
    "dates": [" ".join(f"The boats left {when}." for when in DATES.split("; "))],
    "numbers": [" ".join(f"{n} soldiers and ${n} left, {n}% stayed." for n in NUMBERS.split("; "))],
    "weekday": ["The boats left on Tuesday, and last Monday, and next Friday."] * 2,
    "tables": ["\n".join(f"Boat {n} | {n * 7} | June {n % 35}, 2024" for n in range(60))],
    "addresses": ["a@b https://x.org/a?b=c#f http://[::1]/ javascript:alert(1) @u #t u@@x " * 10],
    "code": ["for(;;){ int *p=&x; }\n<?php echo $_GET['x']; ?>\nreturn {'a': 1} # said\n" * 5],
    "markup": [f'{LEAD} <img src=x onerror=alert(1)> "><svg onload=alert(1)> {{{{ 7*7 }}}}', LEAD],
    "languages": [
        "部长说，他们运送了40吨煤。" * 9,
        "Министр сказал: «Нет». " * 9,
        "قال الوزير. " * 9,
    ],
    "copies": [STORY] * 8,
    "copies of two stories": [STORY, STORY, *["Maria Quill won the Ostley chess cup in May."] * 2],
    "single words": ["Boat", "He.", "2024", "“", "Tuesday"],
    "title is body": [f"{LEAD}\n\n{LEAD}", f"{LEAD}\n{LEAD}\n{LEAD}"],
    "bytes": [
        LEAD.encode("utf-16"),
        LEAD.encode("cp1252"),
        b"\xff",
        b"\0",
        LEAD.encode() + b"\xff",
    ],
}


@pytest.mark.parametrize("name", HOSTILE)
def test_no_input_breaks_a_law(name: str):
    check(read_texts(HOSTILE[name]))


UNITS = [
    "A",
    "A-",
    "a-",
    "a.",
    "a'",
    "1/",
    "1-",
    "http://.",
    "U.",
    ".-Aa",
    "a@",
    "AB ",
    "“",
    " \xa0",
]
READINGS: dict[str, Callable[[str], object]] = {
    "lines": lambda text: articles.read_bytes(text.encode(), "-", "a"),
    "words": lambda text: tokenize(text, Span(0, len(text))),
    "media": find_described,
}


@pytest.mark.parametrize("reading", READINGS)
@pytest.mark.parametrize("unit", UNITS)
def test_a_text_without_spaces_takes_time_in_proportion(reading: str, unit: str):
    started = time.perf_counter()
    READINGS[reading](unit * (60_000 // len(unit)) + " said so.")
    assert time.perf_counter() - started < PATIENCE


def test_marks_without_words_take_time_in_proportion():
    text = "“" * 20_000
    started = time.perf_counter()
    bounds = find_bounds(text, [Span(place, place + 1) for place in range(len(text))])
    assert time.perf_counter() - started < PATIENCE
    assert not bounds.must


@pytest.mark.parametrize("unit", ["A", "a.", "U.", "1,"])
def test_one_word_of_many_characters_is_read(unit: str):
    result = read_texts([unit * (100_000 // len(unit)) + " said so."])
    check(result)
    assert len(result.readings) == 1


VALUES: tuple[Any, ...] = (None, True, 1.5, 10**400, "", [], {}, ["x"], "\ud800", "a\0b", "\u202e")
FIELDS = ("text", "title", "description", "authors", "date", "outlet", "url")
RECORDS = [{"text": LEAD, "title": "T", field: value} for field in FIELDS for value in VALUES]


def test_json_of_wrong_types_costs_itself_only():
    lines = [json.dumps(record) for record in [*RECORDS, [], 1, "x", {"text": LEAD}]]
    result = read_texts(["\n".join([*lines, '{"text": ' + "[" * 9999])], ".jsonl")
    check(result)
    assert len(result.readings) + len(result.rejected) == len(RECORDS) + 5
    assert any(item.reason == "it is JSON but no object" for item in result.rejected)


@pytest.mark.parametrize(
    "day",
    ["0001-01-01", "9999-12-31", "9999-12-31T23:59:59-12:00", "0001-01-01T00:00:00+14:00",
     "１２３４-０５-０６", "0000-00-00", "²⁰²⁴-01-01", "9" * 5000],
)  # fmt: skip
def test_a_record_dated_out_of_history_has_no_date(day: str):
    records = [{"text": STORY, "date": day}, {"text": STORY + LEAD, "date": "2024-06-18"}]
    result = read_texts([json.dumps(record) for record in records], ".json")
    check(result)
    dated = [reading.article.dates[0].value for reading in result.readings]
    assert dated == ["2024-06-18"] * 2  # the first prints it, too


def test_a_reader_that_fails_inside_costs_its_article_only(monkeypatch):
    def fail(raw: bytes, source: str, article_id: str, *, reader: articles.Reader) -> None:
        raise KeyError("lost")

    monkeypatch.setattr(articles, "read_bytes", fail)
    result = read_texts([LEAD])
    assert [item.reason for item in result.rejected] == ["KeyError: 'lost'"]
    assert result.rejected[0].sha256


NAMES = ["a b", "a:b", "a\nb", "é…", "-x", "a:1-2", "000", "000:1-2", "#", "'\"<b>", "\u202eabc",
         "a" * 200, "%20", "\x1b[31m", "０００", "[x](y)", "`x`", "|"]  # fmt: skip


def test_no_file_name_breaks_a_law(tmp_path: Path):
    paths = [tmp_path / f"{name}.txt" for name in NAMES]
    for number, path in enumerate(paths):
        path.write_text(LEAD.replace("40", str(40 + number % 3)), encoding="utf-8")
    forward = check(read_stories(paths))
    assert check(read_stories(paths[::-1])) == forward


def test_no_file_name_acts_on_the_terminal(tmp_path: Path, monkeypatch, capfd):
    (tmp_path / "a\nb\x1b[31m\u202ec.txt").write_bytes(b"\0")
    monkeypatch.setattr(sys, "argv", ["crossread", "read", str(tmp_path)])
    with pytest.raises(SystemExit):
        cli.main()
    said = capfd.readouterr().err
    assert "a\\nb\\x1b[31m\\u202ec.txt: it holds NUL bytes" in said
    assert not ACTING.search(said)


SENTENCES = (
    LEAD,
    "Norland denied on Wednesday that any boat had left Port Vell.",
    "“We saw nothing,” the harbour master told reporters, adding that he “would not lie.",
    "According to the Harbour Ledger newspaper, Harrow signed the Vell treaty in May 2023.",
    "The two leaders met in Norland last week; they agreed to send 500 soldiers, he said.",
    "North Korea shipped 3,000 missiles to Tavira in 2022, Norland’s foreign ministry said.",
    "It may have been 60 tons, an official who asked not to be named said.",
    "Jon Harrow did not visit Norland on June 31.",
    "THE MINISTRY SAID IT SAID IT SAID SO",
    "Harrow, Harrow’s wife and Harrow & Sons: she told him that they had it.",
    "\u202eA rewritten \u00adline\u0301 of 40 tons…… was 😀 sold by them!!",
    "Photo: Jon Harrow/AP",
    "部长星期二说了。",
)
PARAGRAPHS = st.lists(st.sampled_from(SENTENCES), min_size=1, max_size=4).map(" ".join)
NOISE = st.text(max_size=40).filter(str.strip)
TEXTS = st.lists(PARAGRAPHS | NOISE, min_size=1, max_size=4).map("\n\n".join)
SLOW = settings(
    max_examples=15,
    deadline=None,
    derandomize=True,
    suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large],
)


@SLOW
@given(st.lists(TEXTS, min_size=2, max_size=4))
def test_small_stories_keep_the_laws_in_any_order(texts: list[str]):
    with tempfile.TemporaryDirectory() as folder:
        paths = write(Path(folder), texts)
        books = [watch.load("un-dprk")]
        forward = check(read_stories(paths, rulebooks=books))
        backward = read_stories(paths[::-1], rulebooks=books)
        assert (
            render(Report(backward.dossiers, backward.rejected, ("un-dprk",)), "json")
            == (forward["json"])
        )


def test_the_seed_of_hashes_changes_no_byte(tmp_path: Path, tmp_path_factory):
    write(tmp_path, ["\n\n".join(SENTENCES), "\n\n".join(SENTENCES[::2]), STORY, STORY + LEAD])
    cache = {"XDG_CACHE_HOME": str(tmp_path_factory.mktemp("cache")), "OMP_NUM_THREADS": "1"}
    command = [sys.executable, "-m", "crossread", "read", str(tmp_path), "--rulebook", "un-dprk"]
    runs = [
        subprocess.run(
            [*command, "--json", "-"],
            capture_output=True,
            env={**os.environ, **cache, "PYTHONHASHSEED": seed},
            check=True,
        )
        for seed in ("0", "1")
    ]
    assert runs[0].stdout == runs[1].stdout
    assert json.loads(runs[0].stdout)["dossiers"]
