"""The names of an article: what the model sees, mended by lists and by the whole document."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import replace

from crossread.language.gazetteer import Name, find_listed
from crossread.language.nominals import is_role_modifier, is_title, role_ending_at
from crossread.model.annotation import EntityKind, Sentence, Token
from crossread.text.countries import CountryBasis

_KINDS = {
    "PER": EntityKind.PERSON,
    "ORG": EntityKind.ORGANISATION,
    "LOC": EntityKind.PLACE,
}
_DATE_WORDS = frozenset(
    [
        "monday",
        "tuesday",
        "wednesday",
        "thursday",
        "friday",
        "saturday",
        "sunday",
        "january",
        "february",
        "march",
        "april",
        "may",
        "june",
        "july",
        "august",
        "september",
        "october",
        "november",
        "december",
        "mon.",
        "tue.",
        "wed.",
        "thu.",
        "fri.",
        "sat.",
        "sun.",
        "jan.",
        "feb.",
        "mar.",
        "apr.",
        "jun.",
        "jul.",
        "aug.",
        "sep.",
        "sept.",
        "oct.",
        "nov.",
        "dec.",
    ]
)


def _trim(name: Name, listed: Name, tokens: Sequence[Token]) -> Name | None:
    """Return what remains of a name beside a listed one that overlaps or opens it."""
    first, last = name.first, name.last
    if listed.first <= first:
        first = listed.last
        while first < last and tokens[first].xpos in {"POS", "HYPH"}:
            first += 1
    else:
        last = listed.first
    named = any(token.upos == "PROPN" for token in tokens[first:last])
    return replace(name, first=first, last=last) if first < last and named else None


def _mend(name: Name, listed: Sequence[Name], tokens: Sequence[Token]) -> tuple[list[Name], bool]:
    """Settle one name of the model with the listed names that touch it.

    Returns what is left of the name, and whether the listed names inside it stay names of their
    own. Inside the name of a person or body they stay only as its first words ("Russian").
    """
    inside = [other for other in listed if name.contains(other)]
    equal = any((other.first, other.last) == (name.first, name.last) for other in inside)
    if equal:
        person = name.kind is EntityKind.PERSON and inside[0].ambiguous
        return ([name], False) if person else ([], True)
    crossing = [other for other in listed if name.overlaps(other) and not name.contains(other)]
    if crossing or any(other.contains(name) for other in listed):
        rest = None if any(other.contains(name) for other in listed) else name
        for other in crossing:
            rest = _trim(rest, other, tokens) if rest else None
        return ([rest] if rest else []), True
    if not inside:
        return [name], True
    opening = [other for other in inside if other.first == name.first]
    if name.kind is EntityKind.PERSON:
        trimmed = _trim(name, opening[0], tokens) if opening and not opening[0].ambiguous else None
        return ([trimmed], True) if trimmed else ([name], False)
    country = next((other.country for other in inside if other.country), "")
    possessor = opening and tokens[opening[0].last].xpos == "POS"
    if possessor:
        trimmed = _trim(name, opening[0], tokens)
        return ([replace(trimmed, country=country)] if trimmed else []), True
    return [replace(name, country=country)], False


def _merge(model: Iterable[Name], listed: list[Name], tokens: Sequence[Token]) -> list[Name]:
    """Return the names of one sentence, sorted, none overlapping another."""
    kept = list(listed)
    settled: list[Name] = []
    for name in model:
        left, stay = _mend(name, [other for other in kept if name.overlaps(other)], tokens)
        if not stay:
            kept = [other for other in kept if not name.overlaps(other)]
        settled.extend(left)
    return sorted([*kept, *settled], key=lambda name: (name.first, name.last))


def _text(name: Name, tokens: Sequence[Token]) -> str:
    return " ".join(token.text for token in tokens[name.first : name.last])


def _vote(names: list[Name], tokens: Sequence[Token]) -> list[Name]:
    """Give names that the model labels differently the label that most of them have.

    A single word that is part of a longer person's name in the article is that person's.
    """
    votes: dict[str, Counter[EntityKind]] = {}
    parts: set[str] = set()
    for name in names:
        if not name.known:
            votes.setdefault(_text(name, tokens), Counter())[name.kind] += 1
            if name.kind is EntityKind.PERSON and name.last - name.first > 1:
                parts.update(token.text for token in tokens[name.first : name.last])
    voted = []
    for name in names:
        text = _text(name, tokens)
        if name.known:
            voted.append(name)
        elif text in parts:
            voted.append(replace(name, kind=EntityKind.PERSON))
        else:
            ranked = sorted(votes[text].items(), key=lambda item: (-item[1], item[0].value))
            voted.append(replace(name, kind=ranked[0][0]))
    return voted


def _strip_roles(name: Name, tokens: Sequence[Token]) -> Name | None:
    """Leave the office or title in front of a name out; None if nothing else is in it."""
    if name.known or name.kind not in {EntityKind.PERSON, EntityKind.UNKNOWN}:
        return name
    first, kind = name.first, name.kind
    while first < name.last:
        ends = [
            last
            for last in range(name.last - 1, first - 1, -1)
            if (role := role_ending_at(tokens, last, first)) is not None and role[0] == first
        ]
        if ends:
            first, kind = ends[0] + 1, EntityKind.PERSON
        elif is_title(tokens[first]) or (
            is_role_modifier(tokens[first]) and first + 1 < name.last and kind is not name.kind
        ):
            first += 1
        else:
            break
    return replace(name, first=first, kind=kind) if first < name.last else None


def _is_nameable(token: Token) -> bool:
    lower = token.text.lower()
    return token.upos == "PROPN" and token.text[:1].isupper() and lower not in _DATE_WORDS


def _add_missed(names: list[Name], tokens: Sequence[Token]) -> list[Name]:
    """Add runs of proper nouns that the model left out.

    They are persons where the article names a person so, else of unknown kind.
    """
    taken = {place for name in names for place in range(name.first, name.last)}
    kinds = {
        part.text: EntityKind.PERSON
        for name in names
        if name.kind is EntityKind.PERSON and not name.people
        for part in tokens[name.first : name.last]
        if part.upos == "PROPN"
    }
    found: list[Name] = []
    first = 0
    while first < len(tokens):
        last = first
        while (
            last < len(tokens)
            and last not in taken
            and _is_nameable(tokens[last])
            and tokens[last].sentence == tokens[first].sentence
        ):
            last += 1
        if last > first:
            known = {kinds.get(token.text) for token in tokens[first:last]}
            kind = EntityKind.PERSON if known == {EntityKind.PERSON} else EntityKind.UNKNOWN
            found.append(Name(first, last, kind, known=False))
        first = max(last, first + 1)
    return sorted([*names, *found], key=lambda name: (name.first, name.last))


def find_names(
    sentences: Sequence[Sentence], tokens: Sequence[Token], seen: Sequence[tuple[int, int, str]]
) -> list[Name]:
    """Return the names of an article in order, none overlapping another.

    ``seen`` are the names that the model reports: (first token, last token exclusive, class).
    """
    names: list[Name] = []
    for sentence in sentences:
        inside = [span for span in seen if sentence.first <= span[0] and span[1] <= sentence.last]
        own = tokens[sentence.first : sentence.last]
        model = [
            Name(first - sentence.first, last - sentence.first, _KINDS[kind], known=False)
            for first, last, kind in inside
        ]
        merged = _merge(model, find_listed(own), own)
        names.extend(
            replace(name, first=name.first + sentence.first, last=name.last + sentence.first)
            for name in merged
        )
    complete = _add_missed(_vote(names, tokens), tokens)
    stripped = (_strip_roles(name, tokens) for name in complete)
    return [name for name in stripped if name is not None]


def is_demonym(name: Name) -> bool:
    """Tell whether the name is an adjective of a State or region ("Russian")."""
    return name.basis is CountryBasis.DEMONYM and not name.people
