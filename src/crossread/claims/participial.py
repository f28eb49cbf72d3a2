"""Events stated by participles: "goods sold to the island", "..., presenting him with a vase"."""

from __future__ import annotations

from collections.abc import Iterator

from crossread.claims.drafts import Draft
from crossread.claims.tree import Tree
from crossread.claims.verbal import is_participial, is_predicate, verb_draft


def find_participial(tree: Tree, earlier: tuple[Draft, ...]) -> Iterator[Draft]:
    """Find participle and gerund clauses, with the subject that the sentence lends them."""
    for token in tree.parsed("VERB"):
        if is_predicate(tree, token) and is_participial(tree, token):
            draft = verb_draft(tree, token, "participial")
            if draft is not None:
                yield draft
