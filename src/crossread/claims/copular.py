"""Claims of the form "X is Y"; where Y is an event noun, the event itself."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from crossread.claims.drafts import Draft
from crossread.claims.lexicon import default_slots, noun_frames
from crossread.claims.nominal import noun_draft
from crossread.claims.phrases import as_role
from crossread.claims.places import is_place
from crossread.claims.propbank import argument
from crossread.claims.subjects import is_relative, surface_subjects
from crossread.claims.tree import NOMINAL, Tree
from crossread.model.claims import OPEN_TYPE

_EMPTY_SUBJECTS = frozenset({"there", "what"})
_ASKING = frozenset({"what", "when", "where", "how", "why", "who"})  # "that is when he left"
_CLAUSES = ("ccomp", "csubj", "xcomp", "advcl")


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
    """Leave out "it is clear that"; "it was the same car" and "it was cheap" say something."""
    if tree.lower(subjects[0]) != "it" or tree.tokens[token].upos in ("NOUN", "PROPN"):
        return False
    return tree.tokens[token].upos != "ADJ" or any(True for _ in tree.kids(token, *_CLAUSES))


def _subjects(tree: Tree, token: int) -> list[int]:
    """Return the subject; where the tree has to borrow one, the one that "be" itself names."""
    found = surface_subjects(tree, token)
    copula = tree.kid(token, "cop")
    own = any(tree.head(subject) == token for subject in found)
    if copula is None or own or tree.tokens[token].relation == "acl:relcl":
        return found
    framed = argument(tree, copula, "ARG1")
    if framed is None or framed >= copula or framed == token or tree.case(framed):
        return found
    return [framed] if tree.tokens[framed].upos in NOMINAL else found


def _role_after(tree: Tree, preposition: str, token: int) -> str:
    """Return what a phrase after "is" tells: "behind the leak" is no attribute, nor "in Oslo"."""
    if not preposition:
        return "attribute"
    role = default_slots().get(preposition, "other")
    return "other" if role == "place" and not is_place(tree, token) else role or "other"


def _attribute_draft(tree: Tree, token: int) -> Draft | None:
    subjects = [
        subject
        for subject in _subjects(tree, token)
        if not is_relative(tree, subject) and tree.lemma(subject) not in _EMPTY_SUBJECTS
    ]
    if not subjects or tree.lemma(token) in _ASKING or _is_empty(tree, subjects, token):
        return None
    preposition = tree.case(token)
    return Draft(
        head=token,
        event_type=OPEN_TYPE,
        predicate=" ".join(filter(None, ("be", preposition, tree.lemma(token)))),
        tokens=tuple(sorted([*tree.kids(token, "cop"), token])),
        roles=(
            as_role(tree, "agent", subjects),
            as_role(tree, _role_after(tree, preposition, token), [token]),
        ),
        rule="copular",
        deep=(("subj", tuple(subjects)),),
    )
