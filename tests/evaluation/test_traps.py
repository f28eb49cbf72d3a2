"""The sentences with the traps of news English: their file, and how a fact is judged."""

from __future__ import annotations

import json
import re

import pytest

from crossread.errors import InputError
from crossread.language.tokenizer import tokenize
from crossread.model.annotation import (
    Annotation,
    EntityKind,
    Mention,
    MentionKind,
    Sentence,
    Token,
)
from crossread.model.articles import LineKind
from crossread.model.spans import Span
from crossread.text.normalise import shadow
from evaluation.__main__ import main
from evaluation.traps import (
    Fact,
    Trap,
    TrapVerdict,
    judge_trap,
    list_verdicts,
    load_traps,
    read_starter,
    tally,
    write_found,
)

TRAPS = load_traps()
RELATIONS = re.compile(r"[a-z]+(?::[a-z]+)?(?:\|[a-z]+(?::[a-z]+)?)*\Z")


def words_of(trap):
    lines = [match.span() for match in re.finditer(r"[^\n]+", trap.text)]
    return [shadow(w.of(trap.text)) for line in lines for w in tokenize(trap.text, Span(*line))]


def test_there_are_thirty_sentences_with_two_to_six_facts_each():
    assert len(TRAPS) >= 30
    assert len({trap.id for trap in TRAPS}) == len(TRAPS)
    assert all(2 <= len(trap.facts) <= 6 for trap in TRAPS)
    assert sum(len(trap.facts) for trap in TRAPS) >= 110


@pytest.mark.parametrize("trap", TRAPS, ids=lambda trap: trap.id)
def test_every_word_of_a_fact_stands_once_or_is_numbered(trap):
    words = words_of(trap)
    for fact in trap.facts:
        if fact.kind in ("name", "sentence_starts"):
            continue
        assert RELATIONS.match(fact.kind)
        assert len(fact.values) == 2
        for word in fact.values if fact.kind != "lemma" else fact.values[:1]:
            form, _, number = word.partition("#")
            count = 1 if word == "ROOT" else words.count(shadow(form))
            assert (count >= int(number)) if number else (count == 1), f"{word}: {count}"


@pytest.mark.parametrize("trap", TRAPS, ids=lambda trap: trap.id)
def test_names_and_sentence_starts_are_of_the_text(trap):
    words = words_of(trap)
    for fact in trap.facts:
        if fact.kind == "name":
            text, kinds = fact.values
            assert shadow(trap.text).count(text) == 1
            assert set(kinds.split("|")) <= {kind.value for kind in EntityKind}
        elif fact.kind == "sentence_starts":
            places = iter(words)
            assert words[0] == shadow(fact.values[0])
            assert all(shadow(word) in places for word in fact.values)


def test_the_starter_was_measured_on_these_sentences():
    expected = {trap.id: len(trap.facts) for trap in TRAPS}
    found = read_starter()
    assert found.keys() == expected.keys()
    assert all(0 <= found[name] <= expected[name] for name in expected)


def reading():
    """The annotation of "To Ada to"."""
    rows = [("To", "to", 1, "case"), ("Ada", "Ada", -1, "root"), ("to", "to", 1, "mark")]
    tokens = [
        Token(i, Span(3 * i, 3 * i + len(text)), text, lemma, "X", "", "", head, relation, 0)
        for i, (text, lemma, head, relation) in enumerate(rows)
    ]
    return Annotation(
        "a",
        (Sentence(0, Span(0, 9), 0, 3, LineKind.BODY, 0),),
        tuple(tokens),
        (Mention(0, Span(3, 6), 1, MentionKind.NAME, EntityKind.PERSON, 0, "Ada"),),
    )


FACTS = [
    # kind, values, "" when found, else what is read instead
    ("root", ("Ada", "ROOT"), ""),
    ("case", ("To", "Ada"), ""),
    ("obl|case", ("To", "Ada"), ""),
    ("obl", ("To", "Ada"), "case(To, Ada)"),
    ("mark", ("to", "To"), "mark(to, Ada)"),
    ("root", ("To", "ROOT"), "case(To, Ada)"),
    ("case", ("From", "Ada"), "From is no word"),
    ("mark", ("to#2", "Ada"), "to#2 is no word"),
    ("name", ("Ada", "person|organisation"), ""),
    ("name", ("Ada", "place"), "Ada person"),
    ("lemma", ("To", "to"), ""),
    ("lemma", ("To", "from"), "to"),
    ("sentence_starts", ("To",), ""),
    ("sentence_starts", ("To", "to"), "To"),
]


@pytest.mark.parametrize("kind, values, instead", FACTS)
def test_a_fact_is_found_or_tells_what_is_read_instead(kind, values, instead):
    fact = Fact(kind, values)
    verdict = judge_trap(Trap("t", "a trap", "To Ada to", (fact,)), reading())
    assert verdict.missed == ((f"{fact}: {instead}",) if instead else ())
    assert verdict.found == (0 if instead else 1)


VERDICTS = (TrapVerdict("one", 3, ("obj(a, b): root(a, ROOT)",)), TrapVerdict("two", 1, ()))


def test_each_sentence_has_a_line_before_and_after():
    lines = list_verdicts(VERDICTS, {"one": 1}, misses=True)
    assert lines == [
        "one 2/3 (starter 1)", "  missed obj(a, b): root(a, ROOT)", "two 1/1 (starter -)",
    ]  # fmt: skip
    assert len(list_verdicts(VERDICTS, {}, misses=False)) == 2
    assert tally(VERDICTS, {"one": 1}) == {"facts": 4, "found": 3, "share": 0.75, "starter": 1}


def test_what_is_written_is_read_again(tmp_path):
    path = tmp_path / "found.json"
    write_found(path, VERDICTS)
    assert read_starter(path) == {"one": 2, "two": 1}


@pytest.mark.parametrize(
    "text", ["3", "- id: a", "- {id: a, trap: b, text: c, facts: [d]}", "[", ""]
)
def test_a_malformed_file_is_an_input_error(tmp_path, text):
    path = tmp_path / "traps.yaml"
    path.write_text(text)
    with pytest.raises(InputError, match="not a file of trap sentences"):
        load_traps(path)


def test_the_command_prints_and_writes(tmp_path, capsys):
    path = tmp_path / "found.json"
    assert main(["traps", "--write", str(path)]) == 0
    output = capsys.readouterr().out.splitlines()
    assert len(output) == len(TRAPS) + 4
    found = json.loads(path.read_text())
    assert f"traps.found {sum(found.values())}" in output
    assert all(f"{name} {count}/" in "\n".join(output) for name, count in found.items())


@pytest.mark.parametrize("arguments", [["gold", "--write", "x.json"], ["speed", "--verbose"]])
def test_options_of_another_yardstick_are_bad_usage(arguments):
    with pytest.raises(SystemExit) as caught:
        main(arguments)
    assert caught.value.code == 2
