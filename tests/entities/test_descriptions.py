"""Nameless persons of several articles whom one description fits."""

from __future__ import annotations

from dataclasses import replace

from crossread.entities import link
from crossread.entities.profiles import profile_chains
from crossread.model.annotation import Frame, Token
from crossread.model.entities import EntityTable
from crossread.model.spans import Span
from crossread.model.stories import Reading
from tests.entities.factory import Said, person, reading


def told(*mentions: Said, generous: bool = False) -> EntityTable:
    """Link articles that make one mention each."""
    articles = [reading(f"a{place}", said) for place, said in enumerate(mentions)]
    return link(articles, generous=generous)


def entities_of(table: EntityTable) -> list[tuple[str, ...]]:
    return [link.entities for link in table.links]


def group(words: str, role: str) -> Said:
    return Said(words, 0, role=role, plural=True)


def described(words: str, role: str) -> Said:
    return person(words, 0, "", role)


def test_one_description_is_one_person_of_the_story() -> None:
    table = told(described("the climber", "climber"), described("the injured climber", "climber"))
    assert entities_of(table) == [("e1",), ("e1",)]
    assert table.entities[0].reasons == ("one description in the story",)


def test_who_is_not_pointed_at_is_joined_by_a_generous_linking_alone() -> None:
    climbers = described("a climber", "climber"), described("the injured climber", "climber")
    assert told(*climbers).entities == ()
    assert entities_of(told(*climbers, generous=True)) == [("e1",), ("e1",)]


def test_two_of_one_article_are_two() -> None:
    pair = reading(
        "a0", described("the climber", "climber"), Said("the old climber", 1, role="climber")
    )
    other = reading("a1", described("the climber", "climber"))
    assert link([pair, other]).entities == ()


def test_kin_are_as_many_as_those_who_have_them() -> None:
    assert told(described("the widow", "widow"), described("the widow", "widow")).entities == ()


def test_a_generous_linking_joins_groups_of_one_noun() -> None:
    climbers = group("climbers", "climber"), group("the climbers", "climber")
    assert told(*climbers).entities == ()
    assert entities_of(told(*climbers, generous=True)) == [("e1",), ("e1",)]
    one = told(group("climbers", "climber"), described("the climber", "climber"), generous=True)
    assert one.entities == ()


def test_a_generous_linking_joins_words_of_one_meaning() -> None:
    table = told(
        described("the inmate", "inmate"), described("the prisoner", "prisoner"), generous=True
    )
    assert entities_of(table) == [("e1",), ("e1",)]
    assert table.entities[0].reasons == ("one meaning: inmate, prisoner, convict",)
    assert (
        told(described("the inmate", "inmate"), described("the prisoner", "prisoner")).links == ()
    )


def doing(article: str, said: Said, deed: str) -> Reading:
    """Return a reading of one mention that suffers a deed; the deed stands behind it."""
    bare = reading(article, said)
    verb = Token(1, Span(900, 901), deed, deed, "VERB", "VBD", "", -1, "root", 0)
    known = bare.annotation
    frame = Frame(1, ((0, "ARG1"),), 3.0)
    return replace(bare, annotation=replace(known, tokens=(*known.tokens, verb), frames=(frame,)))


def test_a_generous_linking_joins_those_of_one_deed() -> None:
    named = person("Mara Voss", 0)
    arrested = [
        doing("a0", named, "arrest"),
        doing("a1", described("a driver", "driver"), "arrest"),
    ]
    table = link(arrested, generous=True)
    assert entities_of(table) == [("e1",), ("e1",)]
    assert table.entities[0].reasons == ("same deed in the story",)
    assert len(link(arrested).links) == 1


def test_one_description_with_one_deed_is_sure() -> None:
    drivers = described("a driver", "driver"), described("a drunken driver", "driver")
    arrested = [doing(f"a{place}", driver, "arrest") for place, driver in enumerate(drivers)]
    table = link(arrested)
    assert entities_of(table) == [("e1",), ("e1",)]
    assert table.entities[0].reasons == ("one description and deed in the story",)
    crowds = group("drivers", "driver"), group("young drivers", "driver")
    many = [doing(f"a{place}", crowd, "arrest") for place, crowd in enumerate(crowds)]
    assert link(many).entities == ()


