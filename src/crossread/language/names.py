"""The names of an article: what the model sees, mended by lists and by the whole document."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace

from crossread.language.gazetteer import Name, find_listed
from crossread.language.name_repairs import repair_names
from crossread.language.polities import find_polities
from crossread.model.annotation import EntityKind, Sentence, Token

_KINDS = {
    "PER": EntityKind.PERSON,
    "ORG": EntityKind.ORGANISATION,
    "GPE": EntityKind.PLACE,
    "LOC": EntityKind.PLACE,
    "FAC": EntityKind.PLACE,
    "VEH": EntityKind.THING,
    "WEA": EntityKind.THING,
}

_DASHES = frozenset({"-", "--", "–", "—"})


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
    if name.kind is EntityKind.PLACE and inside[-1].last == name.last:
        trimmed = _trim(name, inside[-1], tokens)
        return ([trimmed] if trimmed else []), True
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


def _drop_small(
    seen: Sequence[tuple[int, int, str]], tokens: Sequence[Token]
) -> list[tuple[int, int, str]]:
    """Leave out names in small letters, unless most names of the article are written so.

    Where names have capitals, "the united states's chief" is a machine's word for a country.
    """
    capital = [
        any(token.text[:1].isupper() for token in tokens[first:last]) for first, last, _ in seen
    ]
    if 2 * sum(capital) < len(seen):
        return list(seen)
    return [name for name, keep in zip(seen, capital, strict=True) if keep]


def find_names(
    sentences: Sequence[Sentence], tokens: Sequence[Token], seen: Sequence[tuple[int, int, str]]
) -> list[Name]:
    """Return the names of an article in order, none overlapping another.

    ``seen`` are the names that the model reports: (first token, last token exclusive, class).
    """
    seen = _drop_small(seen, tokens)
    first = _read_names(sentences, tokens, seen, {})
    polities = find_polities(tokens, first)
    return _read_names(sentences, tokens, seen, polities) if polities else first


def _cut_at_dash(span: tuple[int, int, str], tokens: Sequence[Token]) -> tuple[int, int, str]:
    """Cut a dateline off what follows it: "SELM - Harbour" is two names, of which one is sure."""
    first, last, kind = span
    for place in range(first + 1, last - 1):
        before, dash, after = (tokens[place + step].span for step in (-1, 0, 1))
        capitals = all(token.text.isupper() for token in tokens[first:place])
        if not capitals or tokens[place].text not in _DASHES:
            continue
        if before.end < dash.start and dash.end < after.start:
            return first, place, kind
    return span


def _take_plus(name: Name, tokens: Sequence[Token]) -> Name:
    """Take the plus sign at the end of a name into it: "Brell 9+" is another than "Brell 9"."""
    last = name.last
    if last == len(tokens) or tokens[last].text != "+" or "+" in tokens[last - 1].text:
        return name
    sign, before = tokens[last].span, tokens[last - 1].span
    after = tokens[last + 1] if last + 1 < len(tokens) else None
    glued = after is not None and after.span.start == sign.end and after.text[:1].isalnum()
    return replace(name, last=last + 1) if before.end == sign.start and not glued else name


def _read_names(
    sentences: Sequence[Sentence],
    tokens: Sequence[Token],
    seen: Sequence[tuple[int, int, str]],
    own: Mapping[tuple[str, ...], Name],
) -> list[Name]:
    """Return the names of an article; ``own`` are listed for this article only."""
    names: list[Name] = []
    for sentence in sentences:
        inside = [span for span in seen if sentence.first <= span[0] and span[1] <= sentence.last]
        words = tokens[sentence.first : sentence.last]
        model = [
            Name(first - sentence.first, last - sentence.first, _KINDS[kind], known=False)
            for first, last, kind in (_cut_at_dash(span, tokens) for span in inside)
            if kind in _KINDS
        ]
        merged = _merge([_take_plus(name, words) for name in model], find_listed(words, own), words)
        names.extend(
            replace(name, first=name.first + sentence.first, last=name.last + sentence.first)
            for name in merged
        )
    return repair_names(names, sentences, tokens)
