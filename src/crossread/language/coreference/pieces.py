"""Names of makers that stand for what they made: "he crashed his Brell"."""

from __future__ import annotations

from collections.abc import Set as AbstractSet

from crossread.language.coreference.document import Document, words_of
from crossread.model.annotation import EntityKind, Mention, MentionKind
from crossread.text.similarity import name_words

_OPEN = frozenset({EntityKind.THING, EntityKind.UNKNOWN})
_SOMEBODYS = frozenset({"my", "his", "her", "your"})


def read_pieces(document: Document) -> dict[int, EntityKind]:
    """Return THING for each name that stands for what somebody has, made by the one of that name.

    That is a name that a body of the article bears too ("his Brell", made by Brell), a body that
    somebody drives, and what is read as a person: nobody has one.
    """
    names = [m for m in document.mentions if m.kind is MentionKind.NAME and m.name]
    bodies = {name_words(m.name) for m in names if m.entity is EntityKind.ORGANISATION}
    return {
        mention.index: EntityKind.THING for mention in names if _is_piece(document, mention, bodies)
    }


def _is_piece(document: Document, mention: Mention, bodies: AbstractSet[tuple[str, ...]]) -> bool:
    owners = _owners(document, mention)
    if owners and mention.entity in _OPEN:
        return name_words(mention.name) in bodies
    if mention.plural or owners.isdisjoint(_SOMEBODYS):
        return False
    return _is_no_person(mention) or _is_driven(document, mention)


def _owners(document: Document, mention: Mention) -> frozenset[str]:
    """Return the pronouns whose a name is: "his"."""
    owners = [document.tokens[child] for child in document.children(mention.head, "nmod:poss")]
    return frozenset(owner.text.casefold() for owner in owners if owner.upos == "PRON")


def _is_no_person(mention: Mention) -> bool:
    """Tell whether one word read as a person is none, as it is neither a role nor a style."""
    called = mention.name.casefold()
    one = mention.entity is EntityKind.PERSON and not mention.role and " " not in called
    return one and called not in words_of("styles")


def _is_driven(document: Document, mention: Mention) -> bool:
    """Tell whether a body's name is what somebody drives, or in which he drives."""
    token = document.tokens[mention.head]
    if mention.entity is not EntityKind.ORGANISATION or token.head < 0:
        return False
    inside = token.relation == "obl" and "in" in document.case_words(mention.head)
    driven = document.lemmas[token.head] in words_of("driving")
    return driven and (inside or token.relation == "obj")
