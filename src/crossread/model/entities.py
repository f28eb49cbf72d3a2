"""Entities: the same person, body, state, place or thing across articles."""

from __future__ import annotations

from dataclasses import dataclass

from crossread.model.annotation import EntityKind
from crossread.model.spans import Citation


@dataclass(frozen=True, slots=True)
class Variant:
    """One way in which an entity or a value is written, with where it stands."""

    text: str
    citations: tuple[Citation, ...]


@dataclass(frozen=True, slots=True)
class Join:
    """Why chains of mentions were joined, with where each of the chains so joined begins."""

    reason: str  # "surname, one candidate in the story"
    citations: tuple[Citation, ...]


@dataclass(frozen=True, slots=True)
class Entity:
    """A person, organisation, state, place or thing.

    ``acts_for`` is the code of the State that a leader, ministry or capital speaks for; the
    mention stays its own, it is not the State. ``country`` and ``acts_for`` hold ISO 3166-1
    alpha-2 codes; a State-like polity that no list knows has the pseudo code "x-" and its name in
    lower-case letters without accents, words joined by hyphens: "x-tavira".
    """

    id: str  # "e1" in order of first appearance
    kind: EntityKind
    name: str
    country: str = ""
    acts_for: str = ""
    role: str = ""
    variants: tuple[Variant, ...] = ()
    reasons: tuple[str, ...] = ()  # why the variants are one: "same surname, one candidate"
    joins: tuple[Join, ...] = ()  # those reasons that hold between chains, most of them of articles


@dataclass(frozen=True, slots=True)
class MentionLink:
    """The entities that a mention stands for: one, or several for "the two leaders"."""

    article: str
    mention: int
    entities: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class EntityTable:
    """All entities of one story and what each mention stands for."""

    entities: tuple[Entity, ...] = ()
    links: tuple[MentionLink, ...] = ()
