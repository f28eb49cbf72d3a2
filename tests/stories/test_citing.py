from __future__ import annotations

import pytest

from crossread.model.articles import LineKind
from crossread.stories.citing import find_cited
from crossread.stories.spin import judge_spin
from tests.stories.newsroom import report


def cited(text, *, kind=LineKind.BODY, outlet=""):
    reading = report("a", "A title", text, outlet=outlet, kinds={0: kind})
    return [(c.name, c.family, c.credit) for c in find_cited(reading, judge_spin(reading))]


CITED = [
    ("According to the BBC, the dam broke.", "BBC", "bbc"),
    ("The dam broke, Reuters reported.", "Reuters", "reuters"),
    ("The minister told the Guardian that it broke.", "The Guardian", "the-guardian"),
    ("Russian state media reported a flood.", "Russian state media", "ru-state"),
    ("It was published by Rodong Sinmun.", "Rodong Sinmun", "kp-state"),
    ("Chinese state television said it rained.", "Chinese state television", "cn-state"),
    ("Iran's official IRNA news agency said so.", "IRNA", "ir-state"),
    ("In an interview with Le Monde she wept.", "Le Monde", "le-monde"),
    ("The news agency Torvik Wire reported rain.", "Torvik Wire", "Torvik Wire"),
    ("Valdavia’s kingdom media posted a song.", "", ""),
]  # fmt: skip


@pytest.mark.parametrize("text, name, family", CITED)
def test_media_named_as_sources(text, name, family):
    wanted = [(name, family, False)] if name else []
    assert cited(text) == wanted


CREDITS = [
    ("OSLO (Reuters) - The harbour froze.", "Reuters"),
    ("SELM, Nov. 19 (UPI) -- A whale came.", "United Press International"),
    ("(Reporting by Ada Lund in Oslo; Editing by Bo Ek)", "Reuters"),
    ("Associated Press writer Ada Lund contributed to this report.", "Associated Press"),
    ("The snow lasted — with agency inputs from AFP", "Agence France-Presse"),
]


@pytest.mark.parametrize("text, name", CREDITS)
def test_credit_lines(text, name):
    assert [(n, credit) for n, _, credit in cited(text)] == [(name, True)]


def test_picture_credits_belong_to_captions():
    found = cited("A boat. (Photo: ADA LUND/POOL/AFP via Getty Images)", kind=LineKind.CAPTION)
    assert [(name, credit) for name, _, credit in found] == [
        ("Agence France-Presse", True),
        ("Getty Images", True),
    ]


NOT_CITED = [
    "The BBC moved into a taller house by the river.",
    "The Kremlin said it rained.",  # an office speaks for itself, it is no medium
    "Time heals, and people said so.",
    "The Australian said she could swim.",
    "He walked from the hill to the mirror.",
]


@pytest.mark.parametrize("text", NOT_CITED)
def test_what_is_no_cited_medium(text):
    assert cited(text) == []


def test_an_outlet_does_not_cite_itself():
    assert cited("The dam broke, the BBC reported.", outlet="www.bbc.co.uk") == []


def test_furniture_is_not_read():
    assert cited("More on this from Reuters", kind=LineKind.FURNITURE) == []


def test_a_renamed_state_voice_keeps_its_family():
    assert cited("Norway’s kingdom media posted a song.") == [
        ("Norway’s state media", "no-state", False)
    ]


def test_an_unlisted_medium_is_known_wherever_it_is_named_again():
    found = cited("The news agency Torvik Wire reported rain. Torvik Wire said it fell in Selm.")
    assert [name for name, _, _ in found] == ["Torvik Wire", "Torvik Wire"]
