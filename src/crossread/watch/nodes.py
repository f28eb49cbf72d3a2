"""Read YAML nodes into plain values and collect every problem with its line."""

from __future__ import annotations

from collections.abc import Collection
from datetime import date
from enum import StrEnum
from typing import TypeVar

from yaml.nodes import MappingNode, Node, ScalarNode, SequenceNode

Choice = TypeVar("Choice", bound=StrEnum)


class NodeReader:
    """Turns nodes into values; a wrong node becomes a problem and an empty value."""

    def __init__(self, path: str) -> None:
        self.path = path
        self.problems: list[tuple[str, int, str]] = []

    def report(self, node: Node | None, message: str) -> None:
        """Add a problem at the node's line; line 0 when there is no node."""
        self.problems.append((self.path, node.start_mark.line + 1 if node else 0, message))

    def mapping(
        self, node: Node, needed: Collection[str], optional: Collection[str] = ()
    ) -> dict[str, Node]:
        """Read a mapping; needed keys that are absent and unknown keys are problems."""
        if not isinstance(node, MappingNode):
            self.report(node, "expected a mapping")
            return {}
        found: dict[str, Node] = {}
        for key, value in node.value:
            name = key.value if isinstance(key, ScalarNode) else ""
            if name not in {*needed, *optional}:
                self.report(key, f"unknown key {name!r}")
            elif name in found:
                self.report(key, f"key {name!r} stands twice")
            else:
                found[name] = value
        for name in sorted(set(needed) - set(found)):
            self.report(node, f"key {name!r} is missing")
        return found

    def items(self, node: Node | None) -> list[Node]:
        """Read a list of nodes."""
        if node is None:
            return []
        if not isinstance(node, SequenceNode):
            self.report(node, "expected a list")
            return []
        return list(node.value)

    def text(self, node: Node | None) -> str:
        """Read a text that is not empty."""
        if node is None:
            return ""
        if not isinstance(node, ScalarNode) or not node.value.strip():
            self.report(node, "expected a text")
            return ""
        return str(node.value).strip()

    def texts(self, node: Node | None) -> tuple[str, ...]:
        """Read a list of texts."""
        return tuple(self.text(item) for item in self.items(node))

    def day(self, node: Node | None) -> date:
        """Read an ISO day."""
        text = self.text(node)
        try:
            return date.fromisoformat(text)
        except ValueError:
            if text:
                self.report(node, f"not a day: {text!r}; write it like 2017-12-22")
            return date.min

    def choice(self, node: Node | None, kind: type[Choice]) -> Choice | None:
        """Read a member of an enum; None where it is none."""
        text = self.text(node)
        try:
            return kind(text)
        except ValueError:
            names = ", ".join(member.value for member in kind)
            if text:
                self.report(node, f"{text!r} is none of: {names}")
            return None
