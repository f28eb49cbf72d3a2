"""Which names and phrases of one article are one, on sentences about invented bodies and States."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

import pytest

from crossread.language.coreference.chains import Chains
from crossread.language.coreference.document import Document
from crossread.language.coreference.names import join_names
from crossread.language.coreference.pieces import read_pieces
from crossread.language.coreference.short_names import join_short_names
from crossread.model.annotation import Annotation, EntityKind, Mention, MentionKind, Sentence, Token
from crossread.model.articles import LineKind
from crossread.model.spans import Span

Annotate = Callable[[str], Annotation]
THING, BODY, PLACE = EntityKind.THING, EntityKind.ORGANISATION, EntityKind.PLACE


def find(annotation: Annotation, text: str, phrase: str, occurrence: int = 0) -> Mention:
    """Return the mention with those words, the n-th of them."""
    found = [m for m in annotation.mentions if m.span.of(text) == phrase]
    assert len(found) > occurrence, [m.span.of(text) for m in annotation.mentions]
    return found[occurrence]


@pytest.mark.parametrize(
    "text, phrase, name, same",
    [
        ("Zorvex sells chips. The Zorvex company gave no date.", "The Zorvex company", "Zorvex",
         True),
        ("Zorvex sells rockets. Analysts praised Zorvex missions.", "Zorvex missions", "Zorvex",
         False),
        ("The Harwick Foundation was shocked. Harwick Foundation staff went home.",
         "Harwick Foundation staff", "Harwick Foundation", False),
    ],
)  # fmt: skip
def test_a_noun_behind_a_name_stands_for_the_body_only_if_it_says_what_it_is(
    annotate: Annotate, text: str, phrase: str, name: str, same: bool
) -> None:
    annotation = annotate(text)
    own = {m.chain for m in annotation.mentions if m.name == name}
    assert (find(annotation, text, phrase).chain in own) is same


@pytest.mark.parametrize(
    "text, phrase, occurrence",
    [
        # the party of the sentence is as clear a choice as the State before
        ("Peru was calm. Norway's leaders said little about enforcing the country's laws.",
         "the country", 0),
        ("Peru was calm. Norway's president, who led the country for years, retired.",
         "the country", 0),
        # "an Afghan" brings no State into focus
        ("An Afghan was held in May. The judge said he had entered the country alone.",
         "the country", 0),
        # a part of a State
        ("Hans Brenn, the top official in Lower Varn, the western state that includes Kelm, said "
         "Germany was calm.", "the western state", 0),
        ("Germany was calm. Hans Brenn said he would station officers across the state.",
         "the state", 0),
    ],
)  # fmt: skip
def test_a_state_that_is_not_clear_stays_open(
    annotate: Annotate, text: str, phrase: str, occurrence: int
) -> None:
    assert find(annotate(text), text, phrase, occurrence).chain == -1


def test_one_goes_to_the_other_state(annotate: Annotate) -> None:
    text = "Peru was calm. Norway's president flew to the country on Monday."
    annotation = annotate(text)
    own = find(annotation, text, "the country").chain
    assert own == find(annotation, text, "Peru").chain


def test_a_company_told_of_after_a_named_one_is_the_company(annotate: Annotate) -> None:
    text = "Zorvex grew fast. A new company opened in Oslo. The company makes chips."
    annotation = annotate(text)
    assert (
        find(annotation, text, "The company").chain
        == find(annotation, text, "A new company").chain
        != find(annotation, text, "Zorvex").chain
    )


def test_a_company_joins_no_two_named_ones(annotate: Annotate) -> None:
    text = (
        "Brell Motors is a small company in Oslo. Brell Motors grew. The company hired. "
        "Later Zorvex Motors met reporters. Zorvex Motors praised chips. The company gave no date."
    )
    annotation = annotate(text)
    brell = find(annotation, text, "Brell Motors").chain
    assert brell != find(annotation, text, "Zorvex Motors").chain


def test_the_company_is_not_who_acts_on_it(annotate: Annotate) -> None:
    text = "Brell Motors grew fast. Zorvex Motors removed the company's chips from its shop."
    annotation = annotate(text)
    company = find(annotation, text, "the company").chain
    assert company != find(annotation, text, "Zorvex Motors").chain


def test_a_given_name_used_again_is_the_full_name_before(annotate: Annotate) -> None:
    text = "Anton Brenn met reporters. Anton smiled. Later Anton left with his wife."
    annotation = annotate(text)
    chains = {m.chain for m in annotation.mentions if m.name in {"Anton", "Anton Brenn"}}
    assert len(chains) == 1


def chains_of(*named: tuple[str, EntityKind], title: int = 0) -> Chains:
    """Return the chains of an article that holds the names only, each a mention of its own.

    The first ``title`` of them stand in its title.
    """
    text = ". ".join(name for name, _ in named)
    tokens, mentions, sentences, start = [], [], [], 0
    for index, (name, kind) in enumerate(named):
        span = Span(start, start + len(name))
        tokens.append(Token(index, span, name, name, "PROPN", "NNP", "", -1, "root", index))
        mentions.append(Mention(index, span, index, MentionKind.NAME, kind, index, name=name))
        line = LineKind.TITLE if index < title else LineKind.BODY
        sentences.append(Sentence(index, span, index, index + 1, line, index))
        start = span.end + 2
    annotation = Annotation("a", tuple(sentences), tuple(tokens), tuple(mentions))
    return Chains(Document(annotation, text))


@pytest.mark.parametrize(
    "short, long, kind, same",
    [
        ("Firebird", "Sella Firebird", THING, True),
        ("Firebird", "Firebird Rocket", THING, True),
        ("Firebird", "Firebird Two", THING, False),
        ("Harwick", "Harwick University", BODY, True),
        ("Harwick", "Harwick Foundation", BODY, False),
        ("Firebird", "Sella Firebird", PLACE, False),
        ("Rocket", "Sella Rocket", THING, False),
    ],
)
def test_short_names(short: str, long: str, kind: EntityKind, same: bool) -> None:
    chains = chains_of((long, kind), (short, kind))
    join_short_names(chains)
    assert (chains.root(0) == chains.root(1)) is same


def test_a_last_word_joins_no_two_longer_names_whatever_their_kinds() -> None:
    sella, orlo, short = ("Sella Hawk", THING), ("Orlo Hawk", PLACE), ("Hawk", THING)
    chains = chains_of(sella, orlo, short)
    join_short_names(chains)
    assert len({chains.root(index) for index in range(3)}) == 3
    chains = chains_of(sella, short, ("Orlo Hawk", THING))
    chains.join(1, 0, 1.0, "in apposition")
    join_short_names(chains)
    assert chains.root(0) != chains.root(2)


@pytest.mark.parametrize("short, kind", [("TV", BODY), ("TV", THING), ("PC", THING)])
def test_letters_that_many_names_end_with_are_short_for_none(short: str, kind: EntityKind) -> None:
    chains = chains_of((f"Selm {short}", kind), (short, kind))
    join_short_names(chains)
    assert chains.root(0) != chains.root(1)


@pytest.mark.parametrize(
    "names, title, parted",
    [
        (["Zorvex", "Zorvex Group"], 0, True),
        (["Zorvex", "Zorvex Holdings", "Zorvex"], 0, True),
        (["Zorvex", "Zorvex Group"], 1, False),  # a title shortens the full name
        (["Zorvex Group", "Zorvex"], 0, False),
        (["Zorvex", "Zorvex Group Inc"], 0, False),
    ],
)
def test_a_group_named_after_the_plain_name_is_the_parent_firm(
    names: list[str], title: int, parted: bool
) -> None:
    chains = chains_of(*((name, BODY) for name in names), title=title)
    join_short_names(chains)
    assert (chains.root(0) != chains.root(1)) is parted


def test_a_shorter_name_still_is_that_of_the_firm_beside_its_parent() -> None:
    chains = chains_of(*((n, BODY) for n in ("Selm Air", "Selm Air Group", "Selm")))
    join_short_names(chains)
    assert chains.root(2) == chains.root(0) != chains.root(1)


@pytest.mark.parametrize(
    "one, other, kind, same",
    [
        ("Selm Games", "Selm Games MVP", EntityKind.UNKNOWN, False),
        ("Selm Games", "Selm Games Award", THING, False),
        ("Ana Brenn", "Ana Brenn Ruiz", EntityKind.PERSON, True),
        ("Selm Four", "Selm Four System", EntityKind.UNKNOWN, True),
    ],
)
def test_what_is_named_after_a_name_is_another(
    one: str, other: str, kind: EntityKind, same: bool
) -> None:
    chains = chains_of((one, kind), (other, kind))
    join_names(chains, {})
    assert (chains.root(0) == chains.root(1)) is same


def test_the_late_president_is_not_who_rules_now(annotate: Annotate) -> None:
    text = "President Anton Brenn met reporters. He praised the late president in a speech."
    annotation = annotate(text)
    late = find(annotation, text, "the late president").chain
    assert late != find(annotation, text, "President Anton Brenn").chain
    text = (
        "President Anton Brenn died in March. Thousands came. They praised the late president in "
        "a song."
    )
    annotation = annotate(text)
    late = find(annotation, text, "the late president").chain
    assert late == find(annotation, text, "President Anton Brenn").chain


def test_a_short_name_of_two_longer_ones_stays_open() -> None:
    chains = chains_of(("Sella Firebird", THING), ("Orlo Firebird", THING), ("Firebird", THING))
    join_short_names(chains)
    assert len({chains.root(index) for index in range(3)}) == 3


@pytest.mark.parametrize(
    "one, other, same",
    [
        ("Falcrest Heavy", "Falcrest Heavt", True),
        ("Sella Roadster", "Selal Roadster", True),
        ("Falcrest Heavy", "Falcrest Ready", False),  # two letters
        ("Falcrest War I", "Falcrest War II", False),  # a short word
        ("Ana Moor", "Ana Moot", False),  # a short name
    ],
)
def test_a_slip_in_a_long_name(one: str, other: str, same: bool) -> None:
    chains = chains_of((one, THING), (other, THING))
    join_short_names(chains)
    assert (chains.root(0) == chains.root(1)) is same


def test_two_names_used_again_and_again_are_two_however_near() -> None:
    chains = chains_of(*2 * [("Falcrest Heavy", THING)], *2 * [("Falcrest Heavt", THING)])
    chains.join(1, 0, 1.0, "same name")
    chains.join(3, 2, 1.0, "same name")
    join_short_names(chains)
    assert chains.root(0) != chains.root(2)


def chain_of(annotation: Annotation, text: str, phrase: str, occurrence: int = 0) -> int:
    """Return the chain of the n-th mention with those words."""
    return find(annotation, text, phrase, occurrence).chain


@pytest.mark.parametrize(
    ("text", "one", "other"),
    [
        ("Dell, the brother of Jaro Dell, was hired. Jaro Dell was glad.", "Dell", "Jaro Dell"),
        (
            "The younger brother of guard Jaro Dell, Marn was hired by the Selm Bulls.",
            "The younger brother",
            "guard Jaro Dell",
        ),
        (
            "After the death of her cousin, singer Mira Dell demands an end to gun violence.",
            "her cousin",
            "singer Mira Dell",
        ),
    ],
)
def test_nobody_is_his_own_kin(annotate: Annotate, text: str, one: str, other: str) -> None:
    annotation = annotate(text)
    assert chain_of(annotation, text, one) != chain_of(annotation, text, other)


def test_two_titles_before_a_name_are_one_persons(annotate: Annotate) -> None:
    text = "Comedian and actor Arlen Voss left early."
    annotation = annotate(text)
    own = chain_of(annotation, text, "Comedian")
    assert own == chain_of(annotation, text, "actor Arlen Voss")


@pytest.mark.parametrize(
    ("text", "two"),
    [
        ("He crashed his Ferrari into the wall. Ferrari hired him.", True),
        ("He rejoined Ferrari. Ferrari hired him.", False),
        ("They launched their Ferrari plan. Ferrari hired them.", False),
    ],
)
def test_what_somebody_drives_is_not_its_maker(annotate: Annotate, text: str, two: bool) -> None:
    first, last = (m for m in annotate(text).mentions if m.name.startswith("Ferrari"))
    assert (first.chain != last.chain) is two
    assert (first.entity is THING) is two


@pytest.mark.parametrize(
    ("text", "phrase", "piece"),
    [
        ("Voss crashed his Brell into the wall.", "Brell", True),
        ("Voss thanked Brell.", "Brell", False),
        ("Voss thanked her Majesty.", "Majesty", False),
    ],
)
def test_nobody_has_a_person(text: str, phrase: str, piece: bool, annotate: Annotate) -> None:
    annotation = annotate(text)
    at = next(token.index for token in annotation.tokens if token.text == phrase)
    start, end = annotation.tokens[at].span.start, annotation.tokens[at].span.end
    name = Mention(
        0, Span(start, end), at, MentionKind.NAME, EntityKind.PERSON, 0, phrase, "", "", False
    )
    document = Document(replace(annotation, mentions=(name,)), text)
    assert (read_pieces(document) == {0: THING}) is piece


def test_two_craft_named_in_a_row_are_two() -> None:
    chains = chains_of(("Hawk V Brell 11", THING), ("Brell 11", THING))
    join_short_names(chains)
    assert chains.root(0) != chains.root(1)
