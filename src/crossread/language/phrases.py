"""The whole phrase around a name: its role, its State or owner, titles and the article."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

from crossread.language.gazetteer import Name
from crossread.language.nominals import is_role_modifier, is_title, role_ending_at
from crossread.model.annotation import EntityKind, Token


@dataclass(frozen=True, slots=True)
class Phrase:
    """A name with what stands directly before it: from token ``first`` on."""

    first: int
    role: str = ""
    office: tuple[int, int] = (0, 0)  # tokens of the role, last exclusive
    country: str = ""
    closed: bool = False  # nothing more can stand before it


def _take_name(phrase: Phrase, before: Name, titled: bool) -> Phrase | None:
    """Take a name that stands directly before: "Russian" President, "NATO" chief."""
    attached = titled or before.demonym
    if before.people or before.kind is EntityKind.PERSON or not attached:
        return None
    return replace(phrase, first=before.first, country=phrase.country or before.country)


def _take_owner(phrase: Phrase, owner: Name | None) -> Phrase | None:
    """Take a State, place or body that owns: "North Korea's" leader."""
    if owner is None or owner.kind is EntityKind.PERSON:
        return None
    return replace(phrase, first=owner.first, country=phrase.country or owner.country)


def _take_words(phrase: Phrase, tokens: Sequence[Token], last: int, person: bool) -> Phrase | None:
    """Take a title, a word that modifies a role, or the article; the name ends at ``last``."""
    before = tokens[phrase.first - 1]
    if person and (is_title(before) or (phrase.role and is_role_modifier(before))):
        return replace(phrase, first=phrase.first - 1)
    if before.lemma.lower() == "the" and phrase.first <= before.head < last:
        return replace(phrase, first=phrase.first - 1, closed=True)
    return None


def _take_role(phrase: Phrase, tokens: Sequence[Token], floor: int) -> Phrase | None:
    """Take an office: "foreign minister"."""
    found = None if phrase.role else role_ending_at(tokens, phrase.first - 1, floor)
    if found is None or is_title(tokens[phrase.first - 1]):
        return None
    return replace(phrase, first=found[0], role=found[1], office=(found[0], phrase.first))


def extend_name(
    name: Name, tokens: Sequence[Token], name_by_last: Mapping[int, Name], floor: int
) -> Phrase:
    """Return the phrase of a name; no token before ``floor``, the sentence's first, is taken.

    Roles and titles stand before names of persons; owners and demonyms also before bodies.
    """
    person = name.kind is EntityKind.PERSON and not name.people
    owned = person or name.kind in {EntityKind.ORGANISATION, EntityKind.UNKNOWN}
    phrase: Phrase | None = Phrase(name.first, country=name.country)
    best = Phrase(name.first, country=name.country)
    if name.demonym:
        return best
    while phrase is not None:
        best = phrase
        if best.closed or best.first <= floor:
            break
        phrase = _take_role(best, tokens, floor) if person else None
        before = name_by_last.get(best.first)
        if phrase is None and owned and before is not None:
            phrase = _take_name(best, before, bool(best.role) or not person)
        elif phrase is None and owned and tokens[best.first - 1].xpos == "POS":
            phrase = _take_owner(best, name_by_last.get(best.first - 1))
        elif phrase is None:
            phrase = _take_words(best, tokens, name.last, person)
    return best
