"""Names cut to the words that are their own, on sentences about invented persons and bodies."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from crossread.language.gazetteer import Name
from crossread.language.name_cuts import cut_names
from crossread.model.annotation import Annotation, EntityKind, Mention, Token
from crossread.model.spans import Span

Annotate = Callable[[str], Annotation]
PERSON, BODY, OPEN = EntityKind.PERSON, EntityKind.ORGANISATION, EntityKind.UNKNOWN


def mentions(annotate: Annotate, text: str) -> dict[str, Mention]:
    """Return the first mention of each bare name."""
    found: dict[str, Mention] = {}
    for mention in annotate(text).mentions:
        if mention.name:
            found.setdefault(mention.name, mention)
    return found


def words(*cells: str) -> list[Token]:
    """Return tokens of "word/tag/relation/head" cells, in one sentence."""
    tokens, start = [], 0
    for index, cell in enumerate(cells):
        text, tag, relation, head = cell.rsplit("|", 3)
        span = Span(start, start + len(text))
        tokens.append(Token(index, span, text, text, tag, tag, "", int(head), relation, 0))
        start = span.end + 1
    return tokens


def spelled(names: list[Name], tokens: list[Token]) -> list[tuple[str, EntityKind]]:
    """Return the words and the kind of each name."""
    return [(" ".join(t.text for t in tokens[n.first : n.last]), n.kind) for n in names]


@pytest.mark.parametrize(
    "text, person, role, other",
    [
        (
            "The letter was signed by Mira Solane and Tarn Records COO Desmond Voss.",
            "Desmond Voss",
            "coo",
            "Tarn Records",
        ),
        (
            "Kelbrook Police Chief Randal Fenn hopes for calm. The town of Kelbrook was quiet.",
            "Randal Fenn",
            "police chief",
            "Kelbrook",
        ),
        ("US Army General Anton Brenn met Mira Solane.", "Anton Brenn", "general", "US Army"),
        ("Cocoa Bay Mayor Benno Mallik spoke.", "Benno Mallik", "mayor", "Cocoa Bay"),
    ],
)
def test_an_office_between_a_body_and_its_holder_parts_them(
    annotate: Annotate, text: str, person: str, role: str, other: str
) -> None:
    found = mentions(annotate, text)
    assert (found[person].entity, found[person].role) == (PERSON, role)
    assert found[other].entity is not PERSON
    assert found[other].chain != found[person].chain


def test_the_kind_of_the_words_before_an_office_is_that_which_they_have_elsewhere() -> None:
    tokens = words(
        "Tarn|PROPN|flat|3", "Hill|PROPN|flat|3", "Director|PROPN|flat|3", "Voss|PROPN|nsubj|4",
        "left|VERB|root|-1", "Tarn|PROPN|flat|6", "Hill|PROPN|obl|4",
    )  # fmt: skip
    names = [Name(0, 4, PERSON, known=False), Name(5, 7, EntityKind.PLACE, known=False)]
    place = ("Tarn Hill", EntityKind.PLACE)
    assert spelled(cut_names(names, tokens), tokens) == [place, ("Voss", PERSON), place]


@pytest.mark.parametrize(
    "name",
    [
        ["Arlen", "King", "Voss"],  # a surname that is an office as well
        ["Thomas", "Minister", "Voss"],  # a given name stands before it
    ],
)
def test_a_surname_that_is_an_office_parts_no_name(name: list[str]) -> None:
    tokens = words(*(f"{word}|PROPN|flat|0" for word in name))
    whole = [Name(0, 3, PERSON, known=False)]
    assert cut_names(whole, tokens) == whole


def test_an_office_in_the_plural_names_no_one_person(annotate: Annotate) -> None:
    text = "The Varn Cup was theirs. The sign read: 'Varn Cup Champions'."
    champions = next(m for m in annotate(text).mentions if m.span.of(text).endswith("Champions"))
    assert champions.plural or champions.entity is not PERSON


@pytest.mark.parametrize(
    "cells, start, rest",
    [
        (("EPIX", "Arlen", "Voss"), 0, "Arlen Voss"),
        (("PK", "Arlen", "Voss"), 0, "PK Arlen Voss"),
        (("ARLEN", "MORT", "VOSS"), 0, "ARLEN MORT VOSS"),
        (("/", "Tarnov", "Arlen", "Voss"), 1, "Arlen Voss"),
    ],
)
def test_a_credit_in_front_is_no_part_of_a_name(
    cells: tuple[str, ...], start: int, rest: str
) -> None:
    printed = ("Arlen", "Voss")
    tokens = words(*(f"{word}|PROPN|flat|0" for word in (*cells, *printed)))
    size = len(cells)
    names = [Name(start, size, PERSON, known=False), Name(size, size + 2, PERSON, known=False)]
    assert spelled(cut_names(names, tokens), tokens)[0] == (rest, PERSON)


def test_the_branch_that_somebody_heads_is_no_part_of_the_body() -> None:
    tokens = words(
        "director|NOUN|root|-1", "of|ADP|case|2", "Sales|PROPN|nmod|0", "at|ADP|case|5",
        "Tarn|PROPN|compound|5", "Records|PROPN|nmod|2",
    )  # fmt: skip
    whole = [Name(2, 6, BODY, known=False)]
    assert spelled(cut_names(whole, tokens), tokens) == [("Tarn Records", BODY)]
    alone = words("the|DET|det|1", "School|PROPN|root|-1", "at|ADP|case|3", "Tarn|PROPN|nmod|1")
    school = [Name(1, 4, BODY, known=False)]
    assert cut_names(school, alone) == school


def test_a_family_is_not_the_one_who_bears_its_name(annotate: Annotate) -> None:
    text = "Anton Brenn scored twice. Brenn was happy. The Brenn family said it was proud."
    found = mentions(annotate, text)
    assert found["Brenn"].chain == found["Anton Brenn"].chain
    assert found["Brenn family"].entity is BODY
    assert found["Brenn family"].chain != found["Anton Brenn"].chain


def test_a_state_that_ends_a_title_is_not_named(annotate: Annotate) -> None:
    text = 'She is the host of "Good Evening Norway" and lives in Oslo. Norwegian viewers like her.'
    found = mentions(annotate, text)
    assert found["Good Evening Norway"].entity is not EntityKind.STATE
    assert found["Good Evening Norway"].chain != found["Norwegian"].chain


def test_a_number_behind_a_name_belongs_to_it(annotate: Annotate) -> None:
    text = "The Cup was won in Game 7. Fans recalled Game 4 and Game 7."
    games = {m.name: m.chain for m in annotate(text).mentions if m.name.startswith("Game")}
    assert len(games) == len(set(games.values())) == 2
    again = [m.chain for m in annotate(text).mentions if m.name == "Game 7"]
    assert len(again) == 2
    assert len(set(again)) == 1


def test_a_count_of_pictures_is_no_part_of_a_name() -> None:
    tokens = words(
        "Tarn|PROPN|root|-1", "10|NUM|nummod|0", "of|ADP|case|3", "43|NUM|nmod|1",
    )  # fmt: skip
    name = [Name(0, 1, OPEN, known=False)]
    assert cut_names(name, tokens) == name


def test_several_of_a_numbered_thing_bear_its_name(annotate: Annotate) -> None:
    text = "The boosters flew on Brell 9s. The Brell 9 rocket is cheap."
    found = [m for m in annotate(text).mentions if m.name == "Brell 9"]
    assert [m.span.of(text) for m in found] == ["Brell 9s", "Brell 9"]
    assert found[0].plural
    assert found[0].chain == found[1].chain


def test_what_a_company_stands_right_before_is_a_body() -> None:
    tokens = words(
        "the|DET|det|2", "firm|NOUN|compound|2", "Tarn|PROPN|nsubj|3", "paid|VERB|root|-1"
    )
    assert spelled(cut_names([Name(2, 3, PERSON, known=False)], tokens), tokens) == [("Tarn", BODY)]
    founded = words(
        "the|DET|det|1", "firm|NOUN|root|-1", "Voss|PROPN|nsubj|3", "founded|VERB|acl:relcl|1"
    )
    founder = [Name(2, 3, PERSON, known=False)]
    assert cut_names(founder, founded) == founder


def test_a_feast_is_a_day_and_no_name(annotate: Annotate) -> None:
    text = "The guests came on New Year's Eve. New Year's Eve was cold."
    assert not any(m.name in {"Eve", "New Year's Eve", "New Year"} for m in annotate(text).mentions)


def test_a_body_may_be_called_by_a_states_adjective(annotate: Annotate) -> None:
    text = (
        "Norwegian Airways cancelled flights. A spokesman at Norwegian said the crew was ill. "
        "Norwegian towns were calm."
    )
    first, again, adjective = (m for m in annotate(text).mentions if "Norwegian" in m.name)
    assert again.entity is BODY
    assert again.chain == first.chain
    assert adjective.entity is EntityKind.STATE
    assert adjective.chain != first.chain


def test_two_media_read_as_one_are_two() -> None:
    tokens = words(
        "TNA|PROPN|nsubj|3", "The|DET|det|2", "Courier|PROPN|flat|0", "reported|VERB|root|-1"
    )
    found = spelled(cut_names([Name(0, 3, BODY, known=False)], tokens), tokens)
    assert found == [("TNA", BODY), ("The Courier", BODY)]


def test_leaked_papers_are_a_thing() -> None:
    tokens = words("Tarn|PROPN|compound|1", "Papers|PROPN|nsubj|2", "appeared|VERB|root|-1")
    whole = Name(0, 2, BODY, known=False)
    assert spelled(cut_names([whole], tokens), tokens) == [("Tarn Papers", EntityKind.THING)]


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("They lost Game Seven of the finals.", "Game Seven"),
        ("Drivers race in the Formula One series.", "Formula One"),
        ("This is Formula One and it rains.", "Formula One"),
    ],
)
def test_a_number_in_words_belongs_to_the_name(annotate: Annotate, text: str, name: str) -> None:
    assert name in [mention.name for mention in annotate(text).mentions]


@pytest.mark.parametrize("words_", ["African American", "African-American", "North American"])
def test_who_is_called_after_a_continent_is_no_state(annotate: Annotate, words_: str) -> None:
    mentions = annotate(f"The {words_} league met. The American president came.").mentions
    assert [m.country for m in mentions if words_ in m.name] == [""]
    assert [m.country for m in mentions if m.name == "American"] == ["US"]
