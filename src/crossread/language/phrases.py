"""The whole phrase around a name: "the North Korean leader" before it, "'s" State, title, article."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

from crossread.language.gazetteer import Name
from crossread.language.names import is_demonym
from crossread.language.nominals import is_role_modifier, is_title, role_ending_at
from crossread.model.annotation import EntityKind, Token


@dataclass(frozen=True, slots=True)
class Phrase:
    """A name with what stands directly before it: from token ``first`` on."""

    first: int
    role: str = ""
    country: str = ""
    closed: bool = False  # nothing more can stand before it


def _take_name(phrase: Phrase, before: Name, titled: bool) -> Phrase | None:
    """Take a name that stands directly before: "Russian" President, "NATO" chief."""
    attached = titled or is_demonym(before)
    if before.people or before.kind is EntityKind.PERSON or not attached:
        return None
    return replace(phrase, first=before.first, country=phrase.country or before.country)


def _take_owner(phrase: Phrase, owner: Name | None) -> Phrase | None:
    """Take a State, place or body that owns: "North Korea's" leader."""
    if owner is None or owner.kind is EntityKind.PERSON:
        return None
    return replace(phrase, first=owner.first, country=phrase.country or owner.country)


def _take_words(phrase: Phrase, tokens: Sequence[Token], floor: int, person: bool) -> Phrase | None:
    """Take a role, a title, a word that modifies a role, or the article."""
    before = tokens[phrase.first - 1]
    found = role_ending_at(tokens, phrase.first - 1, floor) if person and not phrase.role else None
    if found is not None and not is_title(before):
        return replace(phrase, first=found[0], role=found[1])
    if person and (is_title(before) or (phrase.role and is_role_modifier(before))):
        return replace(phrase, first=phrase.first - 1)
    if before.lemma.lower() == "the":
        return replace(phrase, first=phrase.first - 1, closed=True)
    return None


def extend_name(
    name: Name, tokens: Sequence[Token], name_by_last: Mapping[int, Name], floor: int
) -> Phrase:
    """Return the phrase of a name; no token before ``floor``, the sentence's first, is taken.

    Roles and titles stand before names of persons; owners and demonyms also before bodies.
    """
    person = name.kind is EntityKind.PERSON and not name.people
    open_left = person or name.kind in {EntityKind.ORGANISATION, EntityKind.UNKNOWN}
    phrase: Phrase | None = Phrase(name.first, country=name.country)
    best = Phrase(name.first, country=name.country)
    while phrase is not None:
        best = phrase
        if best.closed or best.first <= floor:
            break
        before = name_by_last.get(best.first)
        if before is not None and open_left:
            titled = bool(best.role) or not person
            phrase = _take_name(best, before, titled and before.last - 1 >= floor)
        elif tokens[best.first - 1].xpos == "POS" and open_left:
            phrase = _take_owner(best, name_by_last.get(best.first - 1))
        else:
            phrase = _take_words(best, tokens, floor, person)
    return best
