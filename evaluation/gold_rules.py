"""One general rule per category of a gold file; none knows an item's id."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from evaluation import gold_claims, gold_lineage, gold_texts
from evaluation.gold_items import Item
from evaluation.gold_world import World

Rule = Callable[[World, Item], tuple[bool, str]]

RULES: tuple[tuple[str, Rule], ...] = (
    ("alignment", gold_claims.alignment),
    ("conflict", gold_claims.conflict),
    ("non_conflict", gold_claims.non_conflict),
    ("status_difference", gold_claims.status_difference),
    ("denial", gold_claims.denial),
    ("attribution", gold_claims.attribution),
    ("modality", gold_claims.modality),
    ("lineage", gold_lineage.lineage),
    ("time", gold_texts.time),
    ("quantity", gold_texts.quantity),
    ("entity", gold_texts.entity),
    ("framing", gold_texts.framing),
    ("omission", gold_texts.omission),
    ("boilerplate", gold_texts.boilerplate),
)


@dataclass(frozen=True, slots=True)
class ItemVerdict:
    """Whether an item was found, and why."""

    item: Item
    passed: bool
    reason: str

    def __str__(self) -> str:
        mark = "passed" if self.passed else "MISSED"
        return f"{mark} {self.item.id} {self.item.category}/{self.item.type}: {self.reason}"


def decide(world: World, item: Item) -> ItemVerdict:
    """Decide one item by the rule of its category; words that were not read are missed."""
    rule = dict(RULES).get(item.category)
    if rule is None:
        return ItemVerdict(item, False, "no rule for this category")
    if not any(e.span is not None for e in item.evidence):
        return ItemVerdict(item, False, "none of its words were read")
    try:
        passed, reason = rule(world, item)
    except (KeyError, IndexError, TypeError, ValueError, AttributeError) as error:
        return ItemVerdict(item, False, f"not of the known form: {type(error).__name__} {error}")
    return ItemVerdict(item, passed, reason)


def decide_all(world: World, items: Sequence[Item]) -> tuple[ItemVerdict, ...]:
    """Decide every item, in the order of the gold file."""
    return tuple(decide(world, item) for item in items)
