"""Persons told by their State alone, on sentences about invented persons."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from crossread.model.annotation import Annotation, EntityKind, Mention, MentionKind

Annotate = Callable[[str], Annotation]


def find(annotation: Annotation, text: str, phrase: str) -> Mention:
    """Return the mention with those words."""
    found = [m for m in annotation.mentions if m.span.of(text) == phrase]
    assert found, [m.span.of(text) for m in annotation.mentions]
    return found[0]


@pytest.mark.parametrize(
    "text, phrase, code",
    [
        ("The German can win the cup in May.", "The German", "DE"),
        ("Brenn lost to the young Norwegian by two points.", "the young Norwegian", "NO"),
        ("The 28-year-old Finn won the cup.", "The 28-year-old Finn", "FI"),
        ("The Dutchman was second.", "The Dutchman", "NL"),
        ("Police held a Pakistani near the harbour.", "a Pakistani", "PK"),
        ("Officials said a Chinese had been held.", "a Chinese", "CN"),  # one of several
        ("The South Korean smiled.", "The South Korean", "KR"),
        ("Brenn met the Norwegian-born Dane.", "the Norwegian-born Dane", "DK"),
        ("Peru was calm. “The German was late,” Brenn said.", "The German", "DE"),
    ],
)
def test_a_demonym_with_an_article_is_one_person(
    annotate: Annotate, text: str, phrase: str, code: str
) -> None:
    mention = find(annotate(text), text, phrase)
    assert (mention.kind, mention.entity) == (MentionKind.NOMINAL, EntityKind.PERSON)
    assert (mention.country, mention.plural, mention.name) == (code, False, "")


@pytest.mark.parametrize(
    "text, phrase",
    [
        ("The British are leaving the union.", "British"),  # no plural in -s: the nation
        ("The French and the Chinese signed the treaty.", "Chinese"),
        ("The German team won the cup.", "German"),
        ("The American and the British governments met.", "American"),
        ("She speaks Danish and a little Russian.", "Russian"),
    ],
)
def test_a_demonym_is_a_name_of_the_state_elsewhere(
    annotate: Annotate, text: str, phrase: str
) -> None:
    mention = find(annotate(text), text, phrase)
    assert (mention.kind, mention.entity) == (MentionKind.NAME, EntityKind.STATE)


def test_a_capital_letter_inside_a_sentence_opens_a_name(annotate: Annotate) -> None:
    text = "Brenn told The Australian that he would resign."
    assert find(annotate(text), text, "The Australian").kind is MentionKind.NAME


def test_a_person_of_a_state_is_not_the_state(annotate: Annotate) -> None:
    text = "The German lost his car. Germany was calm."
    annotation = annotate(text)
    person, state = find(annotation, text, "The German"), find(annotation, text, "Germany")
    assert person.chain != state.chain
    assert find(annotation, text, "his").chain == person.chain


@pytest.mark.parametrize(
    "text, phrase, name",
    [
        ("Danish skater Hans Voll fell. The Dane wept.", "The Dane", "Hans Voll"),
        ("Norwegian President Anton Brenn left. Aides said the Norwegian was ill.",
         "the Norwegian", "Anton Brenn"),
    ],
)  # fmt: skip
def test_it_is_the_one_person_of_that_state_in_focus(
    annotate: Annotate, text: str, phrase: str, name: str
) -> None:
    annotation = annotate(text)
    chains = {m.chain for m in annotation.mentions if m.name == name}
    assert chains == {find(annotation, text, phrase).chain}


@pytest.mark.parametrize(
    "text, phrase, open_",
    [
        # two persons of the State
        ("Danish President Hans Voll left. Danish Foreign Minister Erik Brenn stayed. Aides said"
         " the Dane was ill.", "the Dane", True),
        # the other argument of its own verb
        ("Danish President Hans Voll fell. Voll beat the Dane by two points.", "the Dane", False),
        # one only named in another's phrase
        ("Peter Voll is a son of the Danish President Hans Voll. The Dane smiled.", "The Dane",
         False),
        # one told apart from those before
        ("Danish President Hans Voll left. The first Dane to climb the hill was ill.",
         "The first Dane", False),
    ],
)  # fmt: skip
def test_it_is_nobody_named_where_that_is_not_clear(
    annotate: Annotate, text: str, phrase: str, open_: bool
) -> None:
    annotation = annotate(text)
    found = find(annotation, text, phrase)
    named = {m.chain for m in annotation.mentions if m.kind is MentionKind.NAME}
    assert found.chain not in named
    assert (found.chain == -1) is open_
