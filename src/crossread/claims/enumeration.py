"""Lists that continue the sentence before: "These included a vase, a bowl and a clock"."""

from __future__ import annotations

from collections.abc import Iterator

from crossread.claims.arguments import collect
from crossread.claims.drafts import Draft
from crossread.claims.lexicon import noun_classes, verb_list
from crossread.claims.phrases import as_role
from crossread.claims.tree import Tree
from crossread.model.claims import Role

ANAPHORS = frozenset({"these", "those", "they", "this", "it", "among"})
_REACH = 2  # sentences back to the event whose things are listed
# The role that a list fills, by type of the event before.
_LISTED = {"Transfer": "item", "TechnologyTransfer": "subject", "Visit": "delegation",
           "Meeting": "topic"}  # fmt: skip


def find_enumerations(tree: Tree, earlier: tuple[Draft, ...]) -> Iterator[Draft]:
    """Attach a list with an anaphoric subject to the event of the sentences before."""
    for token in tree.parsed("VERB"):
        if tree.lemma(token) not in verb_list("listing") or tree.tokens[token].upos != "VERB":
            continue
        arguments = collect(tree, token)
        subject, listed = arguments.first("subj"), arguments.slots.get("obj")
        if subject is None or not listed:
            continue
        before = _event_before(tree, token, subject, earlier)
        if before is not None:
            yield _continue(tree, token, subject, listed, before)


def _event_before(tree: Tree, token: int, subject: int, earlier: tuple[Draft, ...]) -> Draft | None:
    word = tree.lemma(subject)
    pronoun = tree.lower(subject) in ANAPHORS
    if not pronoun and word not in noun_classes()["gift"]:
        return None
    here = tree.tokens[token].sentence
    types = _LISTED if pronoun else {"Transfer": "item"}
    reachable = [
        draft
        for draft in earlier
        if draft.event_type in types and 0 < here - tree.tokens[draft.head].sentence <= _REACH
    ]
    nearest = max(reachable, key=lambda draft: tree.tokens[draft.head].sentence, default=None)
    if nearest is None:
        return None
    same = [d for d in reachable
            if tree.tokens[d.head].sentence == tree.tokens[nearest.head].sentence]  # fmt: skip
    return max(same, key=lambda draft: (not draft.background, len(draft.roles), -draft.head))


def _continue(tree: Tree, token: int, subject: int, listed: list[int], before: Draft) -> Draft:
    name = _LISTED[before.event_type]
    listing = as_role(tree, name, listed)
    listing = Role(name, listing.fillers, listing.open or tree.lemma(token) == "include")
    roles = [role for role in before.roles if role.name != name]
    place = next((i for i, role in enumerate(before.roles) if role.name == name), len(roles))
    roles.insert(min(place, len(roles)), listing)
    return Draft(
        head=token,
        event_type=before.event_type,
        predicate=before.predicate,
        tokens=(token,),
        roles=tuple(roles),
        rule="enumeration",
        borrowed=len(roles) - 1,
        inherits=before.head,
    )
