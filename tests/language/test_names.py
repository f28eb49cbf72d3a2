from __future__ import annotations

from collections.abc import Callable

import pytest

from crossread.model.annotation import Annotation, EntityKind, Mention, MentionKind

Annotate = Callable[[str], Annotation]


def named(annotate: Annotate, text: str, name: str) -> Mention:
    """Return the first mention of that bare name."""
    found = annotate(text)
    return next(mention for mention in found.mentions if mention.name == name)


@pytest.mark.parametrize(
    "text, name, span, role, country",
    [
        (
            "Russian President Ivan Petrov left on Monday.",
            "Ivan Petrov",
            "Russian President Ivan Petrov",
            "president",
            "RU",
        ),
        (
            "They met South Korea's Defense Minister Lee Min-ho.",
            "Lee Min-ho",
            "South Korea's Defense Minister Lee Min-ho",
            "defense minister",
            "KR",
        ),
        (
            "Kremlin aide Boris Sokolov said so.",
            "Boris Sokolov",
            "Kremlin aide Boris Sokolov",
            "aide",
            "RU",
        ),
        (
            "U.S. Secretary of State John Miller left the hall.",
            "John Miller",
            "U.S. Secretary of State John Miller",
            "secretary of state",
            "US",
        ),
        (
            "NATO chief Anna Berg welcomed the plan.",
            "Anna Berg",
            "NATO chief Anna Berg",
            "chief",
            "",
        ),
        (
            "Former Vice President Tom Ash met reporters.",
            "Tom Ash",
            "Former Vice President Tom Ash",
            "vice president",
            "",
        ),
        ("Mr. Tom Ash met reporters.", "Tom Ash", "Mr. Tom Ash", "", ""),
    ],
)
def test_person_with_role_and_country(
    annotate: Annotate, text: str, name: str, span: str, role: str, country: str
) -> None:
    mention = named(annotate, text, name)
    assert (mention.span.of(text), mention.role, mention.country) == (span, role, country)
    assert (mention.kind, mention.entity) == (MentionKind.NAME, EntityKind.PERSON)


@pytest.mark.parametrize(
    "text, name, country",
    [
        ("North Korea fired a missile.", "North Korea", "KP"),
        ("South Korean troops crossed the river.", "South Korean", "KR"),
        ("He flew to the United States.", "United States", "US"),
        ("Talks between NORTH KOREA and the envoy failed.", "NORTH KOREA", "KP"),
        ("The flight to Korea was late.", "Korea", ""),
        ("Pyongyang lies on a river.", "Pyongyang", "KP"),
        ("Vladivostok is a port.", "Vladivostok", "RU"),
    ],
)
def test_states_and_places_carry_their_code(
    annotate: Annotate, text: str, name: str, country: str
) -> None:
    assert named(annotate, text, name).country == country


@pytest.mark.parametrize(
    "text, name, country",
    [
        ("North Korea's Foreign Ministry denied it.", "Foreign Ministry", "KP"),
        ("The Kremlin denied it on Friday.", "Kremlin", "RU"),
        ("The agency KCNA carried the letter.", "KCNA", "KP"),
        ("The U.N. Security Council met on Friday.", "U.N. Security Council", ""),
    ],
)
def test_bodies(annotate: Annotate, text: str, name: str, country: str) -> None:
    mention = named(annotate, text, name)
    assert (mention.entity, mention.country) == (EntityKind.ORGANISATION, country)


def test_a_person_named_like_a_state_is_a_person(annotate: Annotate) -> None:
    found = annotate("Michael Jordan spoke to reporters in Chicago on Monday.")
    assert [m.entity for m in found.mentions if m.name == "Michael Jordan"] == [EntityKind.PERSON]
    assert not [m for m in found.mentions if m.name == "Jordan"]


@pytest.mark.parametrize(
    "text, phrase, role, country, plural",
    [
        ("The North Korean leader came.", "The North Korean leader", "leader", "KP", False),
        ("The leader of North Korea came.", "The leader of North Korea", "leader", "KP", False),
        ("The two leaders spoke.", "The two leaders", "leader", "", True),
        ("Both countries agreed.", "Both countries", "", "", True),
        ("He drove the limousine home.", "the limousine", "", "", False),
        ("Reporters asked the ministry.", "the ministry", "ministry", "", False),
        ("Nobody saw the foreign minister.", "the foreign minister", "foreign minister", "", False),
    ],
)
def test_nominals(
    annotate: Annotate, text: str, phrase: str, role: str, country: str, plural: bool
) -> None:
    found = [m for m in annotate(text).mentions if m.kind is MentionKind.NOMINAL]
    assert (phrase, role, country, plural) in [
        (m.span.of(text), m.role, m.country, m.plural) for m in found
    ]


def test_pronouns_and_no_empty_it(annotate: Annotate) -> None:
    text = "It is clear that she gave them his car before they left."
    found = [m for m in annotate(text).mentions if m.kind is MentionKind.PRONOUN]
    assert [(m.span.of(text), m.entity.value, m.plural) for m in found] == [
        ("she", "person", False),
        ("them", "unknown", True),
        ("his", "person", False),
        ("they", "unknown", True),
    ]


def test_a_role_in_front_of_a_name_is_no_mention_of_its_own(annotate: Annotate) -> None:
    text = "President Ivan Petrov left."
    assert [m.span.of(text) for m in annotate(text).mentions] == ["President Ivan Petrov"]


def test_headline_words_are_no_names_unless_the_text_names_them(annotate: Annotate) -> None:
    text = "Petrov Soars High Over Quiet Harbor\nIvan Petrov flew over the harbor on Monday."
    assert {m.name for m in annotate(text).mentions if m.kind is MentionKind.NAME} == {
        "Petrov",
        "Ivan Petrov",
    }


def test_small_letters_name_nobody_where_names_have_capitals(annotate: Annotate) -> None:
    found = annotate("Ann Poe met Bo Li in Paris. He became the united states's chief in May.")
    assert not any(mention.name.startswith("united") for mention in found.mentions)


def test_a_plus_sign_belongs_to_the_name_that_it_ends(annotate: Annotate) -> None:
    text = "Zorvex sells the Brell S9 and the Brell S9+. The Brell S9+ is larger."
    mentions = [m for m in annotate(text).mentions if m.name.startswith("Brell")]
    assert [m.name for m in mentions] == ["Brell S9", "Brell S9+", "Brell S9+"]
    chains = [m.chain for m in mentions]
    assert chains[0] != chains[1] == chains[2]
