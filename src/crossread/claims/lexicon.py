"""The word lists of this stage as typed tables, read once from resources."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache
from typing import Any

from crossread.text import families
from crossread.text.resources import load


@dataclass(frozen=True, slots=True)
class Frame:
    """How one sense of a verb fills roles. ``slots`` maps a slot to (role, joins the subject)."""

    event_type: str
    slots: dict[str, str]
    needs: tuple[str, ...] = ()
    object_class: str = ""
    unless: str = ""
    none: bool = False  # an object is not allowed
    clause: bool = False  # a clause may stand for the object class
    clause_only: bool = False  # a clause is needed
    place: str = ""  # slot whose filler must be a name or a noun of place
    party: str = ""  # slot whose filler must be somebody
    party_less: str = ""  # slot whose filler must be nobody


@dataclass(frozen=True, slots=True)
class NounFrame:
    """How an event noun fills roles. ``subject`` is the role of its possessor or agent."""

    event_type: str
    slots: dict[str, str]
    subject: str
    weak: bool
    noun_class: str = ""  # class of noun that a noun in front must belong to


@dataclass(frozen=True, slots=True)
class EventType:
    """One type of the ontology."""

    id: str
    layer: str
    roles: tuple[str, ...]
    core: frozenset[str]
    subject: str
    said: bool  # only somebody who can speak fills the subject
    unfit: dict[str, frozenset[str]]  # role -> lemmas that cannot fill it


@cache
def event_types() -> dict[str, EventType]:
    """Return the ontology's types by id."""
    return {
        name: EventType(
            id=name,
            layer=entry["layer"],
            roles=tuple(entry["roles"]),
            core=frozenset(entry["core"]),
            subject=entry["subject"],
            said=entry.get("said", False),
            unfit={
                role: frozenset().union(*(noun_classes()[each] for each in classes))
                for role, classes in entry.get("unfit", {}).items()
            },
        )
        for name, entry in load("ontology.yaml")["types"].items()
    }


@cache
def default_slots() -> dict[str, str]:
    """Return the roles of arguments that a frame does not name, by slot."""
    return dict(load("ontology.yaml")["default_slots"])


@cache
def verb_frames() -> dict[str, tuple[Frame, ...]]:
    """Return the frames of every verb lemma (with particle), in the order of the resource."""
    table: dict[str, list[Frame]] = {}
    for entry in (*_own_verbs, *load("verbs.yaml")["verbs"]):
        frame = Frame(
            event_type=entry["type"],
            slots=entry["slots"],
            needs=tuple(entry.get("needs", ())),
            object_class=entry.get("object", ""),
            unless=entry.get("unless", ""),
            none=entry.get("none", False),
            clause=entry.get("clause", False),
            clause_only=entry.get("clause_only", False),
            place=entry.get("place", ""),
            party=entry.get("party", ""),
            party_less=entry.get("party_less", ""),
        )
        for lemma in dict.fromkeys(entry["lemmas"]):
            table.setdefault(lemma, []).append(frame)
    return {lemma: tuple(frames) for lemma, frames in table.items()}


_own_verbs: list[dict[str, Any]] = []  # what a user adds, once, before the first article is read


def put_before(entries: Iterable[dict[str, Any]]) -> None:
    """Try these entries of a user before those of resources/verbs.yaml; they replace earlier ones.

    What is read already keeps its types.
    """
    _own_verbs[:] = entries
    verb_frames.cache_clear()
    known_verbs.cache_clear()


@cache
def noun_frames() -> dict[str, NounFrame]:
    """Return the frame of every event noun."""
    data = load("nouns.yaml")
    weak = frozenset(data["weak"])
    table: dict[str, NounFrame] = {}
    for entry in data["nouns"]:
        subject = entry.get("subject", event_types()[entry["type"]].subject)
        for lemma in entry["lemmas"]:
            table.setdefault(
                lemma,
                NounFrame(
                    entry["type"], entry["slots"], subject, lemma in weak, entry.get("noun", "")
                ),
            )
    return table


@cache
def known_verbs() -> frozenset[str]:
    """Return every single-word verb lemma that a list of this stage names."""
    lists = ("light", "transparent", "subject_control", "listing")
    words = {lemma.partition(" ")[0] for lemma in verb_frames()}
    words.update(*(verb_list(name) for name in lists))
    words.update(cue_forces("verbs"), cue_list("labels"), signatures(), verb_list("regular"))
    modes = (modes for roots in load("plover.yaml")["verbs"].values() for modes in roots.values())
    words.update(lemma.partition(" ")[0] for lemmas in modes for lemma in lemmas)
    return frozenset(words)


@cache
def noun_classes() -> dict[str, frozenset[str]]:
    """Return the classes of nouns that frames ask for."""
    return {name: frozenset(words) for name, words in load("verbs.yaml")["classes"].items()}


@cache
def verb_list(name: str) -> frozenset[str]:
    """Return a list of resources/verbs.yaml: light, transparent, listing, ..."""
    return frozenset(load("verbs.yaml")[name])


@cache
def cue_forces(table: str) -> dict[str, str]:
    """Return lemma -> force of the cue ``verbs`` or ``nouns``; the first list that has it wins."""
    found: dict[str, str] = {}
    for force, lemmas in load("cues.yaml")[table].items():
        for lemma in lemmas:
            found.setdefault(lemma, force)
    return found


@cache
def cue_list(name: str) -> frozenset[str]:
    """Return a flat list of resources/cues.yaml: labels, citing, adverbs"""
    return frozenset(load("cues.yaml")[name])


@cache
def source_nouns() -> dict[str, str]:
    """Return lemma -> kind of source; the first list that has a noun wins."""
    found: dict[str, str] = {}
    for kind, lemmas in load("cues.yaml")["kinds"].items():
        for lemma in lemmas:
            found.setdefault(lemma, kind)
    return found


def media_names() -> frozenset[str]:
    """Return the names of the world's media (resources/families.yaml, and the user's own)."""
    return families.media_names()


@cache
def modals() -> dict[str, str]:
    """Return modal lemma or form -> what it makes of its verb."""
    return {word: kind for kind, words in load("statuses.yaml")["modals"].items() for word in words}


@cache
def modifiers() -> dict[str, str]:
    """Return adverb or adjective -> the status it gives."""
    table = load("statuses.yaml")["modifiers"]
    return {word: kind for kind, words in table.items() for word in words}


@cache
def signatures() -> dict[str, tuple[str, str]]:
    """Return governing lemma -> (status in its plain form, status when it is negated)."""
    found: dict[str, tuple[str, str]] = {}
    for entry in load("statuses.yaml")["signatures"]:
        for lemma in entry["lemmas"]:
            found.setdefault(lemma, (entry["plain"], entry["negated"]))
    return found


@cache
def status_list(name: str) -> frozenset[str]:
    """Return a flat list of resources/statuses.yaml: negations, conditional_marks."""
    return frozenset(load("statuses.yaml")[name])


@cache
def hedge_list(name: str) -> frozenset[str]:
    """Return a flat list of resources/hedges.yaml: hedges, teasers."""
    return frozenset(load("hedges.yaml")[name])
