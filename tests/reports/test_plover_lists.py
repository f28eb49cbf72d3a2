"""The lists of resources/plover.yaml name only roots and modes of the codebook, each word once."""

from __future__ import annotations

from collections import Counter

import pytest

from crossread.claims.lexicon import event_types
from crossread.reports.plover_labels import noun_labels, phrase_labels, type_labels, verb_labels
from crossread.text.resources import load

MODES = {
    "AGREE": "",
    "CONSULT": "visit third-party multilateral phone",
    "SUPPORT": "",
    "CONCEDE": "",
    "COOPERATE": "",
    "AID": "",
    "RETREAT": "withdraw release disarm ceasefire access resign",
    "REQUEST": "assist change yield meet",
    "ACCUSE": "disapprove investigate allege",
    "REJECT": "assist change yield meet",
    "THREATEN": "restrict arrest relations expel territory violence",
    "PROTEST": "demo riot strike hunger boycott obstruct vandalize",
    "SANCTION": "convict expel withdraw discontinue",
    "MOBILIZE": "troops weapons police militia",
    "COERCE": "seize restrict censor curfew martial-law arrest deport withhold misinformation"
    " cyber",
    "ASSAULT": "abduct beat torture sexual targeted destroy primitive firearms explosives"
    " suicide-attack aerial drone heavy-weapons crowd-control unconventional",
}


def test_every_label_is_one_of_the_codebook():
    phrases = [phrase.label for each in phrase_labels().values() for phrase in each]
    tables = (verb_labels(), noun_labels(), type_labels())
    labels = [label for table in tables for label in table.values()]
    for label in (*labels, *(label for label in phrases if label.root)):
        assert label.mode in ("", *MODES[label.root].split()), label


def test_what_a_governor_makes_of_its_content_is_a_root():
    for entry in load("plover.yaml")["governors"]:
        made = {entry[kind] for kind in ("friendly", "yielding", "hostile", "other")}
        assert made <= {*MODES, "=", "-", "^"}


@pytest.mark.parametrize("table", ["verbs", "nouns"])
def test_no_word_stands_for_two_labels(table):
    roots = load("plover.yaml")[table].values()
    counted = Counter(word for modes in roots for words in modes.values() for word in words)
    assert [word for word, count in counted.items() if count > 1] == []


def test_every_event_type_has_its_sides():
    sides = load("plover.yaml")["sides"]
    assert sides.keys() == event_types().keys()
    for name, each in sides.items():
        roles = {*event_types()[name].roles, *event_types()["Open"].roles, "rest", "target"}
        assert {*each["source"], *each["target"]} <= roles