def test_parts_that_differ_and_everyday_deeds_join_nobody() -> None:
    gunman, officer = described("a gunman", "gunman"), described("an officer", "officer")
    shot = [doing("a0", gunman, "shoot"), doing("a1", officer, "shoot")]
    assert link(shot, generous=True).entities == ()
    seen = [doing("a0", gunman, "see"), doing("a1", described("a man", "man"), "see")]
    assert link(seen, generous=True).entities == ()


def test_another_of_them_keeps_all_apart() -> None:
    table = told(described("the climber", "climber"), described("another climber", "climber"))
    assert table.entities == ()


def test_the_named_bearer_of_a_description_is_meant() -> None:
    bearer = person("actress Mara Voss", 0, "Mara Voss", "actress")
    table = told(bearer, described("the actress", "actress"))
    assert [entity.name for entity in table.entities] == ["Mara Voss"]
    assert len(table.links) == 2


def test_of_two_bearers_none_is_chosen() -> None:
    bearers = [person(f"actress {n}", 0, n, "actress") for n in ("Mara Voss", "Ilse Brandt")]
    table = told(*bearers, described("the actress", "actress"))
    assert len(table.entities) == 2
    assert len(table.links) == 2


def test_an_office_without_a_state_joins_nobody() -> None:
    table = told(described("the president", "president"), described("the president", "president"))
    assert table.entities == ()


def test_several_of_one_article_join_whom_another_article_tells_with_the_deed() -> None:
    driver = described("a driver", "driver")
    told_twice = link([doing("a0", driver, "arrest"), doing("a1", driver, "arrest")])
    assert entities_of(told_twice) == [("e1",), ("e1",)]


def test_a_year_that_only_one_is_told_of_sets_two_apart_for_sure() -> None:
    driver = described("a driver", "driver")
    then = described("a driver, arrested in 1996", "driver")
    arrested = [doing("a0", driver, "arrest"), doing("a1", then, "arrest")]
    assert link(arrested).entities == ()
    assert len(link(arrested, generous=True).entities) == 1
    both = [doing(f"a{place}", then, "arrest") for place in range(2)]
    assert len(link(both).entities) == 1


def test_two_groups_of_one_article_are_two_but_for_a_generous_linking() -> None:
    pair = Said("the couple", 0, role="couple", plural=True)
    again = Said("the couple", 1, role="couple", plural=True)
    bare = reading("a0", pair, again)
    verb = Token(2, Span(900, 901), "arrest", "arrest", "VERB", "VBD", "", -1, "root", 0)
    frame = Frame(2, ((0, "ARG1"), (1, "ARG1")), 3.0)
    known = replace(bare.annotation, tokens=(*bare.annotation.tokens, verb), frames=(frame,))
    arrested = [replace(bare, annotation=known)]
    assert link(arrested).entities == ()
    assert len(link(arrested, generous=True).entities) == 1


def test_a_generous_linking_takes_a_noun_of_several_for_the_one_most_spoken_of() -> None:
    def singer(name: str, times: int) -> list[Reading]:
        said = person(f"singer {name}", 0, name, "singer")
        return [reading(f"{name} {place}", said) for place in range(times)]

    other = [reading("z", described("the singer", "singer"))]
    clear = link([*singer("Ana Ruiz", 2), *singer("Mara Voss", 1), *other], generous=True)
    assert clear.links[-1].entities == clear.links[0].entities
    even = link([*singer("Ana Ruiz", 1), *singer("Mara Voss", 1), *other], generous=True)
    assert len(even.links) == 2


def test_a_generous_linking_joins_one_meaning_with_one_deed_before_the_meaning_alone() -> None:
    inmate, prisoner = described("an inmate", "inmate"), described("a prisoner", "prisoner")
    fled = [doing("a0", inmate, "chase"), doing("a1", prisoner, "chase")]
    assert link(fled, generous=True).entities[0].reasons == ("one meaning and deed in the story",)


def test_a_deputy_is_told_with_the_rank() -> None:
    vice = person("the Norwegian vice minister", 0, "", "minister", "NO")
    assert profile_chains(reading("a", vice))[0].roles == ("vice minister",)
