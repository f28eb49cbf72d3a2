"""Verbs that a user adds to the role table: a YAML file with entries as in ``verbs.yaml``."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

from crossread.claims import lexicon
from crossread.text.own_tables import read_entries

_TEXTS = frozenset({"object", "unless", "place", "party", "party_less"})
_SWITCHES = frozenset({"none", "clause", "clause_only"})
_KEYS = frozenset({"type", "lemmas", "slots", "needs"}) | _TEXTS | _SWITCHES
_EXAMPLE = "verbs: [{type: Transfer, lemmas: [airlift], slots: {subj: giver, obj: item}}]"


def use_verbs(path: str | Path) -> None:
    """Put the entries of a file before those of the package, for the rest of the process.

    Raises:
        InputError: the file cannot be read.
        ResourceError: it is no such table; every problem is told with its entry.
    """
    lexicon.put_before(read_entries(path, "verbs", _EXAMPLE, _problems))


def _problems(entry: Any) -> Iterator[str]:
    if not isinstance(entry, dict):
        yield "an entry is a mapping of type, lemmas and slots"
        return
    for key in sorted(map(str, entry.keys() - _KEYS)):
        yield f"unknown key {key!r}; known: {', '.join(sorted(_KEYS))}"
    lemmas, slots = entry.get("lemmas"), entry.get("slots")
    if not isinstance(lemmas, list) or not lemmas or not all(isinstance(w, str) for w in lemmas):
        yield "lemmas is a list of words, such as [airlift, hand over]"
    kind = lexicon.event_types().get(str(entry.get("type")))
    if kind is None:
        yield f"unknown type {entry.get('type')!r}; known: {', '.join(lexicon.event_types())}"
    if not isinstance(slots, dict) or not all(isinstance(role, str) for role in slots.values()):
        yield "slots maps subj, obj, iobj or a preposition to a role"
    elif kind is not None:
        for role in sorted({role.rstrip("+") for role in slots.values()} - {"", *kind.roles}):
            yield f"{kind.id} has no role {role!r}; it has {', '.join(kind.roles)}"
    for key in ("object", "unless"):
        if key in entry and entry[key] not in lexicon.noun_classes():
            yield f"unknown class {entry[key]!r} in {key}"
    for key in sorted((_TEXTS - {"object", "unless"}) & entry.keys()):
        if not isinstance(entry[key], str):
            yield f"{key} names one slot"
    for key in sorted(_SWITCHES & entry.keys()):
        if not isinstance(entry[key], bool):
            yield f"{key} is true or false"
    if "needs" in entry and not isinstance(entry["needs"], list):
        yield "needs is a list of slots"
