"""In-document coreference on sentences written for these tests, about invented persons."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from crossread.language import Annotator, annotate_text
from crossread.model.annotation import Annotation, EntityKind, Mention, MentionKind

Annotate = Callable[[str], Annotation]


def find(annotation: Annotation, text: str, words: str, occurrence: int = 0) -> Mention:
    """Return the mention with those words, the n-th of them."""
    found = [m for m in annotation.mentions if m.span.of(text) == words]
    assert len(found) > occurrence, [m.span.of(text) for m in annotation.mentions]
    return found[occurrence]


def names(annotation: Annotation, chain: int) -> set[str]:
    """Return the bare names in a chain."""
    return {m.name for m in annotation.mentions if m.chain == chain and m.name}


# (text, words of the mention, occurrence, a name of its chain; "" when it must stay open)
RESOLVED = [
    # S1, S3: names
    ("Anton Brenn arrived. Brenn spoke first.", "Brenn", 0, "Anton Brenn"),
    ("Finland's Defence Ministry spoke. The ministry gave no figures.", "The ministry", 0,
     "Defence Ministry"),
    # S2: apposition
    ("Mira Solane, the leader of Norway, left.", "the leader of Norway", 0, "Mira Solane"),
    # S4: role and country
    ("Norwegian President Anton Brenn landed in Chile. Crowds met the Norwegian president.",
     "the Norwegian president", 0, "Anton Brenn"),
    ("Norwegian dictator Anton Brenn left Peru. Crowds cheered the Norwegian leader.",
     "the Norwegian leader", 0, "Anton Brenn"),
    ("Peruvian leader Mira Solane met President Anton Brenn of Norway. "
     "Reporters followed the Peruvian leader.", "the Peruvian leader", 0, "Mira Solane"),
    # S6: speakers
    ("“I will not resign,” Mira Solane said on Monday.", "I", 0, "Mira Solane"),
    ("We value this help - Brenn said after the talks.", "We", 0, "Brenn"),
    # S7: he and she
    ("Anton Brenn said he would stay.", "he", 0, "Anton Brenn"),
    ("Before his trip to Peru, Anton Brenn visited Lima, where he met Governor Pavel Orlov. "
     "He also spoke with students.", "He", 0, "Anton Brenn"),
    ("Before his arrival, Anton Brenn praised Peru.", "his", 0, "Anton Brenn"),
    ("Following his visit, the Kremlin announced that Anton Brenn will travel to Chile.",
     "his", 0, "Anton Brenn"),
    ("Anton Brenn brought several ministers, as stated by his adviser, Pavel Orlov. "
     "He said that more talks would follow.", "He", 0, "Pavel Orlov"),
    ("Anton Brenn welcomed Pavel Orlov at the airport when he landed in Oslo.", "he", 0,
     "Pavel Orlov"),
    ("Mira Solane met Anton Brenn. She left early.", "She", 0, "Mira Solane"),
    ("Pavel Orlov met Mira Solane. She left early.", "She", 0, "Mira Solane"),
    ("“She lied to us,” Mira Solane said.", "She", 0, ""),
    ("The weather was bad. He left.", "He", 0, ""),
    # S8: it
    ("Norway said it would send its army.", "it", 0, "Norway"),
    ("Norway said it would send its army.", "its", 0, "Norway"),
    ("It was raining. It is clear that talks failed.", "It", 1, ""),
    # Periphrases of States
    ("Anton Brenn, the Norwegian president, arrived in Peru. It was his first trip to the country.",
     "the country", 0, "Peru"),
    ("Peruvian leader Mira Solane spoke. Peru was calm. "
     "Ties grew between Norway and the country ruled by Mira Solane.", "the country", 0, "Peru"),
]  # fmt: skip


@pytest.mark.parametrize("text, words, occurrence, expected", RESOLVED)
def test_mentions_join_the_chain_of_a_name(
    annotate: Annotate, text: str, words: str, occurrence: int, expected: str
) -> None:
    annotation = annotate(text)
    try:
        mention = find(annotation, text, words, occurrence)
    except AssertionError:
        assert not expected  # an empty "it" is no mention at all
        return
    if expected:
        assert expected in names(annotation, mention.chain), mention.reason
        assert mention.confidence >= 0.6
        assert mention.reason
    else:
        assert mention.chain == -1
        assert mention.reason


GROUPS = [
    ("Peruvian President Mira Solane met Norwegian leader Anton Brenn. The two leaders sang.",
     "The two leaders", {"Mira Solane", "Anton Brenn"}),
    ("Peruvian President Mira Solane met Norwegian leader Anton Brenn in the presence of "
     "translator Pavel Orlov. Both leaders smiled.", "Both leaders",
     {"Mira Solane", "Anton Brenn"}),
    ("Peru and Norway signed a treaty. Both countries praised it.", "Both countries",
     {"Peru", "Norway"}),
    ("Mira Solane and Anton Brenn met. They spoke for an hour.", "They",
     {"Mira Solane", "Anton Brenn"}),
    ("Exchanges have grown since Anton Brenn met with Pavel Orlov in Oslo, their first meeting.",
     "their", {"Anton Brenn", "Pavel Orlov"}),
]  # fmt: skip


@pytest.mark.parametrize("text, words, expected", GROUPS)
def test_plural_mentions_stand_for_their_members(
    annotate: Annotate, text: str, words: str, expected: set[str]
) -> None:
    annotation = annotate(text)
    mention = find(annotation, text, words)
    assert mention.chain == -1
    members = [names(annotation, chain) for chain in mention.members]
    assert len(members) == len(expected)
    assert all(any(name in found for found in members) for name in expected), mention.reason


@pytest.mark.parametrize(
    "text, words",
    [
        ("Three suspects were held. Mayor Mira Solane and chief Pavel Orlov spoke of the suspects.",
         "the suspects"),
        ("Peru, Chile, Norway and Spain met. Both countries left early.", "Both countries"),
        ("Mira Solane met a leader. The two leaders left.", "The two leaders"),
    ],
)  # fmt: skip
def test_groups_that_are_not_clear_have_no_members(
    annotate: Annotate, text: str, words: str
) -> None:
    mention = find(annotate(text), text, words)
    assert mention.members == ()


APART = [
    ("Park Jin Soo praised his father, Park Il Ho.", "Park Jin Soo", "Park Il Ho"),
    ("Deputy Prime Minister Pavel Orlov and Deputy Prime Minister Anton Brenn came.",
     "Deputy Prime Minister Pavel Orlov", "Deputy Prime Minister Anton Brenn"),
    ("Anton Brenn met him.", "Anton Brenn", "him"),
    ("Norway sold a car. Later it sold another car.", "a car", "another car"),
    ("Anton Brenn spoke. It was the first visit by a Norwegian leader.", "Anton Brenn",
     "a Norwegian leader"),
]  # fmt: skip


@pytest.mark.parametrize("text, left, right", APART)
def test_different_persons_and_things_stay_apart(
    annotate: Annotate, text: str, left: str, right: str
) -> None:
    annotation = annotate(text)
    one, other = find(annotation, text, left), find(annotation, text, right)
    assert one.chain == -1 or one.chain != other.chain


@pytest.mark.parametrize(
    "text, words, kind",
    [
        ("Both Oslo and Lima deny the report.", "Oslo", EntityKind.STATE),
        ("Oslo reminded Lima that the treaty holds.", "Lima", EntityKind.STATE),
        ("Oslo gives Lima much-needed ammunition.", "Lima", EntityKind.STATE),
        ("Tensions with Lima grew.", "Lima", EntityKind.STATE),
        ("Brenn landed at the airport in Lima.", "Lima", EntityKind.PLACE),
        ("Brenn travelled to Lima on Monday.", "Lima", EntityKind.PLACE),
        ("Streets in Lima were empty.", "Lima", EntityKind.PLACE),
        ("Clerks were caught up in Lima's anti-graft campaign.", "Lima", EntityKind.STATE),
        ("Lima's crackdown on smugglers went on.", "Lima", EntityKind.STATE),
        ("Lima's troops crossed the river.", "Lima", EntityKind.STATE),
        ("Lima's foreign minister resigned.", "Lima", EntityKind.STATE),
        ("Lima slammed the report.", "Lima", EntityKind.STATE),
        ("Lima's streets were empty.", "Lima", EntityKind.PLACE),
        ("Lima's residents stayed at home.", "Lima", EntityKind.PLACE),
        ("Lima's mayor opened the new airport.", "Lima", EntityKind.PLACE),
        ("Lima's police chief resigned.", "Lima", EntityKind.PLACE),
        ("The blockade of Lima went on.", "Lima", EntityKind.PLACE),
        ("The Kremlin initiated the talks.", "The Kremlin", EntityKind.ORGANISATION),
        ("A drone flew over walls near the Kremlin.", "the Kremlin", EntityKind.PLACE),
    ],
)
def test_capitals_and_seats_are_governments_only_where_they_act(
    annotate: Annotate, text: str, words: str, kind: EntityKind
) -> None:
    assert find(annotate(text), text, words).entity is kind


def test_a_capital_that_acts_and_the_place_are_two_chains(annotate: Annotate) -> None:
    text = "Lima denied the report. Brenn landed in Lima on Monday."
    annotation = annotate(text)
    assert find(annotation, text, "Lima").chain != find(annotation, text, "Lima", 1).chain


@pytest.mark.parametrize(
    "text, words, country",
    [
        ("Pavel Orlov, spokesman for Norway's Foreign Ministry, spoke.", "spokesman", "NO"),
        ("Norwegian President Anton Brenn came. His adviser, Pavel Orlov, spoke.",
         "His adviser", "NO"),
        ("Pavel Orlov, spokesman for Zorvex Motors, spoke.", "spokesman", ""),
    ],
)  # fmt: skip
def test_a_role_has_the_country_of_its_employer(
    annotate: Annotate, text: str, words: str, country: str
) -> None:
    annotation = annotate(text)
    found = [m for m in annotation.mentions if m.span.of(text).startswith(words)]
    assert found[0].country == country


def test_acronyms_in_parentheses(annotate: Annotate) -> None:
    text = "The Korean Central News Agency (KCNA) reported it. KCNA gave no date."
    annotation = annotate(text)
    assert "Korean Central News Agency" in names(annotation, find(annotation, text, "KCNA").chain)


PHRASES = (
    "Anton Brenn",
    "Mira Solane",
    "Norway",
    "Peru",
    "the president",
    "the two leaders",
    "both countries",
    "he said that she",
    "they praised it",
    "met his brother",
    "in Oslo",
    "“we agree”",
    ",",
    ".",
)
WORDS = st.sampled_from(PHRASES)


@settings(max_examples=25, deadline=None)
@given(st.lists(WORDS, min_size=1, max_size=25))
def test_any_words_give_well_formed_chains(annotator: Annotator, words: list[str]) -> None:
    text = " ".join(words)
    annotation = annotate_text(text, annotator)
    chains = [m.chain for m in annotation.mentions]
    first = list(dict.fromkeys(chain for chain in chains if chain >= 0))
    assert first == list(range(len(first)))  # numbered in order of first appearance
    for mention in annotation.mentions:
        assert not (mention.chain >= 0 and mention.members)
        assert set(mention.members) <= set(first)
        assert mention.chain >= 0 or mention.members or mention.reason
        if mention.kind is MentionKind.PRONOUN and mention.chain >= 0:
            assert mention.confidence >= 0.6
    assert annotate_text(text, annotator) == annotation
