"""Claims of the form "X is Y"; where Y is an event noun, the event itself."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from crossread.claims.arguments import surface_subjects
from crossread.claims.drafts import Draft
from crossread.claims.lexicon import noun_frames
from crossread.claims.nominal import noun_draft
from crossread.claims.phrases import as_role
from crossread.claims.tree import RELATIVES, Tree
from crossread.model.claims import OPEN_TYPE

_EMPTY_SUBJECTS = frozenset({"there", "what"})


def find_copular(tree: Tree, earlier: tuple[Draft, ...]) -> Iterator[Draft]:
    """Find nouns and adjectives that are predicates."""
    for token in tree.parsed():
        if tree.kid(token, "cop") is None or tree.tokens[token].upos == "VERB":
            continue
        draft = _event_draft(tree, token) or _attribute_draft(tree, token)
        if draft is not None:
            yield draft


def _event_draft(tree: Tree, token: int) -> Draft | None:
    frame = noun_frames().get(tree.lemma(token))
    if frame is None or tree.tokens[token].upos not in ("NOUN", "PROPN"):
        return None
    draft = noun_draft(tree, token, frame)
    return None if draft is None else replace(draft, rule="copular_event", background=False)


def _is_empty(tree: Tree, subjects: list[int], token: int) -> bool:
    """Leave out "it is clear"; "it was the same car" says something."""
    return tree.lower(subjects[0]) == "it" and tree.tokens[token].upos not in ("NOUN", "PROPN")


def _attribute_draft(tree: Tree, token: int) -> Draft | None:
    subjects = [
        subject
        for subject in surface_subjects(tree, token)
        if tree.lemma(subject) not in RELATIVES | _EMPTY_SUBJECTS
    ]
    if not subjects or _is_empty(tree, subjects, token):
        return None
    return Draft(
        head=token,
        event_type=OPEN_TYPE,
        predicate=f"be {tree.lemma(token)}",
        tokens=tuple(sorted([*tree.kids(token, "cop"), token])),
        roles=(as_role(tree, "agent", subjects), as_role(tree, "attribute", [token])),
        rule="copular",
    )
