"""What sets two nameless persons or groups apart."""

from __future__ import annotations

import pytest

from crossread.entities.apart import are_apart, is_plural, play_apart, sex_of
from crossread.entities.profiles import Profile
from crossread.entities.traits import Traits
from crossread.model.annotation import EntityKind


def nameless(traits: Traits, plural: bool = False, country: str = "", gender: str = "") -> Profile:
    """Return the profile of somebody of whom only these traits are known."""
    return Profile(
        article="a", chain=0, kind=EntityKind.PERSON, names=(), nouns=(), roles=(),
        countries=frozenset({country} - {""}), genders=frozenset({gender} - {""}), plural=plural,
        definite=True, adjective=False, spoken_of=False, mentions=(0,), variants=(), traits=traits,
    )  # fmt: skip


def noun(*words: str) -> Traits:
    return Traits(nouns=frozenset(words))


ANYBODY = nameless(noun("man"))


@pytest.mark.parametrize(
    "other",
    [
        nameless(noun("man"), plural=True),
        nameless(Traits(adjectives=frozenset({"second"}))),
        nameless(Traits(ages=frozenset({40}), nouns=frozenset({"man"}), she=2)),
        nameless(noun("man"), gender="female"),
        nameless(Traits(owners=frozenset({("a", 7)}))),
    ],
)
def test_number_order_sex_and_owner_set_apart(other: Profile) -> None:
    known = nameless(
        Traits(nouns=frozenset({"man"}), he=1, chains=frozenset({("a", 7)})), gender="male"
    )
    assert are_apart(known, other)
    assert are_apart(other, known)


def test_ages_and_counts_that_differ_set_apart() -> None:
    young, old = (nameless(Traits(ages=frozenset({age}))) for age in (19, 91))
    assert are_apart(young, old)
    assert not are_apart(young, young)
    assert not are_apart(young, ANYBODY)
    three, four = (nameless(Traits(counts=frozenset({n})), plural=True) for n in (3, 4))
    assert are_apart(three, four)


def test_the_late_are_those_who_died_in_the_same_article() -> None:
    chain = frozenset({("a", 1)})
    late = nameless(Traits(nouns=frozenset({"singer"}), adjectives=frozenset({"late"})))
    alive = nameless(Traits(nouns=frozenset({"singer"}), chains=chain))
    dead = nameless(Traits(deeds=frozenset({("die", "ARG1")}), chains=chain))
    assert are_apart(late, alive)
    assert are_apart(alive, late)
    assert not are_apart(late, dead)
    assert not are_apart(late, late)


def test_states_that_differ_set_apart() -> None:
    assert are_apart(nameless(noun("man"), country="NO"), nameless(noun("man"), country="SE"))
    assert not are_apart(nameless(noun("man"), country="NO"), ANYBODY)


def test_parts_in_the_story_set_apart_for_weak_signs_alone() -> None:
    gunman, officer = nameless(noun("gunman")), nameless(noun("officer"))
    assert play_apart(gunman, officer)
    assert not are_apart(gunman, officer)
    assert not play_apart(gunman, ANYBODY)


def test_police_are_several() -> None:
    assert is_plural(nameless(noun("police")))
    assert not is_plural(ANYBODY)


def test_most_pronouns_tell_the_sex_where_no_word_does() -> None:
    assert sex_of(nameless(Traits(he=1, she=3))) == "female"
    assert sex_of(nameless(Traits(he=1, she=1))) == ""
    assert sex_of(nameless(Traits(she=5), gender="male")) == "male"
