"""What a user's own files tell of names: a table of names, lists of entities, and what is alike."""

from __future__ import annotations

from dataclasses import dataclass

from crossread.model.annotation import EntityKind


@dataclass(frozen=True, slots=True)
class KnownName:
    """One person, body or thing of a user's name table, with all names that the table gives it."""

    names: tuple[str, ...]  # the name itself first, then its aliases
    id: str = ""
    acts_for: str = ""  # code of the State that it speaks for, "" where the table is silent


@dataclass(frozen=True, slots=True)
class Listed:
    """An entry of a list of entities, such as a list of sanctions."""

    source: str  # the file as the user named it
    id: str
    schema: str  # "Person", "Company", "Vessel", ...
    kind: EntityKind
    names: tuple[str, ...]
    weak_names: tuple[str, ...] = ()  # aliases that the list itself calls weak
    countries: tuple[str, ...] = ()  # ISO 3166-1 alpha-2, upper case
    topics: tuple[str, ...] = ()  # "sanction", "role.pep"


@dataclass(frozen=True, slots=True)
class Candidate:
    """An entry of a list whose name is like an entity's: for a person to confirm, no identity."""

    entity: str  # id of the entity
    source: str
    id: str
    schema: str
    name: str  # the name in the list
    printed: str  # the name in the reports
    how: str  # "exact", "transliteration", "order of names", ...
    agrees: tuple[str, ...]  # "kind person", "country NO"
    differs: tuple[str, ...]  # "country NO here, XK in the list"
    topics: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Lookup:
    """What a user's files tell of the entities of one story, by the entities' ids."""

    ids: tuple[tuple[str, str], ...] = ()  # entity and its id in the name table
    candidates: tuple[Candidate, ...] = ()
