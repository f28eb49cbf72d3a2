"""What somebody calls something: "dismissed the report as absurd", "called it a mistake"."""

from __future__ import annotations

from collections.abc import Iterator

from crossread.claims.arguments import collect, is_title
from crossread.claims.drafts import Draft
from crossread.claims.phrases import as_role
from crossread.claims.speech import label_of
from crossread.claims.tree import Tree
from crossread.model.claims import OPEN_TYPE


def find_labels(tree: Tree, earlier: tuple[Draft, ...]) -> Iterator[Draft]:
    """Find labels; the claim "X is LABEL" stands in the chain of whoever gives it."""
    for verb in tree.parsed():
        label = label_of(tree, verb) if tree.tokens[verb].upos == "VERB" else None
        if label is None:
            continue
        labelled = collect(tree, verb).slots.get("obj", [])
        if labelled and not _are_one(tree, label, labelled[0]):
            yield Draft(
                head=label,
                event_type=OPEN_TYPE,
                predicate=f"be {tree.lemma(label)}",
                tokens=(label,),
                roles=(as_role(tree, "agent", labelled), as_role(tree, "attribute", [label])),
                rule="label",
            )


def _are_one(tree: Tree, one: int, other: int) -> bool:
    """Tell a title from its name, which a parser may take for a label and the labelled."""
    return is_title(tree, one, other) or is_title(tree, other, one)
