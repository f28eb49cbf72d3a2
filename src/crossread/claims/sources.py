"""What sort of source a noun phrase names."""

from __future__ import annotations

import re
from functools import cache

from crossread.claims.lexicon import media_names, noun_classes, source_nouns
from crossread.claims.phrases import as_filler, mention_of
from crossread.claims.tree import Tree
from crossread.model.annotation import EntityKind, MentionKind
from crossread.model.claims import SourceKind

_BY_ENTITY = {EntityKind.PERSON: SourceKind.PERSON, EntityKind.ORGANISATION: SourceKind.BODY,
              EntityKind.STATE: SourceKind.BODY, EntityKind.PLACE: SourceKind.BODY}  # fmt: skip


_MUTE = ("concept", "weather", "natural", "software", "picture", "measure")
_PEOPLE_ENDINGS = ("er", "or", "ist", "man", "woman", "men", "ian", "ee", "mate", "folk", "ster")


def classify_source(tree: Tree, head: int) -> SourceKind | None:
    """Return the kind of a source phrase; None when it is no source at all ("the visit")."""
    if tree.tokens[head].upos == "PRON":
        return _of_pronoun(tree, head)
    if _names_medium(tree, head) or _is_news_body(tree, head):
        return SourceKind.AGENCY
    mention = mention_of(tree, head)
    found = tree.annotation.mentions[mention] if mention is not None else None
    if found is not None and found.kind is MentionKind.NAME and found.entity in _BY_ENTITY:
        return _BY_ENTITY[found.entity]
    listed = source_nouns().get(tree.lemma(head))
    if listed is not None:
        return _of_noun(tree, head, listed)
    if found is not None and found.entity in _BY_ENTITY:
        return _BY_ENTITY[found.entity]
    return SourceKind.BODY if tree.tokens[head].upos == "PROPN" else None


def can_speak(tree: Tree, head: int) -> bool:
    """Tell whether a phrase can be somebody who speaks, an unlisted noun by its ending."""
    if classify_source(tree, head) is not None:
        return True
    lemma = tree.lemma(head)
    if tree.tokens[head].upos != "NOUN" or any(lemma in noun_classes()[c] for c in _MUTE):
        return False
    return lemma.endswith(_PEOPLE_ENDINGS)


def _of_pronoun(tree: Tree, head: int) -> SourceKind | None:
    """A pronoun takes the kind of the name in its chain; else it stays a pronoun."""
    if tree.lower(head) in ("which", "that", "this", "what", "these", "those", "there"):
        return None
    mention = tree.mention(head)
    if mention is not None and mention.chain >= 0:
        for other in tree.annotation.mentions:
            if other.chain == mention.chain and tree.tokens[other.head].upos != "PRON":
                return classify_source(tree, other.head) or SourceKind.PRONOUN
    return SourceKind.PRONOUN


def _of_noun(tree: Tree, head: int, kind: str) -> SourceKind:
    """A spokesman of a named body is a person; an unnamed official is anonymous."""
    if kind == "anonymous" and _is_spokesperson(tree, head):
        return SourceKind.PERSON
    if kind == "person":
        plural = "Number=Plur" in tree.tokens[head].feats
        return SourceKind.ANONYMOUS if plural and mention_of(tree, head) is None else (
            SourceKind.PERSON
        )  # fmt: skip
    return SourceKind(kind)


def _is_spokesperson(tree: Tree, head: int) -> bool:
    """Tell whether a singular spokesperson is tied to a named body."""
    if not tree.lemma(head).startswith("spokes") or "Number=Plur" in tree.tokens[head].feats:
        return False
    return any(
        tree.tokens[child].upos == "PROPN" or tree.is_capitalised(child)
        for child in tree.kids(head, "nmod", "compound", "amod")
    )


def _is_news_body(tree: Tree, head: int) -> bool:
    """Tell a news agency or news service from other agencies and services."""
    return tree.tokens[head].upos in ("NOUN", "PROPN") and any(
        tree.lower(child) in ("news", "press") for child in tree.kids(head, "compound", "amod")
    )


def _names_medium(tree: Tree, head: int) -> bool:
    named = tree.tokens[head].upos == "PROPN"
    if not named and source_nouns().get(tree.lemma(head)) not in ("agency", "body"):
        return False
    return _medium_pattern().search(as_filler(tree, head).text) is not None


@cache
def _medium_pattern() -> re.Pattern[str]:
    names = sorted(media_names(), key=lambda name: (-len(name), name))
    return re.compile(rf"\b(?:{'|'.join(map(re.escape, names))})\b")
