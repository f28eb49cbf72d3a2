"""Names of makers that stand for what they made: "he crashed his Brell"."""

from __future__ import annotations

from crossread.language.coreference.document import Document, words_of
from crossread.model.annotation import EntityKind, Mention, MentionKind

_OWNERS = frozenset({"my", "his", "her", "your"})


def read_pieces(document: Document) -> dict[int, EntityKind]:
    """Return THING for each name of one word of which somebody has one, and for bodies driven.

    Nobody has a person: "his Brell", read as one, is a car.
    """
    return {
        mention.index: EntityKind.THING
        for mention in document.mentions
        if mention.kind is MentionKind.NAME
        and not mention.plural
        and _is_owned(document, mention)
        and (_is_owned_person(mention) or _is_driven(document, mention))
    }


def _is_owned(document: Document, mention: Mention) -> bool:
    owners = document.children(mention.head, "nmod:poss")
    return any(document.tokens[owner].text.casefold() in _OWNERS for owner in owners)


def _is_owned_person(mention: Mention) -> bool:
    called = mention.name.casefold()
    one = mention.entity is EntityKind.PERSON and not mention.role and " " not in called
    return one and called not in words_of("styles")


def _is_driven(document: Document, mention: Mention) -> bool:
    """Tell whether a body's name is what somebody drives, or in which he drives."""
    token = document.tokens[mention.head]
    if mention.entity is not EntityKind.ORGANISATION or token.head < 0:
        return False
    inside = token.relation == "obl" and "in" in document.case_words(mention.head)
    return (inside or token.relation == "obj") and (
        document.lemmas[token.head] in words_of("driving")
    )
