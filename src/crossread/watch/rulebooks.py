"""Load rulebooks; a malformed one is reported with every problem and its line."""

from __future__ import annotations

from collections.abc import Iterable
from enum import StrEnum
from importlib import resources
from pathlib import Path

import yaml
from yaml.nodes import Node

from crossread.errors import InputError, ResourceError
from crossread.model.watch import ItemClass, NearMiss, Provision, Rule, Rulebook, Verification
from crossread.watch.nodes import NodeReader
from crossread.watch.wording import verdict_words

_SUFFIX = ".yaml"


class Direction(StrEnum):
    """Which way goods pass, seen from the State under the measures."""

    TO = "to"
    FROM = "from"
    BOTH = "both"


# The weakest first; a provision that is only recalled is never cited.
_STRENGTH = (Verification.PARTLY, Verification.CHECKED)


def available() -> tuple[str, ...]:
    """Return the ids of the rulebooks that ship with the package."""
    folder = resources.files("crossread") / "resources" / "rulebooks"
    names = (entry.name for entry in folder.iterdir())
    return tuple(sorted(n.removesuffix(_SUFFIX) for n in names if n.endswith(_SUFFIX)))


def _provision(reader: NodeReader, node: Node, own: tuple[str, ...]) -> Provision:
    keys = ("instrument", "paragraph", "in_force_from", "verification")
    row = reader.mapping(node, keys, ("in_force_until", "items"))
    until = reader.day(row["in_force_until"]) if "in_force_until" in row else None
    first = reader.day(row.get("in_force_from"))
    if until is not None and until < first:
        reader.report(row["in_force_until"], "in_force_until lies before in_force_from")
    return Provision(
        instrument=reader.text(row.get("instrument")),
        paragraph=reader.text(row.get("paragraph")),
        in_force_from=first,
        in_force_until=until,
        verification=reader.choice(row.get("verification"), Verification) or Verification.RECALLED,
        items=_known(reader, row.get("items"), own, "item class of its rule"),
    )


def _known(
    reader: NodeReader, node: Node | None, known: Iterable[str], what: str
) -> tuple[str, ...]:
    """Read a list of names that must be known."""
    names = []
    for item in reader.items(node):
        name = reader.text(item)
        if name and name not in set(known):
            reader.report(item, f"{name!r} is no {what}")
        names.append(name)
    return tuple(names)


def _weakest(provisions: Iterable[Provision]) -> Verification:
    """Return the verification of the weakest provision that may fire, RECALLED if none may."""
    found = {provision.verification for provision in provisions}
    return next((v for v in _STRENGTH if v in found), Verification.RECALLED)


def _rule(reader: NodeReader, node: Node, state: str, classes: Iterable[str]) -> Rule:
    keys = ("id", "name", "direction", "event_types", "items", "prohibits", "provisions")
    row = reader.mapping(node, keys, ("exemptions",))
    items = _known(reader, row.get("items"), classes, "item class")
    nodes = reader.items(row.get("provisions"))
    provisions = tuple(_provision(reader, item, items) for item in nodes)
    if "provisions" in row and not provisions:
        reader.report(row["provisions"], "a rule needs a provision")
    return Rule(
        id=reader.text(row.get("id")),
        name=reader.text(row.get("name")),
        provisions=provisions,
        direction=(reader.choice(row.get("direction"), Direction) or Direction.BOTH).value,
        state=state,
        event_types=reader.texts(row.get("event_types")),
        items=items,
        prohibits=reader.text(row.get("prohibits")),
        exemptions=reader.texts(row.get("exemptions")),
        verification=_weakest(provisions),
    )


def _item_class(reader: NodeReader, node: Node) -> ItemClass:
    row = reader.mapping(node, ("id", "name", "nouns"), ("open_nouns", "condition"))
    if ("open_nouns" in row) != ("condition" in row):
        reader.report(node, "open_nouns and condition belong together")
    return ItemClass(
        id=reader.text(row.get("id")),
        name=reader.text(row.get("name")),
        nouns=reader.texts(row.get("nouns")),
        open_nouns=reader.texts(row.get("open_nouns")),
        condition=reader.text(row.get("condition")),
    )


def _near_miss(reader: NodeReader, node: Node) -> NearMiss:
    row = reader.mapping(node, ("id", "nouns", "direction", "reason"))
    return NearMiss(
        id=reader.text(row.get("id")),
        nouns=reader.texts(row.get("nouns")),
        direction=(reader.choice(row.get("direction"), Direction) or Direction.BOTH).value,
        reason=reader.text(row.get("reason")),
    )


