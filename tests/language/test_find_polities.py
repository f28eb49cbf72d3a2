"""Polities that no list knows. All of them are invented but for a few that claim to be States."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from crossread.model.annotation import Annotation, EntityKind, Mention

Annotate = Callable[[str], Annotation]


def polities(annotation: Annotation) -> set[str]:
    """Return the pseudo codes in an article."""
    return {m.country for m in annotation.mentions if m.country.startswith("x-")}


def named(annotation: Annotation, name: str) -> list[Mention]:
    """Return the mentions of that bare name."""
    return [mention for mention in annotation.mentions if mention.name == name]


@pytest.mark.parametrize(
    "text, codes",
    [
        (
            "Tavira's foreign minister, Oda Lenn, arrived in Moscow. Taviran officials waited.",
            {"x-tavira"},
        ),
        ("The Zendian Foreign Ministry denied it. Zendia said nothing more.", {"x-zendia"}),
        ("Somaliland's army said that it had taken the town.", {"x-somaliland"}),
        ("Abkhazia's foreign minister said that the border was closed.", {"x-abkhazia"}),
        (
            "President Sten Holm of Varnia visited Prague. In Varnia, the Varnian king spoke.",
            {"x-varnia"},
        ),
        (
            "Russia, Velmora and Belarus signed the treaty. In Velmora, crowds cheered.",
            {"x-velmora"},
        ),
        (
            "The ambassador to Velmora left on Friday. In Velmora, nobody was surprised.",
            {"x-velmora"},
        ),
        (
            "Kordania said it closed its embassy in Berlin. Kordanian troops moved south.",
            {"x-kordania"},
        ),
    ],
)
def test_polities_are_told_by_what_only_states_have(
    annotate: Annotate, text: str, codes: set[str]
) -> None:
    assert polities(annotate(text)) == codes


@pytest.mark.parametrize(
    "text",
    [
        "Google's president met the Texas governor. Google said that talks went well.",
        "Chelsea's manager praised the fans. Chelsea won in London.",
        "California's parliament met. The Californian president of the club was there.",
        "Bavaria's prime minister spoke in Munich. The Bavarian army museum was closed.",
        "The mayor of Tarvik said Tarvik's army of volunteers was ready. It rained in Tarvik.",
        "Orlando's army of fans cheered. Orlando won.",
        "The president of Harvard, Lena Moss, resigned. In Harvard, students protested.",
        "Mr. Tolm was for years the president of Balonet, the national football federation.",
        "The president of Velmora Lines met reporters. Velmora Lines owns six ships in Velmora.",
        "Merkel's foreign minister spoke. Merkel left. Merkel was glad.",
        "NATO's defence ministers met. The EU's ambassador was there.",
        "Michael Jordan praised Jordan's navy. Jordan is in Asia.",
        "The Republic's president spoke. The Foreign Ministry of the Republic was silent.",
        "Germany's foreign minister denied it. French troops stayed.",
    ],
)
def test_towns_companies_clubs_and_persons_are_no_polities(annotate: Annotate, text: str) -> None:
    assert polities(annotate(text)) == set()


STORY = (
    "Tavira sent two ships to Zendia on Monday, the Taviran Defence Ministry said. "
    "President Sten Holm of Tavira and Prime Minister Oda Lenn of Zendia met in Port Alma. "
    '"We are friends," Holm said, according to Holm\'s spokesman, Jon Falk. '
    "The ships were built in Brelt, the Taviran capital. "
    "The Zendian prime minister thanked the Taviran leader. Brelt denied the rumours."
)


def test_one_name_has_one_kind_and_code_throughout(annotate: Annotate) -> None:
    found = annotate(STORY)
    for name, code in (("Tavira", "x-tavira"), ("Taviran", "x-tavira"), ("Zendia", "x-zendia")):
        kinds = {(m.entity, m.country) for m in named(found, name)}
        assert kinds == {(EntityKind.STATE, code)}
    chains = {m.chain for m in (*named(found, "Tavira"), *named(found, "Taviran"))}
    assert len(chains) == 1


@pytest.mark.parametrize(
    "words, name, country",
    [
        ("President Sten Holm", "Sten Holm", "x-tavira"),
        ("The Zendian prime minister", "Oda Lenn", "x-zendia"),
        ("the Taviran leader", "Sten Holm", "x-tavira"),
        ("Holm's spokesman", "Jon Falk", "x-tavira"),
    ],
)
def test_offices_of_a_polity_are_held_by_its_people(
    annotate: Annotate, words: str, name: str, country: str
) -> None:
    found = annotate(STORY)
    office = next(m for m in found.mentions if m.span.of(STORY) == words)
    assert office.country == country
    assert office.chain == named(found, name)[0].chain


def test_a_capital_is_its_government_only_where_it_acts(annotate: Annotate) -> None:
    place, government = named(annotate(STORY), "Brelt")
    assert (place.entity, place.country) == (EntityKind.PLACE, "x-tavira")
    assert (government.entity, government.country) == (EntityKind.STATE, "x-tavira")


def test_a_minister_in_the_capital_is_that_states(annotate: Annotate) -> None:
    text = "In Warsaw, the Polish capital, Foreign Minister Jan Kosol said that he was glad."
    assert named(annotate(text), "Jan Kosol")[0].country == "PL"


def test_its_ministry_is_the_ministry_of_the_state_before(annotate: Annotate) -> None:
    text = "Norway has objected to the plan. On Friday, its Foreign Ministry accused Denmark."
    ministry = named(annotate(text), "Foreign Ministry")[0]
    assert (ministry.entity, ministry.country) == (EntityKind.ORGANISATION, "NO")


def test_the_leader_of_a_town_is_the_person_behind_the_comma(annotate: Annotate) -> None:
    text = "The strongman of Brelt, Sten Holm, came in person. Holm smiled. Holm left. Holm slept."
    found = annotate(text)
    (name,) = named(found, "Sten Holm")
    assert name.entity is EntityKind.PERSON
    strongman = next(m for m in found.mentions if m.role == "strongman")
    assert strongman.chain == name.chain == named(found, "Holm")[0].chain


def test_a_place_in_capitals_is_one_name(annotate: Annotate) -> None:
    text = "PORT ALMA, May 2 - Two ships came in. The pier in Port Alma was full."
    found = annotate(text)
    assert {m.chain for m in named(found, "PORT ALMA")} == {
        m.chain for m in named(found, "Port Alma")
    }
