"""Readings made by hand: one line a mention, no language model."""

from __future__ import annotations

from dataclasses import dataclass

from crossread.model.annotation import Annotation, EntityKind, Mention, MentionKind, Sentence, Token
from crossread.model.articles import Article, LineKind
from crossread.model.spans import Span
from crossread.model.stories import Reading


@dataclass(frozen=True, slots=True)
class Said:
    """A mention to be: its words, its chain and what the language stage knows of it."""

    words: str
    chain: int
    entity: EntityKind = EntityKind.PERSON
    name: str = ""
    role: str = ""
    country: str = ""
    plural: bool = False
    members: tuple[int, ...] = ()
    pronoun: bool = False

    @property
    def kind(self) -> MentionKind:
        """The kind of mention that these fields make."""
        if self.pronoun:
            return MentionKind.PRONOUN
        return MentionKind.NAME if self.name else MentionKind.NOMINAL


def person(words: str, chain: int, name: str = "", role: str = "", country: str = "") -> Said:
    """Return a mention of a person; a bare name needs no ``name``."""
    bare = name or ("" if words[:1].islower() or words.startswith("The ") else words)
    return Said(words, chain, EntityKind.PERSON, bare, role, country)


def state(words: str, chain: int, country: str) -> Said:
    """Return a mention of a State, or of a capital that acts."""
    return Said(words, chain, EntityKind.STATE, words, country=country)


def named(words: str, chain: int, entity: EntityKind, country: str = "", role: str = "") -> Said:
    """Return a name of a body, place or thing."""
    return Said(words, chain, entity, words, role, country)


def reading(article: str, *said: Said, between: str = "\n") -> Reading:
    """Return a reading whose text is the words of its mentions, one a line."""
    text, mentions, tokens, sentences = "", [], [], []
    for index, one in enumerate(said):
        span = Span(len(text), len(text) + len(one.words))
        text += one.words + between
        tokens.append(
            Token(index, span, one.words, one.words, "PROPN", "NNP", "", -1, "root", index)
        )
        sentences.append(Sentence(index, span, index, index + 1, LineKind.BODY, index))
        mentions.append(
            Mention(
                index, span, index, one.kind, one.entity, index, one.name, one.role, one.country,
                one.plural, one.chain, one.members,
            )
        )  # fmt: skip
    source = Article(article, article, "", "", "", "", text, "0" * 64, "utf-8")
    annotation = Annotation(article, tuple(sentences), tuple(tokens), tuple(mentions))
    return Reading(source, annotation, ())