def _report_repeats(reader: NodeReader, nodes: Iterable[Node], ids: Iterable[str]) -> None:
    seen: set[str] = set()
    for node, name in zip(nodes, ids, strict=True):
        if name and name in seen:
            reader.report(node, f"id {name!r} stands twice")
        seen.add(name)


def _lint(reader: NodeReader, node: Node) -> None:
    """Report every text in the file that would give a verdict."""
    children = node.value if isinstance(node.value, list) else []
    for child in children:
        for part in child if isinstance(child, tuple) else (child,):
            _lint(reader, part)
    if isinstance(node.value, str) and (words := verdict_words(node.value)):
        reader.report(node, f"a rulebook gives no verdict: {', '.join(words)}")


def _rulebook(reader: NodeReader, node: Node) -> Rulebook:
    keys = ("id", "name", "version", "state", "state_name", "notice", "item_classes", "rules")
    row = reader.mapping(node, keys, ("near_misses",))
    state = reader.text(row.get("state"))
    nodes = {k: reader.items(row.get(k)) for k in ("item_classes", "rules", "near_misses")}
    classes = tuple(_item_class(reader, item) for item in nodes["item_classes"])
    known = [item_class.id for item_class in classes]
    rules = tuple(_rule(reader, item, state, known) for item in nodes["rules"])
    misses = tuple(_near_miss(reader, item) for item in nodes["near_misses"])
    _report_repeats(reader, nodes["item_classes"], known)
    _report_repeats(
        reader,
        [*nodes["rules"], *nodes["near_misses"]],
        [*(rule.id for rule in rules), *(miss.id for miss in misses)],
    )
    _lint(reader, node)
    return Rulebook(
        id=reader.text(row.get("id")),
        name=reader.text(row.get("name")),
        version=reader.text(row.get("version")),
        state=state,
        item_classes=classes,
        rules=rules,
        notice=reader.text(row.get("notice")),
        near_misses=misses,
        state_name=reader.text(row.get("state_name")),
    )


def _compose(text: str, path: str) -> Node:
    """Return the root node of a YAML text without aliases."""
    try:
        if any(isinstance(event, yaml.AliasEvent) for event in yaml.parse(text, yaml.SafeLoader)):
            raise ResourceError([(path, 0, "a rulebook holds no aliases (*name)")])
        node = yaml.compose(text, Loader=yaml.SafeLoader)
    except yaml.MarkedYAMLError as error:
        line = error.problem_mark.line + 1 if error.problem_mark else 0
        raise ResourceError([(path, line, error.problem or "not YAML")]) from error
    except (yaml.YAMLError, RecursionError) as error:
        raise ResourceError([(path, 0, "not YAML text, or nested too deeply")]) from error
    if node is None:
        raise ResourceError([(path, 0, "the file is empty")])
    return node


def parse_rulebook(text: str, path: str) -> Rulebook:
    """Read a rulebook from YAML text; ``path`` is what errors show.

    Raises:
        ResourceError: it is malformed; holds every problem with its line.
    """
    reader = NodeReader(path)
    rulebook = _rulebook(reader, _compose(text, path))
    if reader.problems:
        raise ResourceError(sorted(reader.problems, key=lambda problem: problem[1]))
    return rulebook


def load(id_or_path: str) -> Rulebook:
    """Return a shipped rulebook by id, or one of the user's by path.

    Raises:
        InputError: there is no such rulebook, or the file cannot be read.
        ResourceError: it is malformed.
    """
    if id_or_path in available():
        folder = resources.files("crossread") / "resources" / "rulebooks"
        text = (folder / f"{id_or_path}{_SUFFIX}").read_text(encoding="utf-8")
        return parse_rulebook(text, f"{id_or_path}{_SUFFIX}")
    path = Path(id_or_path)
    if not path.is_file():
        known = ", ".join(available())
        raise InputError(id_or_path, "no such rulebook", f"name a file or one of: {known}")
    try:
        text = path.read_text(encoding="utf-8")
    except (OSError, UnicodeDecodeError) as error:
        raise InputError(id_or_path, "the rulebook cannot be read as UTF-8 text") from error
    return parse_rulebook(text, id_or_path)
