"""Names of others that a chain took in, and bare surnames that several bear."""

from __future__ import annotations

from dataclasses import replace

from crossread.entities import link
from crossread.entities.leading import find_strays
from crossread.entities.profiles import profile_chains
from crossread.model.annotation import EntityKind
from crossread.model.stories import Reading
from tests.entities.factory import Said, named, person, reading

ORGANISATION = EntityKind.ORGANISATION


def body(words: str, chain: int = 0) -> Said:
    return named(words, chain, ORGANISATION)


def firm(words: str, chain: int = 0) -> Said:
    return Said(words, chain, ORGANISATION, role="firm")


def in_one_sentence(told: Reading) -> Reading:
    mentions = tuple(replace(mention, sentence=0) for mention in told.annotation.mentions)
    return replace(told, annotation=replace(told.annotation, mentions=mentions))


def entities_of(told: list[Reading]) -> list[set[str]]:
    return [{variant.text for variant in each.variants} for each in link(told).entities]


MIXED = (body("Zorvex"), body("Zorvex"), firm("car firm"), body("Marn"), firm("the firm"))


def test_a_name_that_leads_a_chain_elsewhere_is_its_own_with_what_stands_beside_it() -> None:
    mixed = in_one_sentence(reading("a", *MIXED[:4]))
    assert entities_of([mixed, reading("b", body("Marn"))]) == [{"Zorvex"}, {"Marn", "car firm"}]


def test_what_stands_in_another_sentence_stays_with_the_chain() -> None:
    told = [reading("a", *MIXED), reading("b", body("Marn"))]
    assert entities_of(told) == [{"Zorvex", "car firm", "the firm"}, {"Marn"}]


def test_each_mention_of_a_mixed_chain_has_one_entity() -> None:
    links = link([reading("a", *MIXED), reading("b", body("Marn"))]).links
    assert [each.entities for each in links] == [
        ("e1",), ("e1",), ("e1",), ("e2",), ("e1",), ("e2",)
    ]  # fmt: skip


def test_a_name_that_leads_nowhere_stays() -> None:
    profiles = profile_chains(reading("a", *MIXED))
    assert find_strays(profiles) == {}


def test_names_that_agree_by_way_of_a_third_are_no_strays() -> None:
    own = (body("Selm River"), body("Selm River"), body("Selm River Airways"), body("SRA"))
    profiles = [*profile_chains(reading("a", *own)), *profile_chains(reading("b", body("SRA")))]
    assert find_strays(profiles) == {}


def kin(mentions: int, other: str = "c") -> list[Reading]:
    """Return reports of a much named one, of kin of the same surname, and of a bare surname."""
    much = [person("Mira Tolan", 0)] * mentions
    return [
        reading("a", *much), reading("b", person("Mira Tolan", 0)),
        reading(other, person("Oskar Tolan", 1)), reading("d", person("Tolan", 2)),
    ]  # fmt: skip


def test_a_bare_surname_is_of_the_one_most_spoken_of_by_far() -> None:
    assert {"Mira Tolan", "Tolan"} in entities_of(kin(4))


def test_a_bare_surname_stays_open_where_none_is_spoken_of_far_more() -> None:
    assert {"Tolan"} in entities_of(kin(3))


def test_a_bare_surname_stays_open_where_its_article_names_another() -> None:
    told = kin(9)[:2]
    told.append(reading("d", person("Oskar Tolan", 1), person("Tolan", 2)))
    assert {"Mira Tolan", "Tolan"} not in entities_of(told)
