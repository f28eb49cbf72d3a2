"""What the words around a chain's mentions tell of it."""

from __future__ import annotations

from crossread.entities.traits import Syntax, Traits, read_traits
from crossread.model.annotation import (
    Annotation,
    EntityKind,
    Frame,
    Mention,
    MentionKind,
    Sentence,
    Token,
)
from crossread.model.articles import LineKind
from crossread.model.spans import Span

TEXT = (
    "Three injured climbers fell . Her 23-year-old son waved . NRPD waited . "
    "The firm they own paid . The firm , which grew , paid ."
)
# Word, lemma, universal tag, head and relation of each token.
WORDS = (
    ("Three", "three", "NUM", 2, "nummod"),
    ("injured", "injured", "ADJ", 2, "amod"),
    ("climbers", "climber", "NOUN", 3, "nsubj"),
    ("fell", "fall", "VERB", -1, "root"),
    (".", ".", "PUNCT", 3, "punct"),
    ("Her", "her", "PRON", 7, "nmod:poss"),
    ("23-year-old", "23-year-old", "ADJ", 7, "amod"),
    ("son", "son", "NOUN", 8, "nsubj"),
    ("waved", "wave", "VERB", -1, "root"),
    (".", ".", "PUNCT", 8, "punct"),
    ("NRPD", "NRPD", "PROPN", 11, "nsubj"),
    ("waited", "wait", "VERB", -1, "root"),
    (".", ".", "PUNCT", 11, "punct"),
    ("The", "the", "DET", 14, "det"),
    ("firm", "firm", "NOUN", 17, "nsubj"),
    ("they", "they", "PRON", 16, "nsubj"),
    ("own", "own", "VERB", 14, "acl:relcl"),
    ("paid", "pay", "VERB", -1, "root"),
    (".", ".", "PUNCT", 17, "punct"),
    ("The", "the", "DET", 20, "det"),
    ("firm", "firm", "NOUN", 25, "nsubj"),
    (",", ",", "PUNCT", 23, "punct"),
    ("which", "which", "PRON", 23, "nsubj"),
    ("grew", "grow", "VERB", 20, "acl:relcl"),
    (",", ",", "PUNCT", 23, "punct"),
    ("paid", "pay", "VERB", -1, "root"),
    (".", ".", "PUNCT", 25, "punct"),
)


def annotation() -> Annotation:
    tokens, start = [], 0
    for index, (word, lemma, tag, head, relation) in enumerate(WORDS):
        span = Span(TEXT.index(word, start), TEXT.index(word, start) + len(word))
        tokens.append(Token(index, span, word, lemma, tag, "", "", head, relation, 0))
        start = span.end
    spoken = (
        (0, 3, 2, MentionKind.NOMINAL, EntityKind.PERSON, "climber", 0),
        (5, 6, 5, MentionKind.PRONOUN, EntityKind.PERSON, "", 1),
        (5, 8, 7, MentionKind.NOMINAL, EntityKind.PERSON, "son", 2),
        (10, 11, 10, MentionKind.NAME, EntityKind.ORGANISATION, "", 3),
        (13, 15, 14, MentionKind.NOMINAL, EntityKind.ORGANISATION, "", 4),
        (19, 21, 20, MentionKind.NOMINAL, EntityKind.ORGANISATION, "", 5),
    )
    mentions = tuple(
        Mention(
            index, tokens[first].span.cover(tokens[last - 1].span), head, kind, entity, 0,
            name="NRPD" if kind is MentionKind.NAME else "", role=role, chain=chain,
        )
        for index, (first, last, head, kind, entity, role, chain) in enumerate(spoken)
    )  # fmt: skip
    sentence = Sentence(0, Span(0, len(TEXT)), 0, len(tokens), LineKind.BODY, 0)
    frames = (Frame(3, ((2, "ARG1"), (0, "ARGM-TMP")), 3.0), Frame(8, ((7, "ARG0"),), 3.0))
    return Annotation("a", (sentence,), tuple(tokens), mentions, frames=frames)


def traits_of(*places: int) -> Traits:
    known = annotation()
    mentions = [known.mentions[place] for place in places]
    return read_traits(Syntax(known, TEXT), mentions)


def test_a_group_is_told_by_noun_number_adjectives_and_deeds() -> None:
    climbers = traits_of(0)
    assert climbers.nouns == {"climber"}
    assert climbers.adjectives == {"injured"}
    assert climbers.counts == {3}
    assert climbers.deeds == {("fall", "ARG1")}
    assert climbers.articles == {"a"}


def test_an_owner_is_the_chain_of_the_possessor() -> None:
    son = traits_of(2)
    assert son.owners == {("a", 1)}
    assert son.ages == {23}


def test_pronouns_are_counted_by_sex() -> None:
    assert (traits_of(1).he, traits_of(1).she) == (0, 1)


def test_initials_of_police_are_police() -> None:
    assert traits_of(3).nouns == {"police"}


def test_a_clause_without_a_comma_tells_which_firm_is_meant() -> None:
    assert [traits_of(place).restricted for place in (0, 4, 5)] == [False, True, False]


def test_the_deeds_of_one_article_are_those_told_there() -> None:
    son = traits_of(2)
    assert son.within({"a"}).deeds == son.within({"b"}).deeds == {("wave", "ARG0")}


def test_what_two_chains_tell_is_told_of_both() -> None:
    both = traits_of(0).merged(traits_of(2))
    assert both.nouns == {"climber", "son"}
    assert both.chains == {("a", 0), ("a", 2)}
    assert both.deeds == {("fall", "ARG1"), ("wave", "ARG0")}
